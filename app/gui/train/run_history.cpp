#include "app/gui/train/run_history.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"
#include "core/runs/run_cameras.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace vantage::gui {
namespace {

/// Pictures of a camera's frames by name, each read once.
class CameraPictures
{
public:
    CameraPictures(const std::vector<std::filesystem::path> &folders, const FramesLeftOut &leftOut)
    {
        try {
            std::vector<Dataset> cameras;
            for (const auto &folder : folders)
                cameras.push_back(listDataset(folder, LabelUse::Hidden, leftOutOf(leftOut, folder)));
            m_data = joined(std::move(cameras));
        } catch (const InputError &) { // the camera's folder has moved: the predictions can be shown without it
        }
        for (size_t i = 0; i < m_data.frames.size(); ++i)
            m_index[m_data.frames[i].name] = i;
    }
    cv::Mat image(const std::string &name)
    {
        const auto found = m_index.find(name);
        if (found == m_index.end())
            return {};
        cv::Mat &kept = m_images[name];
        try {
            if (kept.empty())
                kept = readFrameImage(m_data, found->second);
        } catch (const InputError &) { // it is damaged by now
        }
        return kept;
    }

private:
    Dataset m_data;
    std::map<std::string, size_t> m_index;
    std::map<std::string, cv::Mat> m_images;
};

/// "target-000012-prediction.png": camera and name.
bool parsePrediction(const std::string &file, bool &isTarget, std::string &name)
{
    const std::string ending = "-prediction.png";
    if (!file.ends_with(ending) || file.size() <= 7 + ending.size()
        || (!file.starts_with("target-") && !file.starts_with("source-")))
        return false;
    isTarget = file.starts_with("target-");
    name = file.substr(7, file.size() - 7 - ending.size());
    return true;
}

} // namespace

std::vector<SampleReport> readSamples(const Project &project, int64_t run, std::stop_token stop)
{
    std::vector<SampleReport> result;
    const auto folder = project.runFolder(run) / "samples";
    std::vector<std::filesystem::path> epochs;
    std::error_code code;
    for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
        if (entry->path().filename().string().starts_with("epoch-"))
            epochs.push_back(entry->path());
    std::sort(epochs.begin(), epochs.end());
    CameraPictures source(project.sources, project.leftOut), target({project.target}, project.leftOut);
    for (const auto &epoch : epochs) {
        SampleReport report;
        report.epoch = std::atoi(epoch.filename().string().substr(6).c_str());
        std::vector<std::filesystem::path> files;
        for (std::filesystem::directory_iterator entry(epoch, code), end; !code && entry != end; entry.increment(code))
            files.push_back(entry->path());
        std::sort(files.begin(), files.end());
        for (const auto &file : files) {
            if (stop.stop_requested())
                return result;
            SampleReport::Sample sample;
            if (!parsePrediction(file.filename().string(), sample.isTarget, sample.name))
                continue;
            try {
                sample.prediction = readLabelValues(file);
                sample.image = (sample.isTarget ? target : source).image(sample.name);
                const auto rebuilt =
                    epoch / ((sample.isTarget ? "target-" : "source-") + sample.name + "-reconstruction.png");
                if (std::filesystem::exists(rebuilt))
                    sample.reconstruction = readImage(rebuilt);
            } catch (const InputError &) { // a picture is gone or damaged: the others can be shown
                continue;
            }
            report.samples.push_back(std::move(sample));
        }
        if (!report.samples.empty())
            result.push_back(std::move(report));
    }
    return result;
}

StageUpdate readRun(const Project &project, int64_t run, std::stop_token stop)
{
    const RunReader store(project.folder);
    const RunRecord record = store.run(run);
    StageUpdate update;
    update.begins = true;
    update.past = true;
    update.run = run;
    update.kind = record.kind;
    update.title = stageTitle(record.kind, record.recipe);
    for (const StepRecord &step : store.steps(run)) {
        StepReport report;
        report.step = step.step;
        report.values = step.values;
        update.steps.push_back(std::move(report));
    }
    for (const EpochRecord &epoch : store.epochs(run)) {
        EpochReport report;
        report.epoch = epoch.epoch;
        report.step = epoch.step;
        report.seconds = epoch.seconds;
        report.source = epoch.source.value_or(ConfusionMatrix(1));
        report.target = epoch.target;
        report.values = epoch.values;
        report.classShares = epoch.classShares;
        update.epochs.push_back(std::move(report));
    }
    if (const auto choice = store.choice(run))
        update.kept = choice->chosen;
    update.samples = readSamples(withCamerasOf(project, record), run, stop);
    const auto log = project.runFolder(run) / "log.txt";
    if (std::filesystem::exists(log)) {
        std::istringstream lines(readFile(log));
        for (std::string line; std::getline(lines, line);)
            update.messages.push_back(verbatim(line));
    }
    return update;
}

} // namespace vantage::gui
