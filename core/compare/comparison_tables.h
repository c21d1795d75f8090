#pragma once

#include "core/compare/class_shares.h"
#include "core/compare/class_table.h"
#include "core/compare/data_table.h"
#include "core/compare/parameter_table.h"
#include "core/compare/value_summary.h"
#include "core/evaluation/confusion_change.h"

namespace vantage {

// The tables of a comparison for files: a row a parameter, class, cell or measure; columns are named after the runs.

DataTable parametersForFiles(std::span<const ComparedRun> runs, size_t base, bool onlyDifferences);
DataTable classesForFiles(std::span<const ComparedRun> runs, size_t base);
/// A row a pair of classes, of each run but the base.
DataTable confusionForFiles(std::span<const ComparedRun> runs, size_t base);
/// A row a measure and run: best, at which epoch, last, kept, lowest, highest. Only what was measured.
DataTable measuresForFiles(std::span<const ComparedRun> runs);
/// The same of the terms of the steps. @param steps a run each
DataTable termsForFiles(std::span<const ComparedRun> runs, std::span<const std::vector<StepRecord>> steps);
/// A row an epoch of a run, a column a class. @param shares a run each
DataTable sharesForFiles(std::span<const ComparedRun> runs, std::span<const std::vector<EpochShares>> shares);
/// State, verdict and its reason.
DataTable verdictsForFiles(std::span<const ComparedRun> runs);

} // namespace vantage
