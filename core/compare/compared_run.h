#pragma once

#include "core/runs/run_reader.h"

#include <span>

namespace vantage {

/// One run of a comparison. The first of a list is the base that the others are held against, unless a function is told another.
struct ComparedRun
{
    RunRecord record;
    std::string name; ///< in heads and legends, e.g. "#3 adapted, label-book"
    std::vector<EpochRecord> epochs;
    std::optional<SnapshotChoice> choice;

    /// The measures of the epoch that was kept, else of the last one; nullptr without any.
    const EpochRecord *kept() const;
    /// The counts on the target of kept(): nullptr without labels.
    const ConfusionMatrix *onTarget() const;
};

/// "#3 adapted, label-book"
std::string plainRunName(const RunRecord &run);

/// In the order of `runs`. No steps are read. @throws InputError where one is not there
std::vector<ComparedRun> readCompared(const RunReader &reader, std::span<const int64_t> runs);

} // namespace vantage
