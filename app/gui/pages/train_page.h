#pragma once

#include "app/gui/latest_work.h"
#include "app/gui/pages/page.h"
#include "app/gui/train/time_left.h"
#include "app/gui/train/training_controller.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace vantage::gui {

class LiveView;
class PreflightPanel;
class QueuePanel;
class QueueRunner;
class RecipeChoice;
class SettingsPanel;
struct Workbench;

/// Chooses what to train, starts it and shows how it learns.
/// Object names: startButton, queueButton, resumeButton, pauseButton, stopButton, cancelButton, phaseLabel, stageLabel, stagesLabel, trainProgress, workProgress, speedLabel,
/// leftLabel, nextInspectButton, nextReportButton, nextExportButton; those of the parts inside.
class TrainPage : public Page
{
    Q_OBJECT
public:
    explicit TrainPage(Workbench &bench, QWidget *parent = nullptr);

    void startChosen();
    void pauseOrResume();
    /// Ends what runs and takes back what this sitting trained, after a question that names it.
    void askToDiscard();
    /// Goes on with a run that was stopped.
    void resumeRun(int64_t run);
    /// Shows its settings for a new run on its cameras, to be changed before the start.
    void cloneRun(int64_t run);
    RecipeChoice &choice() { return *m_choice; }
    LiveView *live() const { return m_live; }
    const TimeLeft &timeLeft() const { return m_time; }

    /// "Running: Adaptation", in the language of the window; for the status bar too.
    QString phaseText() const;

Q_SIGNALS:
    void inspectWanted(qint64 run);
    void exportWanted(qint64 run);
    void stateChanged(); ///< phase, progress or time left

protected:
    void retranslate() override;

private:
    void showProject();
    void showPhase();
    AdaptationOptions completed(AdaptationOptions options) const; ///< with what is not chosen here
    void start(const AdaptationOptions &wanted);
    void begin(const AdaptationOptions &wanted, const std::optional<Preflight> &plan);
    void queueChosen();
    void lookAhead();
    void showHistory();
    void takeUpdates(const std::vector<StageUpdate> &stages);
    QString doingText() const;
    QString stagesText() const;
    void showEnd(const TrainingOutcome &outcome);

    Workbench &m_bench;
    RecipeChoice *m_choice;
    SettingsPanel *m_settings;
    PreflightPanel *m_preflight;
    LiveView *m_live;
    QueueRunner *m_runner;
    QueuePanel *m_queue;
    QScrollArea *m_scroll;
    QWidget *m_left, *m_leftColumn;
    QLabel *m_phase, *m_stage, *m_stages, *m_speed, *m_leftTime, *m_message;
    QProgressBar *m_progress, *m_workProgress;
    QWidget *m_next;
    QPushButton *m_toInspect, *m_toReport, *m_toExport;
    int64_t m_finished = 0; ///< the run that the latest training was for
    QString m_finishedReport;
    QPushButton *m_start, *m_toQueue, *m_resume, *m_pause, *m_stop, *m_cancel;
    TimeLeft m_time;
    std::optional<WorkReport> m_work; ///< that goes on beside the steps
    std::filesystem::path m_shownProject;
    bool m_failed = false;        ///< the latest training, and nothing was changed since
    bool m_clearFirst = false;    ///< the next training that begins has the view to itself
    bool m_liveIsCurrent = false; ///< the view shows a run of this sitting
    LatestWork m_history;
};

} // namespace vantage::gui
