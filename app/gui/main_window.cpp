#include "app/gui/main_window.h"

#include "app/gui/dialogs/new_project_dialog.h"
#include "app/gui/dialogs/protocol_dialog.h"
#include "app/gui/dialogs/shortcuts_dialog.h"
#include "app/gui/language.h"
#include "app/gui/notification.h"
#include "app/gui/pages/apply_page.h"
#include "app/gui/pages/cameras_page.h"
#include "app/gui/pages/data_page.h"
#include "app/gui/pages/export_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/runs_page.h"
#include "app/gui/pages/start_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/project_session.h"
#include "app/gui/resume_banner.h"
#include "app/gui/run_status.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/train/recipe_choice.h"
#include "app/gui/train/training_controller.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>
#include <QUrl>

namespace vantage::gui {

MainWindow::MainWindow(Workbench &bench, QWidget *parent)
    : QMainWindow(parent)
    , m_bench(bench)
    , m_pages(new QStackedWidget(this))
    , m_banner(new ResumeBanner(this))
{
    setObjectName("mainWindow");
    setAcceptDrops(true);
    setWindowIcon(applicationIcon());
    resize(1280, 800);
    m_pages->setObjectName("pages");
    m_start = new StartPage(bench, this);
    m_data = new DataPage(bench, this);
    m_train = new TrainPage(bench, this);
    m_inspect = new InspectPage(bench, this);
    m_runs = new RunsPage(bench, this);
    m_export = new ExportPage(bench, this);
    m_apply = new ApplyPage(bench, this);
    m_cameras = new CamerasPage(bench, this);
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_start, m_data, m_train, m_inspect, m_runs, m_export, m_apply, m_cameras})
        m_pages->addWidget(page);
    auto *middle = new QWidget(this);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    setCentralWidget(middle);
    m_notifier = new Notifier(this);
    connect(m_notifier, &Notifier::clicked, this, [this] { activateWindow(); });
    m_status = new RunStatus(*m_train, this);
    statusBar()->addPermanentWidget(m_status);
    makeActions();
    makeMenus();
    connectPages();
    retranslate();
    restoreGeometry(m_bench.settings.state("geometry"));
    restoreState(m_bench.settings.state("window"));
    restoreParts();
    showProject();
    showPage("start");
}

MainWindow::~MainWindow() = default;

QAction *MainWindow::addAction(const char *name, const QKeySequence &keys)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(keys);
    m_actions.push_back(action);
    return action;
}

