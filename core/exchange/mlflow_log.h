#pragma once

#include "core/runs/run_reader.h"

#include <filesystem>

namespace vantage {

/// Writes a run in the layout of MLflow's file store, which its server shows and imports: folder/<experiment>/<run>/ with meta.yaml,
/// params/ (every option of the recipe), metrics/ (a line "time value step" a point, times in ms), tags/ and artifacts/ (left empty). The
/// experiment is the project; numbers of both follow from the project's and the run's names, so a second writing replaces the first.
/// @param project the name of the experiment @return the run's folder @throws InputError where it can't be written
std::filesystem::path writeMlflowLog(const RunReader &runs, int64_t run, const std::string &project, const std::filesystem::path &folder);

} // namespace vantage
