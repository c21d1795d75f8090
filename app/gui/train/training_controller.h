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

/// What one training (baseline, control, ...) reported since the last tick.
struct StageUpdate
{
    bool begins = false;
    std::string title; ///< of the stage, e.g. "No Adaptation"
    int64_t run = 0;
    std::optional<TrainingPlan> plan;
    std::vector<StepReport> steps;
    std::vector<EpochReport> epochs;
    std::vector<SampleReport> samples;
    std::vector<std::string> messages;
    std::optional<int> kept; ///< the epoch that was chosen; of a run that was read back
};

struct TrainingOutcome
{
    enum class End { Finished, Stopped, Discarded, Failed } end = End::Failed;
    QString reason;          ///< of a failure: shown as it is
    AdaptationResult result; ///< of a finished adaptation
    QString report;          ///< report.html, where it could be written
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
    void cancelAndDiscard();

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

    TrainingPhase m_phase = TrainingPhase::Idle;
    QTimer m_tick;
    std::unique_ptr<Job> m_job;
};

} // namespace vantage::gui
