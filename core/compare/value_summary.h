#pragma once

#include "core/compare/compared_run.h"
#include "core/compare/run_measures.h"

namespace vantage {

/// A measure over the epochs, or a term over the steps, in five figures. Values that are no finite numbers don't count.
struct ValueSummary
{
    std::optional<double> best, last, kept, lowest, highest;
    std::optional<double> bestAt; ///< epoch or step; the first of equal ones
};

/// @param at epochs or steps, rising @param better Neither: there is no best
/// @param keptAt the kept epoch, or the steps done by then: kept is the latest value up to there
ValueSummary summaryOf(std::span<const double> at, std::span<const double> values, Better better, std::optional<double> keptAt);

ValueSummary measureSummary(const ComparedRun &run, const RunMeasure &measure);
/// Of a loss term, where less is better. @param steps of the run
ValueSummary termSummary(const ComparedRun &run, std::span<const StepRecord> steps, const std::string &term);

/// The names of all terms in the order in which they first come.
std::vector<std::string> termsOf(std::span<const StepRecord> steps);

} // namespace vantage
