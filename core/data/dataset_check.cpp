#include "core/base/error.h"
#include "core/data/content_check.h"
#include "core/data/dataset.h"
#include "core/data/frame_remarks.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"
#include "core/data/labels/camera_layout.h"
#include "core/data/size_text.h"
#include "core/data/value_range.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace vantage {
namespace {

namespace fs = std::filesystem;

/// One pass over the files of a folder; fills the report as it goes.
class Check
{
public:
    Check(const fs::path &folder, ContentNotes &notes, const std::string &format) : m_folder(folder), m_notes(notes)
    {
        FolderSettings settings;
        try {
            settings = folderSettings(folder);
        } catch (const InputError &error) {
            m_report.problems.push_back({error.message()});
        }
        m_report.formatSaid = settings.format;
        m_layout = layoutOf(folder, true, settings, format);
        m_anyLabels = !m_layout.orphans.empty() || std::any_of(m_layout.frames.begin(), m_layout.frames.end(), [](const PlacedFrame &frame) { return !frame.labels.empty(); });
    }

    DatasetReport run(const std::function<bool(const DatasetReport &, size_t)> &progress)
    {
        readClasses();
        m_range = rangeOfListed();
        m_report.frames = m_layout.frames.size();
        if (m_layout.frames.empty())
            problem(m_folder, say("holds no pictures, neither in images/ nor beside it"));
        if (m_layout.frames.size() == 1)
            m_report.remarks.push_back(say("there is one frame only: training needs two at least"));
        bool whole = progress(m_report, 0);
        for (size_t i = 0; i < m_layout.frames.size() && whole; ++i) {
            checkFrame(m_layout.frames[i]);
            listSizes();
            whole = progress(m_report, i + 1);
        }
        if (whole)
            remarkOnLabels();
        else
            m_report.remarks.push_back(say("the check was ended early, not every file was read"));
        listForeignValues();
        remarkOnFolder();
        return std::move(m_report);
    }

private:
    void problem(const fs::path &file, const Message &text)
    {
        m_report.problems.push_back({InputError(file, text).message()});
    }

    /// One of the labels as a whole, before those of each file.
    void labelProblem(const Message &text, const Message &remedy, bool sumsUpValues = false)
    {
        m_report.problems.insert(m_report.problems.begin(), {InputError(m_layout.labelPlace, text, remedy).message(), true, sumsUpValues});
    }

    void fault(const std::string &frame, bool ofLabels, const Message &said, std::vector<std::pair<int, uint64_t>> values = {})
    {
        m_report.problems.push_back({said, ofLabels});
        m_report.faults.push_back({frame, ofLabels, said, std::move(values)});
    }

    ValueRange rangeOfListed() const
    {
        Dataset listed;
        for (const PlacedFrame &frame : m_layout.frames)
            listed.frames.push_back({{}, frame.image, {}});
        return valueRangeOf(listed);
    }

    void readClasses()
    {
        m_report.classes = m_layout.classes;
        m_report.format = m_layout.format;
        m_report.formatTitle = m_layout.title;
        m_report.evidence = m_layout.evidence;
        for (const Message &remark : m_layout.remarks)
            m_report.remarks.push_back(remark);
        if (m_layout.assumed && m_layout.hasLabels)
            m_report.remarks.push_back(say("there is no classes.json: the labels are taken for the 13 classes of CARLA 0.8; later versions number theirs differently"));
    }

    void checkFrame(const PlacedFrame &frame)
    {
        if (!m_names.insert(frame.name).second)
            problem(frame.image, say("has the same name as another frame"));
        const std::optional<ImageHeader> header = checkImage(frame);
        if (!frame.labels.empty())
            checkLabels(frame, header);
        else if (m_anyLabels)
            m_report.unlabelled.push_back(frame.name);
    }

    std::optional<ImageHeader> checkImage(const PlacedFrame &frame)
    {
        const fs::path image = frame.image;
        try {
            const ImageHeader header = m_notes.imageNote(image, m_range.bits).header;
            m_remarks.add(image.filename().string(), header);
            ++m_sizes[{header.size.width, header.size.height}];
            if (std::min(header.size.width, header.size.height) < smallestFrameSide)
                fault(frame.name, false, InputError(image, say("is only %1 pixels, 16 a side are needed", sizeText(header.size))).message());
            return header;
        } catch (const InputError &error) {
            fault(frame.name, false, error.message());
            return std::nullopt;
        }
    }

