#include "core/workflow/resume_check.h"

#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/runs/kept_work.h"
#include "core/runs/run_cameras.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace vantage {
namespace {

std::string shown(const nlohmann::json &value)
{
    return value.is_string() ? value.get<std::string>() : jsonText(value);
}

/// "epochs is 2 and was 1", for each option of two recipes that differs.
std::vector<Message> recipeDifferences(const std::string &nowJson, const std::string &thenJson)
{
    std::vector<Message> result;
    try {
        const auto now = nlohmann::json::parse(nowJson), then = nlohmann::json::parse(thenJson);
        for (const auto &[key, value] : now.items()) {
            if (!then.contains(key))
                result.push_back(say("%1 is %2 and was not known", key, shown(value)));
            else if (then.at(key) != value)
                result.push_back(say("%1 is %2 and was %3", key, shown(value), shown(then.at(key))));
        }
    } catch (const nlohmann::json::exception &) {
        result.push_back(say("the settings are other ones"));
    }
    return result;
}

/// The latest stopped run of each kind, of the project's pair, of which none was finished later.
std::map<RunKind, RunRecord> stoppedRuns(const Project &project, const RunReader &store)
{
    std::map<RunKind, RunRecord> result;
    std::set<RunKind> finished;
    const std::vector<RunRecord> runs = store.runs();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (!isOfPair(project, *run))
            continue; // it waits for its own cameras
        if (run->state == RunState::Finished)
            finished.insert(run->kind);
        else if ((run->state == RunState::Stopped || (run->state == RunState::Failed && worthKeeping(store, *run))) && !finished.contains(run->kind))
            result.emplace(run->kind, *run);
    }
    return result;
}

Message weightsText(const WantedRuns &all)
{
    std::vector<Message> parts = {all.backbone.empty() ? say("none") : verbatim(all.backbone.string())};
    for (const auto &features : all.features)
        parts.push_back(say("with %1", features));
    return joined(std::move(parts));
}

} // namespace

std::vector<Message> resumeDifferences(const Project &project, const RunReader &store, const RunRecord &stopped, const RunRecord &wanted, const WantedRuns &all)
{
    std::vector<Message> result = recipeDifferences(wanted.recipeJson, stopped.recipeJson);
    if (stopped.sourceFingerprint != wanted.sourceFingerprint)
        result.push_back(say("the source %1", dataDifference(project, stopped.sourceFingerprint, all.source)));
    if (stopped.targetFingerprint != wanted.targetFingerprint)
        result.push_back(say("the target %1", dataDifference(project, stopped.targetFingerprint, all.target)));
    const RunData data = readRunData(project, stopped.id);
    if (!data.source.empty() && data.backbone != all.backboneHash)
        result.push_back(say("the pretrained weights are others: %1", weightsText(all)));
    // An adaptation learns from the target's frames and is only measured with its labels; FT learns from them.
    if (result.empty() && !data.source.empty() && data.targetLabels != all.targetLabels.print)
        result.push_back(all.targetLabels.print.empty() ? say("the target's labels are not used, and were")
                                                        : say("the target %1", dataDifference(project, data.targetLabels, all.targetLabels)));
    if (result.empty() && stopped.baseRun) {
        const auto runs = store.runs();
        const auto base = std::find_if(runs.begin(), runs.end(), [&](const RunRecord &run) { return run.id == *stopped.baseRun; });
        const auto now = std::find_if(all.runs.begin(), all.runs.end(), [](const WantedRun &run) { return run.record.kind == RunKind::Baseline; });
        if (base == runs.end())
            result.push_back(say("the run that it started from is gone"));
        else if (now != all.runs.end() && now->record.baselineKey != base->baselineKey)
            for (const Message &part : resumeDifferences(project, store, *base, now->record, all))
                result.push_back(say("of the baseline: %1", part));
        else if (wanted.baseRun && *wanted.baseRun != base->id)
            result.push_back(say("it started from run %1, and run %2 is the baseline now", base->id, *wanted.baseRun));
    }
    if (result.empty())
        result.push_back(say("the settings, the data or what was said of the ground are other ones"));
    return result;
}

bool requireResumable(const Project &project, const RunReader &store, const WantedRuns &wanted)
{
    const auto stopped = stoppedRuns(project, store);
    if (stopped.empty())
        return false;
    const auto refuse = [&](const RunRecord &run, const Message &why) {
        throw InputError(project.runFolder(run.id),
                         say("this run (%1, %2) was stopped, and what is asked for can't go on with it: %3", toText(run.kind), run.recipe, why),
                         say("Undo that, or begin a new run without --resume; run %1 is kept as it is", run.id));
    };
    bool goesOn = false;
    for (const WantedRun &run : wanted.runs) {
        const auto found = stopped.find(run.record.kind);
        if (run.finished || found == stopped.end())
            continue;
        if (!store.findResumable(run.record))
            refuse(found->second, joined(resumeDifferences(project, store, found->second, run.record, wanted), "; "));
        goesOn = true;
    }
    if (goesOn || std::all_of(wanted.runs.begin(), wanted.runs.end(), [](const WantedRun &run) { return run.finished; }))
        return true;
    for (const auto &[kind, run] : stopped)
        if (std::none_of(wanted.runs.begin(), wanted.runs.end(), [&](const WantedRun &one) { return one.record.kind == kind; }))
            refuse(run, say("no %1 run is part of it", toText(kind)));
    return false;
}

} // namespace vantage
