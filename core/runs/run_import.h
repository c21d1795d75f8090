#pragma once

#include "core/runs/project.h"

#include <cstdint>
#include <vector>

namespace vantage {

/// A run that came from another project, with its number here.
struct ImportedRun
{
    int64_t there = 0, here = 0;
    bool wasHere = false; ///< the same training is in the project already: nothing was copied
};

/// Takes over runs that were trained elsewhere, a server for instance: rows, curves, files, and what their networks started from. Cameras that
/// this project does not know join it under their names there, in the folders that they had there; where they lie here is asked for when
/// they are needed. Whoever trains there must have ended.
/// @param from the other project's folder, or the folder of one of its runs (runs/7), which lies beside the other project's runs.db
/// @param runs numbers there; none: all that have finished or can go on
/// @throws InputError before anything is copied where a run is not there, is being trained or has other classes than this project's
std::vector<ImportedRun> importRuns(Project &project, const std::filesystem::path &from, std::vector<int64_t> runs);

} // namespace vantage
