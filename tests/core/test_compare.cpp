#include "core/base/files.h"
#include "core/compare/chart_file.h"
#include "core/compare/comparison_report.h"
#include "core/compare/run_curves.h"
#include "core/evaluation/label_free.h"
#include "core/runs/run_store.h"
#include "tests/core/html_checks.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

using namespace vantage;
using vantage::samples::has;
using vantage::samples::unbalancedTag;

namespace {

/// Two classes that are there and one that is not; `right` of 10 pixels each are right: both IoUs are right / (20 - right).
ConfusionMatrix counts(uint64_t right)
{
    return ConfusionMatrix::fromCounts(3, {right, 10 - right, 0, 10 - right, right, 0, 0, 0, 0});
}

ComparedRun compared(int64_t id, std::vector<uint64_t> right, std::optional<int> chosen)
{
    ComparedRun run;
    run.record.id = id;
    run.record.kind = RunKind::Adapted;
    run.record.recipe = "label-book";
    run.record.recipeJson = R"({"recipe": "label-book", "epochs": 2, "device": "cpu", "learningRate": 0.007})";
    run.record.seed = 1;
    run.record.sourceFingerprint = "aaaa";
    run.record.programVersion = "1.0";
    run.record.classNames = {"road", "tree", "sign"};
    run.name = plainRunName(run.record);
    for (size_t i = 0; i < right.size(); ++i) {
        EpochRecord epoch;
        epoch.epoch = static_cast<int>(i);
        epoch.step = static_cast<int64_t>(10 * i);
        epoch.target = counts(right[i]);
        epoch.values.set(MeasuredOn::Target, "entropy", 1.0 / static_cast<double>(i + 1));
        run.epochs.push_back(epoch);
    }
    if (chosen)
        run.choice = SnapshotChoice{*chosen, std::nullopt, Verdict::Better, "because"};
    return run;
}

ComparedRun unlabelled(int64_t id)
{
    ComparedRun run = compared(id, {5, 6}, 1);
    for (EpochRecord &epoch : run.epochs)
        epoch.target.reset();
    return run;
}

const ParameterRow &row(const std::vector<ParameterRow> &rows, const std::string &key)
{
    for (const ParameterRow &one : rows)
        if (one.key == key)
            return one;
    throw std::out_of_range(key);
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parametersAgainstABase()
    {
        ComparedRun other = compared(2, {5}, {});
        other.record.recipeJson = R"({"recipe": "label-book", "epochs": 3, "device": "cpu", "bookShare": 0.5})";
        other.record.seed = 18446744073709551615U;
        const std::vector<ComparedRun> runs{compared(1, {5}, {}), other, compared(3, {5}, {})};
        const auto rows = parameterTable(runs);
        QCOMPARE(row(rows, "epochs").values, (std::vector<std::optional<std::string>>{"2", "3", "2"}));
        QCOMPARE(row(rows, "epochs").differs, (std::vector<bool>{false, true, false}));
        QVERIFY(!row(rows, "device").anyDiffers());
        QCOMPARE(row(rows, "bookShare").values[0], std::nullopt);
        QCOMPARE(row(rows, "bookShare").differs, (std::vector<bool>{false, true, false}));
        QCOMPARE(row(rows, "learningRate").values[0].value(), std::string("0.007"));
        QCOMPARE(row(rows, "seed").values[1].value(), std::string("18446744073709551615"));
        QVERIFY(!row(rows, "program version").anyDiffers() && !row(rows, "source data").anyDiffers());
        QCOMPARE(row(rows, "classes").values[0].value(), std::string("3: road tree sign"));
        QCOMPARE(row(parameterTable(runs, 1), "epochs").differs, (std::vector<bool>{true, false, true}));
        QVERIFY_EXCEPTION_THROWN(parameterTable(runs, 3), std::invalid_argument);
        const DataTable differences = parametersForFiles(runs, 0, true);
        QCOMPARE(differences.rows.size(), size_t(4)); // seed, epochs, learningRate, bookShare
        QVERIFY(parametersForFiles(runs, 0, false).rows.size() > 8);
        QVERIFY(!parametersForFiles(std::vector{runs[0], runs[2]}, 0, true).note.empty());
    }

    void recipesThatAreNoJsonAreNoRows()
    {
        ComparedRun broken = compared(2, {5}, {});
        broken.record.recipeJson = std::string("{");
        QCOMPARE(row(parameterTable(std::vector{compared(1, {5}, {}), broken}), "epochs").values[1], std::nullopt);
    }

    void classesWithExtremes()
    {
        ComparedRun lost = compared(3, {5}, {});
        lost.epochs[0].target = ConfusionMatrix::fromCounts(3, {10, 0, 0, 10, 0, 0, 0, 0, 0}); // nothing is called a tree
        const std::vector<ComparedRun> runs{compared(1, {5, 10}, 0), compared(2, {5, 8}, 1), lost, unlabelled(4)};
        const ClassTable table = classTable(runs);
        QCOMPARE(table.rows.size(), size_t(4));
        QCOMPARE(table.rows[0].iou[0].value(), 1.0 / 3); // of the kept epoch, not the last
        QCOMPARE(table.rows[0].iou[1].value(), 2.0 / 3);
        QCOMPARE(table.rows[0].iou[2].value(), 0.5);
        QVERIFY(!table.rows[0].iou[3]);
        QCOMPARE(table.rows[0].delta[0], std::nullopt);
        QCOMPARE(table.rows[0].delta[1].value(), 2.0 / 3 - 1.0 / 3);
        QCOMPARE(table.rows[0].best, std::optional<size_t>(1));
        QCOMPARE(table.rows[0].worst, std::optional<size_t>(0));
        QCOMPARE(table.rows[1].vanished, (std::vector<bool>{false, false, true, false}));
        QCOMPARE(table.rows[1].worst, std::optional<size_t>(2));
        QVERIFY(!table.rows[2].iou[0] && !table.rows[2].best && !table.rows[2].vanished[0]); // no sign in the labels
        QCOMPARE(table.rows[3].name, std::string("mean"));
        QCOMPARE(table.rows[3].iou[1].value(), metricsOf(counts(8)).meanIou);
        QVERIFY(has(table.note, "#4"));
        QCOMPARE(classTable(runs, 1).rows[0].delta[0].value(), 1.0 / 3 - 2.0 / 3);
        const DataTable file = classesForFiles(runs, 0);
        QCOMPARE(file.columns.size(), size_t(7)); // class, base, two runs with their deltas, vanished: none for the run without labels
        QCOMPARE(std::get<std::string>(file.rows[1][6]), runs[2].name);
        QVERIFY(!classTable(std::vector{runs[0], runs[0]}).rows[0].best); // all alike
    }

    void withoutLabelsNothingIsEmpty()
    {
        const std::vector<ComparedRun> runs{unlabelled(1), unlabelled(2)};
        QVERIFY(classTable(runs).rows.empty());
        QVERIFY(!classTable(runs).note.empty());
        QVERIFY(confusionForFiles(runs, 0).rows.empty() && !confusionForFiles(runs, 0).note.empty());
        const DataTable measures = measuresForFiles(runs);
        QCOMPARE(measures.rows.size(), size_t(2)); // entropy, twice: what nobody measured has no row
        QVERIFY(has(measures.note, "no labels"));
        QVERIFY(measuresForFiles(std::vector{compared(1, {5}, 0)}).note.empty());
    }

    void confusionsAreSubtractedByRow()
    {
        const ConfusionChange change = confusionChange(counts(5), counts(8));
        QCOMPARE(change.at(0, 0).value(), 0.8 - 0.5);
        QCOMPARE(change.at(0, 1).value(), 0.2 - 0.5);
        QCOMPARE(change.at(2, 2), std::nullopt);
        QVERIFY_EXCEPTION_THROWN(confusionChange(counts(5), ConfusionMatrix(2)), std::invalid_argument);
        const DataTable file = confusionForFiles(std::vector{compared(1, {5}, {}), compared(2, {8}, {})}, 0);
        QCOMPARE(file.rows.size(), size_t(6)); // two rows of three: the class without a pixel has none
    }

    void summaries()
    {
        const double nan = std::nan("");
        const std::vector<double> at{0, 1, 2, 3}, values{0.2, 0.9, nan, 0.4};
        const ValueSummary high = summaryOf(at, values, Better::Higher, 2);
        QCOMPARE(high.best.value(), 0.9);
        QCOMPARE(high.bestAt.value(), 1.0);
        QCOMPARE(high.last.value(), 0.4);
        QCOMPARE(high.kept.value(), 0.9); // the latest up to there that is a number
        QCOMPARE(high.lowest.value(), 0.2);
        QCOMPARE(high.highest.value(), 0.9);
        QCOMPARE(summaryOf(at, values, Better::Lower, {}).best.value(), 0.2);
        QVERIFY(!summaryOf(at, values, Better::Neither, {}).best);
        QVERIFY(!summaryOf(std::vector{1.0}, std::vector{nan}, Better::Higher, 1).last);
        QVERIFY_EXCEPTION_THROWN(summaryOf(at, {}, Better::Higher, {}), std::invalid_argument);

        const ComparedRun run = compared(1, {5, 8, 6}, 2);
        const ValueSummary miou = measureSummary(run, *findRunMeasure("target-mean-iou"));
        QCOMPARE(miou.best.value(), metricsOf(counts(8)).meanIou);
        QCOMPARE(miou.kept.value(), metricsOf(counts(6)).meanIou);
        QCOMPARE(measureSummary(run, *findRunMeasure("entropy")).best.value(), 1.0 / 3);
        const std::vector<StepRecord> steps{{1, {{"sem", 2.0}}}, {15, {{"sem", 0.5}, {"D", 1.0}}}, {25, {{"sem", 1.0}}}};
        const ValueSummary sem = termSummary(run, steps, "sem");
        QCOMPARE(sem.best.value(), 0.5);
        QCOMPARE(sem.kept.value(), 0.5); // epoch 2 ended with step 20
        QCOMPARE(sem.last.value(), 1.0);
        QCOMPARE(termsOf(steps), (std::vector<std::string>{"sem", "D"}));
    }

    void filesCanBeReadBack()
    {
        const DataTable table{"t", "Title", "", {"name", "a \"b\", c", "n"}, {{std::string("x,y\n"), 0.1, int64_t(3)}, {std::string("ü"), std::nan(""), TableCell()}}};
        QCOMPARE(csvOf(table), std::string("name,\"a \"\"b\"\", c\",n\r\n\"x,y\n\",0.1,3\r\nü,,\r\n"));
        const auto json = nlohmann::json::parse(jsonOf(table));
        QCOMPARE(json["rows"][0]["a \"b\", c"].get<double>(), 0.1);
        QVERIFY(json["rows"][1]["n"].is_null() && json["rows"][1]["a \"b\", c"].is_null());
        QCOMPARE(nlohmann::json::parse(jsonOf(std::vector{table, table})).size(), size_t(2));
        const DataTable bytes{"t", "", "", {"name"}, {{std::string("\xff")}}};
        QVERIFY(!jsonOf(bytes).empty());
    }

    void runsAreReadWithoutTheirSteps()
    {
        QTemporaryDir folder;
        const std::filesystem::path project = folder.path().toStdString();
        RunStore store(project);
        for (int i = 0; i < 2; ++i) {
            RunRecord record = compared(1, {}, {}).record;
            const int64_t id = store.createRun(record);
            store.writeEpoch(id, compared(1, {5}, {}).epochs[0]);
            store.writeChoice(id, {0, std::nullopt, Verdict::KeepNa, "why"});
            store.endRun(id, RunState::Finished, {}, 1);
        }
        const auto runs = readCompared(RunReader(project), std::vector<int64_t>{2, 1});
        QCOMPARE(runs[0].record.id, int64_t(2));
        QCOMPARE(runs[0].name, std::string("#2 adapted, label-book"));
        QCOMPARE(metricsOf(*runs[1].onTarget()).meanIou, metricsOf(counts(5)).meanIou);
    }

    void sharesComeFromKeptPredictions()
    {
        QTemporaryDir folder;
        const std::filesystem::path run = folder.path().toStdString();
        QVERIFY(classSharesOf(run).empty());
        std::filesystem::create_directories(run / "snapshots");
        const std::vector<float> first{1, 1, 0, 0, 0, 0, 1, 1}, second{1, 0, 0, 0, 0, 1, 1, 1}; // two classes, 2 x 2 pixels
        saveProbabilities({quantised(second.data(), 2, 2, 2)}, run / "snapshots" / "epoch-010.probabilities");
        saveProbabilities({quantised(first.data(), 2, 2, 2)}, run / "snapshots" / "epoch-002.probabilities");
        writeAtomically(run / "snapshots" / "epoch-003.probabilities", "broken");
        const auto shares = classSharesOf(run);
        QCOMPARE(shares.size(), size_t(2));
        QCOMPARE(shares[0].epoch, 2);
        QCOMPARE(shares[0].shares, (std::vector<double>{0.5, 0.5}));
        QCOMPARE(shares[1].shares, (std::vector<double>{0.25, 0.75}));
        const DataTable table = sharesForFiles(std::vector{compared(1, {5}, {})}, std::vector<std::vector<EpochShares>>{shares});
        QCOMPARE(table.columns, (std::vector<std::string>{"run", "epoch", "road", "tree"}));
        QCOMPARE(std::get<double>(table.rows[1][3]), 0.75);
    }

    void curvesOverEachAxis()
    {
        ComparedRun run = compared(1, {5, 8, 6}, 1);
        run.epochs[1].seconds = 60;
        run.epochs[2].seconds = 180;
        const RunCurve miou = measureCurve(run, "target-mean-iou", CurveAxis::Time);
        QCOMPARE(miou.x, (std::vector<double>{0, 1, 3}));
        QCOMPARE(miou.y[1], metricsOf(counts(8)).meanIou);
        QCOMPARE(miou.kept, 1.0);
        QCOMPARE(measureCurve(run, "target-mean-iou", CurveAxis::Step).kept, 10.0);
        QVERIFY(measureCurve(unlabelled(2), "target-mean-iou", CurveAxis::Epoch).x.empty());
        QCOMPARE(classCurve(run, 0, CurveAxis::Epoch).y[0], 1.0 / 3);
        QVERIFY(classCurve(run, 2, CurveAxis::Epoch).x.empty()); // no such pixel
        const std::vector<EpochShares> shares{{0, {0.25, 0.75}}, {2, {0.5, 0.5}}};
        QCOMPARE(shareCurve(run, shares, 1, CurveAxis::Epoch).x, (std::vector<double>{0, 2}));
        QVERIFY(std::isnan(shareCurve(run, shares, 1, CurveAxis::Epoch).kept));
        const std::vector<StepRecord> steps{{5, {{"sem", 2.0}}}, {10, {{"sem", 1.5}}}, {15, {{"sem", 1.0}}}, {24, {{"sem", 0.5}}}};
        QCOMPARE(termCurve(run, steps, "sem", CurveAxis::Step).x, (std::vector<double>{5, 10, 15, 24}));
        QCOMPARE(termCurve(run, steps, "sem", CurveAxis::Epoch).x, (std::vector<double>{0.5, 1, 1.5, 2.4}));
        QCOMPARE(termCurve(run, steps, "sem", CurveAxis::Time).x, (std::vector<double>{0.5, 1, 2, 3.8}));
        run.epochs.resize(1);
        QVERIFY(termCurve(run, steps, "sem", CurveAxis::Time).x.empty());
        QCOMPARE(termCurve(run, steps, "sem", CurveAxis::Step).y.size(), size_t(4));
    }

    void chartsAreFilesOfTheirOwn()
    {
        const std::string svg = svgFile({"A & B", "epoch", {{"#1 <x>", {0, 1}, {0.5, 0.6}}, {"#2", {0, 1}, {0.4, 0.7}}}, false, false, {}});
        QXmlStreamReader reader(QString::fromStdString(svg));
        int paths = 0;
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QString("path"))
                ++paths;
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(paths, 2);
        QVERIFY(has(svg, "A &amp; B") && has(svg, "#1 &lt;x&gt;") && !has(svg, "var(--"));
    }

