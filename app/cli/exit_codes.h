#pragma once

namespace vantage::cli {

/// What the program's exit code says. Drifted: watch has found that the camera has changed. ReaderGone: standard output is a pipe that nobody reads any more, as of a program that SIGPIPE ends.
enum ExitCode { Done = 0, Usage = 2, BadInput = 3, Failed = 4, Drifted = 5, Stopped = 130, ReaderGone = 141 };

} // namespace vantage::cli
