#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/runs/camera_files.h"
#include "core/runs/ground_answers.h"
#include "core/runs/in_use.h"
#include "core/runs/resume_point.h"
#include "core/runs/run_cameras.h"
#include "core/runs/run_import.h"
#include "core/runs/run_queue.h"
#include "tests/core/picture_samples.h"
#include "tests/core/run_samples.h"
#include "tests/kills/forked.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <algorithm>
#include <map>
#include <sqlite3.h>
#include <zip.h>

using namespace vantage;
using namespace vantage::samples;
using namespace vantage::kills;

namespace {

std::string ask(const fs::path &file, const std::string &sql)
{
    sqlite3 *database = nullptr;
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    std::string answer;
    const auto take = [](void *text, int, char **values, char **) {
        *static_cast<std::string *>(text) += values[0] ? values[0] : "NULL";
        return 0;
    };
    sqlite3_exec(database, sql.c_str(), take, &answer, nullptr);
    sqlite3_close(database);
    return answer;
}

std::string text(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6g", value);
    return buffer;
}

std::string joined(const std::vector<std::string> &names)
{
    std::string all;
    for (const std::string &name : names)
        all += name + "+";
    return all;
}

/// What a killed program may leave, since whoever does the same again writes over it: x.part, or what lies in a folder .x.part.
bool isTemporary(const fs::path &path)
{
    for (const fs::path &part : path)
        if (part.extension() == ".part" || part.string().find(".part-") != std::string::npos)
            return true;
    return false;
}

/// All that somebody may want to keep, in words: a project's choices, its runs with their figures and files, what is in the bin, what waits.
/// Opened as a program opens it, which puts right what another one left half done.
std::string keptIn(const fs::path &folder)
{
    std::string kept;
    const auto say = [&](const std::string &line) { kept += line + "\n"; };
    const fs::path home = folder / "project";
    if (isProject(home)) {
        finishRenaming(home);
        const Project project = openProject(home);
        say("project " + project.name + " " + std::to_string(project.classes.size()) + (project.measureTarget ? " measured" : ""));
        for (const KnownCamera &camera : project.cameras)
            say("camera " + camera.name + " in " + camera.folder.lexically_relative(folder).string());
        say("works on " + project.sourceNames() + " and " + project.targetName());
        for (const GroundAnswer &answer : readGroundAnswers(project))
            say(answer.wrong ? "ground wrong" : "ground");
    }
    if (fs::exists(home / "runs.db")) {
        RunStore store(home);
        store.recoverInterrupted();
        if (const std::string found = ask(home / "runs.db", "PRAGMA integrity_check"); found != "ok")
            say("runs.db: " + found);
        for (const RunRecord &run : store.runs()) {
            if (!fs::is_directory(store.runFolder(run.id)))
                say("run " + std::to_string(run.id) + " has no folder");
            say("run " + std::to_string(run.id) + " " + toText(run.kind) + " " + toText(run.state) + " of " + joined(run.sources) + run.target + " from "
                + std::to_string(run.baseRun.value_or(0)) + " key " + run.baselineKey + " " + text(run.seconds) + " s, called " + run.marks.name + " " + joined(run.marks.tags));
            for (const EpochRecord &epoch : store.epochs(run.id))
                say("  epoch " + std::to_string(epoch.epoch) + " at " + std::to_string(epoch.step) + ": " + text(epoch.value(MeasuredOn::Target, measure_id::meanIou).value_or(-1)));
            if (const auto choice = store.choice(run.id))
                say("  chosen " + std::to_string(choice->chosen) + " " + choice->why);
            say("  steps " + std::to_string(store.steps(run.id).size()));
        }
        for (const int64_t run : store.trashed())
            say("bin " + std::to_string(run));
        for (const ModelInUse &model : store.inUse())
            say("in use " + model.target + ": " + std::to_string(model.run));
        const RunQueue queue(home);
        for (const QueueEntry &entry : queue.entries())
            say("queue " + std::to_string(entry.id) + " " + entry.request + " " + toText(entry.state) + " " + english(entry.reason));
    }
    std::map<std::string, std::string> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder)) {
        const fs::path path = entry.path();
        const std::string name = path.filename().string();
        if (isTemporary(path) || name.starts_with("runs.db") || name.starts_with("project.json") || name == "lock" || name == "imported.json" || name == "stood.json")
            continue;
        const std::string where = path.lexically_relative(folder).string();
        if (!entry.is_directory())
            files[where] = name == "trashed" || name.ends_with(".json") ? "file" : sha256Hex(readFile(path)).substr(0, 8);
    }
    for (const auto &[name, what] : files)
        say(name + " " + what);
    return kept;
}

