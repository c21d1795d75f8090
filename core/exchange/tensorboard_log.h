#pragma once

#include "core/runs/run_reader.h"

#include <filesystem>

namespace vantage {

/// Writes a run's curves as an event file that TensorBoard reads: losses under "loss/...", learning rates and the like under "train/...",
/// measures under "source/...", "target/..." and "mapped/...", by the step at which they were taken. Wall times are the run's start and the
/// training seconds by then. One file, folder/run-7/events.out.tfevents.<start>.vantage; an older one is replaced.
/// @return the file @throws InputError where it can't be written
std::filesystem::path writeTensorBoardLog(const RunReader &runs, int64_t run, const std::filesystem::path &folder);

/// The checksum of TFRecord files: CRC-32C (Castagnoli), turned and offset.
uint32_t maskedCrc32c(std::string_view bytes);

} // namespace vantage
