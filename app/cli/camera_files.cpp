#include "app/cli/camera_files.h"

#include "app/cli/command.h"
#include "app/cli/progress.h"

#include <cstdio>

namespace vantage::cli {
namespace {

void say(const ImportedCamera &camera)
{
    std::fprintf(stderr, "%s\n", english(camera.said).c_str());
    for (const Message &remark : camera.note.remarks)
        std::fprintf(stderr, "note: %s\n", english(remark).c_str());
}

} // namespace

void CameraFileArguments::addTo(CLI::App &command)
{
    command.add_option("--sample-fps", fps, "Frames a second that are taken of a video; 0: all; else 1, or as before")->check(realRange(0, 1000));
    command.add_flag("--keep-duplicates", keepAlike, "Also frames of a video that show the same as the one before");
    command.add_option("--unpack-limit", unpackLimit, "GB that a zip archive may unpack to")->check(realRange(0.001, 100000))->capture_default_str();
}

ImportOptions CameraFileArguments::options() const
{
    ImportOptions options;
    if (fps >= 0)
        options.fps = fps;
    options.keepAlike = keepAlike;
    options.largestArchive = static_cast<uint64_t>(unpackLimit * 1e9);
    return options;
}

bool importCameras(const std::filesystem::path &project, const std::vector<std::filesystem::path *> &places, const CameraFileArguments &how, std::stop_token stop)
{
    for (std::filesystem::path *place : places) {
        if (!isCameraFile(*place))
            continue;
        std::optional<ImportedCamera> camera;
        {
            ProgressLine progress;
            camera = importIntoProject(project, *place, how.options(), stop, [&](const ImportProgress &p) { progress.show(std::min(p.share, 0.999), english(p.text)); });
        }
        if (!camera)
            return false;
        say(*camera);
        *place = camera->folder;
    }
    return true;
}

std::unique_ptr<TemporaryCamera> openCameraPlace(const std::filesystem::path &place, const CameraFileArguments &how, std::stop_token stop)
{
    std::unique_ptr<TemporaryCamera> camera;
    {
        ProgressLine progress;
        camera = std::make_unique<TemporaryCamera>(place, how.options(), stop, [&](const ImportProgress &p) { progress.show(std::min(p.share, 0.999), english(p.text)); });
    }
    if (!camera->ok())
        return nullptr;
    if (camera->imported())
        say(*camera->imported());
    return camera;
}

} // namespace vantage::cli
