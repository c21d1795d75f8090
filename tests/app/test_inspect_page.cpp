#include "app/gui/dialogs/spot_dialog.h"
#include "app/gui/inspect/frame_panes.h"
#include "app/gui/inspect/frame_window.h"
#include "app/gui/inspect/measures_panel.h"
#include "app/gui/pages/inspect_page.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/model/generator_file.h"
#include "core/nn/weights/safetensors.h"
#include "core/training/snapshots.h"
#include "core/training/training_data.h"
#include "core/workflow/spot_review.h"
#include "tests/app/finished_run.h"
#include "tests/app/gui_bench.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/image/compare_view.h"
#include "widgets/tables/confusion_view.h"
#include "widgets/tables/metric_table.h"

#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QPointer>
#include <QTableView>

using namespace vantage;
using namespace vantage::gui;
namespace fs = std::filesystem;

/// The Inspect page with a finished run of networks from chance.
class TestInspectPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anyFrameIsRebuiltWhenAskedFor();
    void damagedGeneratorIsSaid();
    void frameIsThereBeforeItsNetworks();
    void framesSeenBeforeNeedNoNetwork();
    void sourceIsSeenToo();
    void errorsAreNamedByTheirNetwork();
    void whatLabelsDontKnowIsNoError();
    void errorsWaitForTheirNetwork();
    void movedCameraIsSaidAndFound();
    void classRowLeadsToItsFrames();
    void pseudoLabelsAreShown();
    void anyModelFileStandsBeside();
    void noColumnOfTheTableIsCut();
    void spotCheckEntersTheVerdict();
    void secondWindowFollows();

private:
    fs::path generatorFile() const { return m_run / "generator.safetensors"; }
    bool open();
    cv::Mat rebuilt() const { return part<CompareView>(m_page.get(), "compareView")->content("reconstruction")->image; }
    void showPanes(const QStringList &panes) { part<CompareView>(m_page.get(), "compareView")->setShown(panes); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestBench> m_bench;
    std::unique_ptr<InspectPage> m_page;
    fs::path m_run; ///< its folder
};

void TestInspectPage::init()
{
    m_page.reset();
    m_bench.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<TestBench>(m_folder->path());
    m_run = samples::finishedRun(toPath(makeProject(m_folder->path())), "adversarial");
    GeneratorInfo info;
    info.network = {carlaClasses().size(), 4, 1};
    writeSafetensors(generatorFile(), generatorState(Generator(info.network), info));
}

/// Opens the project and its run, and waits for the first frame.
bool TestInspectPage::open()
{
    m_page = std::make_unique<InspectPage>(m_bench->bench);
    QSignalSpy shown(m_page.get(), &InspectPage::frameShown);
    m_page->show();
    m_bench->session.open(m_folder->filePath("project"));
    return waitUntil(shown, [&] { return !shown.isEmpty(); });
}

void TestInspectPage::anyFrameIsRebuiltWhenAskedFor()
{
    QVERIFY(open());
    QVERIFY(rebuilt().empty()); // nobody has asked for it
    QSignalSpy shown(m_page.get(), &InspectPage::frameShown);
    showPanes({"target", "reconstruction"});
    QVERIFY(waitUntil(shown, [&] { return !rebuilt().empty(); }));
    const cv::Mat first = rebuilt();
    QCOMPARE(first.size(), cv::Size(64, 48));
    // The next frame comes with it.
    shown.clear();
    m_page->strip()->setCurrentFrame(1);
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty() && shown.last()[0].toInt() == 1; }));
    QVERIFY(!rebuilt().empty() && cv::norm(rebuilt(), first, cv::NORM_INF) > 0);
    QVERIFY(part<QLabel>(m_page.get(), "inspectMessage")->isHidden());
}

