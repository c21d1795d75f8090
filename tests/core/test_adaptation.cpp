#include "core/base/files.h"
#include "core/data/label_codec.h"
#include "core/model/segmenter.h"
#include "core/runs/kept_work.h"
#include "core/runs/run_cameras.h"
#include "core/runs/run_store.h"
#include "core/training/snapshots.h"
#include "core/workflow/adaptation.h"
#include "core/workflow/adaptation_report.h"
#include "core/workflow/class_agreement.h"
#include "core/workflow/finish_run.h"
#include "core/workflow/preflight.h"
#include "core/workflow/resume_check.h"
#include "tests/core/training_samples.h"

#include <QTemporaryDir>
#include <sqlite3.h>

using namespace vantage;
using namespace vantage::samples;

namespace {

ClassMap mapOf(const std::vector<std::string> &names)
{
    ClassMap map;
    for (const std::string &name : names)
        map.classes.push_back({name, {1, 2, 3}});
    return map;
}

/// Stops the run at its first step, and keeps what it was told.
struct Stopper : Witness
{
    std::stop_source stop;
    std::vector<std::string> messages;
    std::vector<WorkReport> works;
    int64_t stopAt = 1;

    void onStep(const StepReport &report) override
    {
        Witness::onStep(report);
        if (report.step >= stopAt)
            stop.request_stop();
    }
    void onMessage(const Message &message) override { messages.push_back(english(message)); }
    void onWork(const WorkReport &work) override { works.push_back(work); }
    /// What was told of a piece of work: one after the other from 1 to all, `times` times.
    bool counted(const std::string &what, int64_t all, int times) const
    {
        std::vector<int64_t> done, expected;
        for (const WorkReport &work : works)
            if (english(work.what) == what && work.all == all)
                done.push_back(work.done);
        for (int i = 0; i < times; ++i)
            for (int64_t one = 1; one <= all; ++one)
                expected.push_back(one);
        return done == expected;
    }
    bool heard(const std::string &part) const
    {
        return std::any_of(messages.begin(), messages.end(), [&](const std::string &text) { return text.find(part) != std::string::npos; });
    }
};

/// Does something once it is told that the database is waited for.
struct Patient : Stopper
{
    std::function<void()> onWait;
    void onMessage(const Message &message) override
    {
        Stopper::onMessage(message);
        if (english(message).find("Waiting for the project's database") == 0)
            onWait();
    }
};

} // namespace

