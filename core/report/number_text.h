#pragma once

#include <string>
#include <string_view>

namespace vantage {

/// "0.412": fixed decimals with a point, whatever locale the program has set.
std::string fixedText(double value, int decimals = 3);

/// "+0.031", "-0.004", and " 0.000" where it rounds to nothing.
std::string signedText(double value, int decimals = 3);

/// "12.5 s", "3 min 20 s", "1 h 05 min"
std::string durationText(double seconds);

/// Characters, not bytes, of UTF-8 text.
size_t widthOf(std::string_view text);

} // namespace vantage
