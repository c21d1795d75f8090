#pragma once

#include "core/runs/project.h"
#include "core/runs/run_store.h"

namespace vantage {

/// The files of a stopped run as they are before it goes on, kept beside them as hard links (which cost no room: every file of a run is
/// replaced, not written into), so that going on can be taken back.
class ResumePoint
{
public:
    /// Takes the place of one that a killed program left. @throws InputError where it can't be written
    ResumePoint(const Project &project, int64_t run);

    /// The run's files and rows as they were; it is a stopped run again. Nobody may be training it. @throws InputError
    void goBack(RunStore &store, int64_t step);
    void forget(); ///< what was trained since is kept

    /// A program was killed while it went back.
    static bool isGoingBack(const std::filesystem::path &runFolder);
    /// Does what it has left to do. The run's lock is the caller's. @throws InputError
    static void finishGoingBack(RunStore &store, int64_t run);
    /// What was kept of a run that has finished since, by a program that was killed meanwhile.
    static void forgetFinished(const std::filesystem::path &runFolder);

private:
    std::filesystem::path m_folder; ///< of the run
    int64_t m_run = 0;
    double m_seconds = 0; ///< of training, then
};

} // namespace vantage
