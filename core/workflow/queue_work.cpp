#include "core/workflow/queue_work.h"

#include "core/base/error.h"
#include "core/workflow/adaptation_request.h"
#include "core/workflow/preflight.h"

namespace vantage {

int64_t queueAdaptation(const AdaptationOptions &options)
{
    Project project = projectToBe(options);
    if (project.sources.empty() || project.target.empty())
        throw InputError(options.project, say("is no project yet"), say("Name the source and the target folder to make it one"));
    checkCameras(project);
    const Preflight found = preflight(project, options);
    if (!found.problems.empty())
        throw InputError(options.project, say("can't take this into its queue: %1", found.problems.front()));
    if (!isProject(options.project)) {
        choosePair(project, project.sources, project.target); // absolute
        project = createProject(project);
    } else {
        Project known = openProject(options.project);
        Project all = known;
        all.sources = project.sources;
        all.target = project.target;
        noteCameras(all);
        if (all.cameras != known.cameras) { // the pair that is worked on now stays
            known.cameras = all.cameras;
            saveProject(known);
        }
    }
    AdaptationOptions wanted = options;
    wanted.sources = project.sources;
    wanted.target = project.target;
    return RunQueue(project.folder).add(toJson(wanted));
}

AdaptationOptions requestOf(const Project &project, const QueueEntry &entry)
{
    AdaptationOptions options = adaptationFromJson(entry.request, project.database());
    options.project = project.folder;
    options.resume = true;
    options.orAnew = true;
    return options;
}

Message titleOf(const Project &project, const QueueEntry &entry)
{
    try {
        const AdaptationOptions options = requestOf(project, entry);
        Project pair = project;
        choosePair(pair, options.sources, options.target);
        return say("%1 to %2, %3, %4, seed %5", pair.sourceNames(), pair.targetName(), options.recipe, options.preset, options.seed);
    } catch (const InputError &) {
        return say("an entry that can't be read");
    }
}

QueueOutcome workQueue(const std::filesystem::path &folder, std::stop_token stop, TrainingObserver &observer, QueueObserver &queueObserver, const StageCallback &onStage)
{
    QueueOutcome outcome;
    RunQueue queue(folder);
    const FileLock working = lockQueue(openProject(folder));
    queue.recover();
    while (!stop.stop_requested()) {
        lockProject(openProject(folder)); // or somebody else trains: what waits must not fail of that
        auto entry = queue.takeNext();
        if (!entry)
            break;
        queueObserver.onBegin(*entry);
        std::optional<AdaptationResult> result;
        QueueState state = QueueState::Failed;
        Message reason;
        try {
            const AdaptationOptions options = requestOf(openProject(folder), *entry);
            result = adapt(options, stop, observer, onStage);
            reason = result->reason;
            state = result->end == TrainingResult::End::Finished ? QueueState::Finished : result->end == TrainingResult::End::Stopped ? QueueState::Waiting : QueueState::Failed;
        } catch (const std::exception &error) {
            reason = messageOf(error);
        }
        queue.settle(entry->id, state, reason);
        entry->state = state;
        entry->reason = reason;
        queueObserver.onEnd(*entry, result ? &*result : nullptr);
        outcome.finished += state == QueueState::Finished;
        outcome.failed += state == QueueState::Failed;
        outcome.stopped = outcome.stopped || state == QueueState::Waiting;
        if (state == QueueState::Waiting)
            break;
    }
    outcome.stopped = outcome.stopped || stop.stop_requested();
    return outcome;
}

} // namespace vantage
