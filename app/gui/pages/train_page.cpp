#include "app/gui/pages/train_page.h"

#include "app/gui/project_session.h"
#include "app/gui/saving.h"
#include "app/gui/settings.h"
#include "app/gui/reason_texts.h"
#include "app/gui/text.h"
#include "app/gui/train/live_view.h"
#include "app/gui/train/preflight_panel.h"
#include "app/gui/train/queue_panel.h"
#include "app/gui/train/queue_runner.h"
#include "app/gui/train/recipe_choice.h"
#include "app/gui/train/run_history.h"
#include "app/gui/train/settings_panel.h"
#include "app/gui/workbench.h"
#include "core/runs/run_cameras.h"
#include "core/workflow/adaptation_request.h"
#include "widgets/plot/loss_panel.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <algorithm>
#include <utility>

namespace vantage::gui {

TrainPage::TrainPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
    , m_choice(new RecipeChoice(this))
{
    setObjectName("trainPage");
    m_settings = new SettingsPanel(bench, *m_choice, this);
    m_preflight = new PreflightPanel(this);
    m_left = new QWidget(this);
    auto *leftLayout = new QVBoxLayout(m_left);
    leftLayout->addWidget(m_settings);
    leftLayout->addStretch(1);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidget(m_left);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_leftColumn = new QWidget(this);
    m_leftColumn->setMaximumWidth(440);
    auto *column = new QVBoxLayout(m_leftColumn);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_preflight); // below: what it says comes and goes, and no field must move under the mouse

