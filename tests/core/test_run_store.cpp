#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/kept_work.h"
#include "core/runs/run_store.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <csignal>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace vantage;

namespace {

RunRecord record(RunKind kind = RunKind::Adapted)
{
    RunRecord run;
    run.kind = kind;
    run.recipe = "adversarial";
    run.recipeJson = R"({"steps": 10})";
    run.seed = 0xfedcba9876543210ULL; // over 2^63
    run.sourceFingerprint = "aa";
    run.targetFingerprint = "bb";
    run.classNames = {"none", "roads"};
    run.programVersion = "0.1.0";
    return run;
}

StepRecord step(int64_t number)
{
    return {number, {{"L_sem", 1.0 / static_cast<double>(number)}, {"L_gan", 0.5}}};
}

EpochRecord epoch(int number, int64_t step)
{
    EpochRecord result;
    result.epoch = number;
    result.step = step;
    result.seconds = 1.5 * number;
    result.source = ConfusionMatrix::fromCounts(2, {8, 2, 0, 10});
    result.target = ConfusionMatrix::fromCounts(2, {5, 5, 0, 0});
    result.values.set(MeasuredOn::Target, measure_id::entropy, 0.25);
    return result;
}

/// The one value that any other program sees in the file.
std::string ask(const std::filesystem::path &file, const std::string &sql)
{
    sqlite3 *database = nullptr;
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    std::string answer;
    const auto take = [](void *text, int, char **values, char **) {
        *static_cast<std::string *>(text) = values[0] ? values[0] : "NULL";
        return 0;
    };
    char *error = nullptr;
    if (sqlite3_exec(database, sql.c_str(), take, &answer, &error) != SQLITE_OK)
        answer = std::string("error: ") + error;
    sqlite3_free(error);
    sqlite3_close(database);
    return answer;
}

std::string messageOf(const std::function<void()> &action)
{
    try {
        action();
    } catch (const InputError &error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestRunStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;

private Q_SLOTS:
    void overviewHasAllFiguresAndFewMatrices()
    {
        QTemporaryDir folder;
        const std::filesystem::path project = folder.path().toStdString();
        RunStore store(project);
        const auto counts = [](uint64_t right) { return ConfusionMatrix::fromCounts(2, {right, 10 - right, 10 - right, right}); };
        for (int i = 0; i < 4; ++i) {
            RunRecord record;
            record.classNames = {"a", "b"};
            const int64_t run = store.createRun(record);
            for (int e = 0; e < 4 && i != 2; ++e) {
                EpochRecord epoch;
                epoch.epoch = e;
                epoch.step = 10 * e;
                epoch.seconds = e;
                epoch.source = counts(9);
                epoch.target = counts(static_cast<uint64_t>(5 + e));
                if (e == 1)
                    epoch.mapped = counts(8);
                epoch.values.set(MeasuredOn::Target, "entropy", 0.5 + e);
                store.writeEpoch(run, epoch);
            }
            if (i == 0)
                store.writeChoice(run, {.chosen = 1, .oracle = std::nullopt, .verdict = Verdict::Better, .why = ""});
            store.endRun(run, RunState::Finished, {}, 1);
        }
        store.trashRun(4);
        const auto overview = RunReader(project).overview();
        QCOMPARE(overview.size(), size_t(2)); // one has no epoch, one is in the bin
        const auto &kept = overview.at(1), &unchosen = overview.at(2);
        const auto whole = RunReader(project).epochs(1);
        QCOMPARE(kept.size(), size_t(4));
        for (size_t e = 0; e < 4; ++e) {
            QCOMPARE(kept[e].step, whole[e].step);
            for (const MeasuredOn on : {MeasuredOn::Source, MeasuredOn::Target, MeasuredOn::Mapped})
                for (const char *id : {"mean-iou", "class-accuracy", "pixel-accuracy"})
                    QCOMPARE(kept[e].value(on, id), whole[e].value(on, id));
            QCOMPARE(kept[e].labelFree("entropy"), std::optional(0.5 + static_cast<double>(e)));
            QCOMPARE(kept[e].target.has_value(), e < 2); // the first and the chosen one
            QCOMPARE(unchosen[e].target.has_value(), e == 0 || e == 3);
        }
        QCOMPARE(kept[1].mapped->counts(), whole[1].mapped->counts());
        QCOMPARE(kept[1].source->counts(), whole[1].source->counts());
    }
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath("project").toStdString();
    }

    void finishedRunsAreTakenOver()
    {
        RunStore first(m_temporary->filePath("first").toStdString()), second(m_folder);
        const int64_t run = first.createRun(record(RunKind::Baseline));
        const std::vector<StepRecord> steps{step(1), step(2)};
        first.appendSteps(run, steps);
        first.writeEpoch(run, epoch(1, 2));
        first.writeChoice(run, {1, 1, Verdict::NoClearGain, "why"});
        writeAtomically(first.runFolder(run) / "model.safetensors", "weights");
        createFolder(first.runFolder(run) / "samples" / "epoch-001");
        writeAtomically(first.runFolder(run) / "samples" / "epoch-001" / "a.png", "picture");
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, second.importRun(first, run)); // it has not finished
        first.endRun(run, RunState::Finished, {}, 12.5);

        second.createRun(record());
        const int64_t taken = second.importRun(first, run);
        QCOMPARE(taken, int64_t(2));
        const RunRecord copy = second.run(taken), original = first.run(run);
        QVERIFY(copy.state == RunState::Finished);
        QCOMPARE(copy.seconds, 12.5);
        QVERIFY(copy.kind == original.kind);
        QCOMPARE(copy.started, original.started);
        QCOMPARE(copy.ended, original.ended);
        QCOMPARE(copy.seed, original.seed);
        QCOMPARE(copy.classNames, original.classNames);
        QCOMPARE(second.steps(taken).size(), size_t(2));
        QCOMPARE(second.epochs(taken).size(), size_t(1));
        QVERIFY(second.epochs(taken)[0].target->counts() == first.epochs(run)[0].target->counts());
        QCOMPARE(second.choice(taken)->why, std::string("why"));
        QCOMPARE(readFile(second.runFolder(taken) / "model.safetensors"), std::string("weights"));
        QCOMPARE(readFile(second.runFolder(taken) / "samples" / "epoch-001" / "a.png"), std::string("picture"));
        QVERIFY(!std::filesystem::exists(m_folder / "runs" / "import.part"));

        first.removeRun(run); // what was taken over stands on its own
        QCOMPARE(readFile(second.runFolder(taken) / "model.safetensors"), std::string("weights"));

        RunRecord adapted = record();
        adapted.baseRun = taken;
        const int64_t dependent = second.createRun(adapted);
        second.endRun(dependent, RunState::Finished, {}, 1);
        const int64_t base = first.importRun(second, taken);
        const int64_t there = first.importRun(second, dependent, base);
        QCOMPARE(first.run(there).baseRun, std::optional(base)); // by its number there
    }

