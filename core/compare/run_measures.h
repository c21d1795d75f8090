#pragma once

#include "core/runs/run_reader.h"

#include <span>
#include <string>

namespace vantage {

using Better = Measure::Better;

/// A measure on one camera, for whoever lists, draws or sorts by it. What needs no labels is said of the run's own target, else of the
/// camera that it has.
struct RunMeasure
{
    std::string id; ///< "target-mean-iou", "info-max"
    const Measure *of = nullptr;
    std::optional<MeasuredOn> on; ///< of those that need labels
    std::string title;            ///< "Mean IoU, target"
    Better better = Better::Higher;
    bool needsLabels = false; ///< of the target

    std::optional<double> value(const EpochRecord &epoch) const; ///< nothing where it was not measured
};
/// Every measure of the table on every camera where it can be; those on the target first.
std::span<const RunMeasure> runMeasures();

/// nullptr where there is no such measure.
const RunMeasure *findRunMeasure(const std::string &id);
/// Nothing where it was not measured.
std::optional<double> valueOf(const EpochRecord &epoch, const std::string &id);

} // namespace vantage
