#include "core/base/error.h"
#include "core/base/files.h"
#include "core/model/model_file.h"
#include "core/model/rebuilder.h"
#include "core/model/segmenter.h"
#include "core/training/snapshots.h"
#include "core/training/trainer.h"
#include "tests/core/training_samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace vantage;
using namespace vantage::samples;

class TestTrainer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void learnsTheSource();
    void sameSeedSameWeights();
    void stoppedAndResumedEqualsUninterrupted_data();
    void stoppedAndResumedEqualsUninterrupted();
    void resumesWhileMeasuring();
    void stoppedWhilePreparingKeepsWhatWasLearnt();
    void pauseHoldsBetweenSteps();
    void stopEndsAPause();
    void targetLabelsNeverReachTraining_data();
    void targetLabelsNeverReachTraining();
    void reportsWhatItDoes();
    void lossOutOfBoundsFailsAndKeepsTheLastState();
    void observersErrorEndsTheRunAsFailed();
    void runawayRunKeepsAGoodCheckpoint();
    void killedWhileFinishingFinishesAgain();
    void keepsTheGeneratorBesideTheModel_data();
    void keepsTheGeneratorBesideTheModel();
    void generatorGrowsUpOnTrueLabels();
    void boundSharesMoveLess();
    void fixedCameraGetsItsMap_data();
    void fixedCameraGetsItsMap();
    void damagedCheckpointIsRefused();
    void checkpointOfAnotherRecipeIsRefused();
    void wrongRecipesFailClearly();

private:
    fs::path path(const std::string &name) const { return m_folder->filePath(QString::fromStdString(name)).toStdString(); }
    /// @param what a recipe, or "adversarial, levels" or "adversarial, bound": the paper's losses with all that was added to them
    TrainingJob job(const std::string &what, const std::string &run) const;
    std::string trained(const TrainingJob &job) const;

    QTemporaryDir m_shared; // what is the same in all tests: the baseline
    std::unique_ptr<QTemporaryDir> m_folder;
    std::map<QString, std::string> m_whole; // by recipe: what an uninterrupted run gave
    Witness m_nobody;
};

void TestTrainer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    // Larger than the network's frames, as cameras are.
    camera(path("source"), 10, {80, 60});
    camera(path("target"), 10, {80, 60});
}

TrainingJob TestTrainer::job(const std::string &what, const std::string &run) const
{
    const std::string recipe = what.substr(0, what.find(','));
    TrainingJob result = tinyJob(recipe, path("source"), path("target"), path(run));
    if (what != recipe) {
        Recipe &r = result.recipe;
        r.generatorInput = "softmax";
        r.warmupInput = "labels";
        r.generatorWarmup = 2;
        r.shareBound = 1.2;
        if (what == "adversarial, levels") {
            r.network = "levels";
            r.width = r.height = 160; // D takes no less than a grid of 40 x 40
            r.sourceViews = 2;
            r.rebuiltFrames = 2;
            r.bookAnchor = 0.3;
            r.bookFrames = 2;
            r.placeMap = false;
        }
    }
    if (recipeSummary(recipe).startsFromBaseline) {
        const bool levels = result.recipe.network == "levels";
        const fs::path folder = m_shared.filePath(levels ? "baseline of levels" : "baseline").toStdString();
        if (!fs::exists(folder / "model.safetensors")) {
            Witness witness;
            TrainingJob baseline = tinyJob("no-adaptation", path("source"), {}, folder);
            baseline.recipe.epochs = 1;
            baseline.recipe.network = result.recipe.network;
            train(baseline, {}, witness);
        }
        result.startModel = folder / "model.safetensors";
    }
    return result;
}

/// The bytes of every snapshot that the job made, whichever it chose in the end: F and, where there is one, G.
std::string TestTrainer::trained(const TrainingJob &job) const
{
    Witness witness;
    const TrainingResult result = train(job, {}, witness);
    if (result.end != TrainingResult::End::Finished) {
        qWarning("%s", english(result.reason).c_str());
        return {};
    }
    std::string bytes;
    const SnapshotFolder snapshots(job.folder);
    for (int epoch = 1; epoch <= job.recipe.epochs; ++epoch)
        for (const auto &file : {snapshots.weights(epoch), snapshots.generator(epoch)})
            if (fs::exists(file))
                bytes += readFile(file);
    return bytes;
}

