#pragma once

namespace vantage {

/// Physical cores that this process may use, at least 1: two threads of one core share its arithmetic units.
int physicalCores();

} // namespace vantage
