#include "app/gui/inspect/verdict_text.h"
#include "app/gui/data/camera_check.h"
#include "app/gui/data/camera_panel.h"
#include "app/gui/data/demo_city.h"
#include "app/gui/dialogs/classes_dialog.h"
#include "app/gui/dialogs/ground_dialog.h"
#include "app/gui/dialogs/frame_dialog.h"
#include "app/gui/dialogs/shortcuts_dialog.h"
#include "app/gui/inspect/frame_panes.h"
#include "app/gui/inspect/measures_panel.h"
#include "app/gui/pages/apply_page.h"
#include "app/gui/pages/data_page.h"
#include "app/gui/pages/export_page.h"
#include "app/gui/pages/runs_page.h"
#include "app/gui/pages/start_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/runs/related_runs.h"
#include "app/gui/train/expert_panel.h"
#include "app/gui/train/backbone_fetch.h"
#include "app/gui/train/field_editor.h"
#include "app/gui/train/live_view.h"
#include "app/gui/train/path_edit.h"
#include "app/gui/train/queue_runner.h"
#include "app/gui/train/preflight_panel.h"
#include "app/gui/train/queue_panel.h"
#include "app/gui/train/recipe_choice.h"
#include "app/gui/train/sample_viewer.h"
#include "core/base/files.h"
#include "core/data/class_presets.h"
#include "core/data/content_check.h"
#include "core/data/labels/camera_layout.h"
#include "core/runs/ground_answers.h"
#include "app/gui/train/settings_panel.h"
#include "core/apply/earlier_results.h"
#include "core/workflow/adaptation_request.h"
#include "core/workflow/queue_work.h"
#include "core/training/recipe_kinds.h"
#include "core/training/snapshots.h"
#include "tests/app/gui_bench.h"
#include "tests/core/label_samples.h"
#include "tests/core/run_samples.h"
#include "widgets/classes/class_map_editor.h"
#include "widgets/image/compare_view.h"
#include "widgets/image/point_pane.h"
#include "widgets/image/image_pane.h"
#include "widgets/plot/loss_panel.h"
#include "widgets/plot/loss_plot.h"
#include "widgets/tables/metric_table.h"

#include <opencv2/videoio.hpp>
#include <QProgressBar>
#include <QCheckBox>
#include <QUndoStack>
#include <QDialogButtonBox>
#include <QDir>
#include <QToolButton>
#include <QListWidget>
#include <QRadioButton>
#include <QSlider>
#include <QTabBar>
#include <QToolButton>
#include <QTableView>
#include <QTableWidget>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QWheelEvent>

using namespace vantage;
using namespace vantage::gui;

class TestGuiPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void settingsRemember();
    void problemsAreListedWithTheirFile();
    void sameFolderTwiceIsRefused();
    void furtherSourcesHaveTabs();
    void groundIsClicked();
    void splitIsSaidInFrames();
    void classesCanBeEdited();
    void movedClassValuesAreAskedAbout();
    void questionsDefaultToTheSafeSide();
    void whatCantBeOpenedIsSaid();
    void failedRunsLockNothing();
    void videoBecomesTheTarget();
    void camerasAreCheckedOnceForAll();
    void theWayLabelsAreReadIsShownAndChosen();
    void damagedFramesAreLeftOut();
    void changedFilesAreSeen();
    void movedCamerasAreFoundAgain();
    void furtherTargetsJoinTheProject();
    void framesAreShownLarge();
    void newRunLikeAnotherOne();
    void changesOfAPresetAreSaid();
    void pretrainedWeightsAreFetched();
    void whatTheCommandLineTrainedIsShown();
    void wheelChangesNothingInPassing();
    void projectsAreListedByTheirNames();
    void runsElsewhereAreSaid();
    void fineTuningLearnsTheTarget();
    void unwrittenProjectsAreAskedAbout();
    void oldErrorsGo();
    void resumeAsksWhereACameraIs();
    void windowFitsSmallScreens();
    void finishedOffersWhatIsNext();
    void choiceHoldsOnlyWhatDiffers();
    void wrongValuesAreMarkedAndNotTaken();
    void everyOptionHasAnEditor();
    void featuresAreChosen();
    void requestsSurviveTheDisk();
    void preflightNamesProblems();
    void sampleSliderFollowsTheNewestEpoch();
    void stoppedRunsAreFinishedHere();
    void demoCityBecomesAProject();
    void damagedProjectIsComplainedAbout();
    void shortcutsAreListed();
    void exportWithoutARunIsOff();
    void applySaysWhatIsWrong();
    void panesOfAFrame();
    void withoutTargetLabelsTheVerdictIsShown();
    void baselineIsMeasuredByWhatStartedFromIt();
    void signalsWithoutLabelsAreDrawn();
    void runsKeepTheirOwnSplit();
    void framesAreRankedForABaselineToo();
    void deadProjectsLeaveTheList();
    void demoDoesNotTakeTheWindow();
    void longPathsShowTheirEnd();
    void queueIsEdited();
    void interruptedEntriesWaitAgain();

private:
    QString path(const char *name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestBench> m_bench;
};

void TestGuiPages::init()
{
    m_bench.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<TestBench>(m_folder->path());
}

void TestGuiPages::settingsRemember()
{
    {
        Settings settings(path("a.ini"));
        settings.setLanguage("it");
        settings.setTheme("dark");
        for (int i = 0; i < 12; ++i)
            settings.rememberProject(QString("/p%1").arg(i));
        settings.rememberProject("/p5");
    }
    Settings settings(path("a.ini"));
    QCOMPARE(settings.language(), QString("it"));
    QCOMPARE(settings.theme(), QString("dark"));
    QCOMPARE(settings.recentProjects().size(), 10);
    QCOMPARE(settings.recentProjects().first(), QString("/p5"));
    settings.forgetProject("/p5");
    QVERIFY(!settings.recentProjects().contains("/p5"));
}

void TestGuiPages::problemsAreListedWithTheirFile()
{
    makeCameras(m_folder->path());
    samples::writeBytes(toPath(path("target")) / "images" / "frame3.png", "this is no picture");
    CameraPanel panel(CameraPanel::Role::Target, m_bench->bench);
    QSignalSpy checked(&panel, &CameraPanel::checked);
    panel.setFolder(path("target"));
    QVERIFY(waitUntil(checked, [&] { return !checked.isEmpty(); }));
    QCOMPARE(panel.report().problems.size(), size_t(1));
    QVERIFY(part<QListWidget>(&panel, "targetProblemsList")->item(0)->text().contains("frame3.png"));
    QVERIFY(part<QLabel>(&panel, "targetSummaryLabel")->text().contains("8 frame"));
    panel.setFolder(path("nowhere"));
    checked.clear();
    QVERIFY(waitUntil(checked, [&] { return !checked.isEmpty(); }));
    QVERIFY(part<QListWidget>(&panel, "targetProblemsList")->item(0)->text().contains("nowhere"));
}

void TestGuiPages::sameFolderTwiceIsRefused()
{
    makeCameras(m_folder->path());
    DataPage page(m_bench->bench);
    m_bench->session.begin(path("project"));
    QSignalSpy refused(&m_bench->session, &ProjectSession::cameraRefused),
        changed(&m_bench->session, &ProjectSession::projectChanged);
    page.offerFolder(path("source"));
    QVERIFY(waitUntil(changed, [&] { return !m_bench->session.project().sources.empty(); }));
    page.offerFolder(path("source"));
    QVERIFY(waitUntil(refused, [&] { return !refused.isEmpty(); }));
    QVERIFY(!m_bench->session.isWritten());
    QVERIFY(part<QLabel>(&page, "targetRefusalLabel")->text().contains("both source and target"));
    page.offerFolder(path("target"));
    QVERIFY(waitUntil(changed, [&] { return m_bench->session.isWritten(); }));
    QVERIFY(part<QLabel>(&page, "targetRefusalLabel")->text().isEmpty());
    QVERIFY(QFile::exists(path("project/project.json")));
}

void TestGuiPages::furtherSourcesHaveTabs()
{
    makeCameras(m_folder->path());
    samples::camera(toPath(path("second")), 6, {64, 48});
    DataPage page(m_bench->bench);
    ProjectSession &session = m_bench->session;
    session.begin(path("project"));
    auto *panel = part<CameraPanel>(&page, "sourcePanel");
    auto *tabs = part<QTabBar>(&page, "sourceTabs");
    auto *add = part<QToolButton>(&page, "sourceAddButton");
    QVERIFY(!add->isVisibleTo(&page)); // nothing to add to
    QSignalSpy changed(&session, &ProjectSession::projectChanged), refused(&session, &ProjectSession::cameraRefused);
    page.offerFolder(path("source"));
    QVERIFY(waitUntil(changed, [&] { return !session.project().sources.empty(); }));
    page.offerFolder(path("target"));
    QVERIFY(waitUntil(changed, [&] { return session.isWritten(); }));
    QVERIFY(add->isVisibleTo(&page) && !tabs->isVisibleTo(&page));

    m_bench->chosen = path("second");
    add->click();
    QVERIFY(waitUntil(changed, [&] { return session.project().sources.size() == 2; }));
    QCOMPARE(openProject(toPath(path("project"))).sources.back(), toPath(path("second")));
    QVERIFY(tabs->isVisibleTo(&page));
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(tabs->currentIndex(), 1);
    QCOMPARE(panel->folder(), path("second"));
    tabs->setCurrentIndex(0);
    QCOMPARE(panel->folder(), path("source"));

    m_bench->chosen = path("target"); // refused, and nothing takes a camera's place
    add->click();
    QVERIFY(waitUntil(refused, [&] { return !refused.isEmpty(); }));
    QCOMPARE(session.project().sources.size(), size_t(2));
    QVERIFY(!part<QLabel>(&page, "sourceRefusalLabel")->text().isEmpty());

    Q_EMIT tabs->tabCloseRequested(0);
    QCOMPARE(openProject(toPath(path("project"))).sources, std::vector<std::filesystem::path>{toPath(path("second"))});
    QCOMPARE(part<QTabBar>(&page, "targetTabs")->count(), 1); // a camera that no run is of is none of the project's any more
    QCOMPARE(openProject(toPath(path("project"))).cameras.size(), size_t(2));
    QVERIFY(!tabs->isVisibleTo(&page));
    QCOMPARE(panel->folder(), path("second"));
}

