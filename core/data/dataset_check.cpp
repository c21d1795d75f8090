#include "core/base/error.h"
#include "core/data/content_check.h"
#include "core/data/dataset.h"
#include "core/data/folder_listing.h"
#include "core/data/frame_remarks.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"
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
    Check(const fs::path &folder, ContentNotes &notes) : m_folder(folder), m_notes(notes), m_listing(listFolder(folder, true)) { }

    DatasetReport run(const std::function<bool(const DatasetReport &, size_t)> &progress)
    {
        readClasses();
        for (const fs::path &file : m_listing.labels)
            m_labels.emplace(file.stem().string(), file);
        m_range = rangeOfListed();
        m_report.frames = m_listing.images.size();
        if (m_listing.images.empty())
            problem(m_folder, "holds no pictures, neither in images/ nor beside it");
        if (m_listing.images.size() == 1)
            m_report.remarks.push_back("there is one frame only: training needs two at least");
        bool whole = progress(m_report, 0);
        for (size_t i = 0; i < m_listing.images.size() && whole; ++i) {
            checkFrame(m_listing.images[i]);
            listSizes();
            whole = progress(m_report, i + 1);
        }
        if (whole)
            remarkOnLabels();
        else
            m_report.remarks.push_back("the check was ended early, not every file was read");
        listForeignValues();
        remarkOnFolder();
        return std::move(m_report);
    }

