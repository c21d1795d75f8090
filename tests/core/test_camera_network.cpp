#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/camera_matrix.h"
#include "core/runs/in_use.h"
#include "core/runs/run_import.h"
#include "core/runs/run_queue.h"
#include "core/runs/run_store.h"
#include "core/workflow/adaptation_request.h"
#include "core/workflow/queue_work.h"
#include "tests/core/run_samples.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace vantage;
using namespace vantage::samples;
namespace fs = std::filesystem;

namespace {

std::string messageOf(const std::function<void()> &action)
{
    try {
        action();
    } catch (const std::exception &error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestCameraNetwork : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    Project m_project;

    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }

    Project makeProject(const char *name, const std::vector<std::string> &cameras)
    {
        Project project;
        project.folder = path(name);
        for (const std::string &camera : cameras) {
            createFolder(path(camera.c_str()));
            if (project.sources.empty())
                project.sources = {path(camera.c_str())};
            else if (project.target.empty())
                project.target = path(camera.c_str());
        }
        project.classes.classes = {{"a", {1, 1, 1}}, {"b", {2, 2, 2}}, {"c", {3, 3, 3}}};
        project = createProject(project);
        for (const std::string &camera : cameras)
            if (!project.camera(camera))
                project.cameras.push_back({camera, path(camera.c_str())});
        saveProject(project);
        return project;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_project = makeProject("project", {"A", "B", "C", "D"});
    }

    void matrixPicksTheBestOfEachPair()
    {
        {
            RunStore store(m_project.folder);
            const int64_t baseline = addRun(store, {.kind = RunKind::Baseline});
            addRun(store, {.kind = RunKind::Control, .target = "B", .base = baseline, .na = 0.6, .kept = 0.65}); // 2
            addRun(store, {.target = "B", .base = baseline, .na = 0.6, .kept = 0.8, .verdict = Verdict::Better, .agreement = 0.5}); // 3
            addRun(store, {.target = "B", .base = baseline, .na = 0.6, .kept = 0.7, .verdict = Verdict::Better, .agreement = 0.9}); // 4: estimated better, measured worse
            addRun(store, {.kind = RunKind::FineTuning, .target = "B", .na = {}, .kept = 0.9}); // 5
            addRun(store, {.target = "C", .base = baseline, .verdict = Verdict::NoClearGain, .agreement = 0.9}); // 6: no labels
            addRun(store, {.target = "C", .base = baseline, .verdict = Verdict::Better, .agreement = 0.7});      // 7
            addRun(store, {.target = "C", .base = baseline, .state = RunState::Failed});                           // 8
            addRun(store, {.sources = {"A", "C"}, .target = "B", .na = 0.7, .kept = 0.85, .verdict = Verdict::Better}); // 9
        }
        const CameraMatrix matrix = cameraMatrix(m_project, RunReader(m_project.folder));
        QCOMPARE(matrix.sources, (std::vector<std::vector<std::string>>{{"A"}, {"A", "C"}}));
        QCOMPARE(matrix.targets, (std::vector<std::string>{"B", "C", "D"}));
        const MatrixCell &b = matrix.cells[0][0];
        QCOMPARE(b.best, int64_t(3));
        QCOMPARE(b.runs, (std::vector<int64_t>{3, 4}));
        QVERIFY(b.measured && b.verdict == Verdict::Better);
        QVERIFY(std::abs(*b.na - 0.6) < 1e-9 && std::abs(*b.control - 0.65) < 1e-9 && std::abs(*b.adapted - 0.8) < 1e-9 && std::abs(*b.fineTuned - 0.9) < 1e-9);
        QVERIFY(std::abs(*b.gain - 0.15) < 1e-9); // over the control
        const MatrixCell &c = matrix.cells[0][1];
        QCOMPARE(c.best, int64_t(7)); // the verdict counts more than the agreement
        QVERIFY(!c.measured && !c.gain && !c.adapted);
        QVERIFY(c.latest == RunState::Failed && c.latestRun == 8);
        const MatrixCell &both = matrix.cells[1][0];
        QCOMPARE(both.best, int64_t(9));
        QVERIFY(std::abs(*both.gain - 0.15) < 1e-9); // over NA: there is no control
        QVERIFY(std::abs(*both.fineTuned - 0.9) < 1e-9); // FT needs no source
        QVERIFY(matrix.cells[0][2].runs.empty() && !matrix.cells[0][2].latest);
        QCOMPARE(matrix.unserved(), std::vector<std::string>{"D"});
        QCOMPARE(matrix.ranked("B"), (std::vector<int64_t>{9, 3}));
        QVERIFY(matrix.ranked("D").empty() && matrix.ranked("nobody").empty());
    }

    void emptyProjectHasAMatrix()
    {
        const CameraMatrix matrix = cameraMatrix(m_project, RunReader(m_project.folder));
        QCOMPARE(matrix.sources, (std::vector<std::vector<std::string>>{{"A"}}));
        QCOMPARE(matrix.unserved().size(), size_t(3));
    }

    void modelInUseGoesStale()
    {
        int64_t first = 0;
        {
            RunStore store(m_project.folder);
            const int64_t baseline = addRun(store, {.kind = RunKind::Baseline});
            first = addRun(store, {.target = "B", .base = baseline, .na = 0.6, .kept = 0.7, .verdict = Verdict::Better});
            addRun(store, {.target = "B", .base = baseline, .verdict = Verdict::KeepNa, .state = RunState::Stopped});
        }
        QVERIFY(messageOf([&] { useModel(m_project, 3, ""); }).find("no model") != std::string::npos); // not finished
        useModel(m_project, first, "sharper kerbs");
        auto used = modelsInUse(m_project);
        QCOMPARE(used.size(), size_t(1));
        QCOMPARE(used[0].model.target, std::string("B"));
        QCOMPARE(used[0].model.why, std::string("sharper kerbs"));
        QCOMPARE(used[0].model.sha256.size(), size_t(64));
        QVERIFY(used[0].stale == Stale::No);

        int64_t better = 0;
        {
            RunStore store(m_project.folder);
            addRun(store, {.target = "B", .base = 1, .na = 0.6, .kept = 0.65, .verdict = Verdict::Better}); // measured worse
            better = addRun(store, {.target = "B", .base = 1, .na = 0.6, .kept = 0.75, .verdict = Verdict::NoClearGain});
            addRun(store, {.target = "C", .base = 1, .na = 0.6, .kept = 0.9, .verdict = Verdict::Better}); // of another camera
        }
        used = modelsInUse(m_project);
        QVERIFY(used[0].stale == Stale::NewerBetter);
        QCOMPARE(used[0].because, better);
        useModel(m_project, better, "");
        QVERIFY(modelsInUse(m_project)[0].stale == Stale::No);
        int64_t anew = 0;
        {
            RunStore store(m_project.folder);
            anew = addRun(store, {.kind = RunKind::Baseline});
        }
        QVERIFY(modelsInUse(m_project)[0].stale == Stale::NewerBaseline);
        QCOMPARE(modelsInUse(m_project)[0].because, anew);
        writeAtomically(m_project.runFolder(better) / "model.safetensors", "another epoch");
        QVERIFY(modelsInUse(m_project)[0].stale == Stale::FileChanged);
        RunStore(m_project.folder).removeRun(better);
        QVERIFY(modelsInUse(m_project)[0].stale == Stale::Deleted);
        useNoModel(m_project, "B");
        QVERIFY(modelsInUse(m_project).empty());
        QVERIFY(messageOf([&] { useNoModel(m_project, "B"); }).find("no model is in use") != std::string::npos);
    }

    void queueKeepsItsOrder()
    {
        RunQueue queue(m_project.folder);
        const auto order = [&](const RunQueue &of) {
            std::string text;
            for (const QueueEntry &entry : of.entries())
                text += entry.request;
            return text;
        };
        const int64_t a = queue.add("a"), b = queue.add("b"), c = queue.add("c");
        queue.move(c, 0);
        QCOMPARE(order(queue), std::string("cab"));
        queue.move(c, 7);
        QCOMPARE(order(queue), std::string("abc"));
        queue.setPaused(true);
        QVERIFY(queue.isPaused() && !queue.takeNext());
        queue.setPaused(false);
        QCOMPARE(queue.takeNext()->id, a);
        QVERIFY(messageOf([&] { queue.remove(a); }).find("carried out") != std::string::npos);
        QVERIFY(messageOf([&] { queue.move(a, 1); }).find("does not wait") != std::string::npos);
        queue.add("d");
        queue.settle(a, QueueState::Failed, say("no room"));
        QCOMPARE(order(queue), std::string("abcd")); // what is done stands first
        QCOMPARE(queue.takeNext()->id, b);
        {
            RunQueue other(m_project.folder); // another program, or this one after it died
            other.recover();
            const auto entries = other.entries();
            QVERIFY(entries[1].id == b && entries[1].state == QueueState::Waiting && english(entries[1].reason) == "interrupted");
            QVERIFY(entries[0].state == QueueState::Failed && english(entries[0].reason) == "no room" && !entries[0].ended.empty());
        }
        QCOMPARE(queue.takeNext()->id, b); // its turn comes again, first of all
        queue.settle(b, QueueState::Finished);
        queue.removeDone();
        QCOMPARE(order(queue), std::string("cd"));
        queue.remove(c);
        QVERIFY(messageOf([&] { queue.remove(c); }).find("no entry") != std::string::npos);
    }

    void requestsTravelWhole()
    {
        AdaptationOptions options;
        options.sources = {path("A")};
        options.target = path("C");
        options.recipe = "self-training";
        options.seed = 7;
        options.settings = {{"epochs", "3"}};
        RunQueue queue(m_project.folder);
        queue.add(toJson(options));
        queue.add("{no json");
        const auto entries = queue.entries();
        const AdaptationOptions again = requestOf(m_project, entries[0]);
        QVERIFY(again.resume && again.orAnew);
        QCOMPARE(again.target, path("C"));
        QCOMPARE(again.project, m_project.folder);
        QCOMPARE(english(titleOf(m_project, entries[0])), std::string("A to C, self-training, quick, seed 7"));
        QVERIFY(english(titleOf(m_project, entries[1])).find("can't be read") != std::string::npos);
    }

    /// Both entries fail, each with its reason, and the second is tried all the same.
    void queueGoesOnAfterAFailure()
    {
        AdaptationOptions options;
        options.sources = {path("A")}; // no frames there
        options.target = path("B");
        {
            RunQueue queue(m_project.folder);
            queue.add(toJson(options));
            queue.add("{no json");
        }
        struct Told : QueueObserver
        {
            std::vector<std::string> reasons;
            void onEnd(const QueueEntry &entry, const AdaptationResult *) override { reasons.push_back(english(entry.reason)); }
        } told;
        TrainingObserver silent;
        {
            const FileLock other = lockQueue(m_project);
            QVERIFY(messageOf([&] { workQueue(m_project.folder, {}, silent, told); }).find("another program") != std::string::npos);
        }
        {
            const FileLock trains = lockProject(m_project);
            QVERIFY(messageOf([&] { workQueue(m_project.folder, {}, silent, told); }).find("is being trained in") != std::string::npos);
        }
        for (const QueueEntry &entry : RunQueue(m_project.folder).entries())
            QVERIFY(entry.state == QueueState::Waiting); // neither has taken one
        const QueueOutcome outcome = workQueue(m_project.folder, {}, silent, told);
        QCOMPARE(outcome.failed, 2);
        QVERIFY(!outcome.stopped);
        QCOMPARE(told.reasons.size(), size_t(2));
        QVERIFY2(told.reasons[0].find("A") != std::string::npos, told.reasons[0].c_str());
        for (const QueueEntry &entry : RunQueue(m_project.folder).entries())
            QVERIFY(entry.state == QueueState::Failed && !entry.reason.empty());
        options.project = m_project.folder;
        QVERIFY(messageOf([&] { queueAdaptation(options); }).find("queue") != std::string::npos); // what would be refused is not taken
    }

    void runsComeFromAnotherMachine()
    {
        Project server = makeProject("server", {"A", "E"});
        {
            RunStore store(server.folder);
            const int64_t baseline = addRun(store, {.kind = RunKind::Baseline});
            addRun(store, {.target = "E", .base = baseline, .na = 0.6, .kept = 0.7, .verdict = Verdict::Better});
            addRun(store, {.target = "E", .base = baseline, .verdict = Verdict::Better});
            store.setMarks(2, {"night run", "", {"gpu"}, true, false, false});
        }
        {
            RunStore store(m_project.folder);
            addRun(store, {.target = "B", .na = 0.6, .kept = 0.7});
        }
        const auto imported = importRuns(m_project, server.folder / "runs/2", {});
        QCOMPARE(imported.size(), size_t(2)); // with its baseline
        QCOMPARE(imported[1].there, int64_t(2));
        const RunReader store(m_project.folder);
        const RunRecord run = store.run(imported[1].here);
        QCOMPARE(run.baseRun, std::optional(imported[0].here));
        QCOMPARE(run.marks.name, std::string("night run"));
        QCOMPARE(run.target, std::string("E"));
        QCOMPARE(readFile(store.runFolder(run.id) / "model.safetensors"), std::string("model of 2"));
        QCOMPARE(openProject(m_project.folder).camera("E")->folder, path("E"));
        // A second time nothing comes twice, and what is missing comes.
        const auto all = importRuns(m_project, server.folder, {});
        QCOMPARE(all.size(), size_t(3));
        QVERIFY(all[0].wasHere && all[1].wasHere && all[1].here == run.id);
        QCOMPARE(RunReader(m_project.folder).runs().size(), size_t(4));

        QVERIFY(messageOf([&] { importRuns(m_project, m_project.folder, {}); }).find("this project itself") != std::string::npos);
        QVERIFY(messageOf([&] { importRuns(m_project, path("A"), {}); }).find("is no project") != std::string::npos);
        QVERIFY(messageOf([&] { importRuns(m_project, server.folder, {9}); }).find("no run 9") != std::string::npos);
        createFolder(path("alone"));
        writeAtomically(path("alone") / "recipe.json", "{}");
        QVERIFY(messageOf([&] { importRuns(m_project, path("alone"), {}); }).find("runs.db") != std::string::npos);
        Project few = makeProject("few", {"A", "B"});
        few.classes.classes.pop_back();
        QVERIFY(messageOf([&] { importRuns(few, server.folder, {}); }).find("3 classes") != std::string::npos);
        QVERIFY(RunReader(few.folder).runs().empty());
    }
};

QTEST_GUILESS_MAIN(TestCameraNetwork)
#include "test_camera_network.moc"
