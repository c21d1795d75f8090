#pragma once

#include <cstdint>
#include <functional>

namespace vantage {

/// Asked between two pieces of long work. May hold the caller for a while (a pause); false: stop here.
using GoOn = std::function<bool()>;

/// Told how far a piece of long work is: how much of it is done, and all of it.
using HowFar = std::function<void(int64_t done, int64_t all)>;

} // namespace vantage
