#include "app/gui/pages/apply_page.h"
#include "app/gui/pages/cameras_page.h"
#include "app/gui/pages/export_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/runs/runs_table.h"
#include "app/gui/train/live_view.h"
#include "core/model/segmenter.h"
#include "core/runs/in_use.h"
#include "tests/app/window_walk.h"
#include "widgets/classes/class_map_editor.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/image/compare_view.h"
#include "widgets/image/image_pane.h"
#include "widgets/plot/loss_panel.h"
#include "widgets/plot/loss_plot.h"
#include "widgets/tables/metric_table.h"

#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QProgressBar>
#include <QSlider>
#include <QTableView>
#include <QTextBrowser>
#include <cmath>

using namespace vantage;
using namespace vantage::gui;

/// The ways through the real window, each by itself: `test_gui inspect` goes that one alone.
class TestGui : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_trained.train(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_walk.reset(); }

    void newProject();
    void classEdit();
    void train();
    void stopAndKeep();
    void resume();
    void discard();
    void discardAfterResume();
    void finishHere();
    void inspect();
    void runs();
    void exportModel();
    void apply();
    void cameras();
    void language();
    void theme();
    void closeWhileTraining();

private:
    QString path(const char *name) const { return m_folder->filePath(name); }
    /// A window with the trained project open, on its data page.
    Walk &trained()
    {
        m_trained.copyTo(m_folder->path());
        return reopened();
    }
    /// The window once more, as after the program's next start.
    Walk &reopened()
    {
        m_walk.reset();
        m_walk = std::make_unique<Walk>(m_folder->path());
        if (!m_walk->open())
            qFatal("the project can't be opened: %s", qPrintable(m_walk->bench.complaints.join('\n')));
        return *m_walk;
    }
    /// The same with a third run that was stopped by hand after some steps.
    Walk &stopped()
    {
        Walk &walk = trained();
        if (!walk.readyToTrainForLong() || !walk.stepsAfter("startButton", 3))
            qFatal("no training begins");
        if (walk.endAfter("stopButton").end != TrainingOutcome::End::Stopped)
            qFatal("the training did not stop");
        return walk;
    }

    TrainedProject m_trained;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Walk> m_walk;
};

void TestGui::newProject()
{
    Walk walk(m_folder->path());
    QCOMPARE(walk.page(), QString("startPage"));
    QVERIFY(!walk.at<QAction>("actionTrain")->isEnabled());
    whenModal("newProjectDialog", [&](QWidget *dialog) {
        part<QLineEdit>(dialog, "projectPlaceEdit")->setText(m_folder->path());
        part<QLineEdit>(dialog, "projectNameEdit")->setText("project");
        QTest::mouseClick(part<QPushButton>(dialog, "createButton"), Qt::LeftButton);
    });
    walk.click("newProjectButton");
    QCOMPARE(walk.page(), QString("dataPage"));

    // A folder that is none is refused and says why; then the two cameras.
    auto *sourceEdit = walk.at<QLineEdit>("sourceFolderEdit");
    sourceEdit->setText(path("nowhere"));
    QSignalSpy refused(&walk.bench.session, &ProjectSession::cameraRefused);
    QTest::keyClick(sourceEdit, Qt::Key_Return);
    QVERIFY(waitUntil(refused, [&] { return !refused.isEmpty(); })); // looked at off the window's thread
    QVERIFY(walk.at<QLabel>("sourceRefusalLabel")->text().contains("nowhere"));
    for (const char *camera : {"source", "target"}) {
        QVERIFY(walk.chooseCamera(camera, m_trained.camera(camera)));
        const auto *panel = part<CameraPanel>(&walk.window, QString(camera) + "Panel");
        QCOMPARE(panel->report().frames, size_t(8));
        QVERIFY(panel->report().problems.empty());
    }
    QVERIFY(walk.bench.session.isWritten());
    walk.at<QAbstractButton>("targetMeasureBox")->click();
    const Project project = openProject(toPath(path("project")));
    QVERIFY(project.measureTarget);
    QCOMPARE(project.sources, std::vector{toPath(m_trained.camera("source"))});
    QCOMPARE(project.target, toPath(m_trained.camera("target")));
    walk.click("toTrainButton");
    QCOMPARE(walk.page(), QString("trainPage"));
}

