#include "app/gui/compare/frames_tab.h"
#include "tests/app/finished_run.h"
#include "tests/app/gui_bench.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/image/compare_view.h"

using namespace vantage;
using namespace vantage::gui;

class TestFramesTab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsLookAtTheSameFrame();
};

void TestFramesTab::runsLookAtTheSameFrame()
{
    QTemporaryDir folder;
    TestBench bench(folder.path());
    const Project project = openProject(toPath(makeProject(folder.path())));
    samples::finishedRun(project.folder, "adversarial");
    samples::finishedRun(project.folder, "self-training");
    auto comparison = std::make_shared<Comparison>();
    {
        RunStore store(project.folder);
        RunRecord record;
        record.kind = RunKind::Adapted;
        store.endRun(store.createRun(record), RunState::Failed, say("no luck"), 1); // without a model
        comparison->runs = readCompared(store, std::vector<int64_t>{1, 2, 3});
    }
    comparison->project = project;
    comparison->validationShares = {0.5, 0.25, 0.5};
    FramesTab tab(bench.bench);
    tab.resize(900, 500);
    tab.QWidget::show();
    QSignalSpy shown(&tab, &FramesTab::frameShown);
    tab.show(comparison);
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty(); }));
    auto *view = part<CompareView>(&tab, "wallView");
    QCOMPARE(view->panes(), (QStringList{"target", "truth", "run-1", "run-2", "change-2"}));
    QVERIFY(!view->shown().contains("change-2"));
    QVERIFY(part<QLabel>(&tab, "wallMessage")->text().contains("#3"));
    auto *strip = part<FrameStrip>(&tab, "wallStrip");
    QCOMPARE(strip->model()->rowCount(), 2); // the last quarter of eight, which none of them was trained on
    const cv::Mat first = view->content("run-1")->labels, truth = view->content("truth")->labels;
    QVERIFY(!first.empty() && first.size() == truth.size());
    QVERIFY(!view->content("change-2")->before.empty());
    shown.clear();
    strip->setCurrentFrame(1);
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty() && shown.last()[0].toInt() == 1; }));
    shown.clear();
    strip->setCurrentFrame(0); // kept
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty() && shown.last()[0].toInt() == 0; }));
    QCOMPARE(cv::norm(view->content("run-1")->labels, first, cv::NORM_INF), 0.0);
    QVERIFY(std::filesystem::exists(project.runFolder(1) / "predictions")); // where Inspect finds them
    tab.show(nullptr);
    QVERIFY(view->panes().isEmpty());
}

QTEST_MAIN(TestFramesTab)
#include "test_frames_tab.moc"
