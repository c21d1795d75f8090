#pragma once

#include "core/report/report_data.h"

#include <string>

namespace vantage {

/// The chart with its title and the names of its curves as an SVG file of its own, dark on white, in plain colours that drawing
/// programs know.
std::string svgFile(const Chart &chart);

} // namespace vantage