void TestGui::classEdit()
{
    Walk &walk = trained();
    QCOMPARE(walk.page(), QString("dataPage"));
    whenModal("classesDialog", [](QWidget *dialog) {
        auto *editor = part<ClassMapEditor>(dialog, "classMapEditor");
        ClassMap changed = editor->classMap();
        changed.classes[1].name = "houses";
        changed.classes[1].colour = {1, 2, 3};
        editor->take(changed);
        static_cast<QDialog *>(dialog)->accept();
    });
    walk.click("classesButton");
    QCOMPARE(openProject(toPath(path("project"))).classes.classes[1].name, std::string("houses"));
    QCOMPARE(walk.bench.session.runs().size(), size_t(2)); // what was trained is still of use
    QVERIFY(walk.readyToTrain());
}

void TestGui::train()
{
    // A project without runs.
    makeProject(m_folder->path());
    m_walk = std::make_unique<Walk>(m_folder->path());
    Walk &walk = *m_walk;
    walk.bench.chosen = path("project");
    walk.choose("actionOpen");
    QVERIFY(walk.bench.session.isWritten());
    QVERIFY(walk.readyToTrain());
    const auto *preflight = walk.at<PreflightPanel>("preflightPanel");
    QVERIFY(preflight->result()->seconds > 0 && preflight->result()->memory > 0);

    // Start, pause, resume, finish.
    auto *start = walk.at<QPushButton>("startButton");
    QSignalSpy phases(&walk.bench.training, &TrainingController::phaseChanged), ended(&walk.bench.training, &TrainingController::ended);
    QStringList works; // what the page says of work beside the steps; the last of each tick is told
    connect(&walk.bench.training, &TrainingController::updated, &walk.window, [&](const std::vector<StageUpdate> &stages) {
        const auto *bar = walk.at<QProgressBar>("workProgress");
        if (!stages.empty() && stages.back().work && !bar->isHidden() && bar->value() == stages.back().work->done && bar->maximum() == stages.back().work->all)
            works << walk.at<QLabel>("stageLabel")->text();
    });
    walk.click("startButton");
    QVERIFY(!start->isEnabled());
    auto *pause = walk.at<QPushButton>("pauseButton");
    QVERIFY(waitUntil(phases, [&] { return walk.bench.training.phase() == TrainingPhase::Running; }));
    walk.click("pauseButton");
    QVERIFY(walk.at<QLabel>("phaseLabel")->text().startsWith("Paus")); // at once
    QCOMPARE(pause->text(), QString("Resume"));
    QVERIFY(waitUntil(phases, [&] { return walk.bench.training.phase() == TrainingPhase::Paused; }));
    walk.click("pauseButton");
    QCOMPARE(walk.bench.training.phase(), TrainingPhase::Running);
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    QVERIFY2(walk.bench.complaints.isEmpty(), qPrintable(walk.bench.complaints.join('\n')));
    QCOMPARE(ended[0][0].value<TrainingOutcome>().end, TrainingOutcome::End::Finished);
    QVERIFY2(!works.isEmpty() && works.last().contains("drawing pictures of the report") && works.last().contains(" of "), qPrintable(works.join(" | ")));
    QVERIFY(walk.at<QProgressBar>("workProgress")->isHidden());
    auto *live = walk.window.findChild<LiveView *>();
    QCOMPARE(live->losses()->plot()->points("sem"), qsizetype(6));
    QVERIFY(!std::isnan(walk.at<LossPlot>("validationPlot")->marker())); // the epoch that was kept
    QSignalSpy runs(&walk.bench.session, &ProjectSession::runsChanged);
    QVERIFY(waitUntil(runs, [&] { return walk.bench.session.runs().size() == 2 && walk.lastRun().state == RunState::Finished; }));

    // What is next is offered.
    QVERIFY(walk.at<QWidget>("nextSteps")->isVisible());
    walk.click("nextReportButton");
    QVERIFY2(walk.bench.opened.size() == 1 && walk.bench.opened[0].endsWith("report.html"), qPrintable(walk.bench.opened.join(' ')));
    walk.click("nextInspectButton");
    QCOMPARE(walk.page(), QString("inspectPage"));
}

