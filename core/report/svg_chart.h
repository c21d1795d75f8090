#pragma once

#include "core/report/report_data.h"

#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// Round numbers (1, 2 or 5 times a power of ten apart) within lo..hi, about `count` of them. lo < hi, both finite.
std::vector<double> niceTicks(double lo, double hi, int count);

/// Centred running mean over `window` values, shorter at the ends. NaN and infinities are left out of the means.
std::vector<double> runningMean(const std::vector<double> &values, size_t window);

/// The chart as an <svg> element without its title. Colours come from the page's style (series-1, series-2, ...).
/// @param id unique in the page @param choice marks epochs where the chart asks for it
std::string svgChart(const Chart &chart, const std::string &id, const std::optional<SnapshotChoice> &choice);

} // namespace vantage