void TestTrainer::learnsTheSource()
{
    // Frames whose left half is dark (class 0) and right half bright (class 1): a few steps are enough.
    const fs::path folder = path("simple");
    fs::create_directories(folder / "images");
    fs::create_directories(folder / "labels");
    for (int i = 0; i < 6; ++i) {
        cv::Mat image(48, 64, CV_8UC3, cv::Scalar(30 + i, 30, 30)), values(48, 64, CV_8UC1, cv::Scalar(0));
        image.colRange(32, 64).setTo(cv::Scalar(220, 220 - i, 220));
        values.colRange(32, 64).setTo(1);
        writeImage(folder / "images" / (frameName(i) + ".png"), image);
        writeLabels(folder / "labels" / (frameName(i) + ".png"), values);
    }
    TrainingJob job = tinyJob("no-adaptation", folder, {}, path("run"));
    job.recipe.epochs = 3;
    job.recipe.stepsPerEpoch = 15;
    job.recipe.batch = 4;
    job.recipe.learningRate = 0.02;
    job.recipe.augmentation.virtualCamera = 0;
    Witness witness;
    const TrainingResult result = train(job, {}, witness);
    QCOMPARE(result.end, TrainingResult::End::Finished);
    const double meanIou = metricsOf(witness.epochs.back().source).meanIou;
    QVERIFY2(meanIou > 0.8, std::to_string(meanIou).c_str());
    QVERIFY(witness.steps.back().values.front().second < 0.5 * witness.steps.front().values.front().second);
}

void TestTrainer::sameSeedSameWeights()
{
    const std::string first = trained(job("no-adaptation", "a"));
    QVERIFY(!first.empty());
    QVERIFY(trained(job("no-adaptation", "b")) == first);
    TrainingJob other = job("no-adaptation", "c");
    other.recipe.seed = 2;
    QVERIFY(trained(other) != first);
}

void TestTrainer::stoppedAndResumedEqualsUninterrupted_data()
{
    QTest::addColumn<QString>("recipe");
    QTest::addColumn<int>("step");
    const auto add = [](const QString &recipe, std::initializer_list<int> steps) {
        for (const int step : steps)
            QTest::newRow(qPrintable(QString("%1, step %2").arg(recipe).arg(step))) << recipe << step;
    };
    for (const char *recipe : {"no-adaptation", "control", "adversarial", "self-training", "label-book"})
        add(recipe, {1, 3, 5}); // inside the first epoch, at its end, inside the second
    add("adversarial, bound", {1});
    add("adversarial, levels", {1, 5}); // while G grows up, and when it teaches F
}

void TestTrainer::stoppedAndResumedEqualsUninterrupted()
{
    QFETCH(QString, recipe);
    QFETCH(int, step);
    std::string &whole = m_whole[recipe];
    if (whole.empty())
        whole = trained(job(recipe.toStdString(), "whole"));
    QVERIFY(!whole.empty());

    const TrainingJob interrupted = job(recipe.toStdString(), "interrupted");
    std::stop_source stop;
    Witness witness;
    witness.atStep = [&](int64_t at) {
        if (at == step)
            stop.request_stop();
    };
    const TrainingResult first = train(interrupted, stop.get_token(), witness);
    QCOMPARE(first.end, TrainingResult::End::Stopped);
    QCOMPARE(first.step, int64_t(step));
    QVERIFY(canResume(interrupted.folder));
    QVERIFY(trained(interrupted) == whole);
    removeResumeFiles(interrupted.folder);
    QVERIFY(!canResume(interrupted.folder));
    QVERIFY(fs::exists(interrupted.folder / "model.safetensors"));
}

void TestTrainer::resumesWhileMeasuring()
{
    const std::string whole = trained(job("control", "whole"));
    const TrainingJob interrupted = job("control", "interrupted");
    std::stop_source stop;
    struct StopAtEpoch : Witness
    {
        std::stop_source *stop;
        void onEpoch(const EpochReport &report) override
        {
            if (report.epoch == 1)
                stop->request_stop();
        }
    } witness;
    witness.stop = &stop;
    QCOMPARE(train(interrupted, stop.get_token(), witness).end, TrainingResult::End::Stopped);
    QVERIFY(trained(interrupted) == whole);
}