void MainWindow::makeActions()
{
    m_navigation = new QToolBar(this);
    m_navigation->setObjectName("navigation");
    m_navigation->setMovable(false);
    m_navigation->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    m_navigation->setIconSize({28, 28});
    addToolBar(Qt::LeftToolBarArea, m_navigation);
    auto *group = new QActionGroup(this);
    const std::pair<const char *, Icon> pages[] = {{"actionStart", Icon::Home},  {"actionData", Icon::Data},
                                                   {"actionTrain", Icon::Train}, {"actionInspect", Icon::Inspect},
                                                   {"actionRuns", Icon::Runs},   {"actionExport", Icon::Export},
                                                   {"actionApply", Icon::Apply}, {"actionCameras", Icon::Grid}};
    for (const auto &[name, icon] : pages) {
        const int index = static_cast<int>(m_pageActions.size());
        QAction *action = addAction(name, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + index)));
        action->setIcon(themeIcon(icon));
        action->setCheckable(true);
        group->addAction(action);
        m_navigation->addAction(action);
        m_pageActions.push_back(action);
        connect(action, &QAction::triggered, this, [this, index] { m_pages->setCurrentIndex(index); });
    }
    connect(m_pages, &QStackedWidget::currentChanged, this, [this](int index) {
        m_pageActions[static_cast<size_t>(index)]->setChecked(true);
        m_bench.session.lookForChanges();
    });
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive) // back from wherever the frames were changed
            m_bench.session.lookForChanges();
    });
    const auto simple = [this](const char *name, const QKeySequence &keys, Icon icon, auto &&slot) {
        QAction *action = addAction(name, keys);
        action->setIcon(themeIcon(icon));
        connect(action, &QAction::triggered, this, slot);
    };
    simple("actionNew", QKeySequence::New, Icon::New, [this] { newProject(); });
    simple("actionOpen", QKeySequence::Open, Icon::Open, [this] { chooseProject(); });
    simple("actionClose", QKeySequence::Close, Icon::Cancel, [this] {
        if (m_bench.training.isActive() || !mayLeaveProject())
            return;
        m_bench.session.close();
        m_bench.settings.setLastProject({}); // the next start begins at the start page
    });
    simple("actionQuit", QKeySequence(Qt::CTRL | Qt::Key_Q), Icon::Stop, [this] { close(); });
    simple("actionBegin", QKeySequence(Qt::Key_F5), Icon::Play, [this] { m_train->startChosen(); });
    simple("actionPause", QKeySequence(Qt::Key_F6), Icon::Pause, [this] { m_train->pauseOrResume(); });
    simple("actionStop", QKeySequence(Qt::SHIFT | Qt::Key_F5), Icon::Stop, [this] { m_bench.training.stopAndKeep(); });
    simple("actionCancel", QKeySequence(), Icon::Delete, [this] { m_train->askToDiscard(); });
    simple("actionProtocol", QKeySequence(), Icon::Grid, [this] { showProtocol(); });
    simple("actionFullScreen", QKeySequence(Qt::Key_F11), Icon::Fit,
           [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    simple("actionShortcuts", QKeySequence(Qt::Key_F1), Icon::Help, [this] { showShortcuts(); });
    simple("actionAbout", QKeySequence(), Icon::Info, [this] { AboutDialog(this).exec(); });
}

void MainWindow::makeMenus()
{
    const auto action = [this](const char *name) { return findChild<QAction *>(name); };
    m_file = menuBar()->addMenu(QString());
    m_file->addAction(action("actionNew"));
    m_file->addAction(action("actionOpen"));
    m_recent = m_file->addMenu(themeIcon(Icon::Folder), QString());
    m_file->addAction(action("actionClose"));
    m_file->addSeparator();
    m_file->addAction(action("actionQuit"));
    m_training = menuBar()->addMenu(QString());
    for (const char *name : {"actionBegin", "actionPause", "actionStop", "actionCancel"})
        m_training->addAction(action(name));
    m_training->addSeparator();
    m_training->addAction(action("actionProtocol"));
    m_view = menuBar()->addMenu(QString());
    for (QAction *page : m_pageActions)
        m_view->addAction(page);
    m_view->addSeparator();
    m_themes = m_view->addMenu(themeIcon(Icon::Theme), QString());
    auto *themes = new QActionGroup(this);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        QAction *entry = addAction(qPrintable("theme-" + toText(choice)));
        entry->setCheckable(true);
        entry->setChecked(m_bench.theme.choice() == choice);
        themes->addAction(entry);
        m_themes->addAction(entry);
        connect(entry, &QAction::triggered, this, [this, choice] {
            m_bench.settings.setTheme(toText(choice));
            m_bench.theme.setChoice(choice);
        });
    }
    m_languages = m_view->addMenu(themeIcon(Icon::Language), QString());
    auto *languages = new QActionGroup(this);
    std::vector<Language::Choice> choices = Language::choices();
    choices.insert(choices.begin(), {QString(), QString()});
    for (const Language::Choice &choice : choices) {
        QAction *entry = addAction(qPrintable("language-" + choice.code));
        entry->setText(choice.name); // in the language itself; that of the system is named by retranslate()
        entry->setCheckable(true);
        entry->setChecked(m_bench.settings.language() == choice.code);
        languages->addAction(entry);
        m_languages->addAction(entry);
        connect(entry, &QAction::triggered, this, [this, code = choice.code] { setLanguage(code); });
    }
    m_view->addSeparator();
    m_view->addAction(action("actionFullScreen"));
    m_help = menuBar()->addMenu(QString());
    m_help->addAction(action("actionShortcuts"));
    m_help->addAction(action("actionAbout"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
}

void MainWindow::connectPages()
{
    connect(m_start, &StartPage::newProjectWanted, this, &MainWindow::newProject);
    connect(m_start, &StartPage::openProjectWanted, this, [this](const QString &folder) {
        if (folder.isEmpty())
            chooseProject();
        else
            openProject(folder);
    });
    connect(m_start, &StartPage::demoWanted, this, &MainWindow::tryDemo);
    connect(m_data, &DataPage::trainWanted, this, [this] { showPage("train"); });
    const auto inspect = [this](qint64 run) {
        showPage("inspect");
        m_inspect->inspectRun(run);
    };
    connect(m_runs, &RunsPage::inspectWanted, this, inspect);
    connect(m_train, &TrainPage::inspectWanted, this, inspect);
    connect(m_cameras, &CamerasPage::inspectWanted, this, inspect);
    connect(m_cameras, &CamerasPage::trainWanted, this, [this] { showPage("train"); });
    connect(m_cameras, &CamerasPage::runWanted, this, [this](qint64 run) {
        showPage("runs");
        m_runs->selectRun(run);
    });
    connect(m_train, &TrainPage::exportWanted, this, [this](qint64 run) {
        showPage("export");
        m_export->chooseRun(run);
    });
    const auto resume = [this](qint64 run) {
        showPage("train");
        m_train->resumeRun(run);
    };
    connect(m_runs, &RunsPage::resumeWanted, this, resume);
    connect(m_runs, &RunsPage::cloneWanted, this, [this](qint64 run) {
        showPage("train");
        m_train->cloneRun(run);
    });
    connect(m_banner, &ResumeBanner::resumeWanted, this, resume);
    connect(m_export, &ExportPage::exported, this, [this](bool good, const QString &file) {
        if (good)
            m_apply->proposeModel(file);
    });
    connect(m_train, &TrainPage::stateChanged, this, &MainWindow::showTraining);
    connect(&m_bench.training, &TrainingController::ended, this, &MainWindow::announce);
    connect(&m_bench.training, &TrainingController::phaseChanged, this, [this] { m_bench.session.setTrainsHere(m_bench.training.isActive()); });
    connect(&m_bench.session, &ProjectSession::projectChanged, this, &MainWindow::showProject);
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &MainWindow::offerResume);
    connect(&m_bench.session, &ProjectSession::failed, this,
            [this](const QString &message) { m_bench.prompts.complain(this, message); });
}

void MainWindow::showPage(const QString &name)
{
    const QStringList names{"start", "data", "train", "inspect", "runs", "export", "apply", "cameras"};
    const auto index = static_cast<int>(names.indexOf(name));
    if (index >= 0 && m_pageActions[static_cast<size_t>(index)]->isEnabled()) {
        m_pages->setCurrentIndex(index);
        m_pageActions[static_cast<size_t>(index)]->setChecked(true);
    }
}

bool MainWindow::mayLeaveProject()
{
    const ProjectSession &session = m_bench.session;
    if (!session.isOpen() || session.isWritten() || session.project().sources.empty())
        return true;
    return m_bench.prompts.ask(this, tr("The project is not on the disk yet"),
                               tr("%1 is written once both cameras are chosen. Leave it, and lose what was chosen?").arg(toQt(session.project().folder)),
                               {tr("Leave it"), tr("Go on with it")})
           == 0;
}

void MainWindow::newProject()
{
    if (!mayLeaveProject())
        return;
    if (m_bench.training.isActive()) {
        m_bench.prompts.complain(this, tr("A training is running. Stop it before another project is opened."));
        return;
    }
    NewProjectDialog dialog(m_bench, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    try {
        m_bench.session.begin(dialog.folder());
        m_bench.settings.setLastFolder(QFileInfo(dialog.folder()).absolutePath());
        showPage("data");
    } catch (const std::exception &error) {
        m_bench.prompts.complain(this, errorText(error));
    }
}

void MainWindow::chooseProject()
{
    const QString folder = m_bench.prompts.chooseFolder(this, tr("Open a project"), m_bench.settings.lastFolder());
    if (!folder.isEmpty())
        openProject(folder);
}

bool MainWindow::openProject(const QString &folder)
{
    if (m_bench.training.isActive()) {
        m_bench.prompts.complain(this, tr("A training is running. Stop it before another project is opened."));
        return false;
    }
    if (!mayLeaveProject())
        return false;
    try {
        m_offered = false;
        m_bench.session.open(folder);
        showPage(m_bench.session.targets().size() > 1 ? "cameras" : "data");
        return true;
    } catch (const std::exception &error) {
        m_bench.prompts.complain(this, errorText(error));
        return false;
    }
}

void MainWindow::openLastProject()
{
    const QString folder = m_bench.settings.lastProject();
    if (folder.isEmpty() || !QFileInfo::exists(folder + "/project.json"))
        return;
    try {
        const QString page = QString::fromUtf8(m_bench.settings.state("page"));
        m_bench.session.open(folder);
        showPage("data");
        if (page != "start")
            showPage(page);
    } catch (const std::exception &error) { // no dialog at the start: the start page is there
        statusBar()->showMessage(errorText(error));
    }
}

void MainWindow::tryDemo()
{
    QString base = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QDir(base).exists()) // a dialog can't choose in a folder that is not there
        base = QDir::homePath();
    const QString chosen = m_bench.prompts.chooseFolder(this, tr("Folder for the demo city"), base);
    if (!chosen.isEmpty())
        makeDemo(QDir(chosen).absoluteFilePath("vantage-demo"));
}

void MainWindow::makeDemo(const QString &folder)
{
    showPage("start");
    m_start->makeDemo(folder);
}

void MainWindow::showProject()
{
    const ProjectSession &session = m_bench.session;
    const bool open = session.isOpen(), written = session.isWritten();
    for (const char *page : {"actionTrain", "actionInspect", "actionRuns", "actionExport", "actionCameras"})
        findChild<QAction *>(page)->setEnabled(written);
    findChild<QAction *>("actionData")->setEnabled(open);
    for (QAction *page : m_pageActions) // a greyed one says why
        page->setToolTip(page->isEnabled()                        ? page->text()
                         : page->objectName() == "actionData" || !open ? tr("Open a project, or begin a new one, first")
                                                                       : tr("Choose both cameras on the data page first"));
    setWindowTitle(!open     ? QStringLiteral("Vantage")
                   : written ? tr("%1 – Vantage").arg(toQt(session.project().name))
                             : tr("%1 (not on the disk yet) – Vantage").arg(toQt(session.project().name)));
    if (written) {
        const QString folder = toQt(session.project().folder);
        if (m_bench.settings.lastProject() != folder || !m_bench.settings.recentProjects().startsWith(folder)) {
            m_bench.settings.setLastProject(folder);
            m_bench.settings.rememberProject(folder);
            m_start->refreshRecent();
        }
    } else if (!open) {
        m_banner->offer(0, false);
        m_offered = false;
        if (m_pages->currentWidget() != m_apply)
            m_pages->setCurrentWidget(m_start);
    }
    showTraining();
}

void MainWindow::offerResume()
{
    // Once for each opening, and not for a run that somebody has just stopped in this window.
    if (m_offered || !m_bench.session.isWritten() || m_bench.training.isActive())
        return;
    m_offered = true;
    const int64_t run = m_bench.session.resumableRun();
    const RunSummary *summary = run > 0 ? m_bench.session.run(run) : nullptr;
    m_banner->offer(run, summary && wasInterrupted(summary->record));
}

void MainWindow::showTraining()
{
    const TrainingController &training = m_bench.training;
    m_status->show(training.isActive());
    findChild<QAction *>("actionClose")->setEnabled(m_bench.session.isOpen() && !training.isActive());
    findChild<QAction *>("actionBegin")->setEnabled(training.canStart() && m_bench.session.isWritten());
    findChild<QAction *>("actionPause")->setEnabled(training.canPause() || training.canResume());
    findChild<QAction *>("actionStop")->setEnabled(training.canStop());
    findChild<QAction *>("actionCancel")->setEnabled(training.canStop());
    if (training.isActive())
        m_banner->hide();
}

void MainWindow::announce(const TrainingOutcome &outcome)
{
    if (m_closing) {
        if (outcome.end == TrainingOutcome::End::Failed) // else nobody would ever know
            m_bench.prompts.complain(this, tr("The training has failed: %1").arg(coreText(outcome.failure)));
        close();
        return;
    }
    QString text;
    switch (outcome.end) {
    case TrainingOutcome::End::Finished: text = tr("The training has finished."); break;
    case TrainingOutcome::End::Failed: text = tr("The training has failed: %1").arg(coreText(outcome.failure)); break;
    case TrainingOutcome::End::Stopped:
    case TrainingOutcome::End::Discarded: return; // who asked for it is here
    }
    QApplication::alert(this);
    m_notifier->tell(windowTitle(), text, outcome.end == TrainingOutcome::End::Failed);
}

void MainWindow::setLanguage(const QString &code)
{
    m_bench.settings.setLanguage(code);
    m_bench.language.use(code);
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    for (const QString &folder : m_bench.settings.recentProjects())
        m_recent->addAction(QDir::toNativeSeparators(folder), this, [this, folder] { openProject(folder); });
    if (m_recent->isEmpty())
        m_recent->addAction(tr("No projects yet"))->setEnabled(false);
}

void MainWindow::showProtocol()
{
    if (!m_protocol) {
        m_protocol = new ProtocolDialog(m_bench, m_train->choice().options(), this);
        m_protocol->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_protocol->show();
    m_protocol->raise();
    m_protocol->activateWindow();
}

void MainWindow::showShortcuts()
{
    ShortcutsDialog(m_actions, this).exec();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_bench.training.isActive()) {
        event->ignore();
        if (!m_closing) {
            const int answer = m_bench.prompts.ask(
                this, tr("A training is running"),
                tr("Stop it, keep what it learned so far, and close? It can be resumed at the next start."),
                {tr("Stop and close"), tr("Go on training")});
            if (answer != 0)
                return;
            m_closing = true;
            m_bench.training.stopAndKeep();
            statusBar()->showMessage(tr("Stopping… the window closes as soon as the run is safe on the disk."));
            if (!m_bench.training.isActive()) // it ended while the question stood
                QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
        }
        return;
    }
    if (m_protocol && m_protocol->isRunning()) {
        m_protocol->reject();
        if (m_protocol && m_protocol->isRunning()) { // it stops, or goes on
            if (!m_protocol->isVisible())
                connect(m_protocol, &ProtocolDialog::ended, this, &QWidget::close, static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::UniqueConnection));
            event->ignore();
            return;
        }
    }
    if (!mayLeaveProject()) {
        event->ignore();
        return;
    }
    rememberState();
    event->accept();
}