void TestGui::stopAndKeep()
{
    Walk &walk = stopped();
    QCOMPARE(walk.bench.session.runs().size(), size_t(3));
    QCOMPARE(walk.lastRun().state, RunState::Stopped);
    QVERIFY(walk.bench.session.runs().back().resumable);
    QVERIFY(walk.at<QLabel>("trainMessage")->text().contains("can be resumed"));
    QVERIFY(walk.at<QWidget>("nextSteps")->isHidden());
    auto *resume = walk.at<QPushButton>("resumeButton");
    QVERIFY(resume->isVisible() && resume->text().contains("3"));
    QVERIFY(std::filesystem::exists(toPath(path("project/runs/3/checkpoint.pt"))));
    QVERIFY(RunReader(toPath(path("project"))).steps(3).size() >= 3);
}

void TestGui::resume()
{
    stopped();
    Walk &walk = reopened(); // the program's next start offers the run
    QVERIFY(walk.at<QWidget>("resumeBanner")->isVisible());
    const int64_t stood = RunReader(toPath(path("project"))).steps(3).back().step;
    int64_t firstStep = -1;
    connect(&walk.bench.training, &TrainingController::updated, &walk.window, [&](const std::vector<StageUpdate> &stages) {
        for (const StageUpdate &stage : stages)
            if (stage.plan)
                firstStep = stage.plan->firstStep;
    });
    QVERIFY(walk.stepsAfter("resumeBannerButton", 1));
    QCOMPARE(walk.page(), QString("trainPage"));
    QCOMPARE(firstStep, stood); // it goes on after its last step
    auto *losses = walk.window.findChild<LiveView *>()->losses()->plot();
    QVERIFY2(losses->points("sem") > firstStep, qPrintable(QString::number(losses->points("sem")))); // the part before is there, too
    QCOMPARE(walk.endAfter("stopButton").end, TrainingOutcome::End::Stopped);
    QCOMPARE(walk.bench.session.runs().size(), size_t(3));
    QVERIFY(static_cast<int64_t>(RunReader(toPath(path("project"))).steps(3).size()) > stood);
}

void TestGui::discard()
{
    Walk &walk = trained();
    QVERIFY(walk.readyToTrainForLong());
    QVERIFY(walk.stepsAfter("startButton", 2));
    walk.bench.answer = 1; // go on training
    walk.click("cancelButton");
    QVERIFY2(walk.bench.questions.last().startsWith("Run 3 is deleted."), qPrintable(walk.bench.questions.last()));
    QCOMPARE(walk.bench.training.phase(), TrainingPhase::Running);
    walk.bench.answer = 0;
    QCOMPARE(walk.endAfter("cancelButton").end, TrainingOutcome::End::Discarded);
    QCOMPARE(walk.bench.session.runs().size(), size_t(2));
    QVERIFY(!QFile::exists(path("project/runs/3")));
    QVERIFY(walk.at<QLabel>("trainMessage")->text().contains("discarded"));
}

void TestGui::discardAfterResume()
{
    stopped();
    Walk &walk = reopened();
    const auto checkpoint = std::filesystem::last_write_time(toPath(path("project/runs/3/checkpoint.pt")));
    const int64_t stood = RunReader(toPath(path("project"))).steps(3).back().step;
    walk.choose("actionTrain");
    QVERIFY(walk.stepsAfter("resumeButton", 1));
    walk.bench.answer = 1; // go on training
    walk.click("cancelButton");
    QVERIFY2(walk.bench.questions.last().contains(QString("step %1").arg(stood)), qPrintable(walk.bench.questions.last()));
    QCOMPARE(walk.bench.training.phase(), TrainingPhase::Running);
    walk.bench.answer = 0; // go back
    const TrainingOutcome outcome = walk.endAfter("cancelButton");
    QCOMPARE(outcome.end, TrainingOutcome::End::Discarded);
    QCOMPARE(outcome.wentBackTo, stood);
    QCOMPARE(walk.bench.session.runs().size(), size_t(3)); // kept, where it was
    QVERIFY(walk.bench.session.runs().back().resumable);
    QCOMPARE(RunReader(toPath(path("project"))).steps(3).back().step, stood);
    QVERIFY(std::filesystem::last_write_time(toPath(path("project/runs/3/checkpoint.pt"))) == checkpoint);
}

