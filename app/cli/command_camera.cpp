#include "app/cli/camera_files.h"
#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "app/cli/interrupt.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/data/dataset.h"
#include "core/runs/run_cameras.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct CameraArguments
{
    std::string project = ".", folder, name, to;
    CameraFileArguments files;
    bool json = false;
};

/// What a camera is in the project, and how many runs are of it.
struct CameraLine
{
    KnownCamera camera;
    std::string role;
    int asSource = 0, asTarget = 0;
    bool isThere = false;
};

std::vector<CameraLine> linesOf(const Project &project)
{
    std::vector<RunRecord> runs;
    if (std::filesystem::exists(project.database()))
        runs = RunReader(project.folder).runs();
    std::vector<CameraLine> lines;
    for (const KnownCamera &camera : project.cameras) {
        CameraLine line{camera, "", 0, 0, false};
        if (std::find(project.sources.begin(), project.sources.end(), camera.folder) != project.sources.end())
            line.role = "source";
        else if (camera.folder == project.target)
            line.role = "target";
        for (const RunRecord &run : runs) {
            line.asSource += std::find(run.sources.begin(), run.sources.end(), camera.name) != run.sources.end();
            line.asTarget += run.target == camera.name;
        }
        std::error_code code;
        line.isThere = std::filesystem::is_directory(camera.folder, code);
        lines.push_back(std::move(line));
    }
    return lines;
}

int list(const CameraArguments &options)
{
    const auto lines = linesOf(openProject(options.project));
    if (options.json) {
        auto json = nlohmann::ordered_json::array();
        for (const CameraLine &line : lines)
            json.push_back({{"name", line.camera.name},
                            {"folder", line.camera.folder.string()},
                            {"there", line.isThere},
                            {"now", line.role},
                            {"runsAsSource", line.asSource},
                            {"runsAsTarget", line.asTarget}});
        std::printf("%s\n", jsonText(json, 2).c_str());
        return Done;
    }
    std::printf("%-20s %-8s %10s %10s  %s\n", "camera", "now", "as source", "as target", "folder");
    for (const CameraLine &line : lines)
        std::printf("%-20s %-8s %10d %10d  %s%s\n", line.camera.name.c_str(), line.role.c_str(), line.asSource, line.asTarget, line.camera.folder.string().c_str(),
                    line.isThere ? "" : "  (not there)");
    return Done;
}

int add(const CameraArguments &options)
{
    Project project = openProject(options.project);
    if (!options.name.empty())
        requireCameraName(project, options.name);
    std::filesystem::path place = options.folder;
    {
        Interrupt interrupt("Stopping; no camera was added");
        if (!importCameras(project.folder, {&place}, options.files, interrupt.token()))
            return Stopped;
    }
    const auto folder = std::filesystem::weakly_canonical(std::filesystem::absolute(place));
    openDataset(folder, LabelUse::Hidden);
    const auto known = std::find_if(project.cameras.begin(), project.cameras.end(), [&](const KnownCamera &camera) { return camera.folder == folder; });
    if (known != project.cameras.end())
        throw InputError(folder, say("is in the project already, as '%1'", known->name));
    if (!options.name.empty() && project.camera(options.name))
        throw InputError(project.folder, say("has a camera called '%1' already", options.name), say("Choose another name"));
    const std::string name = options.name.empty() ? project.nameOf(folder) : options.name;
    project.cameras.push_back({name, folder});
    saveProject(project);
    std::printf("Camera %s joins the project %s\n", name.c_str(), project.name.c_str());
    return Done;
}

} // namespace

void addCamera(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("camera", "The cameras of a project");
    command->require_subcommand(1);
    auto options = std::make_shared<CameraArguments>();
    const auto sub = [&](const char *name, const char *what, int (*work)(const CameraArguments &)) {
        auto *one = command->add_subcommand(name, what);
        one->add_option("--project", options->project, "The project's folder")->capture_default_str();
        one->callback([options, work, &action] { action = [options, work] { return work(*options); }; });
        return one;
    };
    sub("list", "Names, folders and runs of the project's cameras", list)->add_flag("--json", options->json, "Print JSON");
    auto *adds = sub("add", "Add a camera; adapt --source or --target adds one by itself", add);
    adds->add_option("folder", options->folder, "The camera's folder, video or zip archive")->required();
    options->files.addTo(*adds);
    adds->add_option("--name", options->name, "Its name in the project; else the folder's");
    auto *renames = sub("rename", "Give a camera another name, in its runs, too", [](const CameraArguments &o) {
        Project project = openProject(o.project);
        renameCamera(project, o.name, o.to);
        return static_cast<int>(Done);
    });
    renames->add_option("name", options->name, "The camera")->required();
    renames->add_option("new-name", options->to, "Its new name")->required();
    auto *removes = sub("remove", "Take a camera out of the project; its folder stays as it is", [](const CameraArguments &o) {
        Project project = openProject(o.project);
        removeCamera(project, o.name);
        return static_cast<int>(Done);
    });
    removes->add_option("name", options->name, "The camera")->required();
}

} // namespace vantage::cli
