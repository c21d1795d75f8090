#include "app/gui/dialogs/protocol_dialog.h"
#include "app/gui/latest_work.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/train/queue_panel.h"
#include "app/gui/train/queue_runner.h"
#include "app/gui/train/time_left.h"
#include "core/base/files.h"
#include "core/workflow/preflight.h"
#include "core/workflow/queue_work.h"
#include "tests/app/gui_bench.h"

#include <QListWidget>
#include <QTableWidget>
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
    void timeLeftDoesNotJumpAtTheEndOfAnEpoch();
    void discardAfterResumeGoesBack();
    void stopInFineTuningKeepsTheReport();
    void queueGoesOnAfterAFailure();
    void stoppedQueueWaits();
    void tablesFillAndGoOn();

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
    work.start([](const LatestWork::Voice &) { throw InputError("a.png", say("is no picture")); },
               [&](std::exception_ptr error) { said = errorText(error); });
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
    QVERIFY2(outcome.end == TrainingOutcome::End::Finished, qPrintable(coreText(outcome.failure)));
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

void TestGuiWorker::discardAfterResumeGoesBack()
{
    const auto folder = toPath(m_project) / "runs" / "1";
    const auto until = [&](TrainingController &training, const AdaptationOptions &options, int64_t steps, void (TrainingController::*end)()) {
        int64_t last = 0;
        const auto link = connect(&training, &TrainingController::updated, this, [&](const std::vector<StageUpdate> &updates) {
            for (const StageUpdate &update : updates)
                if (!update.past && !update.steps.empty())
                    last = update.steps.back().step;
        });
        QSignalSpy updated(&training, &TrainingController::updated), ended(&training, &TrainingController::ended);
        training.start(options);
        waitUntil(updated, [&] { return last > steps; });
        (training.*end)();
        waitUntil(ended, [&] { return !ended.isEmpty(); });
        disconnect(link);
        return ended[0][0].value<TrainingOutcome>();
    };
    TrainingController training;
    training.setTick(5);
    QCOMPARE(until(training, endless(), 2, &TrainingController::stopAndKeep).end, TrainingOutcome::End::Stopped);
    const std::string checkpoint = readFile(folder / "checkpoint.pt");
    const size_t steps = RunStore(toPath(m_project)).steps(1).size();
    const double seconds = RunStore(toPath(m_project)).run(1).seconds;
    QVERIFY(steps > 2);

    AdaptationOptions again = endless();
    again.resume = true;
    size_t past = 0;
    connect(&training, &TrainingController::updated, this, [&](const std::vector<StageUpdate> &updates) {
        for (const StageUpdate &update : updates)
            past += update.past ? update.steps.size() : 0;
    });
    const auto outcome = until(training, again, static_cast<int64_t>(steps), &TrainingController::cancelAndDiscard);
    QCOMPARE(past, steps); // what it reported before comes first
    QCOMPARE(outcome.end, TrainingOutcome::End::Discarded);
    QCOMPARE(outcome.wentBackTo, static_cast<int64_t>(steps));
    QVERIFY(training.atStake().steps >= 1);
    QCOMPARE(training.atStake().resumedAt, static_cast<int64_t>(steps));
    const RunStore store(toPath(m_project));
    QCOMPARE(store.run(1).state, RunState::Stopped);
    QCOMPARE(store.run(1).seconds, seconds);
    QCOMPARE(store.steps(1).size(), steps);
    for (const EpochRecord &epoch : store.epochs(1)) // the one at that step may have been measured since
        QVERIFY(epoch.step <= static_cast<int64_t>(steps));
    QVERIFY(readFile(folder / "checkpoint.pt") == checkpoint);
    QVERIFY(!std::filesystem::exists(folder / "before-resume") && !std::filesystem::exists(folder / "going-back"));
}

