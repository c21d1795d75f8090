#include "core/runs/project.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/dataset.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

constexpr int version = 3;
constexpr int versionOfOnePair = 2, versionOfOneSource = 1; // what earlier programs read, so they go on reading it

std::filesystem::path projectFile(const std::filesystem::path &folder)
{
    return folder / "project.json";
}

std::filesystem::path absoluteFolder(const std::filesystem::path &folder)
{
    std::filesystem::path path = std::filesystem::absolute(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path(); // "camera/" and "camera" are the same folder
}

/// The folder's own name, also of "project/" and ".".
std::string nameOf(const std::filesystem::path &folder)
{
    const std::string name = absoluteFolder(folder).filename().string();
    return name.empty() ? "project" : name;
}

/// Holds nothing but cameras that were made of files, before there was a project.
bool holdsImportsAlone(const std::filesystem::path &cameras, std::error_code &code)
{
    for (std::filesystem::directory_iterator entry(cameras, code), end; !code && entry != end; entry.increment(code))
        if (!entry->path().filename().string().starts_with('.') && !std::filesystem::exists(entry->path() / "imported.json", code))
            return false;
    return !code;
}

/// Empty but for what a creation that was cut off may have left, and imported cameras.
bool isFree(const std::filesystem::path &folder, std::error_code &code)
{
    for (std::filesystem::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
        if (entry->path().filename() != "project.json.part"
            && !(entry->path().filename() == "runs" && entry->is_directory(code) && std::filesystem::is_empty(entry->path(), code))
            && !(entry->path().filename() == "cameras" && entry->is_directory(code) && holdsImportsAlone(entry->path(), code)))
            return false;
    return !code;
}

/// A camera of the project's own cameras/ moves with the project, so its path is written from there.
std::string writtenPath(const Project &project, const std::filesystem::path &camera)
{
    const auto own = std::filesystem::weakly_canonical(project.folder);
    const auto relative = camera.lexically_relative(own);
    return !relative.empty() && *relative.begin() == "cameras" ? relative.string() : camera.string();
}

std::filesystem::path readPath(const Project &project, const std::string &written)
{
    const std::filesystem::path path = written;
    return written.empty() || path.is_absolute() ? path : std::filesystem::weakly_canonical(project.folder) / path;
}

/// The camera that lies in this folder.
auto placeOf(const std::vector<KnownCamera> &cameras, const std::filesystem::path &folder)
{
    return std::find_if(cameras.begin(), cameras.end(), [&](const KnownCamera &camera) { return camera.folder == folder; });
}

std::string freeName(const std::vector<KnownCamera> &cameras, const std::string &wanted)
{
    std::string name = wanted;
    for (int i = 2; std::any_of(cameras.begin(), cameras.end(), [&](const KnownCamera &camera) { return camera.name == name; }); ++i)
        name = wanted + " (" + std::to_string(i) + ")";
    return name;
}

std::vector<std::filesystem::path> pairOf(const Project &project)
{
    std::vector<std::filesystem::path> folders = project.sources;
    folders.push_back(project.target);
    std::erase(folders, std::filesystem::path());
    return folders;
}

/// The lowest version that says all of it.
int versionFor(const Project &project)
{
    const auto pair = pairOf(project);
    const bool plain = project.cameras.size() <= pair.size()
                       && std::all_of(project.cameras.begin(), project.cameras.end(), [](const KnownCamera &camera) { return camera.name == nameOf(camera.folder); });
    return !plain ? version : project.sources.size() > 1 ? versionOfOnePair : versionOfOneSource;
}

/// The file that is there, beside it as project.json.version-2 and the like, where what will be written can't be read by who wrote it.
void keepOlder(const std::filesystem::path &file, int wanted)
{
    std::error_code code;
    if (!std::filesystem::exists(file, code))
        return;
    const std::string text = readFile(file);
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const int found = json.is_object() ? json.value("vantage_project", wanted) : wanted;
    const std::filesystem::path copy = file.string() + ".version-" + std::to_string(found);
    if (found < wanted && !std::filesystem::exists(copy, code))
        writeAtomically(copy, text);
}

} // namespace

std::string Project::nameOf(const std::filesystem::path &place) const
{
    const auto found = placeOf(cameras, place);
    return found != cameras.end() ? found->name : freeName(cameras, vantage::nameOf(place));
}

const KnownCamera *Project::camera(const std::string &called) const
{
    const auto found = std::find_if(cameras.begin(), cameras.end(), [&](const KnownCamera &one) { return one.name == called; });
    return found == cameras.end() ? nullptr : &*found;
}

void choosePair(Project &project, const std::vector<std::filesystem::path> &sources, const std::filesystem::path &target)
{
    const auto whole = [](const std::filesystem::path &path) { return std::filesystem::weakly_canonical(std::filesystem::absolute(path)); };
    const auto inOrder = [](std::vector<std::filesystem::path> paths) {
        std::sort(paths.begin(), paths.end());
        return paths;
    };
    std::vector<std::filesystem::path> wanted;
    for (const auto &source : sources)
        wanted.push_back(whole(source));
    if (!wanted.empty() && inOrder(wanted) != inOrder(project.sources))
        project.sources = wanted;
    if (!target.empty())
        project.target = whole(target);
}

std::vector<Message> noteCameras(Project &project)
{
    std::vector<Message> said;
    std::error_code code;
    for (const auto &folder : pairOf(project)) {
        if (placeOf(project.cameras, folder) != project.cameras.end())
            continue;
        const auto gone = std::find_if(project.cameras.begin(), project.cameras.end(), [&](const KnownCamera &camera) {
            return camera.name == nameOf(folder) && !std::filesystem::is_directory(camera.folder, code);
        });
        if (gone != project.cameras.end()) {
            gone->folder = folder;
            said.push_back(say("The camera %1 lies in %2 now", gone->name, folder));
        } else {
            project.cameras.push_back({freeName(project.cameras, nameOf(folder)), folder});
            said.push_back(say("The camera %1 joins the project", project.cameras.back().name));
        }
    }
    return said;
}

std::string utcNow()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

double secondsOfUtc(const std::string &utc)
{
    std::tm parts{};
    return ::strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) ? static_cast<double>(::timegm(&parts)) : 0;
}

