#include "app/gui/compare/compare_panel.h"
#include "app/gui/compare/curves_tab.h"
#include "app/gui/pages/runs_page.h"
#include "app/gui/runs/columns_dialog.h"
#include "app/gui/runs/run_actions.h"
#include "app/gui/runs/runs_list.h"
#include "app/gui/runs/runs_table.h"
#include "core/base/files.h"
#include "core/compare/run_measures.h"
#include "core/evaluation/label_free.h"
#include "tests/app/gui_bench.h"
#include "widgets/classes/class_bars.h"
#include "widgets/plot/loss_plot.h"
#include "widgets/tables/confusion_grid.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QHeaderView>
#include <QMenu>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace vantage;
using namespace vantage::gui;

namespace {

using Sort = RunsModel::SortKey;

/// Two classes; `right` of 10 pixels each are right: the mean IoU is right / (20 - right).
ConfusionMatrix counts(uint64_t right)
{
    return ConfusionMatrix::fromCounts(2, {right, 10 - right, 10 - right, right});
}

double meanIou(uint64_t right)
{
    return static_cast<double>(right) / static_cast<double>(20 - right);
}

/// A run as the session has it; `right` an epoch each, of the target.
RunSummary summary(int64_t id, RunKind kind, std::vector<uint64_t> right = {}, std::optional<int> kept = {})
{
    RunSummary run;
    run.record.id = id;
    run.record.kind = kind;
    run.record.recipe = kind == RunKind::Baseline ? "no-adaptation" : kind == RunKind::Control ? "control" : kind == RunKind::FineTuning ? "fine-tuning" : "label-book";
    run.record.state = RunState::Finished;
    run.record.seed = static_cast<uint64_t>(id);
    run.record.target = kind == RunKind::Baseline ? "" : "B1";
    run.record.sources = {"A1"};
    if (kind != RunKind::Baseline)
        run.record.baseRun = 1;
    for (size_t i = 0; i < right.size(); ++i) {
        EpochRecord epoch;
        epoch.epoch = static_cast<int>(i);
        epoch.step = static_cast<int64_t>(10 * i);
        epoch.target = counts(right[i]);
        run.epochs.push_back(epoch);
    }
    if (kept)
        run.choice = SnapshotChoice{*kept, std::nullopt, Verdict::Better, "why"};
    return run;
}

RunsModel::Runs shared(std::vector<RunSummary> runs)
{
    return std::make_shared<const std::vector<RunSummary>>(std::move(runs));
}

/// A baseline, its control, two adaptations and Fine-Tuning.
std::vector<RunSummary> experiment()
{
    std::vector<RunSummary> runs{summary(1, RunKind::Baseline), summary(2, RunKind::Control, {5, 6}, 1), summary(3, RunKind::Adapted, {5, 8, 7}, 2), summary(4, RunKind::Adapted, {5, 8}, 1),
                                 summary(5, RunKind::FineTuning, {5, 9}, 1)};
    runs[2].record.marks.tags = {"rain", "night"};
    runs[3].record.recipe = "self-training";
    runs[3].record.marks.name = "first try";
    return runs;
}

QList<qlonglong> idsOf(const RunsModel &model, const QModelIndex &parent = {})
{
    QList<qlonglong> ids;
    for (int row = 0; row < model.rowCount(parent); ++row)
        ids << model.index(row, 0, parent).data(RunsModel::runRole).toLongLong();
    return ids;
}

QList<qlonglong> filtered(RunsModel &model, const QString &filter)
{
    model.setFilter(filter);
    return idsOf(model);
}

} // namespace

class TestRunsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void rowsHoldWhatRunsAreHeldAgainst();
    void filterUnderstandsItsTerms();
    void runsAreSortedByMany();
    void groupsFold();
    void pinnedComeFirstAndHiddenNotAtAll();
    void newRunsAreTicked();
    void modelKeepsItsWord();
    void noStandardColumnIsEmpty();
    void layoutIsKept();
    void columnsAreChosen();
    void selectionSurvivesWhatComesAndGoes();
    void keysReachEverything();
    void marksAreWritten();
    void runsAreListedAndDeleted();
    void deletingNamesWhatRestsOnIt();
    void labelledRunsAreCompared();
    void unlabelledRunsAreCompared();
    void tablesPlotsAndPagesAreSaved();
    void barsOfClasses();