void TestInspectPage::damagedGeneratorIsSaid()
{
    samples::writeBytes(generatorFile(), "no weights");
    QVERIFY(open()); // the predictions need no generator
    QSignalSpy shown(m_page.get(), &InspectPage::frameShown);
    showPanes({"target", "reconstruction"});
    auto *message = part<QLabel>(m_page.get(), "inspectMessage");
    QTRY_VERIFY_WITH_TIMEOUT(!message->isHidden(), patience);
    QVERIFY2(message->text().contains("generator.safetensors"), qPrintable(message->text()));
    showPanes({"target", "adapted"});
    m_page->strip()->setCurrentFrame(1);
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty() && shown.last()[0].toInt() == 1; }));
    QVERIFY(message->isHidden());
}

void TestInspectPage::frameIsThereBeforeItsNetworks()
{
    const Project project = openProject(toPath(m_folder->filePath("project")));
    InspectedModels models;
    models.na = models.adapted = "/nowhere/model.safetensors"; // a network that never comes
    Inspection inspection(project, models, 1);
    const auto first = inspection.glance(2);
    QVERIFY(!first->predicted && !first->image.empty() && !first->truth.empty() && !first->sourceTruth.empty());
    const auto panes = framePanes(*first);
    const auto pane = [&](const QString &id) {
        return std::find_if(panes.begin(), panes.end(), [&](const auto &one) { return one.id == id; })->content;
    };
    QVERIFY(!pane("target").image.empty() && !pane("truth").labels.empty() && !pane("source-truth").labels.empty());
    QVERIFY(pane("adapted").isEmpty());
    QCOMPARE(pane("adapted").placeholder, QString("Predicting…"));
    QVERIFY_EXCEPTION_THROWN(inspection.frame(2, {}), InputError);
}

void TestInspectPage::framesSeenBeforeNeedNoNetwork()
{
    const Project project = openProject(toPath(m_folder->filePath("project")));
    InspectedModels models;
    models.na = models.adapted = m_run / "model.safetensors";
    Inspection first(project, models, 1);
    const auto seen = first.frame(0, {});
    QVERIFY(seen->predicted && !seen->na.empty());
    QCOMPARE(first.frame(0, {}), seen); // from memory
    while (first.rankNext()) { }
    QCOMPARE(first.ranking().known, 8);

    // Another opening: the file has the same size and time, but no network is in it any more.
    const auto written = fs::last_write_time(models.na);
    const auto bytes = fs::file_size(models.na);
    samples::writeBytes(models.na, std::string(bytes, 'x'));
    fs::last_write_time(models.na, written);
    Inspection second(project, models, 1);
    const auto again = second.frame(0, {});
    QCOMPARE(cv::norm(again->na.labels, seen->na.labels, cv::NORM_INF), 0.0);
    QCOMPARE(cv::norm(again->na.confidence, seen->na.confidence, cv::NORM_INF), 0.0);
    QVERIFY(second.frame(7, {})->predicted); // the ranking had seen it
    // A frame that was written anew is predicted anew, and so is everything with a model that was written anew.
    writeImage(project.target / "images" / "frame3.png", samples::picture({64, 48}, 77));
    QVERIFY_EXCEPTION_THROWN(second.frame(3, {}), InputError);
    fs::last_write_time(models.na, written + std::chrono::seconds(1));
    QVERIFY_EXCEPTION_THROWN(Inspection(project, models, 1).frame(0, {}), InputError);
}

void TestInspectPage::sourceIsSeenToo()
{
    QVERIFY(open());
    QSignalSpy shown(m_page.get(), &InspectPage::frameShown);
    auto *view = part<CompareView>(m_page.get(), "compareView");
    QVERIFY(view->content("source-adapted")->labels.empty()); // nobody has asked for it
    showPanes({"target", "source-truth", "source-adapted"});
    QVERIFY(waitUntil(shown, [&] { return !view->content("source-adapted")->labels.empty(); }));
    QVERIFY(!view->content("source-truth")->labels.empty());
}

void TestInspectPage::errorsAreNamedByTheirNetwork()
{
    QVERIFY(open()); // its NA is not there
    bool named = false;
    for (const FrameSortKey &key : m_page->strip()->model()->sortKeys())
        named = named || key.title == "Error of adapted";
    QVERIFY(named);
}