    void runsAreKept()
    {
        {
            RunStore store(m_folder);
            const int64_t baseline = store.createRun(record(RunKind::Baseline));
            store.endRun(baseline, RunState::Finished, {}, 12.5);
            RunRecord adapted = record();
            adapted.baseRun = baseline;
            QCOMPARE(store.createRun(adapted), int64_t(2));
            QVERIFY(std::filesystem::is_directory(m_folder / "runs" / "2"));
            QCOMPARE(store.runFolder(2), m_folder / "runs" / "2");
        }
        const RunStore store(m_folder);
        const std::vector<RunRecord> runs = store.runs();
        QCOMPARE(runs.size(), size_t(2));
        QVERIFY(runs[0].state == RunState::Finished);
        QCOMPARE(runs[0].seconds, 12.5);
        QVERIFY(!runs[0].ended.empty() && !runs[0].baseRun);
        QVERIFY(runs[1].state == RunState::Stopped && english(runs[1].reason) == "interrupted" && runs[1].ended.empty()); // nobody holds its lock
        QCOMPARE(runs[1].seed, record().seed);
        QCOMPARE(runs[1].baseRun.value(), int64_t(1));
        QCOMPARE(runs[1].classNames, record().classNames);
        QCOMPARE(runs[1].recipeJson, record().recipeJson);
        QCOMPARE(runs[1].pid, int64_t(::getpid()));
        QCOMPARE(runs[1].started.size(), size_t(20));
        QVERIFY(messageOf([&] { store.run(3); }).find("has no run 3") != std::string::npos);
    }

