#include "core/base/files.h"
#include "tests/app/cli_program.h"
#include "tests/core/data_samples.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace vantage;
using namespace vantage::samples;

class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void helpAndUsage();
    void badFoldersAreNamed_data();
    void badFoldersAreNamed();
    void checkListsProblems();
    void cityRendersAndIsChecked();
    void adaptsEvaluatesPredicts();
    void damagedFramesAreLeftOutOnRequest();
    void protocolTrainsEachNetworkOnce();
    void baselineAloneIsMeasuredOnTheTarget();
    void everyRecipeGivesItsOwnModel();
    void exportsVerifiesApplies();
    void interruptedRunIsKeptAndResumed();
    void outputThatIsLostIsToldAndAClosedPipeIsNot();
    void everySignalOfAShellKeepsTheRun_data();
    void everySignalOfAShellKeepsTheRun();
    void limitOfFileSizesLeavesNoPart();

private:
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }
    QString text(const char *name) const { return m_folder->filePath(name); }
    /// A small and quick adaptation.
    QStringList adaptation(const char *project) const
    {
        return {"adapt", "--source", text("source"), "--target", text("target"), "--project", text(project), "--json", "--no-report",
                "--set", "backbone=18", "--set", "width=64", "--set", "height=48", "--set", "evaluationFrames=2", "--set", "threads=2",
                "--set", "epochs=2", "--set", "stepsPerEpoch=3", "--set-baseline", "epochs=2", "--set-baseline", "stepsPerEpoch=3",
                "--set-baseline", "batch=2", "--set", "generatorFilters=4", "--set", "generatorBlocks=1", "--set", "discriminatorFilters=4"};
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    camera(path("source"), 8, {64, 48});
    camera(path("target"), 8, {64, 48});
}

void TestCli::helpAndUsage()
{
    QCOMPARE(cli({"--help"}).code, done);
    for (const char *command : {"city", "weights", "check", "adapt", "protocol", "evaluate", "export", "verify", "predict", "runs", "camera", "record", "watch", "finish", "spot-check"}) {
        const Outcome help = cli({command, "--help"});
        QCOMPARE(help.code, done);
        QVERIFY2(help.out.size() > 100, command);
    }
    QCOMPARE(cli({}).code, usage);
    QCOMPARE(cli({"nonsense"}).code, usage);
    QCOMPARE(cli({"city"}).code, usage);
    QCOMPARE(cli({"city", "--scene", "4", "--out", text("x")}).code, usage);
    QCOMPARE(cli({"city", "--view", "D", "--out", text("x")}).code, usage);
    QCOMPARE(cli({"city", "--size", "big", "--out", text("x")}).code, usage);
    QCOMPARE(cli({"city", "--geometry", "--out", text("x")}).code, usage);
    QCOMPARE(cli({"adapt", "--source", text("source"), "--target", text("target")}).code, usage);
    QCOMPARE(cli(adaptation("p") << "--set" << "nonsense=1").code, usage);
    QCOMPARE(cli(adaptation("p") << "--recipe" << "nonsense").code, usage);
    QCOMPARE(cli(adaptation("p") << "--set" << "seed=3").code, usage); // --seed is of all runs together
    QCOMPARE(cli(adaptation("p") << "--set" << "targetBatch=0").code, usage);
    QVERIFY(!fs::exists(path("p") / "runs" / "1"));
    const QStringList predict{"predict", "--model", "m", "--input", "i", "--out", text("x")}, evaluate{"evaluate", "--model", "m", "--data", "d"},
        exporting{"export", "--model", "m", "--out", text("x")}, city{"city", "--out", text("x")}, protocol{"protocol", "--out", text("x")};
    for (const auto &[command, option, value] : {std::tuple{predict, "--threads", "100000"}, {predict, "--threads", "-1"}, {predict, "--every", "0"}, {predict, "--every", "2000000"},
                                                 {predict, "--every", "99999999999999999999"}, {predict, "--frames", "-1"}, {predict, "--timeout", "0"}, {predict, "--timeout", "1e9"},
                                                 {predict, "--fps", "0"}, {predict, "--fps", "1e6"}, {predict, "--opacity", "1.1"}, {predict, "--opacity", "nan"},
                                                 {evaluate, "--threads", "100000"}, {evaluate, "--threads", "-1"}, {exporting, "--threads", "100000"}, {exporting, "--size", "0x48"},
                                                 {exporting, "--size", "-64x48"}, {exporting, "--size", "100000x48"}, {city, "--frames", "0"}, {city, "--seed", "-1"},
                                                 {protocol, "--seeds", "0"}, {protocol, "--seed", "-1"}, {protocol, "--project-seeds", "-1"}, {protocol, "--checkpoint-steps", "-1"}, {protocol, "--frames", "1"}, {protocol, "--size", "0x0"},
                                                 {adaptation("p"), "--checkpoint-steps", "-1"}, {adaptation("p"), "--seed", "-1"}}) {
        const Outcome outcome = cli(command + QStringList{option, value});
        QVERIFY2(outcome.code == usage, qPrintable(command[0] + " " + option + " " + value + ": " + QString::number(outcome.code) + outcome.error));
    }
    QVERIFY(!fs::exists(path("x")));
    QVERIFY(cli({"adapt", "--options"}).out.contains("learningRate"));
}

