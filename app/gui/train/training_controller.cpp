#include "app/gui/train/training_controller.h"

#include "app/gui/data/camera_check.h"
#include "app/gui/text.h"
#include "app/gui/thread_priority.h"
#include "app/gui/train/run_history.h"
#include "core/base/error.h"
#include "core/runs/resume_point.h"
#include "core/workflow/adaptation_report.h"

#include <algorithm>
#include <atomic>
#include <chrono>
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
        stage().work.reset();
        lap(TimeSpent::Preparing);
        if (goesOn)
            resumedAt = plan.firstStep;
    }
    void onStep(const StepReport &report) override
    {
        std::lock_guard lock(mutex);
        stage().steps.push_back(report);
        stage().work.reset();
        lap(lastWasStep ? TimeSpent::Step : TimeSpent::Between);
        lastWasStep = true;
    }
    void onEpoch(const EpochReport &report) override
    {
        std::lock_guard lock(mutex);
        stage().epochs.push_back(report);
        stage().work.reset();
        lap(TimeSpent::Measuring);
        lastWasStep = false;
    }
    void onSamples(const SampleReport &report) override
    {
        std::lock_guard lock(mutex);
        stage().samples.push_back(report);
        stage().work.reset();
    }
    void onMessage(const Message &text) override
    {
        std::lock_guard lock(mutex);
        stage().messages.push_back(text);
    }
    void onWork(const WorkReport &report) override
    {
        std::lock_guard lock(mutex);
        stage().work = report;
    }
    /// Called before the stage's first step. Of a run that goes on, everything that it reported so far comes first, and where it
    /// stands now is kept for whoever wants it back.
    void beginStage(const RunStage &begun, std::stop_token stop)
    {
        StageUpdate update;
        const Project project = openProject(options.project);
        const bool resumed = vantage::canResume(project.runFolder(begun.run));
        if (point)
            point->forget(); // of a run that has finished meanwhile
        point.reset();
        if (resumed) {
            try {
                point.emplace(project, begun.run);
                update = readRun(project, begun.run, std::move(stop));
            } catch (const std::exception &) { // only shown: the run goes on without
            }
        }
        std::lock_guard lock(mutex);
        title = begun.title;
        run = begun.run;
        goesOn = resumed;
        lastWasStep = false;
        lapStart = Clock::now();
        pausedBefore = pausedSeconds;
        resumedAt = 0;
        update.begins = true;
        update.kind = begun.kind;
        update.title = title;
        update.run = run;
        stages.push_back(std::move(update));
        if (resumed) { // what is reported from now on is not of the past
            stages.emplace_back();
            stages.back().title = title;
            stages.back().run = run;
        }
    }

    using Clock = std::chrono::steady_clock;
    /// Notes the time since the last lap; to be called under the mutex.
    void lap(TimeSpent::What what)
    {
        const auto now = Clock::now();
        const double paused = pausedSeconds;
        stage().spent.push_back({what, std::max(0.0, std::chrono::duration<double>(now - lapStart).count() - (paused - pausedBefore))});
        lapStart = now;
        pausedBefore = paused;
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
    ReportFiles writeReport()
    {
        return writeAdaptationReport(outcome.result, 4, [this](int64_t drawn, int64_t all) { onWork({say(QT_TRANSLATE_NOOP("core", "drawing pictures of the report")), drawn, all}); });
    }
    void discardRun();
    void checkCameras(std::stop_token stop);

    AdaptationOptions options;
    PauseGate gate;
    std::atomic<double> pausedSeconds = 0; ///< all pauses that are over
    Clock::time_point pauseStart;          ///< the window's
    Clock::time_point lapStart = Clock::now();
    double pausedBefore = 0;
    bool lastWasStep = false;
    std::atomic<bool> discard = false;
    std::atomic<bool> trained = false; ///< only the report is left to do
    std::atomic<bool> done = false;

    std::mutex mutex;
    std::vector<StageUpdate> stages; ///< since the last tick
    std::string title;
    int64_t run = 0;
    bool goesOn = false;   ///< the run at hand was there before this sitting
    int64_t resumedAt = 0; ///< its step then
    std::optional<ResumePoint> point; ///< of the run at hand, where it was there before

    TrainingOutcome outcome; ///< belongs to the thread until `done`
    std::jthread thread;     ///< last: ended before what it uses goes
};

