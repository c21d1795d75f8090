#include "app/gui/data/camera_panel.h"
#include "app/gui/pages/apply_page.h"
#include "app/gui/pages/export_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/train/live_view.h"
#include "app/gui/train/preflight_panel.h"
#include "tests/app/gui_bench.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/image/compare_view.h"
#include "widgets/image/image_pane.h"
#include "widgets/plot/loss_panel.h"
#include "widgets/plot/loss_plot.h"
#include "widgets/tables/metric_table.h"

#include <QProgressBar>
#include <QCheckBox>
#include <QDir>
#include <QSlider>
#include <QStackedWidget>
#include <QTreeView>
#include <QTextBrowser>
#include <QToolButton>
#include <cmath>

using namespace vantage;
using namespace vantage::gui;

/// The whole way through the window by the names of its parts, as an operator goes it.
class TestGui : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTwoFoldersToAResumedRun();

private:
    void setOption(QWidget *window, const QString &name, const QString &value);
};

void TestGui::setOption(QWidget *window, const QString &name, const QString &value)
{
    QWidget *editor = part<QWidget>(part<QWidget>(window, "expertPanel"), name);
    if (auto *box = editor->findChild<QSpinBox *>("value"))
        box->setValue(value.toInt());
    else if (auto *list = editor->findChild<QComboBox *>("value")) {
        list->setCurrentIndex(list->findData(value));
        Q_EMIT list->activated(list->currentIndex());
    } else
        QFAIL(qPrintable(name));
}

