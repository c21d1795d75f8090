#include "core/workflow/finish_run.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/runs/kept_work.h"
#include "core/runs/run_cameras.h"
#include "core/training/camera_map.h"
#include "core/training/recipe_kinds.h"
#include "core/training/snapshots.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

FinishedRun finishedOf(const RunReader &store, const RunRecord &record)
{
    FinishedRun result;
    result.run = record.id;
    result.recipe = recipeFromJson(record.recipeJson, Recipe{}, store.file());
    result.choice = store.choice(record.id).value_or(SnapshotChoice{});
    result.model = store.runFolder(record.id) / "model.safetensors";
    result.reused = true;
    return result;
}

Message listedEpochs(const std::vector<int> &epochs)
{
    std::vector<std::string> numbers;
    for (int epoch : epochs)
        numbers.push_back(std::to_string(epoch));
    return joined(numbers);
}

/// The choice among the epochs from the first to `last`, all complete.
ChosenSnapshot chooseUpTo(const SnapshotFolder &snapshots, const Recipe &recipe, int last)
{
    const bool hasStart = recipeSummary(recipe.name).startsFromBaseline;
    std::error_code code;
    const bool hasTarget = std::filesystem::exists(snapshots.probabilities(hasStart ? 0 : 1), code);
    return chooseOf(snapshots, hasStart, hasTarget, last, recipe.seed);
}

void setMapped(EpochRecord &epoch, const std::optional<MappedResult> &mapped)
{
    epoch.mapped = mapped ? std::optional(mapped->confusion) : std::nullopt;
    for (const Measure &measure : allMeasures())
        epoch.values.set(MeasuredOn::Mapped, measure.id, mapped ? mapped->values.get(MeasuredOn::Mapped, measure.id) : std::nullopt);
}

/// Puts the map of the camera's places into the run's model. Where the cameras are not there any more, the model goes without one.
std::optional<MappedResult> mappedAgain(const Project &project, const std::filesystem::path &folder, const Recipe &recipe,
                                           const std::function<void(const Message &)> &tell)
{
    if (!wantsCameraMap(recipe))
        return std::nullopt;
    std::optional<MappedResult> mapped;
    Message remark;
    try {
        TrainingData data = recipeSummary(recipe.name).needsTargetLabels
                                ? prepareFineTuning(project.target, recipe, project.leftOut)
                                : prepareData(project.sources, project.target, project.measureTarget, recipe, project.leftOut);
        useClasses(data, project.classes);
        const CameraMapResult made = addCameraMap(folder / "model.safetensors", recipe, data, folder, [] { return true; });
        remark = made.remark;
        mapped = made.mapped;
    } catch (const InputError &error) {
        remark = say("No map of the camera's places: %1", error.message());
    }
    if (tell)
        tell(remark);
    return mapped;
}

/// Lies in the run's folder from before its model is another one until its rows say so, too: what was asked for.
std::filesystem::path keepingNote(const std::filesystem::path &folder)
{
    return folder / "keeping.json";
}

/// Of the epochs that are complete, the start among them where there is one.
std::vector<SnapshotScores> completeScores(const SnapshotFolder &snapshots)
{
    std::vector<SnapshotScores> scores;
    for (int epoch = 0; epoch == 0 || snapshots.isComplete(epoch); ++epoch)
        if (snapshots.isComplete(epoch))
            scores.push_back(snapshots.loadScores(epoch, epoch).front());
    return scores;
}

/// The files to go on with of a run that has finished, where the program died before they were removed.
void tidy(const RunStore &store, const RunRecord &record)
{
    const auto folder = store.runFolder(record.id);
    const auto choice = store.choice(record.id);
    if (!canResume(folder) || !choice || record.recipeJson.empty())
        return;
    const Recipe recipe = recipeFromJson(record.recipeJson, Recipe{}, store.file());
    removeResumeFiles(folder, epochsToKeep(*choice, completeScores(SnapshotFolder(folder)), recipe.keepSnapshots));
}

/// Whether the run was being finished when the program died; it is, then.
bool wasBeingFinished(const Project &project, const RunRecord &record)
{
    const auto note = keepingNote(project.runFolder(record.id));
    std::error_code code;
    if (!std::filesystem::exists(note, code))
        return false;
    if (!FileLock::tryTake(project.runFolder(record.id) / "lock").held())
        return true; // it is right now
    const auto json = nlohmann::json::parse(readFile(note), nullptr, false);
    const int epoch = valueOr(json, "epoch", -1);
    try {
        if (record.state != RunState::Finished || epoch >= 0)
            finishHere(project, record.id, epoch >= 0 ? std::optional(epoch) : std::nullopt);
    } catch (const InputError &) { // what it needs is gone meanwhile: the run stays as it stands
    }
    std::filesystem::remove(note, code);
    return true;
}

} // namespace

std::vector<int> keptEpochs(const Project &project, int64_t run)
{
    std::error_code code;
    const auto folder = project.runFolder(run);
    return std::filesystem::exists(folder / "snapshots", code) ? SnapshotFolder(folder).epochs() : std::vector<int>{};
}