void TestCli::badFoldersAreNamed_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"missing", "empty", "no labels", "other size", "unknown value", "truncated", "text", "one pixel", "same folder", "one frame",
                             "truncated target frame"})
        QTest::addRow("%s", what) << QString(what);
}

void TestCli::badFoldersAreNamed()
{
    QFETCH(QString, what);
    const fs::path bad = path("source"), image = bad / "images" / "frame1.png", label = bad / "labels" / "frame1.png";
    QString named = "frame1";
    if (what == "missing" || what == "empty") {
        fs::remove_all(bad);
        if (what == "empty")
            fs::create_directories(bad);
        named = "source";
    } else if (what == "no labels") {
        fs::remove_all(bad / "labels");
        named = "source";
    } else if (what == "other size") {
        writeLabels(label, labels({32, 24}, 1));
    } else if (what == "unknown value") {
        writeLabels(label, cv::Mat(48, 64, CV_8UC1, cv::Scalar(77)));
    } else if (what == "truncated") {
        const std::string bytes = readFile(image);
        writeBytes(image, bytes.substr(0, bytes.size() / 2));
    } else if (what == "text") {
        writeBytes(image, "this is no picture");
    } else if (what == "one pixel") {
        for (int i = 0; i < 8; ++i) {
            writeImage(bad / "images" / (frameName(i) + ".png"), picture({1, 1}, i));
            writeLabels(bad / "labels" / (frameName(i) + ".png"), cv::Mat(1, 1, CV_8UC1, cv::Scalar(0)));
        }
        named = "frame";
    } else if (what == "one frame") {
        for (int i = 1; i < 8; ++i)
            fs::remove(bad / "images" / (frameName(i) + ".png"));
        named = "source";
    } else if (what == "truncated target frame") {
        const fs::path late = path("target") / "images" / "frame5.png";
        writeBytes(late, readFile(late).substr(0, 100));
        named = "target/images/frame5.png";
    } else {
        fs::remove_all(path("target"));
        fs::create_directory_symlink(bad, path("target"));
        named = "source";
    }
    const Outcome outcome = cli(adaptation("project"));
    QVERIFY2(outcome.code == badInput, qPrintable(outcome.error));
    QVERIFY2(outcome.error.contains(named), qPrintable(outcome.error));
    QVERIFY(!fs::exists(path("project"))); // found before anything was made
}

void TestCli::checkListsProblems()
{
    QCOMPARE(cli({"check", text("source")}).code, done);
    writeBytes(path("source") / "images" / "frame3.png", "this is no picture");
    const Outcome outcome = cli({"check", text("source"), "--json"});
    QCOMPARE(outcome.code, badInput);
    const auto json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
    QCOMPARE(json["frames"].toInt(), 8);
    QCOMPARE(json["problems"].toArray().size(), 1);
    QVERIFY(json["problems"].toArray()[0].toString().contains("frame3.png"));
}

void TestCli::cityRendersAndIsChecked()
{
    const Outcome city = cli({"city", "--scene", "2", "--view", "B", "--frames", "2", "--size", "64x48", "--out", text("city")});
    QCOMPARE(city.code, done);
    QVERIFY(city.out.contains("A to B") && !city.out.contains("A to C"));
    const Outcome geometry = cli({"city", "--scene", "2", "--geometry"});
    QCOMPARE(geometry.code, done);
    QVERIFY(geometry.out.contains("A to B") && geometry.out.contains("C to B") && geometry.out.contains("field of view"));
    const Outcome outcome = cli({"check", text("city"), "--json"});
    QCOMPARE(outcome.code, done);
    QCOMPARE(QJsonDocument::fromJson(outcome.out.toUtf8()).object()["labelled"].toInt(), 2);
}

