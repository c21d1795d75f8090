#include "app/gui/latest_work.h"
#include "core/base/hash.h"
#include "core/export/run_export.h"
#include "core/model/segmenter.h"
#include "core/runs/run_cameras.h"
#include "core/runs/run_queue.h"
#include "core/workflow/finish_run.h"
#include "core/workflow/queue_work.h"
#include "tests/app/gui_bench.h"
#include "tests/kills/kill_at.h"

#include <QProcess>
#include <set>
#include <sqlite3.h>

using namespace vantage;
using namespace vantage::gui;
namespace fs = std::filesystem;

namespace {

constexpr int64_t run = 2; ///< the one that is trained, from the baseline 1

AdaptationOptions asked(const fs::path &folder)
{
    AdaptationOptions options;
    options.project = folder / "project";
    options.sources = {folder / "source"};
    options.target = folder / "target";
    options.settings = {{"backbone", "18"}, {"width", "64"}, {"height", "48"}, {"evaluationFrames", "2"}, {"threads", "1"}, {"epochs", "2"}, {"stepsPerEpoch", "3"},
                        {"sourceViews", "4"}, {"bookFrames", "4"}, {"keepSnapshots", "2"}};
    options.baselineSettings = {{"epochs", "1"}, {"stepsPerEpoch", "3"}, {"sourceViews", "4"}, {"keepSnapshots", "2"}};
    options.checkpointSteps = 2;
    options.resume = true;
    options.orAnew = true;
    return options;
}

// What the child programs do.

/// Trains as the window does; each thing that is reported is a moment, too. @param then is told of each step that the window hears of
TrainingOutcome train(const AdaptationOptions &options, const std::function<void(TrainingController &, int64_t step)> &then = {})
{
    TrainingController training;
    training.setTick(1);
    QObject::connect(&training, &TrainingController::updated, &training, [&](const std::vector<StageUpdate> &stages) {
        for (const StageUpdate &stage : stages) {
            if (stage.past)
                continue;
            if (stage.work)
                kills::moment(english(stage.work->what));
            for (const StepReport &step : stage.steps) {
                kills::moment("step " + std::to_string(step.step));
                if (then)
                    then(training, step.step);
            }
            for (const EpochReport &epoch : stage.epochs)
                kills::moment("epoch " + std::to_string(epoch.epoch));
        }
    });
    QSignalSpy ended(&training, &TrainingController::ended);
    training.start(options);
    if (!waitUntil(ended, [&] { return !ended.isEmpty(); }))
        qFatal("the training did not end");
    const auto outcome = ended[0][0].value<TrainingOutcome>();
    if (outcome.end == TrainingOutcome::End::Failed)
        qFatal("%s", qPrintable(coreText(outcome.failure)));
    return outcome;
}

void stopAfter(const AdaptationOptions &options, int64_t steps)
{
    train(options, [steps](TrainingController &training, int64_t step) {
        if (step >= steps)
            training.stopAndKeep();
    });
}

void create(const fs::path &folder)
{
    ProjectSession session;
    QSignalSpy changed(&session, &ProjectSession::projectChanged);
    session.begin(toQt(folder / "project"));
    for (const auto &[camera, name] : {std::pair(ProjectSession::Camera::Source, "source"), {ProjectSession::Camera::Target, "target"}}) {
        changed.clear();
        session.chooseCamera(camera, toQt(folder / name));
        waitUntil(changed, [&] { return !changed.isEmpty(); });
    }
    session.setMeasureTarget(true);
}

void deleteAndBringBack(const fs::path &folder)
{
    ProjectSession session;
    QSignalSpy runs(&session, &ProjectSession::runsChanged);
    session.open(toQt(folder / "project"));
    waitUntil(runs, [&] { return session.runs().size() == 2; });
    for (int time = 1; time <= 2; ++time) {
        session.removeRuns({run});
        waitUntil(runs, [&] { return session.runs().size() == 1; });
        if (time == 1) {
            session.bringBackRun();
            waitUntil(runs, [&] { return session.runs().size() == 2; });
        }
    }
    session.close();
}

void exportIt(const fs::path &folder)
{
    const RunToExport of = runToExport(folder / "project", run);
    exportModel(of.model, folder / "model.onnx", {}, of.context);
}

void carryOut(const std::string &way, const fs::path &folder)
{
    const AdaptationOptions options = asked(folder);
    const fs::path project = folder / "project";
    if (way == "create") {
        create(folder);
    } else if (way == "train") {
        train(options);
    } else if (way == "stop") {
        stopAfter(options, 1);
    } else if (way == "discard") {
        train(options, [](TrainingController &training, int64_t) { training.cancelAndDiscard(); });
    } else if (way == "finish") {
        finishHere(openProject(project), run);
    } else if (way == "keep") {
        finishHere(openProject(project), run, 0);
    } else if (way == "delete") {
        deleteAndBringBack(folder);
    } else if (way == "export") {
        exportIt(folder);
    } else if (way == "queue") {
        queueAdaptation(options);
        TrainingObserver nobody;
        QueueObserver silent;
        workQueue(project, {}, nobody, silent);
    } else {
        qFatal("%s is no way", way.c_str());
    }
}

std::string printOf(const fs::path &file)
{
    std::error_code code;
    return fs::exists(file, code) ? sha256OfFile(file) : "none";
}

std::string integrity(const fs::path &file)
{
    sqlite3 *database = nullptr;
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    std::string answer;
    const auto take = [](void *text, int, char **values, char **) {
        *static_cast<std::string *>(text) += values[0] ? values[0] : "NULL";
        return 0;
    };
    sqlite3_exec(database, "PRAGMA integrity_check", take, &answer, nullptr);
    sqlite3_close(database);
    return answer;
}

} // namespace