/// Steps that a program does one after the other, each of them all or nothing.
struct Way
{
    const char *name;
    std::function<void(const fs::path &folder)> prepare;
    std::vector<std::function<void(const fs::path &folder)>> steps;
    std::function<void(const fs::path &folder)> also = {}; ///< what it leaves is well, too
};

fs::path home(const fs::path &folder)
{
    return folder / "project";
}

Project projectOf(const fs::path &folder)
{
    Project project;
    project.folder = home(folder);
    project.sources = {folder / "A"};
    project.target = folder / "B";
    project.classes.classes = {{"a", {1, 1, 1}}, {"b", {2, 2, 2}}, {"c", {3, 3, 3}}};
    return project;
}

void makeFolders(const fs::path &folder)
{
    for (const char *name : {"A", "B", "C"})
        createFolder(folder / name);
}

RunMarks called(const std::string &name, const std::string &tag)
{
    RunMarks marks;
    marks.name = name;
    marks.tags = {tag};
    return marks;
}

/// Run 1: NA. Run 2: adapted from it, finished, with marks. Run 3: adapted, stopped, with a checkpoint.
void makeRuns(const fs::path &folder)
{
    makeFolders(folder);
    createProject(projectOf(folder));
    RunStore store(home(folder));
    const int64_t na = addRun(store, {.kind = RunKind::Baseline, .na = 0.6, .kept = 0.7});
    addRun(store, {.target = "B", .base = na, .na = 0.6, .kept = 0.8, .verdict = Verdict::Better, .agreement = 0.5});
    store.setMarks(2, called("the good one", "rain"));
    addRun(store, {.target = "B", .base = na, .na = 0.6, .kept = 0.65, .state = RunState::Stopped});
    fs::remove(store.runFolder(3) / "model.safetensors");
    writeAtomically(store.runFolder(3) / "checkpoint.pt", "checkpoint of step 1");
    createFolder(store.runFolder(3) / "snapshots");
    writeAtomically(store.runFolder(3) / "snapshots/epoch-001.safetensors", "network of epoch 1");
    const StepRecord steps[] = {{1, {{"sem", 0.5}}}};
    store.appendSteps(3, steps);
}

void unpack(const fs::path &folder)
{
    importIntoProject(home(folder), folder / "gate.zip", {}, {}, {});
}

std::optional<ResumePoint> resumed; ///< of run 3 of makeResumed()

/// The same, and run 3 has gone on from its checkpoint for a while.
void makeResumed(const fs::path &folder)
{
    makeRuns(folder);
    resumed.emplace(openProject(home(folder)), 3);
    RunStore store(home(folder));
    store.resumeRun(3);
    const StepRecord steps[] = {{2, {{"sem", 0.4}}}};
    store.appendSteps(3, steps);
    for (const char *file : {"checkpoint.pt", "snapshots/epoch-001.safetensors", "snapshots/epoch-002.safetensors"})
        writeAtomically(store.runFolder(3) / file, "of step 2");
    store.endRun(3, RunState::Stopped, say("stopped by the user"), 9);
}

void makeZip(const fs::path &file, int frames)
{
    int code = 0;
    zip_t *archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    std::vector<std::string> pictures;
    for (int i = 0; i < frames; ++i)
        pictures.push_back(encodedPicture(".png", picture({32, 24}, i)));
    for (int i = 0; i < frames; ++i) {
        const std::string name = "images/" + frameName(i) + ".png", &bytes = pictures[static_cast<size_t>(i)];
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
    }
    QCOMPARE(zip_close(archive), 0);
}

void copyOldDatabase(const fs::path &folder, const char *name)
{
    makeFolders(folder);
    createProject(projectOf(folder));
    fs::copy_file(fs::path(VANTAGE_TEST_DATA) / name, home(folder) / "runs.db");
}

