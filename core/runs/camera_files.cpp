#include "core/runs/camera_files.h"

#include "core/runs/run_cameras.h"

namespace vantage {

std::filesystem::path importedCameras(const std::filesystem::path &project)
{
    return std::filesystem::weakly_canonical(std::filesystem::absolute(project)) / "cameras";
}

std::filesystem::path recordingFolder(const Project &project, const std::string &camera)
{
    requireCameraName(project, camera);
    if (!isProject(project.folder))
        requireFreePlace(project.folder);
    const KnownCamera *known = project.camera(camera);
    return known ? known->folder : importedCameras(project.folder) / camera;
}

std::optional<ImportedCamera> importIntoProject(const std::filesystem::path &project, const std::filesystem::path &file, const ImportOptions &options,
                                                std::stop_token stop, const std::function<void(const ImportProgress &)> &progress)
{
    if (!isProject(project))
        requireFreePlace(project);
    return importCamera(file, importedCameras(project), options, std::move(stop), progress);
}

} // namespace vantage