    const auto label = [this](const char *name) {
        auto *made = new QLabel(this);
        made->setObjectName(name);
        return made;
    };
    m_phase = label("phaseLabel");
    QFont bold = m_phase->font();
    bold.setBold(true);
    m_phase->setFont(bold);
    m_stage = label("stageLabel");
    m_stages = label("stagesLabel");
    m_stages->setTextFormat(Qt::RichText);
    m_stages->hide();
    m_speed = label("speedLabel");
    m_leftTime = label("leftLabel");
    m_message = label("trainMessage");
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    m_progress = new QProgressBar(this);
    m_progress->setObjectName("trainProgress");
    m_progress->setRange(0, 1000);
    m_progress->setMaximumHeight(14);
    m_progress->setTextVisible(false);
    QSizePolicy keepsItsPlace = m_progress->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsItsPlace);
    m_workProgress = new QProgressBar(this);
    m_workProgress->setObjectName("workProgress");
    m_workProgress->setMaximumHeight(6);
    m_workProgress->setTextVisible(false);
    m_workProgress->setSizePolicy(keepsItsPlace);
    m_workProgress->hide();
    const auto button = [this](const char *name, Icon icon) {
        auto *made = new QPushButton(themeIcon(icon), QString(), this);
        made->setObjectName(name);
        return made;
    };
    m_start = button("startButton", Icon::Play);
    m_toQueue = button("queueButton", Icon::Add);
    m_resume = button("resumeButton", Icon::Play);
    m_pause = button("pauseButton", Icon::Pause);
    m_stop = button("stopButton", Icon::Stop);
    m_cancel = button("cancelButton", Icon::Cancel);

    m_live = new LiveView(this);
    m_runner = new QueueRunner(m_bench, this);
    m_queue = new QueuePanel(m_bench, *m_runner, this);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *one : {m_start, m_toQueue, m_resume, m_pause, m_stop, m_cancel})
        buttons->addWidget(one);
    buttons->addStretch(1);
    auto *state = new QHBoxLayout;
    state->addWidget(m_phase);
    for (QLabel *changing : {m_stage, m_stages}) // what they say comes and goes, and must not widen the window
        changing->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    state->addWidget(m_stage, 1);
    state->addWidget(m_speed);
    state->addSpacing(12);
    state->addWidget(m_leftTime);
    auto *right = new QWidget(this);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->addLayout(buttons);
    rightLayout->addLayout(state);
    rightLayout->addWidget(m_stages);
    rightLayout->addWidget(m_progress);
    rightLayout->addWidget(m_workProgress);
    rightLayout->addWidget(m_message);
    // What one does with a network that is finished.
    m_next = new QWidget(this);
    m_next->setObjectName("nextSteps");
    auto *nextLayout = new QHBoxLayout(m_next);
    nextLayout->setContentsMargins(0, 0, 0, 0);
    m_toInspect = button("nextInspectButton", Icon::Inspect);
    m_toReport = button("nextReportButton", Icon::Open);
    m_toExport = button("nextExportButton", Icon::Export);
    for (QPushButton *one : {m_toInspect, m_toReport, m_toExport})
        nextLayout->addWidget(one);
    nextLayout->addStretch(1);
    m_next->hide();
    rightLayout->addWidget(m_next);
    rightLayout->addWidget(m_live, 1);
    rightLayout->addWidget(m_queue);
    auto *split = named(new QSplitter(this), "trainSplit");
    split->addWidget(m_leftColumn);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);

    connect(m_start, &QPushButton::clicked, this, &TrainPage::startChosen);
    connect(m_toQueue, &QPushButton::clicked, this, &TrainPage::queueChosen);
    connect(m_runner, &QueueRunner::trainingWanted, this, &TrainPage::begin);
    connect(m_runner, &QueueRunner::changed, this, &TrainPage::showPhase);
    connect(m_resume, &QPushButton::clicked, this, [this] { resumeRun(m_bench.session.resumableRun()); });
    connect(m_pause, &QPushButton::clicked, this, &TrainPage::pauseOrResume);
    connect(m_toInspect, &QPushButton::clicked, this, [this] { Q_EMIT inspectWanted(m_finished); });
    connect(m_toExport, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(m_finished); });
    connect(m_toReport, &QPushButton::clicked, this, [this] { openOrSay(m_bench, this, m_finishedReport); });
    connect(m_stop, &QPushButton::clicked, &m_bench.training, &TrainingController::stopAndKeep);
    connect(m_cancel, &QPushButton::clicked, this, &TrainPage::askToDiscard);
    connect(&m_bench.training, &TrainingController::phaseChanged, this, &TrainPage::showPhase);
    connect(&m_bench.training, &TrainingController::updated, this, &TrainPage::takeUpdates);
    connect(&m_bench.training, &TrainingController::ended, this, &TrainPage::showEnd);
    connect(&m_bench.session, &ProjectSession::projectChanged, this, &TrainPage::showProject);
    connect(&m_bench.session, &ProjectSession::camerasChanged, this, &TrainPage::lookAhead);
    connect(&m_bench.session, &ProjectSession::cameraRefused, this, [this](ProjectSession::Camera, const QString &why) {
        if (isVisible())
            sayIn(m_message, why, true);
    });
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &TrainPage::showHistory);
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &TrainPage::showPhase);
    connect(&m_bench.session, &ProjectSession::runsProgressed, this, &TrainPage::showPhase);
    connect(m_live, &LiveView::saveWanted, this,
            [this](const QString &name, const QImage &picture) { askAndSave(m_bench, this, name, picture); });
    LossPanel *losses = m_live->losses();
    if (const QByteArray kept = m_bench.settings.state("loss-smoothing"); !kept.isEmpty()) {
        LossPanel::Options options = losses->options();
        options.smoothing = kept.toDouble();
        losses->setOptions(options);
    }
    connect(losses, &LossPanel::optionsChanged, this,
            [this, losses] { m_bench.settings.setState("loss-smoothing", QByteArray::number(losses->options().smoothing)); });
    connect(m_choice, &RecipeChoice::changed, this, &TrainPage::lookAhead);
    connect(m_preflight, &PreflightPanel::changed, this, &TrainPage::showPhase);
    m_choice->load({});
    retranslate();
}

void TrainPage::showProject()
{
    const ProjectSession &session = m_bench.session;
    const std::filesystem::path folder = session.isWritten() ? session.project().folder : std::filesystem::path();
    if (folder != m_shownProject) {
        m_shownProject = folder;
        m_history.cancel();
        m_live->clear();
        m_liveIsCurrent = false;
        m_message->hide();
        m_next->hide();
        AdaptationOptions options;
        try {
            options = session.lastRequest();
        } catch (const std::exception &) { // the defaults will do
        }
        m_choice->load(options);
    }
    if (session.isOpen())
        m_live->setClasses(session.project().classes);
    lookAhead();
    showPhase();
}

void TrainPage::lookAhead()
{
    if (std::exchange(m_failed, false)) // whatever was in the way, something is another now
        m_message->hide();
    if (!m_bench.session.isWritten()) {
        m_preflight->clear();
        return;
    }
    AdaptationOptions options = m_choice->options();
    options.settings.push_back({"validationShare", QString::number(m_bench.session.validationShare()).toStdString()});
    m_preflight->look(m_bench.session.project(), options);
}