private:
    QString path(const char *name) const { return m_folder->filePath(name); }
    QString writtenProject(bool labelled);
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestBench> m_bench;
};

void TestRunsPage::init()
{
    QLocale::setDefault(QLocale::c());
    m_bench.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<TestBench>(m_folder->path());
}

/// A baseline and two adaptations of it with two and three epochs.
QString TestRunsPage::writtenProject(bool labelled)
{
    const QString project = makeProject(m_folder->path());
    RunStore store(toPath(project));
    for (int i = 0; i < 3; ++i) {
        RunRecord record;
        record.kind = i == 0 ? RunKind::Baseline : RunKind::Adapted;
        record.recipe = i == 0 ? "no-adaptation" : "self-training";
        record.recipeJson = i == 2 ? R"({"recipe": "self-training", "epochs": 3, "device": "cpu"})" : R"({"recipe": "self-training", "epochs": 2, "device": "cpu"})";
        record.classNames = {"a", "b"};
        if (i > 0)
            record.baseRun = 1;
        const int64_t run = store.createRun(record);
        for (int e = 0; i > 0 && e < 2 + (i == 2); ++e) {
            EpochRecord epoch;
            epoch.epoch = e;
            epoch.step = 2 * e;
            epoch.source = counts(9);
            if (labelled)
                epoch.target = counts(static_cast<uint64_t>(5 + e));
            epoch.values.set(MeasuredOn::Target, measure_id::infoMax, 0.25 + e);
            epoch.values.set(MeasuredOn::Target, measure_id::flipAgreement, 0.75);
            epoch.classShares = {0.25, 0.75};
            store.writeEpoch(run, epoch);
        }
        store.appendSteps(run, std::vector<StepRecord>{{1, {{"sem", 1.0}}}, {2, {{"sem", 0.5}}}});
        if (i > 0)
            store.writeChoice(run, {.chosen = 1, .oracle = std::nullopt, .verdict = Verdict::Better, .why = "because"});
        store.endRun(run, RunState::Finished, {}, 60);
    }
    return project;
}

void TestRunsPage::rowsHoldWhatRunsAreHeldAgainst()
{
    const auto runs = experiment();
    const auto rows = rowsOf(runs);
    QCOMPARE(rows[0].own.value(), meanIou(5)); // as the runs measured it that started from it
    QVERIFY(!rows[0].na && !rows[0].gain);
    QCOMPARE(rows[2].own.value(), meanIou(7)); // of the kept epoch
    QCOMPARE(rows[2].na.value(), meanIou(5));
    QCOMPARE(rows[2].gain.value(), meanIou(7) - meanIou(5));
    QCOMPARE(rows[2].controlGain.value(), meanIou(7) - meanIou(6));
    QCOMPARE(rows[2].fineTuned.value(), meanIou(9));
    QCOMPARE(rows[2].gapClosed.value(), (meanIou(7) - meanIou(5)) / (meanIou(9) - meanIou(5)));
    QCOMPARE(rows[3].ownAccuracy.value(), 0.8);
    QVERIFY(!rows[1].gapClosed && !rows[4].controlGain);
    auto network = runs; // of cameras: a baseline serves several targets, and a control its own
    network[3].record.target = "C1";
    const auto others = rowsOf(network);
    QCOMPARE(others[0].own.value(), meanIou(5)); // the mean of both, here of equal ones
    QCOMPARE(others[0].perTarget.size(), size_t(2));
    QVERIFY(rows[0].perTarget.empty() && !others[3].controlGain);
    network[3].epochs.front().target = network[3].epochs.back().target;
    const auto unequal = rowsOf(network);
    QCOMPARE(unequal[0].perTarget.at("C1"), valueOf(network[3].epochs.front(), "target-mean-iou").value());
    QVERIFY(unequal[0].perTarget.at("C1") != meanIou(5));
    QCOMPARE(unequal[0].own.value(), (meanIou(5) + unequal[0].perTarget.at("C1")) / 2);
    QCOMPARE(others[2].controlGain.value(), meanIou(7) - meanIou(6));
    const RunColumns columns;
    QCOMPARE(columns.find("miou")->text(rows[2]), QString("0.538"));
    QCOMPARE(columns.find("gain")->text(rows[2]), QString("+0.205"));
    QCOMPARE(columns.find("target-mean-iou/best")->value(rows[2]).toDouble(), meanIou(8));
    QCOMPARE(columns.find("target-mean-iou/last")->value(rows[2]).toDouble(), meanIou(7));
    QCOMPARE(columns.find("target-mean-iou/min")->value(rows[2]).toDouble(), meanIou(5));
    QVERIFY(!columns.find("info-max")->value(rows[2]).isValid());
    QSet<QString> ids;
    for (const RunColumn &column : columns.all()) {
        QVERIFY2(!ids.contains(column.id.toLower()), qPrintable(column.id)); // else a filter would not know which
        ids << column.id.toLower();
    }
}