const std::vector<Way> &ways()
{
    static const std::vector<Way> all{
        {"project is created", makeFolders, {[](const fs::path &folder) { createProject(projectOf(folder)); }}},
        {"project gets a camera", [](const fs::path &folder) { makeFolders(folder); createProject(projectOf(folder)); },
         {[](const fs::path &folder) {
             Project project = openProject(home(folder));
             project.target = folder / "C";
             noteCameras(project);
             saveProject(project); // in a form that older programs don't read: theirs is kept beside it
         }}},
        {"database is made", [](const fs::path &folder) { makeFolders(folder); createProject(projectOf(folder)); }, {[](const fs::path &folder) { RunStore store(home(folder)); }}},
        {"database of version 1", [](const fs::path &folder) { copyOldDatabase(folder, "runs_v1.db"); }, {[](const fs::path &folder) { RunStore store(home(folder)); }}},
        {"database of version 2", [](const fs::path &folder) { copyOldDatabase(folder, "runs_v2.db"); }, {[](const fs::path &folder) { RunStore store(home(folder)); }}},
        {"database of version 3", [](const fs::path &folder) { copyOldDatabase(folder, "runs_v3.db"); }, {[](const fs::path &folder) { RunStore store(home(folder)); }}},
        {"run begins", makeRuns,
         {[](const fs::path &folder) {
             RunRecord record;
             record.kind = RunKind::Baseline;
             RunStore(home(folder)).createRun(record);
         }}},
        {"run is recorded", makeRuns,
         {[](const fs::path &folder) { RunStore(home(folder)).resumeRun(3); },
          [](const fs::path &folder) {
              const StepRecord steps[] = {{2, {{"sem", 0.4}}}, {3, {{"sem", 0.3}}}};
              RunStore(home(folder)).appendSteps(3, steps);
          },
          [](const fs::path &folder) {
              EpochRecord epoch;
              epoch.epoch = 2;
              epoch.step = 3;
              epoch.target = withMeanIou(0.7);
              RunStore(home(folder)).writeEpoch(3, epoch);
          },
          [](const fs::path &folder) { RunStore(home(folder)).writeChoice(3, {2, {}, Verdict::Better, "because"}); },
          [](const fs::path &folder) { RunStore(home(folder)).endRun(3, RunState::Finished, {}, 7); }}},
        {"rows after a checkpoint go", makeRuns, {[](const fs::path &folder) { RunStore(home(folder)).truncateAfter(3, 0); }}},
        {"run is marked", makeRuns, {[](const fs::path &folder) { RunStore(home(folder)).setMarks(2, called("better", "snow")); }}},
        {"run goes to the bin", makeRuns, {[](const fs::path &folder) { RunStore(home(folder)).trashRun(2); }}},
        {"run comes back", [](const fs::path &folder) { makeRuns(folder); RunStore(home(folder)).trashRun(2); }, {[](const fs::path &folder) { RunStore(home(folder)).restoreRun(2); }}},
        {"bin is emptied", [](const fs::path &folder) { makeRuns(folder); RunStore(home(folder)).trashRun(2); RunStore(home(folder)).trashRun(3); },
         {[](const fs::path &folder) { RunStore(home(folder)).removeRun(2); }, [](const fs::path &folder) { RunStore(home(folder)).removeRun(3); }}},
        {"run is discarded", makeRuns, {[](const fs::path &folder) { RunStore(home(folder)).removeRun(3); }},
         [](const fs::path &folder) { RunStore(home(folder)).trashRun(3); }},
        {"files of a run are kept", makeRuns, {[](const fs::path &folder) { ResumePoint(openProject(home(folder)), 3); }}},
        {"run goes back to where it was resumed", makeResumed,
         {[](const fs::path &folder) {
             RunStore store(home(folder));
             resumed->goBack(store, 1);
         }}},
        {"runs are imported",
         [](const fs::path &folder) {
             createFolder(folder / "other");
             makeRuns(folder / "other");
             makeFolders(folder);
             createProject(projectOf(folder));
         },
         {[](const fs::path &folder) { Project project = openProject(home(folder)); importRuns(project, folder / "other/project", {1}); },
          [](const fs::path &folder) { Project project = openProject(home(folder)); importRuns(project, folder / "other/project", {2}); }}},
        {"queue", makeRuns,
         {[](const fs::path &folder) { RunQueue(home(folder)).add("first"); }, [](const fs::path &folder) { RunQueue(home(folder)).add("second"); },
          [](const fs::path &folder) { RunQueue(home(folder)).move(2, 0); }, [](const fs::path &folder) { RunQueue(home(folder)).takeNext(); },
          [](const fs::path &folder) { RunQueue(home(folder)).settle(2, QueueState::Finished); }, [](const fs::path &folder) { RunQueue(home(folder)).takeNext(); },
          [](const fs::path &folder) { RunQueue(home(folder)).recover(); }, [](const fs::path &folder) { RunQueue(home(folder)).remove(1); }}},
        {"camera is renamed", makeRuns, {[](const fs::path &folder) { Project project = openProject(home(folder)); renameCamera(project, "B", "North gate"); }}},
        {"model is used", makeRuns, {[](const fs::path &folder) { useModel(openProject(home(folder)), 2, "tried"); }}},
        {"ground is told", makeRuns, {[](const fs::path &folder) { writeGroundAnswers(openProject(home(folder)), {{.wrong = true, .points = {}}}); }}},
        {"camera is unpacked", [](const fs::path &folder) { makeRuns(folder); makeZip(folder / "gate.zip", 3); },
         {[](const fs::path &folder) { unpack(folder); }}},
        {"camera is unpacked again",
         [](const fs::path &folder) {
             makeRuns(folder);
             makeZip(folder / "gate.zip", 3);
             unpack(folder);
             // What the operator painted stays while the frames are taken anew.
             createFolder(home(folder) / "cameras/gate/labels");
             writeAtomically(home(folder) / "cameras/gate/labels/frame0.png", "hours of work");
             writeAtomically(home(folder) / "cameras/gate/classes.json", "{}");
             makeZip(folder / "gate.zip", 5);
         },
         {[](const fs::path &folder) { unpack(folder); }}},
    };
    return all;
}