void TestTrainer::stoppedWhilePreparingKeepsWhatWasLearnt()
{
    const std::string whole = trained(job("label-book", "whole"));
    const TrainingJob interrupted = job("label-book", "interrupted");
    std::stop_source first, second;
    Witness atThree;
    atThree.atStep = [&](int64_t at) {
        if (at == 3)
            first.request_stop();
    };
    QCOMPARE(train(interrupted, first.get_token(), atThree).step, int64_t(3));
    struct StopAtOnce : Witness
    {
        std::stop_source *stop;
        void onMessage(const Message &) override { stop->request_stop(); }
    } atOnce;
    atOnce.stop = &second;
    const TrainingResult again = train(interrupted, second.get_token(), atOnce);
    QCOMPARE(again.end, TrainingResult::End::Stopped);
    QCOMPARE(again.step, int64_t(3)); // not 0: the checkpoint is there
    QVERIFY(trained(interrupted) == whole);
}

void TestTrainer::pauseHoldsBetweenSteps()
{
    PauseGate gate;
    Witness witness;
    std::atomic<int64_t> last = 0;
    std::atomic<bool> reached = false;
    witness.atStep = [&](int64_t step) {
        last = step;
        if (step == 2) {
            gate.pause();
            reached = true;
            reached.notify_all();
        }
    };
    const TrainingJob paused = job("no-adaptation", "run");
    TrainingResult result;
    std::jthread thread([&] { result = train(paused, {}, witness, &gate); });
    reached.wait(false);
    // The step after the pause can't come: the gate was closed before the step was reported as done.
    QVERIFY(gate.paused());
    QCOMPARE(last.load(), int64_t(2));
    gate.resume();
    thread.join();
    QCOMPARE(result.end, TrainingResult::End::Finished);
    QCOMPARE(last.load(), int64_t(6));
}

void TestTrainer::stopEndsAPause()
{
    PauseGate gate;
    gate.pause();
    std::stop_source stop;
    const TrainingJob paused = job("no-adaptation", "run");
    TrainingResult result;
    std::jthread thread([&] { result = train(paused, stop.get_token(), m_nobody, &gate); });
    stop.request_stop();
    thread.join();
    QCOMPARE(result.end, TrainingResult::End::Stopped);
}

void TestTrainer::targetLabelsNeverReachTraining_data()
{
    QTest::addColumn<QString>("recipe");
    for (const char *recipe : {"control", "adversarial", "adversarial, levels", "self-training", "label-book"})
        QTest::addRow("%s", recipe) << QString(recipe);
}

void TestTrainer::targetLabelsNeverReachTraining()
{
    QFETCH(QString, recipe);
    const std::string name = recipe.toStdString();
    TrainingJob measured = job(name, "right labels");
    QVERIFY(measured.data.targetValidation->hasLabels());
    QVERIFY(!measured.data.targetTrain->hasLabels());
    const std::string right = trained(measured);
    QVERIFY(!right.empty());

    // Other labels, unreadable labels or none: the model is the same to the last bit.
    for (int i = 0; i < 10; ++i)
        writeLabels(path("target") / "labels" / (frameName(i) + ".png"), cv::Mat(60, 80, CV_8UC1, cv::Scalar(i % 3)));
    QVERIFY(trained(job(name, "wrong labels")) == right);
    for (int i = 1; i < 8; ++i) // of the training part
        writeBytes(path("target") / "labels" / (frameName(i) + ".png"), "not a picture");
    QVERIFY(trained(job(name, "unreadable labels")) == right);
    fs::remove_all(path("target") / "labels");
    QVERIFY(trained(job(name, "no labels")) == right);
}

void TestTrainer::reportsWhatItDoes()
{
    Witness witness;
    const TrainingResult result = train(job("adversarial", "run"), {}, witness);
    QCOMPARE(result.end, TrainingResult::End::Finished);
    QCOMPARE(result.step, int64_t(6));
    QCOMPARE(witness.plans.size(), size_t(1));
    QCOMPARE(witness.plans[0].steps, int64_t(6));
    QCOMPARE(witness.steps.size(), size_t(6));
    QCOMPARE(witness.epochs.size(), size_t(3)); // the start and two epochs
    QCOMPARE(witness.epochs[0].epoch, 0);
    QVERIFY(witness.epochs[2].target.has_value());
    std::set<std::string> terms;
    for (const auto &[name, value] : witness.steps[0].values)
        terms.insert(name);
    QCOMPARE(terms, (std::set<std::string>{"sem", "rec", "gan", "D", "learning rate"}));
    Witness overLevels;
    QCOMPARE(train(job("adversarial, levels", "levels"), {}, overLevels).end, TrainingResult::End::Finished);
    terms.clear();
    for (const auto &[name, value] : overLevels.steps[0].values)
        terms.insert(name);
    QCOMPARE(terms, (std::set<std::string>{"sem", "book", "rec", "gan", "shares", "D", "learning rate"}));
    for (size_t i = 0; i < 5; ++i)
        QVERIFY(witness.steps[i].secondsLeft > 0);
    QCOMPARE(witness.samples.size(), size_t(3));
    for (const auto &sample : witness.samples[2].samples) {
        QCOMPARE(sample.prediction.size(), sample.image.size());
        QCOMPARE(sample.reconstruction.size(), sample.image.size());
    }
    QVERIFY(result.choice.has_value());
    QVERIFY(result.choice->oracle.has_value());
}