void TestGui::fromTwoFoldersToAResumedRun()
{
    QTemporaryDir folder;
    makeCameras(folder.path());
    {
        TestBench bench(folder.path());
        bench.language.use("en");
        bench.settings.setLanguage("en");
        MainWindow window(bench.bench);
        window.show();
        auto *pages = part<QStackedWidget>(&window, "pages");
        QCOMPARE(pages->currentWidget()->objectName(), QString("startPage"));
        QVERIFY(!part<QAction>(&window, "actionTrain")->isEnabled());

        // A new project.
        whenModal("newProjectDialog", [&](QWidget *dialog) {
            part<QLineEdit>(dialog, "projectPlaceEdit")->setText(folder.path());
            part<QLineEdit>(dialog, "projectNameEdit")->setText("project");
            QTest::mouseClick(part<QPushButton>(dialog, "createButton"), Qt::LeftButton);
        });
        QTest::mouseClick(part<QPushButton>(&window, "newProjectButton"), Qt::LeftButton);
        QCOMPARE(pages->currentWidget()->objectName(), QString("dataPage"));

        // A folder that is none is refused and says why; then the two cameras.
        auto *sourceEdit = part<QLineEdit>(&window, "sourceFolderEdit");
        sourceEdit->setText(folder.filePath("nowhere"));
        QSignalSpy refused(&bench.session, &ProjectSession::cameraRefused);
        QTest::keyClick(sourceEdit, Qt::Key_Return);
        QVERIFY(waitUntil(refused, [&] { return !refused.isEmpty(); })); // looked at off the window's thread
        QVERIFY(part<QLabel>(&window, "sourceRefusalLabel")->text().contains("nowhere"));
        for (const QString camera : {"source", "target"}) {
            auto *panel = part<CameraPanel>(&window, camera + "Panel");
            QSignalSpy checked(panel, &CameraPanel::checked);
            auto *edit = part<QLineEdit>(&window, camera + "FolderEdit");
            edit->setText(folder.filePath(camera));
            QTest::keyClick(edit, Qt::Key_Return);
            QVERIFY(waitUntil(checked, [&] { return !checked.isEmpty(); }));
            QCOMPARE(panel->report().frames, size_t(8));
            QVERIFY(panel->report().problems.empty());
        }
        QVERIFY(bench.session.isWritten());
        part<QAbstractButton>(&window, "targetMeasureBox")->click();
        QVERIFY(bench.session.project().measureTarget);

        // A training that lasts seconds.
        QTest::mouseClick(part<QPushButton>(&window, "toTrainButton"), Qt::LeftButton);
        QCOMPARE(pages->currentWidget()->objectName(), QString("trainPage"));
        auto *preflight = part<PreflightPanel>(&window, "preflightPanel");
        QSignalSpy looked(preflight, &PreflightPanel::changed);
        part<QToolButton>(&window, "expertButton")->click();
        for (const Setting &setting : tinySettings())
            setOption(&window, "field-" + toQt(setting.key), toQt(setting.value));
        for (const Setting &setting : tinyBaseline())
            setOption(&window, "field-" + toQt(setting.key) + "-baseline", toQt(setting.value));
        auto *start = part<QPushButton>(&window, "startButton");
        QVERIFY(waitUntil(looked, [&] { return start->isEnabled(); }));
        QVERIFY(preflight->result()->seconds > 0 && preflight->result()->memory > 0);

        // Start, pause, resume, finish.
        QSignalSpy phases(&bench.training, &TrainingController::phaseChanged);
        QSignalSpy ended(&bench.training, &TrainingController::ended);
        QStringList works; // what the page says of work beside the steps; the last of each tick is told
        connect(&bench.training, &TrainingController::updated, &window, [&](const std::vector<StageUpdate> &stages) {
            const auto *bar = part<QProgressBar>(&window, "workProgress");
            if (!stages.empty() && stages.back().work && !bar->isHidden() && bar->value() == stages.back().work->done && bar->maximum() == stages.back().work->all)
                works << part<QLabel>(&window, "stageLabel")->text();
        });
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(!start->isEnabled());
        auto *pause = part<QPushButton>(&window, "pauseButton");
        QVERIFY(waitUntil(phases, [&] { return bench.training.phase() == TrainingPhase::Running; }));
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(part<QLabel>(&window, "phaseLabel")->text().startsWith("Paus")); // at once
        QCOMPARE(pause->text(), QString("Resume"));
        QVERIFY(waitUntil(phases, [&] { return bench.training.phase() == TrainingPhase::Paused; }));
        QTest::mouseClick(pause, Qt::LeftButton);
        QCOMPARE(bench.training.phase(), TrainingPhase::Running);
        QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
        QVERIFY2(bench.complaints.isEmpty(), qPrintable(bench.complaints.join('\n')));
        QCOMPARE(ended[0][0].value<TrainingOutcome>().end, TrainingOutcome::End::Finished);
        QVERIFY2(!works.isEmpty() && works.last().contains("drawing pictures of the report") && works.last().contains(" of "), qPrintable(works.join(" | ")));
        QVERIFY(part<QProgressBar>(&window, "workProgress")->isHidden());
        auto *live = window.findChild<LiveView *>();
        QCOMPARE(live->losses()->plot()->points("sem"), qsizetype(6));
        QCOMPARE(live->losses()->plot()->curveTitle("sem"), QString("Source cross entropy"));
        QVERIFY(!std::isnan(part<LossPlot>(&window, "validationPlot")->marker())); // the epoch that was kept
        QSignalSpy runs(&bench.session, &ProjectSession::runsChanged);
        QVERIFY(waitUntil(runs, [&] {
            return bench.session.runs().size() == 2 && bench.session.runs().back().record.state == RunState::Finished;
        }));

        // What was learned.
        auto *inspect = part<InspectPage>(&window, "inspectPage");
        QSignalSpy shown(inspect, &InspectPage::frameShown), ranked(inspect, &InspectPage::ranked);
        part<QAction>(&window, "actionInspect")->trigger();
        QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty(); }));
        QVERIFY(part<CompareView>(&window, "compareView")->panes().contains("error"));
        QVERIFY(waitUntil(ranked, [&] { return !ranked.isEmpty(); }));
        QVERIFY(inspect->strip()->model()->frames() > 0);
        QCOMPARE(part<MetricTable>(&window, "metricTable")->model()->rowCount(), 13 + 2);

        // One file to take home.
        auto *exporting = part<ExportPage>(&window, "exportPage");
        QSignalSpy exported(exporting, &ExportPage::exported);
        part<QAction>(&window, "actionExport")->trigger();
        QTest::mouseClick(part<QPushButton>(&window, "exportButton"), Qt::LeftButton);
        QVERIFY(waitUntil(exported, [&] { return !exported.isEmpty(); }));
        QVERIFY2(exported[0][0].toBool(), qPrintable(part<QTextBrowser>(&window, "exportResult")->toPlainText()));
        QVERIFY(QFile::exists(folder.filePath("project/exports/project-run-2.onnx")));

        // The file at work on the new camera's frames.
        auto *applying = part<ApplyPage>(&window, "applyPage");
        QSignalSpy applied(applying, &ApplyPage::applied);
        part<QAction>(&window, "actionApply")->trigger();
        QCOMPARE(part<QLineEdit>(applying, "applyModelEdit")->text(), folder.filePath("project/exports/project-run-2.onnx"));
        auto *apply = part<QPushButton>(applying, "applyButton");
        QVERIFY(!apply->isEnabled()); // on what?
        part<QLineEdit>(applying, "applyInputEdit")->setText(QUrl::fromLocalFile(folder.filePath("target")).toString()); // dropped
        QCOMPARE(part<QLineEdit>(applying, "applyOutEdit")->text(), folder.filePath("target-predictions"));
        part<QCheckBox>(applying, "applyOverlayBox")->setChecked(true);
        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY(waitUntil(applied, [&] { return !applied.isEmpty(); }));
        QVERIFY2(applied[0][0].toBool(), qPrintable(part<QTextBrowser>(applying, "applyResult")->toPlainText()));
        const auto pictures = [&](const char *kind) {
            return QDir(folder.filePath("target-predictions/") + kind).entryList(QDir::Files).size();
        };
        const auto frames = QDir(folder.filePath("target/images")).entryList(QDir::Files).size();
        QVERIFY(frames > 0 && pictures("labels") == frames && pictures("overlay") == frames);
        QVERIFY(QFile::exists(folder.filePath("target-predictions/class-shares.csv")));
        QVERIFY(!part<ImagePane>(applying, "applyPane")->content().labels.empty());

        // Another language, while it runs.
        part<QAction>(&window, "language-it")->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(part<QAction>(&window, "actionData")->text(), QString("Dati"));
        QCOMPARE(start->text(), QString("Avvia"));
        QCOMPARE(live->losses()->plot()->points("sem"), qsizetype(6)); // the same curve, called otherwise
        QCOMPARE(live->losses()->plot()->curveTitle("sem"), QString("Entropia incrociata sorgente"));
        part<QAction>(&window, "language-en")->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(start->text(), QString("Start"));

        // A run that would take hours; the window is closed.
        part<QAction>(&window, "actionTrain")->trigger();
        looked.clear();
        setOption(&window, "field-stepsPerEpoch", "100000");
        QVERIFY(waitUntil(looked, [&] { return !looked.isEmpty() && start->isEnabled(); }));
        QSignalSpy updated(&bench.training, &TrainingController::updated);
        ended.clear();
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(
            waitUntil(updated, [&] { return part<TrainPage>(&window, "trainPage")->timeLeft().lastStep().step > 3; }));
        QVERIFY(!part<QAction>(&window, "actionClose")->isEnabled());
        QVERIFY(!part<QLabel>(&window, "dataLockedLabel")->isHidden());
        QVERIFY(!part<QSlider>(&window, "splitSlider")->isEnabled());
        QSignalSpy progressed(&bench.session, &ProjectSession::runsProgressed);
        QVERIFY(waitUntil(progressed, [&] { return bench.session.runs().size() == 3; })); // known while it runs
        QCOMPARE(part<QTreeView>(&window, "runsTable")->model()->rowCount(), 3);
        bench.answer = 1; // go on
        window.close();
        QVERIFY(window.isVisible() && bench.training.phase() == TrainingPhase::Running);
        bench.answer = 0; // stop and close
        window.close();
        QCOMPARE(bench.training.phase(), TrainingPhase::Stopping);
        QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
        QCOMPARE(ended[0][0].value<TrainingOutcome>().end, TrainingOutcome::End::Stopped);
        QVERIFY(!window.isVisible());
    }
    {
        // The next start offers the run, and it goes on after its last step.
        TestBench bench(folder.path());
        MainWindow window(bench.bench);
        window.show();
        QSignalSpy runs(&bench.session, &ProjectSession::runsChanged);
        window.openLastProject();
        QVERIFY(waitUntil(runs, [&] { return bench.session.runs().size() == 3; }));
        const auto &stopped = bench.session.runs().back();
        QCOMPARE(stopped.record.state, RunState::Stopped);
        QVERIFY(stopped.resumable);
        QVERIFY(part<QWidget>(&window, "resumeBanner")->isVisible());
        QCOMPARE(part<QStackedWidget>(&window, "pages")->currentWidget()->objectName(), QString("trainPage")); // as left
        auto *resume = part<QPushButton>(&window, "resumeButton");
        QVERIFY(resume->isVisible() && resume->text().contains("3"));
        int64_t firstStep = -1;
        connect(&bench.training, &TrainingController::updated, &window, [&](const std::vector<StageUpdate> &stages) {
            for (const StageUpdate &stage : stages)
                if (stage.plan)
                    firstStep = stage.plan->firstStep;
        });
        QSignalSpy updated(&bench.training, &TrainingController::updated),
            ended(&bench.training, &TrainingController::ended);
        QTest::mouseClick(part<QPushButton>(&window, "resumeBannerButton"), Qt::LeftButton);
        QVERIFY(waitUntil(updated, [&] { return firstStep >= 0; }));
        QVERIFY(firstStep > 3);
        QVERIFY(waitUntil(updated, [&] { return bench.training.atStake().steps > 0; }));
        auto *losses = window.findChild<LiveView *>()->losses()->plot();
        QVERIFY2(losses->points("sem") > firstStep, qPrintable(QString::number(losses->points("sem")))); // the part before is there, too
        bench.answer = 1; // go on training
        QTest::mouseClick(part<QPushButton>(&window, "cancelButton"), Qt::LeftButton);
        QVERIFY2(bench.questions.last().contains(QString("step %1").arg(firstStep)), qPrintable(bench.questions.last()));
        QCOMPARE(bench.training.phase(), TrainingPhase::Running);
        bench.answer = 0; // go back
        QTest::mouseClick(part<QPushButton>(&window, "cancelButton"), Qt::LeftButton);
        QVERIFY(part<QLabel>(&window, "phaseLabel")->text().startsWith("Cancelling"));
        runs.clear();
        QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
        QCOMPARE(ended[0][0].value<TrainingOutcome>().end, TrainingOutcome::End::Discarded);
        QCOMPARE(ended[0][0].value<TrainingOutcome>().wentBackTo, firstStep);
        QVERIFY(waitUntil(runs, [&] { return !runs.isEmpty(); }));
        QCOMPARE(bench.session.runs().size(), size_t(3)); // kept, where it was
        QVERIFY(bench.session.runs().back().resumable);
    }
}

QTEST_MAIN(TestGui)
#include "test_gui.moc"