void TrainPage::showHistory()
{
    // The latest run as it went, until another one is trained.
    if (m_liveIsCurrent || m_bench.training.isActive() || !m_bench.session.isWritten())
        return;
    const auto &runs = m_bench.session.runs();
    if (runs.empty() || runs.back().record.id == m_live->run())
        return;
    m_history.start(
        [this, project = m_bench.session.project(), run = runs.back().record.id](const LatestWork::Voice &voice) {
            auto update = std::make_shared<StageUpdate>(readRun(project, run, voice.stop()));
            voice.say([this, update] {
                m_live->clear();
                m_live->show(*update);
            });
        });
}

AdaptationOptions TrainPage::completed(AdaptationOptions options) const
{
    options.project = m_bench.session.project().folder;
    options.checkpointSteps =
        options.checkpointSteps > 0 ? options.checkpointSteps : 25; // a crash costs no more than these
    if (std::none_of(options.settings.begin(), options.settings.end(),
                     [](const Setting &setting) { return setting.key == "validationShare"; }))
        options.settings.push_back(
            {"validationShare", QString::number(m_bench.session.validationShare()).toStdString()});
    return options;
}

void TrainPage::start(const AdaptationOptions &wanted)
{
    if (!m_runner->isWorking()) // its next one is about to begin
        begin(wanted, m_preflight->result());
}

void TrainPage::begin(const AdaptationOptions &wanted, const std::optional<Preflight> &plan)
{
    if (!m_bench.training.canStart() || !m_bench.session.isWritten())
        return;
    const AdaptationOptions options = completed(wanted);
    m_time.begin(plan ? plan->runs : std::vector<PlannedRun>(), plan && plan->measured);
    m_history.cancel();
    // What is shown stays until the first training begins: a start may be refused. What goes on shows what it was, too.
    m_clearFirst = !options.resume || options.orAnew;
    m_failed = false;
    m_work.reset();
    m_message->hide();
    m_next->hide();
    m_bench.training.start(options);
}

void TrainPage::queueChosen()
{
    if (m_toQueue->isEnabled())
        m_queue->add(completed(m_choice->options()));
}

void TrainPage::startChosen()
{
    if (m_start->isEnabled())
        start(m_choice->options());
}

void TrainPage::pauseOrResume()
{
    if (m_bench.training.canResume())
        m_bench.training.resume();
    else
        m_bench.training.pause();
}

void TrainPage::askToDiscard()
{
    TrainingController &training = m_bench.training;
    if (!training.canStop())
        return;
    const AtStake &stake = training.atStake();
    if (!stake.nothing()) {
        const int64_t run = stake.run;
        const QString lost = tr("%n step(s)", nullptr, static_cast<int>(stake.steps)) + ", " + tr("%n measured epoch(s)", nullptr, stake.epochs) + ", "
                             + tr("%1 of training").arg(durationText(stake.seconds));
        const QString text = stake.resumedAt > 0
                                 ? tr("Run %1 goes back to step %2, where it was resumed. Lost are %3. To end it and keep them, choose “Stop and keep”.")
                                       .arg(run).arg(stake.resumedAt).arg(lost)
                                 : tr("Run %1 is deleted. Lost are %2. To end it and keep them, choose “Stop and keep”.").arg(run).arg(lost);
        if (m_bench.prompts.ask(this, tr("Cancel and discard"), text, {stake.resumedAt > 0 ? tr("Go back") : tr("Discard"), tr("Go on training")}) != 0)
            return;
        if (training.atStake().run != run)
            return; // another one runs by now, which nobody was asked about
    }
    training.cancelAndDiscard();
}

void TrainPage::resumeRun(int64_t run)
{
    if (const auto missing = m_bench.session.missingCamera()) {
        const QString was = toQt(missing->was);
        if (m_bench.prompts.ask(this, tr("A camera's folder is not there"), tr("%1 is not there any more. Where is it now? Once it is found, resume again.").arg(was),
                                {tr("Choose its folder…"), tr("Cancel")})
            != 0)
            return;
        const QString folder = m_bench.prompts.chooseFolder(this, tr("Where is %1 now?").arg(was), m_bench.settings.lastFolder());
        if (!folder.isEmpty())
            m_bench.session.moveCamera(missing->camera, folder, missing->place);
        return;
    }
    try {
        auto options = adaptationOfRun(m_bench.session.project(), run);
        if (!options)
            return;
        if (const RunSummary *of = m_bench.session.run(run)) // it may be of other cameras than those that are worked on now
            m_bench.session.showPair(withCamerasOf(m_bench.session.project(), of->record));
        m_choice->load(*options);
        start(*options);
    } catch (const std::exception &error) {
        m_bench.prompts.complain(this, errorText(error));
    }
}

