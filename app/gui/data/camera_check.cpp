#include "app/gui/data/camera_check.h"

#include "app/gui/text.h"
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/cameras/import_note.h"
#include "core/data/class_matching.h"
#include "core/data/content_check.h"
#include "core/data/frame_remarks.h"
#include "core/data/rare_classes.h"
#include "core/data/labels/camera_layout.h"
#include "widgets/classes/class_map_check.h"

#include <QCoreApplication>
#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <vector>

namespace vantage::gui {
namespace {

namespace fs = std::filesystem;

struct KnownCamera
{
    std::mutex mutex;
    std::condition_variable_any free;
    bool busy = false;
    std::string stamp;
    std::shared_ptr<const DatasetReport> report;
    std::mutex notesMutex;
    std::optional<CameraLook> look; ///< guarded by notesMutex, too
    ContentNotes notes;
    fs::path contents; ///< of a project that knows the camera
};

/// Whether a frame's fault does not count.
bool passedOver(const FrameFault &fault, LabelUse use, const std::vector<std::string> &leftOut)
{
    return (use == LabelUse::Hidden && fault.ofLabels) || std::find(leftOut.begin(), leftOut.end(), fault.frame) != leftOut.end();
}

std::shared_ptr<KnownCamera> knownCamera(const fs::path &folder)
{
    static std::mutex mutex;
    static std::map<fs::path, std::shared_ptr<KnownCamera>> all;
    std::lock_guard lock(mutex);
    auto &one = all[folder];
    if (!one)
        one = std::make_shared<KnownCamera>();
    return one;
}

void addFiles(std::vector<std::string> &lines, const fs::path &folder)
{
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        std::error_code ofFile;
        if (!entry->is_regular_file(ofFile))
            continue;
        const auto bytes = entry->file_size(ofFile);
        const auto written = entry->last_write_time(ofFile).time_since_epoch().count();
        lines.push_back(entry->path().string() + ":" + std::to_string(bytes) + ":" + std::to_string(written));
    }
}

} // namespace

std::string folderStamp(const fs::path &folder)
{
    std::error_code code;
    if (folder.empty() || !fs::is_directory(folder, code))
        return {};
    std::vector<std::string> lines{folder.string()};
    for (const fs::path &part : foldersOfCamera(folder))
        addFiles(lines, part);
    std::sort(lines.begin(), lines.end());
    Sha256 hash;
    for (const std::string &line : lines)
        hash.add(line + "\n");
    return hash.hex();
}

std::shared_ptr<const DatasetReport> checkCamera(const fs::path &folder, std::stop_token stop, const CheckProgress &progress)
{
    const auto known = knownCamera(folder);
    {
        std::unique_lock lock(known->mutex);
        if (!known->free.wait(lock, stop, [&] { return !known->busy; }))
            return nullptr;
        known->busy = true;
    }
    const auto leave = [&](std::shared_ptr<const DatasetReport> report, const std::string &stamp) {
        {
            std::lock_guard lock(known->mutex);
            known->busy = false;
            if (report) {
                known->report = report;
                known->stamp = stamp;
            }
        }
        known->free.notify_one();
        return report;
    };
    try {
        const std::string stamp = folderStamp(folder); // before: what is written meanwhile is looked at next time
        if (!stamp.empty() && known->report && known->stamp == stamp)
            return leave(known->report, stamp);
        bool stopped = false;
        const CheckProgress tell = [&](const DatasetReport &soFar, size_t done) {
            stopped = stop.stop_requested() || (progress && !progress(soFar, done));
            return !stopped;
        };
        ContentNotes notes;
        fs::path contents;
        {
            std::lock_guard lock(known->notesMutex);
            notes = known->notes;
            contents = known->contents;
        }
        if (!contents.empty())
            notes.load(contents);
        DatasetReport found = checkDataset(folder, notes, tell);
        std::optional<CameraLook> look;
        if (!stopped) {
            if (const Message rare = describeRareClasses(found); !rare.empty())
                found.remarks.push_back(rare);
            look = lookAtCamera(listDataset(folder, LabelUse::Hidden), [&](double) { return tell(found, found.frames); });
        }
        if (look) {
            const std::vector<Message> texts = describe(*look);
            found.remarks.insert(found.remarks.end(), texts.begin(), texts.end());
        }
        if (const auto note = importNoteOf(folder)) {
            const std::vector<Message> texts = describe(*note);
            found.remarks.insert(found.remarks.begin(), texts.begin(), texts.end());
        }
        auto report = std::make_shared<const DatasetReport>(std::move(found));
        {
            std::lock_guard lock(known->notesMutex);
            known->notes.add(notes);
            known->look = look;
        }
        return leave(stopped ? nullptr : report, stamp);
    } catch (...) {
        leave(nullptr, {});
        throw;
    }
}