void TrainingController::Job::discardRun()
{
    if (run == 0)
        return;
    RunStore store(options.project);
    if (store.run(run).state == RunState::Finished)
        return;
    if (!goesOn) {
        store.removeRun(run);
    } else if (point) {
        point->goBack(store, resumedAt);
        outcome.wentBackTo = resumedAt;
    } else { // what there was before can't be told from what is new: nothing of it goes
        outcome.end = TrainingOutcome::End::Stopped;
    }
}

/// Every frame of both cameras, as the data page and the look ahead see them: what would end the training later is said now.
void TrainingController::Job::checkCameras(std::stop_token stop)
{
    if (!isProject(options.project))
        return; // adapt() says so
    const Project project = openProject(options.project);
    QStringList problems;
    useContents(project);
    for (const auto &[folder, use] : camerasOf(project))
        if (const auto report = checkCamera(folder, stop, [&, name = folder.filename().string()](const DatasetReport &soFar, size_t looked) {
                onWork({say(QT_TRANSLATE_NOOP("core", "looking through %1"), name), static_cast<int64_t>(looked), static_cast<int64_t>(soFar.frames)});
                return true;
            }))
            problems << cameraProblems(folder, *report, use, classesRead(*report, project.classes, project.folderClasses), leftOutOf(project.leftOut, folder));
    keepContents(project); // adapt() need not decode it all again
    if (!problems.isEmpty())
        throw std::runtime_error(shortened(problems).join('\n').toStdString());
}

void TrainingController::Job::carryOut(std::stop_token stop)
{
    giveWayToTheWindow();
    try {
        checkCameras(stop);
        outcome.result = adapt(
            options, stop, *this,
            [this, stop](const RunStage &begun) { beginStage(begun, stop); }, &gate);
        switch (outcome.result.end) {
        case TrainingResult::End::Finished:
            outcome.end = TrainingOutcome::End::Finished;
            trained = true;
            try {
                outcome.report = toQt(writeReport().page);
            } catch (const std::exception &error) { // the networks are there all the same
                onMessage(messageOf(error));
            }
            break;
        case TrainingResult::End::Stopped:
            // A stop in a later training must not cost those that had finished their report.
            if (outcome.result.adapted || outcome.result.control)
                try {
                    trained = true;
                    outcome.report = toQt(writeReport().page);
                } catch (const std::exception &error) {
                    onMessage(messageOf(error));
                }
            outcome.end = discard ? TrainingOutcome::End::Discarded : TrainingOutcome::End::Stopped;
            if (discard)
                discardRun();
            break;
        case TrainingResult::End::Failed:
            outcome.end = TrainingOutcome::End::Failed;
            outcome.failure = outcome.result.reason;
            if (discard)
                discardRun();
            break;
        }
        if (point && !discard)
            point->forget();
    } catch (...) { // bad input, before anything was trained
        outcome.end = TrainingOutcome::End::Failed;
        outcome.failure = messageOf(std::current_exception());
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
    m_stake = {};
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
    m_job->pauseStart = Job::Clock::now();
    setPhase(TrainingPhase::Pausing);
}

void TrainingController::resume()
{
    if (!canResume())
        return;
    m_job->pausedSeconds = m_job->pausedSeconds + std::chrono::duration<double>(Job::Clock::now() - m_job->pauseStart).count();
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
    note(stages);
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

void TrainingController::note(const std::vector<StageUpdate> &stages)
{
    for (const StageUpdate &stage : stages) {
        if (stage.begins)
            m_stake = {stage.run, 0, 0, 0, 0};
        if (stage.past)
            continue;
        if (stage.plan)
            m_stake.resumedAt = stage.plan->firstStep;
        m_stake.steps += static_cast<int64_t>(stage.steps.size());
        m_stake.epochs += static_cast<int>(std::count_if(stage.epochs.begin(), stage.epochs.end(), [](const EpochReport &epoch) { return epoch.epoch > 0; }));
    }
    if (m_phase == TrainingPhase::Running)
        m_stake.seconds += m_tick.interval() / 1000.0;
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
