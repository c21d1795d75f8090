#include "core/runs/run_cameras.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/runs/camera_watch.h"
#include "core/runs/run_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

const KnownCamera &require(const Project &project, const std::string &name)
{
    if (const KnownCamera *camera = project.camera(name))
        return *camera;
    std::vector<std::string> known;
    for (const KnownCamera &camera : project.cameras)
        known.push_back(camera.name);
    throw InputError(project.folder, say("has no camera called '%1'", name), say("It has %1", joined(known)));
}

std::filesystem::path renamingNote(const std::filesystem::path &project)
{
    return project / "renaming.json";
}

bool canBeName(const std::string &name)
{
    return !name.empty() && !name.starts_with('.') && name.find_first_of("/\n\t") == std::string::npos;
}

} // namespace

Project withCamerasOf(Project project, const RunRecord &run)
{
    std::vector<std::filesystem::path> sources;
    for (const std::string &name : run.sources)
        if (const KnownCamera *camera = project.camera(name))
            sources.push_back(camera->folder);
    if (!sources.empty() && sources.size() == run.sources.size())
        project.sources = sources;
    if (const KnownCamera *target = project.camera(run.target))
        project.target = target->folder;
    return project;
}

bool isOfPair(const Project &project, const RunRecord &run)
{
    const Project of = withCamerasOf(project, run);
    return of.sources == project.sources && of.target == project.target;
}

void requireCameraName(const Project &project, const std::string &name)
{
    if (!canBeName(name))
        throw InputError(project.folder, say("can't call a camera '%1'", name), say("Give a name without slashes"));
}

void renameCamera(Project &project, const std::string &from, const std::string &to)
{
    if (std::error_code code; std::filesystem::exists(renamingNote(project.folder), code)) { // there is one note, so one at a time
        finishRenaming(project.folder);
        project.cameras = openProject(project.folder).cameras;
    }
    require(project, from);
    requireCameraName(project, to);
    if (from == to)
        return;
    if (project.camera(to))
        throw InputError(project.folder, say("has a camera called '%1' already", to), say("Choose another name"));
    Project renamed = project;
    for (KnownCamera &camera : renamed.cameras)
        if (camera.name == from)
            camera.name = to;
    // Three files know the name. Where the program dies among them, the note says what is left to do.
    writeAtomically(renamingNote(project.folder), jsonText(nlohmann::json{{"from", from}, {"to", to}}) + "\n");
    try {
        saveProject(renamed);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(renamingNote(project.folder), ignored);
        throw;
    }
    finishRenaming(project.folder);
    project = renamed;
}

void finishRenaming(const std::filesystem::path &folder)
{
    const auto note = renamingNote(folder);
    std::error_code code;
    if (!std::filesystem::exists(note, code))
        return;
    const auto json = nlohmann::json::parse(readFile(note), nullptr, false);
    const auto from = valueOr(json, "from", std::string()), to = valueOr(json, "to", std::string());
    if (!canBeName(from) || !canBeName(to)) { // it is damaged, and says nothing that could be finished
        std::filesystem::remove(note, code);
        return;
    }
    Project project = openProject(folder);
    if (!project.camera(to))
        for (KnownCamera &camera : project.cameras)
            if (camera.name == from) {
                camera.name = to;
                saveProject(project);
                break;
            }
    if (std::filesystem::exists(project.database(), code))
        RunStore(project.folder).renameCamera(from, to);
    renameWatch(project, from, to);
    std::filesystem::remove(note, code);
}

void removeCamera(Project &project, const std::string &name)
{
    const auto folder = require(project, name).folder;
    if (folder == project.target || std::find(project.sources.begin(), project.sources.end(), folder) != project.sources.end())
        throw InputError(folder, say("is one of the cameras that are worked on now"), say("Choose others first"));
    std::error_code code;
    if (std::filesystem::exists(project.database(), code))
        for (const RunRecord &run : RunReader(project.folder).runs())
            if (run.target == name || std::find(run.sources.begin(), run.sources.end(), name) != run.sources.end())
                throw InputError(folder, say("is the camera of run %1", run.id), say("Delete its runs first, or leave it in the project"));
    std::erase_if(project.cameras, [&](const KnownCamera &camera) { return camera.name == name; });
    saveProject(project);
}

} // namespace vantage
