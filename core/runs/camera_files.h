#pragma once

#include "core/cameras/camera_import.h"
#include "core/runs/project.h"

namespace vantage {

/// A project's cameras that were made of videos, archives and streams: cameras/<name>/ in its folder.
std::filesystem::path importedCameras(const std::filesystem::path &project);

/// Where a stream is recorded to that becomes the camera of this name: its own folder, where the project knows it.
/// @throws InputError on a name that no camera can have, and where the folder is neither a project's nor free to become one
std::filesystem::path recordingFolder(const Project &project, const std::string &camera);

/// importCamera() into a project, also into one that is only going to be made there.
/// @throws InputError also where the folder is neither a project's nor free to become one
std::optional<ImportedCamera> importIntoProject(const std::filesystem::path &project, const std::filesystem::path &file, const ImportOptions &options,
                                                std::stop_token stop = {}, const std::function<void(const ImportProgress &)> &progress = {});

} // namespace vantage