void TestInspectPage::whatLabelsDontKnowIsNoError()
{
    FrameInspection frame;
    frame.image = cv::Mat(2, 3, CV_8UC3, cv::Scalar::all(90));
    frame.truth = (cv::Mat_<uchar>(2, 3) << 0, 0, 0, 1, 1, 1);
    frame.adapted.labels = (cv::Mat_<uchar>(2, 3) << 0, 2, 1, 1, 2, 1);
    frame.na.labels = (cv::Mat_<uchar>(2, 3) << 2, 0, 0, 1, 1, 1);
    frame.predicted = true;
    frame.unjudged = {false, false, true}; // the target's labels have no class 2
    const auto panes = framePanes(frame, {}, {});
    const auto truthOf = [&](const QString &id) -> cv::Mat {
        for (const CompareView::Pane &pane : panes)
            if (pane.id == id)
                return pane.content.truth;
        return {};
    };
    const cv::Mat errors = (cv::Mat_<uchar>(2, 3) << 0, 255, 0, 1, 255, 1), change = (cv::Mat_<uchar>(2, 3) << 255, 255, 0, 1, 255, 1);
    QCOMPARE(cv::countNonZero(truthOf("error") != errors), 0);
    QCOMPARE(cv::countNonZero(truthOf("change") != change), 0);
}

void TestInspectPage::errorsWaitForTheirNetwork()
{
    FrameInspection frame; // NA has looked at it, the adapted network has not
    frame.image = cv::Mat(2, 3, CV_8UC3, cv::Scalar::all(90));
    frame.truth = frame.na.labels = cv::Mat(2, 3, CV_8UC1, cv::Scalar(1));
    frame.hasNa = frame.hasAdapted = true;
    int waiting = 0;
    for (const CompareView::Pane &pane : framePanes(frame, {}, {}))
        if (pane.id == "error" || pane.id == "change" || pane.id == "confidence") {
            QVERIFY2(pane.content.image.empty() && pane.content.labels.empty(), qPrintable(pane.id));
            ++waiting;
        }
    QCOMPARE(waiting, 3);
}

void TestInspectPage::movedCameraIsSaidAndFound()
{
    QVERIFY(QDir().rename(m_folder->filePath("target"), m_folder->filePath("elsewhere")));
    m_page = std::make_unique<InspectPage>(m_bench->bench);
    m_page->show();
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged), shown(m_page.get(), &InspectPage::frameShown);
    m_bench->session.open(m_folder->filePath("project"));
    auto *message = part<QLabel>(m_page.get(), "inspectMessage");
    auto *where = part<QPushButton>(m_page.get(), "inspectWhereButton");
    QTRY_VERIFY_WITH_TIMEOUT(!message->isHidden(), patience);
    QVERIFY2(part<QLabel>(m_page.get(), "comparePlaceholder")->text().contains("target"), qPrintable(part<QLabel>(m_page.get(), "comparePlaceholder")->text()));
    QVERIFY(!where->isHidden());
    m_bench->chosen = m_folder->filePath("elsewhere");
    where->click();
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty(); }));
    QVERIFY(message->isHidden() && where->isHidden());
}

