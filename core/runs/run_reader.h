#pragma once

#include "core/base/error.h"
#include "core/evaluation/measures.h"
#include "core/evaluation/snapshot_choice.h"
#include "core/runs/run_kind.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vantage {

/// What the operator wrote on a run.
struct RunMarks
{
    std::string name, note;
    std::vector<std::string> tags;
    bool starred = false, pinned = false, hidden = false;
    bool operator==(const RunMarks &) const = default;
};

enum class RunState { Running, Finished, Stopped, Failed };
/// "running", "finished", "stopped", "failed"
std::string toText(RunState state);
/// @throws std::invalid_argument on another text
RunState runStateFromText(const std::string &text);

/// One training of one recipe. Fields marked (store) are set by the store.
struct RunRecord
{
    int64_t id = 0;         ///< (store) 1, 2, 3, ...; files lie in runs/<id>/
    RunKind kind = RunKind::Baseline;
    std::string recipe;     ///< the recipe's name, e.g. "adversarial"
    std::string recipeJson; ///< the whole recipe
    uint64_t seed = 0;
    std::string sourceFingerprint;
    std::string targetFingerprint;  ///< empty for a baseline, which serves every target
    std::optional<int64_t> baseRun; ///< the run whose weights this one started from
    std::string baselineKey;        ///< baselines only: of source data, class map and recipe; see findBaseline
    std::vector<std::string> sources; ///< names of the source cameras
    std::string target;               ///< the target camera's name; empty for a baseline
    std::vector<std::string> classNames;
    std::string programVersion;
    RunState state = RunState::Running; ///< (store)
    Message reason;                     ///< (store) why it stopped or failed
    std::string started, ended;         ///< (store) UTC; ended is empty while running
    double seconds = 0;                 ///< (store) training time, all sittings together
    int64_t pid = 0;                    ///< (store)
    std::string machine;                ///< (store) device, threads and precision in words; empty until it trains
    RunMarks marks;                     ///< (store)
};

/// The reason of a run, or of an entry of the queue, that ended with its program.
Message interruptedReason();
bool wasInterrupted(const RunRecord &run);

/// Values of one training step: losses by name, learning rates, whatever is worth a curve. NaN stays NaN.
struct StepRecord
{
    int64_t step = 0;
    std::vector<std::pair<std::string, double>> values;
};

/// One measuring point. The store notes every measure that follows from the confusion matrices beside them.
struct EpochRecord
{
    int epoch = 0;                         ///< 0 = before the first step
    int64_t step = 0;                      ///< training steps done by then
    double seconds = 0;                    ///< training time by then
    std::optional<ConfusionMatrix> source; ///< on the source's validation frames
    std::optional<ConfusionMatrix> target; ///< where target labels exist
    std::optional<ConfusionMatrix> mapped; ///< on the target with the map of its places (PlaceMap); of the chosen epoch alone
    MeasureValues values;            ///< what does not follow from a confusion matrix; of an overview all that was noted
    std::vector<double> classShares; ///< predicted on the target, of its pixels; empty where nobody noted them

    const std::optional<ConfusionMatrix> &confusion(MeasuredOn on) const;
    /// Any measure of the table: computed from the confusion matrix, else what was noted.
    std::optional<double> value(MeasuredOn on, std::string_view id) const;
    /// A measure that needs no labels: of the target, else of the run's own camera.
    std::optional<double> labelFree(std::string_view id) const;
};

/// All figures of an epoch, without its matrices: quick to read for a thousand runs.
struct EpochFigures
{
    int64_t run = 0;
    int epoch = 0;
    int64_t step = 0;
    double seconds = 0;
    MeasureValues values; ///< those of the confusion matrices, too
};

struct ModelInUse;

/// The database is there but can't be used just now: another program has locked it, its disk is full, or it may not be written.
class RunStoreBusy : public InputError
{
public:
    using InputError::InputError;
};

/// Reads a project's runs, and writes nothing: a project on a read-only disk can be read, and one whose database another program
/// holds. Where the file itself can't be opened for that, or is of an older version, a copy in memory is read: how it was at the
/// opening. Runs in the bin (RunStore::trashRun) are left out. One object serves one thread.
class RunReader
{
public:
    /// A folder without runs.db has no runs. @throws InputError where the file is damaged, no run database or of a newer version
    explicit RunReader(const std::filesystem::path &folder);
    ~RunReader();
    RunReader(const RunReader &) = delete;
    RunReader &operator=(const RunReader &) = delete;

    const std::filesystem::path &file() const;
    std::filesystem::path runFolder(int64_t run) const;

    /// In the order of their numbers. One that says running while nobody holds its lock is given as stopped, reason "interrupted".
    std::vector<RunRecord> runs() const;
    RunRecord run(int64_t run) const;
    std::vector<StepRecord> steps(int64_t run, int64_t afterStep = -1) const;
    std::vector<EpochRecord> epochs(int64_t run) const;
    /// Of all runs, those in the bin left out, by run and epoch.
    std::vector<EpochFigures> figures() const;
    /// The epochs of all runs with all their figures, by run. Matrices only of the first epoch and of the one that was kept (else the
    /// last): what a list of a thousand runs shows. Class shares are left out.
    std::map<int64_t, std::vector<EpochRecord>> overview() const;
    /// Names of the terms that the run's steps hold, in the recipe's order.
    std::vector<std::string> terms(int64_t run) const;
    std::optional<SnapshotChoice> choice(int64_t run) const;
    /// The latest finished run with this baseline key.
    std::optional<RunRecord> findBaseline(const std::string &key) const;
    /// The latest run that can be resumed (stopped or failed) of this recipe JSON, seed, data, baseline key and base run.
    std::optional<RunRecord> findResumable(const RunRecord &like) const;
    std::vector<int64_t> trashed() const; ///< in the bin
    std::vector<ModelInUse> inUse() const; ///< by the cameras' names; see in_use.h

protected:
    struct Impl;
    explicit RunReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace vantage