void TestTrainer::lossOutOfBoundsFailsAndKeepsTheLastState()
{
    TrainingJob wild = job("no-adaptation", "run");
    wild.recipe.learningRate = 10;
    wild.recipe.lossLimit = 50;
    wild.recipe.epochs = 20;
    Witness witness;
    const TrainingResult result = train(wild, {}, witness);
    QCOMPARE(result.end, TrainingResult::End::Failed);
    QVERIFY2(english(result.reason).find("'sem'") != std::string::npos, english(result.reason).c_str());
    QVERIFY2(english(result.reason).find("Lower the learning rate") != std::string::npos, english(result.reason).c_str());
    QVERIFY(!fs::exists(wild.folder / "model.safetensors"));
    QCOMPARE(canResume(wild.folder), result.step > 0);
}

void TestTrainer::runawayRunKeepsAGoodCheckpoint()
{
    TrainingJob wild = job("no-adaptation", "run");
    wild.recipe.learningRate = 10;
    wild.recipe.weightDecay = 1; // each step multiplies the weights by -9: over the largest float long before the end
    wild.recipe.semWeight = 0;
    wild.recipe.lossLimit = 1e12;
    wild.recipe.polyPower = 0;
    wild.recipe.averageDecay = 0;
    wild.recipe.epochs = 1;
    wild.recipe.stepsPerEpoch = 60;
    wild.checkpointSteps = 1;
    const TrainingResult result = train(wild, {}, m_nobody);
    QCOMPARE(result.end, TrainingResult::End::Failed);
    QVERIFY(result.step > 0 && result.step < 60);
    QVERIFY(canResume(wild.folder));
    QVERIFY(!fs::exists(wild.folder / "model.safetensors"));
}

void TestTrainer::killedWhileFinishingFinishesAgain()
{
    const TrainingJob once = job("control", "run");
    const std::string whole = trained(once);
    QVERIFY(canResume(once.folder)); // until it is recorded as finished
    fs::remove(once.folder / "model.safetensors");
    Witness witness;
    const TrainingResult again = train(once, {}, witness);
    QCOMPARE(again.end, TrainingResult::End::Finished);
    QVERIFY(witness.steps.empty());
    QVERIFY(fs::exists(again.model));
    QVERIFY(trained(once) == whole);
}

void TestTrainer::keepsTheGeneratorBesideTheModel_data()
{
    QTest::addColumn<QString>("recipe");
    for (const char *recipe : {"adversarial", "adversarial, levels"})
        QTest::addRow("%s", recipe) << QString(recipe);
}

void TestTrainer::keepsTheGeneratorBesideTheModel()
{
    QFETCH(QString, recipe);
    TrainingJob rebuilding = job(recipe.toStdString(), "run");
    rebuilding.recipe.generatorInput = "softmax";
    Witness witness;
    const TrainingResult result = train(rebuilding, {}, witness);
    QCOMPARE(result.end, TrainingResult::End::Finished);
    // Whatever was chosen, the last snapshot's F and G together show what the run showed last.
    const SnapshotFolder snapshots(rebuilding.folder);
    Rebuilder rebuilder(snapshots.weights(2), snapshots.generator(2));
    const auto &sample = witness.samples.back().samples.back();
    const cv::Mat rebuilt = rebuilder.rebuild(sample.image);
    QCOMPARE(rebuilt.size(), sample.image.size());
    QVERIFY2(cv::norm(rebuilt, sample.reconstruction, cv::NORM_INF) <= 1, "another picture");
    if (result.choice->chosen > 0)
        QVERIFY(fs::exists(rebuilding.folder / "generator.safetensors"));
    QVERIFY_EXCEPTION_THROWN(Rebuilder(snapshots.weights(2), snapshots.weights(2)), InputError);
}