void TestRunsPage::filterUnderstandsItsTerms()
{
    RunsModel model;
    auto runs = experiment();
    runs[2].record.marks.starred = true;
    runs[2].record.seconds = 90;
    runs[3].record.seconds = 4000;
    runs[1].record.state = RunState::Failed;
    runs[3].recipe["learningRate"] = 0.01;
    runs[3].recipe["placeMap"] = true;
    runs[2].record.started = "2026-06-01T10:00:00Z";
    runs[3].record.started = "2026-07-01T10:00:00Z";
    model.setRuns(shared(runs));
    using Ids = QList<qlonglong>;
    QCOMPARE(filtered(model, ""), (Ids{1, 2, 3, 4, 5}));
    QCOMPARE(filtered(model, "first"), (Ids{4}));
    QCOMPARE(filtered(model, "\"first try\" adapted"), (Ids{4}));
    QCOMPARE(filtered(model, "\"try first\""), Ids{});
    QCOMPARE(filtered(model, "recipe:label-book"), (Ids{3}));
    QCOMPARE(filtered(model, "RECIPE:book"), (Ids{3}));
    QCOMPARE(filtered(model, "kind:adapted gain>0.3"), (Ids{4}));
    QCOMPARE(filtered(model, "gain>0,3 kind:adapted"), (Ids{4}));
    QCOMPARE(filtered(model, "gap>=50% kind=adapted"), (Ids{4}));
    QCOMPARE(filtered(model, "tag:rain"), (Ids{3}));
    QCOMPARE(filtered(model, "tag:rai"), Ids{});
    QCOMPARE(filtered(model, "-tag:rain kind:adapted"), (Ids{4}));
    QCOMPARE(filtered(model, "is:starred"), (Ids{3}));
    QCOMPARE(filtered(model, "is:failed"), (Ids{2}));
    QCOMPARE(filtered(model, "time>1min time<1h"), (Ids{3}));
    QCOMPARE(filtered(model, "learningRate=0.01"), (Ids{4}));
    QCOMPARE(filtered(model, "learningrate>0.02"), Ids{});
    QCOMPARE(filtered(model, "placeMap=true"), (Ids{4}));
    QCOMPARE(filtered(model, "run!=3 kind:adapted"), (Ids{4}));
    QCOMPARE(filtered(model, "started>2026-06-15"), (Ids{4}));
    QCOMPARE(filtered(model, "seed=5"), (Ids{5}));
    QVERIFY(model.filterProblem().isEmpty());
    QCOMPARE(filtered(model, "nothing:red tag:rain"), (Ids{3})); // the rest counts
    QVERIFY(model.filterProblem().contains("nothing"));
    QCOMPARE(filtered(model, "gain>much").size(), 5);
    QVERIFY(model.filterProblem().contains("much"));
    QCOMPARE(filtered(model, "gain>").size(), 5); // being typed
    QVERIFY(model.filterProblem().isEmpty());
}

void TestRunsPage::runsAreSortedByMany()
{
    RunsModel model;
    model.setRuns(shared(experiment()));
    using Ids = QList<qlonglong>;
    model.setSort({Sort{"miou", Qt::DescendingOrder}});
    QCOMPARE(idsOf(model), (Ids{5, 4, 3, 2, 1}));
    model.setSort({Sort{"gain", Qt::AscendingOrder}});
    QCOMPARE(idsOf(model).last(), 1); // has none: at the end, up and down
    model.setSort({Sort{"gain", Qt::DescendingOrder}});
    QCOMPARE(idsOf(model).last(), 1);
    model.setSort({Sort{"kind", Qt::AscendingOrder}, Sort{"seed", Qt::DescendingOrder}});
    QCOMPARE(idsOf(model), (Ids{4, 3, 1, 2, 5}));
    model.setColumns({"kind", "seed"});
    QVERIFY(model.headerData(2, Qt::Horizontal).toString().endsWith("2")); // the second key is told
}