void TrainPage::cloneRun(int64_t run)
{
    try {
        auto options = adaptationOfRun(m_bench.session.project(), run);
        if (!options)
            return;
        options->resume = false;
        if (const RunSummary *of = m_bench.session.run(run))
            m_bench.session.showPair(withCamerasOf(m_bench.session.project(), of->record));
        m_choice->load(*options);
    } catch (const std::exception &error) {
        m_bench.prompts.complain(this, errorText(error));
    }
}

void TrainPage::takeUpdates(const std::vector<StageUpdate> &stages)
{
    for (const StageUpdate &stage : stages) {
        m_time.note(stage);
        const bool news = stage.begins || stage.plan || !stage.steps.empty() || !stage.epochs.empty() || !stage.samples.empty();
        if (news || stage.work)
            m_work = stage.work;
        if (!news && stage.messages.empty())
            continue;
        if (stage.begins && std::exchange(m_clearFirst, false))
            m_live->clear();
        m_liveIsCurrent = true;
        if (!stage.past || stage.run != m_live->run()) // else it is shown already
            m_live->show(stage);
        if (stage.begins || !stage.epochs.empty()) // there is something new in the table of runs
            m_bench.session.refreshRunsSoon();
    }
    showPhase();
}

void TrainPage::showEnd(const TrainingOutcome &outcome)
{
    m_work.reset();
    QString text;
    switch (outcome.end) {
    case TrainingOutcome::End::Finished: {
        const auto &shown = outcome.result.adapted ? outcome.result.adapted : outcome.result.control;
        text = tr("Finished.");
        for (const auto &run : {outcome.result.adapted, outcome.result.control})
            if (run && run->run == m_live->run())
                m_live->setKept(run->choice.chosen);
        if (shown)
            text += " " + tr("Epoch %1 was chosen.").arg(shown->choice.chosen) + " " + whyText(shown->choice);
        break;
    }
    case TrainingOutcome::End::Stopped: text = tr("Stopped. The run is kept and can be resumed."); break;
    case TrainingOutcome::End::Discarded:
        if (outcome.wentBackTo > 0) {
            text = tr("Cancelled. The run stands at step %1 again, where it was resumed.").arg(outcome.wentBackTo);
            break;
        }
        text = tr("Cancelled. The run is discarded; trainings that had finished before it are kept.");
        break;
    case TrainingOutcome::End::Failed: text = coreText(outcome.failure); break;
    }
    const bool finished = outcome.end == TrainingOutcome::End::Finished;
    m_finished = finished ? mainRun(outcome.result).run : 0;
    m_finishedReport = outcome.report;
    m_toReport->setEnabled(!m_finishedReport.isEmpty());
    m_next->setVisible(finished);
    m_failed = outcome.end == TrainingOutcome::End::Failed;
    sayIn(m_message, text, m_failed);
    m_bench.session.refreshRuns();
    const bool failed = m_failed;
    m_failed = false; // the message is new
    lookAhead();
    m_failed = failed;
    showPhase();
}

QString TrainPage::phaseText() const
{
    switch (m_bench.training.phase()) {
    case TrainingPhase::Idle:
        return m_failed                              ? tr("Failed")
               : m_bench.session.isTrainedElsewhere() ? tr("Another window or program trains in this project")
                                                     : tr("Ready");
    case TrainingPhase::Preparing: return tr("Preparing…");
    case TrainingPhase::Running: return tr("Training");
    case TrainingPhase::Pausing: return tr("Pausing…");
    case TrainingPhase::Paused: return tr("Paused");
    case TrainingPhase::Stopping: return tr("Stopping…");
    case TrainingPhase::Cancelling: return tr("Cancelling…");
    case TrainingPhase::Reporting: return tr("Writing the report…");
    }
    return {};
}

QString TrainPage::doingText() const
{
    if (m_work)
        return tr("%1 %2 of %3").arg(coreText(m_work->what)).arg(m_work->done).arg(m_work->all);
    if (m_time.stage().empty())
        return {};
    switch (m_time.doing()) {
    case TimeLeft::Doing::Preparing: return tr("preparing frames and labels");
    case TimeLeft::Doing::Steps: return {};
    case TimeLeft::Doing::Measuring: return tr("measuring epoch %1").arg(m_time.epoch());
    case TimeLeft::Doing::BetweenEpochs: return tr("getting ready for epoch %1").arg(m_time.epoch());
    case TimeLeft::Doing::Ending: return tr("choosing the network to keep");
    }
    return {};
}

