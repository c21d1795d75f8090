#pragma once

#include "core/base/message.h"
#include "core/runs/run_reader.h"

#include <span>

namespace vantage {

/// The project's database runs.db: SQLite in WAL mode, to be opened by anyone with sqlite3 or pandas while training
/// goes on. Tables: runs, marks, classes, steps, epochs, measures, class_metrics, class_shares, confusions, choices, in_use, queue; views:
/// run_overview, class_results, confusion_table, curves. A reason is text, or JSON where it can be translated (toStored()).
///
/// One object serves one thread; other threads and processes open their own. Every function throws InputError where
/// the file is damaged, can't be written, is locked for over 10 seconds, or the disk is full (the latter three a RunStoreBusy); a
/// run number that is not there is an InputError too.
class RunStore : public RunReader
{
public:
    static constexpr int usualPatience = 10000;
    /// Opens or creates folder/runs.db. @param patience milliseconds that the opening waits for a lock, and each call after it (see setPatience)
    /// @throws InputError also where it is no run database or of a newer version.
    explicit RunStore(const std::filesystem::path &folder, int patience = usualPatience);
    ~RunStore();
    /// Adds a run in state running, creates its folder and holds runs/<id>/lock until endRun or the end of this object.
    int64_t createRun(const RunRecord &run);
    /// A stopped, failed or interrupted run goes on: state running again, lock taken.
    /// @throws InputError where it is being trained right now or has finished.
    void resumeRun(int64_t run);
    /// @param state Finished, Stopped or Failed @param seconds training time, all sittings together
    void endRun(int64_t run, RunState state, const Message &reason, double seconds);
    /// Finished by hand before its last step: it is not what its recipe says, so it is never taken in place of another.
    void endByHand(int64_t run, const Message &reason, double seconds);
    /// Takes over a run that nobody trains: its rows under a new number, its files (large ones as hard links where the file system can). All of
    /// it or nothing, also where the process dies. Returns the new number. @param base what the run started from, by its number here
    /// @throws std::invalid_argument where the run is being trained
    int64_t importRun(const RunReader &from, int64_t run, std::optional<int64_t> base = {});
    /// Takes the run out of the database and deletes its folder. Runs that started from it stay and no longer name it.
    /// @throws InputError where it is being trained right now
    void removeRun(int64_t run);
    /// Puts right what programs that were killed have left half done. Runs that say running while nobody holds their lock become stopped,
    /// reason "interrupted"; these are returned. Runs that were on their way back to where they had been resumed get there; folders of runs
    /// that were being deleted, imported or made go.
    std::vector<int64_t> recoverInterrupted();

    /// All of them in one transaction. Collect some hundred steps (or some seconds) and then write: a transaction costs
    /// milliseconds, however many rows. A step that is there already gets the new values.
    void appendSteps(int64_t run, std::span<const StepRecord> steps);
    /// Row, confusion matrices and class metrics in one transaction. An epoch that is there already is replaced.
    void writeEpoch(int64_t run, const EpochRecord &epoch);
    void writeChoice(int64_t run, const SnapshotChoice &choice);
    /// What a run must be of to be taken in place of another; empty: it never is.
    void setMarks(int64_t run, const RunMarks &marks);
    void renameCamera(const std::string &from, const std::string &to); ///< in every run
    void writeInUse(const ModelInUse &model); ///< in place of what its camera used; see useModel()
    void removeInUse(const std::string &target);
    void setMachine(int64_t run, const std::string &words);
    /// For a run that goes on from a checkpoint: everything after `step`, and the choice, is removed.
    void truncateAfter(int64_t run, int64_t step);

    /// Puts the run into the bin, files and all: it is in no list any more, until restoreRun() or purgeTrash(). Runs that started from it
    /// stay as they are. @throws InputError where it is being trained right now
    void trashRun(int64_t run);
    void restoreRun(int64_t run); ///< @throws InputError where it is not in the bin
    void purgeTrash();            ///< deletes what is in the bin for good, as removeRun()
    /// How long a call waits for a database that another program has locked; 10 seconds at first.
    void setPatience(int milliseconds);

private:
    struct Locks;
    std::unique_ptr<Locks> m_locks; ///< of the runs that this object trains
    template<typename Function>
    auto write(Function change);
    void insertChoice(int64_t run, const SnapshotChoice &choice);
    std::vector<std::filesystem::path> findLeftOver();
};

} // namespace vantage
