#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/evaluation/proof.h"
#include "core/protocol/protocol.h"
#include "core/protocol/table_writers.h"
#include "tests/core/data_samples.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace vantage;
using namespace vantage::samples;

namespace {

ConfusionMatrix counts(std::vector<uint64_t> values)
{
    return ConfusionMatrix::fromCounts(3, std::move(values));
}

NetworkResult network(Role role, const std::string &name, int64_t run, std::vector<uint64_t> values)
{
    NetworkResult result;
    result.role = role;
    result.name = name;
    result.run = run;
    result.target = counts(std::move(values));
    return result;
}

Pair pairOf(const std::string &source, const std::string &target, PairFamily family)
{
    Pair pair;
    pair.sources = {source};
    pair.target = target;
    pair.family = family;
    return pair;
}

/// Two near pairs of three classes; the first has no pixel of the third class.
ProtocolResults twoPairs()
{
    ProtocolResults results;
    results.classes.classes = {{"roads", {128, 64, 128}}, {"walls", {0, 0, 255}}, {"poles", {9, 9, 9}}};
    PairResult first;
    first.pair = pairOf("A1", "B1", PairFamily::Near);
    first.networks = {network(Role::NoAdaptation, "NA", 1, {5, 5, 0, 0, 10, 0, 0, 0, 0}), network(Role::Control, "control", 2, {5, 5, 0, 0, 10, 0, 0, 0, 0}),
                      network(Role::Adapted, "self-training", 3, {8, 2, 0, 0, 10, 0, 0, 0, 0}), network(Role::FineTuning, "FT", 4, {9, 1, 0, 2, 8, 0, 0, 0, 0})};
    PairResult second;
    second.pair = pairOf("A2", "B2", PairFamily::Near);
    second.networks = {network(Role::NoAdaptation, "NA", 1, {10, 0, 0, 5, 5, 0, 10, 0, 0}), network(Role::Control, "control", 2, {10, 0, 0, 5, 5, 0, 10, 0, 0}),
                       network(Role::Adapted, "self-training", 3, {10, 0, 0, 0, 10, 0, 0, 5, 5}), network(Role::FineTuning, "FT", 4, {10, 0, 0, 0, 10, 0, 0, 0, 10})};
    for (PairResult *pair : {&first, &second}) {
        NetworkResult &adapted = pair->networks[2];
        adapted.control = "control";
        adapted.choice = SnapshotChoice{1, 2, Verdict::Better, "why"};
        adapted.oracleMeanIou = 0.9;
        adapted.adaptedMeanIou = 0.9;
        results.pairs.push_back(*pair);
    }
    return results;
}

const TableRow &rowOf(const ClassTable &table, const std::string &network)
{
    for (const TableRow &row : table.rows)
        if (row.network == network)
            return row;
    qFatal("there is no such row");
}

size_t occurrences(const std::string &text, const std::string &what)
{
    size_t count = 0;
    for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++count;
    return count;
}

} // namespace

