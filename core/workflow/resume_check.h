#pragma once

#include "core/base/message.h"
#include "core/runs/run_reader.h"
#include "core/workflow/data_lists.h"

#include <string>
#include <vector>

namespace vantage {

/// A run that an adaptation is about to begin, take over or go on with.
struct WantedRun
{
    RunRecord record;       ///< kind, recipe, data and key
    bool finished = false;  ///< a finished run is taken in its place
};

/// What is asked for, with the data as it is now.
struct WantedRuns
{
    std::vector<WantedRun> runs;
    DataList source, target, targetLabels;
    std::string backboneHash;
    std::filesystem::path backbone;
    std::vector<std::filesystem::path> features;
};

/// What the stopped run differs in from what is asked for: settings, frames, classes, weights. One entry a difference.
std::vector<Message> resumeDifferences(const Project &project, const RunReader &store, const RunRecord &stopped, const RunRecord &wanted, const WantedRuns &all);

/// Sees that the wish to go on with a stopped run can be met. A run counts as stopped where no run of its kind was finished after
/// it; one that failed, only where it has something worth keeping.
/// @return false where there is no stopped run, so that a new one begins
/// @throws InputError where there is one, and what is asked for would not go on with it
bool requireResumable(const Project &project, const RunReader &store, const WantedRuns &wanted);

} // namespace vantage