void TestCli::adaptsEvaluatesPredicts()
{
    const Outcome adapted = cli(adaptation("project") << "--preset" << "pspnet" << "--recipe" << "adversarial" << "--control" << "--fine-tuning");
    QVERIFY2(adapted.code == done, qPrintable(adapted.error));
    const auto json = QJsonDocument::fromJson(adapted.out.toUtf8()).object();
    QStringList results;
    for (const auto &result : json["results"].toArray()) {
        const auto object = result.toObject();
        results << object["role"].toString() + (object["map"].toBool() ? " with map" : "");
        QVERIFY(object["target"].toObject().contains("meanIou"));
    }
    QCOMPARE(results, QStringList({"NA", "control", "adapted", "adapted with map", "FT", "FT with map"}));
    const QString model = json["model"].toString();

    const Outcome evaluated = cli({"evaluate", "--model", model, "--data", text("target"), "--json"});
    QVERIFY2(evaluated.code == done, qPrintable(evaluated.error));
    const auto measures = QJsonDocument::fromJson(evaluated.out.toUtf8()).object();
    QVERIFY(measures.contains("meanIou"));
    QVERIFY(measures["confusionAxes"].toObject()["rows"].toString().startsWith("truth"));
    const auto confusion = measures["confusion"].toArray();
    QCOMPARE(confusion.size(), 13 * 13);
    qint64 ofFrames0 = 0; // class 0 is the left half of frame 0 alone
    for (int prediction = 0; prediction < 13; ++prediction)
        ofFrames0 += confusion[prediction].toInteger();
    QCOMPARE(ofFrames0, qint64(32 * 48));

    QCOMPARE(cli({"predict", "--model", model, "--input", text("target"), "--out", text("predicted"), "--colour"}).code, done);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(readImage(path("predicted") / "colour" / (frameName(i) + ".png")).size(), cv::Size(64, 48));
    QCOMPARE(cli({"predict", "--model", model, "--input", text("target"), "--out", text("target")}).code, badInput);
    const QStringList goingOn{"predict", "--model", model, "--input", text("target"), "--out", text("predicted"), "--colour", "--json"};
    fs::remove(path("predicted") / "labels" / "frame5.png");
    const Outcome more = cli(goingOn + QStringList{"--continue"});
    QVERIFY2(more.code == done && more.json()["frames"].toInteger() == 1 && more.json()["there"].toInteger() == 7, qPrintable(more.error + more.out));
    QCOMPARE(cli(goingOn + QStringList{"--continue", "--replace"}).code, usage);
    const QStringList once{"predict", "--model", model, "--input", text("target") + "/images/frame3.png", "--out", text("predicted")};
    const Outcome mixed = cli(once);
    QVERIFY2(mixed.code == badInput && mixed.error.contains("predicted") && mixed.error.contains("--replace"), qPrintable(mixed.error));
    QCOMPARE(cli(once + QStringList{"--replace"}).code, done);
    QVERIFY(!fs::exists(path("predicted") / "labels" / "frame0.png") && fs::exists(path("predicted") / "labels" / "frame3.png"));
    QCOMPARE(cli({"evaluate", "--model", text("source") + "/images/frame1.png", "--data", text("target")}).code, badInput);
    ClassMap turned = carlaClasses();
    for (int i = 0; i < turned.size(); ++i)
        turned.classes[static_cast<size_t>(i)].values = {i};
    std::reverse(turned.classes.begin(), turned.classes.end());
    writeBytes(path("target") / "classes.json", classMapToJson(turned)); // in another order, each with its values: the same labels
    const Outcome met = cli({"evaluate", "--model", model, "--data", text("target"), "--json"});
    QCOMPARE(met.code, done);
    QCOMPARE(met.json()["confusion"].toArray(), confusion);
    for (ClassInfo &info : turned.classes)
        info.name = "my " + info.name;
    writeBytes(path("target") / "classes.json", classMapToJson(turned));
    const Outcome foreign = cli({"evaluate", "--model", model, "--data", text("target")});
    QVERIFY2(foreign.code == badInput && foreign.error.contains("none of its 13 is one of the 13") && foreign.error.contains("\"as\""), qPrintable(foreign.error));
    fs::remove(path("target") / "classes.json");

    // The baseline and the control are there already: only the adaptation is trained again, whatever its own options are.
    QCOMPARE(cli(adaptation("project") << "--preset" << "pspnet" << "--recipe" << "self-training" << "--control" << "--set" << "pseudoScale=2").code, done);
    const auto runs = QJsonDocument::fromJson(cli({"runs", "--project", text("project"), "--json"}).out.toUtf8()).array();
    for (const char *kind : {"baseline", "control"})
        QCOMPARE(std::count_if(runs.begin(), runs.end(), [&](const auto &run) { return run.toObject()["kind"].toString() == kind; }), 1);
    QCOMPARE(cli({"runs", "--project", text("source")}).code, badInput);

    // With --resume what has finished is taken as it is; the report, this time, is written too.
    QStringList again = adaptation("project") << "--preset" << "pspnet" << "--recipe" << "adversarial" << "--control" << "--resume";
    again.removeAll("--no-report");
    const Outcome resumed = cli(again);
    QVERIFY2(resumed.code == done, qPrintable(resumed.error));
    QCOMPARE(QJsonDocument::fromJson(cli({"runs", "--project", text("project"), "--json"}).out.toUtf8()).array().size(), runs.size());
    const auto reported = QJsonDocument::fromJson(resumed.out.toUtf8()).object();
    QCOMPARE(reported["model"].toString(), model);
    QVERIFY(QFile::exists(reported["report"].toString()));
}