class TestProtocol : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path path(const char *name) const { return m_temporary->filePath(name).toStdString(); }

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void cityHasThePapersPairs()
    {
        const ProtocolSpec spec = citySpec();
        QCOMPARE(spec.pairs.size(), size_t(18));
        const auto names = [&](const std::string &what) {
            std::string text;
            for (const Pair &pair : selected(spec, {what}).pairs)
                text += nameOf(pair) + " ";
            return text;
        };
        QCOMPARE(names("near"), std::string("A1-B1 A2-B2 A3-B3 B1-A1 B2-A2 B3-A3 "));
        QCOMPARE(names("opposite"), std::string("A1-C1 A2-C2 A3-C3 C1-A1 C2-A2 C3-A3 "));
        QCOMPARE(names("scene"), std::string("A1-A2 A1-A3 A2-A1 A2-A3 A3-A1 A3-A2 "));
        QCOMPARE(selected(spec, {"near"}).cameras.size(), size_t(6));
        QCOMPARE(selected(spec, {"scene"}).cameras.size(), size_t(3)); // only those that are needed are rendered
        QCOMPARE(selected(spec, {"A1-B1", "scene"}).pairs.size(), size_t(7));
        QCOMPARE(selected(spec, {"all"}).pairs.size(), size_t(18));
        QCOMPARE(spec.camera("C3").city->scene, 3);
        QCOMPARE(spec.camera("C3").city->view, 'C');
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, selected(spec, {"far"}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, selected(spec, {"other"})); // the city has none
    }

    void cameraListsAreRead()
    {
        createFolder(path("one"));
        createFolder(path("two"));
        const ProtocolSpec spec = specFromJson(R"({"cameras": {"a": "one", "b-2": "two", "c": "two"},
            "pairs": [{"source": ["a", "b-2"], "target": "c", "family": "scene", "yawDegrees": 20, "sharedGround": 0.5}, {"source": "a", "target": "c"}]})",
                                               path("cameras.json"));
        QCOMPARE(spec.camera("a").folder, path("one")); // relative to the file
        QVERIFY(!spec.camera("a").city);
        QCOMPARE(nameOf(spec.pairs[0]), std::string("a+b-2-c"));
        QVERIFY(spec.pairs[0].family == PairFamily::Scene && spec.pairs[1].family == PairFamily::Other);
        QCOMPARE(*spec.pairs[0].yawDegrees, 20.0);
        QCOMPARE(*spec.pairs[0].sharedGround, 0.5);
        QVERIFY(!spec.pairs[0].distance);
    }

    void mapsAreCountedApart()
    {
        ProtocolResults results = twoPairs();
        for (PairResult &pair : results.pairs) {
            NetworkResult adapted = pair.networks[2], fineTuned = pair.networks[3];
            adapted.name += " + map";
            adapted.target = pair.networks[3].target; // as good as FT alone
            fineTuned.name += " + map";
            for (NetworkResult *mapped : {&adapted, &fineTuned})
                mapped->withMap = true;
            pair.networks.insert(pair.networks.begin() + 3, adapted);
            pair.networks.push_back(fineTuned);
        }
        const ClassTable table = familyTable(results, PerClass::Iou, PairFamily::Near);
        QCOMPARE(table.rows.size(), size_t(6));
        QCOMPARE(table.rows[3].network, std::string("self-training + map"));
        QVERIFY(table.rows[2].cells[0].best); // the map's row takes nothing away from it
        QVERIFY(!table.rows[3].cells[0].best && !table.rows[3].cells[0].beatsFineTuning);
        const std::vector<PairSummary> summaries = summariesOf(results);
        QCOMPARE(summaries.size(), size_t(4));
        QCOMPARE(summaries[1].recipe, std::string("self-training + map"));
        QVERIFY(std::abs(*summaries[1].gap - 1) < 1e-12); // against FT with its map
    }

    void mistakesInCameraListsAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        const QString cameras = R"({"cameras": {"a": "one", "b": "two"}, "pairs": [%1]})";
        QTest::newRow("no JSON") << "cameras: a" << "is no JSON object";
        QTest::newRow("no cameras") << R"({"pairs": []})" << "\"cameras\"";
        QTest::newRow("no pairs") << R"({"cameras": {"a": "one"}})" << "\"pairs\"";
        QTest::newRow("unknown key") << R"({"camera": {}})" << "there is no \"camera\"";
        QTest::newRow("missing folder") << R"({"cameras": {"a": "three"}, "pairs": []})" << "\"pairs\"";
        QTest::newRow("missing folder, pairs there") << R"({"cameras": {"a": "three"}, "pairs": [1]})" << "three is no folder";
        QTest::newRow("folder of too long a name") << QString(R"({"cameras": {"a": "%1"}, "pairs": [1]})").arg(QString(300, 'x')) << "is no folder";
        QTest::newRow("bad name") << R"({"cameras": {"a/b": "one"}, "pairs": [1]})" << "no name of a camera";
        QTest::newRow("no object") << cameras.arg("1") << "pair 1 is no object";
        QTest::newRow("no target") << cameras.arg(R"({"source": "a"})") << "pair 1 has no target";
        QTest::newRow("no source") << cameras.arg(R"({"source": [], "target": "b"})") << "pair 1 has no source";
        QTest::newRow("unknown camera") << cameras.arg(R"({"source": "a", "target": "x"})") << "there is no camera \"x\"";
        QTest::newRow("same") << cameras.arg(R"({"source": "a", "target": "a"})") << "as source and as target";
        QTest::newRow("source twice") << cameras.arg(R"({"source": ["a", "a"], "target": "b"})") << "names a source twice";
        QTest::newRow("family") << cameras.arg(R"({"source": "a", "target": "b", "family": "far"})") << "no family 'far'";
        QTest::newRow("number") << cameras.arg(R"({"source": "a", "target": "b", "distance": "3 m"})") << "\"distance\" is no number";
        QTest::newRow("twice") << cameras.arg(R"({"source": "a", "target": "b"}, {"source": "a", "target": "b"})") << "has a-b twice";
        QTest::newRow("key of a pair") << cameras.arg(R"({"source": "a", "target": "b", "yaw": 3})") << "there is no \"yaw\" in pair 1";
    }

    void mistakesInCameraListsAreNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        createFolder(path("one"));
        createFolder(path("two"));
        VERIFY_REFUSED(specFromJson(text.toStdString(), path("cameras.json")), "cameras.json", problem.toStdString());
    }

    void tablesHaveKnownValues()
    {
        const ProtocolResults results = twoPairs();
        const ClassTable iou = familyTable(results, PerClass::Iou, PairFamily::Near);
        QCOMPARE(iou.pairs, (std::vector<std::string>{"A1-B1", "A2-B2"}));
        QCOMPARE(iou.seeds, size_t(1));
        QCOMPARE(iou.rows.size(), size_t(4));
        // The mean of each pair, 7/12 and 0.3, averaged; a class over the pairs that have it.
        const TableRow &na = rowOf(iou, "NA"), &adapted = rowOf(iou, "self-training"), &fineTuning = rowOf(iou, "FT");
        QCOMPARE(*na.cells[0].value, (7.0 / 12 + 0.3) / 2);
        QCOMPARE(*na.cells[1].value, (0.5 + 0.4) / 2);
        QCOMPARE(*na.cells[3].value, 0.0);
        QCOMPARE(*adapted.cells[0].value, ((0.8 + 10.0 / 12) / 2 + (1 + 2.0 / 3 + 0.5) / 3) / 2);
        QCOMPARE(*adapted.cells[3].value, 0.5);
        QCOMPARE(*fineTuning.cells[3].value, 1.0);
        QVERIFY(adapted.cells[0].best && !na.cells[0].best && !fineTuning.cells[0].best);
        QVERIFY(!adapted.cells[0].beatsFineTuning); // 0.77 against 0.87
        QVERIFY(adapted.cells[1].beatsFineTuning);  // (0.8 + 1) / 2 against (0.75 + 1) / 2

        const ClassTable accuracy = pairTable(results, PerClass::ClassAccuracy, "A1-B1");
        const TableRow &first = rowOf(accuracy, "self-training");
        QCOMPARE(*first.cells[0].value, 0.9); // of the two classes that are there
        QVERIFY(!first.cells[3].value && !first.cells[3].best && !first.cells[3].beatsFineTuning);
        QVERIFY(first.cells[0].beatsFineTuning && !first.cells[1].beatsFineTuning);
        QVERIFY(first.cells[2].beatsFineTuning && !first.cells[2].best); // all but FT are 1: no best among them
        QVERIFY(familyTable(results, PerClass::Iou, PairFamily::Scene).rows.empty());
    }

    void onlyNetworksThatAllHaveAreAveraged()
    {
        ProtocolResults results = twoPairs();
        results.pairs[1].networks.pop_back();
        QCOMPARE(familyTable(results, PerClass::Iou, PairFamily::Near).rows.size(), size_t(3));
        QVERIFY(!familySummaries(results)[0].fineTuning && !familySummaries(results)[0].gap);
        QCOMPARE(pairTable(results, PerClass::Iou, "A1-B1").rows.size(), size_t(4));
    }

    void gapAndTruth()
    {
        QCOMPARE(*gapClosed(0.32, 0.57, 0.64), 0.25 / 0.32); // the paper's 78 %
        QCOMPARE(*gapClosed(0.5, 0.4, 0.6), -1.0);
        QVERIFY(!gapClosed(0.5, 0.6, 0.505));
        QVERIFY(!gapClosed(0.5, 0.6, 0.4));
        QVERIFY(truthOf(0.5, 0.53) == Verdict::Better);
        QVERIFY(truthOf(0.5, 0.51) == Verdict::NoClearGain);
        QVERIFY(truthOf(0.5, 0.47) == Verdict::KeepNa);
    }

    void summariesSetVerdictAgainstTruth()
    {
        ProtocolResults results = twoPairs();
        NetworkResult &kept = results.pairs[1].networks[2]; // NA was kept though a snapshot was far better
        kept.target = results.pairs[1].networks[0].target;
        kept.choice = SnapshotChoice{0, 2, Verdict::KeepNa, "why"};
        const std::vector<PairSummary> summaries = summariesOf(results);
        QCOMPARE(summaries.size(), size_t(2));
        QVERIFY(summaries[0].verdict == Verdict::Better && summaries[0].truth == Verdict::Better);
        QCOMPARE(*summaries[0].oracle, 2);
        QCOMPARE(*summaries[0].control, summaries[0].na);
        QVERIFY(summaries[1].verdict == Verdict::KeepNa && summaries[1].truth == Verdict::Better);
        QCOMPARE(*summaries[1].gap, 0.0);
        const FamilySummary family = familySummaries(results).at(0);
        QCOMPARE(family.results, size_t(2));
        QCOMPARE(family.verdicts[0][0], 1);
        QCOMPARE(family.verdicts[2][0], 1);
        QCOMPARE(*family.oracleMeanIou, 0.9);
        QCOMPARE(*familySummaries(twoPairs())[0].gap, gapClosed(53.0 / 120, 0.5 * (49.0 / 60 + 13.0 / 18), 0.5 * (65.0 / 88 + 1)).value());
    }

    void writersSayTheSame()
    {
        const ProtocolResults results = twoPairs();
        ProtocolPage page;
        page.facts = {{"Preset", "quick"}};
        page.failures = {"A3-B3, seed 1: <b>|no*"};
        page.stages = {{"A1-B1", 1, "Fine-Tuning", 4, RunState::Finished, 64, 512 << 20, 0.7}};
        writeImage(path("figure.png"), picture({8, 8}, 1));
        page.figures = {{path("figure.png"), "A figure"}};
        writeTables(path("out"), results, page);

        const std::string markdown = readFile(path("out") / "tables.md");
        for (const char *part : {"## Table 1. Point of view, near", "| Intersection over union | mean | roads | walls | poles |", "| **0.77** | **0.90\\*** |", "*0.87*",
                                 "| absent |", "| near | self-training | 2 | 0.442 | 0.442 | 0.769 | 0.869 | +0.328 | 77 % | 0.900 |", "512 MiB", "\\|no\\*"})
            QVERIFY2(markdown.find(part) != std::string::npos, part);

        const std::string csv = readFile(path("out") / "tables.csv");
        // 2 pairs and a family of 4 networks, 2 measures, mean and 3 classes; 7 more measures a pair and 1 a family; the head.
        QCOMPARE(occurrences(csv, "\n"), size_t(3 * 4 * 2 * 4 + 2 * 7 + 1 + 1));
        for (const char *line : {"pair,near,A1-B1,A1,B1,1,self-training,adapted,3,class accuracy,mean,0.900000\n", "pair,near,A1-B1,A1,B1,1,FT,FT,4,iou,poles,\n",
                                 "family,near,,,,,FT,FT,,iou,poles,1.000000\n", "pair,near,A2-B2,A2,B2,1,self-training,adapted,3,verdict,,better\n"})
            QVERIFY2(csv.find(line) != std::string::npos, line);

        const std::string html = readFile(path("out") / "index.html");
        for (const char *part : {"<b>0.90*</b>", "<i>0.87</i>", "data:image/png;base64,", "&lt;b&gt;|no*", "Verdict against truth"})
            QVERIFY2(html.find(part) != std::string::npos, part);
        QCOMPARE(html.find("src=\"http"), std::string::npos);
        QCOMPARE(occurrences(html, "<section"), occurrences(html, "</section>"));
        QCOMPARE(occurrences(html, "<table"), occurrences(html, "</table>"));
    }

    void nothingYetIsNoError()
    {
        writeTables(path("out"), {}, {});
        QCOMPARE(occurrences(readFile(path("out") / "tables.csv"), "\n"), size_t(1));
    }

    void stagesAreKept()
    {
        createFolder(path("out"));
        {
            StageLog log(path("out"), R"({"preset": "quick"})");
            log.put({"A1-B1", 1, "Fine-Tuning", 4, RunState::Stopped, 10, 700, std::nullopt});
            log.put({"", 0, "Camera A1", 0, RunState::Finished, 3, 50, std::nullopt});
        }
        StageLog log(path("out"), R"({"preset": "quick"})");
        QCOMPARE(log.lines().size(), size_t(2));
        log.put({"A1-B1", 1, "Fine-Tuning", 4, RunState::Finished, 64.5, 600, 0.5}); // the second sitting
        QCOMPARE(log.lines().size(), size_t(2));
        const StageLine expected{"A1-B1", 1, "Fine-Tuning", 4, RunState::Finished, 64.5, 700, 0.5};
        QVERIFY(log.lines()[0] == expected);
        QVERIFY(StageLog(path("out"), "{}").lines() == log.lines());
        QVERIFY(readFile(path("out") / "stages.csv").find("A1-B1,1,Fine-Tuning,4,finished,64.5,0,0.500000\n") != std::string::npos);
        writeBytes(path("out") / "protocol.json", "{\"vantage_protocol\": 1");
        VERIFY_REFUSED(StageLog(path("out"), "{}"), "protocol.json", "is damaged");
        writeBytes(path("out") / "protocol.json", "{\"vantage_protocol\": 99}");
        VERIFY_REFUSED(StageLog(path("out"), "{}"), "protocol.json", "newer version");
        resetPeakMemory();
        QVERIFY(peakMemory() > 1 << 20);
    }

    void resultsAreReadFromTheProject()
    {
        AdaptationResult adaptation;
        adaptation.project.folder = path("project");
        {
            RunStore store(path("project"));
            const auto add = [&](RunKind kind, std::vector<std::vector<uint64_t>> epochs, const SnapshotChoice &choice) {
                RunRecord record;
                record.kind = kind;
                record.recipe = toText(kind);
                record.classNames = {"roads", "walls", "poles"};
                const int64_t run = store.createRun(record);
                int number = 0;
                for (auto &values : epochs) {
                    EpochRecord epoch;
                    epoch.epoch = number++;
                    epoch.target = counts(values);
                    store.writeEpoch(run, epoch);
                }
                store.writeChoice(run, choice);
                store.endRun(run, RunState::Finished, {}, 5);
                return FinishedRun{run, {}, choice, {}, false};
            };
            const std::vector<uint64_t> poor{5, 5, 0, 0, 10, 0, 0, 0, 10}, good{10, 0, 0, 0, 10, 0, 0, 0, 10}, fair{8, 2, 0, 0, 10, 0, 0, 0, 10};
            adaptation.baseline = add(RunKind::Baseline, {}, {});
            adaptation.control = add(RunKind::Control, {poor, poor}, {1, 1, Verdict::NoClearGain, ""});
            adaptation.adapted = add(RunKind::Adapted, {poor, good, fair}, {2, 1, Verdict::Better, ""});
            adaptation.adapted->recipe.name = "self-training";
            adaptation.fineTuning = add(RunKind::FineTuning, {poor, good}, {1, 1, Verdict::NoClearGain, ""});
        }
        PairResult result;
        addNetworks(result, adaptation);
        QCOMPARE(result.networks.size(), size_t(4));
        const NetworkResult &adapted = *networkNamed(result, "self-training");
        QCOMPARE(metricsOf(*networkNamed(result, "NA")->target).classAccuracy[0].value(), 0.5); // epoch 0 of the adaptation
        QCOMPARE(metricsOf(*adapted.target).classAccuracy[0].value(), 0.8);                     // the chosen epoch
        QCOMPARE(*adapted.oracleMeanIou, 1.0);
        QCOMPARE(*adapted.adaptedMeanIou, 1.0);
        QCOMPARE(adapted.control, std::string("control"));
        QCOMPARE(adapted.model, path("project") / "runs" / "3" / "model.safetensors");
        // A second recipe with the same baseline, control and FT adds itself alone, one with another control that too.
        adaptation.adapted->recipe.name = "adversarial";
        adaptation.adapted->run = 4;
        adaptation.fineTuning.reset();
        addNetworks(result, adaptation);
        QCOMPARE(result.networks.size(), size_t(4)); // run 4 is known as FT's
        adaptation.adapted->run = 2;
        adaptation.control->run = 3;
        result.networks.resize(1);
        addNetworks(result, adaptation);
        QCOMPARE(result.networks[1].name, std::string("control"));
        adaptation.control->run = 4;
        adaptation.adapted->run = 1;
        result.networks.erase(result.networks.begin());
        addNetworks(result, adaptation);
        QVERIFY(networkNamed(result, "control of adversarial"));
    }

    void sourcesOfAPair()
    {
        ProtocolSpec spec;
        spec.cameras = {{"a", camera(path("a"), 3), std::nullopt}, {"b", camera(path("b"), 2), std::nullopt}, {"c", camera(path("c"), 2, {32, 24}, false), std::nullopt}};
        Pair pair;
        pair.sources = {"a", "b"};
        pair.target = "c";
        QCOMPARE(sourceFolders(pair, spec), (std::vector<std::filesystem::path>{path("a"), path("b")}));
        spec.pairs = {pair};
        VERIFY_REFUSED(checkCameras(spec), path("c").string(), "has no labels");
        spec.pairs.front().sources = {"a", "c"};
        spec.pairs.front().target = "b";
        VERIFY_REFUSED(checkCameras(spec), path("c").string(), "");
    }

    void nothingIsMadeOfBadSettings()
    {
        ProtocolOptions options;
        options.folder = path("out");
        options.spec = selected(citySpec(), {"A1-B1"});
        ProtocolObserver observer;
        options.recipes = {"control"};
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, runProtocol(options, {}, observer));
        options.recipes = {"nonsense"};
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, runProtocol(options, {}, observer));
        options.recipes = {"self-training"};
        options.adaptation.settings = {{"nonsense", "1"}};
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, runProtocol(options, {}, observer));
        QVERIFY(!fs::exists(options.folder));
    }

    void aStopWhileRenderingIsKept()
    {
        ProtocolOptions options;
        options.folder = path("out");
        options.spec = selected(citySpec(), {"A1-B1"});
        options.city = {3, {16, 16}, 1};
        std::stop_source stop;
        struct Stopper : ProtocolObserver
        {
            std::stop_source *source = nullptr;
            int frames = 0;
            void onCamera(const std::string &, int, int) override
            {
                if (++frames == 2)
                    source->request_stop();
            }
        } observer;
        observer.source = &stop;
        QVERIFY(runProtocol(options, stop.get_token(), observer).end == TrainingResult::End::Stopped);
        QVERIFY(fs::exists(path("out") / "cameras" / "A1" / "images" / "000001.png"));
        QVERIFY(!fs::exists(path("out") / "cameras" / "A1" / "images" / "000002.png"));
        const StageLog log(path("out"), "{}");
        QCOMPARE(log.lines().size(), size_t(1));
        QCOMPARE(log.lines()[0].title, std::string("Camera A1"));
        QVERIFY(log.lines()[0].state == RunState::Stopped);
        CameraSpec camera = options.spec.camera("A1");
        VERIFY_REFUSED(renderCamera(camera, {1, {16, 16}, 1}, path("out") / "cameras", {}, [](int, int) {}), "A1", "more than 1 frames");
    }
};

QTEST_APPLESS_MAIN(TestProtocol)
#include "test_protocol.moc"
