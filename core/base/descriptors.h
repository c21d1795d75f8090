#pragma once

namespace vantage {

/// Gives standard input, output and error a place where whoever started the program has closed them. Otherwise the next file that is
/// opened (a lock, a database) would take their number, and receive what is printed. To be called first in main.
void fillStandardDescriptors();

} // namespace vantage