void TestGuiPages::groundIsClicked()
{
    const QString project = makeProject(m_folder->path());
    m_bench->session.open(project);
    DataPage page(m_bench->bench);
    QVERIFY(part<QPushButton>(&page, "groundButton")->isEnabled());
    GroundDialog dialog(m_bench->session.project(), readGroundAnswers(m_bench->session.project()), {});
    QSignalSpy loaded(&dialog, &GroundDialog::loaded);
    dialog.show();
    QVERIFY(waitUntil(loaded, [&] { return !loaded.isEmpty(); }));
    auto *ok = part<QDialogButtonBox>(&dialog, "groundButtons")->button(QDialogButtonBox::Ok);
    QVERIFY(part<QRadioButton>(&dialog, "groundAutomatic")->isChecked() && ok->isEnabled());
    QVERIFY(dialog.answers().front().empty());
    part<QRadioButton>(&dialog, "groundWrong")->click();
    QVERIFY(dialog.answers().front().wrong);

    part<QRadioButton>(&dialog, "groundClicked")->click();
    QVERIFY(!ok->isEnabled());
    auto *source = part<PointPane>(&dialog, "groundSourcePane"), *target = part<PointPane>(&dialog, "groundTargetPane");
    const auto click = [](PointPane *pane, double x, double y) {
        const QRectF picture = pane->pictureRect();
        QTest::mouseClick(pane, Qt::LeftButton, {}, QPointF(picture.x() + x * picture.width(), picture.y() + y * picture.height()).toPoint());
    };
    const std::vector<QPointF> places{{0.2, 0.6}, {0.8, 0.6}, {0.9, 0.9}, {0.1, 0.9}};
    for (const QPointF &place : places)
        click(source, place.x(), place.y());
    QVERIFY(part<QLabel>(&dialog, "groundStatus")->text().contains("Place 1"));
    for (size_t i = 0; i < 4; ++i) {
        QVERIFY(!ok->isEnabled());
        click(target, places[i].x(), places[i].y());
    }
    QVERIFY(ok->isEnabled());
    QVERIFY(!target->content().labels.empty()); // the source's ground lies in the target

    // In another order the places contradict each other: said, and not taken.
    part<QPushButton>(&dialog, "groundClearButton")->click();
    for (size_t i = 0; i < 4; ++i) {
        click(source, places[i].x(), places[i].y());
        click(target, places[(i + 2) % 4].x(), places[(i == 0 ? 3 : i) % 4].y());
    }
    QVERIFY(!ok->isEnabled());
    QVERIFY(!part<QLabel>(&dialog, "groundStatus")->text().isEmpty());
    part<QPushButton>(&dialog, "groundClearButton")->click();
    for (const QPointF &place : places) {
        click(source, place.x(), place.y());
        click(target, place.x(), place.y());
    }
    const auto answers = dialog.answers();
    QCOMPARE(answers.front().points->source.size(), size_t(4));
    QVERIFY(std::abs(answers.front().points->target[1].x - 0.8 * 64) < 1); // pixels of the frames
    writeGroundAnswers(m_bench->session.project(), answers);
    GroundDialog again(m_bench->session.project(), readGroundAnswers(m_bench->session.project()), {});
    QVERIFY(part<QRadioButton>(&again, "groundClicked")->isChecked());
}

void TestGuiPages::splitIsSaidInFrames()
{
    const QString project = makeProject(m_folder->path());
    DataPage page(m_bench->bench);
    QSignalSpy source(part<CameraPanel>(&page, "sourcePanel"), &CameraPanel::checked),
        target(part<CameraPanel>(&page, "targetPanel"), &CameraPanel::checked);
    m_bench->session.open(project);
    QVERIFY(waitUntil(source, [&] { return !source.isEmpty(); })
            && waitUntil(target, [&] { return !target.isEmpty(); }));
    part<QSlider>(&page, "splitSlider")->setValue(25);
    QCOMPARE(m_bench->session.validationShare(), 0.25);
    QVERIFY2(part<QLabel>(&page, "splitLabel")->text().contains("2 + 2"),
             qPrintable(part<QLabel>(&page, "splitLabel")->text()));
}

void TestGuiPages::classesCanBeEdited()
{
    m_bench->session.open(makeProject(m_folder->path()));
    DataPage page(m_bench->bench);
    whenModal("classesDialog", [](QWidget *dialog) {
        auto *editor = part<ClassMapEditor>(dialog, "classMapEditor");
        ClassMap changed = editor->classMap();
        changed.classes[1].name = "houses";
        editor->setClassMap(changed);
        static_cast<QDialog *>(dialog)->accept();
    });
    part<QPushButton>(&page, "classesButton")->click();
    QCOMPARE(openProject(toPath(path("project"))).classes.classes[1].name, std::string("houses"));
}

void TestGuiPages::movedClassValuesAreAskedAbout()
{
    m_bench->session.open(makeProject(m_folder->path()));
    DataPage page(m_bench->bench);
    QSignalSpy source(part<CameraPanel>(&page, "sourcePanel"), &CameraPanel::checked);
    QVERIFY(waitUntil(source, [&] { return !source.isEmpty(); }));
    const auto moveFirstDown = [&] {
        whenModal("classesDialog", [](QWidget *dialog) {
            part<QToolButton>(dialog, "moveDownButton")->click();
            auto *made = static_cast<QDialog *>(dialog);
            made->accept();
            if (made->isVisible())
                made->reject();
        });
        part<QPushButton>(&page, "classesButton")->click();
    };
    const ClassMap before = m_bench->session.project().classes;
    m_bench->answer = 1; // go on editing
    moveFirstDown();
    QCOMPARE(m_bench->questions.size(), 1);
    QVERIFY2(m_bench->questions[0].contains("none") && m_bench->questions[0].contains("%"), qPrintable(m_bench->questions[0]));
    QVERIFY(m_bench->session.project().classes == before);
    m_bench->answer = 0;
    moveFirstDown();
    QCOMPARE(m_bench->session.project().classes.classes[1].name, before.classes[0].name);
}

void TestGuiPages::questionsDefaultToTheSafeSide()
{
    const Prompts prompts = desktopPrompts();
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
        QString safe;
        whenModal("question", [&](QWidget *box) {
            for (QPushButton *button : box->findChildren<QPushButton *>())
                if (button->isDefault())
                    safe = button->text();
            QTest::keyClick(box, key);
        });
        QCOMPARE(prompts.ask(nullptr, "Delete", "Delete it?", {"Delete", "Keep"}), 1);
        QCOMPARE(safe, QString("Keep"));
    }
}

void TestGuiPages::whatCantBeOpenedIsSaid()
{
    openOrSay(m_bench->bench, nullptr, m_folder->path());
    QVERIFY(m_bench->complaints.isEmpty());
    m_bench->desktopOpens = false;
    openOrSay(m_bench->bench, nullptr, m_folder->path());
    QCOMPARE(m_bench->complaints.size(), 1);
    QVERIFY(m_bench->complaints[0].contains(m_folder->path()));
    openOrSay(m_bench->bench, nullptr, path("gone"));
    QVERIFY(m_bench->complaints[1].contains("gone"));
}

void TestGuiPages::failedRunsLockNothing()
{
    const QString project = makeProject(m_folder->path());
    DataPage page(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged);
    const auto add = [&](RunState state, bool measured) {
        RunStore store(toPath(project));
        RunRecord record;
        record.kind = RunKind::Baseline;
        record.recipe = "no-adaptation";
        const int64_t run = store.createRun(record);
        if (measured) {
            EpochRecord epoch;
            epoch.source = ConfusionMatrix::fromCounts(2, {8, 2, 0, 10});
            store.writeEpoch(run, epoch);
        }
        store.endRun(run, state, say("why"), 0);
    };
    add(RunState::Failed, false);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 1; }));
    QVERIFY(!m_bench->session.hasRuns());
    QVERIFY(part<QPushButton>(&page, "sourceBrowseButton")->isEnabled());
    ClassMap more = m_bench->session.project().classes;
    more.classes.push_back({"one more", {1, 2, 3}});
    m_bench->session.setClasses(more);
    QCOMPARE(openProject(toPath(project)).classes.size(), 14);
    add(RunState::Stopped, true); // something was learned
    m_bench->session.refreshRuns();
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 2; }));
    QVERIFY(m_bench->session.hasRuns());
    more.classes.push_back({"another", {1, 2, 4}});
    QVERIFY_THROWS_EXCEPTION(InputError, m_bench->session.setClasses(more));
}