void TestGui::finishHere()
{
    // Stopped in its second epoch: the networks of the start and of epoch 1 are there.
    Walk &walk = trained();
    QVERIFY(walk.readyToTrain());
    QSignalSpy looked(walk.at<PreflightPanel>("preflightPanel"), &PreflightPanel::changed);
    walk.setOption("field-epochs", "40");
    QVERIFY(waitUntil(looked, [&] { return !looked.isEmpty(); }) && walk.canStart(looked));
    QVERIFY(walk.stepsAfter("startButton", 4));
    QCOMPARE(walk.endAfter("stopButton").end, TrainingOutcome::End::Stopped);
    walk.choose("actionRuns");
    walk.at<RunsTable>("runsTable")->selectRun(3);
    QSignalSpy runs(&walk.bench.session, &ProjectSession::runsChanged);
    walk.bench.answer = 0; // the one that fits best
    walk.click("finishRunButton");
    QVERIFY(waitUntil(runs, [&] { return walk.lastRun().state == RunState::Finished; }));
    QVERIFY(walk.bench.session.runs().back().modelThere);
    // It is a run like others: its model runs, its report is written, the export page offers it.
    Segmenter(toPath(path("project/runs/3/model.safetensors")), "auto", 2);
    QVERIFY(waitUntil(runs, [&] { return walk.at<QPushButton>("openReportButton")->isEnabled(); }));
    QVERIFY2(walk.bench.complaints.isEmpty(), qPrintable(walk.bench.complaints.join('\n')));
    QVERIFY(walk.at<QComboBox>("exportRunBox")->findData(3LL) >= 0);
    QVERIFY(walk.at<QPushButton>("inspectRunButton")->isEnabled() && !walk.at<QPushButton>("resumeRunButton")->isEnabled());
}

void TestGui::inspect()
{
    Walk &walk = trained();
    auto *page = walk.at<InspectPage>("inspectPage");
    QSignalSpy shown(page, &InspectPage::frameShown), ranked(page, &InspectPage::ranked);
    walk.choose("actionInspect");
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty(); }));
    QVERIFY(walk.at<CompareView>("compareView")->panes().contains("error"));
    QVERIFY(waitUntil(ranked, [&] { return !ranked.isEmpty(); }));
    QVERIFY(page->strip()->model()->frames() > 0);
    QCOMPARE(walk.at<MetricTable>("metricTable")->model()->rowCount(), 13 + 2);
    // Another run of the list.
    auto *box = walk.at<QComboBox>("inspectRunBox");
    QCOMPARE(box->count(), 2);
    shown.clear();
    box->setCurrentIndex(1 - box->currentIndex());
    Q_EMIT box->activated(box->currentIndex());
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty(); }));
}