/// The program is killed at named moments of a training in the window and of what is done with its runs. Whatever had been kept by then is
/// there, and what goes on afterwards ends with the very network of a training that was never interrupted.
class TestGuiKills : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingIsLost_data();
    void nothingIsLost();

private:
    fs::path folder() const { return toPath(m_folder.filePath("here")); }
    fs::path project() const { return folder() / "project"; }
    void keepAs(const char *name) const { fs::copy(folder(), toPath(m_folder.filePath(name)), fs::copy_options::recursive); }
    /// Everything in its place again as it was then. Files of runs are never written into, so links will do.
    void takeBack(const QString &name) const
    {
        fs::remove_all(folder());
        const fs::path from = toPath(m_folder.filePath(name));
        for (const auto &entry : fs::recursive_directory_iterator(from)) {
            const fs::path to = folder() / entry.path().lexically_relative(from);
            if (entry.is_directory())
                fs::create_directories(to);
            else if (entry.path().extension() == ".safetensors" || entry.path().extension() == ".pt")
                fs::create_hard_link(entry.path(), to);
            else
                fs::copy_file(entry.path(), to);
        }
    }
    /// Runs from the present state to the end. @return the network of the run, if that is the one that goes on
    std::string goneOn(int64_t expected) const
    {
        TrainingObserver nobody;
        const AdaptationResult result = adapt(asked(folder()), {}, nobody);
        if (result.end != TrainingResult::End::Finished)
            return "it ended so: " + english(result.reason);
        return result.adapted->run == expected ? printOf(result.adapted->model) : "run " + std::to_string(result.adapted->run) + " was begun";
    }

    QTemporaryDir m_folder;
    std::string m_baseline, m_adapted; ///< the networks of whoever is never interrupted
};

void TestGuiKills::initTestCase()
{
    samples::camera(folder() / "source", 8, {64, 48});
    samples::camera(folder() / "target", 8, {64, 48});
    keepAs("cameras");
    AdaptationOptions baseline = asked(folder());
    baseline.recipe = "no-adaptation";
    TrainingObserver nobody;
    QVERIFY(adapt(baseline, {}, nobody).end == TrainingResult::End::Finished);
    keepAs("baseline");
    m_baseline = printOf(project() / "runs/1/model.safetensors");
    m_adapted = goneOn(run);
    QVERIFY2(fs::exists(project() / "runs/2/model.safetensors") && !fs::exists(project() / "runs/3"), m_adapted.c_str());
    keepAs("finished");
    takeBack("baseline");
    stopAfter(asked(folder()), 4); // in its second epoch
    QVERIFY(fs::exists(project() / "runs/2/checkpoint.pt"));
    keepAs("stopped");
}