void TestGuiPages::videoBecomesTheTarget()
{
    const QString project = makeProject(m_folder->path());
    const QString file = path("gate.avi");
    cv::VideoWriter video;
    if (!video.open(file.toStdString(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 1, {64, 48}))
        QSKIP("this OpenCV writes no video");
    for (int i = 0; i < 3; ++i)
        video.write(samples::picture({64, 48}, 5 * i));
    video.release();

    DataPage page(m_bench->bench);
    QSignalSpy changed(&m_bench->session, &ProjectSession::projectChanged), told(&m_bench->session, &ProjectSession::importing),
        refused(&m_bench->session, &ProjectSession::cameraRefused);
    m_bench->session.open(project);
    auto *panel = part<CameraPanel>(&page, "targetPanel");
    m_bench->chosen = path("source/images/frame1.png"); // not every file is a camera
    part<QPushButton>(&page, "targetFileButton")->click();
    QVERIFY(waitUntil(refused, [&] { return !refused.isEmpty(); }));
    QVERIFY(part<QLabel>(&page, "targetRefusalLabel")->text().contains("is one picture, a camera has many"));

    m_bench->chosen = file;
    QSignalSpy checked(panel, &CameraPanel::checked);
    part<QPushButton>(&page, "targetFileButton")->click();
    const auto folder = toQt(std::filesystem::weakly_canonical(toPath(project))) + "/cameras/gate";
    QVERIFY(waitUntil(changed, [&] { return panel->folder() == folder; }));
    QVERIFY(!told.isEmpty() && told.first().at(1).toString().startsWith("sampling gate.avi: "));
    QVERIFY(waitUntil(checked, [&] { return panel->report().frames == 3 && !panel->report().remarks.empty(); }));
    QCOMPARE(english(panel->report().remarks.front()), std::string("sampled from gate.avi, a frame a second"));
    QCOMPARE(openProject(toPath(project)).target, toPath(folder));
    panel->setLooking(true); // as while a long one is being sampled
    panel->setImporting("sampling gate.avi: 12 frames", 0.4);
    auto *cancel = part<QPushButton>(&page, "targetCancelButton");
    QVERIFY(cancel->isVisibleTo(&page));
    QCOMPARE(part<QProgressBar>(&page, "targetProgress")->value(), 400);
    cancel->click();
    QVERIFY(!cancel->isVisibleTo(&page) && !m_bench->session.isChoosing(ProjectSession::Camera::Target));
}

void TestGuiPages::camerasAreCheckedOnceForAll()
{
    const QString project = makeProject(m_folder->path());
    samples::writeBytes(toPath(path("target")) / "images" / "frame3.png", "this is no picture");
    int told = 0;
    const auto count = [&](const DatasetReport &, size_t) { return ++told > 0; };
    const auto first = checkCamera(toPath(path("target")), {}, count);
    QVERIFY(first && told > 0);
    told = 0;
    QCOMPARE(checkCamera(toPath(path("target")), {}, count), first); // nothing has changed
    QCOMPARE(told, 0);
    QCOMPARE(cameraProblems(toPath(path("target")), *first, LabelUse::Hidden, carlaClasses(), {}).size(), 1);

    // The look ahead knows what the data page knows: a damaged frame late in the folder, and a class that was taken away.
    PreflightPanel ahead;
    QSignalSpy changed(&ahead, &PreflightPanel::changed);
    auto *problems = part<QLabel>(&ahead, "preflightProblems");
    Project asked = openProject(toPath(project));
    ahead.look(asked, tinyAdaptation(project));
    QVERIFY(waitUntil(changed, [&] { return problems->text().contains("frame3.png"); }));
    QVERIFY(!ahead.isReady());
    writeImage(toPath(path("target")) / "images" / "frame3.png", samples::picture({64, 48}, 3));
    ahead.look(asked, tinyAdaptation(project));
    QVERIFY(waitUntil(changed, [&] { return ahead.isReady(); }));
    asked.classes.classes.resize(2);
    ahead.look(asked, tinyAdaptation(project));
    QVERIFY(waitUntil(changed, [&] { return problems->text().contains("has no class"); }));
    QVERIFY2(!ahead.isReady() && problems->text().contains("%"), qPrintable(problems->text()));
    asked.measureTarget = false;
    const auto target = checkCamera(toPath(path("target")), {});
    QVERIFY(cameraProblems(asked.target, *target, LabelUse::Hidden, asked.classes, {}).isEmpty()); // labels that nobody uses stand in nobody's way
    QVERIFY(!cameraProblems(asked.target, *target, LabelUse::Measure, asked.classes, {}).isEmpty());
}

void TestGuiPages::theWayLabelsAreReadIsShownAndChosen()
{
    const std::filesystem::path folder = toPath(path("city"));
    samples::cityscapesSample(folder);
    CameraPanel panel(CameraPanel::Role::Source, m_bench->bench);
    QSignalSpy checked(&panel, &CameraPanel::checked);
    panel.setFolder(path("city"));
    QVERIFY(checked.wait(20000));
    auto *evidence = part<QLabel>(&panel, "sourceEvidenceLabel");
    auto *format = part<QComboBox>(&panel, "sourceFormatBox");
    QVERIFY2(evidence->text().contains("gtFine/ holds pictures whose names end in _labelIds: 4"), qPrintable(evidence->text()));
    QCOMPARE(format->currentText(), QString("As found out: Cityscapes, label ids"));
    QSignalSpy chosen(&panel, &CameraPanel::folderChosen);
    const int colours = format->findData("cityscapes-colours");
    Q_EMIT format->activated(colours);
    QCOMPARE(folderSettings(folder).format, std::string("cityscapes-colours"));
    QCOMPARE(chosen.size(), 1); // whoever owns the project takes its classes anew
    QVERIFY(checked.wait(20000));
    QCOMPARE(format->currentIndex(), colours);
    QVERIFY2(evidence->text().contains("classes.json says so"), qPrintable(evidence->text()));
    QVERIFY(panel.report().problems.empty() && panel.report().labelled == 4);
    Q_EMIT format->activated(0);
    QVERIFY(!std::filesystem::exists(folder / "classes.json"));

    // A target of another list: its own classes are shown, and its values are no problem of the source's list.
    samples::paintedSample(toPath(path("painted")));
    const auto report = checkCamera(toPath(path("painted")), {});
    const ClassMap &ofSource = presetClasses("cityscapes-ids");
    QCOMPARE(classesRead(*report, ofSource, ofSource), report->classes);
    QVERIFY(cameraProblems(toPath(path("painted")), *report, LabelUse::Measure, classesRead(*report, ofSource, ofSource), {}).isEmpty());

    ClassesDialog dialog(m_bench->bench, carlaClasses(), false, {});
    auto *lists = part<QComboBox>(&dialog, "classListsBox");
    Q_EMIT lists->activated(lists->findData("voc"));
    QCOMPARE(dialog.classMap(), presetClasses("voc"));
    part<ClassMapEditor>(&dialog, "classMapEditor")->undoStack()->undo();
    QCOMPARE(dialog.classMap(), carlaClasses());
}

void TestGuiPages::damagedFramesAreLeftOut()
{
    const QString project = makeProject(m_folder->path());
    const std::filesystem::path source = openProject(toPath(project)).sources.front();
    samples::writeBytes(source / "images" / "frame0.png", "this is no picture"); // the first, which everything begins with
    writeLabels(source / "labels" / "frame2.png", cv::Mat(48, 64, CV_8UC1, cv::Scalar(77)));
    std::filesystem::remove(source / "labels" / "frame3.png");
    DataPage page(m_bench->bench);
    auto *panel = part<CameraPanel>(&page, "sourcePanel");
    auto *leave = part<QPushButton>(&page, "sourceLeaveOutButton"), *takeBack = part<QPushButton>(&page, "sourceTakeBackButton");
    auto *list = part<QListWidget>(&page, "sourceProblemsList");
    const auto lists = [&](const QString &text) { return !list->findItems(text, Qt::MatchContains).isEmpty(); };
    QSignalSpy checked(panel, &CameraPanel::checked);
    m_bench->session.open(project);
    QVERIFY(waitUntil(checked, [&] { return !checked.isEmpty(); }));
    QVERIFY(lists("frame0.png") && lists("frame2.png") && lists("in all, these values are no class") && lists("1 frame without labels"));
    QVERIFY(!leave->isHidden() && leave->isEnabled() && takeBack->isHidden());
    QVERIFY2(leave->text().contains("2"), qPrintable(leave->text()));
    PreflightPanel ahead;
    QSignalSpy changed(&ahead, &PreflightPanel::changed);
    ahead.look(m_bench->session.project(), tinyAdaptation(project));
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(&ahead, "preflightProblems")->text().contains("frame2.png"), patience);
    QVERIFY(!ahead.isReady());

    leave->click();
    QCOMPARE(openProject(toPath(project)).leftOut.at(source), (std::vector<std::string>{"frame0", "frame2"}));
    QVERIFY(leave->isHidden() && !takeBack->isHidden());
    QStringList told;
    for (int i = 0; i < list->count(); ++i)
        told << list->item(i)->text();
    QVERIFY2(!lists("frame2.png") && !lists("are no class") && lists("frame0, frame2"), qPrintable(told.join(" | "))); // only what is left out is told
    QCOMPARE(panel->usableFrames(), panel->report().frames - 3);
    ahead.look(m_bench->session.project(), tinyAdaptation(project));
    QVERIFY(waitUntil(changed, [&] { return ahead.isReady(); }));
    QVERIFY(part<QLabel>(&ahead, "preflightProblems")->text().contains("frame0, frame2"));
    takeBack->click();
    QVERIFY(openProject(toPath(project)).leftOut.empty());
    QVERIFY(lists("frame2.png") && !leave->isHidden() && takeBack->isHidden());

    // What was decoded here is known to the training, and the other way round.
    keepContents(m_bench->session.project());
    ContentNotes notes;
    notes.load(toPath(project) / "contents.json");
    const auto faults = notes.faults(listDataset(source, LabelUse::Required));
    QCOMPARE(faults->size(), size_t(2));
    QCOMPARE(notes.decoded(), size_t(0));

    // More than damage explains is another fault.
    for (int i = 3; i < 8; ++i)
        samples::writeBytes(source / "images" / (samples::frameName(i) + ".png"), "this is no picture");
    checked.clear();
    panel->lookAgain();
    QVERIFY(waitUntil(checked, [&] { return !checked.isEmpty(); }));
    leave->click();
    QVERIFY(openProject(toPath(project)).leftOut.empty());
    QVERIFY2(m_bench->complaints.value(0).contains("no damage of single ones"), qPrintable(m_bench->complaints.join('|')));
}

void TestGuiPages::changedFilesAreSeen()
{
    const QString project = makeProject(m_folder->path());
    DataPage page(m_bench->bench);
    auto *panel = part<CameraPanel>(&page, "targetPanel");
    QSignalSpy checked(panel, &CameraPanel::checked), changed(&m_bench->session, &ProjectSession::camerasChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(checked, [&] { return !checked.isEmpty(); }));
    m_bench->session.lookForChanges();
    samples::writeBytes(toPath(path("target")) / "images" / "frame9.png", "this is no picture");
    m_bench->session.lookForChanges();
    QVERIFY(waitUntil(changed, [&] {
        m_bench->session.lookForChanges();
        return !changed.isEmpty();
    }));
    QVERIFY(waitUntil(checked, [&] { return panel->report().frames == 9 && !panel->report().problems.empty(); }));
}

void TestGuiPages::movedCamerasAreFoundAgain()
{
    const QString project = makeProject(m_folder->path());
    {
        RunStore store(toPath(project));
        RunRecord record;
        record.kind = RunKind::Baseline;
        record.recipe = "no-adaptation";
        record.sourceFingerprint = fingerprint(openDataset(toPath(path("source")), LabelUse::Required));
        const int64_t run = store.createRun(record);
        samples::writeBytes(store.runFolder(run) / "model.safetensors", "a network");
        store.endRun(run, RunState::Finished, {}, 1);
    }
    QVERIFY(QDir().rename(path("source"), path("elsewhere")));
    DataPage page(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged), refused(&m_bench->session, &ProjectSession::cameraRefused),
        changed(&m_bench->session, &ProjectSession::projectChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.hasRuns(); }));
    auto *button = part<QPushButton>(&page, "sourceBrowseButton");
    QVERIFY(button->isEnabled()); // though the project has runs
    QCOMPARE(button->text(), QString("Where is it now?"));
    samples::camera(toPath(path("other")), 7, {64, 48});
    m_bench->chosen = path("other");
    button->click();
    QVERIFY(waitUntil(refused, [&] { return !refused.isEmpty(); }));
    QVERIFY(part<QLabel>(&page, "sourceRefusalLabel")->text().contains("trained on"));
    QVERIFY(m_bench->session.isMissing(ProjectSession::Camera::Source));
    m_bench->chosen = path("elsewhere");
    changed.clear();
    button->click();
    QVERIFY(waitUntil(changed, [&] { return !m_bench->session.isMissing(ProjectSession::Camera::Source); }));
    QCOMPARE(openProject(toPath(project)).sources.front(), toPath(path("elsewhere")));
    QCOMPARE(button->text(), QString("Choose…"));
    QCOMPARE(openProject(toPath(project)).cameras.size(), size_t(2)); // the same camera, not a further one
}