SnapshotChoice finishHere(const Project &project, int64_t run, std::optional<int> epoch, const std::function<void(const Message &)> &tell)
{
    RunStore store(project.folder);
    store.recoverInterrupted();
    const RunRecord record = store.run(run);
    const auto folder = store.runFolder(run);
    const bool finished = record.state == RunState::Finished;
    if (finished && !epoch)
        throw InputError(folder, say("this run has finished"), say("Name the epoch whose network is to be kept in place of the chosen one"));
    if (const auto others = dependents(store, run); finished && !others.empty())
        throw InputError(folder, say("other runs started from this one's network: run %1", others.front()), say("Delete them first, or keep the network as it is"));
    const std::vector<int> epochs = keptEpochs(project, run);
    if (epoch && std::find(epochs.begin(), epochs.end(), *epoch) == epochs.end())
        throw InputError(folder, say("the network of epoch %1 is not kept", *epoch),
                         epochs.empty() ? say("Train with keepSnapshots over 0 to have a choice after the end") : say("Kept are those of epochs %1", listedEpochs(epochs)));
    if (!finished && (epochs.empty() || epochs.back() == 0))
        throw InputError(folder, say("no epoch of this run is complete, so there is nothing to finish it with"), say("Go on with it"));

    const FileLock lock = FileLock::tryTake(folder / "lock");
    if (!lock.held())
        throw InputError(folder, say("this run is being trained right now"), say("Wait for it or stop it"));
    const Recipe recipe = recipeFromJson(record.recipeJson, Recipe{}, store.file());
    const SnapshotFolder snapshots(folder);
    std::vector<SnapshotScores> scores;
    SnapshotChoice choice;
    if (finished) {
        choice = store.choice(run).value_or(SnapshotChoice{});
    } else {
        ChosenSnapshot chosen = chooseUpTo(snapshots, recipe, epochs.back());
        choice = chosen.choice;
        scores = std::move(chosen.scores);
        addReason(choice, ReasonKind::EndedByHand, {static_cast<double>(epochs.back()), static_cast<double>(recipe.epochs)});
    }
    if (epoch && *epoch != choice.chosen) {
        const Reason byHand{ReasonKind::ChosenByHand, {static_cast<double>(*epoch), static_cast<double>(choice.chosen)}};
        choice.why = toText(byHand) + " " + choice.why; // of an older program's run there is no more than the text
        choice.reasons.insert(choice.reasons.begin(), byHand);
        choice.chosen = *epoch;
        choice.verdict = *epoch == 0 ? Verdict::KeepNa : Verdict::NoClearGain;
    }
    writeAtomically(keepingNote(folder), jsonText(nlohmann::json{{"epoch", epoch.value_or(-1)}}));
    snapshots.keep(choice.chosen);
    recordChoice(store, run, choice, scores, mappedAgain(withCamerasOf(project, record), folder, recipe, tell));
    if (!finished) {
        store.endByHand(run, say("ended by hand after epoch %1 of %2", epochs.back(), recipe.epochs), record.seconds);
        removeResumeFiles(folder, epochsToKeep(choice, scores, recipe.keepSnapshots));
    }
    std::error_code ignored;
    std::filesystem::remove(keepingNote(folder), ignored);
    return choice;
}

void finishInterrupted(const Project &project, RunStore &store)
{
    store.recoverInterrupted();
    for (const RunRecord &record : store.runs())
        if (record.state != RunState::Running && !wasBeingFinished(project, record) && record.state == RunState::Finished)
            tidy(store, record);
}

void recordChoice(RunStore &store, int64_t run, const SnapshotChoice &choice, const std::vector<SnapshotScores> &scores,
                  const std::optional<MappedResult> &mapped)
{
    for (EpochRecord &epoch : store.epochs(run)) {
        const bool chosen = epoch.epoch == choice.chosen;
        bool more = epoch.mapped.has_value() || (chosen && mapped); // only the chosen epoch's model has the map
        setMapped(epoch, chosen ? mapped : std::nullopt);
        for (const SnapshotScores &score : scores)
            if (score.epoch == epoch.epoch && !score.classShares.empty()) {
                epoch.values.set(MeasuredOn::Target, measure_id::ensembleAgreement, score.ensembleAgreement);
                epoch.values.set(MeasuredOn::Target, measure_id::histogramDistance, score.histogramDistance);
                epoch.classShares = score.classShares;
                more = true;
            }
        if (more)
            store.writeEpoch(run, epoch);
    }
    store.writeChoice(run, choice);
}

AdaptationResult resultOfRun(const Project &project, int64_t run)
{
    const RunReader store(project.folder);
    const RunRecord record = store.run(run);
    std::error_code code;
    if (record.state != RunState::Finished || !std::filesystem::exists(store.runFolder(run) / "model.safetensors", code))
        throw InputError(store.runFolder(run), say("this run has not finished"), say("Go on with it, or finish it here"));
    AdaptationResult result;
    result.project = withCamerasOf(project, record);
    std::optional<int64_t> base = record.kind == RunKind::Baseline ? std::optional(run) : record.baseRun;
    for (const RunRecord &other : store.runs()) {
        if (other.state != RunState::Finished || !std::filesystem::exists(store.runFolder(other.id) / "model.safetensors", code))
            continue;
        if (!base && record.kind == RunKind::FineTuning && other.kind == RunKind::Baseline)
            result.baseline = finishedOf(store, other); // FT starts anew: the latest baseline stands beside it
        if (base && other.id == *base)
            result.baseline = finishedOf(store, other);
        const bool sameTarget = other.target == record.target;
        if (record.kind == RunKind::Adapted && other.kind == RunKind::Control && other.baseRun == base && sameTarget)
            result.control = finishedOf(store, other);
        if (record.kind == RunKind::Adapted && other.kind == RunKind::FineTuning && sameTarget)
            result.fineTuning = finishedOf(store, other);
    }
    if (result.baseline.run == 0)
        throw InputError(store.runFolder(run), say("the baseline that this run is compared with is gone"), say("Train the baseline again"));
    if (record.kind == RunKind::Adapted)
        result.adapted = finishedOf(store, record);
    else if (record.kind == RunKind::Control)
        result.control = finishedOf(store, record);
    else if (record.kind == RunKind::FineTuning)
        result.fineTuning = finishedOf(store, record);
    return result;
}

} // namespace vantage