void TestInspectPage::classRowLeadsToItsFrames()
{
    QVERIFY(open());
    QSignalSpy ranked(m_page.get(), &InspectPage::ranked);
    QVERIFY(waitUntil(ranked, [&] { return !ranked.isEmpty(); }));
    auto *metrics = part<MeasuresPanel>(m_page.get(), "inspectTabs")->metrics();
    auto *view = part<CompareView>(m_page.get(), "compareView");
    Q_EMIT metrics->classActivated(2);
    QCOMPARE(m_page->strip()->sortKey(), QString("class"));
    QCOMPARE(view->overlay().hidden.size(), 12); // this one alone
    const auto &keys = m_page->strip()->model()->sortKeys();
    const auto key = std::find_if(keys.begin(), keys.end(), [](const FrameSortKey &one) { return one.id == "class"; });
    QVERIFY(key != keys.end() && key->title.contains("fences"));
    // Every wrong pixel is wrong of two classes, so a class has no more of them than there are.
    for (size_t frame = 0; frame < key->values.size(); ++frame) {
        QVERIFY(key->values[frame] >= 0);
        const auto all = std::find_if(keys.begin(), keys.end(), [](const FrameSortKey &one) { return one.id == "error"; });
        QVERIFY(key->values[frame] <= all->values[frame] + 1e-4);
    }
    const std::vector<double> errors = key->values;
    Q_EMIT metrics->classActivated(2);
    QVERIFY(view->overlay().hidden.isEmpty() && m_page->strip()->sortKey().isEmpty());
    // A cell of the confusion leads to the frames where that mistake is largest; all mistakes of a class are its errors.
    ConfusionGrid *grid = part<MeasuresPanel>(m_page.get(), "inspectTabs")->confusion()->grid();
    std::vector<double> sum(errors.size(), 0.0);
    for (int other = 0; other < 13; ++other) {
        if (other == 2)
            continue;
        for (const auto &[truth, prediction] : {std::pair(2, other), {other, 2}}) {
            Q_EMIT grid->cellActivated(truth, prediction);
            QCOMPARE(m_page->strip()->sortKey(), QString("class"));
            QCOMPARE(view->overlay().hidden.size(), 11); // these two alone
            const auto &now = m_page->strip()->model()->sortKeys();
            const auto cell = std::find_if(now.begin(), now.end(), [](const FrameSortKey &one) { return one.id == "class"; });
            for (size_t frame = 0; frame < sum.size(); ++frame)
                sum[frame] += cell->values[frame];
        }
    }
    for (size_t frame = 0; frame < sum.size(); ++frame)
        QVERIFY(std::abs(sum[frame] - errors[frame]) < 1e-9);
    Q_EMIT grid->cellActivated(12, 2); // the last one again
    QVERIFY(view->overlay().hidden.isEmpty() && m_page->strip()->sortKey().isEmpty());
    // The frame's own figures, where there is room for them.
    part<MeasuresPanel>(m_page.get(), "inspectTabs")->setCurrentIndex(0);
    m_page->resize(1600, 1000);
    QCoreApplication::processEvents();
    auto *own = part<MetricTable>(m_page.get(), "frameMetricTable");
    QVERIFY(own->isVisible());
    QCOMPARE(own->model()->rowCount(), 13 + 2);
    m_page->resize(1200, 700);
    QCoreApplication::processEvents();
    QVERIFY(!own->isVisible());
}

void TestInspectPage::pseudoLabelsAreShown()
{
    fs::create_directories(m_run / "pseudo-labels");
    for (const char *frame : {"frame6.png", "frame7.png"})
        writeLabels(m_run / "pseudo-labels" / frame, samples::labels({64, 48}, 5));
    for (const char *maker : {"votes", "ground"}) {
        fs::create_directories(m_run / "label-makers" / maker);
        writeLabels(m_run / "label-makers" / maker / "frame6.png", samples::labels({32, 24}, 4)); // half as large as the frame
    }
    QVERIFY(open());
    auto *view = part<CompareView>(m_page.get(), "compareView");
    QVERIFY(view->content("pseudo") && !view->content("pseudo")->labels.empty());
    QVERIFY(view->content("maker-votes") && view->content("maker-ground") && !view->content("maker-motion"));
    QCOMPARE(view->content("maker-votes")->labels.size(), cv::Size(64, 48));
    QCOMPARE(view->content("maker-votes")->labels.at<uchar>(0, 0), uchar(4));
}

