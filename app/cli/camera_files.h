#pragma once

#include "core/runs/camera_files.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <stop_token>
#include <vector>

namespace vantage::cli {

/// How cameras that are files are read, with the options --sample-fps, --keep-duplicates and --unpack-limit of a command.
struct CameraFileArguments
{
    double fps = -1;
    bool keepAlike = false;
    double unpackLimit = 32; // GB

    void addTo(CLI::App &command);
    ImportOptions options() const;
};

/// Where one of the places is a video or an archive, it is imported into the project, and the place becomes that folder. Says on stderr
/// what was done. False where it was stopped.
bool importCameras(const std::filesystem::path &project, const std::vector<std::filesystem::path *> &places, const CameraFileArguments &how, std::stop_token stop);

/// The place itself where it is a folder, else a temporary camera of the file. @return nullptr where it was stopped
std::unique_ptr<TemporaryCamera> openCameraPlace(const std::filesystem::path &place, const CameraFileArguments &how, std::stop_token stop);

} // namespace vantage::cli
