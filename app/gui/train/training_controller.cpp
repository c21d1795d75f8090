#include "app/gui/train/training_controller.h"

#include "app/gui/text.h"
#include "app/gui/thread_priority.h"
#include "core/base/error.h"
#include "core/workflow/adaptation_report.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace vantage::gui {

/// One adaptation on its thread. The thread writes under the mutex, the window takes under the mutex.
struct TrainingController::Job : TrainingObserver
{
    void onPlan(const TrainingPlan &plan) override
    {
        std::lock_guard lock(mutex);
        stage().plan = plan;
    }
    void onStep(const StepReport &report) override
    {
        std::lock_guard lock(mutex);
        stage().steps.push_back(report);
    }
    void onEpoch(const EpochReport &report) override
    {
        std::lock_guard lock(mutex);
        stage().epochs.push_back(report);
    }
    void onSamples(const SampleReport &report) override
    {
        std::lock_guard lock(mutex);
        stage().samples.push_back(report);
    }
    void onMessage(const std::string &text) override
    {
        std::lock_guard lock(mutex);
        stage().messages.push_back(text);
    }
    void beginStage(const std::string &stageTitle, int64_t stageRun)
    {
        std::lock_guard lock(mutex);
        title = stageTitle;
        run = stageRun;
        StageUpdate update;
        update.begins = true;
        update.title = title;
        update.run = run;
        stages.push_back(std::move(update));
    }

    /// What is to be noted now; to be called under the mutex.
    StageUpdate &stage()
    {
        if (stages.empty()) {
            stages.emplace_back();
            stages.back().title = title;
            stages.back().run = run;
        }
        return stages.back();
    }

    std::vector<StageUpdate> take()
    {
        std::vector<StageUpdate> taken;
        std::lock_guard lock(mutex);
        taken.swap(stages);
        return taken;
    }

    void carryOut(std::stop_token stop);
    void discardRun();

    AdaptationOptions options;
    PauseGate gate;
    std::atomic<bool> discard = false;
    std::atomic<bool> trained = false; ///< only the report is left to do
    std::atomic<bool> done = false;

    std::mutex mutex;
    std::vector<StageUpdate> stages; ///< since the last tick
    std::string title;
    int64_t run = 0;

    TrainingOutcome outcome; ///< belongs to the thread until `done`
    std::jthread thread;     ///< last: ended before what it uses goes
};

void TrainingController::Job::discardRun()
{
    if (run == 0)
        return;
    RunStore store(options.project);
    if (store.run(run).state != RunState::Finished)
        store.removeRun(run);
}

void TrainingController::Job::carryOut(std::stop_token stop)
{
    giveWayToTheWindow();
    try {
        outcome.result = adapt(
            options, stop, *this,
            [this](const std::string &stageTitle, int64_t stageRun) { beginStage(stageTitle, stageRun); }, &gate);
        switch (outcome.result.end) {
        case TrainingResult::End::Finished:
            outcome.end = TrainingOutcome::End::Finished;
            trained = true;
            try {
                outcome.report = toQt(writeAdaptationReport(outcome.result).page);
            } catch (const std::exception &error) { // the networks are there all the same
                onMessage(error.what());
            }
            break;
        case TrainingResult::End::Stopped:
            outcome.end = discard ? TrainingOutcome::End::Discarded : TrainingOutcome::End::Stopped;
            if (discard)
                discardRun();
            break;
        case TrainingResult::End::Failed:
            outcome.end = TrainingOutcome::End::Failed;
            outcome.reason = toQt(outcome.result.reason);
            if (discard)
                discardRun();
            break;
        }
    } catch (...) { // bad input, before anything was trained
        outcome.end = TrainingOutcome::End::Failed;
        outcome.reason = messageOf(std::current_exception());
    }
    done = true;
}

TrainingController::TrainingController(QObject *parent)
    : QObject(parent)
{
    m_tick.setInterval(60);
    connect(&m_tick, &QTimer::timeout, this, &TrainingController::tick);
}

TrainingController::~TrainingController()
{
    if (m_job) {
        m_job->thread.request_stop();
        m_job->thread.join();
    }
}

void TrainingController::setTick(int milliseconds)
{
    m_tick.setInterval(milliseconds);
}

void TrainingController::start(const AdaptationOptions &options)
{
    if (isActive())
        return;
    m_job = std::make_unique<Job>();
    m_job->options = options;
    m_job->thread = std::jthread([job = m_job.get()](std::stop_token stop) { job->carryOut(std::move(stop)); });
    m_tick.start();
    setPhase(TrainingPhase::Preparing);
}

void TrainingController::pause()
{
    if (!canPause())
        return;
    m_job->gate.pause();
    setPhase(TrainingPhase::Pausing);
}

void TrainingController::resume()
{
    if (!canResume())
        return;
    m_job->gate.resume();
    setPhase(TrainingPhase::Running);
}

void TrainingController::stopAndKeep()
{
    if (!canStop())
        return;
    m_job->thread.request_stop();
    setPhase(TrainingPhase::Stopping);
}

void TrainingController::cancelAndDiscard()
{
    if (!canStop())
        return;
    m_job->discard = true;
    m_job->thread.request_stop();
    setPhase(TrainingPhase::Cancelling);
}

void TrainingController::setPhase(TrainingPhase phase)
{
    if (m_phase == phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged(phase);
}

void TrainingController::tick()
{
    const bool done = m_job->done; // before taking: what is noted later belongs to the next tick
    const auto stages = m_job->take();
    if (!stages.empty())
        Q_EMIT updated(stages);
    if (done)
        finish();
    else if (m_job->trained)
        setPhase(TrainingPhase::Reporting);
    else if (m_phase == TrainingPhase::Preparing && !stages.empty() && stages.back().run > 0) // before that, data is looked through
        setPhase(TrainingPhase::Running);
    else if (m_phase == TrainingPhase::Pausing && m_job->gate.holding())
        setPhase(TrainingPhase::Paused);
}

void TrainingController::finish()
{
    m_tick.stop();
    const auto job = std::move(m_job);
    job->thread.join();
    setPhase(TrainingPhase::Idle);
    Q_EMIT ended(job->outcome);
}

} // namespace vantage::gui