void TestCli::damagedFramesAreLeftOutOnRequest()
{
    fs::remove(path("source") / "labels" / "frame2.png");
    fs::resize_file(path("source") / "images" / "frame0.png", 60);
    writeLabels(path("target") / "labels" / "frame3.png", cv::Mat(48, 64, CV_8UC1, cv::Scalar(77)));
    const Outcome check = cli({"check", text("source"), "--json"});
    QCOMPARE(check.code, badInput);
    QCOMPARE(check.json()["badFrames"].toArray(), QJsonArray{"frame0"});
    QCOMPARE(check.json()["unlabelled"].toArray(), QJsonArray{"frame2"});
    const QStringList baseline = adaptation("p") + QStringList{"--recipe", "no-adaptation"};
    const Outcome refused = cli(baseline);
    QVERIFY2(refused.code == badInput && refused.error.contains("frame0.png") && refused.error.contains("--leave-out-damaged"), qPrintable(refused.error));
    const Outcome without = cli(baseline + QStringList{"--leave-out-damaged"});
    QVERIFY2(without.code == done && without.error.contains("left out as the project says: frame0") && without.error.contains("left out: frame2"), qPrintable(without.error));
    QVERIFY(without.error.contains("left out as the project says: frame3"));
    const Outcome remembered = cli(baseline);
    QVERIFY2(remembered.code == done && remembered.error.contains("run 1 has finished with the same settings and data"), qPrintable(remembered.error));
    QCOMPARE(cli(baseline + QStringList{"--take-back-damaged"}).code, badInput);
}