std::string Project::sourceNames() const
{
    std::string names;
    for (const auto &source : sources)
        names += (names.empty() ? "" : " + ") + nameOf(source);
    return names;
}

Dataset openSources(const Project &project, LabelUse use)
{
    return openCameras(project.sources, use, project.leftOut);
}

Dataset openSource(const Project &project, size_t place, LabelUse use)
{
    const auto &folder = project.sources.at(place);
    return openDataset(folder, use, leftOutOf(project.leftOut, folder));
}

Dataset openTarget(const Project &project, LabelUse use)
{
    return inLabelledClasses(project, openDataset(project.target, use, leftOutOf(project.leftOut, project.target)));
}

Dataset inLabelledClasses(const Project &project, Dataset target)
{
    if (!target.hasLabels() || project.sources.empty())
        return target;
    ClassMap ofSource = project.folderClasses.value_or(project.classes);
    try {
        ofSource = classesOfFolder(project.sources.front());
    } catch (const InputError &) { // it is told where the source is read
    }
    return inClassesOf(std::move(target), ofSource);
}

bool isProject(const std::filesystem::path &folder)
{
    std::error_code code;
    return std::filesystem::is_regular_file(projectFile(folder), code);
}

void requireDistinctCameras(const Project &project)
{
    std::error_code code;
    for (auto source = project.sources.begin(); source != project.sources.end(); ++source) {
        if (std::filesystem::equivalent(*source, project.target, code))
            throw InputError(project.target, say("is both source and target"), say("Give the new camera's folder as target"));
        for (auto other = project.sources.begin(); other != source; ++other)
            if (std::filesystem::equivalent(*source, *other, code))
                throw InputError(*source, say("is given twice as a source"), say("Give each camera once"));
    }
}

void checkCameras(const Project &project)
{
    const auto check = [&](const std::filesystem::path &camera, const Message &notGiven, const Message &notThere) {
        std::error_code code;
        if (camera.empty())
            throw InputError(project.folder, notGiven);
        if (!std::filesystem::is_directory(camera, code))
            throw InputError(camera, notThere, say("Give the folder that holds the camera's images"));
    };
    const Message noSource = say("no source folder is given");
    if (project.sources.empty())
        throw InputError(project.folder, noSource);
    for (const auto &source : project.sources)
        check(source, noSource, say("the source folder is not there"));
    check(project.target, say("no target folder is given"), say("the target folder is not there"));
    requireDistinctCameras(project);
}

void acceptFolderClasses(Project &project)
{
    try {
        project.folderClasses = classesOfFolder(project.sources.front());
        project.passedOver.reset();
    } catch (const InputError &) { // it is told where the folder is read
    }
}

void requireFreePlace(const std::filesystem::path &wanted)
{
    if (wanted.empty())
        throw InputError("project", say("no folder is given"));
    const auto folder = absoluteFolder(wanted);
    std::error_code code;
    if (std::filesystem::exists(folder, code) && (!std::filesystem::is_directory(folder, code) || !isFree(folder, code)))
        throw InputError(folder, code ? say("can't be read: %1", code.message()) : say("is not an empty folder"),
                         say("Choose a new or empty folder for the project"));
}

