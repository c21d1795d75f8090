#include "core/base/files.h"
#include "tests/app/cli_program.h"
#include "tests/core/data_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <opencv2/videoio.hpp>

using namespace vantage;
using namespace vantage::samples;

/// The commands about a project's runs, cameras and queue, on a project that the program itself has made.
class TestCliRuns : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path path(const char *name) const { return m_folder.filePath(name).toStdString(); }
    QString text(const char *name) const { return m_folder.filePath(name); }
    QStringList adaptation(const char *target) const
    {
        return {"adapt", "--source", text("A"), "--target", text(target), "--project", text("project"), "--no-report", "--preset", "pspnet", "--recipe", "self-training",
                "--set", "backbone=18", "--set", "width=64", "--set", "height=48", "--set", "evaluationFrames=2", "--set", "threads=2", "--set", "epochs=1", "--set", "stepsPerEpoch=2",
                "--set-baseline", "epochs=1", "--set-baseline", "stepsPerEpoch=2", "--set-baseline", "batch=2"};
    }
    Outcome runs(QStringList arguments) const { return cli(QStringList{"runs"} + arguments + QStringList{"--project", text("project")}); }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"A", "B", "C"})
            camera(path(name), 6, {64, 48});
    }

    /// Two cameras, one after the other; the project is made by the first entry.
    void queueTrainsOneAfterTheOther()
    {
        Outcome outcome = cli(adaptation("B") << "--queue");
        QVERIFY2(outcome.code == done, qPrintable(outcome.error));
        QCOMPARE(cli(adaptation("C") << "--queue" << "--seed" << "2").code, done);
        QVERIFY(cli(adaptation("nowhere") << "--queue").code == badInput); // nothing is queued that would be refused
        QJsonObject queue = runs({"queue", "--json"}).json();
        QCOMPARE(queue["entries"].toArray().size(), 2);
        QCOMPARE(queue["entries"][0]["title"].toString(), QString("A to B, self-training, pspnet, seed 1"));
        QVERIFY(queue["entries"][0]["seconds"].toDouble() > 0);
        QCOMPARE(runs({"queue", "--move", "2", "1"}).code, done);
        QCOMPARE(runs({"queue", "--json"}).json()["entries"][0]["entry"].toInt(), 2);
        QCOMPARE(runs({"queue", "--pause"}).code, done);
        QCOMPARE(runs({"queue", "--start"}).code, done);
        QCOMPARE(runs({"list", "--json"}).list().size(), 0); // it is paused
        QCOMPARE(runs({"queue", "--continue"}).code, done);
        outcome = runs({"queue", "--start"});
        QVERIFY2(outcome.code == done, qPrintable(outcome.error));
        QVERIFY2(outcome.out.contains("2 finished, 0 failed"), qPrintable(outcome.out));
        queue = runs({"queue", "--json"}).json();
        for (const QJsonValue &entry : queue["entries"].toArray())
            QCOMPARE(entry["state"].toString(), QString("finished"));
        QCOMPARE(runs({"queue", "--remove-done"}).code, done);
        QVERIFY(runs({"queue", "--json"}).json()["entries"].toArray().isEmpty());
    }

    void camerasOfTheNetwork()
    {
        const QJsonArray cameras = cli({"camera", "list", "--json", "--project", text("project")}).list();
        QCOMPARE(cameras.size(), 3);
        QCOMPARE(cameras[0]["name"].toString(), QString("A"));
        QCOMPARE(cameras[1]["runsAsTarget"].toInt(), 1);
        camera(path("D"), 6, {64, 48});
        QCOMPARE(cli({"camera", "add", text("D"), "--name", "Gate 4", "--project", text("project")}).code, done);
        QVERIFY(cli({"camera", "add", text("D"), "--project", text("project")}).error.contains("already, as 'Gate 4'"));
        QCOMPARE(cli({"camera", "rename", "B", "North", "--project", text("project")}).code, done);
        QCOMPARE(cli({"camera", "remove", "North", "--project", text("project")}).code, badInput); // a run is of it
        const QJsonArray matrix = runs({"cameras", "--json"}).list();
        QCOMPARE(matrix.size(), 2);
        QVERIFY(runs({"cameras"}).error.contains("Gate 4 has no adapted model"));
        QCOMPARE(cli({"camera", "remove", "Gate 4", "--project", text("project")}).code, done);
        QCOMPARE(cli({"camera", "list", "--project", text("nowhere")}).code, badInput);
        QCOMPARE(cli({"camera", "add", text("D"), "--name", "../x", "--project", text("project")}).code, badInput);
        QCOMPARE(cli({"record", "http://127.0.0.1:1/video", "--camera", "../x", "--project", text("project")}).code, badInput);
        const Outcome away = cli({"record", "http://operator:secret@127.0.0.1:1/video", "--camera", "Gate 5", "--every", "500ms", "--for", "1m", "--project", text("project")});
        QVERIFY2(away.code == badInput && away.error.contains("can't be reached") && !away.error.contains("secret"), qPrintable(away.error));
        QCOMPARE(cli({"record", "http://127.0.0.1:1/video", "--out", text("x"), "--every", "soon"}).code, usage);
        QCOMPARE(cli({"record", "http://127.0.0.1:1/video"}).code, usage);
    }

    /// It goes the same way as a folder, without being unpacked by hand.
    void videoAsTarget()
    {
        cv::VideoWriter video;
        if (!video.open(text("gate.avi").toStdString(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 2, {64, 48}))
            QSKIP("this OpenCV writes no video");
        for (int i = 0; i < 12; ++i)
            video.write(picture({64, 48}, 5 * (i / 2)));
        video.release();
        const QJsonObject checked = cli({"check", text("gate.avi"), "--json"}).json();
        QCOMPARE(checked["frames"].toInt(), 6);
        QCOMPARE(checked["remarks"][0].toString(), QString("sampled from gate.avi, a frame a second"));

        QStringList arguments = adaptation("gate.avi");
        arguments.replace(arguments.indexOf("--project") + 1, text("videos"));
        arguments.replace(arguments.indexOf("--recipe") + 1, "no-adaptation");
        arguments.removeAll("--no-report");
        Outcome outcome = cli(arguments + QStringList{"--json", "--sample-fps", "2", "--keep-duplicates"});
        QVERIFY2(outcome.code == done, qPrintable(outcome.error));
        QVERIFY(outcome.error.contains("12 frames sampled from gate.avi"));
        const QString model = outcome.json()["model"].toString();
        QVERIFY(QFile::exists(outcome.json()["report"].toString()));
        const QJsonArray cameras = cli({"camera", "list", "--json", "--project", text("videos")}).list();
        QCOMPARE(cameras[1]["name"].toString(), QString("gate"));
        QCOMPARE(std::filesystem::path(cameras[1]["folder"].toString().toStdString()), std::filesystem::weakly_canonical(path("videos")) / "cameras/gate");
        QCOMPARE(cli({"predict", "--model", model, "--input", text("gate.avi"), "--out", text("predicted")}).code, done);
        QVERIFY(cli(arguments + QStringList{"--keep-duplicates", "--queue"}).error.contains("12 frames of gate.avi are there already"));

        createFolder(path("painted"));
        for (int i = 0; i < 6; ++i)
            writeLabels(path("painted") / ("00-00-0" + std::to_string(i) + "_000.png"), labels({64, 48}, i));
        const QStringList evaluation{"evaluate", "--model", model, "--data", text("gate.avi"), "--json"};
        outcome = cli(evaluation + QStringList{"--labels", text("painted")});
        QVERIFY2(outcome.code == done && outcome.json().contains("meanIou"), qPrintable(outcome.error));
        outcome = cli(evaluation);
        QVERIFY2(outcome.code == badInput && outcome.error.contains("has no labels"), qPrintable(outcome.error));
        QCOMPARE(cli({"camera", "add", text("nowhere.mp4"), "--project", text("videos")}).code, badInput);
    }

    void marksAreKept()
    {
        QCOMPARE(runs({"name", "2", "First try"}).code, done);
        QCOMPARE(runs({"note", "2", "blurred kerbs"}).code, done);
        QCOMPARE(runs({"tag", "2", "3", "--add", "rain", "--add", "night"}).code, done);
        QCOMPARE(runs({"tag", "3", "--remove", "rain"}).code, done);
        QCOMPARE(runs({"star", "2"}).code, done);
        const QJsonObject run = runs({"show", "2", "--json"}).json();
        QCOMPARE(run["name"].toString(), QString("First try"));
        QCOMPARE(run["tags"].toArray(), (QJsonArray{"rain", "night"}));
        QVERIFY(run["starred"].toBool());
        QCOMPARE(run["note"].toString(), QString("blurred kerbs"));
        QVERIFY(run["epochs"][0]["source"].toObject().contains("boundary-iou"));
        QVERIFY(runs({"show", "2"}).out.contains("Boundary IoU"));
        QCOMPARE(runs({"show", "3", "--json"}).json()["tags"].toArray(), QJsonArray{"night"});
        QVERIFY(runs({"tag", "2", "99", "--add", "x"}).code == badInput);
        QCOMPARE(runs({"show", "2", "--json"}).json()["tags"].toArray().size(), 2); // all or none
    }

    void runsSideBySide()
    {
        const Outcome outcome = runs({"compare", "2", "3", "--html", text("page.html")});
        QVERIFY2(outcome.code == done, qPrintable(outcome.error));
        QVERIFY2(outcome.out.contains("seed") && outcome.out.contains("Boundary IoU"), qPrintable(outcome.out));
        QVERIFY(!outcome.out.contains("stepsPerEpoch")); // is the same in both
        QVERIFY(runs({"compare", "2", "3", "--all"}).out.contains("stepsPerEpoch"));
        QVERIFY(runs({"compare", "2", "3", "--json"}).list().size() >= 3);
        QVERIFY(readFile(path("page.html")).find("</html>") != std::string::npos);
        QCOMPARE(runs({"compare", "2", "99"}).code, badInput);
    }

    void modelsInUseAndDeleting()
    {
        const QJsonArray all = runs({"list", "--json"}).list();
        const auto adapted = std::find_if(all.begin(), all.end(), [](const QJsonValue &run) { return run["kind"].toString() == "adapted"; });
        QVERIFY(adapted != all.end());
        const QString number = QString::number(QJsonValue(*adapted)["run"].toInt());
        QCOMPARE(runs({"use", number, "--why", "sharper"}).code, done);
        const QJsonArray used = runs({"use", "--json"}).list();
        QCOMPARE(used.size(), 1);
        QCOMPARE(used[0]["why"].toString(), QString("sharper"));
        QCOMPARE(used[0]["sha256"].toString().size(), 64);
        QVERIFY(runs({"delete", number}).error.contains("uses this run's model"));
        QVERIFY(runs({"delete", "1"}).error.contains("started from this one"));
        QCOMPARE(runs({"use", number, "--not"}).code, done);
        QCOMPARE(runs({"delete", number}).code, done);
        QCOMPARE(runs({"list", "--json"}).list().size(), all.size() - 1);
        QVERIFY(!std::filesystem::exists(path("project") / "runs" / number.toStdString()));
    }

    void outAndIn()
    {
        QCOMPARE(runs({"write", "--format", "tensorboard", "--out", text("tb")}).code, done);
        QCOMPARE(runs({"write", "--format", "mlflow", "--out", text("ml")}).code, done);
        QVERIFY(!std::filesystem::is_empty(path("tb")) && !std::filesystem::is_empty(path("ml")));
        const int count = static_cast<int>(runs({"list", "--json"}).list().size());
        QStringList other = adaptation("B") << "--queue";
        other[other.indexOf("--project") + 1] = text("other");
        QCOMPARE(cli(other).code, done);
        const QJsonArray imported = cli({"runs", "import", text("project"), "--json", "--project", text("other")}).list();
        QCOMPARE(imported.size(), count);
        QCOMPARE(cli({"runs", "list", "--json", "--project", text("other")}).list().size(), count);
        QCOMPARE(cli({"runs", "import", text("A"), "--project", text("other")}).code, badInput);
    }
};

QTEST_GUILESS_MAIN(TestCliRuns)
#include "test_cli_runs.moc"