void TestGuiKills::nothingIsLost_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString>("moment");
    const auto row = [](const char *name, const char *from, const char *way, const char *moment) { QTest::newRow(name) << from << way << moment; };
    row("creating the project", "cameras", "create", "rename:project.json");
    row("labelling", "baseline", "train", "rename:pseudo-labels/*:2");
    row("stepping", "baseline", "train", "moment:step 1");
    row("writing a checkpoint", "baseline", "train", "write:runs/2/checkpoint.pt.part:1:torn");
    row("measuring an epoch", "baseline", "train", "rename:epoch-001.probabilities");
    row("writing a snapshot", "baseline", "train", "write:epoch-001.safetensors.part:2:torn");
    row("completing a snapshot", "baseline", "train", "rename:epoch-001.json");
    row("writing the model", "baseline", "train", "write:runs/2/model.safetensors.part:1:torn");
    row("writing the model with its map", "baseline", "train", "rename:runs/2/model.safetensors:2");
    row("tidying up", "baseline", "train", "unlink:runs/2/checkpoint.pt");
    row("writing the report", "baseline", "train", "rename:report.html");
    row("stopping", "baseline", "stop", "rename:runs/2/checkpoint.pt");
    row("discarding", "baseline", "discard", "rename:runs/2.deleted");
    row("going on", "stopped", "train", "link:runs/2/before-resume.part/*:3");
    row("discarding what was resumed", "stopped", "discard", "rename:runs/2/going-back");
    row("going back", "stopped", "discard", "rename:runs/2/checkpoint.pt:2");
    row("finishing by hand", "stopped", "finish", "rename:runs/2/model.safetensors");
    row("keeping another epoch", "finished", "keep", "rename:runs/2/model.safetensors");
    row("noting another epoch", "finished", "keep", "unlink:runs/2/keeping.json");
    row("deleting", "finished", "delete", "rename:runs/2/trashed");
    row("exporting", "finished", "export", "write:model.onnx.part:1:torn");
    row("working on the queue", "baseline", "queue", "rename:epoch-001.json");
}

void TestGuiKills::nothingIsLost()
{
    QFETCH(QString, from);
    QFETCH(QString, way);
    QFETCH(QString, moment);
    takeBack(from);
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QCoreApplication::applicationFilePath(), {"--carry-out", way, toQt(folder()), moment});
    QVERIFY(program.waitForFinished(patience));
    const QByteArray said = program.readAll();
    QVERIFY2(program.exitStatus() == QProcess::CrashExit && program.error() == QProcess::Crashed, "the moment never came: " + said);
    QVERIFY2(!said.contains("FATAL") && !said.contains("QFATAL"), said);

    if (way == "create") {
        create(folder()); // in the same place
        QVERIFY(openProject(project()).measureTarget);
        return;
    }
    // As the next program finds it.
    finishRenaming(project());
    const Project opened = openProject(project());
    {
        RunStore store(project());
        finishInterrupted(opened, store);
        QCOMPARE(integrity(store.file()), std::string("ok"));
        const auto all = store.runs();
        QVERIFY(!all.empty() && all.front().state == RunState::Finished);
        QCOMPARE(printOf(store.runFolder(1) / "model.safetensors"), m_baseline);
        std::set<std::string> folders, rows;
        for (const auto &entry : fs::directory_iterator(project() / "runs"))
            folders.insert(entry.path().filename().string());
        for (const RunRecord &one : all) {
            rows.insert(std::to_string(one.id));
            if (one.state == RunState::Finished)
                Segmenter(store.runFolder(one.id) / "model.safetensors", "auto", 1);
        }
        for (const int64_t one : store.trashed())
            rows.insert(std::to_string(one));
        QVERIFY2(folders == rows, "folders and rows of runs are others");
        if (way == "queue") {
            RunQueue queue(project());
            queue.recover();
            QCOMPARE(queue.entries().size(), size_t(1));
            QVERIFY(queue.entries()[0].state == QueueState::Waiting);
        }
        if (way == "finish" || way == "keep") // asked for, so it is done
            QVERIFY(store.run(run).state == RunState::Finished);
    }
    if (way == "finish" || way == "keep") {
        const auto end = [&] { return std::pair(RunReader(project()).choice(run).value().chosen, printOf(project() / "runs/2/model.safetensors")); };
        const auto kept = end();
        takeBack(from);
        carryOut(way.toStdString(), folder());
        QCOMPARE(kept, end());
        return;
    }
    if (from == "finished" && way != "delete") {
        QCOMPARE(printOf(project() / "runs/2/model.safetensors"), m_adapted);
        return;
    }
    for (const int64_t one : RunReader(project()).trashed())
        RunStore(project()).restoreRun(one);
    const auto runs = RunReader(project()).runs();
    const bool gone = runs.size() == 1 && (way == "delete" || (way == "discard" && from == "baseline")); // as it was asked for
    QCOMPARE(goneOn(gone ? run + 1 : run), m_adapted);
    QVERIFY(!fs::exists(project() / "runs" / std::to_string(RunReader(project()).runs().back().id) / "checkpoint.pt"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 5 && arguments[1] == "--carry-out") {
        try {
            kills::arm(toPath(arguments[3]), kills::momentFromText(arguments[4].toStdString()));
            carryOut(arguments[2].toStdString(), toPath(arguments[3]));
        } catch (const std::exception &error) {
            qFatal("%s", error.what());
        }
        return 0;
    }
    TestGuiKills test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_gui_kills.moc"