void TestCli::protocolTrainsEachNetworkOnce()
{
    camera(path("other"), 8, {64, 48});
    writeBytes(path("cameras.json"), R"({"cameras": {"a": "source", "b": "target", "c": "other"},
        "pairs": [{"source": "a", "target": "b", "family": "near"}, {"source": ["a", "c"], "target": "b", "family": "scene"}]})");
    QStringList arguments = adaptation("out");
    arguments.erase(arguments.begin(), arguments.begin() + 9); // the settings alone
    arguments = QStringList{"protocol", "--cameras", text("cameras.json"), "--out", text("out"), "--preset", "pspnet", "--recipes", "adversarial"} + arguments
                + QStringList{"--set", "epochs=1", "--set", "stepsPerEpoch=1", "--set-baseline", "epochs=1", "--set-baseline", "stepsPerEpoch=1"};
    QCOMPARE(cli(arguments + QStringList{"--pairs", "opposite"}).code, usage);
    QCOMPARE(cli(arguments + QStringList{"--recipes", "control"}).code, usage);
    QVERIFY(!QFile::exists(text("out")));
    const Outcome first = cli(arguments + QStringList{"--pairs", "near"});
    QVERIFY2(first.code == done, qPrintable(first.error));
    QVERIFY2(first.error.contains("pair 1 of 1, a-b, seed 1: Fine-Tuning ... mIoU"), qPrintable(first.error));
    const Outcome all = cli(arguments);
    QVERIFY2(all.code == done, qPrintable(all.error));
    for (const char *there : {"a-b, seed 1: Adaptation (adversarial) ... mIoU", "a+c-b, seed 1: Fine-Tuning ... mIoU"})
        QVERIFY2(all.error.contains(there), there);
    const QString stages = QString::fromStdString(readFile(path("out") / "stages.csv"));
    QCOMPARE(stages.count("No Adaptation"), 2);         // of a, of a and c together
    QCOMPARE(stages.count("Fine-Tuning"), 1);           // of b, for both pairs
    QCOMPARE(stages.count("Equal-compute control"), 2); // of each pair
    QCOMPARE(stages.count(",finished,"), 7);
    const QString tables = QString::fromStdString(readFile(path("out") / "tables.md"));
    QVERIFY(tables.contains("Table 1.") && tables.contains("Table 2.") && tables.contains("| a+c-b | 1 | adversarial |"));
    QVERIFY(QFile::exists(text("out") + "/index.html") && QFile::exists(text("out") + "/figure-adversarial.png"));

    const Outcome again = cli(arguments);
    QVERIFY2(again.code == done, qPrintable(again.error));
    QCOMPARE(again.out, all.out);
    QCOMPARE(again.error.count("there already"), 8);
    QCOMPARE(QString::fromStdString(readFile(path("out") / "stages.csv")), stages);

    writeBytes(path("cameras.json"), R"({"cameras": {"a": "nowhere"}, "pairs": [{"source": "a", "target": "b"}]})");
    const Outcome wrong = cli(arguments);
    QCOMPARE(wrong.code, badInput);
    QVERIFY2(wrong.error.contains("cameras.json") && wrong.error.contains("nowhere"), qPrintable(wrong.error));
}

void TestCli::baselineAloneIsMeasuredOnTheTarget()
{
    const Outcome baseline = cli(adaptation("project") << "--recipe" << "no-adaptation" << "--set" << "learningRate=0.003");
    QVERIFY2(baseline.code == done, qPrintable(baseline.error));
    const auto results = QJsonDocument::fromJson(baseline.out.toUtf8()).object()["results"].toArray();
    QCOMPARE(results.size(), 1);
    QVERIFY(results[0].toObject()["target"].toObject().contains("meanIou"));
    // What is asked for gets the settings, though a baseline on the way to something else would not.
    const auto recipe = QJsonDocument::fromJson(QByteArray::fromStdString(readFile(path("project") / "runs" / "1" / "recipe.json"))).object();
    QCOMPARE(recipe["learningRate"].toDouble(), 0.003);
}

void TestCli::everyRecipeGivesItsOwnModel()
{
    for (const char *recipe : {"control", "fine-tuning"}) {
        QStringList arguments = adaptation("project") << "--recipe" << recipe << "--set" << "batch=2";
        arguments.removeAll("--no-report");
        const Outcome outcome = cli(arguments);
        QVERIFY2(outcome.code == done, qPrintable(outcome.error));
        const auto json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        const auto results = json["results"].toArray();
        QCOMPARE(results.size(), QString(recipe) == "control" ? 2 : 3); // beside NA; FT with the map of its camera, too
        const auto result = results[1].toObject();
        QCOMPARE(result["role"].toString(), QString(recipe) == "control" ? "control" : "FT");
        QCOMPARE(result.contains("source"), QString(recipe) == "control"); // FT has seen no source frame
        const QString folder = "/runs/" + QString::number(result["run"].toInt()) + "/";
        QVERIFY2(json["model"].toString().contains(folder), qPrintable(json["model"].toString()));
        QVERIFY2(json["report"].toString().contains(folder), qPrintable(json["report"].toString()));
    }
}

