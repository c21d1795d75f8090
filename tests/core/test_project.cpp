#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/ground_answers.h"
#include "core/runs/project.h"
#include "core/runs/run_cameras.h"
#include "core/runs/run_store.h"

#include <QTemporaryDir>
#include <QtTest>
#include <sys/wait.h>
#include <unistd.h>

using namespace vantage;

class TestProject : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }

    Project wanted() const
    {
        Project project;
        project.folder = path("project");
        project.sources = {path("source")};
        project.target = path("target/"); // with a slash at its end, as shells complete it
        project.measureTarget = true;
        project.classes = carlaClasses();
        return project;
    }

    static std::string messageOf(const std::function<void()> &action)
    {
        try {
            action();
        } catch (const InputError &error) {
            return error.what();
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        createFolder(path("source"));
        createFolder(path("target"));
    }

    void createdAndOpened()
    {
        const Project created = createProject(wanted());
        QCOMPARE(created.name, std::string("project"));
        QCOMPARE(created.created.size(), size_t(20));
        QVERIFY(isProject(created.folder));
        const Project opened = openProject(created.folder);
        QCOMPARE(opened.name, created.name);
        QCOMPARE(opened.sources, std::vector<std::filesystem::path>{path("source")});
        QCOMPARE(opened.target, path("target"));
        QVERIFY(opened.measureTarget);
        QVERIFY(opened.classes == carlaClasses());
        QCOMPARE(opened.created, created.created);
        QCOMPARE(opened.runFolder(7), path("project") / "runs" / "7");
        QCOMPARE(opened.database(), path("project") / "runs.db");
    }

    void networkOfCameras()
    {
        createFolder(path("third"));
        createFolder(path("elsewhere/target"));
        Project project = createProject(wanted());
        QCOMPARE(project.cameras, (std::vector<KnownCamera>{{"source", path("source")}, {"target", path("target")}}));
        const std::string plain = readFile(path("project") / "project.json");
        QVERIFY(plain.find("cameras") == std::string::npos); // a pair is written as older programs read it

        choosePair(project, {}, path("third"));
        QCOMPARE(english(noteCameras(project)), (std::vector<std::string>{"The camera third joins the project"}));
        choosePair(project, {}, path("elsewhere/target"));
        QCOMPARE(noteCameras(project).size(), size_t(1));
        QCOMPARE(project.targetName(), std::string("target (2)"));
        saveProject(project);
        const Project opened = openProject(path("project"));
        QCOMPARE(opened.cameras, project.cameras);
        QCOMPARE(opened.target, path("elsewhere/target"));
        QVERIFY(readFile(path("project") / "project.json").find("\"vantage_project\": 3") != std::string::npos);
        QCOMPARE(readFile(path("project") / "project.json.version-1"), plain);

        // A folder that is gone and one of its name elsewhere are the same camera.
        std::filesystem::rename(path("third"), path("elsewhere/third"));
        Project moved = opened;
        choosePair(moved, {}, path("elsewhere/third"));
        QCOMPARE(noteCameras(moved).size(), size_t(1));
        QCOMPARE(moved.cameras.size(), size_t(4));
        QCOMPARE(moved.camera("third")->folder, path("elsewhere/third"));
    }

    void camerasAreRenamedAndRemoved()
    {
        createFolder(path("third"));
        Project project = createProject(wanted());
        choosePair(project, {}, path("third"));
        noteCameras(project);
        {
            RunStore store(project.folder);
            RunRecord run;
            run.kind = RunKind::Adapted;
            run.sources = {"source"};
            run.target = "target";
            store.createRun(run);
        }
        renameCamera(project, "target", "North gate");
        renameCamera(project, "source", "Süd");
        QCOMPARE(openProject(project.folder).camera("North gate")->folder, path("target"));
        const RunRecord run = RunReader(project.folder).run(1);
        QCOMPARE(run.target, std::string("North gate"));
        QCOMPARE(run.sources, std::vector<std::string>{"Süd"});
        QCOMPARE(withCamerasOf(project, run).target, path("target"));
        QVERIFY(messageOf([&] { renameCamera(project, "nobody", "x"); }).find("no camera called 'nobody'") != std::string::npos);
        QVERIFY(messageOf([&] { renameCamera(project, "third", "Süd"); }).find("already") != std::string::npos);
        QVERIFY(messageOf([&] { renameCamera(project, "third", "a/b"); }).find("slashes") != std::string::npos);
        QVERIFY(messageOf([&] { removeCamera(project, "third"); }).find("worked on now") != std::string::npos);
        QVERIFY(messageOf([&] { removeCamera(project, "North gate"); }).find("run 1") != std::string::npos);
        choosePair(project, {}, path("target"));
        removeCamera(project, "third");
        QCOMPARE(openProject(project.folder).cameras.size(), size_t(2));

        // What a machine that died, or somebody else, left in place of the note of a renaming: nothing outside is touched, nothing ends.
        createFolder(project.folder / "watch");
        writeAtomically(project.folder / "kept-now.png", std::string("picture"));
        for (const char *note : {"{\"from\": 7, \"to\": \"North\"}", "{\"from\": \"../kept\", \"to\": \"North\"}", "{\"from\": \"North gate\"}", "[1]", "cut off"}) {
            writeAtomically(project.folder / "renaming.json", std::string(note));
            finishRenaming(project.folder);
            QVERIFY2(!std::filesystem::exists(project.folder / "renaming.json"), note);
            QCOMPARE(openProject(project.folder).cameras, project.cameras);
        }
        QVERIFY(std::filesystem::exists(project.folder / "kept-now.png"));
    }

    void groundIsOfAPair()
    {
        createFolder(path("third"));
        Project project = createProject(wanted());
        std::vector<GroundAnswer> wrong(1), nothing(1);
        wrong[0].wrong = true;
        writeGroundAnswers(project, wrong);
        choosePair(project, {}, path("third"));
        noteCameras(project);
        QVERIFY(readGroundAnswers(project)[0].empty());
        writeGroundAnswers(project, nothing);
        choosePair(project, {}, path("target"));
        QVERIFY(readGroundAnswers(project)[0].wrong); // what was said of the other pair stays
    }

    void severalSources()
    {
        createFolder(path("second"));
        Project project = wanted();
        QVERIFY(readFile(createProject(project).folder / "project.json").find("\"vantage_project\": 1") != std::string::npos);
        project.folder = path("network");
        project.sources.push_back(path("second"));
        createProject(project);
        const Project opened = openProject(path("network"));
        QCOMPARE(opened.sources, (std::vector<std::filesystem::path>{path("source"), path("second")}));
        QCOMPARE(opened.sourceNames(), std::string("source + second"));
        // A program that knows one source only must not open it as if it had one.
        QVERIFY(readFile(path("network") / "project.json").find("\"vantage_project\": 2") != std::string::npos);

        project.folder = path("third");
        project.sources = {path("source"), path("second"), path("source")};
        QVERIFY(messageOf([&] { createProject(project); }).find("given twice") != std::string::npos);
        project.sources = {path("source"), path("target")};
        QVERIFY(messageOf([&] { createProject(project); }).find("both source and target") != std::string::npos);
        project.sources = {};
        QVERIFY(messageOf([&] { createProject(project); }).find("no source") != std::string::npos);
    }

    void groundAnswersAreKept()
    {
        createFolder(path("second"));
        Project project = wanted();
        project.sources.push_back(path("second"));
        project = createProject(project);
        QVERIFY(textOf(readGroundAnswers(project)).empty());
        std::vector<GroundAnswer> answers(2);
        answers[0].wrong = true;
        answers[1].points = GroundPoints{{{1, 2}, {3, 4}, {5, 6.5}, {7, 8}}, {{8, 7}, {6, 5}, {4, 3}, {2, 1}}};
        writeGroundAnswers(project, answers);
        QCOMPARE(textOf(readGroundAnswers(project)), textOf(answers));
        QVERIFY(readGroundAnswers(project)[0].wrong && !readGroundAnswers(project)[1].wrong);
        QCOMPARE(readGroundAnswers(project)[1].points->source[2].y, 6.5);

        std::swap(project.sources[0], project.sources[1]); // by their folders
        QVERIFY(readGroundAnswers(project)[1].wrong);
        project.sources[0] = path("moved"); // the folder is another, the place is the same
        QVERIFY(readGroundAnswers(project)[1].wrong);

        writeAtomically(project.folder / "ground.json", "{}");
        QVERIFY(messageOf([&] { readGroundAnswers(project); }).find("ground.json") != std::string::npos);
        writeGroundAnswers(project, {});
        QVERIFY(!std::filesystem::exists(project.folder / "ground.json"));
    }

    void changesAreKept()
    {
        Project project = createProject(wanted());
        project.name = "Caf\xc3\xa9 \"north\"";
        project.measureTarget = false;
        saveProject(project);
        QCOMPARE(openProject(project.folder).name, project.name);
        QVERIFY(!openProject(project.folder).measureTarget);
        project.name = std::string(1, '\xff'); // not UTF-8: JSON can't hold it, and the good file stays
        QVERIFY_EXCEPTION_THROWN(saveProject(project), InputError);
        QCOMPARE(openProject(project.folder).name, std::string("Caf\xc3\xa9 \"north\""));
    }

    void refusesWrongFolders()
    {
        Project project = wanted();
        project.target = path("nowhere");
        QVERIFY(messageOf([&] { createProject(project); }).find("nowhere") != std::string::npos);
        project.target = project.sources.front();
        QVERIFY(messageOf([&] { createProject(project); }).find("both source and target") != std::string::npos);
        project.target.clear();
        QVERIFY(messageOf([&] { createProject(project); }).find("no target folder") != std::string::npos);
        QVERIFY(!std::filesystem::exists(project.folder));

        createProject(wanted());
        QVERIFY(messageOf([&] { createProject(wanted()); }).find("a project already") != std::string::npos);
        project = wanted();
        project.folder = path("holiday");
        createFolder(project.folder);
        writeAtomically(project.folder / "beach.jpg", "x");
        QVERIFY(messageOf([&] { createProject(project); }).find("not an empty folder") != std::string::npos);
        project.folder = path("file");
        writeAtomically(project.folder, "x");
        QVERIFY_EXCEPTION_THROWN(createProject(project), InputError);
    }

    void importedCamerasMoveWithTheProject()
    {
        Project project = wanted();
        createFolder(path("project/cameras/gate"));
        project.target = path("project/cameras/gate");
        QVERIFY(messageOf([&] { createProject(project); }).find("not an empty folder") != std::string::npos); // somebody's own
        writeAtomically(path("project/cameras/gate/imported.json"), "{}");
        project.leftOut[project.target] = {"00-00-01_000"};
        createProject(project); // made of a video before there was a project
        std::filesystem::rename(path("project"), path("elsewhere"));
        const Project moved = openProject(path("elsewhere"));
        const auto camera = std::filesystem::weakly_canonical(path("elsewhere/cameras/gate"));
        QCOMPARE(moved.target, camera);
        QCOMPARE(moved.nameOf(camera), std::string("gate"));
        QCOMPARE(leftOutOf(moved.leftOut, camera), std::vector<std::string>{"00-00-01_000"});
        QCOMPARE(moved.sources.front(), path("source"));
        saveProject(moved);
        QCOMPARE(openProject(path("elsewhere")).target, camera);
    }

    void refusesDamagedFiles()
    {
        const Project project = createProject(wanted());
        const std::filesystem::path file = project.folder / "project.json";
        const std::string good = readFile(file);
        writeAtomically(file, good.substr(0, good.size() / 2));
        QVERIFY(messageOf([&] { openProject(project.folder); }).find("project.json: is damaged") != std::string::npos);
        writeAtomically(file, "[1, 2]");
        QVERIFY_EXCEPTION_THROWN(openProject(project.folder), InputError);
        std::string newer = good;
        newer.replace(newer.find("\"vantage_project\": 1"), 20, "\"vantage_project\": 9");
        writeAtomically(file, newer);
        QVERIFY(messageOf([&] { openProject(project.folder); }).find("newer version") != std::string::npos);
        std::string labels = good;
        labels.replace(labels.find("\"measure\""), 9, "\"train\"");
        writeAtomically(file, labels);
        QVERIFY(messageOf([&] { openProject(project.folder); }).find("target_labels") != std::string::npos);
        std::filesystem::remove(file);
        QVERIFY(messageOf([&] { openProject(project.folder); }).find("no project") != std::string::npos);
    }

    void oneTrainerAtATime()
    {
        const Project project = createProject(wanted());
        FileLock lock = lockProject(project);
        QVERIFY(lock.held());
        QVERIFY_EXCEPTION_THROWN(lockProject(project), InputError);
        FileLock moved = std::move(lock);
        QVERIFY(moved.held());
        QVERIFY(!lock.held()); // NOLINT(bugprone-use-after-move)
        QVERIFY_EXCEPTION_THROWN(lockProject(project), InputError);
        moved.release();
        QVERIFY(lockProject(project).held());
    }

    void lockDiesWithItsProcess()
    {
        const Project project = createProject(wanted());
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const FileLock lock = lockProject(project);
            const char byte = lock.held() ? 'y' : 'n';
            ::write(ready[1], &byte, 1);
            ::pause();
            ::_exit(0);
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t(1));
        QCOMPARE(byte, 'y');
        QVERIFY_EXCEPTION_THROWN(lockProject(project), InputError);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(lockProject(project).held());
        ::close(ready[0]);
        ::close(ready[1]);
    }
};

QTEST_APPLESS_MAIN(TestProject)
#include "test_project.moc"
