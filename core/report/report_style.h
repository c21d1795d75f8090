#pragma once

#include <string_view>

namespace vantage {

/// The report's CSS: light and dark, narrow and wide, screen and print.
std::string_view reportStyle();

} // namespace vantage