    void checkLabels(const PlacedFrame &placed, const std::optional<ImageHeader> &frame)
    {
        const fs::path file = placed.labels;
        ++m_report.labelled;
        try {
            const ContentNote note = m_notes.labelNote(file, readerOr(m_layout.reader));
            ++m_encodings[toString(note.encoding)];
            if (m_report.labelEncoding.empty())
                m_report.labelEncoding = toString(note.encoding);
            m_encoding = m_encoding.value_or(note.encoding);
            const auto values = count(note, file);
            if (frame && note.header.size != frame->size)
                fault(placed.name, true, InputError(file, differingSizes(note.header.size, *frame)).message(), note.values);
            const Message foreignLabels = describeForeign(note.foreign);
            if (!foreignLabels.empty())
                fault(placed.name, true, InputError(file, foreignLabels).message(), note.values);
            if (const Message foreign = describeForeignValues(values, m_report.classes); !foreign.empty()) {
                fault(placed.name, true, InputError(file, foreign).message(), note.values);
                m_foreignEncoding = note.encoding;
            }
        } catch (const InputError &error) {
            fault(placed.name, true, error.message());
        }
    }

    std::array<uint64_t, 256> count(const ContentNote &note, const fs::path &file)
    {
        std::array<uint64_t, 256> values{};
        uint64_t ignored = 0;
        const auto classOf = classOfValues(m_report.classes);
        for (const auto &[value, pixels] : note.values) {
            const auto i = static_cast<size_t>(value);
            values[i] = pixels;
            if (m_report.pixelsPerValue[i] == 0)
                m_firstFiles[i] = file.filename().string();
            m_report.pixelsPerValue[i] += pixels;
            if (classOf[i] == m_report.classes.ignore)
                ignored += pixels;
        }
        for (const ForeignLabel &one : note.foreign) {
            auto &sum = m_foreign[one.what];
            if (sum.first == 0)
                sum.second = file.filename().string();
            sum.first += one.pixels;
        }
        if (ignored == static_cast<uint64_t>(note.header.size.area()))
            ++m_unlabelled;
        return values;
    }

    /// All foreign values of the folder in one sentence, before those of each file.
    void listForeignValues()
    {
        const auto counted = [](const std::string &label, uint64_t pixels, const std::string &file) {
            return pixels == 1 ? say("%1 (1 pixel, first in %2)", label, file) : say("%1 (%2 pixels, first in %3)", label, pixels, file);
        };
        std::vector<Message> values, labels;
        const auto classOf = classOfValues(m_report.classes);
        for (size_t value = 0; value < m_report.pixelsPerValue.size(); ++value)
            if (const uint64_t pixels = m_report.pixelsPerValue[value]; pixels > 0 && classOf[value] < 0)
                values.push_back(counted(std::to_string(value), pixels, m_firstFiles[value]));
        std::vector<std::pair<std::string, std::pair<uint64_t, std::string>>> foreign(m_foreign.begin(), m_foreign.end());
        std::stable_sort(foreign.begin(), foreign.end(), [](const auto &a, const auto &b) { return a.second.first > b.second.first; });
        constexpr size_t named = 32;
        for (size_t i = 0; i < std::min(named, foreign.size()); ++i)
            labels.push_back(counted(foreign[i].first, foreign[i].second.first, foreign[i].second.second));
        if (lookLikeMasks(m_report.pixelsPerValue, m_report.classes) && m_encoding != LabelEncoding::Other)
            labelProblem(masksProblem, masksRemedy);
        if (!labels.empty())
            labelProblem(say("in all, these labels are no class: %1", joined(labels, ", ", foreign.size() - labels.size())), remedyForForeignLabels, true);
        if (!values.empty())
            labelProblem(say("in all, these values are no class: %1", joined(values)), remedyForForeignValues(m_foreignEncoding, m_report.classes, m_report.pixelsPerValue), true);
        tellEvidence();
    }

    /// What the pictures themselves have shown, where they lie as they always do.
    void tellEvidence()
    {
        if (!m_encoding || *m_encoding == LabelEncoding::Other || *m_encoding == LabelEncoding::Colours)
            return;
        int least = -1, most = -1;
        for (int value = 0; value < 256; ++value)
            if (m_report.pixelsPerValue[static_cast<size_t>(value)] > 0 && value != ignoredValue(m_report.classes)) {
                least = least < 0 ? value : least;
                most = value;
            }
        const Message range = least < 0 ? say("nothing but what is ignored") : say("%1 to %2", least, most);
        const std::string place = m_layout.labelPlace.filename().string() + "/";
        m_report.evidence.push_back(*m_encoding == LabelEncoding::Carla ? say("%1 holds 24-bit pictures whose red channel holds %2, green and blue 0: CARLA", place, range)
                                                                        : say("%1 holds grey or palette pictures that hold %2", place, range));
        if (*m_encoding == LabelEncoding::Carla && m_layout.format == "index") {
            m_report.format = "carla";
            m_report.formatTitle = m_layout.ownClasses ? "CARLA, tags of classes.json" : "CARLA 0.8, 13 tags";
        }
    }