void TestGuiPages::furtherTargetsJoinTheProject()
{
    const QString project = makeProject(m_folder->path());
    {
        RunStore store(toPath(project));
        samples::addRun(store, {.sources = {"source"}, .target = "target"});
    }
    DataPage page(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged), refused(&m_bench->session, &ProjectSession::cameraRefused),
        changed(&m_bench->session, &ProjectSession::projectChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.hasRuns(); }));
    auto *tabs = part<QTabBar>(&page, "targetTabs");
    QCOMPARE(tabs->count(), 1);
    // A second camera of the same name in another place.
    samples::camera(toPath(path("other/target")), 7, {64, 48});
    m_bench->chosen = path("other/target");
    part<QToolButton>(&page, "targetAddButton")->click();
    QVERIFY(waitUntil(changed, [&] { return tabs->count() == 2; }));
    QCOMPARE(tabs->tabText(1), QString("target (2)"));
    QCOMPARE(tabs->currentIndex(), 1);
    QCOMPARE(m_bench->session.project().target, toPath(path("other/target")));
    QVERIFY(std::filesystem::exists(toPath(project) / "project.json.version-1")); // for programs that know one pair
    tabs->setCurrentIndex(0);
    QCOMPARE(openProject(toPath(project)).target, toPath(path("target")));
    QCOMPARE(openProject(toPath(project)).cameras.size(), size_t(3));
    // A camera that runs are of stays; the other can go.
    Q_EMIT tabs->tabCloseRequested(0);
    QVERIFY(m_bench->complaints.value(0).contains("run 1"));
    QCOMPARE(tabs->count(), 2);
    Q_EMIT tabs->tabCloseRequested(1);
    QCOMPARE(tabs->count(), 1);
    QCOMPARE(openProject(toPath(project)).cameras.size(), size_t(2));
    // Another source must have the project's classes.
    samples::camera(toPath(path("foreign")), 7, {64, 48});
    ClassMap foreign = carlaClasses();
    foreign.classes[3].name = "hedges";
    samples::writeBytes(toPath(path("foreign")) / "classes.json", classMapToJson(foreign));
    m_bench->chosen = path("foreign");
    refused.clear();
    part<QPushButton>(&page, "sourceBrowseButton")->click();
    QVERIFY(waitUntil(refused, [&] { return !refused.isEmpty(); }));
    QVERIFY2(part<QLabel>(&page, "sourceRefusalLabel")->text().contains("class 3 is 'hedges'"), qPrintable(part<QLabel>(&page, "sourceRefusalLabel")->text()));
    QCOMPARE(m_bench->session.project().classes.size(), 13);
}

void TestGuiPages::framesAreShownLarge()
{
    makeCameras(m_folder->path());
    samples::writeBytes(toPath(path("source")) / "images" / "frame2.png", "this is no picture");
    FrameDialog dialog(toPath(path("source")), carlaClasses(), 1);
    QSignalSpy shown(&dialog, &FrameDialog::shown);
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty(); }));
    auto *pane = part<ImagePane>(&dialog, "framePane");
    QCOMPARE(pane->content().image.cols, 64);
    QCOMPARE(pane->content().labels.cols, 64);
    QVERIFY(part<QLabel>(&dialog, "frameName")->text().contains("frame1"));
    part<QCheckBox>(&dialog, "frameLabelsBox")->click();
    QVERIFY(!pane->overlay().visible);
    part<QToolButton>(&dialog, "frameNext")->click();
    QVERIFY(waitUntil(shown, [&] { return shown.size() == 2; }));
    QVERIFY(part<QLabel>(&dialog, "frameName")->text().contains("frame2.png")); // damaged, and said
    dialog.showFrame(8);
    QCOMPARE(dialog.frame(), 2); // there are eight
}

void TestGuiPages::choiceHoldsOnlyWhatDiffers()
{
    RecipeChoice choice;
    choice.load({});
    QVERIFY(choice.options().settings.empty());
    const std::string epochs = choice.value("epochs", RecipeChoice::Part::Adaptation);
    choice.setValue("epochs", RecipeChoice::Part::Adaptation, "3");
    choice.setValue("width", RecipeChoice::Part::Adaptation, "96");
    QCOMPARE(choice.options().settings.size(), size_t(2));
    QCOMPARE(choice.value("width", RecipeChoice::Part::Baseline), std::string("96")); // frames are those of all runs
    QVERIFY(choice.value("epochs", RecipeChoice::Part::Baseline) != "3");
    choice.setValue("epochs", RecipeChoice::Part::Adaptation, epochs);
    QCOMPARE(choice.options().settings.size(), size_t(1));
    QVERIFY_EXCEPTION_THROWN(choice.setValue("width", RecipeChoice::Part::Adaptation, "7"), std::invalid_argument);
    QCOMPARE(choice.value("width", RecipeChoice::Part::Adaptation), std::string("96"));
    choice.setPreset("standard");
    QVERIFY(choice.isChanged("width", RecipeChoice::Part::Adaptation));
    choice.resetAll();
    QVERIFY(!choice.anyChanged());
}

void TestGuiPages::wrongValuesAreMarkedAndNotTaken()
{
    RecipeChoice choice;
    choice.load({});
    for (const RecipeField &field : recipeFields())
        if (field.key == "learningRate") {
            FieldEditor editor(field, RecipeChoice::Part::Adaptation, choice);
            auto *line = editor.findChild<QLineEdit *>("value");
            const std::string before = choice.value(field.key, RecipeChoice::Part::Adaptation);
            line->setText("fast");
            Q_EMIT line->editingFinished();
            QVERIFY2(editor.toolTip().contains("fast"), qPrintable(editor.toolTip()));
            QCOMPARE(choice.value(field.key, RecipeChoice::Part::Adaptation), before);
            line->setText("0,003"); // a decimal comma
            Q_EMIT line->editingFinished();
            QCOMPARE(choice.value(field.key, RecipeChoice::Part::Adaptation), std::string("0.003"));
            QVERIFY(editor.isChanged());
        }
}

void TestGuiPages::everyOptionHasAnEditor()
{
    RecipeChoice choice;
    choice.load({});
    ExpertPanel panel(choice);
    panel.show();
    int editors = 0;
    for (const RecipeField &field : recipeFields())
        if (auto *editor = panel.findChild<FieldEditor *>("field-" + toQt(field.key))) {
            ++editors;
            QVERIFY2(editor->toolTip().size() > 15, field.key.c_str());
        }
    QCOMPARE(editors, static_cast<int>(recipeFields().size()) - 2); // the seed and the split are chosen elsewhere
    part<QLineEdit>(&panel, "expertFilter")->setText("momentum");
    int visible = 0;
    for (auto *editor : panel.findChildren<FieldEditor *>())
        visible += editor->isVisible() ? 1 : 0;
    QVERIFY(visible >= 1 && visible < 8);
}

void TestGuiPages::featuresAreChosen()
{
    m_bench->session.open(makeProject(m_folder->path()));
    RecipeChoice choice;
    SettingsPanel panel(m_bench->bench, choice);
    choice.load({});
    auto *add = part<QToolButton>(&panel, "featureAddButton");
    QVERIFY(add->isEnabled());
    for (const QString &file : {path("vits14.pth"), path("street.onnx")}) {
        m_bench->chosen = file;
        add->click();
    }
    QCOMPARE(choice.options().features, (std::vector<std::filesystem::path>{toPath(path("vits14.pth")), toPath(path("street.onnx"))}));
    QCOMPARE(part<PathEdit>(&panel, "featureEdit1")->path(), path("street.onnx"));
    m_bench->chosen.clear(); // nothing chosen
    add->click();
    QCOMPARE(choice.options().features.size(), size_t(2));

    part<QToolButton>(&panel, "featureRemoveButton0")->click();
    QCOMPARE(choice.options().features, (std::vector<std::filesystem::path>{toPath(path("street.onnx"))}));
    QCOMPARE(part<PathEdit>(&panel, "featureEdit0")->path(), path("street.onnx"));
    QVERIFY(!panel.findChild<PathEdit *>("featureEdit1"));

    choice.setPreset("pspnet"); // which has no levels that they could join
    QVERIFY(!add->isEnabled());
    QVERIFY(!add->toolTip().isEmpty());
}

void TestGuiPages::requestsSurviveTheDisk()
{
    AdaptationOptions options = tinyAdaptation("/somewhere");
    options.backbone = "/weights.pth";
    options.features = {"/vits14.pth", "/street.onnx"};
    options.seed = 0xfedcba9876543210ULL;
    options.control = true;
    options.checkpointSteps = 7;
    const AdaptationOptions back = adaptationFromJson(toJson(options), "adaptation.json");
    QCOMPARE(toJson(back), toJson(options));
    QCOMPARE(back.seed, options.seed);
    VERIFY_REFUSED(adaptationFromJson("{\"presets\": 1}", "adaptation.json"), "adaptation.json", "presets");
    VERIFY_REFUSED(adaptationFromJson("nonsense", "adaptation.json"), "adaptation.json", "what was asked for");
}

void TestGuiPages::preflightNamesProblems()
{
    const QString project = makeProject(m_folder->path());
    AdaptationOptions options = tinyAdaptation(project);
    const Preflight good = preflight(openProject(toPath(project)), options);
    QVERIFY2(good.problems.empty(), good.problems.empty() ? "" : english(good.problems)[0].c_str());
    QCOMPARE(good.runs.size(), size_t(2));
    QCOMPARE(good.runs[0].steps, int64_t(6));
    QVERIFY(good.seconds > 0 && !good.measured && good.memory > 100'000'000 && good.disk > 0);
    QVERIFY(good.memoryFree > 0 && good.diskFree > 0);
    options.settings.push_back({"width", "640"});
    QVERIFY(preflight(openProject(toPath(project)), options).memory > good.memory);
    options.settings.push_back({"nonsense", "1"});
    options.backbone = "/nowhere/r50.pth";
    std::filesystem::remove_all(toPath(path("source")));
    const Preflight bad = preflight(openProject(toPath(project)), options);
    QCOMPARE(bad.problems.size(), size_t(3));
    QVERIFY(english(bad.problems[0]).find("source") != std::string::npos);
    QVERIFY(english(bad.problems[1]).find("r50.pth") != std::string::npos);
    QVERIFY(english(bad.problems[2]).find("nonsense") != std::string::npos);
}