    void pageHoldsWhatCanBeSaid()
    {
        ComparisonReport report;
        report.title = "Station & square";
        report.classes = {{{"road", {1, 2, 3}}, {"tree", {4, 5, 6}}, {"sign", {7, 8, 9}}}, 255};
        report.runs = {compared(1, {5, 8}, 1), compared(2, {5, 9}, 1)};
        report.runs[1].record.seed = 2;
        report.steps = {{{1, {{"sem", 1.0}}}}, {{1, {{"sem", 2.0}}}}};
        const std::string page = comparisonHtml(report);
        QVERIFY(has(page, "Station &amp; square"));
        for (const char *part : {"id=\"differences\"", "id=\"classes\"", "id=\"confusion\"", "id=\"epochs\"", "id=\"losses\"", "prefers-color-scheme:dark", "@media print", "+0.152"})
            QVERIFY2(has(page, part), part); // 9/11 - 8/12
        QCOMPARE(unbalancedTag(page), QString());
        QVERIFY(!has(page, "id=\"shares\"") && !has(page, "<script") && !has(page, "http"));
        report.runs = {unlabelled(1), unlabelled(2)};
        const std::string without = comparisonHtml(report);
        QVERIFY(!has(without, "id=\"confusion\"") && has(without, "Mean entropy") && !has(without, "Mean IoU, target"));
        QCOMPARE(unbalancedTag(without), QString());
        report.shares = {{{0, {0.25, 0.75}}}, {}};
        QVERIFY(has(comparisonHtml(report), "id=\"shares\""));
        report.runs.clear();
        QVERIFY_EXCEPTION_THROWN(comparisonHtml(report), std::invalid_argument);
    }
};

QTEST_APPLESS_MAIN(TestCompare)
#include "test_compare.moc"