    void stepsKeepOrderAndNaN()
    {
        RunStore store(m_folder);
        const int64_t run = store.createRun(record());
        store.appendSteps(run, std::vector<StepRecord>{step(1), step(2), {3, {{"z", std::nan("")}, {"a", INFINITY}}}});
        store.appendSteps(run, std::vector<StepRecord>{{2, {{"L_sem", 9.0}}}}); // once more, with other terms
        store.appendSteps(run, {});
        const std::vector<StepRecord> steps = store.steps(run);
        QCOMPARE(steps.size(), size_t(3));
        QCOMPARE(steps[0].values, step(1).values);
        QCOMPARE(steps[1].values, (std::vector<std::pair<std::string, double>>{{"L_sem", 9.0}}));
        QCOMPARE(steps[2].values[0].first, std::string("z"));
        QVERIFY(std::isnan(steps[2].values[0].second) && std::isinf(steps[2].values[1].second));
        QCOMPARE(store.steps(run, 2).size(), size_t(1));
        QVERIFY_EXCEPTION_THROWN(store.appendSteps(9, std::vector<StepRecord>{step(1)}), InputError);
    }

    void epochsKeepConfusions()
    {
        RunStore store(m_folder);
        const int64_t run = store.createRun(record());
        EpochRecord without = epoch(0, 0);
        without.target.reset();
        without.values.set(MeasuredOn::Target, measure_id::entropy, {});
        store.writeEpoch(run, without);
        store.writeEpoch(run, epoch(1, 10));
        EpochRecord again = epoch(1, 10);
        again.values.set(MeasuredOn::Target, measure_id::snd, 3.5);
        store.writeEpoch(run, again);
        const std::vector<EpochRecord> epochs = store.epochs(run);
        QCOMPARE(epochs.size(), size_t(2));
        QVERIFY(!epochs[0].target && !epochs[0].value(MeasuredOn::Target, measure_id::entropy));
        QCOMPARE(epochs[1].target->counts(), epoch(1, 10).target->counts());
        QCOMPARE(epochs[1].source->counts(), epoch(1, 10).source->counts());
        QCOMPARE(*epochs[1].value(MeasuredOn::Target, measure_id::entropy), 0.25);
        QCOMPARE(*epochs[1].value(MeasuredOn::Target, measure_id::snd), 3.5);
        QVERIFY(!epochs[1].value(MeasuredOn::Target, measure_id::flipAgreement));
        QCOMPARE(epochs[1].seconds, 1.5);
    }

    void othersCanReadWhileItIsWritten()
    {
        RunStore store(m_folder);
        const int64_t run = store.createRun(record());
        store.appendSteps(run, std::vector<StepRecord>{step(1), step(2)});
        store.writeEpoch(run, epoch(1, 2));
        store.writeChoice(run, {1, 1, Verdict::Better, "because"});
        QCOMPARE(ask(store.file(), "PRAGMA journal_mode"), std::string("wal"));
        QCOMPARE(ask(store.file(), "SELECT count(*) FROM curves WHERE term = 'L_sem'"), std::string("2"));
        QCOMPARE(ask(store.file(), "SELECT accuracy FROM class_results WHERE camera = 'target' AND name = 'none'"),
                 std::string("0.5"));
        QCOMPARE(ask(store.file(), "SELECT iou FROM class_results WHERE camera = 'target' AND name = 'roads'"),
                 std::string("NULL")); // absent
        QCOMPARE(ask(store.file(), "SELECT pixels FROM confusion_table WHERE truth = 'none' AND prediction = 'roads' "
                                   "AND camera = 'source'"),
                 std::string("2"));
        QCOMPARE(ask(store.file(), "SELECT verdict FROM run_overview"), std::string("better"));
        QCOMPARE(ask(store.file(), "SELECT target_miou FROM run_overview"), std::string("0.5"));
        QCOMPARE(ask(store.file(), "SELECT last_step FROM run_overview"), std::string("2"));
    }

