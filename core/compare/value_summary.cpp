#include "core/compare/value_summary.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace vantage {

ValueSummary summaryOf(std::span<const double> at, std::span<const double> values, Better better, std::optional<double> keptAt)
{
    if (at.size() != values.size())
        throw std::invalid_argument("a summary needs as many places as values");
    ValueSummary summary;
    for (size_t i = 0; i < at.size(); ++i) {
        const double value = values[i];
        if (!std::isfinite(value))
            continue;
        summary.last = value;
        if (keptAt && at[i] <= *keptAt)
            summary.kept = value;
        summary.lowest = std::min(summary.lowest.value_or(value), value);
        summary.highest = std::max(summary.highest.value_or(value), value);
        if (better == Better::Neither)
            continue;
        if (!summary.best || (better == Better::Higher ? value > *summary.best : value < *summary.best)) {
            summary.best = value;
            summary.bestAt = at[i];
        }
    }
    return summary;
}

ValueSummary measureSummary(const ComparedRun &run, const RunMeasure &measure)
{
    std::vector<double> at, values;
    for (const EpochRecord &epoch : run.epochs)
        if (const auto value = measure.value(epoch)) {
            at.push_back(epoch.epoch);
            values.push_back(*value);
        }
    ValueSummary summary = summaryOf(at, values, measure.better, std::nullopt);
    if (const EpochRecord *kept = run.choice ? run.kept() : nullptr) // of the epoch itself: what it was not measured for, nobody knows
        summary.kept = measure.value(*kept);
    return summary;
}

ValueSummary termSummary(const ComparedRun &run, std::span<const StepRecord> steps, const std::string &term)
{
    std::vector<double> at, values;
    for (const StepRecord &step : steps)
        for (const auto &[name, value] : step.values)
            if (name == term) {
                at.push_back(static_cast<double>(step.step));
                values.push_back(value);
            }
    const EpochRecord *kept = run.choice ? run.kept() : nullptr;
    return summaryOf(at, values, term == "learning rate" ? Better::Neither : Better::Lower,
                     kept ? std::optional(static_cast<double>(kept->step)) : std::nullopt);
}

std::vector<std::string> termsOf(std::span<const StepRecord> steps)
{
    std::vector<std::string> terms;
    for (const StepRecord &step : steps)
        for (const auto &[name, value] : step.values)
            if (std::find(terms.begin(), terms.end(), name) == terms.end())
                terms.push_back(name);
    return terms;
}

} // namespace vantage