void TestRunsPage::groupsFold()
{
    RunsModel model;
    RunsTable table(&model);
    model.setRuns(shared(experiment()));
    model.setGrouping(RunsModel::Grouping::Tag);
    QCOMPARE(model.rowCount(), 3); // night, rain, none: a run is in each of its groups
    QCOMPARE(idsOf(model, model.index(0, 0)), QList<qlonglong>{3});
    QCOMPARE(idsOf(model, model.index(1, 0)), QList<qlonglong>{3});
    QCOMPARE(model.shown(), 5);
    model.setGrouping(RunsModel::Grouping::Recipe);
    QVERIFY(table.isExpanded(model.index(0, 0)));
    const QString folded = model.index(1, 0).data(RunsModel::groupRole).toString();
    table.collapse(model.index(1, 0));
    model.setSort({Sort{"run", Qt::DescendingOrder}});
    for (int group = 0; group < model.rowCount(); ++group)
        QCOMPARE(table.isExpanded(model.index(group, 0)), model.index(group, 0).data(RunsModel::groupRole).toString() != folded);
    QVERIFY(!model.run(model.index(0, 0)) && model.run(model.index(0, 0, model.index(0, 0))));
    table.selectRun(4); // unfolds its group
    QCOMPARE(table.currentRun(), 4);
}

void TestRunsPage::pinnedComeFirstAndHiddenNotAtAll()
{
    RunsModel model;
    auto runs = experiment();
    runs[3].record.marks.pinned = true;
    runs[1].record.marks.hidden = true;
    model.setRuns(shared(runs));
    QCOMPARE(idsOf(model), (QList<qlonglong>{4, 1, 3, 5}));
    QCOMPARE(filtered(model, "is:hidden"), QList<qlonglong>{2});
    model.setFilter({});
    model.setShowHidden(true);
    QCOMPARE(idsOf(model), (QList<qlonglong>{4, 1, 2, 3, 5}));
}

void TestRunsPage::newRunsAreTicked()
{
    RunsModel model;
    std::vector<RunSummary> runs{summary(1, RunKind::Baseline)};
    model.setRuns(shared(runs));
    QCOMPARE(model.checked(), std::vector<int64_t>{1}); // else nothing would be drawn
    runs.push_back(summary(2, RunKind::Adapted, {5, 6}));
    model.setRuns(shared(runs));
    QCOMPARE(model.checked(), (std::vector<int64_t>{1, 2}));
    model.setChecked(2, false);
    runs.back().epochs.pop_back();
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset), changed(&model, &QAbstractItemModel::dataChanged);
    model.setRuns(shared(runs)); // the same runs: what was taken off stays off, and nothing jumps
    QCOMPARE(model.checked(), std::vector<int64_t>{1});
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
}

void TestRunsPage::modelKeepsItsWord()
{
    RunsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRuns(shared(experiment()));
    model.setColumns({"name", "miou", "tag"});
    model.setGrouping(RunsModel::Grouping::Kind);
    model.setFilter("adapted");
    model.setGrouping(RunsModel::Grouping::None);
    model.setRuns(shared({}));
    model.retranslate();
}

void TestRunsPage::noStandardColumnIsEmpty()
{
    const RunColumns columns;
    auto runs = experiment();
    for (const bool labelled : {true, false}) {
        if (!labelled)
            for (RunSummary &run : runs)
                for (EpochRecord &epoch : run.epochs) {
                    epoch.target.reset();
                    epoch.values.set(MeasuredOn::Target, measure_id::infoMax, 0.5);
                }
        const auto rows = rowsOf(runs);
        const QStringList standard = columns.standard(rows);
        QCOMPARE(standard.contains("miou"), labelled);
        QCOMPARE(standard.contains("infomax"), !labelled);
        QVERIFY(!standard.contains("ensemble") && standard.contains("verdict"));
        for (const QString &id : standard)
            QVERIFY2(std::any_of(rows.begin(), rows.end(), [&](const RunRow &row) { return columns.find(id)->value(row).isValid(); }), qPrintable(id));
    }
}

