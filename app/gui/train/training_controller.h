#pragma once

#include "core/workflow/adaptation.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

namespace vantage::gui {

/// Where an adaptation stands, as far as the window is concerned.
enum class TrainingPhase {
    Idle,
    Preparing, ///< folders are checked, nothing is trained yet
    Running,
    Pausing, ///< asked to pause, the step at hand is not finished
    Paused,
    Stopping,   ///< asked to stop and keep
    Cancelling, ///< asked to cancel and discard
    Reporting,  ///< trained; pictures and the page of results are being written
};

/// Time that a training spent, pauses left out. `Between`: from the report of an epoch to the end of the next step, with what is saved and
/// labelled in between.
struct TimeSpent
{
    enum What { Preparing, Step, Measuring, Between } what = Step;
    double seconds = 0;
};

/// What one training (baseline, control, ...) reported since the last tick.
struct StageUpdate
{
    std::vector<TimeSpent> spent;
    bool begins = false;
    bool past = false; ///< read back: what a run that goes on, or is over, reported earlier
    RunKind kind = RunKind::Baseline;
    std::string title; ///< of the stage, e.g. "No Adaptation"
    int64_t run = 0;
    std::optional<TrainingPlan> plan;
    std::vector<StepReport> steps;
    std::vector<EpochReport> epochs;
    std::vector<SampleReport> samples;
    std::vector<Message> messages;
    std::optional<WorkReport> work; ///< beside the steps, the latest; none: none was reported since the last one, or steps go on
    std::optional<int> kept; ///< the epoch that was chosen; of a run that was read back
};

struct TrainingOutcome
{
    enum class End { Finished, Stopped, Discarded, Failed } end = End::Failed;
    Message failure;
    int64_t wentBackTo = 0;  ///< of a discarded run that had been resumed: the step that it stands at again
    AdaptationResult result; ///< of a finished adaptation
    QString report;          ///< report.html, where it could be written
};

/// What a discarded run would take with it: of the stage at hand, in this sitting.
struct AtStake
{
    int64_t run = 0;
    int64_t steps = 0;
    int epochs = 0;
    double seconds = 0;
    int64_t resumedAt = 0; ///< the step that it is taken back to; 0: it began in this sitting and is deleted
    bool nothing() const { return steps == 0 && epochs == 0; }
};

/// Owns the thread that trains. Core's observer ends here: what it is told is noted in a buffer that the window empties
/// on a tick, so that training never waits for the display and the display never for training.
class TrainingController : public QObject
{
    Q_OBJECT
public:
    explicit TrainingController(QObject *parent = nullptr);
    ~TrainingController() override; ///< stops and keeps what runs

    TrainingPhase phase() const { return m_phase; }
    bool isActive() const { return m_phase != TrainingPhase::Idle; }
    bool canStart() const { return !isActive(); }
    bool canPause() const { return m_phase == TrainingPhase::Running; }
    bool canResume() const { return m_phase == TrainingPhase::Paused || m_phase == TrainingPhase::Pausing; }
    bool canStop() const
    {
        return isActive() && m_phase != TrainingPhase::Stopping && m_phase != TrainingPhase::Cancelling
               && m_phase != TrainingPhase::Reporting;
    }

    void setTick(int milliseconds); ///< 60 from the start: about 16 times a second

    void start(const AdaptationOptions &options);
    void pause();
    void resume();
    void stopAndKeep();
    /// A run that began in this sitting is deleted; one that was resumed is taken back to where it was resumed.
    void cancelAndDiscard();
    const AtStake &atStake() const { return m_stake; }

Q_SIGNALS:
    void phaseChanged(vantage::gui::TrainingPhase phase);
    /// At most once a tick, with everything since the last one; empty stages are left out.
    void updated(const std::vector<vantage::gui::StageUpdate> &stages);
    void ended(const vantage::gui::TrainingOutcome &outcome);

private:
    struct Job;
    void setPhase(TrainingPhase phase);
    void tick();
    void finish();

    void note(const std::vector<StageUpdate> &stages);

    TrainingPhase m_phase = TrainingPhase::Idle;
    QTimer m_tick;
    AtStake m_stake;
    std::unique_ptr<Job> m_job;
};

} // namespace vantage::gui