void checkNewProject(const Project &wanted)
{
    Project project = wanted;
    project.folder = absoluteFolder(project.folder);
    if (!wanted.folder.empty() && isProject(project.folder))
        throw InputError(project.folder, say("holds a project already"), say("Open it, or choose another folder"));
    requireFreePlace(wanted.folder);
    checkCameras(project);
}

Project createProject(Project project)
{
    checkNewProject(project);
    project.folder = absoluteFolder(project.folder);
    for (auto &source : project.sources)
        source = absoluteFolder(source);
    project.target = absoluteFolder(project.target);
    FramesLeftOut leftOut;
    for (auto &[camera, names] : project.leftOut)
        leftOut[absoluteFolder(camera)] = std::move(names);
    project.leftOut = std::move(leftOut);
    noteCameras(project);
    if (project.name.empty())
        project.name = nameOf(project.folder);
    project.created = utcNow();
    if (!project.folderClasses)
        acceptFolderClasses(project);
    createFolder(project.folder / "runs");
    saveProject(project);
    return project;
}

Project openProject(const std::filesystem::path &folder)
{
    const std::filesystem::path file = projectFile(folder);
    if (!isProject(folder))
        throw InputError(folder, say("is no project (it has no project.json)"), say("Create a project or choose another folder"));
    try {
        const nlohmann::json json = nlohmann::json::parse(readFile(file));
        if (json.at("vantage_project").get<int>() > version)
            throw InputError(file, say("was written by a newer version of the program"), say("Update the program"));
        Project project;
        project.folder = absoluteFolder(folder);
        project.name = json.at("name").get<std::string>();
        if (json.contains("sources"))
            for (const std::string source : json.at("sources"))
                project.sources.push_back(readPath(project, source));
        else
            project.sources = {readPath(project, json.at("source").get<std::string>())};
        project.target = readPath(project, json.at("target").get<std::string>());
        for (const auto &camera : json.value("cameras", nlohmann::json::array()))
            project.cameras.push_back({camera.at("name").get<std::string>(), readPath(project, camera.at("folder").get<std::string>())});
        noteCameras(project);
        const std::string labels = json.value("target_labels", "hidden");
        if (labels != "hidden" && labels != "measure")
            throw InputError(file, say("\"target_labels\" is \"%1\"", labels), say("It must be \"hidden\" or \"measure\""));
        project.measureTarget = labels == "measure";
        project.classes = classMapFromJson(json.at("class_map").dump(), file);
        for (const auto &[key, map] : {std::pair{"folder_class_map", &project.folderClasses}, std::pair{"passed_over_class_map", &project.passedOver}})
            if (json.contains(key))
                *map = classMapFromJson(json.at(key).dump(), file);
        if (json.contains("left_out"))
            for (const auto &[camera, names] : json.at("left_out").items())
                project.leftOut[readPath(project, camera)] = names.get<std::vector<std::string>>();
        project.created = json.value("created", "");
        return project;
    } catch (const nlohmann::json::exception &error) {
        throw InputError(file, say("is damaged: %1", std::string(error.what())), say("Repair it or create the project anew"));
    }
}

void saveProject(const Project &project)
{
    const std::filesystem::path file = projectFile(project.folder);
    try {
        const int form = versionFor(project);
        keepOlder(file, form);
        nlohmann::ordered_json json;
        json["vantage_project"] = form;
        json["name"] = project.name;
        if (project.sources.size() > 1) {
            for (const auto &source : project.sources)
                json["sources"].push_back(writtenPath(project, source));
        } else {
            json["source"] = project.sources.empty() ? "" : writtenPath(project, project.sources.front());
        }
        json["target"] = writtenPath(project, project.target);
        if (form == version)
            for (const KnownCamera &camera : project.cameras)
                json["cameras"].push_back({{"name", camera.name}, {"folder", writtenPath(project, camera.folder)}});
        json["target_labels"] = project.measureTarget ? "measure" : "hidden";
        json["created"] = project.created;
        json["class_map"] = nlohmann::ordered_json::parse(classMapToJson(project.classes));
        for (const auto &[key, map] : {std::pair{"folder_class_map", &project.folderClasses}, std::pair{"passed_over_class_map", &project.passedOver}})
            if (*map)
                json[key] = nlohmann::ordered_json::parse(classMapToJson(**map));
        for (const auto &[camera, names] : project.leftOut)
            if (!names.empty())
                json["left_out"][writtenPath(project, camera)] = names;
        writeAtomically(file, json.dump(2) + "\n");
    } catch (const nlohmann::json::exception &error) {
        throw InputError(file, say("can't be written: %1", std::string(error.what())), say("Use names in UTF-8"));
    }
}

} // namespace vantage