void TestTrainer::generatorGrowsUpOnTrueLabels()
{
    // F does not learn, so only labels can tell G where the bright square lies; where they say nothing, it stays in the dark.
    for (int i = 0; i < 10; ++i) {
        cv::Mat image(64, 64, CV_8UC3, cv::Scalar(20, 20, 20)), values(64, 64, CV_8UC1, cv::Scalar(0));
        const cv::Rect square(4 * (i % 4), 6 * (i % 5), 28, 28);
        image(square).setTo(cv::Scalar(230, 230, 230));
        values(square).setTo(1);
        writeImage(path("source") / "images" / (frameName(i) + ".png"), image);
        writeLabels(path("source") / "labels" / (frameName(i) + ".png"), values);
    }
    const auto lastReconstruction = [this](const std::string &run) {
        TrainingJob growing = job("adversarial, levels", run);
        growing.recipe.bookAnchor = 0;
        growing.recipe.learningRate = 0;
        growing.recipe.generatorRate = 0.005;
        growing.recipe.ganWeight = 0;
        growing.recipe.epochs = 1;
        growing.recipe.stepsPerEpoch = 61;
        growing.recipe.generatorWarmup = 60;
        Witness witness;
        const TrainingResult result = train(growing, {}, witness);
        if (result.end != TrainingResult::End::Finished)
            qWarning("%s", english(result.reason).c_str());
        double sum = 0;
        for (size_t i = 50; i < std::min<size_t>(60, witness.steps.size()); ++i)
            for (const auto &[name, value] : witness.steps[i].values)
                sum += name == "rec" ? value / 10 : 0;
        return sum; // the mean of the warm-up's last ten
    };
    const double told = lastReconstruction("told");
    for (int i = 0; i < 10; ++i)
        writeLabels(path("source") / "labels" / (frameName(i) + ".png"), cv::Mat(64, 64, CV_8UC1, cv::Scalar(0)));
    const double untold = lastReconstruction("untold");
    QVERIFY2(told < 0.5 * untold, (std::to_string(told) + " " + std::to_string(untold)).c_str());
}

void TestTrainer::boundSharesMoveLess()
{
    // A head that learns one class alone gives it everything; the bound holds it back.
    for (int i = 0; i < 10; ++i)
        writeLabels(path("source") / "labels" / (frameName(i) + ".png"), cv::Mat(60, 80, CV_8UC1, cv::Scalar(0)));
    const auto beyond = [this](double weight) {
        TrainingJob drifting = job("adversarial, levels", weight > 0 ? "bound" : "free");
        Recipe &r = drifting.recipe;
        r.bookAnchor = r.recWeight = r.ganWeight = r.averageDecay = 0;
        r.generatorWarmup = 0;
        r.shareBound = 1.1;
        r.shareWeight = weight;
        r.learningRate = 0.02;
        r.polyPower = 0;
        r.epochs = 1;
        r.stepsPerEpoch = 8;
        Witness witness;
        const TrainingResult result = train(drifting, {}, witness);
        if (result.end != TrainingResult::End::Finished)
            qWarning("%s", english(result.reason).c_str());
        double last = -1;
        for (const auto &[name, value] : witness.steps.back().values)
            last = name == "shares" ? value : last;
        return last;
    };
    const double free = beyond(0), bound = beyond(20);
    QVERIFY2(free > 0.1 && bound >= 0 && bound < 0.5 * free, (std::to_string(free) + " " + std::to_string(bound)).c_str());
}

void TestTrainer::observersErrorEndsTheRunAsFailed()
{
    Witness witness;
    witness.atStep = [](int64_t) { throw InputError("runs.db", say("can't be written: no space left")); };
    const TrainingResult result = train(job("no-adaptation", "run"), {}, witness);
    QCOMPARE(result.end, TrainingResult::End::Failed);
    QVERIFY(english(result.reason).find("runs.db") != std::string::npos);
    QVERIFY_EXCEPTION_THROWN(std::rethrow_exception(result.error), InputError);
}