void TestInspectPage::anyModelFileStandsBeside()
{
    // The same network as somebody else has it: its classes in another order, some under another name.
    Model other = loadModel(m_run / "model.safetensors");
    std::reverse(other.info.classes.classes.begin(), other.info.classes.classes.end());
    other.info.classes.classes[12].name = "the unheard-of"; // is the first of the project's, "none"
    const fs::path folder = toPath(m_folder->filePath("elsewhere"));
    fs::create_directories(folder / "predictions" / "mine");
    samples::savedModel(folder / "other.safetensors", other);
    QVERIFY(open());
    auto *beside = part<QComboBox>(m_page.get(), "besideBox");
    const auto choose = [&](const char *file) {
        m_bench->chosen = QString::fromStdString((folder / file).string());
        beside->setCurrentIndex(beside->count() - 1);
        Q_EMIT beside->activated(beside->count() - 1);
    };
    choose("other.safetensors");
    QCOMPARE(beside->currentText(), QString("other.safetensors"));
    auto *view = part<CompareView>(m_page.get(), "compareView");
    QTRY_VERIFY_WITH_TIMEOUT(view->content("other") && !view->content("other")->labels.empty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(view->content("adapted") && !view->content("adapted")->labels.empty(), patience);
    cv::Mat expected;
    cv::subtract(cv::Scalar(12), view->content("adapted")->labels, expected); // said by the class of that name
    expected.setTo(255, expected == 0);
    QCOMPARE(cv::norm(view->content("other")->labels, expected, cv::NORM_INF), 0.0);
    QVERIFY(fs::exists(folder / "predictions" / "mine")); // what lies beside a file of the user's is not ours
    QVERIFY(fs::exists(toPath(m_folder->filePath("project/predictions"))));

    // Who asks for a file and thinks better of it goes on looking at what stood there, be it the run before the file.
    beside->setCurrentIndex(1);
    Q_EMIT beside->activated(1);
    const QString before = beside->currentText();
    QVERIFY(before != "other.safetensors");
    m_bench->chosen.clear();
    beside->setCurrentIndex(beside->count() - 1);
    Q_EMIT beside->activated(beside->count() - 1);
    QCOMPARE(beside->currentText(), before);

    for (ClassInfo &one : other.info.classes.classes)
        one.name = "x" + one.name + "y";
    samples::savedModel(folder / "strange.safetensors", other);
    choose("strange.safetensors");
    auto *message = part<QLabel>(m_page.get(), "inspectMessage");
    QTRY_VERIFY_WITH_TIMEOUT(!message->isHidden(), patience);
    QVERIFY2(message->text().contains("strange.safetensors") && message->text().contains("none of the project's classes"), qPrintable(message->text()));
}

void TestInspectPage::noColumnOfTheTableIsCut()
{
    // The adapted run beside NA, control and FT, in a window of 1280 pixels; each column has its difference to the control.
    const fs::path project = m_run.parent_path().parent_path();
    const std::vector<uint64_t> counts(13 * 13, 3);
    RunStore store(project);
    const auto measured = [&](int64_t run, int number) {
        EpochRecord epoch;
        epoch.epoch = number;
        epoch.source = epoch.target = ConfusionMatrix::fromCounts(13, counts);
        store.writeEpoch(run, epoch);
    };
    measured(1, 0);
    measured(1, 1);
    for (const RunKind kind : {RunKind::Control, RunKind::FineTuning}) {
        RunRecord record;
        record.kind = kind;
        record.recipe = toText(kind);
        const int64_t run = store.createRun(record);
        measured(run, 1);
        store.endRun(run, RunState::Finished, {}, 1);
    }
    for (const char *code : {"en", "it"}) {
        m_bench->language.use(code);
        QVERIFY(open());
        m_page->resize(1280 - 90, 700);
        QCoreApplication::processEvents();
        auto *table = part<MetricTable>(m_page.get(), "metricTable");
        auto *view = part<QTableView>(table, "metricView");
        int lastOfControl = 0, sections = 0; // the right edge of the last difference to the control
        for (int i = 0; i < view->model()->columnCount(); ++i)
            if (view->model()->headerData(i, Qt::Horizontal).toString().startsWith(QStringLiteral("Δ contr"))) {
                ++sections;
                lastOfControl = std::max(lastOfControl, view->horizontalHeader()->sectionViewportPosition(i) + view->horizontalHeader()->sectionSize(i));
            }
        QVERIFY(sections > 0);
        QVERIFY2(lastOfControl <= view->viewport()->width(), qPrintable(QString("%1: %2 in %3").arg(code).arg(lastOfControl).arg(view->viewport()->width())));
        if (code == std::string("en")) // with shorter words there is room for all
            QVERIFY2(view->horizontalHeader()->length() <= view->viewport()->width(), qPrintable(QString::number(view->horizontalHeader()->length())));
    }
    m_bench->language.use("en");
}

void TestInspectPage::spotCheckEntersTheVerdict()
{
    const fs::path folder = toPath(m_folder->filePath("project"));
    Recipe recipe;
    recipe.name = "adversarial";
    recipe.width = 64;
    recipe.height = 48;
    samples::finishedRun(folder, "no-adaptation", RunKind::Baseline, std::nullopt, toJson(recipe));
    const fs::path run = samples::finishedRun(folder, "adversarial", RunKind::Adapted, 2, toJson(recipe)); // run 3
    const Project project = openProject(folder);
    TrainingData data = prepareData(project.sources, project.target, project.measureTarget, recipe, project.leftOut);
    const size_t frames = data.targetValidation->frames.size();
    QVERIFY(frames >= 1);
    // NA saw one class everywhere, the adapted network another one in three corners.
    const int classes = carlaClasses().size();
    const auto says = [&](const cv::Mat &labels) {
        Probabilities result{classes, labels.rows, labels.cols, {}};
        result.values.assign(static_cast<size_t>(classes) * result.pixels(), 0);
        for (int i = 0; i < labels.rows * labels.cols; ++i)
            result.values[static_cast<size_t>(labels.data[i]) * result.pixels() + static_cast<size_t>(i)] = 255;
        return result;
    };
    const cv::Mat before(12, 16, CV_8UC1, cv::Scalar(1));
    cv::Mat after = before.clone();
    after(cv::Rect(0, 0, 4, 3)).setTo(2);
    after(cv::Rect(12, 0, 4, 3)).setTo(3);
    after(cv::Rect(12, 9, 4, 3)).setTo(4);
    const SnapshotFolder snapshots(run);
    fs::create_directories(snapshots.probabilities(0).parent_path());
    saveProbabilities(SnapshotProbabilities(frames, says(before)), snapshots.probabilities(0));
    saveProbabilities(SnapshotProbabilities(frames, says(after)), snapshots.probabilities(1));
    {
        RunStore store(folder);
        SnapshotChoice choice;
        choice.chosen = 1;
        choice.verdict = Verdict::NoClearGain;
        addReason(choice, ReasonKind::EdgesAlike, {1, 2.0, 2.0});
        store.writeChoice(3, choice);
    }

    QVERIFY(open());
    m_page->inspectRun(3);
    auto *button = part<QPushButton>(m_page.get(), "spotCheckButton");
    QTRY_VERIFY_WITH_TIMEOUT(!button->isHidden(), patience);
    button->click();
    auto *dialog = m_page->findChild<SpotDialog *>("spotDialog");
    QVERIFY(dialog);
    QSignalSpy loaded(dialog, &SpotDialog::loaded), answered(dialog, &SpotDialog::answered);
    QVERIFY(waitUntil(loaded, [&] { return !loaded.isEmpty(); }));
    auto *count = part<QLabel>(dialog, "spotCount");
    QVERIFY2(count->text().startsWith("Place 1 of 3"), qPrintable(count->text()));
    const Proof proof = proofOfRun(project, 3);
    QCOMPARE(proof.spots.size(), size_t(3));
    const auto choose = [&](size_t place, bool adapted) { part<QPushButton>(dialog, adapted == proof.spots[place].adaptedIsA ? "spotAButton" : "spotBButton")->click(); };
    QVERIFY(!part<QPushButton>(dialog, "spotBackButton")->isEnabled());
    choose(0, false); // a slip of the hand
    part<QPushButton>(dialog, "spotBackButton")->click();
    for (size_t place = 0; place < 3; ++place)
        choose(place, true);
    QVERIFY2(waitUntil(answered, [&] { return !answered.isEmpty(); }), qPrintable(part<QLabel>(dialog, "spotStatus")->text()));
    QVERIFY2(part<QLabel>(dialog, "spotResult")->text().contains("the adapted network in 3 places, the un-adapted one in 0"), qPrintable(part<QLabel>(dialog, "spotResult")->text()));
    const SnapshotChoice choice = RunReader(folder).choice(3).value();
    QVERIFY(choice.verdict == Verdict::Better);
    QCOMPARE(choice.reasons.front(), (Reason{ReasonKind::SpotsBetter, {3, 0}}));
    const std::string page = readFile(run / "report/report.html");
    QVERIFY(page.find("right in more places: 3") != std::string::npos);
    QVERIFY(fs::exists(run / disagreementPicture));
    QVERIFY(page.find("href=\"comparison.html\"") != std::string::npos && fs::exists(run / "report/comparison.html")); // all its runs side by side
    // Other answers take the place of the first ones.
    QVERIFY(answerSpots(project, 3, std::vector<std::optional<SpotAnswer>>(3, SpotAnswer::Unadapted)).verdict == Verdict::KeepNa);
    QVERIFY(answerSpots(project, 3, std::vector<std::optional<SpotAnswer>>(3)).reasons == (std::vector<Reason>{{ReasonKind::EdgesAlike, {1, 2.0, 2.0}}}));
    QVERIFY(RunReader(folder).choice(3)->verdict == Verdict::NoClearGain);
    QVERIFY_EXCEPTION_THROWN(answerSpots(project, 3, {}), std::invalid_argument);
    VERIFY_REFUSED(proofOfRun(project, 2), "runs/2", "is no finished adaptation");
}

void TestInspectPage::secondWindowFollows()
{
    QVERIFY(open());
    part<QPushButton>(m_page.get(), "inspectWindowButton")->click();
    QPointer<FrameWindow> window = m_page->findChild<FrameWindow *>("inspectWindow");
    QVERIFY(window && window->isVisible() && window->isWindow());
    auto *own = part<CompareView>(m_page.get(), "compareView");
    CompareView *other = window->view();
    QCOMPARE(other->panes(), own->panes());
    QCOMPARE(other->classes().size(), own->classes().size());
    // Panes of its own choice, the same place in the same frame.
    const QStringList before = own->shown();
    other->setShown({"target"});
    QCOMPARE(own->shown(), before);
    QSignalSpy shown(m_page.get(), &InspectPage::frameShown);
    m_page->strip()->setCurrentFrame(1);
    QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty() && shown.last()[0].toInt() == 1; }));
    QCOMPARE(other->shown(), QStringList("target"));
    QVERIFY(cv::norm(other->content("target")->image, own->content("target")->image, cv::NORM_INF) == 0);
    PaneView view = own->view();
    view.scale *= 2;
    Q_EMIT own->viewChanged(view);
    QCOMPARE(other->view().scale, view.scale);
    // What only the window shows is worked out for it.
    QVERIFY(other->content("reconstruction") && other->content("reconstruction")->image.empty());
    other->setShown({"reconstruction"});
    QTRY_VERIFY_WITH_TIMEOUT(!other->content("reconstruction")->image.empty(), patience);
    window->close();
    QTRY_VERIFY(window.isNull());
    part<QPushButton>(m_page.get(), "inspectWindowButton")->click();
    QCOMPARE(m_page->findChild<FrameWindow *>("inspectWindow")->view()->shown(), QStringList("reconstruction")); // as it was left
}

QTEST_MAIN(TestInspectPage)
#include "test_inspect_page.moc"
