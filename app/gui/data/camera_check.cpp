#include "app/gui/data/camera_check.h"

#include "app/gui/error_texts.h"
#include "app/gui/text.h"
#include "core/base/hash.h"
#include "widgets/classes/class_map_check.h"

#include <QCoreApplication>
#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
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
};

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
    for (const fs::path &part : {folder, folder / "images", folder / "labels"})
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
        auto report = std::make_shared<const DatasetReport>(checkDataset(folder, tell));
        return leave(stopped ? nullptr : report, stamp);
    } catch (...) {
        leave(nullptr, {});
        throw;
    }
}

std::vector<ProjectCamera> camerasOf(const Project &project)
{
    std::vector<ProjectCamera> cameras;
    for (const auto &source : project.sources)
        cameras.push_back({source, LabelUse::Required});
    cameras.push_back({project.target, project.measureTarget ? LabelUse::Measure : LabelUse::Hidden});
    return cameras;
}

QStringList cameraProblems(const fs::path &folder, const DatasetReport &report, LabelUse use, const ClassMap &classes)
{
    const std::string labels = (folder / "labels").string();
    QStringList problems;
    for (const std::string &problem : report.problems) {
        const bool ofLabels = problem.starts_with(labels) || problem.find("has no label picture of its name") != std::string::npos;
        if (use != LabelUse::Hidden || !ofLabels)
            problems << errorText(toQt(problem));
    }
    if (use != LabelUse::Hidden)
        for (const ClassMapProblem &problem : checkUse(classes, {report.pixelsPerValue.begin(), report.pixelsPerValue.end()}))
            problems << toQt(folder / "labels") + ": " + problem.text;
    return problems;
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