void TestGui::runs()
{
    Walk &walk = trained();
    walk.choose("actionRuns");
    auto *table = walk.at<RunsTable>("runsTable");
    QCOMPARE(table->model()->rowCount(), 2);
    auto *filter = walk.at<QLineEdit>("runsFilter");
    for (const auto &[text, rows] : {std::pair("recipe:self-training", 1), {"", 2}}) {
        filter->setText(text);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(table->model()->rowCount(), rows);
    }
    table->selectRun(2);
    walk.click("openReportButton");
    QVERIFY2(walk.bench.opened.size() == 1 && walk.bench.opened[0].endsWith("report.html"), qPrintable(walk.bench.opened.join(' ')));

    // Deleted, and brought back.
    QSignalSpy runs(&walk.bench.session, &ProjectSession::runsChanged);
    walk.bench.answer = 1; // keep
    walk.click("deleteRunButton");
    QCOMPARE(table->model()->rowCount(), 2);
    walk.bench.answer = 0; // delete
    walk.click("deleteRunButton");
    QVERIFY(waitUntil(runs, [&] { return walk.bench.session.runs().size() == 1; }));
    QTRY_VERIFY(walk.at<QPushButton>("bringBackRunButton")->isVisible());
    walk.click("bringBackRunButton");
    QVERIFY(waitUntil(runs, [&] { return walk.bench.session.runs().size() == 2; }));
    QVERIFY(QFile::exists(path("project/runs/2/model.safetensors")));
    // From here to its frames.
    table->selectRun(2);
    walk.click("inspectRunButton");
    QCOMPARE(walk.page(), QString("inspectPage"));
    QVERIFY2(walk.bench.complaints.isEmpty(), qPrintable(walk.bench.complaints.join('\n')));
}

void TestGui::exportModel()
{
    Walk &walk = trained();
    auto *page = walk.at<ExportPage>("exportPage");
    QSignalSpy exported(page, &ExportPage::exported);
    walk.choose("actionExport");
    walk.click("exportButton");
    QVERIFY(waitUntil(exported, [&] { return !exported.isEmpty(); }));
    QVERIFY2(exported[0][0].toBool(), qPrintable(walk.at<QTextBrowser>("exportResult")->toPlainText()));
    QVERIFY(QFile::exists(path("project/exports/project-run-2.onnx")));
    QCOMPARE(walk.at<QLineEdit>("applyModelEdit")->text(), path("project/exports/project-run-2.onnx")); // what is next
}

void TestGui::apply()
{
    Walk &walk = trained();
    auto *page = walk.at<ApplyPage>("applyPage");
    QSignalSpy applied(page, &ApplyPage::applied);
    walk.choose("actionApply");
    walk.at<QLineEdit>("applyModelEdit")->setText(path("project/runs/2/model.safetensors"));
    QVERIFY(!walk.at<QPushButton>("applyButton")->isEnabled()); // on what?
    const QString frames = m_folder->filePath("frames");
    samples::camera(toPath(frames), 3, {64, 48}, false);
    walk.at<QLineEdit>("applyInputEdit")->setText(QUrl::fromLocalFile(frames).toString()); // dropped
    QCOMPARE(walk.at<QLineEdit>("applyOutEdit")->text(), path("frames-predictions"));
    walk.at<QCheckBox>("applyOverlayBox")->setChecked(true);
    walk.click("applyButton");
    QVERIFY(waitUntil(applied, [&] { return !applied.isEmpty(); }));
    QVERIFY2(applied[0][0].toBool(), qPrintable(walk.at<QTextBrowser>("applyResult")->toPlainText()));
    for (const char *kind : {"labels", "overlay"})
        QCOMPARE(QDir(path("frames-predictions/") + kind).entryList(QDir::Files).size(), 3);
    QVERIFY(QFile::exists(path("frames-predictions/class-shares.csv")));
    QVERIFY(!walk.at<ImagePane>("applyPane")->content().labels.empty());
}

void TestGui::cameras()
{
    Walk &walk = trained();
    auto *page = walk.at<CamerasPage>("camerasPage");
    QSignalSpy shown(page, &CamerasPage::networkShown);
    walk.choose("actionCameras");
    QVERIFY(waitUntil(shown, [&] { return page->isShown(); }));
    auto *matrix = walk.at<QTableView>("matrixTable");
    QCOMPARE(matrix->model()->rowCount() * matrix->model()->columnCount(), 1); // one source serves one target
    matrix->setCurrentIndex(matrix->model()->index(0, 0));
    shown.clear();
    walk.click("useModelButton");
    QVERIFY(waitUntil(shown, [&] { return !RunReader(toPath(path("project"))).inUse().empty(); }));
    QCOMPARE(RunReader(toPath(path("project"))).inUse().at(0).run, int64_t(2));
    walk.click("showRunButton");
    QCOMPARE(walk.page(), QString("runsPage"));
}

