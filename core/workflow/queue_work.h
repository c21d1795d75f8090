#pragma once

#include "core/base/message.h"
#include "core/runs/run_queue.h"
#include "core/workflow/adaptation.h"

namespace vantage {

/// Puts an adaptation at the end of its project's queue. What a start would be refused for is refused here; a project that is not there
/// is made, and cameras that it does not know join it. @return the entry's number @throws InputError
int64_t queueAdaptation(const AdaptationOptions &options);

/// What an entry asks for, set to be carried out: it goes on with what was stopped of it, else begins anew. @throws InputError
AdaptationOptions requestOf(const Project &project, const QueueEntry &entry);
/// "A1 + A2 to C1, label-book, quick, seed 1"; what can't be read is said to be so.
Message titleOf(const Project &project, const QueueEntry &entry);

/// Told before and after each entry; on the thread that works.
class QueueObserver
{
public:
    virtual ~QueueObserver() = default;
    virtual void onBegin(const QueueEntry &) {}
    virtual void onEnd(const QueueEntry &, const AdaptationResult *) {} ///< no result where it failed before its first step
};

struct QueueOutcome
{
    int finished = 0, failed = 0;
    bool stopped = false; ///< by the operator; the entry waits again
};

/// Carries out what waits, one after the other, until nothing waits, the queue is paused or a stop is asked for. One that fails is noted with
/// its reason, and the next one begins.
QueueOutcome workQueue(const std::filesystem::path &folder, std::stop_token stop, TrainingObserver &observer, QueueObserver &queueObserver,
                       const StageCallback &onStage = {});

} // namespace vantage