void TestGuiPages::sampleSliderFollowsTheNewestEpoch()
{
    SampleViewer viewer;
    viewer.setClasses(carlaClasses());
    const auto report = [](int epoch) {
        SampleReport result;
        result.epoch = epoch;
        for (bool target : {false, true}) {
            SampleReport::Sample sample;
            sample.name = "frame";
            sample.isTarget = target;
            sample.image = samples::picture({32, 24}, epoch);
            sample.prediction = samples::labels({32, 24}, epoch);
            result.samples.push_back(sample);
        }
        return result;
    };
    auto *slider = part<QSlider>(&viewer, "epochSlider");
    for (int epoch = 0; epoch < 3; ++epoch)
        viewer.add(report(epoch));
    QCOMPARE(slider->value(), 2);
    slider->setValue(1);
    viewer.add(report(3));
    QCOMPARE(slider->value(), 1); // somebody looks at an older one
    QVERIFY(part<QLabel>(&viewer, "epochLabel")->text().contains('1'));
    viewer.add(report(2)); // a resumed run tells an epoch again
    QCOMPARE(viewer.epochs(), 3);
    QCOMPARE(part<QComboBox>(&viewer, "sampleFrameBox")->currentIndex(), 1); // the target first
}

void TestGuiPages::stoppedRunsAreFinishedHere()
{
    const QString project = makeProject(m_folder->path());
    std::filesystem::path folder;
    {
        // A baseline that was stopped after two of five epochs; the first one is better.
        RunStore store(toPath(project));
        RunRecord record;
        record.kind = RunKind::Baseline;
        record.recipe = "no-adaptation";
        Recipe recipe = defaultRecipe("no-adaptation");
        recipe.epochs = 5;
        recipe.evaluationFrames = 2;
        record.recipeJson = toJson(recipe);
        const int64_t run = store.createRun(record);
        folder = store.runFolder(run);
        std::filesystem::create_directories(folder / "snapshots");
        const SnapshotFolder snapshots(folder);
        for (const int epoch : {1, 2}) {
            samples::writeBytes(snapshots.weights(epoch), "network of epoch " + std::to_string(epoch));
            SnapshotScores scores;
            scores.epoch = epoch;
            scores.sourceMeanIou = epoch == 1 ? 0.5 : 0.4;
            snapshots.saveScores(scores);
        }
        store.endRun(run, RunState::Stopped, say("stopped by the user"), 1);
    }
    RunsPage page(m_bench->bench);
    QSignalSpy changed(&m_bench->session, &ProjectSession::runsChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(changed, [&] { return m_bench->session.runs().size() == 1; }));
    auto *finish = part<QPushButton>(&page, "finishRunButton");
    QVERIFY(finish->isEnabled());
    QStringList offered;
    m_bench->bench.prompts.ask = [&](QWidget *, const QString &, const QString &, const QStringList &answers) {
        offered = answers;
        return static_cast<int>(answers.size()) - 1;
    };
    finish->click();
    QCOMPARE(offered.size(), 4); // the best, epochs 2 and 1, and the way back
    QVERIFY(!std::filesystem::exists(folder / "model.safetensors"));
    m_bench->bench.prompts.ask = [](QWidget *, const QString &, const QString &, const QStringList &) { return 0; };
    finish->click();
    QVERIFY(!finish->isEnabled()); // while it is being done
    QVERIFY(waitUntil(changed, [&] { return m_bench->session.runs().front().record.state == RunState::Finished; }));
    QCOMPARE(m_bench->session.runs().front().choice->chosen, 1);
    QVERIFY(m_bench->session.runs().front().modelThere);
    QCOMPARE(readFile(folder / "model.safetensors"), std::string("network of epoch 1"));
    QVERIFY(part<QPushButton>(&page, "inspectRunButton")->isEnabled());
    QVERIFY(!finish->isEnabled()); // no other epoch is kept
}

void TestGuiPages::demoCityBecomesAProject()
{
    DemoCity demo;
    QSignalSpy finished(&demo, &DemoCity::finished), failed(&demo, &DemoCity::failed);
    demo.start(path("demo"), 3);
    QVERIFY(waitUntil(finished, [&] { return !finished.isEmpty(); }));
    QVERIFY(failed.isEmpty());
    const Project project = openProject(toPath(finished[0][0].toString()));
    QCOMPARE(openCameras(project.sources, LabelUse::Required).frames.size(), size_t(3));
    QCOMPARE(openDataset(project.target, LabelUse::Measure).frames.size(), size_t(3));
    QVERIFY(project.measureTarget);
}

void TestGuiPages::damagedProjectIsComplainedAbout()
{
    const QString project = makeProject(m_folder->path());
    samples::writeBytes(toPath(project) / "project.json", "{");
    MainWindow window(m_bench->bench);
    QVERIFY(!window.openProject(project));
    QCOMPARE(m_bench->complaints.size(), 1);
    QVERIFY(m_bench->complaints[0].contains("project.json: is damaged"));
    QVERIFY(!window.openProject(path("nowhere")));
    QVERIFY(m_bench->complaints[1].contains("nowhere"));
}

void TestGuiPages::shortcutsAreListed()
{
    MainWindow window(m_bench->bench);
    whenModal("shortcutsDialog", [](QWidget *dialog) {
        auto *table = part<QTableWidget>(dialog, "shortcutsTable");
        QStringList keys;
        for (int row = 0; row < table->rowCount(); ++row)
            keys << table->item(row, 0)->text();
        QVERIFY(keys.contains("F5") && keys.contains("F1") && keys.size() > 15);
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), keys.size()); // none twice
        static_cast<QDialog *>(dialog)->reject();
    });
    part<QAction>(&window, "actionShortcuts")->trigger();
}

void TestGuiPages::exportWithoutARunIsOff()
{
    ExportPage page(m_bench->bench);
    m_bench->session.open(makeProject(m_folder->path()));
    QVERIFY(!part<QPushButton>(&page, "exportButton")->isEnabled());
}

void TestGuiPages::applySaysWhatIsWrong()
{
    samples::writeBytes(toPath(path("model.onnx")), "no model");
    makeCameras(m_folder->path());
    ApplyPage page(m_bench->bench);
    auto *apply = part<QPushButton>(&page, "applyButton");
    auto *out = part<QLineEdit>(&page, "applyOutEdit");
    part<QLineEdit>(&page, "applyInputEdit")->setText(path("target"));
    QCOMPARE(out->text(), path("target-predictions"));
    out->setText(path("mine")); // what people write stays
    part<QLineEdit>(&page, "applyInputEdit")->setText("rtsp://camera/1");
    QCOMPARE(out->text(), path("mine"));
    QVERIFY(part<QSpinBox>(&page, "applyEveryBox")->isEnabled());
    part<QLineEdit>(&page, "applyInputEdit")->setText(path("target"));
    QVERIFY(!part<QSpinBox>(&page, "applyEveryBox")->isEnabled() && !apply->isEnabled());
    page.proposeModel(path("model.onnx"));
    QVERIFY(apply->isEnabled());
    for (const char *name : {"applyLabelsBox", "applySharesBox"})
        part<QCheckBox>(&page, name)->setChecked(false);
    QVERIFY(!apply->isEnabled()); // nothing would be written
    part<QCheckBox>(&page, "applyColourBox")->setChecked(true);
    QSignalSpy applied(&page, &ApplyPage::applied);
    apply->click();
    QVERIFY(!apply->isEnabled());
    QVERIFY(waitUntil(applied, [&] { return !applied.isEmpty(); }));
    QVERIFY(!applied[0][0].toBool() && apply->isEnabled());
    QVERIFY(part<QTextBrowser>(&page, "applyResult")->toPlainText().contains("model.onnx"));

    // Earlier results are replaced by whoever wants it.
    samples::fs::create_directories(toPath(path("mine/labels")));
    samples::writeBytes(toPath(path("mine/labels/frame0.png")), "a label");
    noteResults(toPath(path("mine")), "a model", "a camera");
    applied.clear();
    m_bench->answer = 2;
    apply->click();
    QVERIFY(apply->isEnabled() && applied.isEmpty()); // nothing has begun
    m_bench->answer = 1; // go on: the model is none that these could be of
    apply->click();
    QVERIFY(waitUntil(applied, [&] { return !applied.isEmpty(); }));
    QVERIFY(QFile::exists(path("mine/labels/frame0.png")));
    applied.clear();
    m_bench->answer = 0;
    apply->click();
    QVERIFY(!apply->isEnabled());
    QVERIFY(waitUntil(applied, [&] { return !applied.isEmpty(); }));
    QVERIFY(QFile::exists(path("mine/labels/frame0.png"))); // the model can't be used: they stay
}

void TestGuiPages::panesOfAFrame()
{
    FrameInspection frame;
    frame.image = samples::picture({32, 24}, 1);
    frame.na.labels = samples::labels({32, 24}, 0);
    frame.na.confidence = cv::Mat(24, 32, CV_8UC1, cv::Scalar(222)); // 87 %
    QStringList ids;
    for (const auto &pane : framePanes(frame))
        ids << pane.id;
    QCOMPARE(ids, (QStringList{"source", "target", "na", "adapted", "confidence", "reconstruction"}));
    frame.truth = samples::labels({32, 24}, 3);
    frame.truth.at<uint8_t>(2, 1) = 255;
    frame.fineTuned = frame.adapted = frame.na;
    ids.clear();
    for (const auto &pane : framePanes(frame))
        ids << pane.id;
    QVERIFY(ids.contains("truth") && ids.contains("error") && ids.contains("ft"));
    const QString text = pixelText(frame, carlaClasses(), {1, 1});
    QVERIFY2(text.contains("none 87 %") && text.contains("RGB") && text.contains("1, 1"), qPrintable(text));
    QVERIFY(pixelText(frame, carlaClasses(), {1, 2}).contains("ignored"));
    QVERIFY(!pixelText(frame, carlaClasses(), {1000, 1}).contains("none"));
}

namespace {

RunSummary summary(int64_t id, RunKind kind, std::optional<int64_t> base)
{
    RunSummary run;
    run.record.id = id;
    run.record.kind = kind;
    run.record.recipe = kind == RunKind::Adapted ? "self-training" : "no-adaptation";
    run.record.state = RunState::Finished;
    run.record.baseRun = base;
    for (int i = 0; i < 2; ++i) {
        EpochRecord epoch;
        epoch.epoch = i;
        epoch.source = ConfusionMatrix::fromCounts(2, {8, 2, 0, 10});
        if (base)
            epoch.target = ConfusionMatrix::fromCounts(2, {8, 2, uint64_t(i), 10});
        run.epochs.push_back(epoch);
    }
    return run;
}

} // namespace

