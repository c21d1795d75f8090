#include "core/report/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vantage {

std::string fixedText(double value, int decimals)
{
    std::array<char, 400> text{}; // the largest double has 309 digits
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
    return {text.data(), end};
}

std::string signedText(double value, int decimals)
{
    const std::string size = fixedText(std::abs(value), decimals);
    if (size.find_first_of("123456789") == std::string::npos)
        return " " + size;
    return (value < 0 ? "-" : "+") + size;
}

std::string durationText(double seconds)
{
    if (seconds < 60)
        return fixedText(seconds, 1) + " s";
    const auto whole = static_cast<long long>(std::llround(seconds));
    const auto twoDigits = [](long long number) {
        return std::string(number < 10 ? 1 : 0, '0').append(std::to_string(number));
    };
    if (whole < 3600)
        return std::to_string(whole / 60) + " min " + twoDigits(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + twoDigits(whole % 3600 / 60) + " min";
}

size_t widthOf(std::string_view text)
{
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

} // namespace vantage
