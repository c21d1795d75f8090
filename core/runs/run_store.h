#pragma once

#include "core/evaluation/confusion.h"
#include "core/evaluation/snapshot_choice.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vantage {

enum class RunState { Running, Finished, Stopped, Failed };
/// "running", "finished", "stopped", "failed"
std::string toText(RunState state);

/// One training of one recipe. Fields marked (store) are set by the store.
struct RunRecord
{
    int64_t id = 0;         ///< (store) 1, 2, 3, ...; files lie in runs/<id>/
    std::string kind;       ///< what it is for: "baseline", "control", "adapted", "fine-tuning"
    std::string recipe;     ///< the recipe's name, e.g. "adversarial"
    std::string recipeJson; ///< the whole recipe
    uint64_t seed = 0;
    std::string sourceFingerprint;
    std::string targetFingerprint;  ///< empty for a baseline, which serves every target
    std::optional<int64_t> baseRun; ///< the run whose weights this one started from
    std::string baselineKey;        ///< baselines only: of source data, class map and recipe; see findBaseline
    std::vector<std::string> classNames;
    std::string programVersion;
    RunState state = RunState::Running; ///< (store)
    std::string reason;                 ///< (store) why it stopped or failed
    std::string started, ended;         ///< (store) UTC; ended is empty while running
    double seconds = 0;                 ///< (store) training time, all sittings together
    int64_t pid = 0;                    ///< (store)
};

/// Values of one training step: losses by name, learning rates, whatever is worth a curve. NaN stays NaN.
struct StepRecord
{
    int64_t step = 0;
    std::vector<std::pair<std::string, double>> values;
};

/// One measuring point. The store derives mIoU, class and pixel accuracy from the confusion matrices.
struct EpochRecord
{
    int epoch = 0;                         ///< 0 = before the first step
    int64_t step = 0;                      ///< training steps done by then
    double seconds = 0;                    ///< training time by then
    std::optional<ConfusionMatrix> source; ///< on the source's validation frames
    std::optional<ConfusionMatrix> target; ///< where target labels exist
    std::optional<ConfusionMatrix> mapped; ///< on the target with the map of its places (PlaceMap); of the chosen epoch alone
    std::optional<double> entropy, infoMax, snd, flipAgreement, ensembleAgreement, histogramDistance; ///< label_free.h
    std::optional<double> knownAgreement; ///< snapshot_choice.h
};

/// The project's database runs.db: SQLite in WAL mode, to be opened by anyone with sqlite3 or pandas while training
/// goes on. Tables: runs, classes, steps, epochs, class_metrics, confusions, choices; views: run_overview,
/// class_results, confusion_table, curves.
///
/// One object serves one thread; other threads and processes open their own. Every function throws InputError where
/// the file is damaged, can't be written, is locked for over 10 seconds, or the disk is full; a run number
/// that is not there is an InputError too.
class RunStore
{
public:
    /// Opens or creates folder/runs.db. @throws InputError also where it is no run database or of a newer version.
    explicit RunStore(const std::filesystem::path &folder);
    ~RunStore();
    RunStore(const RunStore &) = delete;
    RunStore &operator=(const RunStore &) = delete;

    const std::filesystem::path &file() const;
    std::filesystem::path runFolder(int64_t run) const;

    /// Adds a run in state running, creates its folder and holds runs/<id>/lock until endRun or the end of this object.
    int64_t createRun(const RunRecord &run);
    /// A stopped, failed or interrupted run goes on: state running again, lock taken.
    /// @throws InputError where it is being trained right now or has finished.
    void resumeRun(int64_t run);
    /// @param state Finished, Stopped or Failed @param seconds training time, all sittings together
    void endRun(int64_t run, RunState state, const std::string &reason, double seconds);
    /// Takes over a finished run that started from no other: its rows under a new number, its files (large ones as hard links
    /// where the file system can). All of it or nothing, also where the process dies. Returns the new number.
    /// @throws std::invalid_argument where the run has not finished or started from another
    int64_t importRun(const RunStore &from, int64_t run);
    /// Takes the run out of the database and deletes its folder. Runs that started from it stay and no longer name it.
    /// @throws InputError where it is being trained right now
    void removeRun(int64_t run);
    /// Runs that say running while nobody holds their lock become stopped, reason "interrupted". Returns them.
    std::vector<int64_t> recoverInterrupted();

    /// All of them in one transaction. Collect some hundred steps (or some seconds) and then write: a transaction costs
    /// milliseconds, however many rows. A step that is there already gets the new values.
    void appendSteps(int64_t run, std::span<const StepRecord> steps);
    /// Row, confusion matrices and class metrics in one transaction. An epoch that is there already is replaced.
    void writeEpoch(int64_t run, const EpochRecord &epoch);
    void writeChoice(int64_t run, const SnapshotChoice &choice);
    /// For a run that goes on from a checkpoint: everything after `step`, and the choice, is removed.
    void truncateAfter(int64_t run, int64_t step);

    std::vector<RunRecord> runs() const; ///< in the order of their numbers
    RunRecord run(int64_t run) const;
    std::vector<StepRecord> steps(int64_t run, int64_t afterStep = -1) const;
    std::vector<EpochRecord> epochs(int64_t run) const;
    std::optional<SnapshotChoice> choice(int64_t run) const;
    /// The latest finished run with this baseline key.
    std::optional<RunRecord> findBaseline(const std::string &key) const;
    /// The latest run that can be resumed (stopped or failed) of this recipe JSON, seed, data, baseline key and base run.
    std::optional<RunRecord> findResumable(const RunRecord &like) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace vantage