void TestGuiPages::baselineIsMeasuredByWhatStartedFromIt()
{
    const std::vector<RunSummary> runs{summary(1, RunKind::Baseline, {}), summary(2, RunKind::Adapted, 1)};
    QCOMPARE(shownOnTarget(runs[0], runs), &*runs[1].epochs[0].target);
    QCOMPARE(shownOnTarget(runs[1], runs), &*runs[1].epochs[1].target);
    QVERIFY(!shownOnTarget(runs[0], {runs[0]}));
    ClassMap classes;
    classes.classes = {{"a", {}}, {"b", {}}};
    MeasuresPanel panel;
    panel.show(classes, &runs[0], runs, {});
    QCOMPARE(part<MetricTable>(&panel, "metricTable")->model()->rowCount(), 2 + 2);
    panel.show(classes, &runs[0], {runs[0]}, {});
    QVERIFY(part<QLabel>(&panel, "metricPlaceholder")->text().contains("baseline"));
}

void TestGuiPages::signalsWithoutLabelsAreDrawn()
{
    LiveView view;
    StageUpdate update;
    update.begins = true;
    update.run = 2;
    for (int i = 0; i < 3; ++i) {
        EpochReport epoch;
        epoch.epoch = i;
        epoch.source = ConfusionMatrix::fromCounts(2, {8, 2, 0, 10});
        epoch.values.set(MeasuredOn::Target, measure_id::flipAgreement, 0.5 + 0.1 * i);
        epoch.values.set(MeasuredOn::Target, measure_id::edgeAlignment, i == 1 ? 2.5 : 2.25);
        epoch.classShares = i == 1 ? std::vector<double>{0.999, 0.001} : std::vector<double>{0.9, 0.1};
        update.epochs.push_back(epoch);
    }
    ClassMap classes;
    classes.classes = {{"road", {}}, {"sign", {}}};
    view.setClasses(classes);
    // A class that NA sees and an epoch does not is an alarm, for as long as that epoch is the latest.
    auto *alarm = part<QLabel>(&view, "classAlarm");
    StageUpdate first = update;
    first.epochs.resize(2);
    view.show(first);
    QVERIFY(!alarm->isHidden());
    QVERIFY2(alarm->text().contains("After epoch 1") && alarm->text().contains("target any more: sign."), qPrintable(alarm->text()));
    update.kept = 2;
    view.show(update);
    QVERIFY(alarm->isHidden());
    auto *plot = part<LossPlot>(&view, "validationPlot");
    auto *box = part<QComboBox>(&view, "validationBox");
    QCOMPARE(plot->curves(), QStringList("target")); // of the target; its mIoU nobody knows
    QCOMPARE(plot->bestPoint("target"), QPointF(1, 2.5));
    QCOMPARE(plot->marker(), 2.0);
    const auto choose = [&](const char *what) {
        box->setCurrentIndex(box->findData(what));
        Q_EMIT box->activated(box->currentIndex());
    };
    choose("mean-iou");
    QCOMPARE(plot->curves(), QStringList("source"));
    choose("flip-agreement");
    QCOMPARE(plot->curves(), QStringList("target"));
    QCOMPARE(plot->points("target"), qsizetype(3));
    update.epochs.resize(1);
    update.epochs[0].target = update.epochs[0].source;
    view.show(update); // another stage: what was chosen stays
    QCOMPARE(plot->curves(), QStringList("target"));
    choose("mean-iou");
    QCOMPARE(plot->curves(), (QStringList{"source", "target"}));
}

void TestGuiPages::runsKeepTheirOwnSplit()
{
    const QString project = makeProject(m_folder->path());
    {
        RunStore store(toPath(project));
        RunRecord record;
        record.kind = RunKind::Baseline;
        record.recipe = "no-adaptation";
        Recipe recipe;
        recipe.validationShare = 0.35;
        record.recipeJson = toJson(recipe);
        store.endRun(store.createRun(record), RunState::Finished, {}, 1);
    }
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 1; }));
    m_bench->session.setValidationShare(0.1);
    QCOMPARE(m_bench->session.runs()[0].validationShare, 0.35);
    m_bench->session.begin(path("another"));
    QCOMPARE(m_bench->session.validationShare(), 0.2);
}

void TestGuiPages::framesAreRankedForABaselineToo()
{
    const Project project = openProject(toPath(makeProject(m_folder->path())));
    InspectedModels models;
    models.na = "somewhere"; // loaded when the first frame is predicted, which nobody asks for here
    const FrameRanking baseline = Inspection(project, models, 0.5).ranking();
    QVERIFY(baseline.errs && !baseline.disagrees);
    QCOMPARE(baseline.error.size(), size_t(4));
    models.adapted = "elsewhere";
    QVERIFY(Inspection(project, models, 1).ranking().disagrees);
    Project unlabelled = project;
    unlabelled.measureTarget = false;
    QVERIFY(!Inspection(unlabelled, models, 1).ranking().errs);
}

void TestGuiPages::deadProjectsLeaveTheList()
{
    m_bench->settings.rememberProject(path("gone"));
    StartPage page(m_bench->bench);
    QSignalSpy wanted(&page, &StartPage::openProjectWanted);
    auto *list = part<QListWidget>(&page, "recentProjectsList");
    QCOMPARE(list->count(), 1);
    m_bench->answer = 1; // keep
    Q_EMIT list->itemClicked(list->item(0));
    QCOMPARE(list->count(), 1);
    m_bench->answer = 0; // take off
    Q_EMIT list->itemClicked(list->item(0));
    QCOMPARE(list->count(), 0);
    QVERIFY(wanted.isEmpty());
    m_bench->settings.rememberProject(makeProject(m_folder->path()));
    page.refreshRecent();
    Q_EMIT list->itemClicked(list->item(0));
    Q_EMIT list->itemActivated(list->item(0)); // some desktops send both
    QCOMPARE(wanted.size(), 1);
}

void TestGuiPages::demoDoesNotTakeTheWindow()
{
    const QString project = makeProject(m_folder->path());
    StartPage page(m_bench->bench);
    QSignalSpy wanted(&page, &StartPage::openProjectWanted);
    auto *demo = page.findChild<DemoCity *>();
    page.makeDemo(path("demo"));
    demo->cancel();
    Q_EMIT demo->finished(path("demo/project"));
    QCOMPARE(wanted.size(), 1); // nothing was open
    page.makeDemo(path("demo"));
    demo->cancel();
    m_bench->session.open(project);
    Q_EMIT demo->finished(path("demo/project"));
    QCOMPARE(wanted.size(), 1); // somebody has opened something else meanwhile
    QVERIFY(m_bench->settings.recentProjects().contains(path("demo/project")));
}

void TestGuiPages::longPathsShowTheirEnd()
{
    PathEdit edit;
    edit.resize(120, 30);
    const QString path = "/home/somebody/a/rather/long/way/to/resnet50.safetensors";
    edit.setPath(path);
    QVERIFY(edit.text().size() < path.size() && edit.text().endsWith("tensors"));
    QVERIFY(edit.text().startsWith(QChar(0x2026)));
    QCOMPARE(edit.path(), path);
    QCOMPARE(edit.toolTip(), path);
    QFocusEvent in(QEvent::FocusIn), out(QEvent::FocusOut);
    QApplication::sendEvent(&edit, &in);
    QCOMPARE(edit.text(), path);
    edit.setText("/short");
    QApplication::sendEvent(&edit, &out);
    QCOMPARE(edit.path(), QString("/short"));
    QCOMPARE(edit.text(), QString("/short"));
}

void TestGuiPages::newRunLikeAnotherOne()
{
    const QString project = makeProject(m_folder->path());
    samples::camera(toPath(path("other")), 7, {64, 48});
    {
        Project known = openProject(toPath(project));
        choosePair(known, {}, toPath(path("other")));
        noteCameras(known);
        saveProject(known);
        RunStore store(toPath(project));
        RunRecord record;
        record.kind = RunKind::Adapted;
        record.recipe = "self-training";
        record.sources = {"source"};
        record.target = "target"; // while another one is worked on now
        const int64_t run = store.createRun(record);
        AdaptationOptions asked;
        asked.recipe = "self-training";
        asked.preset = "pspnet";
        asked.seed = 7;
        asked.settings = {{"width", "96"}};
        samples::writeBytes(store.runFolder(run) / "adaptation.json", toJson(asked));
        store.endRun(run, RunState::Finished, {}, 1);
    }
    TrainPage page(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 1; }));
    QCOMPARE(m_bench->session.project().targetName(), std::string("other"));
    page.cloneRun(1);
    QCOMPARE(m_bench->session.project().targetName(), std::string("target"));
    auto *label = part<QLabel>(&page, "changesLabel");
    QVERIFY2(label->toolTip().contains("width = 96"), qPrintable(label->toolTip())); // what differs from the preset is marked
    QCOMPARE(part<QLineEdit>(&page, "seedEdit")->text(), QString("7"));
    QVERIFY(!m_bench->training.isActive()); // the operator changes what is to differ, and starts
}

void TestGuiPages::changesOfAPresetAreSaid()
{
    RecipeChoice choice;
    SettingsPanel panel(m_bench->bench, choice);
    choice.load({});
    auto *label = part<QLabel>(&panel, "changesLabel");
    auto *reset = part<QToolButton>(&panel, "presetResetButton");
    QVERIFY(!reset->isEnabled());
    choice.setValue("width", RecipeChoice::Part::Adaptation, "96");
    choice.setValue("epochs", RecipeChoice::Part::Baseline, "1");
    choice.setPreset("paper");
    QVERIFY2(label->text().startsWith('2') && label->toolTip().contains("width = 96") && label->toolTip().contains("baseline"), qPrintable(label->toolTip()));
    reset->click();
    QVERIFY(!choice.anyChanged() && !reset->isEnabled());
    QCOMPARE(choice.preset(), std::string("paper"));
}