    void choiceIsKept()
    {
        RunStore store(m_folder);
        const int64_t run = store.createRun(record());
        QVERIFY(!store.choice(run));
        store.writeChoice(run, {3, std::nullopt, Verdict::KeepNa, "why"});
        store.writeChoice(run, {4, 2, Verdict::NoClearGain, "other"});
        const SnapshotChoice choice = store.choice(run).value();
        QCOMPARE(choice.chosen, 4);
        QCOMPARE(choice.oracle.value(), 2);
        QVERIFY(choice.verdict == Verdict::NoClearGain);
        QCOMPARE(choice.why, std::string("other"));
    }

    void resumedRunForgetsWhatCameAfterItsCheckpoint()
    {
        RunStore store(m_folder);
        const int64_t run = store.createRun(record());
        const int64_t other = store.createRun(record());
        for (int64_t id : {run, other}) {
            store.appendSteps(id, std::vector<StepRecord>{step(1), step(2), step(3), step(4)});
            store.writeEpoch(id, epoch(1, 2));
            store.writeEpoch(id, epoch(2, 4));
            store.writeChoice(id, {2, 2, Verdict::Better, ""});
        }
        store.truncateAfter(run, 2);
        QCOMPARE(store.steps(run).back().step, int64_t(2));
        QCOMPARE(store.epochs(run).size(), size_t(1));
        QVERIFY(!store.choice(run));
        QCOMPARE(ask(store.file(), "SELECT count(*) FROM confusions WHERE run = 1 AND epoch = 2"), std::string("0"));
        QCOMPARE(ask(store.file(), "SELECT count(*) FROM class_metrics WHERE run = 1 AND epoch = 2"), std::string("0"));
        QCOMPARE(store.steps(other).size(), size_t(4));
        QCOMPARE(store.epochs(other).size(), size_t(2));
    }

    void findsBaselinesAndResumables()
    {
        RunStore store(m_folder);
        RunRecord baseline = record(RunKind::Baseline);
        baseline.baselineKey = "key";
        store.endRun(store.createRun(baseline), RunState::Finished, {}, 1);
        store.endRun(store.createRun(baseline), RunState::Finished, {}, 1);
        store.endRun(store.createRun(baseline), RunState::Failed, say("NaN in L_sem"), 1);
        QCOMPARE(store.findBaseline("key").value().id, int64_t(2));
        QVERIFY(!store.findBaseline("other"));
        store.endRun(store.createRun(record()), RunState::Finished, {}, 1);
        QVERIFY(!store.findBaseline("")); // the runs that are no baselines

        QCOMPARE(store.findResumable(baseline).value().id, int64_t(3));
        QVERIFY(store.findResumable(baseline).value().reason == say("NaN in L_sem")); // it can still be translated
        RunRecord other = baseline;
        other.seed = 1;
        QVERIFY(!store.findResumable(other));
        other = baseline;
        other.baselineKey = "of another backbone";
        QVERIFY(!store.findResumable(other));
        other = baseline;
        other.baseRun = 1;
        QVERIFY(!store.findResumable(other));
    }

    void killedRunIsFoundAndGoesOn()
    {
        RunStore store(m_folder);
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            RunStore mine(m_folder);
            const int64_t run = mine.createRun(record());
            mine.appendSteps(run, std::vector<StepRecord>{step(1)});
            ::write(ready[1], "y", 1);
            ::pause();
            ::_exit(0);
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t(1));
        QVERIFY(store.recoverInterrupted().empty()); // it lives
        QVERIFY(messageOf([&] { store.resumeRun(1); }).find("trained right now") != std::string::npos);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QCOMPARE(store.recoverInterrupted(), std::vector<int64_t>{1});
        QVERIFY(store.run(1).state == RunState::Stopped);
        QCOMPARE(english(store.run(1).reason), std::string("interrupted"));
        QCOMPARE(store.steps(1).size(), size_t(1));

