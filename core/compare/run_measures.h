#pragma once

#include "core/runs/run_reader.h"

#include <span>
#include <string>

namespace vantage {

enum class Better { Higher, Lower, Neither };

/// Something that is measured at each epoch, for whoever lists, draws or sorts by it.
struct RunMeasure
{
    std::string id;    ///< "target-mean-iou"
    std::string title; ///< "Target mIoU"
    std::string note;  ///< what it says, in a few words
    Better better = Better::Higher;
    bool needsLabels = false; ///< of the target
};
std::span<const RunMeasure> runMeasures();

/// nullptr where there is no such measure.
const RunMeasure *findRunMeasure(const std::string &id);
/// Nothing where it was not measured.
std::optional<double> valueOf(const EpochRecord &epoch, const std::string &id);

} // namespace vantage