void TestRunsPage::layoutIsKept()
{
    QByteArray state;
    {
        RunsModel model;
        RunsTable table(&model);
        model.setRuns(shared(experiment()));
        table.chooseColumns({"run", "miou", "name", "seed"});
        table.header()->moveSection(3, 1);
        table.moveColumn("name", -1); // by keys
        QCOMPARE(table.columnsInSight(), (QStringList{"run", "seed", "name", "miou"}));
        table.moveColumn("name", 1);
        table.moveColumn("seed", -1); // the first column stays
        table.moveColumn("name", 1);  // it is the last
        table.moveColumn("gone", 1);
        table.header()->resizeSection(1, 123);
        table.sortBy("miou", false);
        table.sortBy("seed", true);
        model.setGrouping(RunsModel::Grouping::Recipe);
        state = table.layoutState();
    }
    RunsModel model;
    RunsTable table(&model);
    table.restoreLayout(state);
    model.setRuns(shared(experiment()));
    QCOMPARE(table.columnsInSight(), (QStringList{"run", "seed", "miou", "name"}));
    QCOMPARE(table.header()->sectionSize(static_cast<int>(model.columns().indexOf("miou"))), 123);
    QCOMPARE(model.sort(), (QList<Sort>{{"miou", Qt::DescendingOrder}, {"seed", Qt::DescendingOrder}}));
    QVERIFY(model.grouping() == RunsModel::Grouping::Recipe);
    table.useStandardColumns();
    QCOMPARE(model.columns(), model.known().standard(model.rows()));
    table.restoreLayout("no JSON"); // of another version
    table.restoreLayout(R"({"columns": ["run", "gone"], "sort": [{"column": "gone"}], "grouping": 77})");
    QCOMPARE(model.columns(), QStringList{"run"});
}

void TestRunsPage::columnsAreChosen()
{
    const RunColumns columns;
    ColumnsDialog dialog(columns, {"run", "miou", "name"});
    auto *tree = part<QTreeWidget>(&dialog, "columnsTree");
    const auto item = [&](const QString &id) -> QTreeWidgetItem * {
        for (int g = 0; g < tree->topLevelItemCount(); ++g)
            for (int i = 0; i < tree->topLevelItem(g)->childCount(); ++i)
                if (tree->topLevelItem(g)->child(i)->text(1) == id)
                    return tree->topLevelItem(g)->child(i);
        return nullptr;
    };
    item("miou")->setCheckState(0, Qt::Unchecked);
    item("learningRate")->setCheckState(0, Qt::Checked);
    QCOMPARE(dialog.chosen(), (QStringList{"run", "name", "learningRate"}));
    part<QLineEdit>(&dialog, "columnsFilter")->setText("learningr");
    QVERIFY(!item("learningRate")->isHidden() && item("name")->isHidden());
}