void TestGuiPages::pretrainedWeightsAreFetched()
{
    // The steps are the real ones; what they call stands in for the network.
    const QString commands = path("commands");
    QDir().mkpath(commands);
    QDir().mkpath(path("tmp"));
    const auto command = [&](const char *name, const QByteArray &body) {
        const auto file = toPath(commands) / name;
        samples::writeBytes(file, ("#!/bin/bash\n" + body + "\n").toStdString());
        std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    };
    const QByteArray download = "while [ $# -gt 0 ]; do if [ \"$1\" = -o ]; then out=$2; fi; shift; done; printf '###  12.5%%\\r' >&2; echo weights > \"$out\"; printf '#### 100.0%%\\n' >&2";
    command("curl", download);
    command("sha256sum", "echo \"0676ba61 $1\"");
    command("cli", "[ \"$1 $2\" = 'weights import' ] && cp \"$3\" \"$4\"");
    command("npm", "echo 'npm error network' >&2; exit 1");
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", commands + ":" + environment.value("PATH"));
    environment.insert("XDG_CACHE_HOME", path("cache"));
    environment.insert("TMPDIR", path("tmp"));

    m_bench->session.open(makeProject(m_folder->path()));
    RecipeChoice choice;
    SettingsPanel panel(m_bench->bench, choice);
    auto *button = part<QToolButton>(&panel, "backboneFetchButton");
    auto *text = part<QLabel>(&panel, "backboneFetchText");
    BackboneFetch &fetch = panel.fetch();
    fetch.setProgram(commands + "/cli");
    fetch.setEnvironment(environment);
    choice.load({});
    QVERIFY(!button->isHidden()); // there are none
    QSignalSpy busy(&fetch, &BackboneFetch::busyChanged), fetched(&fetch, &BackboneFetch::fetched), failed(&fetch, &BackboneFetch::failed), percents(&fetch, &BackboneFetch::progress);
    const auto ended = [&] { return waitUntil(busy, [&] { return !fetch.isBusy(); }); };

    command("curl", "echo 'curl: (22) The requested URL returned error: 404' >&2; exit 22");
    button->click();
    QVERIFY(ended());
    QVERIFY2(text->text().contains("404") && text->text().contains("npm error network") && !text->isHidden(), qPrintable(text->text()));
    QCOMPARE(button->text(), QString("Get…"));

    QProcess::execute("mkfifo", {path("never")});
    command("curl", "printf '##   5.0%%\\r' >&2; read nothing < '" + path("never").toUtf8() + "'"); // a silent server
    percents.clear();
    button->click();
    QVERIFY(waitUntil(percents, [&] { return !percents.isEmpty() && percents.last().first().toInt() == 5; }));
    QCOMPARE(button->text(), QString("Cancel"));
    failed.clear();
    button->click();
    QVERIFY(ended());
    QVERIFY(failed.isEmpty() && fetched.isEmpty() && text->isHidden());
    QVERIFY(QDir(path("tmp")).isEmpty()); // nothing half lies about

    command("curl", download);
    percents.clear();
    button->click();
    QVERIFY(ended());
    QVERIFY2(fetched.size() == 1, qPrintable(text->text()));
    QCOMPARE(percents.last().first().toInt(), 100);
    const QString file = path("cache") + "/vantage/resnet50.safetensors";
    QCOMPARE(toQt(choice.options().backbone), file);
    QVERIFY(button->isHidden() && text->isHidden());
    QCOMPARE(readFile(toPath(file)), std::string("weights\n"));
    QVERIFY(QDir(path("tmp")).isEmpty());

    choice.setBackbone({});
    fetch.setProgram(path("nowhere"));
    button->click();
    QVERIFY2(text->text().contains("nowhere"), qPrintable(text->text()));
}

void TestGuiPages::whatTheCommandLineTrainedIsShown()
{
    const QString project = makeProject(m_folder->path());
    for (const RecipeSummary &recipe : recipeSummaries()) {
        AdaptationOptions asked = tinyAdaptation(project);
        asked.recipe = recipe.name;
        asked.preset = "pspnet";
        createFolder(toPath(project) / "runs" / "1");
        writeAtomically(toPath(project) / "runs" / "1" / "adaptation.json", toJson(asked));
        TrainPage page(m_bench->bench);
        QSignalSpy state(&page, &TrainPage::stateChanged);
        page.show();
        m_bench->session.open(project);
        auto *box = part<QComboBox>(&page, "recipeBox");
        QCOMPARE(box->currentData().toString(), toQt(recipe.name));
        QCOMPARE(box->currentText(), recipeName(recipe.name));
        QVERIFY(recipe.name != "label-book" && recipe.name != "control" ? waitUntil(state, [&] { return part<QPushButton>(&page, "startButton")->isEnabled(); }) : true);
        if (recipe.name == "no-adaptation")
            QVERIFY2(part<QLabel>(&page, "preflightTime")->text() != QStringLiteral("–"), "the baseline alone has its price, too");
    }
}

void TestGuiPages::wheelChangesNothingInPassing()
{
    RecipeChoice choice;
    SettingsPanel panel(m_bench->bench, choice);
    choice.load({});
    panel.setVisible(true);
    part<QToolButton>(&panel, "expertButton")->click();
    for (const char *name : {"presetBox", "recipeBox", "expertPartBox"}) {
        auto *box = part<QComboBox>(&panel, name);
        const int before = box->currentIndex();
        for (const int turn : {-120, 120}) {
            QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, {0, turn}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            box->clearFocus();
            QApplication::sendEvent(box, &wheel);
            QCOMPARE(box->currentIndex(), before);
            QVERIFY(!wheel.isAccepted()); // it scrolls the panel
        }
    }
}

void TestGuiPages::projectsAreListedByTheirNames()
{
    const QString project = makeProject(m_folder->path());
    Project named = openProject(toPath(project));
    named.name = "North gate";
    saveProject(named);
    m_bench->settings.rememberProject(project);
    StartPage page(m_bench->bench);
    QVERIFY(part<QListWidget>(&page, "recentProjectsList")->item(0)->text().startsWith("North gate\n"));
}

void TestGuiPages::runsElsewhereAreSaid()
{
    const QString project = makeProject(m_folder->path());
    RunStore other(toPath(project)); // another program, which holds the run's lock
    RunRecord record;
    record.kind = RunKind::Baseline;
    record.recipe = "no-adaptation";
    const int64_t run = other.createRun(record);
    TrainPage page(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged), progressed(&m_bench->session, &ProjectSession::runsProgressed);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 1; }));
    QVERIFY(m_bench->session.isTrainedElsewhere());
    QVERIFY2(part<QLabel>(&page, "phaseLabel")->text().contains("Another window"), qPrintable(part<QLabel>(&page, "phaseLabel")->text()));
    auto *ahead = part<PreflightPanel>(&page, "preflightPanel");
    QSignalSpy looked(ahead, &PreflightPanel::changed);
    QVERIFY(waitUntil(looked, [&] { return ahead->isReady(); }));
    QVERIFY(!part<QPushButton>(&page, "startButton")->isEnabled());
    auto *queue = part<QueuePanel>(&page, "queuePanel");
    auto *work = part<QPushButton>(&page, "queueStartButton");
    QSignalSpy shown(queue, &QueuePanel::shown);
    queueAdaptation(tinyAdaptation(project)); // by that program
    m_bench->session.refreshRunsSoon();
    QVERIFY(waitUntil(shown, [&] { return part<QTreeWidget>(&page, "queueList")->topLevelItemCount() == 1; }));
    QVERIFY(!work->isEnabled());
    other.endRun(run, RunState::Stopped, say("stopped by the user"), 1);
    m_bench->session.refreshRunsSoon();
    QVERIFY(waitUntil(progressed, [&] { return !m_bench->session.isTrainedElsewhere(); }));
    QVERIFY(part<QPushButton>(&page, "startButton")->isEnabled());
    QVERIFY(work->isEnabled());
}

void TestGuiPages::fineTuningLearnsTheTarget()
{
    LiveView view;
    StageUpdate update;
    update.begins = true;
    update.run = 4;
    update.kind = RunKind::FineTuning;
    update.title = "Fine-Tuning";
    StepReport step;
    step.step = 1;
    step.values = {{"sem", 1.0}};
    update.steps = {step};
    view.show(update);
    QCOMPARE(view.losses()->plot()->curveTitle("sem"), QString("Target cross entropy"));
    RunSummary run = summary(4, RunKind::FineTuning, 1);
    run.choice = SnapshotChoice{.chosen = 1, .oracle = {}, .verdict = Verdict::NoClearGain, .why = ""};
    run.record.kind = RunKind::Baseline;
    QVERIFY(!verdictText(run, {run}).contains("no clear gain")); // it is not asked whether to keep NA
    MeasuresPanel panel;
    panel.show(carlaClasses(), nullptr, {}, {});
    QVERIFY(part<QLabel>(&panel, "metricPlaceholder")->text().contains("no finished run"));
}

void TestGuiPages::unwrittenProjectsAreAskedAbout()
{
    makeCameras(m_folder->path());
    const QString written = makeProject(m_folder->path());
    MainWindow window(m_bench->bench);
    window.show();
    m_bench->session.begin(path("begun"));
    QSignalSpy changed(&m_bench->session, &ProjectSession::projectChanged);
    m_bench->session.chooseCamera(ProjectSession::Camera::Source, path("source"));
    QVERIFY(waitUntil(changed, [&] { return !m_bench->session.project().sources.empty(); }));
    QVERIFY(window.windowTitle().contains("not on the disk"));
    m_bench->answer = 1; // go on with it
    QVERIFY(!window.openProject(written));
    window.close();
    QVERIFY(window.isVisible() && !m_bench->session.isWritten());
    QCOMPARE(m_bench->questions.size(), 2);
    m_bench->answer = 0;
    QVERIFY(window.openProject(written));
    window.close();
    QVERIFY(!window.isVisible());
    QCOMPARE(m_bench->questions.size(), 3); // what is written is left without a word
}

void TestGuiPages::oldErrorsGo()
{
    const QString project = makeProject(m_folder->path());
    TrainPage page(m_bench->bench);
    m_bench->session.open(project);
    TrainingOutcome outcome;
    outcome.end = TrainingOutcome::End::Failed;
    outcome.failure = verbatim("labels/frame1.png: value 77 is no class");
    Q_EMIT m_bench->training.ended(outcome);
    auto *message = part<QLabel>(&page, "trainMessage");
    QVERIFY(!message->isHidden() && message->text().startsWith("✕ ") && message->text().contains("77"));
    QCOMPARE(page.phaseText(), QString("Failed"));
    ClassMap more = m_bench->session.project().classes;
    more.classes[0].name = "nothing";
    m_bench->session.setClasses(more); // something is another now
    QVERIFY(message->isHidden());
    QCOMPARE(page.phaseText(), QString("Ready"));
}

void TestGuiPages::resumeAsksWhereACameraIs()
{
    const QString project = makeProject(m_folder->path());
    QVERIFY(QDir().rename(path("target"), path("elsewhere")));
    TrainPage page(m_bench->bench);
    m_bench->session.open(project);
    QSignalSpy changed(&m_bench->session, &ProjectSession::projectChanged);
    m_bench->chosen = path("elsewhere");
    page.resumeRun(1);
    QVERIFY(m_bench->questions.last().contains(path("target")));
    QVERIFY(waitUntil(changed, [&] { return !m_bench->session.isMissing(ProjectSession::Camera::Target); }));
    QVERIFY(!m_bench->training.isActive());
}

