#include "app/gui/latest_work.h"
#include "app/gui/train/time_left.h"
#include "core/workflow/preflight.h"
#include "tests/app/gui_bench.h"

#include <latch>

using namespace vantage;
using namespace vantage::gui;

class TestGuiWorker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void onlyTheLatestWorkIsHeard();
    void failuresAreTold();
    void cancelledWorkIsSilent();
    void ownerDiesWithWorkUnderWay();
    void trainsAndReports();
    void pausesAndResumes();
    void stopsAndKeeps();
    void cancelsAndDiscards();
    void stopEndsAPause();
    void badInputIsAFailureWithItsSentence();
    void destructorStopsARun();
    void timeLeftCountsTheRunsToCome();

private:
    AdaptationOptions endless() const
    {
        AdaptationOptions options = tinyAdaptation(m_project);
        options.baselineSettings[0].value = "9000";
        return options;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
};

void TestGuiWorker::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = makeProject(m_folder->path());
}

void TestGuiWorker::onlyTheLatestWorkIsHeard()
{
    LatestWork work;
    QSignalSpy idle(&work, &LatestWork::idle);
    QStringList heard;
    std::latch started(1), superseded(1);
    work.start([&](const LatestWork::Voice &voice) {
        started.count_down();
        superseded.wait();
        QVERIFY(voice.stop().stop_requested());
        voice.say([&] { heard << "old"; });
    });
    started.wait();
    work.start([&](const LatestWork::Voice &voice) { voice.say([&] { heard << "new"; }); });
    QVERIFY(work.busy());
    superseded.count_down();
    QVERIFY(waitUntil(idle, [&] { return !idle.isEmpty(); }));
    QCOMPARE(heard, QStringList{"new"});
    QVERIFY(!work.busy());
}

void TestGuiWorker::failuresAreTold()
{
    LatestWork work;
    QSignalSpy idle(&work, &LatestWork::idle);
    QString said;
    work.start([](const LatestWork::Voice &) { throw InputError("a.png", "is no picture"); },
               [&](std::exception_ptr error) { said = messageOf(error); });
    QVERIFY(waitUntil(idle, [&] { return !idle.isEmpty(); }));
    QCOMPARE(said, QString("a.png: is no picture"));
}

void TestGuiWorker::cancelledWorkIsSilent()
{
    LatestWork work;
    std::latch started(1), goOn(1);
    bool heard = false;
    work.start([&](const LatestWork::Voice &voice) {
        started.count_down();
        goOn.wait();
        voice.say([&] { heard = true; });
    });
    started.wait();
    work.cancel();
    goOn.count_down();
    QSignalSpy idle(&work, &LatestWork::idle);
    work.start([](const LatestWork::Voice &) {}); // after it, the cancelled one has spoken
    QVERIFY(waitUntil(idle, [&] { return !idle.isEmpty(); }));
    QVERIFY(!heard);
}

void TestGuiWorker::ownerDiesWithWorkUnderWay()
{
    std::latch started(1);
    auto work = std::make_unique<LatestWork>();
    work->start([&](const LatestWork::Voice &voice) {
        started.count_down();
        for (std::stop_token stop = voice.stop(); !stop.stop_requested();)
            std::this_thread::yield();
        voice.say([] { qFatal("nobody is there to hear"); });
    });
    started.wait();
    work.reset();
    QCoreApplication::processEvents();
}

void TestGuiWorker::trainsAndReports()
{
    TrainingController training;
    training.setTick(5);
    QStringList stages;
    int64_t steps = 0;
    size_t epochs = 0, samples = 0;
    connect(&training, &TrainingController::updated, this, [&](const std::vector<StageUpdate> &updates) {
        for (const StageUpdate &update : updates) {
            if (update.begins)
                stages << toQt(update.title);
            steps += static_cast<int64_t>(update.steps.size());
            epochs += update.epochs.size();
            samples += update.samples.size();
        }
    });
    QSignalSpy ended(&training, &TrainingController::ended);
    QVERIFY(training.canStart() && !training.canPause() && !training.canStop());
    training.start(tinyAdaptation(m_project));
    QVERIFY(!training.canStart() && training.canStop());
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    const auto outcome = ended[0][0].value<TrainingOutcome>();
    QVERIFY2(outcome.end == TrainingOutcome::End::Finished, qPrintable(outcome.reason));
    QCOMPARE(stages, (QStringList{"No Adaptation", "Adaptation (self-training)"}));
    QCOMPARE(steps, int64_t(12)); // nothing is lost between ticks
    QCOMPARE(epochs, size_t(5));
    QCOMPARE(samples, size_t(5));
    QVERIFY(QFile::exists(outcome.report));
    QVERIFY(training.canStart());

    // The next start takes the finished baseline, and so says its estimate; not with another backbone or another seed.
    AdaptationOptions again = tinyAdaptation(m_project);
    const auto reused = [&] {
        std::vector<bool> result;
        for (const PlannedRun &run : preflight(openProject(toPath(m_project)), again).runs)
            result.push_back(run.reused);
        return result;
    };
    QCOMPARE(reused(), (std::vector<bool>{true, false}));
    again.resume = true; // asked to go on, it takes the finished adaptation, too
    QCOMPARE(reused(), (std::vector<bool>{true, true}));
    again.seed = 7;
    QCOMPARE(reused(), (std::vector<bool>{false, false}));
    again = tinyAdaptation(m_project);
    again.backbone = toPath(m_folder->filePath("other.pth"));
    QCOMPARE(reused(), (std::vector<bool>{false, false}));
}

