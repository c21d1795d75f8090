#pragma once

#include "app/gui/train/training_controller.h"
#include "core/runs/project.h"

#include <stop_token>

namespace vantage::gui {

/// What a run reported while it ran, read back from the project: the same curves, samples and lines of the log.
/// @throws InputError where the project's database can't be read; pictures that are gone are left out
StageUpdate readRun(const Project &project, int64_t run, std::stop_token stop);

/// The frames of the last sample epoch of a run and all before it, from its folder. `image` is read from the cameras.
std::vector<SampleReport> readSamples(const Project &project, int64_t run, std::stop_token stop);

} // namespace vantage::gui