void TestRunsPage::selectionSurvivesWhatComesAndGoes()
{
    RunsModel model;
    RunsTable table(&model);
    table.resize(700, 200);
    table.show();
    auto runs = experiment();
    model.setRuns(shared(runs));
    table.selectRun(3);
    table.selectionModel()->select(model.indexOf(4), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    model.setSort({Sort{"miou", Qt::DescendingOrder}});
    QCOMPARE(table.selectedRuns(), (std::vector<int64_t>{4, 3}));
    runs.push_back(summary(6, RunKind::Adapted, {5, 9}, 1));
    model.setRuns(shared(runs));
    QCOMPARE(table.selectedRuns(), (std::vector<int64_t>{4, 3}));
    model.setFilter("-first");
    QCOMPARE(table.selectedRuns(), std::vector<int64_t>{3});
}

void TestRunsPage::keysReachEverything()
{
    RunsModel model;
    RunsTable table(&model);
    table.show();
    model.setRuns(shared(experiment()));
    table.selectRun(2);
    QTest::keyClick(&table, Qt::Key_Space);
    QVERIFY(model.data(model.indexOf(2), Qt::CheckStateRole).toInt() == Qt::Checked);
    QTest::keyClick(&table, Qt::Key_Space);
    QVERIFY(model.data(model.indexOf(2), Qt::CheckStateRole).toInt() == Qt::Unchecked);
    QSignalSpy deleted(&table, &RunsTable::deleteRequested), edited(&model, &RunsModel::edited);
    QTest::keyClick(&table, Qt::Key_Delete);
    QCOMPARE(deleted.size(), 1);
    QTest::keyClick(&table, Qt::Key_F2); // the name, wherever the cursor stands
    auto *editor = table.viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->setText("rainy night");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(edited.size(), 1);
    QCOMPARE(edited[0][0].toLongLong(), 2);
    QCOMPARE(edited[0][2].toString(), QString("rainy night"));
}

void TestRunsPage::marksAreWritten()
{
    const QString project = writtenProject(true);
    RunsPage page(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 3; }));
    auto *list = page.findChild<RunsList *>();
    auto *actions = page.findChild<RunActions *>();
    page.selectRun(2);
    list->table()->selectionModel()->select(list->model()->indexOf(3), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    actions->star->trigger();
    QVERIFY(m_bench->session.run(2)->record.marks.starred && m_bench->session.run(3)->record.marks.starred); // at once
    list->table()->chooseColumns({"run", "name", "tag", "note"});
    const auto edit = [&](int64_t run, const char *column, const QString &text) {
        list->model()->setData(list->model()->indexOf(run, static_cast<int>(list->model()->columns().indexOf(column))), text);
    };
    edit(2, "tag", "rain, night,rain");
    page.selectRun(3);
    edit(3, "name", " second ");
    edit(3, "note", "looks good");
    // A training that goes on must not take the editor away.
    page.show();
    page.selectRun(2);
    list->table()->edit("name");
    auto *editor = list->table()->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->setText("typed");
    QSignalSpy progressed(&m_bench->session, &ProjectSession::runsProgressed);
    RunMarks meanwhile;
    meanwhile.name = "meanwhile";
    m_bench->session.setMarks({{1, meanwhile}});
    QCOMPARE(progressed.size(), 1);
    QCOMPARE(editor->text(), QString("typed"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_bench->session.run(2)->record.marks.name, std::string("typed"));
    QTRY_COMPARE(list->model()->index(0, 1).data().toString(), QString("meanwhile"));
    m_bench->session.close(); // what was typed is not lost
    const RunReader reader(toPath(project));
    const RunMarks second = reader.run(2).marks, third = reader.run(3).marks;
    QVERIFY(second.starred && third.starred && !reader.run(1).marks.starred);
    QCOMPARE(second.name, std::string("typed"));
    QCOMPARE(second.tags, (std::vector<std::string>{"rain", "night"}));
    QCOMPARE(third.tags, second.tags); // it was selected with it
    QCOMPARE(third.name, std::string("second"));
    QCOMPARE(third.note, std::string("looks good"));
    QVERIFY(m_bench->complaints.isEmpty());
}

void TestRunsPage::runsAreListedAndDeleted()
{
    const QString project = writtenProject(true);
    RunsPage page(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 3; }));
    auto *table = part<RunsTable>(&page, "runsTable");
    QCOMPARE(table->model()->rowCount(), 3);
    auto *remove = part<QPushButton>(&page, "deleteRunButton");
    page.selectRun(2);
    m_bench->answer = 1; // keep
    remove->click();
    QCOMPARE(table->model()->rowCount(), 3);
    m_bench->answer = 0; // delete
    remove->click();
    QVERIFY(!remove->isEnabled()); // while it is being done
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 2; }));
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(RunReader(toPath(project)).runs().size(), size_t(2));
    auto *bringBack = part<QPushButton>(&page, "bringBackRunButton");
    QVERIFY(bringBack->isVisibleTo(&page));
    bringBack->click();
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 3; }));
    QVERIFY(!bringBack->isVisibleTo(&page));
    page.selectRun(2);
    table->selectionModel()->select(table->model()->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTRY_VERIFY(remove->isEnabled());
    remove->click();
    QVERIFY(m_bench->questions.last().contains("these 2 runs"));
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 1; }));
    QVERIFY(QFile::exists(project + "/runs/2"));
    m_bench->session.close(); // only now they are gone for good
    QVERIFY(!QFile::exists(project + "/runs/2") && !QFile::exists(project + "/runs/3"));
    QVERIFY(m_bench->complaints.isEmpty());
}

void TestRunsPage::deletingNamesWhatRestsOnIt()
{
    const QString project = writtenProject(true);
    RunsPage page(m_bench->bench);
    QSignalSpy runs(&m_bench->session, &ProjectSession::runsChanged);
    m_bench->session.open(project);
    QVERIFY(waitUntil(runs, [&] { return m_bench->session.runs().size() == 3; }));
    m_bench->answer = 1;
    page.selectRun(1);
    part<QPushButton>(&page, "deleteRunButton")->click();
    QVERIFY2(m_bench->questions.last().contains("#2 adapted, Self-training"), qPrintable(m_bench->questions.last()));
    page.selectRun(2);
    part<QPushButton>(&page, "deleteRunButton")->click();
    QVERIFY(!m_bench->questions.last().contains('#'));
    auto *table = part<RunsTable>(&page, "runsTable");
    table->selectAll(); // what goes with it is not said to rest on it
    part<QPushButton>(&page, "deleteRunButton")->click();
    QVERIFY(!m_bench->questions.last().contains('#'));
}

