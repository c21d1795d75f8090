#pragma once

namespace vantage::cli {

/// What the program's exit code says.
enum ExitCode { Done = 0, Usage = 2, BadInput = 3, Failed = 4, Stopped = 130 };

} // namespace vantage::cli