void copyTree(const fs::path &from, const fs::path &to)
{
    fs::remove_all(to);
    createFolder(to.parent_path());
    fs::copy(from, to, fs::copy_options::recursive);
}

/// Cameras' paths are absolute, so a copy of a folder stands in its place.
class Stand
{
public:
    explicit Stand(const fs::path &under) : m_here(under / "here"), m_as(under / "as") {}
    const fs::path &folder() const { return m_here; }
    void keepAs(const std::string &name) { copyTree(m_here, m_as / name); }
    void takeBack(const std::string &name) { copyTree(m_as / name, m_here); }

private:
    fs::path m_here, m_as;
};

} // namespace

/// A program is killed at each of the changes that it makes to files while it keeps, deletes or moves what somebody may need: nothing of
/// that is lost, nothing is there by halves, and the work can be done again.
class TestKills : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLost_data()
    {
        QTest::addColumn<size_t>("index");
        for (size_t i = 0; i < ways().size(); ++i)
            QTest::newRow(ways()[i].name) << i;
    }

    void nothingIsLost()
    {
        QFETCH(size_t, index);
        const Way &way = ways()[index];
        // In memory where that can be: each change is synced to the disk, some thousand times.
        QTemporaryDir temporary(QFileInfo("/dev/shm").isWritable() ? "/dev/shm/test_kills-XXXXXX" : QDir::tempPath() + "/test_kills-XXXXXX");
        Stand stand(temporary.path().toStdString());
        createFolder(stand.folder());
        way.prepare(stand.folder());
        stand.keepAs("before");
        std::vector<std::string> allowed{keptIn(stand.folder())};
        for (const auto &step : way.steps) {
            step(stand.folder());
            allowed.push_back(keptIn(stand.folder()));
            QVERIFY(allowed.back() != allowed[allowed.size() - 2] || way.steps.size() > 1 || std::string(way.name).starts_with("database"));
        }
        const auto everyStep = [&steps = way.steps, folder = stand.folder()] {
            for (const auto &step : steps)
                step(folder);
        };
        if (way.also) {
            stand.takeBack("before");
            way.also(stand.folder());
            allowed.insert(allowed.begin(), keptIn(stand.folder()));
        }
        const size_t first = way.also ? 1 : 0;
        stand.takeBack("before");
        const Ended whole = inChild(stand.folder(), {"nothing", "", 0, false}, everyStep);
        QVERIFY2(whole.error.empty(), whole.error.c_str());
        const auto moments = tellingMoments(whole.changes);
        for (const Moment &moment : moments) {
            const std::string where = (moment.torn ? "in the middle of " : "before ") + whole.changes[static_cast<size_t>(moment.number) - 1];
            stand.takeBack("before");
            const Ended ended = inChild(stand.folder(), moment, everyStep);
            QVERIFY2(ended.killed, (where + ": " + ended.error).c_str());
            std::string kept;
            try {
                kept = keptIn(stand.folder());
            } catch (const std::exception &error) {
                QFAIL((where + ": " + error.what()).c_str());
            }
            const auto found = std::find(allowed.begin(), allowed.end(), kept); // of two that are alike, nothing was done yet
            if (found == allowed.end())
                QFAIL((where + " there is\n" + kept + "\nwhich is neither\n" + allowed.front() + "\nnor\n" + allowed.back()).c_str());
            // What was left to do is done as if nothing had been.
            const size_t next = std::max(static_cast<size_t>(found - allowed.begin()), first) - first;
            try {
                for (size_t step = next; step < way.steps.size(); ++step)
                    way.steps[step](stand.folder());
            } catch (const std::exception &error) {
                QFAIL((where + ", then: " + error.what()).c_str());
            }
            if (const std::string again = keptIn(stand.folder()); again != allowed.back())
                QFAIL((where + " and done again there is\n" + again + "\ninstead of\n" + allowed.back()).c_str());
            for (const auto &entry : fs::recursive_directory_iterator(next < way.steps.size() ? stand.folder() : stand.folder() / "A"))
                QVERIFY2(!isTemporary(entry.path()), (where + ": " + entry.path().string() + " is left over").c_str());
        }
        QVERIFY(!moments.empty());
    }
};

QTEST_GUILESS_MAIN(TestKills)
#include "test_kills.moc"