void TestGuiPages::finishedOffersWhatIsNext()
{
    const QString project = makeProject(m_folder->path());
    {
        RunStore store(toPath(project));
        RunRecord record;
        record.kind = RunKind::Baseline;
        record.recipe = "no-adaptation";
        const int64_t run = store.createRun(record);
        samples::writeBytes(store.runFolder(run) / "model.safetensors", "a network");
        store.endRun(run, RunState::Finished, {}, 1);
    }
    TrainPage page(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged), inspect(&page, &TrainPage::inspectWanted), exporting(&page, &TrainPage::exportWanted);
    m_bench->session.open(project);
    TrainingOutcome outcome;
    outcome.end = TrainingOutcome::End::Finished;
    outcome.result.baseline.run = 1;
    outcome.report = path("project/project.json");
    auto *next = part<QWidget>(&page, "nextSteps");
    QVERIFY(next->isHidden());
    Q_EMIT m_bench->training.ended(outcome);
    QVERIFY(!next->isHidden());
    auto *button = part<QPushButton>(&page, "nextInspectButton");
    QVERIFY(waitUntil(runs, [&] { return button->isEnabled(); }));
    button->click();
    part<QPushButton>(&page, "nextExportButton")->click();
    part<QPushButton>(&page, "nextReportButton")->click();
    QCOMPARE(inspect[0][0].toLongLong(), 1LL);
    QCOMPARE(exporting[0][0].toLongLong(), 1LL);
    QCOMPARE(m_bench->opened, QStringList(outcome.report));
    outcome.end = TrainingOutcome::End::Stopped;
    Q_EMIT m_bench->training.ended(outcome);
    QVERIFY(next->isHidden());
}

void TestGuiPages::windowFitsSmallScreens()
{
    const QString project = makeProject(m_folder->path());
    for (int entry = 0; entry < 5; ++entry)
        queueAdaptation(tinyAdaptation(project));
    MainWindow window(m_bench->bench);
    window.show();
    auto *queue = part<QueuePanel>(&window, "queuePanel");
    QSignalSpy shown(queue, &QueuePanel::shown);
    m_bench->session.open(project);
    QVERIFY(waitUntil(shown, [&] { return !queue->isHidden(); }));
    for (const char *code : {"en", "it"}) {
        m_bench->language.use(code);
        QCoreApplication::processEvents();
        QVERIFY2(window.minimumSizeHint().width() <= 1024, qPrintable(QString("%1: %2").arg(code).arg(window.minimumSizeHint().width())));
        QVERIFY2(window.minimumSizeHint().height() <= 700, qPrintable(QString::number(window.minimumSizeHint().height())));
    }
    m_bench->language.use("en");
}

void TestGuiPages::withoutTargetLabelsTheVerdictIsShown()
{
    RunSummary run;
    run.record.id = 2;
    run.record.kind = RunKind::Adapted;
    run.record.state = RunState::Finished;
    for (int i = 0; i < 2; ++i) {
        EpochRecord epoch;
        epoch.epoch = i;
        epoch.source = ConfusionMatrix::fromCounts(2, {8, 2, 0, 10});
        epoch.values.set(MeasuredOn::Target, measure_id::flipAgreement, 0.75 + 0.1 * i);
        run.epochs.push_back(epoch);
    }
    run.choice = SnapshotChoice{.chosen = 1, .oracle = {}, .verdict = Verdict::Better, .why = "All signals agree."};
    ClassMap classes;
    classes.classes = {{"a", {}}, {"b", {}}};
    MeasuresPanel panel;
    panel.show(classes, &run, {run}, {});
    QVERIFY(panel.currentWidget()->isAncestorOf(part<QLabel>(&panel, "verdictLabel")));
    const QString text = part<QLabel>(&panel, "verdictLabel")->text();
    QVERIFY(text.contains("better") && text.contains("All signals agree.") && text.contains("no labels"));
    QCOMPARE(shortVerdict(run, {run}), QString("estimated: better"));
    // What was measured comes before what was estimated: IoUs (0.8, 0.833) became (0.6, 0.714).
    for (EpochRecord &epoch : run.epochs)
        epoch.target = epoch.source;
    run.epochs.back().target = ConfusionMatrix::fromCounts(2, {6, 4, 0, 10});
    QCOMPARE(shortVerdict(run, {run}), QString("measured: −0.160 mIoU against NA"));
    QVERIFY(verdictText(run, {run}).contains("Measured with the target's labels: −0.160 mIoU"));
    // The control started where the adaptation did and stayed there.
    RunSummary control = run;
    control.record.id = 3;
    control.record.kind = RunKind::Control;
    control.choice->chosen = 0;
    QCOMPARE(shortVerdict(run, {run, control}),
             QString("measured: −0.160 mIoU against NA, −0.160 against the control"));
    QVERIFY(verdictText(run, {run, control}).contains("Against the control"));
    panel.show(classes, &run, {run}, {});
    QCOMPARE(part<MetricTable>(&panel, "metricTable")->model()->rowCount(), 2 + 2);
    QCOMPARE(part<QComboBox>(&panel, "confusionBox")->currentText(), QString("adapted"));
    panel.show(classes, nullptr, {}, {});
    QCOMPARE(part<MetricTable>(&panel, "metricTable")->model()->rowCount(), 0);
}

void TestGuiPages::queueIsEdited()
{
    const QString project = makeProject(m_folder->path());
    TrainPage page(m_bench->bench);
    page.show();
    auto *panel = part<QueuePanel>(&page, "queuePanel");
    auto *list = part<QTreeWidget>(&page, "queueList");
    auto *toQueue = part<QPushButton>(&page, "queueButton");
    auto *start = part<QPushButton>(&page, "queueStartButton");
    QSignalSpy state(&page, &TrainPage::stateChanged), shown(panel, &QueuePanel::shown);
    m_bench->session.open(project);
    page.choice().load(tinyAdaptation(project));
    QVERIFY(waitUntil(state, [&] { return toQueue->isEnabled(); }));
    QVERIFY(!panel->isVisible());
    const auto seeds = [&] {
        QString all;
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            all += list->topLevelItem(i)->text(1).right(1);
        return all;
    };
    const RunQueue queue(toPath(project));
    const auto seedsOnDisk = [&] {
        QString all;
        for (const QueueEntry &entry : queue.entries())
            all += QString::number(requestOf(m_bench->session.project(), entry).seed);
        return all;
    };
    const auto read = [&] { // what was clicked is written by then
        shown.clear();
        return waitUntil(shown, [&] { return !shown.isEmpty(); });
    };
    for (const int seed : {1, 2, 3}) { // faster than they are written
        AdaptationOptions options = tinyAdaptation(project);
        options.seed = static_cast<uint64_t>(seed);
        page.choice().load(options);
        QVERIFY(toQueue->isEnabled());
        toQueue->click();
    }
    QVERIFY(waitUntil(shown, [&] { return list->topLevelItemCount() == 3; }));
    QVERIFY(panel->isVisible());
    QCOMPARE(seeds(), QString("123"));
    QCOMPARE(list->topLevelItem(0)->text(0), QString("waiting"));
    QCOMPARE(list->topLevelItem(0)->text(1), QString("source to target, self-training, quick, seed 1"));
    QVERIFY2(part<QLabel>(&page, "queueSum")->text().startsWith("what waits needs about "), qPrintable(part<QLabel>(&page, "queueSum")->text()));
    QVERIFY(!list->topLevelItem(2)->text(2).isEmpty());
    for (const Setting &setting : requestOf(m_bench->session.project(), queue.entries()[0]).settings)
        if (setting.key == "validationShare")
            QCOMPARE(setting.value, std::string("0.2")); // as Start would have it

    list->setCurrentItem(list->topLevelItem(0));
    QVERIFY(!part<QToolButton>(&page, "queueUpButton")->isEnabled());
    part<QToolButton>(&page, "queueDownButton")->click();
    part<QToolButton>(&page, "queueDownButton")->click(); // before the first is written
    QCOMPARE(seeds(), QString("231"));
    QVERIFY(read());
    QCOMPARE(seeds(), QString("231"));
    QCOMPARE(seedsOnDisk(), QString("231"));
    part<QToolButton>(&page, "queueUpButton")->click(); // what was moved stays chosen
    list->setCurrentItem(list->topLevelItem(0));
    list->setFocus();
    part<QToolButton>(&page, "queueRemoveButton")->click();
    QVERIFY(read());
    QCOMPARE(seeds(), QString("13"));
    QCOMPARE(seedsOnDisk(), QString("13"));

    part<QPushButton>(&page, "queuePauseButton")->click();
    QVERIFY(!start->isEnabled());
    QVERIFY(read());
    QVERIFY(queue.isPaused() && !start->isEnabled());
    part<QPushButton>(&page, "queuePauseButton")->click();
    QVERIFY(read());
    QVERIFY(!queue.isPaused() && start->isEnabled());

    auto *clear = part<QPushButton>(&page, "queueClearButton");
    QVERIFY(!clear->isEnabled());
    RunQueue(toPath(project)).settle(queue.entries()[0].id, QueueState::Failed, say("the camera is gone"));
    panel->refresh();
    QVERIFY(read());
    QCOMPARE(list->topLevelItem(0)->text(0), QString("failed"));
    QVERIFY(part<QLabel>(&page, "queueSum")->text().endsWith(" · failed: 1"));
    QCOMPARE(list->topLevelItem(0)->toolTip(1), QString("the camera is gone"));
    clear->click();
    QVERIFY(read());
    QCOMPARE(seedsOnDisk(), QString("3"));
    // What is refused is said, and nothing is added.
    std::filesystem::rename(toPath(path("target")), toPath(path("elsewhere")));
    toQueue->click();
    QVERIFY(read());
    QCOMPARE(m_bench->complaints.size(), 1);
    QVERIFY2(m_bench->complaints[0].contains("target"), qPrintable(m_bench->complaints[0]));
    QCOMPARE(seedsOnDisk(), QString("3"));
    m_bench->session.close();
    QVERIFY(!panel->isVisible());
}

void TestGuiPages::interruptedEntriesWaitAgain()
{
    const QString project = makeProject(m_folder->path());
    queueAdaptation(tinyAdaptation(project));
    RunQueue queue(toPath(project));
    queue.takeNext(); // by a program that died
    TrainPage page(m_bench->bench);
    auto *panel = part<QueuePanel>(&page, "queuePanel");
    QSignalSpy shown(panel, &QueuePanel::shown);
    {
        const FileLock lock = lockQueue(openProject(toPath(project)));
        m_bench->session.open(project); // while another program works on it
        QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty(); }));
        QVERIFY(queue.entries()[0].state == QueueState::Running);
        QueueRunner runner(m_bench->bench);
        runner.start();
        QVERIFY(!runner.isWorking()); // no entry is taken twice
        m_bench->session.close();
    }
    shown.clear();
    m_bench->session.open(project);
    QVERIFY(waitUntil(shown, [&] { return queue.entries()[0].state == QueueState::Waiting; }));
    QVERIFY(!m_bench->training.isActive()); // until it is asked for
}

QTEST_MAIN(TestGuiPages)
#include "test_gui_pages.moc"