void TestGui::language()
{
    Walk &walk = trained();
    walk.choose("actionTrain");
    const auto *live = walk.window.findChild<LiveView *>();
    QSignalSpy drawn(&walk.bench.session, &ProjectSession::runsChanged);
    QTRY_COMPARE(live->losses()->plot()->points("sem"), qsizetype(6)); // the latest run as it went
    QCOMPARE(live->losses()->plot()->curveTitle("sem"), QString("Source cross entropy"));
    walk.choose("language-it");
    QCoreApplication::processEvents();
    QCOMPARE(walk.at<QAction>("actionData")->text(), QString("Dati"));
    QCOMPARE(walk.at<QPushButton>("startButton")->text(), QString("Avvia"));
    QCOMPARE(live->losses()->plot()->points("sem"), qsizetype(6)); // the same curve, called otherwise
    QCOMPARE(live->losses()->plot()->curveTitle("sem"), QString("Entropia incrociata sorgente"));
    QCOMPARE(walk.bench.settings.language(), QString("it")); // at the next start, too
    walk.choose("language-en");
    QCoreApplication::processEvents();
    QCOMPARE(walk.at<QPushButton>("startButton")->text(), QString("Start"));
}

void TestGui::theme()
{
    Walk &walk = trained();
    const auto lightness = [&] {
        QCoreApplication::processEvents();
        return walk.window.palette().color(QPalette::Window).lightness();
    };
    walk.choose("theme-light");
    const int light = lightness();
    walk.choose("theme-dark");
    const int dark = lightness();
    QVERIFY2(light > 200 && dark < 80, qPrintable(QString("%1, %2").arg(light).arg(dark)));
    QVERIFY(walk.at<LossPlot>("validationPlot")->palette().color(QPalette::Window).lightness() < 80); // its parts, too
    QVERIFY(walk.at<QAction>("theme-dark")->isChecked() && !walk.at<QAction>("theme-light")->isChecked());
    QCOMPARE(walk.bench.settings.theme(), QString("dark")); // at the next start, too
    walk.choose("theme-system");
    lightness();
}

void TestGui::closeWhileTraining()
{
    Walk &walk = trained();
    QVERIFY(walk.readyToTrainForLong());
    QVERIFY(walk.stepsAfter("startButton", 3));
    QVERIFY(!walk.at<QAction>("actionClose")->isEnabled());
    QVERIFY(!walk.at<QLabel>("dataLockedLabel")->isHidden());
    QVERIFY(!walk.at<QSlider>("splitSlider")->isEnabled());
    QSignalSpy progressed(&walk.bench.session, &ProjectSession::runsProgressed), ended(&walk.bench.training, &TrainingController::ended);
    QVERIFY(waitUntil(progressed, [&] { return walk.bench.session.runs().size() == 3; })); // known while it runs
    QCOMPARE(walk.at<RunsTable>("runsTable")->model()->rowCount(), 3);
    walk.bench.answer = 1; // go on
    walk.window.close();
    QVERIFY(walk.window.isVisible() && walk.bench.training.phase() == TrainingPhase::Running);
    walk.bench.answer = 0; // stop and close
    walk.window.close();
    QCOMPARE(walk.bench.training.phase(), TrainingPhase::Stopping);
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    QCOMPARE(ended[0][0].value<TrainingOutcome>().end, TrainingOutcome::End::Stopped);
    QVERIFY(!walk.window.isVisible());
    // The next start begins where this one ended, and offers the run.
    m_walk = std::make_unique<Walk>(m_folder->path());
    QSignalSpy runs(&m_walk->bench.session, &ProjectSession::runsChanged);
    m_walk->window.openLastProject();
    QVERIFY(waitUntil(runs, [&] { return m_walk->bench.session.runs().size() == 3; }));
    QCOMPARE(m_walk->page(), QString("trainPage"));
    QVERIFY(m_walk->at<QWidget>("resumeBanner")->isVisible());
}

QTEST_MAIN(TestGui)
#include "test_gui.moc"