void TestCli::exportsVerifiesApplies()
{
    QVERIFY(cli(adaptation("project") << "--recipe" << "self-training").code == done);
    const Outcome json = cli({"export", "--project", text("project"), "--format", "torchscript", "--out", text("model.pt"), "--json"});
    QVERIFY2(json.code == done, qPrintable(json.error));
    const auto report = QJsonDocument::fromJson(json.out.toUtf8()).object();
    QVERIFY(report["maxDifference"].toDouble(1) <= 1e-3);
    QCOMPARE(report["files"].toArray().size(), 4); // with the card
    for (const char *figure : {"held-out target frames, without the map mIoU", "held-out target frames, with the map of the camera's places mIoU"})
        QVERIFY2(readFile(path("model.pt.card.md")).find(figure) != std::string::npos, figure);
    const Outcome onnx = cli({"export", "--project", text("project"), "--run", "1", "--out", text("model.onnx"), "--input", "frame", "--size", "dynamic", "--labels",
                              "--half", "--no-card", "--license", "for tests"});
    QVERIFY2(onnx.code == done, qPrintable(onnx.error));
    QVERIFY(onnx.out.contains("ONNX checker") && onnx.out.contains("same class on"));

    for (const char *file : {"model.pt", "model.onnx"}) {
        const Outcome verified = cli({"verify", text(file), "--json"});
        QVERIFY2(verified.code == done, qPrintable(verified.out + verified.error));
        QVERIFY(QJsonDocument::fromJson(verified.out.toUtf8()).object()["facts"].toObject().contains("source fingerprint"));
        const QString out = text(file) + ".out";
        const Outcome applied = cli({"predict", "--model", text(file), "--input", text("target"), "--out", out, "--overlay", "--json"});
        QVERIFY2(applied.code == done, qPrintable(applied.error));
        QCOMPARE(QJsonDocument::fromJson(applied.out.toUtf8()).object()["frames"].toInt(), 8);
        QVERIFY(QFile::exists(out + "/overlay/frame7.jpg") && QFile::exists(out + "/class-shares.csv"));
        // An exported file is measured as the model that it was made from.
        const auto meanIou = [&](const QString &model) {
            const Outcome measured = cli({"evaluate", "--model", model, "--data", text("target"), "--precision", "full", "--json"});
            return measured.code == done ? QJsonDocument::fromJson(measured.out.toUtf8()).object()["meanIou"].toDouble() : -1;
        };
        const double own = meanIou(text("project") + (file == std::string("model.pt") ? "/runs/2/model.safetensors" : "/runs/1/model.safetensors"));
        QVERIFY(own > 0 && std::abs(meanIou(text(file)) - own) < 0.02);
    }
    QVERIFY(cli({"verify", text("model.onnx")}).out.contains("license: for tests"));

    const std::string bytes = readFile(path("model.onnx"));
    std::string changed = bytes;
    changed[bytes.size() / 2] = static_cast<char>(changed[bytes.size() / 2] ^ 1);
    writeBytes(path("changed.onnx"), changed);
    QCOMPARE(cli({"verify", text("changed.onnx")}).code, badInput);
    QCOMPARE(cli({"verify", text("source") + "/images/frame1.png"}).code, badInput);
    QCOMPARE(cli({"export", "--project", text("project"), "--out", text("x.onnx"), "--size", "4x4"}).code, usage);
    QCOMPARE(cli({"export", "--out", text("x.onnx")}).code, usage);
    QCOMPARE(cli({"export", "--project", text("project"), "--run", "99", "--out", text("x.onnx")}).code, badInput);
    QCOMPARE(cli({"export", "--project", text("source"), "--out", text("x.onnx")}).code, badInput);
    QVERIFY(!QFile::exists(text("x.onnx")));

    // Killed when the unfinished file is there; the name asked for never is before it has been checked.
    QProcess process;
    process.start(VANTAGE_CLI, {"export", "--project", text("project"), "--out", text("killed.onnx")});
    while (!QFile::exists(text("killed.onnx.part")) && !process.waitForFinished(1))
        ;
    process.kill();
    process.waitForFinished();
    if (process.exitStatus() == QProcess::CrashExit)
        QVERIFY(!QFile::exists(text("killed.onnx")));
    const Outcome again = cli({"export", "--project", text("project"), "--out", text("killed.onnx")});
    QVERIFY2(again.code == done, qPrintable(again.error));
    QVERIFY(!QFile::exists(text("killed.onnx.part")));
    QCOMPARE(cli({"verify", text("killed.onnx")}).code, done);
}