void TestGuiWorker::stopInFineTuningKeepsTheReport()
{
    TrainingController training;
    training.setTick(5);
    AdaptationOptions options = tinyAdaptation(m_project);
    options.fineTuning = true;
    connect(&training, &TrainingController::updated, this, [&](const std::vector<StageUpdate> &updates) {
        for (const StageUpdate &update : updates)
            if (update.begins && update.kind == RunKind::FineTuning)
                training.stopAndKeep();
    });
    QSignalSpy ended(&training, &TrainingController::ended);
    training.start(options);
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    const auto outcome = ended[0][0].value<TrainingOutcome>();
    QCOMPARE(outcome.end, TrainingOutcome::End::Stopped);
    QVERIFY(outcome.result.adapted && !outcome.result.fineTuning);
    QVERIFY2(QFile::exists(outcome.report), qPrintable(outcome.report)); // of what had finished
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
    QFile::resize(m_folder->filePath("source/labels/frame1.png"), 60);
    TrainingController training;
    training.setTick(5);
    QSignalSpy ended(&training, &TrainingController::ended);
    training.start(tinyAdaptation(m_project));
    QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
    const auto outcome = ended[0][0].value<TrainingOutcome>();
    QCOMPARE(outcome.end, TrainingOutcome::End::Failed);
    QVERIFY2(coreText(outcome.failure).contains("frame1"), qPrintable(coreText(outcome.failure)));
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

namespace {

/// A training of `steps` steps that each take so long.
StageUpdate stepsDone(int64_t from, int64_t to, int64_t all, double seconds)
{
    StageUpdate update;
    for (int64_t step = from; step <= to; ++step) {
        StepReport report;
        report.step = step;
        report.steps = all;
        report.stepsPerSecond = 1 / seconds;
        update.steps.push_back(report);
        update.spent.push_back({TimeSpent::Step, seconds});
    }
    return update;
}

StageUpdate stageBegins(const char *title, int64_t steps, int epochs)
{
    StageUpdate update;
    update.begins = true;
    update.title = title;
    update.plan = TrainingPlan{};
    update.plan->steps = steps;
    update.plan->epochs = epochs;
    return update;
}

StageUpdate epochMeasured(int epoch, int64_t step, double seconds)
{
    StageUpdate update;
    update.epochs.emplace_back();
    update.epochs.back().epoch = epoch;
    update.epochs.back().step = step;
    update.spent.push_back({TimeSpent::Measuring, seconds});
    return update;
}

} // namespace

void TestGuiWorker::timeLeftCountsTheRunsToCome()
{
    TimeLeft time;
    time.begin({{"No Adaptation", 100, 50, false}, {"Adaptation (self-training)", 300, 300, false}});
    QVERIFY(time.secondsLeft() < 0);
    time.note(stageBegins("No Adaptation", 100, 1));
    time.note(stepsDone(1, 50, 100, 1)); // half as fast as planned
    // 50 steps, a measure of the length of ten, and what is to come, as far behind the plan: 110 seconds instead of 50.
    QCOMPARE(qRound(time.secondsLeft()), qRound(50 + 10 + 300 * 110.0 / 50));
    QCOMPARE(time.share(), 50.0 / 400);
    QVERIFY(time.atLeast() < time.secondsLeft() && time.secondsLeft() < time.atMost());
    const auto stages = time.stages();
    QCOMPARE(stages.size(), size_t(2));
    QVERIFY(stages[0].place == TimeLeft::Place::Now && stages[1].place == TimeLeft::Place::ToCome);
    time.note(stageBegins("Adaptation (self-training)", 300, 3));
    QVERIFY(time.stages()[0].place == TimeLeft::Place::Done);
    QCOMPARE(time.doing(), TimeLeft::Doing::Steps);
    time.note(stepsDone(1, 300, 300, 1));
    time.note(epochMeasured(3, 300, 10));
    QCOMPARE(time.doing(), TimeLeft::Doing::Ending);
    QVERIFY(time.secondsLeft() < 1);
    QCOMPARE(time.share(), 1.0);
}

void TestGuiWorker::timeLeftDoesNotJumpAtTheEndOfAnEpoch()
{
    // Ten epochs of 100 steps of 0.1 s, each measured in 5 s; labelled anew in 3 s before the next step.
    TimeLeft time;
    time.begin({{"Adaptation (self-training)", 1000, 150, false}});
    time.note(stageBegins("Adaptation (self-training)", 1000, 10));
    double before = -1;
    for (int epoch = 1; epoch <= 10; ++epoch) {
        for (int tens = 0; tens < 10; ++tens) {
            const int64_t from = (epoch - 1) * 100 + tens * 10 + 1;
            StageUpdate update = stepsDone(from, from + 9, 1000, 0.1);
            if (epoch > 1 && tens == 0)
                update.spent.front() = {TimeSpent::Between, 3.1};
            time.note(update);
            if (epoch > 3) // by then all of it was seen
                QVERIFY2(time.secondsLeft() < before + 2 && time.secondsLeft() > before - 8, qPrintable(QString("%1 after %2").arg(time.secondsLeft()).arg(before)));
            before = time.secondsLeft();
        }
        QCOMPARE(time.doing(), TimeLeft::Doing::Measuring);
        QCOMPARE(time.epoch(), epoch);
        time.note(epochMeasured(epoch, epoch * 100, 5));
        before = time.secondsLeft();
        if (epoch == 5)
            QVERIFY2(std::abs(before - (5 * 10 + 5 * 5 + 5 * 3)) < 12, qPrintable(QString::number(before)));
    }
    QVERIFY(time.secondsLeft() < 3);
    // A machine that was busy for a while: the range widens, the middle goes on.
    time.begin({{"Adaptation (self-training)", 1000, 150, false}});
    time.note(stageBegins("Adaptation (self-training)", 1000, 10));
    time.note(stepsDone(1, 50, 1000, 0.1));
    const double narrow = time.atMost() / time.atLeast();
    for (int64_t step = 51; step < 90; step += 10)
        time.note(stepsDone(step, step + 9, 1000, 0.3));
    QVERIFY(time.atMost() / time.atLeast() > 1.5 * narrow);
    QCOMPARE(rangeText(240, 540), QString("4 to 9 min"));
    QCOMPARE(rangeText(50, 180), QString("50 s to 3 min"));
    QCOMPARE(rangeText(300, 310), QString("5 min"));
}

void TestGuiWorker::queueGoesOnAfterAFailure()
{
    AdaptationOptions tiny = tinyAdaptation(m_project);
    tiny.recipe = "no-adaptation"; // one training
    tiny.settings.push_back({"sourceViews", "8"});
    tiny.baselineSettings = {{"epochs", "1"}, {"stepsPerEpoch", "2"}};
    TestBench bench(m_folder->path());
    TrainPage page(bench.bench);
    auto *panel = part<QueuePanel>(&page, "queuePanel");
    auto *runner = page.findChild<QueueRunner *>();
    QSignalSpy shown(panel, &QueuePanel::shown), changed(runner, &QueueRunner::changed), ended(&bench.training, &TrainingController::ended);
    bench.session.open(m_project);
    samples::camera(toPath(m_folder->filePath("third")), 8, {64, 48});
    AdaptationOptions gone = tiny;
    gone.target = toPath(m_folder->filePath("third"));
    queueAdaptation(gone);
    for (const uint64_t seed : {2, 3}) {
        tiny.seed = seed;
        queueAdaptation(tiny);
    }
    std::filesystem::remove_all(gone.target);
    panel->refresh();
    auto *start = part<QPushButton>(&page, "queueStartButton");
    QVERIFY(waitUntil(shown, [&] { return start->isEnabled(); }));

    // What runs already is finished first.
    tiny.seed = 1;
    bench.training.start(tiny);
    start->click();
    QVERIFY(runner->isWorking() && runner->entry() == 0 && !start->isEnabled());
    QVERIFY(!part<QPushButton>(&page, "startButton")->isEnabled());
    QVERIFY(waitUntil(changed, [&] { return !runner->isWorking(); }));
    QCOMPARE(ended.size(), 3); // nothing begins for the one whose camera is gone
    const auto entries = RunQueue(toPath(m_project)).entries();
    QCOMPARE(entries.size(), size_t(3));
    QVERIFY(entries[0].state == QueueState::Failed);
    QVERIFY2(coreText(entries[0].reason).contains("third"), qPrintable(coreText(entries[0].reason)));
    QVERIFY(entries[1].state == QueueState::Finished && entries[2].state == QueueState::Finished);
    QVERIFY(entries[1].ended <= entries[2].started);
    std::vector<uint64_t> seeds;
    for (const RunRecord &run : RunStore(toPath(m_project)).runs()) {
        QVERIFY(run.state == RunState::Finished);
        seeds.push_back(run.seed);
    }
    QCOMPARE(seeds, (std::vector<uint64_t>{1, 2, 3}));
    QCOMPARE(bench.session.project().target, toPath(m_folder->filePath("target"))); // not the one that is gone
    QVERIFY2(bench.complaints.isEmpty(), qPrintable(bench.complaints.join('\n')));
}

void TestGuiWorker::stoppedQueueWaits()
{
    AdaptationOptions first = tinyAdaptation(m_project), second = first;
    first.baselineSettings = {{"epochs", "2"}, {"stepsPerEpoch", "9000"}, {"sourceViews", "8"}}; // many epochs would need a large disk
    samples::camera(toPath(m_folder->filePath("third")), 8, {64, 48});
    first.recipe = second.recipe = "no-adaptation";
    first.target = toPath(m_folder->filePath("third"));
    TestBench bench(m_folder->path());
    TrainPage page(bench.bench);
    auto *runner = page.findChild<QueueRunner *>();
    bench.session.open(m_project);
    const int64_t stopped = queueAdaptation(first), next = queueAdaptation(second);
    int64_t steps = 0;
    connect(&bench.training, &TrainingController::updated, &page, [&](const std::vector<StageUpdate> &updates) {
        for (const StageUpdate &update : updates)
            steps += static_cast<int64_t>(update.steps.size());
    });
    QSignalSpy updated(&bench.training, &TrainingController::updated), changed(runner, &QueueRunner::changed), ended(&bench.training, &TrainingController::ended);
    runner->start();
    QVERIFY(waitUntil(updated, [&] { return steps > 0; }));
    QCOMPARE(runner->entry(), stopped);
    QCOMPARE(bench.session.project().target, first.target); // the window shows whose training it is
    QVERIFY(openProject(toPath(m_project)).camera("third"));
    bench.training.stopAndKeep();
    RunQueue queue(toPath(m_project));
    QVERIFY(waitUntil(changed, [&] { return !runner->isWorking() && queue.entries()[0].state == QueueState::Waiting; }));
    QCOMPARE(queue.entries()[0].id, stopped); // first of all
    QCOMPARE(queue.entries()[1].id, next);
    QVERIFY(queue.entries()[1].state == QueueState::Waiting);
    QCOMPARE(ended.size(), 1);
    QVERIFY(!bench.training.isActive());

    // Asked for again, the same run goes on; one that is discarded does not wait any more.
    steps = 0;
    runner->start();
    QVERIFY(waitUntil(updated, [&] { return steps > 0; }));
    QCOMPARE(runner->entry(), stopped);
    QCOMPARE(RunStore(toPath(m_project)).runs().size(), size_t(1));
    bench.training.cancelAndDiscard();
    QVERIFY(waitUntil(changed, [&] { return !runner->isWorking() && queue.entries()[0].state != QueueState::Running; }));
    QCOMPARE(queue.entries()[0].id, stopped);
    QVERIFY(queue.entries()[0].state == QueueState::Stopped && queue.entries()[1].state == QueueState::Waiting);
    QVERIFY(!bench.training.isActive());
}

void TestGuiWorker::tablesFillAndGoOn()
{
    TestBench bench(m_folder->path());
    QSignalSpy opened(&bench.session, &ProjectSession::projectChanged);
    bench.session.open(m_project);
    QVERIFY(waitUntil(opened, [&] { return bench.session.isOpen(); }));
    const auto tick = [](QListWidget *list, const QString &value) {
        bool there = false;
        for (int row = 0; row < list->count(); ++row) {
            const bool wanted = list->item(row)->data(Qt::UserRole).toString() == value;
            list->item(row)->setCheckState(wanted ? Qt::Checked : Qt::Unchecked);
            there = there || wanted;
        }
        QVERIFY2(there, qPrintable(value));
    };
    AdaptationOptions tiny = tinyAdaptation(m_project);
    tiny.settings.push_back({"sourceViews", "4"});
    tiny.settings.push_back({"placeMap", "false"});
    for (const bool again : {false, true}) {
        ProtocolDialog dialog(bench.bench, tiny);
        QSignalSpy ended(&dialog, &ProtocolDialog::ended);
        auto *box = part<QComboBox>(&dialog, "protocolCamerasBox");
        box->setCurrentIndex(1); // this project's
        Q_EMIT box->activated(1);
        QCOMPARE(part<QListWidget>(&dialog, "protocolPairs")->count(), 2); // there and back
        tick(part<QListWidget>(&dialog, "protocolPairs"), "source-target");
        tick(part<QListWidget>(&dialog, "protocolRecipes"), "self-training");
        auto *start = part<QPushButton>(&dialog, "protocolStartButton");
        auto *page = part<QPushButton>(&dialog, "protocolPageButton");
        QCOMPARE(page->isEnabled(), again);
        start->click();
        QVERIFY(dialog.isRunning() && start->text() == "Stop");
        QVERIFY2(waitUntil(ended, [&] { return !ended.isEmpty(); }), qPrintable(part<QLabel>(&dialog, "protocolStatus")->text()));
        const QString status = part<QLabel>(&dialog, "protocolStatus")->text();
        QVERIFY2(status.startsWith("Finished."), qPrintable(status));
        auto *stages = part<QTableWidget>(&dialog, "protocolStages"), *results = part<QTableWidget>(&dialog, "protocolResults");
        QCOMPARE(stages->rowCount(), 4); // NA, control, self-training, FT
        QCOMPARE(stages->item(0, 3)->text() == "there already", again);
        QCOMPARE(results->rowCount(), 1);
        QCOMPARE(results->item(0, 0)->text(), QString("source-target"));
        bool isNumber = false;
        const double na = QLocale().toDouble(results->item(0, 3)->text(), &isNumber);
        QVERIFY(isNumber && na >= 0 && na <= 1);
        QVERIFY(page->isEnabled() && start->text() == "Start");
        page->click();
        QVERIFY2(bench.opened.last().endsWith("tables/index.html"), qPrintable(bench.opened.last()));
    }
    ProtocolDialog dialog(bench.bench, tiny);
    tick(part<QListWidget>(&dialog, "protocolRecipes"), "self-training");
    for (int row = 0; row < part<QListWidget>(&dialog, "protocolPairs")->count(); ++row)
        part<QListWidget>(&dialog, "protocolPairs")->item(row)->setCheckState(Qt::Unchecked);
    part<QPushButton>(&dialog, "protocolStartButton")->click();
    QVERIFY(!dialog.isRunning());
    QVERIFY(part<QLabel>(&dialog, "protocolStatus")->text().contains("at least one pair"));
}

QTEST_MAIN(TestGuiWorker)
#include "test_gui_worker.moc"
