#pragma once

#include "core/runs/run_reader.h"

namespace vantage {

/// Rows of a run that its database could not take yet.
struct UnwrittenRows
{
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
};
/// @throws InputError where the file can't be written
void saveUnwritten(const std::filesystem::path &file, const UnwrittenRows &rows);
/// Empty where there is no such file, or it is damaged.
UnwrittenRows loadUnwritten(const std::filesystem::path &file);

} // namespace vantage