        store.resumeRun(1);
        QVERIFY(store.run(1).state == RunState::Running);
        QCOMPARE(store.run(1).pid, int64_t(::getpid()));
        QVERIFY(store.recoverInterrupted().empty()); // now it is ours
        RunStore second(m_folder);
        QVERIFY_EXCEPTION_THROWN(second.resumeRun(1), InputError);
        store.endRun(1, RunState::Finished, {}, 3);
        QVERIFY(messageOf([&] { second.resumeRun(1); }).find("has finished") != std::string::npos);
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void newRunNeverTakesAnOldFolder()
    {
        {
            RunStore store(m_folder);
            store.createRun(record());
            store.createRun(record());
        }
        std::filesystem::remove(m_folder / "runs.db"); // as the message about a damaged file advises
        createFolder(m_folder / "runs" / "notes");
        RunStore store(m_folder);
        QCOMPARE(store.createRun(record()), int64_t(3));
        QCOMPARE(store.createRun(record()), int64_t(4));
    }

    void olderFilesAreBroughtUpToDate()
    {
        createFolder(m_folder);
        std::filesystem::copy_file(std::filesystem::path(VANTAGE_TEST_DATA) / "runs_v1.db", m_folder / "runs.db");
        RunStore store(m_folder);
        QCOMPARE(store.runs().size(), size_t(2));
        std::vector<EpochRecord> epochs = store.epochs(2);
        QCOMPARE(epochs.size(), size_t(3));
        QVERIFY(std::abs(metricsOf(*epochs[1].target).meanIou - 0.5510046034461226) < 1e-12);
        QVERIFY(!epochs[1].mapped);
        epochs[1].mapped = epochs[0].target;
        store.writeEpoch(2, epochs[1]);
        const EpochRecord again = store.epochs(2)[1];
        QVERIFY(again.mapped->counts() == epochs[0].target->counts());
        QVERIFY(again.target->counts() == epochs[1].target->counts());
        QCOMPARE(ask(store.file(), "SELECT round(value, 6) FROM measures WHERE run = 2 AND epoch = 1 AND camera = 'mapped' AND id = 'mean-iou'"), std::string("0.509508"));
        QCOMPARE(ask(store.file(), "SELECT count(*) FROM class_results WHERE run = 2 AND epoch = 1 AND camera = 'mapped'"), std::string("13"));
    }

    void version3GetsReasons()
    {
        createFolder(m_folder);
        std::filesystem::copy_file(std::filesystem::path(VANTAGE_TEST_DATA) / "runs_v3.db", m_folder / "runs.db");
        const std::string why = "Epoch 1 passes the checks, but where both cameras see the same it agrees with the source's labels hardly better than the un-adapted "
                                "network (0.139 against 0.132). This is an estimate made without target labels.";
        QCOMPARE(RunReader(m_folder).choice(2)->why, why);
        QVERIFY(!std::filesystem::exists(m_folder / "runs.db.version-3"));
        {
            RunStore store(m_folder);
            SnapshotChoice choice = store.choice(2).value();
            QCOMPARE(choice.why, why);
            QVERIFY(choice.reasons.empty());
            QCOMPARE(choice.oracle, std::optional(2));
            addReason(choice, ReasonKind::SpotsBetter, {4, 1});
            store.writeChoice(2, choice);
        }
        QCOMPARE(RunReader(m_folder).choice(2)->reasons, (std::vector<Reason>{{ReasonKind::SpotsBetter, {4, 1}}}));
        std::filesystem::create_directory(m_folder / "old");
        std::filesystem::copy_file(m_folder / "runs.db.version-3", m_folder / "old/runs.db");
        QCOMPARE(ask(m_folder / "old/runs.db", "PRAGMA user_version"), std::string("3"));
    }

