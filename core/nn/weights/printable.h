#pragma once

#include <string>
#include <string_view>

namespace vantage {

/// A name out of an untrusted file, fit for a terminal: control and non-ASCII bytes become '?', long ones are cut.
inline std::string printable(std::string_view name)
{
    constexpr size_t longest = 160;
    std::string text(name.substr(0, longest));
    for (char &c : text)
        c = c < ' ' || c > '~' ? '?' : c;
    return name.size() > longest ? text + "..." : text;
}

} // namespace vantage