void TestGuiWorker::pausesAndResumes()
{
    TrainingController training;
    training.setTick(5);
    QSignalSpy phases(&training, &TrainingController::phaseChanged), ended(&training, &TrainingController::ended);
    training.start(endless());
    QVERIFY(waitUntil(phases, [&] { return training.phase() == TrainingPhase::Running; }));
    training.pause();
    QCOMPARE(training.phase(), TrainingPhase::Pausing);
    QVERIFY(waitUntil(phases, [&] { return training.phase() == TrainingPhase::Paused; }));
    QVERIFY(training.canResume() && training.canStop() && !training.canPause());
    training.resume();
    QCOMPARE(training.phase(), TrainingPhase::Running);
    training.stopAndKeep();
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
}

void TestGuiWorker::stopsAndKeeps()
{
    TrainingController training;
    training.setTick(5);
    int64_t steps = 0;
    connect(&training, &TrainingController::updated, this, [&](const std::vector<StageUpdate> &updates) {
        for (const StageUpdate &update : updates)
            steps += static_cast<int64_t>(update.steps.size());
    });
    QSignalSpy updated(&training, &TrainingController::updated), ended(&training, &TrainingController::ended);
    training.start(endless());
    QVERIFY(waitUntil(updated, [&] { return steps > 0; }));
    training.stopAndKeep();
    QCOMPARE(training.phase(), TrainingPhase::Stopping);
    QVERIFY(!training.canStop());
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    QCOMPARE(ended[0][0].value<TrainingOutcome>().end, TrainingOutcome::End::Stopped);
    ProjectSession session;
    QSignalSpy runs(&session, &ProjectSession::runsChanged);
    session.open(m_project);
    QVERIFY(waitUntil(runs, [&] { return !session.runs().empty(); }));
    QCOMPARE(session.runs().size(), size_t(1));
    QVERIFY(session.runs()[0].resumable);
    QCOMPARE(session.resumableRun(), int64_t(1));
    QCOMPARE(session.lastRequest().baselineSettings[0].value, std::string("9000"));
}

void TestGuiWorker::cancelsAndDiscards()
{
    TrainingController training;
    training.setTick(5);
    QSignalSpy phases(&training, &TrainingController::phaseChanged), ended(&training, &TrainingController::ended);
    training.start(endless());
    QVERIFY(waitUntil(phases, [&] { return training.phase() == TrainingPhase::Running; }));
    training.cancelAndDiscard();
    QCOMPARE(training.phase(), TrainingPhase::Cancelling);
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    QCOMPARE(ended[0][0].value<TrainingOutcome>().end, TrainingOutcome::End::Discarded);
    QVERIFY(RunStore(toPath(m_project)).runs().empty());
    QVERIFY(!QFile::exists(m_project + "/runs/1"));
}

void TestGuiWorker::stopEndsAPause()
{
    TrainingController training;
    training.setTick(5);
    QSignalSpy phases(&training, &TrainingController::phaseChanged), ended(&training, &TrainingController::ended);
    training.start(endless());
    QVERIFY(waitUntil(phases, [&] { return training.phase() == TrainingPhase::Running; }));
    training.pause();
    QVERIFY(waitUntil(phases, [&] { return training.phase() == TrainingPhase::Paused; }));
    training.stopAndKeep();
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    QCOMPARE(ended[0][0].value<TrainingOutcome>().end, TrainingOutcome::End::Stopped);
}

void TestGuiWorker::badInputIsAFailureWithItsSentence()
{
    QFile::remove(m_folder->filePath("source/labels/frame1.png"));
    TrainingController training;
    training.setTick(5);
    QSignalSpy ended(&training, &TrainingController::ended);
    training.start(tinyAdaptation(m_project));
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    const auto outcome = ended[0][0].value<TrainingOutcome>();
    QCOMPARE(outcome.end, TrainingOutcome::End::Failed);
    QVERIFY2(outcome.reason.contains("frame1"), qPrintable(outcome.reason));
    QVERIFY(training.canStart());
}

void TestGuiWorker::destructorStopsARun()
{
    auto training = std::make_unique<TrainingController>();
    training->setTick(5);
    QSignalSpy phases(training.get(), &TrainingController::phaseChanged);
    training->start(endless());
    QVERIFY(waitUntil(phases, [&] { return training->phase() == TrainingPhase::Running; }));
    training.reset();
    QCOMPARE(RunStore(toPath(m_project)).runs().at(0).state, RunState::Stopped);
}

void TestGuiWorker::timeLeftCountsTheRunsToCome()
{
    TimeLeft time;
    time.begin({{"No Adaptation", 100, 50}, {"Adaptation (self-training)", 300, 300}});
    QVERIFY(time.secondsLeft() < 0);
    StageUpdate update;
    update.begins = true;
    update.title = "No Adaptation";
    StepReport step;
    step.step = 50;
    step.steps = 100;
    step.stepsPerSecond = 1; // half as fast as planned
    step.secondsLeft = 50;
    update.steps.push_back(step);
    time.note(update);
    QCOMPARE(time.secondsLeft(), 50.0 + 2 * 300);
    QCOMPARE(time.share(), 50.0 / 400);
    update.title = "Adaptation (self-training)";
    update.steps[0].steps = 300;
    update.steps[0].step = 300;
    update.steps[0].secondsLeft = 0;
    time.note(update);
    QCOMPARE(time.secondsLeft(), 0.0);
    QCOMPARE(time.share(), 1.0);
}

QTEST_MAIN(TestGuiWorker)
#include "test_gui_worker.moc"