std::optional<CameraLook> knownLook(const fs::path &folder)
{
    const auto known = knownCamera(folder);
    std::lock_guard lock(known->notesMutex);
    return known->look;
}

std::vector<ProjectCamera> camerasOf(const Project &project)
{
    std::vector<ProjectCamera> cameras;
    for (const auto &source : project.sources)
        cameras.push_back({source, LabelUse::Required});
    cameras.push_back({project.target, project.measureTarget ? LabelUse::Measure : LabelUse::Hidden});
    return cameras;
}

const ClassMap &classesRead(const DatasetReport &report, const ClassMap &ofProject, const std::optional<ClassMap> &ofFolder)
{
    const ClassMap &taken = ofFolder ? *ofFolder : ofProject;
    if (ofProject.classes.empty())
        return report.classes;
    if (report.labelled == 0 || readAlike(report.classes, taken) || readAlike(report.classes, ofProject) || !matchClasses(report.classes, taken).any())
        return ofProject;
    return report.classes;
}

QStringList cameraProblems(const fs::path &folder, const DatasetReport &report, LabelUse use, const ClassMap &classes,
                           const std::vector<std::string> &leftOut)
{
    std::set<std::string> passed;
    bool faultyLabels = false;
    for (const FrameFault &fault : report.faults)
        if (passedOver(fault, use, leftOut))
            passed.insert(english(fault.problem));
        else
            faultyLabels = faultyLabels || fault.ofLabels;
    QStringList problems;
    for (const DatasetProblem &problem : report.problems)
        if (!(use == LabelUse::Hidden && problem.ofLabels) && !passed.contains(english(problem.text)) && !(problem.sumsUpValues && !faultyLabels))
            problems << coreText(problem.text);
    if (use != LabelUse::Hidden)
        for (const ClassMapProblem &problem : checkUse(classes, usedPixels(report, leftOut)))
            problems << toQt(folder / "labels") + ": " + problem.text;
    return problems;
}

std::vector<std::string> damagedFrames(const DatasetReport &report, LabelUse use, const std::vector<std::string> &leftOut, Message *first)
{
    std::vector<std::string> names;
    for (const FrameFault &fault : report.faults) {
        if (passedOver(fault, use, leftOut) || (!names.empty() && names.back() == fault.frame))
            continue;
        if (names.empty() && first)
            *first = fault.problem;
        names.push_back(fault.frame);
    }
    return names;
}

size_t usableFrames(const DatasetReport &report, LabelUse use, const std::vector<std::string> &leftOut)
{
    std::set<std::string> gone(leftOut.begin(), leftOut.end());
    if (use == LabelUse::Required)
        gone.insert(report.unlabelled.begin(), report.unlabelled.end());
    return report.frames - std::min(report.frames, gone.size());
}

std::vector<uint64_t> usedPixels(const DatasetReport &report, const std::vector<std::string> &leftOut)
{
    std::vector<uint64_t> pixels(report.pixelsPerValue.begin(), report.pixelsPerValue.end());
    std::string last;
    for (const FrameFault &fault : report.faults)
        if (fault.frame != last && !fault.values.empty() && std::find(leftOut.begin(), leftOut.end(), fault.frame) != leftOut.end()) {
            last = fault.frame;
            for (const auto &[value, count] : fault.values)
                pixels[static_cast<size_t>(value)] -= std::min(pixels[static_cast<size_t>(value)], count);
        }
    return pixels;
}

void useContents(const Project &project)
{
    for (const ProjectCamera &camera : camerasOf(project)) {
        const auto known = knownCamera(camera.folder);
        std::lock_guard lock(known->notesMutex);
        known->contents = project.folder / "contents.json";
    }
}

void keepContents(const Project &project)
{
    const fs::path file = project.folder / "contents.json";
    ContentNotes all;
    all.load(file);
    const size_t before = all.size();
    for (const ProjectCamera &camera : camerasOf(project)) {
        const auto known = knownCamera(camera.folder);
        std::lock_guard lock(known->notesMutex);
        all.add(known->notes);
    }
    try {
        if (all.size() > before)
            all.save(file);
    } catch (const InputError &) { // then the pictures are decoded again
    }
}

QStringList shortened(const QStringList &problems)
{
    constexpr qsizetype named = 4;
    QStringList few = problems.mid(0, named);
    if (problems.size() > named)
        few << QCoreApplication::translate("text", "and %n more, listed on the data page", nullptr, static_cast<int>(problems.size() - named));
    return few;
}

} // namespace vantage::gui