void TestRunsPage::labelledRunsAreCompared()
{
    const QString project = writtenProject(true);
    RunsPage page(m_bench->bench);
    page.resize(1100, 700);
    page.show();
    QSignalSpy compared(&page, &RunsPage::compared);
    m_bench->session.open(project);
    auto *panel = page.findChild<ComparePanel *>();
    QVERIFY(waitUntil(compared, [&] { return panel->comparison() && panel->comparison()->runs.size() == 2; }));
    auto *curves = page.findChild<CurvesTab *>();
    QSignalSpy steps(curves, &CurvesTab::stepsDrawn);
    QVERIFY(curves->drawn().contains("target-mean-iou") && curves->drawn().contains("term:sem"));
    auto *plot = part<LossPlot>(&page, "plot-target-mean-iou");
    QCOMPARE(plot->curves(), (QStringList{"2", "3"}));
    QCOMPARE(plot->keptPoint("3"), QPointF(1, meanIou(6)));
    QCOMPARE(plot->bestPoint("3"), QPointF(2, meanIou(7)));
    QCOMPARE(plot->curveColour("2"), runColour(2, plot->palette()));
    QVERIFY(steps.size() > 0 || steps.wait(patience));
    QCOMPARE(part<LossPlot>(&page, "plot-term:sem")->points("2"), qsizetype(2));
    plot->cursorMoved(1);
    QCOMPARE(part<LossPlot>(&page, "plot-term:sem")->commonCursor(), 1.0); // one cursor in all
    auto *axis = part<QComboBox>(&page, "axisBox");
    axis->setCurrentIndex(axis->findData(static_cast<int>(CurveAxis::Step)));
    Q_EMIT axis->activated(axis->currentIndex());
    QCOMPARE(plot->keptPoint("3").x(), 2.0);
    part<QAction>(&page, "curve-class:1")->setChecked(true);
    QCOMPARE(part<LossPlot>(&page, "plot-class:1")->points("3"), qsizetype(3));
    part<QAction>(&page, "curve-term:sem")->setChecked(false);
    QVERIFY(!curves->drawn().contains("term:sem"));

    auto *tabs = part<QTabWidget>(&page, "compareTabs");
    tabs->setCurrentIndex(1);
    auto *differences = part<QTableView>(&page, "differencesTable")->model();
    QCOMPARE(differences->rowCount(), 1);
    QCOMPARE(differences->index(0, 0).data().toString(), QString("epochs"));
    QCOMPARE(differences->index(0, 2).data().toString(), QString("3"));
    part<QCheckBox>(&page, "onlyDifferencesBox")->setChecked(false);
    QVERIFY(differences->rowCount() > 3);
    tabs->setCurrentIndex(3);
    auto *heat = part<QTableView>(&page, "classHeat")->model();
    QCOMPARE(heat->rowCount(), 3); // two classes and their mean
    QVERIFY(heat->index(0, 1).data().toString().startsWith("0.429"));
    QVERIFY(tabs->isTabVisible(4));
    tabs->setCurrentIndex(4);
    QCOMPARE(part<ConfusionGrid>(&page, "changeGrid")->value(0, 0), std::optional(0.0)); // both kept their first epoch
    QCOMPARE(part<QTableView>(&page, "changeTable")->model()->rowCount(), 0);
    auto *base = part<QComboBox>(&page, "baseRunBox");
    base->setCurrentIndex(1);
    Q_EMIT base->activated(1);
    QCOMPARE(panel->comparison()->base, size_t(1));
}