    void version2LosesNothing()
    {
        createFolder(m_folder);
        const auto old = std::filesystem::path(VANTAGE_TEST_DATA) / "runs_v2.db";
        std::filesystem::copy_file(old, m_folder / "runs.db");
        const auto near = [](std::optional<double> value, double expected) { return value && std::abs(*value - expected) < 1e-12; };
        const auto check = [&](const RunReader &store) {
            QCOMPARE(store.runs().size(), size_t(4));
            const auto adapted = store.epochs(3);
            QCOMPARE(adapted.size(), size_t(3));
            QVERIFY(near(adapted[1].value(MeasuredOn::Target, measure_id::meanIou), 0.4354927118776732));
            QVERIFY(near(adapted[1].value(MeasuredOn::Source, measure_id::meanIou), 0.7008747827832692));
            QVERIFY(near(adapted[0].labelFree(measure_id::entropy), 0.35413589447149807));
            QVERIFY(near(adapted[2].labelFree(measure_id::ensembleAgreement), 0.7912255114325442));
            QVERIFY(near(adapted[0].value(MeasuredOn::Mapped, measure_id::meanIou), 0.4355041486709364));
            QVERIFY(near(store.epochs(1)[0].value(MeasuredOn::Source, measure_id::flipAgreement), 0.9642719726562499));
            QVERIFY(near(store.epochs(4)[0].value(MeasuredOn::Target, measure_id::flipAgreement), 0.9645032552083332));
            QVERIFY(!store.epochs(4)[0].source); // what FT is measured on is the target
            QCOMPARE(store.terms(3), (std::vector<std::string>{"sem", "book", "learning rate"}));
            const auto figures = store.figures();
            QCOMPARE(figures.size(), size_t(5));
            const EpochFigures &last = figures[3];
            QCOMPARE(last.run, int64_t(3));
            QCOMPARE(last.epoch, 2);
            // Measures that the old program did not have are computed from its matrices.
            for (const Measure &measure : allMeasures())
                if (measure.ofConfusion)
                    QVERIFY2(near(last.values.get(MeasuredOn::Target, measure.id), measure.ofConfusion(*adapted[2].target)), measure.id);
            QVERIFY(near(last.values.get(MeasuredOn::Target, measure_id::meanIou), 0.43491924865321313));
        };
        check(RunReader(m_folder)); // who only looks changes nothing
        QVERIFY(readFile(m_folder / "runs.db") == readFile(old));
        {
            RunStore store(m_folder);
            check(store);
            RunMarks marks{"first try", "left lane only", {"rain", "night, wet"}, true, false, true};
            store.setMarks(3, marks);
            QVERIFY(store.run(3).marks == marks);
            QVERIFY(store.run(2).marks == RunMarks{});
        }
        check(RunStore(m_folder));
        QVERIFY(RunReader(m_folder).run(3).marks.tags == (std::vector<std::string>{"rain", "night, wet"}));
        // The old file is kept, and is the old file.
        std::filesystem::create_directory(m_folder / "old");
        std::filesystem::copy_file(m_folder / "runs.db.version-2", m_folder / "old/runs.db");
        QCOMPARE(ask(m_folder / "old/runs.db", "PRAGMA user_version"), std::string("2"));
        QCOMPARE(ask(m_folder / "old/runs.db", "SELECT round(target_miou, 6) FROM epochs WHERE run = 3 AND epoch = 1"), std::string("0.435493"));
    }