void TestTrainer::fixedCameraGetsItsMap_data()
{
    QTest::addColumn<QString>("recipe");
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<bool>("mapped");
    QTest::addRow("label-book") << QString("label-book") << true << true;
    QTest::addRow("label-book, not wanted") << QString("label-book") << false << false;
    QTest::addRow("self-training") << QString("self-training") << true << true;
    QTest::addRow("fine-tuning") << QString("fine-tuning") << true << true;
    QTest::addRow("control") << QString("control") << true << false; // it knows no target
}

void TestTrainer::fixedCameraGetsItsMap()
{
    QFETCH(QString, recipe);
    QFETCH(bool, wanted);
    QFETCH(bool, mapped);
    for (int i = 0; i < 10; ++i) { // what stands still is the same in all frames but for a small square
        cv::Mat frame = picture({80, 60}, 3);
        frame(cv::Rect(6 * i, 20, 6, 6)).setTo(cv::Scalar(250, 250, 250));
        writeImage(path("target") / "images" / (frameName(i) + ".png"), frame);
    }
    TrainingJob wantsMap = job(recipe.toStdString(), "run");
    if (recipe == "fine-tuning")
        wantsMap.data = prepareFineTuning(path("target"), wantsMap.recipe);
    wantsMap.recipe.placeMap = wanted;
    wantsMap.recipe.sourceViews = 8;
    wantsMap.recipe.bookFrames = wantsMap.recipe.mapFrames = 4;
    Witness witness;
    const TrainingResult result = train(wantsMap, {}, witness);
    QVERIFY2(result.end == TrainingResult::End::Finished, english(result.reason).c_str());
    const Model model = loadModel(result.model);
    QCOMPARE(model.map.has_value(), mapped);
    QCOMPARE(result.mapped.has_value(), mapped);
    if (mapped) { // the figure is that of the file
        const ConfusionMatrix measured = Segmenter(result.model, "auto").run(*wantsMap.data.targetValidation);
        QVERIFY(measured.counts() == result.mapped->confusion.counts());
    }
}

void TestTrainer::damagedCheckpointIsRefused()
{
    const TrainingJob stopped = job("no-adaptation", "run");
    std::stop_source stop;
    Witness witness;
    witness.atStep = [&](int64_t) { stop.request_stop(); };
    train(stopped, stop.get_token(), witness);
    const std::string bytes = readFile(stopped.folder / "checkpoint.pt");
    writeBytes(stopped.folder / "checkpoint.pt", bytes.substr(0, bytes.size() / 2));
    const TrainingResult result = train(stopped, {}, m_nobody);
    QCOMPARE(result.end, TrainingResult::End::Failed);
    QVERIFY2(english(result.reason).find("checkpoint.pt") != std::string::npos, english(result.reason).c_str());
}

void TestTrainer::checkpointOfAnotherRecipeIsRefused()
{
    TrainingJob stopped = job("no-adaptation", "run");
    std::stop_source stop;
    Witness witness;
    witness.atStep = [&](int64_t) { stop.request_stop(); };
    train(stopped, stop.get_token(), witness);
    stopped.recipe.learningRate *= 2;
    const TrainingResult result = train(stopped, {}, m_nobody);
    QCOMPARE(result.end, TrainingResult::End::Failed);
    QVERIFY2(english(result.reason).find("another recipe") != std::string::npos, english(result.reason).c_str());
}

void TestTrainer::wrongRecipesFailClearly()
{
    TrainingJob wrong = job("adversarial", "run");
    wrong.data.targetTrain.reset();
    QVERIFY(english(train(wrong, {}, m_nobody).reason).find("target camera") != std::string::npos);
    wrong = job("adversarial", "run");
    wrong.recipe.targetBatch = 0;
    QVERIFY(english(train(wrong, {}, m_nobody).reason).find("targetBatch") != std::string::npos);
    wrong = job("adversarial, levels", "run");
    wrong.recipe.height = 48;
    QVERIFY(english(train(wrong, {}, m_nobody).reason).find("160 x 160") != std::string::npos);
    wrong = job("no-adaptation", "run");
    wrong.recipe.batch = 0;
    QVERIFY(english(train(wrong, {}, m_nobody).reason).find("batch must lie between") != std::string::npos);
    wrong = job("no-adaptation", "run");
    wrong.backbone = path("source") / "images" / "frame0.png";
    const TrainingResult result = train(wrong, {}, m_nobody);
    QCOMPARE(result.end, TrainingResult::End::Failed);
    QVERIFY(english(result.reason).find("frame0.png") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestTrainer)
#include "test_trainer.moc"
