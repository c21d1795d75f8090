#include "core/base/files.h"
#include "core/workflow/run_recorder.h"
#include "core/workflow/unwritten_rows.h"
#include "tests/core/data_samples.h"

#include <QTemporaryDir>
#include <cmath>
#include <sqlite3.h>

using namespace vantage;
using namespace vantage::samples;

namespace {

struct Listener : TrainingObserver
{
    std::vector<std::string> messages;
    int steps = 0, epochs = 0, samples = 0;
    void onStep(const StepReport &) override { ++steps; }
    void onEpoch(const EpochReport &) override { ++epochs; }
    void onSamples(const SampleReport &) override { ++samples; }
    void onMessage(const Message &message) override { messages.push_back(english(message)); }
    long heard(const std::string &part) const
    {
        return std::count_if(messages.begin(), messages.end(), [&](const std::string &text) { return text.find(part) != std::string::npos; });
    }
};

/// Another program that has the database to itself.
class Holder
{
public:
    explicit Holder(const fs::path &file)
    {
        sqlite3_open(file.c_str(), &m_database);
        sqlite3_exec(m_database, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr);
    }
    ~Holder() { sqlite3_close(m_database); }

private:
    sqlite3 *m_database = nullptr;
};

EpochReport epochReport(int epoch, int64_t step)
{
    EpochReport report;
    report.epoch = epoch;
    report.step = step;
    report.source = ConfusionMatrix::fromCounts(2, {8, 2, 0, 10});
    report.target = ConfusionMatrix::fromCounts(2, {5, 5, 0, 0});
    report.values.set(MeasuredOn::Target, measure_id::flipAgreement, 0.5);
    return report;
}

SampleReport samplesOf(int epoch)
{
    SampleReport report;
    report.epoch = epoch;
    report.samples.push_back({"frame0", false, picture({32, 24}, 1), labels({32, 24}, 1), {}});
    return report;
}

constexpr RecordPatience impatient{std::chrono::milliseconds(1), std::chrono::milliseconds(0), std::chrono::milliseconds(0)};

} // namespace

class TestRunRecorder : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunStore> m_store;
    int64_t m_run = 0;
    Listener m_listener;

    TrainingPlan plan(int64_t firstStep = 0) const
    {
        TrainingPlan result;
        result.epochs = 2;
        result.steps = 6;
        result.firstStep = firstStep;
        return result;
    }

    static void step(RunRecorder &recorder, int64_t number)
    {
        StepReport report;
        report.step = number;
        report.values = {{"sem", number == 2 ? std::nan("") : 1.0}};
        recorder.onStep(report);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<RunStore>(m_folder->filePath("project").toStdString());
        RunRecord record;
        record.kind = RunKind::Baseline;
        m_run = m_store->createRun(record);
        m_listener = {};
    }

    void lockedDatabaseEndsNothing()
    {
        RunRecorder recorder(*m_store, m_run, false, m_listener, impatient);
        recorder.onPlan(plan());
        {
            const Holder holder(m_store->file());
            for (int64_t number = 1; number <= 3; ++number)
                step(recorder, number);
            recorder.onEpoch(epochReport(1, 3));
            recorder.onEpoch(epochReport(2, 6));
            QCOMPARE(m_listener.heard("can't be written into the database"), 1L);
            QVERIFY(m_listener.messages[0].find("locked by another program") != std::string::npos);
            QCOMPARE(m_listener.steps, 3); // who watches sees them at once
        }
        recorder.finish();
        QCOMPARE(m_listener.heard("in the database again"), 1L);
        QCOMPARE(m_store->steps(m_run).size(), size_t(3));
        QCOMPARE(m_store->epochs(m_run).size(), size_t(2));
        QVERIFY(!fs::exists(m_store->runFolder(m_run) / "unwritten.json"));
    }

    void whatNeverArrivedIsTakenUpAgain()
    {
        {
            RunRecorder recorder(*m_store, m_run, false, m_listener, impatient);
            recorder.onPlan(plan());
            const Holder holder(m_store->file());
            for (int64_t number = 1; number <= 5; ++number)
                step(recorder, number);
            recorder.onEpoch(epochReport(1, 3));
            QVERIFY_THROWS_EXCEPTION(RunStoreBusy, recorder.finish());
        }
        QVERIFY(m_store->epochs(m_run).empty());
        RunRecorder again(*m_store, m_run, false, m_listener, impatient);
        again.onPlan(plan(3)); // its checkpoint is of step 3
        const auto steps = m_store->steps(m_run);
        QCOMPARE(steps.size(), size_t(3));
        QVERIFY(std::isnan(steps[1].values[0].second));
        const auto epochs = m_store->epochs(m_run);
        QCOMPARE(epochs.size(), size_t(1));
        QVERIFY(epochs[0].target->counts() == epochReport(1, 3).target->counts());
        QCOMPARE(epochs[0].value(MeasuredOn::Target, measure_id::flipAgreement).value(), 0.5);
    }

    void samplesAndLogEndNothing()
    {
        const fs::path folder = m_store->runFolder(m_run);
        fs::create_directories(folder / "log.txt");
        writeBytes(folder / "samples", "a file where the folder should be");
        RunRecorder recorder(*m_store, m_run, false, m_listener, impatient);
        recorder.onPlan(plan());
        QCOMPARE(m_listener.heard("log.txt can't be written"), 1L);
        recorder.onSamples(samplesOf(1));
        recorder.onSamples(samplesOf(2));
        QCOMPARE(m_listener.heard("sample pictures can't be written"), 1L);
        QCOMPARE(m_listener.samples, 2);
        fs::remove(folder / "samples");
        recorder.finish();
        for (const char *epoch : {"epoch-001", "epoch-002"})
            QVERIFY(fs::exists(folder / "samples" / epoch / "source-frame0-prediction.png"));
    }

    void waitsWhileTheDatabaseIsLocked()
    {
        int tries = 0, told = 0;
        const auto busy = [&] {
            if (++tries < 3)
                throw RunStoreBusy("runs.db", say("is locked"));
        };
        RecordPatience patience = impatient;
        patience.atTheEnd = std::chrono::hours(1);
        writePatiently(busy, [&](const Message &) { ++told; }, [] { return true; }, patience);
        QCOMPARE(tries, 3);
        QCOMPARE(told, 2);
        tries = 0;
        QVERIFY_THROWS_EXCEPTION(RunStoreBusy, writePatiently(busy, [](const Message &) {}, [] { return false; }, patience));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, writePatiently([] { throw std::logic_error("no matter of patience"); }, {}, [] { return true; }, patience));
    }
};

QTEST_GUILESS_MAIN(TestRunRecorder)
#include "test_run_recorder.moc"
