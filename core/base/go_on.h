#pragma once

#include <functional>

namespace vantage {

/// Asked between two pieces of long work. May hold the caller for a while (a pause); false: stop here.
using GoOn = std::function<bool()>;

} // namespace vantage
