#pragma once

#include "core/report/report_data.h"
#include "core/runs/run_store.h"

#include <span>
#include <vector>

namespace vantage {

/// One chart a term, in the order in which the terms first appear.
std::vector<Chart> lossCharts(std::span<const StepRecord> steps);

/// mIoU of source and (where measured) target in one chart, then one chart for each label-free score that is there.
std::vector<Chart> epochCharts(std::span<const EpochRecord> epochs);

} // namespace vantage
