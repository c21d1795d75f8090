#pragma once

#include "core/runs/project.h"
#include "core/runs/run_reader.h"

namespace vantage {

/// The project with the cameras that the run is of as its pair. A baseline is of no target: the project's stays. Cameras that the project
/// does not know any more stay as they are, too; so do those of runs that don't name theirs.
Project withCamerasOf(Project project, const RunRecord &run);

/// Whether the run is of the pair that the project works on; a baseline, where it learnt from its sources.
bool isOfPair(const Project &project, const RunRecord &run);

/// @throws InputError where no camera can be called so
void requireCameraName(const Project &project, const std::string &name);

/// Gives a camera another name, in the project and in its runs. @throws InputError where there is no such camera, or one of that name
void renameCamera(Project &project, const std::string &from, const std::string &to);

/// Does what a renaming has left to do that was cut off; nothing where there is none. To be called before a project is worked on.
/// @throws InputError
void finishRenaming(const std::filesystem::path &project);

/// Takes a camera out of the project; its folder stays as it is. @throws InputError where it is of the pair, or runs are of it
void removeCamera(Project &project, const std::string &name);

} // namespace vantage