QString TrainPage::stagesText() const
{
    QStringList parts;
    for (const TimeLeft::Stage &stage : m_time.stages()) {
        const QString title = coreText(stage.title).toHtmlEscaped();
        switch (stage.place) {
        case TimeLeft::Place::Done: parts << QStringLiteral("✓ ") + title + (stage.reused ? " " + tr("(was there)") : QString()); break;
        case TimeLeft::Place::Now: parts << QStringLiteral("<b>▸ ") + title + "</b>"; break;
        case TimeLeft::Place::ToCome: parts << QStringLiteral("○ ") + title; break;
        }
    }
    return parts.join(QStringLiteral(" &nbsp; "));
}

void TrainPage::showPhase()
{
    const TrainingController &training = m_bench.training;
    const bool active = training.isActive();
    const bool busy = active || m_runner->isWorking();
    m_left->setEnabled(m_bench.session.isWritten()); // while something is trained, too: for the queue
    m_preflight->setEnabled(m_bench.session.isWritten());
    m_toQueue->setEnabled(m_bench.session.isWritten() && m_preflight->isReady());
    m_start->setEnabled(!busy && m_toQueue->isEnabled() && !m_bench.session.isTrainedElsewhere());
    const int64_t resumable = busy || !m_bench.session.isWritten() ? 0 : m_bench.session.resumableRun();
    m_resume->setVisible(resumable > 0);
    m_resume->setText(tr("Resume run %1").arg(resumable));
    m_pause->setEnabled(training.canPause() || training.canResume());
    m_pause->setText(training.canResume() ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(themeIcon(training.canResume() ? Icon::Play : Icon::Pause));
    const RunSummary *finished = m_bench.session.isOpen() ? m_bench.session.run(m_finished) : nullptr;
    for (QPushButton *next : {m_toInspect, m_toExport}) // once its files are known
        next->setEnabled(finished && finished->modelThere);
    m_stop->setEnabled(training.canStop());
    m_cancel->setEnabled(training.canStop());
    m_phase->setText(m_bench.session.isWritten() ? phaseText() : tr("Choose both cameras on the data page first"));
    const StepReport &step = m_time.lastStep();
    QString stage;
    if (active && !m_time.stage().empty()) {
        stage = coreText(m_time.stage());
        if (step.steps > 0)
            stage += " · " + tr("step %1 of %2").arg(step.step).arg(step.steps);
        if (const QString doing = doingText(); !doing.isEmpty())
            stage += " · " + doing;
    } else if (active) {
        stage = doingText(); // before the first training begins
    }
    m_stage->setText(stage);
    m_stages->setText(stagesText());
    m_stages->setVisible(active && m_time.stages().size() > 1);
    m_speed->setText(
        active && step.stepsPerSecond > 0
            ? tr("%1 steps/s").arg(QLocale().toString(step.stepsPerSecond, 'f', step.stepsPerSecond < 10 ? 2 : 1))
            : QString());
    m_leftTime->setText(active && m_time.secondsLeft() >= 0
                            ? tr("%1 left for the whole run").arg(rangeText(m_time.atLeast(), m_time.atMost()))
                            : QString());
    m_workProgress->setVisible(active && m_work);
    if (m_work) {
        m_workProgress->setMaximum(static_cast<int>(std::max<int64_t>(1, m_work->all)));
        m_workProgress->setValue(static_cast<int>(m_work->done));
    }
    m_progress->setVisible(active);
    m_progress->setValue(active ? static_cast<int>(m_time.share() * 1000) : 0);
    Q_EMIT stateChanged();
}

void TrainPage::retranslate()
{
    m_start->setText(tr("Start"));
    m_start->setToolTip(tr("Trains what is chosen at the left (F5)"));
    m_toQueue->setText(tr("Queue"));
    m_toQueue->setToolTip(tr("Puts what is chosen at the left at the end of the queue, to be trained when its turn comes"));
    m_resume->setToolTip(tr("Goes on with the run that was stopped, with the options that it had"));
    m_toInspect->setText(tr("Inspect"));
    m_toReport->setText(tr("Open report"));
    m_toExport->setText(tr("Export"));
    m_stop->setText(tr("Stop and keep"));
    m_stop->setToolTip(tr("Ends after the step at hand and keeps the run: it can be resumed"));
    m_cancel->setText(tr("Cancel and discard"));
    m_cancel->setToolTip(tr("Ends after the step at hand and deletes the run; one that was resumed goes back to where that was"));
    m_settings->retranslate();
    m_preflight->retranslate();
    // As wide as the words of this language are.
    m_leftColumn->setMinimumWidth(
        std::clamp(m_left->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width(), 330, 440));
    m_live->retranslate();
    m_queue->retranslate();
    showPhase();
}

} // namespace vantage::gui