void TestRunsPage::unlabelledRunsAreCompared()
{
    const QString project = writtenProject(false);
    RunsPage page(m_bench->bench);
    page.resize(1100, 700);
    page.show();
    QSignalSpy compared(&page, &RunsPage::compared);
    m_bench->session.open(project);
    auto *panel = page.findChild<ComparePanel *>();
    QVERIFY(waitUntil(compared, [&] { return panel->comparison() && panel->comparison()->runs.size() == 2; }));
    const QStringList columns = page.findChild<RunsList *>()->model()->columns();
    QVERIFY(!columns.contains("miou") && columns.contains("infomax") && columns.contains("flip") && columns.contains("verdict"));
    auto *curves = page.findChild<CurvesTab *>();
    QVERIFY(curves->drawn().contains("info-max") && !curves->drawn().contains("target-mean-iou"));
    for (const QString &id : curves->drawn())
        QVERIFY2(id.startsWith("term:") || part<LossPlot>(&page, "plot-" + id)->curves().size() == 2, qPrintable(id)); // drawn without a click
    part<QAction>(&page, "curve-share:1")->setChecked(true);
    QCOMPARE(part<LossPlot>(&page, "plot-share:1")->points("2"), qsizetype(2));
    auto *tabs = part<QTabWidget>(&page, "compareTabs");
    QVERIFY(!tabs->isTabVisible(4)); // confusion: there is nothing to confuse
    tabs->setCurrentIndex(3);
    auto *heat = part<QTableView>(&page, "classHeat")->model();
    QCOMPARE(heat->index(1, 1).data().toString(), QString("75.0 %"));
    tabs->setCurrentIndex(2);
    QVERIFY(part<QTableView>(&page, "scoresTable")->model()->rowCount() > 0);
    QVERIFY(part<QLabel>(&page, "verdictsLabel")->text().contains("because"));
}

void TestRunsPage::tablesPlotsAndPagesAreSaved()
{
    const QString project = writtenProject(true);
    RunsPage page(m_bench->bench);
    page.resize(1100, 700);
    page.show();
    QSignalSpy compared(&page, &RunsPage::compared);
    m_bench->session.open(project);
    auto *panel = page.findChild<ComparePanel *>();
    QVERIFY(waitUntil(compared, [&] { return panel->comparison() && panel->comparison()->runs.size() == 2; }));
    auto *list = page.findChild<RunsList *>();
    list->table()->chooseColumns({"run", "kind", "miou", "seed"});
    m_bench->chosen = path("runs.json");
    Q_EMIT list->saveTableRequested();
    const auto runs = nlohmann::json::parse(readFile(toPath(path("runs.json"))));
    QCOMPARE(runs["rows"].size(), size_t(3));
    QCOMPARE(runs["rows"][2]["kind"].get<std::string>(), std::string("adapted"));
    QCOMPARE(runs["rows"][2]["miou"].get<double>(), meanIou(6));
    m_bench->chosen = path("classes");
    part<QTabWidget>(&page, "compareTabs")->setCurrentIndex(3);
    panel->saveTable();
    QVERIFY(readFile(toPath(path("classes.csv"))).starts_with("class,"));
    for (const char *name : {"plot.svg", "plot.pdf", "plot.png"}) {
        m_bench->chosen = path(name);
        Q_EMIT part<LossPlot>(&page, "plot-target-mean-iou")->saveRequested();
        QVERIFY2(QFileInfo(path(name)).size() > 500, name);
    }
    m_bench->chosen = path("page");
    panel->saveReport();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("page.html")), patience);
    const std::string html = readFile(toPath(path("page.html")));
    QVERIFY(html.find("#3 adapted, Self-training") != std::string::npos && html.find("</html>") != std::string::npos);
    QVERIFY2(m_bench->complaints.isEmpty(), qPrintable(m_bench->complaints.join('\n')));
    m_bench->chosen = "/nowhere/table.csv";
    panel->saveTable();
    QCOMPARE(m_bench->complaints.size(), 1);
}

void TestRunsPage::barsOfClasses()
{
    ClassMap classes{{{"road", {1, 2, 3}}, {"tree", {4, 5, 6}}}, 255};
    ClassBars bars;
    bars.resize(500, 200);
    bars.setSeries(classes, {{"#1", Qt::red, {0.5, std::nullopt}}, {"#2", Qt::blue, {std::nullopt, std::nullopt}}, {"#3", Qt::green, {1.0, 0.25}}});
    QCOMPARE(bars.bars(), 3);
    QVERIFY(bars.barRect(1, 0).isEmpty());
    QCOMPARE(bars.barRect(0, 1).width() / bars.barRect(0, 0).width(), 2.0); // the empty series takes no room
    QCOMPARE(bars.describe(1, 1), QString("#3, tree: 0.250"));
    QVERIFY_EXCEPTION_THROWN(bars.setSeries(classes, {{"#1", Qt::red, {0.5}}}), std::invalid_argument);
}

QTEST_MAIN(TestRunsPage)
#include "test_runs_page.moc"