void TestCli::interruptedRunIsKeptAndResumed()
{
    const QStringList arguments = adaptation("project") << "--recipe" << "control" << "--set-baseline" << "epochs=400";
    QProcess process;
    process.setReadChannel(QProcess::StandardError); // the one that is waited for
    process.start(VANTAGE_CLI, arguments);
    // The first epoch's line says that training is under way.
    QByteArray said;
    while (!said.contains("epoch 1:") && process.waitForReadyRead(600000))
        said += process.readAllStandardError();
    QVERIFY2(said.contains("epoch 1:"), said.constData());
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.code, stopped);
    QVERIFY2(outcome.error.contains("--resume"), qPrintable(outcome.error));
    const auto runs = QJsonDocument::fromJson(cli({"runs", "--project", text("project"), "--json"}).out.toUtf8()).array();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs[0].toObject()["state"].toString(), QString("stopped"));

    process.start(VANTAGE_CLI, arguments + QStringList{"--resume"});
    said.clear();
    while (!said.contains("going on after step") && process.waitForReadyRead(600000))
        said += process.readAllStandardError();
    QVERIFY2(said.contains("going on after step"), said.constData());
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QCOMPARE(outcomeOf(process).code, stopped);
}

void TestCli::outputThatIsLostIsToldAndAClosedPipeIsNot()
{
    const auto shell = [](const QString &command) {
        QProcess process;
        process.start("sh", {"-c", command});
        return outcomeOf(process);
    };
    const QString help = QString(VANTAGE_CLI) + " adapt --options";
    Outcome outcome = shell(help + " > /dev/full");
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.error.contains("the output can't be written: No space left on device"), qPrintable(outcome.error));
    QCOMPARE(shell(QString(VANTAGE_CLI) + " --version > /dev/full").code, 4);
    outcome = shell(help + " | true");
    QCOMPARE(outcome.error, QString());
    QCOMPARE(shell(help + " >&-").code, done);       // nobody wants to know
    QCOMPARE(shell(help + " <&- >&- 2>&-").code, done);
}

void TestCli::everySignalOfAShellKeepsTheRun_data()
{
    QTest::addColumn<int>("signal");
    for (const int signal : {SIGHUP, SIGPIPE, SIGTERM})
        QTest::addRow("%d", signal) << signal;
}

void TestCli::everySignalOfAShellKeepsTheRun()
{
    QFETCH(int, signal);
    // With all of 0 to 2 closed, as of a service; the lock must not take their place.
    QProcess process;
    process.start("sh", QStringList{"-c", "exec \"$0\" \"$@\" <&- >&- 2>&-", VANTAGE_CLI} + adaptation("project")
                            + QStringList{"--preset", "pspnet", "--recipe", "no-adaptation", "--set", "epochs=400"});
    QVERIFY(process.waitForStarted());
    const QString log = text("project") + "/runs/1/log.txt";
    const auto began = [&] {
        QFile file(log);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("epoch 1 at step"); // there is something to keep
    };
    while (!began() && !process.waitForFinished(20))
        ;
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QCOMPARE(outcomeOf(process).code, stopped);
    const auto runs = QJsonDocument::fromJson(cli({"runs", "--project", text("project"), "--json"}).out.toUtf8()).array();
    QCOMPARE(runs[0].toObject()["state"].toString(), QString("stopped"));
    QCOMPARE(runs[0].toObject()["reason"].toString(), QString("stopped by the user"));
    QVERIFY(QFile::exists(text("project") + "/runs/1/checkpoint.pt"));
    QCOMPARE(QFileInfo(text("project") + "/lock").size(), qint64(0));
}

void TestCli::limitOfFileSizesLeavesNoPart()
{
    QProcess process;
    process.start("sh", QStringList{"-c", "ulimit -f 20000; exec \"$0\" \"$@\"", VANTAGE_CLI} + adaptation("project")
                            + QStringList{"--preset", "pspnet", "--recipe", "no-adaptation"});
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.code, badInput);
    QVERIFY2(outcome.error.contains("ulimit -f"), qPrintable(outcome.error));
    for (const auto &entry : fs::recursive_directory_iterator(path("project")))
        QVERIFY2(entry.path().extension() != ".part", entry.path().c_str());
}

QTEST_APPLESS_MAIN(TestCli)
#include "test_cli.moc"