    void version2OfItsFirstDaysIsRead()
    {
        createFolder(m_folder);
        std::filesystem::copy_file(std::filesystem::path(VANTAGE_TEST_DATA) / "runs_v2.db", m_folder / "runs.db");
        std::filesystem::permissions(m_folder / "runs.db", std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
        sqlite3 *database = nullptr;
        sqlite3_open((m_folder / "runs.db").c_str(), &database);
        QCOMPARE(sqlite3_exec(database, "ALTER TABLE epochs DROP COLUMN known_agreement", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
        QCOMPARE(RunReader(m_folder).runs().size(), size_t(4));
        RunStore store(m_folder);
        QCOMPARE(store.epochs(3).size(), size_t(3));
        QVERIFY(!store.epochs(3)[1].value(MeasuredOn::Target, measure_id::knownAgreement));
        QVERIFY(store.epochs(3)[1].value(MeasuredOn::Target, measure_id::meanIou).has_value());
    }

    void aMeasureOfTomorrowIsComputedForOldMatrices()
    {
        {
            RunStore store(m_folder);
            const int64_t run = store.createRun(record());
            store.writeEpoch(run, epoch(1, 10));
        }
        // As if the file had been written before the measure came.
        sqlite3 *database = nullptr;
        sqlite3_open((m_folder / "runs.db").c_str(), &database);
        sqlite3_exec(database, "DELETE FROM measured_ids WHERE id = 'frequency-weighted-iou'; DELETE FROM measures WHERE id = 'frequency-weighted-iou'", nullptr, nullptr, nullptr);
        sqlite3_close(database);
        const double expected = frequencyWeightedIou(*epoch(1, 10).target);
        QCOMPARE(*RunReader(m_folder).figures().front().values.get(MeasuredOn::Target, "frequency-weighted-iou"), expected); // in memory
        RunStore store(m_folder);
        QCOMPARE(*store.figures().front().values.get(MeasuredOn::Target, "frequency-weighted-iou"), expected);
    }

    void epochKeepsItsShares()
    {
        RunStore store(m_folder);
        RunRecord wanted = record();
        wanted.sources = {"North", "South \"gate\""};
        wanted.target = "Ost";
        const int64_t run = store.createRun(wanted);
        EpochRecord shares = epoch(0, 0);
        shares.classShares = {0.25, 0.75};
        store.writeEpoch(run, shares);
        store.setMachine(run, "cpu, 2 threads");
        QCOMPARE(store.epochs(run)[0].classShares, shares.classShares);
        QCOMPARE(store.run(run).sources, wanted.sources);
        QCOMPARE(store.run(run).target, std::string("Ost"));
        QCOMPARE(store.run(run).machine, std::string("cpu, 2 threads"));
    }

    void damagedAndForeignFilesAreNamed()
    {
        createFolder(m_folder);
        const std::filesystem::path file = m_folder / "runs.db";
        writeAtomically(file, std::string(5000, 'x'));
        QVERIFY(messageOf([&] { RunStore store(m_folder); }).find("runs.db: is damaged") != std::string::npos);

        std::filesystem::remove(file);
        sqlite3 *foreign = nullptr;
        sqlite3_open(file.c_str(), &foreign);
        sqlite3_exec(foreign, "CREATE TABLE bookmarks (url)", nullptr, nullptr, nullptr);
        sqlite3_close(foreign);
        QVERIFY(messageOf([&] { RunStore store(m_folder); }).find("another program") != std::string::npos);

        std::filesystem::remove(file);
        {
            RunStore store(m_folder);
        }
        sqlite3_open(file.c_str(), &foreign);
        sqlite3_exec(foreign, "PRAGMA user_version = 99", nullptr, nullptr, nullptr);
        sqlite3_close(foreign);
        QVERIFY(messageOf([&] { RunStore store(m_folder); }).find("newer version") != std::string::npos);
    }

    void damageInTheMiddleIsAnInputError()
    {
        std::filesystem::path file;
        {
            RunStore store(m_folder);
            file = store.file();
            const int64_t run = store.createRun(record());
            std::vector<StepRecord> steps;
            for (int64_t i = 1; i <= 5000; ++i)
                steps.push_back(step(i));
            store.appendSteps(run, steps);
        } // closing writes the WAL back into the file
        std::string bytes = readFile(file);
        QVERIFY(bytes.size() > 100000);
        std::fill(bytes.begin() + 60000, bytes.end(), '\x55');
        writeAtomically(file, bytes);
        const std::string message = messageOf([&] {
            const RunStore store(m_folder);
            store.steps(1);
        });
        QVERIFY2(message.find("runs.db: is damaged") != std::string::npos, message.c_str());
    }

    void fullDiskIsAnInputErrorAndNothingIsHalfWritten()
    {
        RunStore store(m_folder);
        const int64_t run = store.createRun(record());
        store.appendSteps(run, std::vector<StepRecord>{step(1)});
        std::vector<StepRecord> many;
        for (int64_t i = 2; i <= 50000; ++i)
            many.push_back(step(i));

        // Files may not grow over 600 kB: to SQLite the same as a disk without room.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{}, small{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        small = before;
        small.rlim_cur = 600000;
        ::setrlimit(RLIMIT_FSIZE, &small);
        const std::string message = messageOf([&] { store.appendSteps(run, many); });
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY2(message.find("runs.db: can't be written or read: the disk is full") != std::string::npos,
                 message.c_str());
        QCOMPARE(store.steps(run).size(), size_t(1));
        store.appendSteps(run, many); // with room again, all goes on
        QCOMPARE(store.steps(run).size(), size_t(50000));
    }

    void removedRunsLeaveNothing()
    {
        RunStore store(m_folder);
        const int64_t base = store.createRun(record(RunKind::Baseline));
        store.appendSteps(base, std::vector<StepRecord>{step(1)});
        store.writeEpoch(base, epoch(1, 1));
        RunRecord adapted = record();
        adapted.baseRun = base;
        const int64_t second = store.createRun(adapted);
        QVERIFY(messageOf([&] { RunStore(m_folder).removeRun(base); }).find("trained right now") != std::string::npos);
        store.endRun(base, RunState::Finished, {}, 1);
        RunStore(m_folder).removeRun(base);
        QCOMPARE(store.runs().size(), size_t(1));
        QVERIFY(!store.run(second).baseRun);
        QCOMPARE(ask(store.file(), "SELECT count(*) FROM steps"), std::string("0"));
        QCOMPARE(ask(store.file(), "SELECT count(*) FROM confusions"), std::string("0"));
        QVERIFY(!std::filesystem::exists(m_folder / "runs" / "1"));
        QVERIFY(messageOf([&] { store.removeRun(base); }).find("has no run 1") != std::string::npos);
    }

    void readersNeedNothingButTheFile()
    {
        QVERIFY(RunReader(m_folder).runs().empty());
        QVERIFY(!std::filesystem::exists(m_folder)); // a reader makes nothing
        {
            RunStore store(m_folder);
            store.endRun(store.createRun(record()), RunState::Finished, {}, 1);
        }
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open((m_folder / "runs.db").c_str(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
        QCOMPARE(RunReader(m_folder).runs().size(), size_t(1)); // who writes keeps nobody from reading
        QCOMPARE(sqlite3_exec(other, "ROLLBACK; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", nullptr, nullptr, nullptr), SQLITE_OK);
        QCOMPARE(RunReader(m_folder).runs().size(), size_t(1)); // nor who keeps the file to itself
        sqlite3_close(other);
    }

    void readersLeaveOlderFilesAsTheyAre()
    {
        createFolder(m_folder);
        std::filesystem::copy_file(std::filesystem::path(VANTAGE_TEST_DATA) / "runs_v1.db", m_folder / "runs.db");
        const std::string before = readFile(m_folder / "runs.db");
        const RunReader reader(m_folder);
        QVERIFY(!reader.runs().empty());
        reader.epochs(reader.runs().front().id);
        QVERIFY(readFile(m_folder / "runs.db") == before);
    }

    void binCanBeUndone()
    {
        RunStore store(m_folder);
        const int64_t base = store.createRun(record(RunKind::Baseline));
        QVERIFY(messageOf([&] { RunStore(m_folder).trashRun(base); }).find("trained right now") != std::string::npos);
        store.endRun(base, RunState::Finished, {}, 1);
        RunRecord from = record();
        from.baseRun = base;
        const int64_t adapted = store.createRun(from);
        store.endRun(adapted, RunState::Finished, {}, 1);
        from.baseRun = adapted;
        const int64_t further = store.createRun(from);
        store.endRun(further, RunState::Stopped, {}, 1);
        QCOMPARE(dependents(store, base), (std::vector<int64_t>{adapted, further}));
        QCOMPARE(dependents(store, further), std::vector<int64_t>{});

        store.trashRun(adapted);
        QCOMPARE(store.runs().size(), size_t(2));
        QCOMPARE(store.trashed(), std::vector<int64_t>{adapted});
        QVERIFY(messageOf([&] { store.run(adapted); }).find("has no run 2") != std::string::npos);
        QVERIFY(store.run(further).baseRun == adapted);
        store.restoreRun(adapted);
        QVERIFY(messageOf([&] { store.restoreRun(adapted); }).find("not in the bin") != std::string::npos);
        QCOMPARE(store.runs().size(), size_t(3));
        store.trashRun(adapted);
        store.purgeTrash();
        QVERIFY(store.trashed().empty());
        QVERIFY(!std::filesystem::exists(store.runFolder(adapted)));
        QVERIFY(!store.run(further).baseRun);
    }

    void unwritableFolderIsAnInputError()
    {
        writeAtomically(m_folder, "a file where the folder should be");
        QVERIFY_EXCEPTION_THROWN(RunStore store(m_folder), InputError);
    }
};

QTEST_APPLESS_MAIN(TestRunStore)
#include "test_run_store.moc"