private:
    void problem(const fs::path &file, const std::string &text)
    {
        m_report.problems.push_back(InputError(file, text).what());
    }

    void fault(const fs::path &file, bool ofLabels, const std::string &said, std::vector<std::pair<int, uint64_t>> values = {})
    {
        m_report.problems.push_back(said);
        m_report.faults.push_back({file.stem().string(), ofLabels, said, std::move(values)});
    }

    ValueRange rangeOfListed() const
    {
        Dataset listed;
        for (const fs::path &image : m_listing.images)
            listed.frames.push_back({{}, image.string(), {}});
        return valueRangeOf(listed);
    }

    void readClasses()
    {
        m_report.classes = carlaClasses();
        const fs::path file = m_folder / "classes.json";
        std::error_code code;
        if (fs::status(file, code).type() == fs::file_type::not_found) {
            if (m_listing.hasLabelFolder)
                m_report.remarks.push_back("there is no classes.json: the labels are taken for the 13 classes of CARLA 0.8; later versions number theirs differently");
            return;
        }
        try {
            m_report.classes = loadClassMap(file);
        } catch (const InputError &error) {
            m_report.problems.push_back(error.what());
        }
    }

    void checkFrame(const fs::path &image)
    {
        const std::string name = image.stem().string();
        if (!m_names.insert(name).second)
            problem(image, "has the same name as another frame");
        const std::optional<ImageHeader> header = checkImage(image);
        const auto label = m_labels.find(name);
        if (label != m_labels.end())
            checkLabels(label->second, header);
        else if (!m_labels.empty())
            m_report.unlabelled.push_back(name);
    }

    std::optional<ImageHeader> checkImage(const fs::path &image)
    {
        try {
            const ImageHeader header = m_notes.imageNote(image, m_range.bits).header;
            m_remarks.add(image.filename().string(), header);
            ++m_sizes[{header.size.width, header.size.height}];
            if (std::min(header.size.width, header.size.height) < smallestFrameSide)
                fault(image, false, InputError(image, "is only " + sizeText(header.size) + " pixels, 16 a side are needed").what());
            return header;
        } catch (const InputError &error) {
            fault(image, false, error.what());
            return std::nullopt;
        }
    }

    void checkLabels(const fs::path &file, const std::optional<ImageHeader> &frame)
    {
        ++m_report.labelled;
        try {
            const ContentNote note = m_notes.labelNote(file);
            ++m_encodings[toString(note.encoding)];
            if (m_report.labelEncoding.empty())
                m_report.labelEncoding = toString(note.encoding);
            const auto values = count(note, file);
            if (frame && note.header.size != frame->size)
                fault(file, true, InputError(file, differingSizes(note.header.size, *frame)).what(), note.values);
            if (const std::string foreign = describeForeignValues(values, m_report.classes); !foreign.empty()) {
                fault(file, true, InputError(file, foreign).what(), note.values);
                m_foreignEncoding = note.encoding;
            }
        } catch (const InputError &error) {
            fault(file, true, error.what());
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
        if (ignored == static_cast<uint64_t>(note.header.size.area()))
            ++m_unlabelled;
        return values;
    }

    /// All foreign values of the folder in one sentence, before those of each file.
    void listForeignValues()
    {
        std::string values;
        const auto classOf = classOfValues(m_report.classes);
        for (size_t value = 0; value < m_report.pixelsPerValue.size(); ++value)
            if (const uint64_t pixels = m_report.pixelsPerValue[value]; pixels > 0 && classOf[value] < 0)
                values += (values.empty() ? "" : ", ") + std::to_string(value) + " (" + std::to_string(pixels) + (pixels == 1 ? " pixel" : " pixels") + ", first in "
                          + m_firstFiles[value] + ")";
        if (values.empty())
            return;
        m_report.foreignValues = InputError(m_folder / "labels", "in all, these values are no class: " + values, remedyForForeignValues(m_foreignEncoding, m_report.classes)).what();
        m_report.problems.insert(m_report.problems.begin(), m_report.foreignValues);
    }

    void remarkOnLabels()
    {
        if (m_listing.labels.empty()) {
            if (!m_listing.images.empty())
                m_report.remarks.push_back("there are no labels: the folder can be a target, not a source");
            return;
        }
        std::vector<std::string> orphans;
        for (const fs::path &file : m_listing.labels)
            if (const std::string name = file.stem().string(); !m_names.contains(name))
                orphans.push_back(name);
        if (!orphans.empty())
            m_report.remarks.push_back(counted(orphans.size(), "label picture") + " without a frame of the same name: " + firstNames(orphans));
        if (!m_report.unlabelled.empty() && m_report.unlabelled.size() < m_report.frames)
            m_report.remarks.push_back(counted(m_report.unlabelled.size(), "frame") + " without labels, which a source does without: " + firstNames(m_report.unlabelled));
        else if (!m_report.unlabelled.empty())
            problem(m_folder / "labels", "has no labels for any of the " + std::to_string(m_report.frames) + " frames");
        if (m_unlabelled > 0)
            m_report.remarks.push_back(counted(m_unlabelled, "label picture") + " with nothing but ignored pixels");
        if (m_encodings.size() > 1)
            m_report.remarks.push_back("the label pictures are in more than one encoding");
        std::string absent;
        const auto pixels = pixelsOfClasses(m_report.classes, m_report.pixelsPerValue);
        for (int i = 0; i < m_report.classes.size(); ++i) {
            const auto value = static_cast<size_t>(i);
            if (pixels[value] == 0 && i != m_report.classes.ignore)
                absent += (absent.empty() ? "" : ", ") + m_report.classes.classes[value].name;
        }
        if (!absent.empty())
            m_report.remarks.push_back("classes without a pixel: " + absent);
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
        if (const std::string range = describe(m_range); !range.empty())
            m_report.remarks.push_back(range);
        for (const std::string &text : m_remarks.texts())
            m_report.remarks.push_back(text);
        if (m_report.imageSizes.size() > 1)
            m_report.remarks.push_back("frames of " + std::to_string(m_report.imageSizes.size())
                                       + " sizes: training brings all to one, a fixed camera has one");
        if (m_listing.otherFiles > 0)
            m_report.remarks.push_back(counted(m_listing.otherFiles, "file")
                                       + " beside the frames that are no pictures by name");
    }

    fs::path m_folder;
    ContentNotes &m_notes;
    FolderListing m_listing;
    DatasetReport m_report;
    ValueRange m_range;
    FrameRemarks m_remarks;
    LabelEncoding m_foreignEncoding{};
    std::map<size_t, std::string> m_firstFiles; ///< by value
    std::map<std::string, fs::path> m_labels;
    std::set<std::string> m_names;
    std::map<std::pair<int, int>, size_t> m_sizes;
    std::map<std::string, size_t> m_encodings;
    size_t m_unlabelled = 0;
};

} // namespace

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

DatasetReport checkDataset(const fs::path &folder, ContentNotes &notes, const std::function<bool(const DatasetReport &, size_t)> &progress)
{
    return Check(folder, notes).run(progress);
}

} // namespace vantage