    void remarkOnLabels()
    {
        if (!m_anyLabels) {
            m_report.format.clear();
            m_report.formatTitle.clear();
            if (!m_layout.frames.empty())
                m_report.remarks.push_back(say("there are no labels: the folder can be a target, not a source"));
            return;
        }
        const std::vector<std::string> &orphans = m_layout.orphans, &unlabelled = m_report.unlabelled;
        if (orphans.size() == 1)
            m_report.remarks.push_back(say("1 label picture without a frame of the same name: %1", orphans.front()));
        else if (!orphans.empty())
            m_report.remarks.push_back(say("%1 label pictures without a frame of the same name: %2", orphans.size(), firstNames(orphans)));
        if (unlabelled.size() == m_report.frames && !unlabelled.empty())
            labelProblem(say("has no labels for any of the %1 frames", m_report.frames), {});
        else if (unlabelled.size() == 1)
            m_report.remarks.push_back(say("1 frame without labels, which a source does without and a target is not measured on: %1", unlabelled.front()));
        else if (!unlabelled.empty())
            m_report.remarks.push_back(say("%1 frames without labels, which a source does without and a target is not measured on: %2", unlabelled.size(), firstNames(unlabelled)));
        if (m_unlabelled > 0)
            m_report.remarks.push_back(m_unlabelled == 1 ? say("1 label picture with nothing but ignored pixels") : say("%1 label pictures with nothing but ignored pixels", m_unlabelled));
        if (m_encodings.size() > 1)
            m_report.remarks.push_back(say("the label pictures are in more than one encoding"));
        std::vector<std::string> absent;
        const auto pixels = pixelsOfClasses(m_report.classes, m_report.pixelsPerValue);
        for (int i = 0; i < m_report.classes.size(); ++i) {
            const auto value = static_cast<size_t>(i);
            if (pixels[value] == 0 && i != m_report.classes.ignore)
                absent.push_back(m_report.classes.classes[value].name);
        }
        if (!absent.empty())
            m_report.remarks.push_back(say("classes without a pixel: %1", joined(absent)));
    }

    void listSizes()
    {
        m_report.imageSizes.clear();
        for (const auto &[size, frames] : m_sizes)
            m_report.imageSizes.emplace_back(sizeText(cv::Size(size.first, size.second)), frames);
        std::stable_sort(m_report.imageSizes.begin(), m_report.imageSizes.end(),
                         [](const auto &a, const auto &b) { return a.second > b.second; });
    }

    void remarkOnFolder()
    {
        if (const Message range = describe(m_range); !range.empty())
            m_report.remarks.push_back(range);
        for (const Message &text : m_remarks.texts())
            m_report.remarks.push_back(text);
        if (m_report.imageSizes.size() > 1)
            m_report.remarks.push_back(say("frames of %1 sizes: training brings all to one, a fixed camera has one", m_report.imageSizes.size()));
        if (m_layout.otherFiles > 0)
            m_report.remarks.push_back(m_layout.otherFiles == 1 ? say("1 file beside the frames that are no pictures by name")
                                                                : say("%1 files beside the frames that are no pictures by name", m_layout.otherFiles));
    }

    fs::path m_folder;
    ContentNotes &m_notes;
    CameraLayout m_layout;
    bool m_anyLabels = false;
    DatasetReport m_report;
    ValueRange m_range;
    FrameRemarks m_remarks;
    LabelEncoding m_foreignEncoding{};
    std::map<size_t, std::string> m_firstFiles; ///< by value
    std::map<std::string, std::pair<uint64_t, std::string>> m_foreign; ///< labels that are no value: pixels and the first file
    std::optional<LabelEncoding> m_encoding; ///< of the first label picture
    std::set<std::string> m_names;
    std::map<std::pair<int, int>, size_t> m_sizes;
    std::map<std::string, size_t> m_encodings;
    size_t m_unlabelled = 0;
};

} // namespace

std::vector<std::string> english(const std::vector<DatasetProblem> &problems)
{
    std::vector<std::string> texts;
    for (const DatasetProblem &problem : problems)
        texts.push_back(english(problem.text));
    return texts;
}

DatasetReport checkDataset(const fs::path &folder, const std::function<bool(size_t, size_t)> &progress)
{
    return checkDataset(folder, [&](const DatasetReport &soFar, size_t done) {
        return done == 0 || !progress || progress(done, soFar.frames);
    });
}

DatasetReport checkDataset(const fs::path &folder, const std::function<bool(const DatasetReport &, size_t)> &progress)
{
    ContentNotes notes;
    return checkDataset(folder, notes, progress);
}

DatasetReport checkDataset(const fs::path &folder, ContentNotes &notes, const std::function<bool(const DatasetReport &, size_t)> &progress, const std::string &format)
{
    return Check(folder, notes, format).run(progress);
}

} // namespace vantage
