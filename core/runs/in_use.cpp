#include "core/runs/in_use.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/runs/camera_watch.h"
#include "core/runs/run_store.h"

#include <algorithm>
#include <chrono>

namespace vantage {
namespace {

std::filesystem::path modelOf(const Project &project, int64_t run)
{
    return project.runFolder(run) / "model.safetensors";
}

/// A model is never written in place, so one whose file is older than its use is what it was: no need to read it whole.
bool mayHaveChanged(const std::filesystem::path &file, const std::string &since)
{
    const auto written = std::chrono::file_clock::to_sys(std::filesystem::last_write_time(file)).time_since_epoch();
    return std::chrono::duration<double>(written).count() >= secondsOfUtc(since);
}

/// Of the epoch that was kept.
std::optional<double> keptMeanIou(const std::vector<EpochFigures> &figures, int64_t run, int epoch)
{
    for (const EpochFigures &one : figures)
        if (one.run == run && one.epoch == epoch)
            return one.values.get(MeasuredOn::Target, measure_id::meanIou);
    return std::nullopt;
}

InUseState stateOf(const Project &project, const RunReader &reader, const std::vector<RunRecord> &runs, const std::vector<EpochFigures> &figures, const ModelInUse &model)
{
    const auto used = std::find_if(runs.begin(), runs.end(), [&](const RunRecord &run) { return run.id == model.run; });
    std::error_code code;
    if (used == runs.end() || !std::filesystem::exists(modelOf(project, model.run), code))
        return {model, Stale::Deleted, 0};
    if (mayHaveChanged(modelOf(project, model.run), model.since) && sha256OfFile(modelOf(project, model.run)) != model.sha256)
        return {model, Stale::FileChanged, model.run};
    if (const auto watched = watchStateOf(project, model.target); watched && watched->alarms() && secondsOfUtc(watched->since) > secondsOfUtc(used->started))
        return {model, Stale::CameraChanged, 0, watched->said};
    const auto choice = reader.choice(used->id);
    const auto own = choice ? keptMeanIou(figures, used->id, choice->chosen) : std::nullopt;
    for (auto later = runs.rbegin(); later != runs.rend() && later->id > used->id; ++later) {
        if (later->state != RunState::Finished || later->target != model.target || later->kind != RunKind::Adapted)
            continue;
        const auto its = reader.choice(later->id);
        const auto measured = its ? keptMeanIou(figures, later->id, its->chosen) : std::nullopt;
        const bool better = measured && own ? *measured > *own : its && its->verdict == Verdict::Better && !(choice && choice->verdict == Verdict::Better);
        if (better)
            return {model, Stale::NewerBetter, later->id};
    }
    for (auto later = runs.rbegin(); later != runs.rend() && later->id > used->id; ++later) // one that was imported may be older
        if (later->kind == RunKind::Baseline && later->state == RunState::Finished && later->sources == used->sources && used->baseRun && later->started >= used->started)
            return {model, Stale::NewerBaseline, later->id};
    return {model, Stale::No, 0};
}

} // namespace

void useModel(const Project &project, int64_t run, const std::string &why)
{
    RunStore store(project.folder);
    const RunRecord record = store.run(run);
    std::error_code code;
    if (record.state != RunState::Finished || !std::filesystem::exists(modelOf(project, run), code))
        throw InputError(store.runFolder(run), say("this run has no model"), say("Choose one that has finished"));
    const std::string target = record.target.empty() ? project.targetName() : record.target;
    store.writeInUse({target, run, utcNow(), why, sha256OfFile(modelOf(project, run))});
}

void useNoModel(const Project &project, const std::string &target)
{
    RunStore store(project.folder);
    for (const ModelInUse &model : store.inUse())
        if (model.target == target) {
            store.removeInUse(target);
            return;
        }
    throw InputError(project.folder, say("no model is in use for the camera '%1'", target));
}

std::vector<InUseState> modelsInUse(const Project &project)
{
    const RunReader reader(project.folder);
    const auto runs = reader.runs();
    const auto figures = reader.figures();
    std::vector<InUseState> result;
    for (const ModelInUse &model : reader.inUse())
        result.push_back(stateOf(project, reader, runs, figures, model));
    return result;
}

} // namespace vantage