class TestAdaptation : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }

    AdaptationOptions asked() const
    {
        AdaptationOptions options;
        options.project = path("project");
        options.sources = {path("source")};
        options.target = path("target");
        options.preset = "pspnet";
        options.recipe = "no-adaptation";
        options.settings = {{"backbone", "18"}, {"width", "64"}, {"height", "48"}, {"epochs", "2"}, {"stepsPerEpoch", "3"}, {"batch", "2"},
                            {"evaluationFrames", "2"}, {"threads", "2"}};
        options.measureTarget = true;
        return options;
    }

    /// A run that was stopped after one step.
    AdaptationResult stopped(const AdaptationOptions &options, Stopper *told = nullptr) const
    {
        Stopper own;
        Stopper &stopper = told ? *told : own;
        return adapt(options, stopper.stop.get_token(), stopper);
    }

    std::string refusal(const AdaptationOptions &options, Stopper *told = nullptr) const
    {
        Stopper own;
        Stopper &stopper = told ? *told : own;
        try {
            adapt(options, stopper.stop.get_token(), stopper);
        } catch (const std::exception &error) {
            return error.what();
        }
        return {};
    }

    size_t runs() const { return RunReader(path("project")).runs().size(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        camera(path("source"), 6, {64, 48});
        camera(path("target"), 6, {64, 48});
    }

    void nothingIsMadeBeforeAllIsChecked_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("named");
        QTest::addRow("wrong source") << "wrong source" << "nowhere";
        QTest::addRow("wrong target") << "wrong target" << "nowhere";
        QTest::addRow("a depth that is none") << "backbone=19" << "backbone";
        QTest::addRow("no such GPU") << "device=cuda" << "CUDA";
        QTest::addRow("weights that are none") << "weights" << "weights.pth";
        QTest::addRow("one pixel of another value") << "pixel" << "labels/frame4.png";
        QTest::addRow("one pixel of the target's labels") << "target pixel" << "target/labels/frame5.png";
        QTest::addRow("a damaged label picture") << "labels" << "labels/frame4.png";
        QTest::addRow("a damaged frame") << "frame" << "target/images/frame4.png";
        QTest::addRow("an unknown recipe") << "recipe" << "nonsense";
    }

    void nothingIsMadeBeforeAllIsChecked()
    {
        QFETCH(QString, what);
        QFETCH(QString, named);
        AdaptationOptions wrong = asked();
        fs::path damaged;
        std::string whole;
        const auto damage = [&](const fs::path &file) {
            damaged = file;
            whole = readFile(file);
            std::string bytes = whole; // its header and its end stay, so that only decoding shows it
            for (size_t i = bytes.size() / 2; i < bytes.size() / 2 + 8; ++i)
                bytes[i] = static_cast<char>(~bytes[i]);
            writeBytes(file, bytes);
        };
        const auto paint = [&](const fs::path &file) {
            damaged = file;
            whole = readFile(file);
            cv::Mat values = readLabelValues(file);
            values.at<uchar>(3, 5) = 77;
            writeLabels(file, values);
        };
        if (what == "wrong source")
            wrong.sources = {path("nowhere")};
        else if (what == "wrong target")
            wrong.target = path("nowhere");
        else if (what == "backbone=19")
            wrong.settings.push_back({"backbone", "19"});
        else if (what == "device=cuda")
            wrong.settings.push_back({"device", "cuda"});
        else if (what == "weights") {
            wrong.backbone = path("weights.pth");
            writeBytes(wrong.backbone, "no weights");
        } else if (what == "pixel")
            paint(path("source") / "labels" / "frame4.png");
        else if (what == "target pixel")
            paint(path("target") / "labels" / "frame5.png");
        else if (what == "labels")
            damage(path("source") / "labels" / "frame4.png");
        else if (what == "frame")
            damage(path("target") / "images" / "frame4.png");
        else
            wrong.recipe = "nonsense";
        const std::string said = refusal(wrong);
        if (what == "device=cuda" && said.empty())
            QSKIP("there is a GPU");
        QVERIFY2(said.find(named.toStdString()) != std::string::npos, said.c_str());
        QVERIFY(!fs::exists(path("project")));

        if (what != "wrong source" && what != "pixel")
            return; // the way on is the same for all
        if (!damaged.empty())
            writeBytes(damaged, whole);
        const AdaptationResult right = stopped(asked());
        QVERIFY(right.end == TrainingResult::End::Stopped);
        QCOMPARE(runs(), size_t(1));
    }

    void projectWithoutWorkTakesOtherCameras()
    {
        camera(path("other"), 6, {64, 48});
        Project project;
        project.folder = path("project");
        project.sources = {path("other")};
        project.target = path("target");
        project.measureTarget = true;
        project.classes = mapOf({"a", "b"});
        createProject(project);
        Stopper told;
        stopped(asked(), &told);
        QVERIFY(told.heard("takes the cameras"));
        QCOMPARE(openProject(path("project")).sources.front(), fs::canonical(path("source")));
        QVERIFY(openProject(path("project")).classes == carlaClasses());

        AdaptationOptions again = asked();
        again.sources = {path("other")};
        Stopper other; // now there is a checkpoint: the other camera joins
        stopped(again, &other);
        QVERIFY(other.heard("The camera other joins the project"));
        const Project network = openProject(path("project"));
        QCOMPARE(network.cameras.size(), size_t(3));
        QCOMPARE(network.sources, (std::vector<fs::path>{fs::canonical(path("other"))}));
        const RunReader store(path("project"));
        const auto all = store.runs();
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[0].sources, (std::vector<std::string>{"source"}));
        QCOMPARE(all[1].sources, (std::vector<std::string>{"other"}));
        QVERIFY(!isOfPair(network, all[0]) && isOfPair(network, all[1]));
        QCOMPARE(withCamerasOf(network, all[0]).sources, (std::vector<fs::path>{fs::canonical(path("source"))}));
        // Back to the first: the stopped run waits for its own cameras, and goes on with them.
        AdaptationOptions back = asked();
        back.resume = true;
        stopped(back);
        QCOMPARE(runs(), size_t(2));
        QCOMPARE(openProject(path("project")).sources, (std::vector<fs::path>{fs::canonical(path("source"))}));
    }

    void resumeGoesOnOrSaysWhatDiffers()
    {
        AdaptationOptions again = asked();
        again.resume = true;
        Stopper first;
        stopped(again, &first);
        QVERIFY(first.heard("There is no stopped run"));
        Stopper second;
        second.stopAt = 2;
        QVERIFY(stopped(again, &second).end == TrainingResult::End::Stopped);
        QCOMPARE(second.plans.at(0).firstStep, int64_t(1));
        QVERIFY(!second.heard("There is no stopped run"));
        QCOMPARE(runs(), size_t(1));

        const auto refused = [&](const AdaptationOptions &options, const std::vector<std::string> &parts) {
            const std::string said = refusal(options);
            for (const std::string &part : parts)
                QVERIFY2(said.find(part) != std::string::npos, ("not \"" + part + "\": " + said).c_str());
            QCOMPARE(runs(), size_t(1));
            QVERIFY(RunReader(path("project")).run(1).state == RunState::Stopped);
        };
        AdaptationOptions other = again;
        other.settings.push_back({"epochs", "5"});
        refused(other, {"runs/1", "epochs is 5 and was 2", "without --resume"});
        other = again;
        other.seed = 9;
        refused(other, {"seed is 9 and was 1"});

        const fs::path image = path("source") / "images" / "frame6.png", label = path("source") / "labels" / "frame6.png";
        writeImage(image, picture({64, 48}, 6));
        writeLabels(label, labels({64, 48}, 6));
        refused(again, {"the source has 1 frame more (frame6)"});
        fs::remove(image);
        fs::remove(label);
        const fs::path kept = path("source") / "labels" / "frame2.png";
        const std::string bytes = readFile(kept);
        writeLabels(kept, labels({64, 48}, 3));
        refused(again, {"the source has 1 frame with other pixels or labels (frame2)"});
        writeBytes(kept, bytes);
        fs::rename(path("target") / "images" / "frame5.png", path("frame5.png"));
        fs::rename(path("target") / "labels" / "frame5.png", path("frame5-labels.png"));
        other = again;
        other.recipe = "adversarial"; // a baseline has no target: there is nothing that differs in it
        other.settings = again.settings;
        QVERIFY(refusal(other).find("frame5") == std::string::npos);
        fs::rename(path("frame5.png"), path("target") / "images" / "frame5.png");
        fs::rename(path("frame5-labels.png"), path("target") / "labels" / "frame5.png");

        other = again;
        other.orAnew = true;
        other.seed = 9;
        Stopper anew;
        stopped(other, &anew);
        QCOMPARE(anew.plans.at(0).firstStep, int64_t(0));
        QCOMPARE(RunReader(path("project")).runs().size(), size_t(2));
    }

    void damagedFramesAreLeftOutOnRequest()
    {
        fs::remove(path("source") / "labels" / "frame1.png");
        writeBytes(path("source") / "images" / "frame0.png", "damaged");
        writeBytes(path("target") / "labels" / "frame3.png", "damaged");
        Stopper refused;
        QVERIFY2(refusal(asked(), &refused).find("frame0.png") != std::string::npos, refusal(asked()).c_str());
        QVERIFY(refused.heard("--leave-out-damaged"));
        QVERIFY(!fs::exists(path("project")));
        AdaptationOptions without = asked();
        without.leaveOutDamaged = true;
        Stopper told;
        QVERIFY(stopped(without, &told).end == TrainingResult::End::Stopped);
        QVERIFY(told.heard("1 frame of source can't be used and will be left out. The first: "));
        QVERIFY(told.heard("1 frame is left out as the project says: frame0"));
        QVERIFY(told.heard("has no labels for 1 of 5 frames, which are left out: frame1"));
        const Project project = openProject(path("project"));
        QCOMPARE(project.leftOut, (FramesLeftOut{{fs::canonical(path("source")), {"frame0"}}, {fs::canonical(path("target")), {"frame3"}}}));
        QCOMPARE(openSources(project).frames.size(), size_t(4));
        QCOMPARE(openTarget(project, LabelUse::Measure).frames.size(), size_t(5));
        QVERIFY(readFile(project.runFolder(1) / "log.txt").find("left out as the project says: frame0") != std::string::npos);

        // The project remembers: the run goes on with the same data, whether or not it is said again.
        AdaptationOptions again = asked();
        again.resume = true;
        Stopper second;
        second.stopAt = 2;
        stopped(again, &second);
        QCOMPARE(second.plans.at(0).firstStep, int64_t(1));
        again.leaveOutDamaged = true;
        Stopper third;
        third.stopAt = 3;
        stopped(again, &third);
        QCOMPARE(third.plans.at(0).firstStep, int64_t(2));
        QVERIFY(preflight(project, again).problems.empty());

        // Mended and taken back, it is other data.
        camera(path("source"), 6, {64, 48});
        again.leaveOutDamaged = true;
        QVERIFY2(refusal(again).find("the source has 2 frames more (frame0, frame1)") != std::string::npos, refusal(again).c_str());
        writeBytes(path("target") / "labels" / "frame3.png", readFile(path("target") / "labels" / "frame2.png"));
        again.leaveOutDamaged = false;
        again.orAnew = true;
        stopped(again);
        QVERIFY(openProject(path("project")).leftOut.empty());
    }

    void aFolderOfDamageIsNotLeftOut()
    {
        for (int i = 0; i < 4; ++i)
            writeBytes(path("target") / "images" / (frameName(i) + ".png"), "damaged");
        AdaptationOptions without = asked();
        without.leaveOutDamaged = true;
        const std::string said = refusal(without);
        QVERIFY2(said.find("target: 4 of 6 frames can't be used") != std::string::npos, said.c_str());
        QVERIFY(!fs::exists(path("project")));
    }

    void mergedClassesReadTheOldLabels()
    {
        Project project;
        project.folder = path("project");
        project.sources = {path("source")};
        project.target = path("target");
        project.measureTarget = true;
        project.folderClasses = carlaClasses();
        project.classes = withoutClass(carlaClasses(), 4, 7); // pedestrians are roads
        createProject(project);
        Stopper told;
        QVERIFY(stopped(asked(), &told).end == TrainingResult::End::Stopped);
        const Project after = openProject(path("project"));
        QVERIFY(after.classes == project.classes);
        QCOMPARE(RunReader(path("project")).run(1).classNames.size(), size_t(12));
        Dataset data = openSources(after);
        const std::string folders = fingerprint(data);
        data.classes = after.classes;
        QVERIFY(fingerprint(data) != folders);
        QCOMPARE(RunReader(path("project")).run(1).sourceFingerprint, fingerprint(data)); // other labels are other data
        const cv::Mat read = readFrame(data, 4).labels;
        QCOMPARE(cv::countNonZero(read == 6), 64 * 48); // road is the sixth class now, and pedestrians are part of it
        QCOMPARE(cv::countNonZero(readFrame(data, 5).labels == 4), 32 * 48); // poles were 5
    }

    void filesAreDecodedOnce()
    {
        Stopper told;
        stopped(asked(), &told);
        QVERIFY(told.heard("Looking through 12 pictures of source"));
        Stopper again;
        stopped(asked(), &again);
        QVERIFY(!again.heard("Looking through"));
        writeImage(path("source") / "images" / "frame3.png", picture({64, 48}, 9));
        Stopper changed;
        stopped(asked(), &changed);
        QVERIFY(changed.heard("Looking through 1 picture of source"));
    }

    void changedClassesAreNamedAndAgreedOn()
    {
        Project project;
        project.folder = path("project");
        project.sources = {path("source")};
        project.classes = mapOf({"road", "sky", "car"});
        project.folderClasses = project.classes;
        const ClassMap swapped = mapOf({"sky", "road", "car"}), more = mapOf({"road", "sky", "car", "bus"});
        const Project before = project;

        QVERIFY(!agreeOnClasses(project, before.classes, ClassChoice::Ask, true).changed);
        VERIFY_REFUSED(agreeOnClasses(project, swapped, ClassChoice::Ask, true), "source/classes.json", "class 0 is 'sky' and was 'road'; class 1 is 'road' and was 'sky'");
        VERIFY_REFUSED(agreeOnClasses(project, swapped, ClassChoice::Ask, true), "--classes project", "--classes folder");
        VERIFY_REFUSED(agreeOnClasses(project, more, ClassChoice::Ask, true), "has 4 classes and had 3", "class 3 is 'bus' and was not there");
        VERIFY_REFUSED(agreeOnClasses(project, more, ClassChoice::Folder, true), "another project folder", "--classes project");

        const ClassAgreement own = agreeOnClasses(project, swapped, ClassChoice::Project, true);
        QVERIFY(own.changed && english(own.message).find("class 0") != std::string::npos);
        QVERIFY(project.classes == before.classes && project.folderClasses == before.classes);
        QVERIFY(!agreeOnClasses(project, swapped, ClassChoice::Ask, true).changed); // it has been said once
        VERIFY_REFUSED(agreeOnClasses(project, more, ClassChoice::Ask, true), "classes.json", "has 4 classes"); // of this version it has not

        QVERIFY(agreeOnClasses(project, swapped, ClassChoice::Folder, true).changed);
        QVERIFY(project.classes == swapped && project.folderClasses == swapped);

        project = before;
        QVERIFY(agreeOnClasses(project, more, ClassChoice::Ask, false).changed); // nothing would be lost
        QVERIFY(project.classes == more);
        QVERIFY(english(remedyForValues(project, more)).find("classes.json") != std::string::npos);
        QVERIFY(english(remedyForValues(before, more)).find("The project's own class map counts") == 0);
    }

    void changedClassesStopAnAdaptation()
    {
        stopped(asked());
        ClassMap turned = carlaClasses();
        std::swap(turned.classes[3].name, turned.classes[7].name);
        saveClassMap(turned, path("source") / "classes.json");
        saveClassMap(turned, path("target") / "classes.json");
        QVERIFY2(refusal(asked()).find("classes.json: class 3 is") != std::string::npos, refusal(asked()).c_str());
        AdaptationOptions own = asked();
        own.classes = ClassChoice::Project;
        own.resume = true;
        Stopper told;
        stopped(own, &told);
        QCOMPARE(told.plans.at(0).firstStep, int64_t(1)); // it goes on with what it was doing
        QVERIFY(openProject(path("project")).classes == carlaClasses());
        own.classes = ClassChoice::Folder;
        own.resume = false;
        stopped(own);
        QCOMPARE(openProject(path("project")).classes.classes[3].name, turned.classes[3].name);
    }

    void stoppedRunIsFinishedWhereItStands()
    {
        AdaptationOptions options = asked();
        options.recipe = "adversarial";
        options.baselineSettings = {{"epochs", "1"}, {"stepsPerEpoch", "2"}, {"batch", "2"}};
        for (const char *small : {"generatorFilters", "discriminatorFilters"})
            options.settings.push_back({small, "4"});
        options.settings.push_back({"generatorBlocks", "1"});
        options.settings.push_back({"targetBatch", "2"});
        options.settings.push_back({"keepSnapshots", "1"});
        options.settings.push_back({"placeMap", "false"}); // the networks alone are compared
        Stopper stopper;
        stopper.stopAt = 4; // of the adaptation; the baseline has 2 steps
        const AdaptationResult cut = adapt(options, stopper.stop.get_token(), stopper);
        QVERIFY2(cut.end == TrainingResult::End::Stopped, english(cut.reason).c_str());
        const Project project = openProject(path("project"));
        QCOMPARE(keptEpochs(project, 2), (std::vector<int>{0, 1}));
        VERIFY_REFUSED(resultOfRun(project, 2), "runs/2", "has not finished");
        VERIFY_REFUSED(finishHere(project, 2, 2), "runs/2", "epoch 2 is not kept");

        const SnapshotChoice choice = finishHere(project, 2);
        QVERIFY2(choice.why.find("ended by hand after epoch 1 of 2") != std::string::npos, choice.why.c_str());
        const RunReader store(project.folder);
        const RunRecord run = store.run(2);
        QVERIFY(run.state == RunState::Finished && run.baselineKey.empty()); // nobody takes it for a whole one
        QCOMPARE(english(run.reason), std::string("ended by hand after epoch 1 of 2"));
        QCOMPARE(store.choice(2)->chosen, choice.chosen);
        QVERIFY(store.epochs(2).back().value(MeasuredOn::Target, measure_id::ensembleAgreement).has_value());
        const fs::path folder = project.runFolder(2);
        QVERIFY(!fs::exists(folder / "checkpoint.pt"));
        const AdaptationResult shown = resultOfRun(project, 2);
        QCOMPARE(shown.baseline.run, int64_t(1));
        QCOMPARE(adaptationResults(shown).size(), size_t(2));
        VERIFY_REFUSED(finishHere(project, 2), "runs/2", "has finished");
        VERIFY_REFUSED(finishHere(project, 1, 1), "runs/1", "other runs started from this one's network: run 2");

        // What was trained of G can be looked at whichever epoch is kept.
        QCOMPARE(keptEpochs(project, 2).back(), 1);
        for (int epoch : keptEpochs(project, 2)) {
            finishHere(project, 2, epoch);
            QCOMPARE(store.choice(2)->chosen, epoch);
            QVERIFY(readFile(folder / "model.safetensors") == readFile(folder / "snapshots" / ("epoch-00" + std::to_string(epoch) + ".safetensors")));
            QVERIFY(fs::exists(folder / "generator.safetensors"));
        }
    }

    void aFinishedAdaptationIsPartOfAnUnfinishedPlan()
    {
        AdaptationOptions options = asked();
        options.recipe = "self-training";
        options.fineTuning = true;
        options.baselineSettings = {{"epochs", "1"}, {"stepsPerEpoch", "2"}, {"batch", "2"}};
        options.settings.push_back({"targetBatch", "2"});
        options.settings.push_back({"pseudoFrames", "3"});
        options.settings.push_back({"keepSnapshots", "2"});
        options.settings.push_back({"mapFrames", "2"});
        options.settings.push_back({"placeMap", "true"});
        Stopper first;
        first.stopAt = 99;
        const StageCallback onStage = [stopAt = &first.stopAt](const RunStage &stage) {
            if (stage.kind == RunKind::FineTuning)
                *stopAt = 1;
        };
        const AdaptationResult cut = adapt(options, first.stop.get_token(), first, onStage);
        QVERIFY2(cut.end == TrainingResult::End::Stopped, english(cut.reason).c_str());
        QVERIFY(cut.adapted && !cut.fineTuning);
        QCOMPARE(runs(), size_t(3));
        QVERIFY(first.counted("making pseudo-labels", 3, 1));
        QVERIFY(first.counted("measuring", 1, 1)); // the baseline: a frame of the source, once
        QVERIFY(first.counted("measuring", 2, 3)); // the adaptation: one of each camera, before its first step and after each epoch
        QVERIFY(first.counted("making the map of the camera's places", 2, 1));
        QVERIFY(std::any_of(first.works.begin(), first.works.end(), [](const WorkReport &work) { return english(work.what) == "looking through source" && work.all == 12; }));

        const Preflight ahead = preflight(cut.project, options);
        QCOMPARE(ahead.runs.size(), size_t(3));
        QVERIFY(ahead.runs[0].reused && ahead.runs[1].reused && !ahead.runs[2].reused);
        Stopper second;
        second.stopAt = 99;
        const AdaptationResult whole = adapt(options, second.stop.get_token(), second);
        QVERIFY2(whole.end == TrainingResult::End::Finished, english(whole.reason).c_str());
        QCOMPARE(whole.adapted->run, cut.adapted->run);
        QVERIFY(whole.adapted->reused && !whole.fineTuning->reused);
        QVERIFY(second.heard("Adaptation (self-training): run 2 has finished with the same settings and data, and is taken"));
        QCOMPARE(runs(), size_t(4));

        // All of it has finished: who starts it again wants it again.
        const Preflight anew = preflight(cut.project, options);
        QVERIFY(anew.runs[0].reused && !anew.runs[1].reused && anew.runs[2].reused);
        Stopper third;
        QVERIFY(stopped(options, &third).end == TrainingResult::End::Stopped);
        QVERIFY(third.heard("trained anew"));
        QCOMPARE(runs(), size_t(5));

        // Another epoch by hand has the map of the camera's places, too, and its own figures with it.
        const RunReader store(path("project"));
        const fs::path model = cut.adapted->model;
        QVERIFY(Segmenter(model).usesMap());
        const int chosen = store.choice(2)->chosen, other = chosen == 1 ? 2 : 1;
        std::string remark;
        finishHere(cut.project, 2, other, [&](const Message &told) { remark = english(told); });
        QVERIFY(Segmenter(model).usesMap());
        QVERIFY2(remark.find("A map of the camera's places") == 0, remark.c_str());
        for (const EpochRecord &epoch : store.epochs(2))
            QCOMPARE(epoch.mapped.has_value(), epoch.epoch == other);
        const std::string ofOther = readFile(model);
        finishHere(cut.project, 2, chosen);
        QVERIFY(readFile(model) != ofOther);
        finishHere(cut.project, 2, other);
        QVERIFY(readFile(model) == ofOther);
        fs::rename(path("target"), path("moved")); // then the network is kept without one
        finishHere(cut.project, 2, other, [&](const Message &told) { remark = english(told); });
        QVERIFY(!Segmenter(model).usesMap());
        QVERIFY2(remark.find("No map of the camera's places: ") == 0, remark.c_str());
        for (const EpochRecord &epoch : store.epochs(2))
            QVERIFY(!epoch.mapped);
    }

    void aLockedDatabaseIsWaitedFor()
    {
        stopped(asked());
        AdaptationOptions again = asked();
        again.resume = true;
        sqlite3 *other = nullptr; // another program that keeps the file to itself
        const auto lock = [&] {
            sqlite3_open((path("project") / "runs.db").c_str(), &other);
            QCOMPARE(sqlite3_exec(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
        };
        const auto unlock = [&] { sqlite3_close(std::exchange(other, nullptr)); };
        lock();
        Patient patient;
        patient.stopAt = 2;
        patient.onWait = unlock;
        const AdaptationResult result = adapt(again, patient.stop.get_token(), patient);
        QVERIFY2(result.end == TrainingResult::End::Stopped, english(result.reason).c_str());
        QVERIFY(patient.heard("Waiting for the project's database"));
        QCOMPARE(patient.plans.at(0).firstStep, int64_t(1)); // it went on once the other program was done
        lock();
        Patient impatient;
        impatient.onWait = [stop = impatient.stop]() mutable { stop.request_stop(); };
        const AdaptationResult none = adapt(again, impatient.stop.get_token(), impatient);
        QVERIFY(none.end == TrainingResult::End::Stopped && impatient.plans.empty());
        unlock();
        QCOMPARE(runs(), size_t(1));
    }

    void keptEpochsAreTheLastAndTheBest()
    {
        std::vector<SnapshotScores> scores(6);
        for (int epoch = 0; epoch < 6; ++epoch) {
            scores[static_cast<size_t>(epoch)].epoch = epoch;
            scores[static_cast<size_t>(epoch)].sourceMeanIou = epoch == 2 ? 0.9 : 0.5;
        }
        SnapshotChoice choice;
        choice.chosen = 1;
        QCOMPARE(epochsToKeep(choice, scores, 0), std::vector<int>{});
        QCOMPARE(epochsToKeep(choice, scores, 2), (std::vector<int>{1, 2, 4, 5}));
        choice.oracle = 3;
        QCOMPARE(epochsToKeep(choice, scores, 1), (std::vector<int>{1, 3, 5}));
        QCOMPARE(epochsToKeep(choice, scores, 99).size(), size_t(6));
    }

    void preflightPricesAllStages()
    {
        AdaptationOptions options = asked();
        options.recipe = "self-training";
        const auto pricesOf = [&] { return preflight(projectToBe(options), options); };
        const Preflight found = pricesOf();
        QVERIFY2(found.problems.empty(), found.problems.empty() ? "" : english(found.problems[0]).c_str());
        QVERIFY(!fs::exists(path("project")));
        QCOMPARE(found.runs.size(), size_t(2));
        const PlannedRun &baseline = found.runs[0], &adapted = found.runs[1];
        QVERIFY(baseline.measuring > 0 && baseline.saving > 0 && baseline.labelling == 0);
        QVERIFY(adapted.labelling > 0 && adapted.measuring > 0 && adapted.saving > 0);
        QVERIFY(adapted.seconds > adapted.labelling + adapted.measuring + adapted.saving);
        QCOMPARE(found.seconds, baseline.seconds + adapted.seconds);
        options.settings.push_back({"keepSnapshots", "3"});
        options.recipe = "label-book";
        options.preset = "quick";
        const Preflight book = pricesOf();
        QVERIFY(book.problems.empty());
        QVERIFY(std::any_of(book.remarks.begin(), book.remarks.end(), [](const Message &remark) { return english(remark).find("stay taken by kept epochs") != std::string::npos; }));
        QVERIFY(book.runs[0].labelling > 0 && book.runs[1].labelling > book.runs[0].labelling * 0.1); // looking at the source; the book
        options.settings = {}; // the frames' own size
        options.recipe = "adversarial"; // G and D need larger frames than these, and the baseline is not to be trained before that is said
        QVERIFY(english(pricesOf().problems.at(0)).find("160 x 160") != std::string::npos);
        QVERIFY(refusal(options).find("160 x 160") != std::string::npos && runs() == 0);
        options.settings = {{"width", "320"}, {"height", "240"}};
        const Preflight rebuilding = pricesOf();
        QVERIFY(rebuilding.problems.empty());
        options.settings.push_back({"bookAnchor", "0.5"});
        const Preflight anchored = pricesOf();
        QVERIFY(anchored.runs[1].labelling > rebuilding.runs[1].labelling && anchored.disk > rebuilding.disk);
        options.settings.push_back({"rebuiltFrames", "400"});
        const Preflight more = pricesOf();
        QVERIFY(more.memory > anchored.memory && more.runs[1].labelling > anchored.runs[1].labelling);
        options.settings.push_back({"pixelMegabytes", "16"}); // and no more of them are kept
        QVERIFY(pricesOf().memory < rebuilding.memory);
        options.recipe = "label-book";
        options.settings = {{"width", "320"}, {"height", "240"}};
        const Preflight bookAlone = pricesOf();
        QVERIFY(rebuilding.runs[1].seconds - rebuilding.runs[1].labelling > bookAlone.runs[1].seconds - bookAlone.runs[1].labelling); // G and D
    }

    /// Old cameras write names in Latin-1, and JSON holds UTF-8 alone.
    void namesMayHoldAnyBytes()
    {
        for (const char *place : {"source", "target"})
            for (const char *kind : {"images", "labels"})
                fs::rename(path(place) / kind / "frame5.png", path(place) / kind / "stra\xdf" "e.png");
        fs::remove(path("source") / "labels" / "frame1.png"); // so that a sentence names frames, too
        fs::rename(path("source") / "images" / "frame1.png", path("source") / "images" / "gr\xfcn.png");
        Stopper nobody;
        const AdaptationResult result = adapt(asked(), {}, nobody);
        for (const char *place : {"source", "target"})
            fs::remove_all(path(place)); // QTemporaryDir doesn't
        QVERIFY2(result.end == TrainingResult::End::Finished, english(result.reason).c_str());
        QVERIFY(fs::exists(result.baseline.model));
    }

    void aRunThatKeptNothingBindsNothing()
    {
        RunStore store(path("project"));
        RunRecord record;
        record.kind = RunKind::Baseline;
        Project project;
        project.folder = path("project");
        const int64_t failed = store.createRun(record);
        QVERIFY(worthKeeping(store, store.run(failed))); // it is being trained
        store.endRun(failed, RunState::Failed, say("no memory"), 0);
        QVERIFY(!worthKeeping(store, store.run(failed)));
        QVERIFY(!hasKeptWork(project));
        createFolder(store.runFolder(failed) / "snapshots");
        writeBytes(store.runFolder(failed) / "snapshots" / "epoch-001.safetensors", "weights");
        QVERIFY(hasKeptWork(project));
        // A figure alone is work, too: it could not be compared with those of other cameras or classes. The window goes by the same rule.
        fs::remove_all(store.runFolder(failed) / "snapshots");
        QVERIFY(!hasKeptWork(project));
        EpochRecord epoch;
        epoch.source = ConfusionMatrix::fromCounts(2, {8, 2, 0, 10});
        store.writeEpoch(failed, epoch);
        QVERIFY(worthKeeping(store, store.run(failed)) && hasKeptWork(project));
    }
};

QTEST_GUILESS_MAIN(TestAdaptation)
#include "test_adaptation.moc"