void MainWindow::rememberState()
{
    Settings &settings = m_bench.settings;
    settings.setState("geometry", saveGeometry());
    settings.setState("window", saveState());
    settings.setState("page", m_pages->currentWidget()->objectName().chopped(4).toUtf8()); // "dataPage"
    for (const QSplitter *split : findChildren<QSplitter *>())
        if (!split->objectName().isEmpty())
            settings.setState(split->objectName(), split->saveState());
    settings.setState("runsHeader", findChild<QHeaderView *>("runsHeader")->saveState());
}

void MainWindow::restoreParts()
{
    const Settings &settings = m_bench.settings;
    for (QSplitter *split : findChildren<QSplitter *>())
        if (const QByteArray state = settings.state(split->objectName()); !state.isEmpty())
            split->restoreState(state);
    if (const QByteArray state = settings.state("runsHeader"); !state.isEmpty())
        findChild<QHeaderView *>("runsHeader")->restoreState(state);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && QFileInfo::exists(event->mimeData()->urls().first().toLocalFile()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    // Later: whoever drags waits for this function, and what follows may ask questions.
    QStringList folders;
    for (const QUrl &url : event->mimeData()->urls())
        folders << url.toLocalFile();
    QMetaObject::invokeMethod(
        this,
        [this, folders] {
            for (const QString &folder : folders)
                takeFolder(folder);
        },
        Qt::QueuedConnection);
}

void MainWindow::takeFolder(const QString &folder)
{
    if (QFileInfo::exists(folder + "/project.json")) {
        openProject(folder);
        return;
    }
    if (!m_bench.session.isOpen())
        newProject();
    if (m_bench.session.isOpen()) {
        showPage("data");
        m_data->offerFolder(folder);
    }
}

void MainWindow::retranslate()
{
    const auto text = [this](const char *name, const QString &label) { findChild<QAction *>(name)->setText(label); };
    text("actionStart", tr("Start"));
    text("actionData", tr("Data"));
    text("actionTrain", tr("Train"));
    text("actionInspect", tr("Inspect"));
    text("actionRuns", tr("Runs"));
    text("actionExport", tr("Export"));
    text("actionApply", tr("Apply"));
    text("actionCameras", tr("Cameras"));
    text("actionNew", tr("&New project…"));
    text("actionOpen", tr("&Open project…"));
    text("actionClose", tr("&Close project"));
    text("actionQuit", tr("&Quit"));
    text("actionBegin", tr("&Start training"));
    text("actionPause", tr("&Pause or resume"));
    text("actionStop", tr("Stop and &keep"));
    text("actionCancel", tr("Cancel and &discard"));
    text("actionProtocol", tr("&Tables over many cameras…"));
    text("actionFullScreen", tr("&Full screen"));
    text("actionShortcuts", tr("&Keyboard and mouse"));
    text("actionAbout", tr("&About Vantage"));
    text("theme-system", tr("As the system has it"));
    text("theme-light", tr("Light"));
    text("theme-dark", tr("Dark"));
    text("language-", tr("As the system has it"));
    m_file->setTitle(tr("&File"));
    m_recent->setTitle(tr("&Recent projects"));
    m_view->setTitle(tr("&View"));
    m_themes->setTitle(tr("&Theme"));
    m_languages->setTitle(tr("&Language"));
    m_training->setTitle(tr("&Training"));
    m_help->setTitle(tr("&Help"));
    m_navigation->setWindowTitle(tr("Pages"));
    showProject();
}

} // namespace vantage::gui
