#pragma once

namespace vantage {

/// Physical cores that this process may use, at least 1: two threads of one core share its arithmetic units.
int physicalCores();

/// Threads to compute with. @param wanted 0: one a core; more than this process has processors are of no use, and are not taken
int threadsToUse(int wanted);

} // namespace vantage
