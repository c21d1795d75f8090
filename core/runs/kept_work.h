#pragma once

#include "core/runs/project.h"
#include "core/runs/run_reader.h"

#include <vector>

namespace vantage {

/// Whether the run has something worth keeping: it is being trained or has finished, there is a model, a checkpoint or a snapshot's network in its
/// folder, or something was measured. A run that failed before all that has not, and binds the project to nothing.
bool worthKeeping(const RunReader &runs, const RunRecord &run);

/// Whether any run has. A project without such work can still take other cameras and classes. @throws InputError
bool hasKeptWork(const Project &project);

/// The runs whose networks started from this one's, and those that started from them, in the order of their numbers: what is compared
/// with this run no longer can be once it is gone.
std::vector<int64_t> dependents(const RunReader &runs, int64_t run);

} // namespace vantage
