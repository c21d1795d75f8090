#include "core/data/labels/camera_layout.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/data/folder_listing.h"
#include "core/data/labels/picture_formats.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr LayoutFinder finders[] = {findCvat, findCityscapes, findCamvid, findAde20k, findVoc, findCoco, findLabelMe, findPictures};

fs::path settingsFile(const fs::path &camera)
{
    return camera / "classes.json";
}

bool isThere(const fs::path &file)
{
    std::error_code code;
    return fs::status(file, code).type() != fs::file_type::not_found;
}

std::string formatNames()
{
    std::string names;
    for (const LabelFormat &format : labelFormats())
        names += (names.empty() ? "" : ", ") + format.id;
    return names;
}

void requireFormat(const std::string &format, const fs::path &origin)
{
    const auto &all = labelFormats();
    if (!format.empty() && std::none_of(all.begin(), all.end(), [&](const LabelFormat &one) { return one.id == format; }))
        throw InputError(origin, say("names a format of labels that is not known: \"%1\"", format), say("There are %1", formatNames()));
}

nlohmann::ordered_json settingsJson(const fs::path &file)
{
    if (!isThere(file))
        return nlohmann::ordered_json::object();
    auto json = nlohmann::ordered_json::parse(readFile(file), nullptr, false);
    if (!json.is_object())
        throw InputError(file, say("is no valid JSON"), say("Mend it or move it away"));
    return json;
}

void write(const nlohmann::ordered_json &json, const fs::path &file)
{
    std::error_code code;
    if (json.empty())
        fs::remove(file, code);
    else
        writeAtomically(file, jsonText(json, 2) + "\n");
}

} // namespace

FolderSettings folderSettings(const fs::path &camera)
{
    FolderSettings settings;
    const fs::path file = settingsFile(camera);
    if (!isThere(file))
        return settings;
    std::error_code code;
    if (const auto bytes = fs::file_size(file, code); !code && bytes <= (size_t(1) << 20)) {
        const auto json = nlohmann::json::parse(readFile(file), nullptr, false);
        if (json.is_object() && json.contains("format")) {
            if (!json["format"].is_string())
                throw InputError(file, say("has a \"format\" that is no text"), say("There are %1", formatNames()));
            settings.format = json["format"].get<std::string>();
            requireFormat(settings.format, file);
            if (!json.contains("classes"))
                return settings;
        }
    }
    settings.classes = loadClassMap(file);
    return settings;
}

void setFolderFormat(const fs::path &camera, const std::string &format)
{
    requireFormat(format, camera);
    auto json = settingsJson(settingsFile(camera));
    json.erase("format");
    if (!format.empty())
        json["format"] = format;
    write(json, settingsFile(camera));
}

void setFolderClasses(const fs::path &camera, const ClassMap &classes)
{
    const fs::path file = settingsFile(camera);
    const std::string format = isThere(file) ? folderSettings(camera).format : std::string();
    auto json = nlohmann::ordered_json::parse(classMapToJson(classes));
    if (!format.empty())
        json["format"] = format;
    write(json, file);
}

const std::vector<LabelFormat> &labelFormats()
{
    static const std::vector<LabelFormat> formats = [] {
        std::vector<LabelFormat> all;
        for (const PictureFormat &format : pictureFormats())
            all.push_back({format.id, format.title});
        all.push_back({"cvat", "CVAT, segmentation mask 1.1"});
        all.push_back({"labelme", "LabelMe, polygons"});
        all.push_back({"coco-panoptic", "COCO, panoptic"});
        all.push_back({"coco-instances", "COCO, instances"});
        return all;
    }();
    return formats;
}

CameraLayout layoutOf(const fs::path &camera, bool withLabels, const std::string &format)
{
    requireFolder(camera);
    return layoutOf(camera, withLabels, folderSettings(camera), format);
}

CameraLayout layoutOf(const fs::path &camera, bool withLabels, const FolderSettings &settings, const std::string &format)
{
    requireFolder(camera);
    requireFormat(format, "--labels-as");
    LayoutQuestion question{camera, withLabels, format};
    if (question.format.empty())
        question.format = settings.format;
    question.own = settings.classes ? &*settings.classes : nullptr;
    const bool plain = question.format.empty() && (withLabels ? hasPlainLabels(camera) : hasImages(camera));
    for (const LayoutFinder find : plain ? std::span(finders).last(1) : std::span(finders))
        if (auto layout = find(question)) {
            if (!format.empty() && withLabels && !layout->hasLabels)
                continue; // it was asked for: frames alone are no answer
            if (!question.format.empty() && withLabels)
                layout->evidence.push_back(format.empty() ? say("classes.json says so") : say("it was asked for"));
            return std::move(*layout);
        }
    throw InputError(camera, say("holds no labels of the format %1", question.format), say("Take another format, or let it be found out"));
}

std::vector<fs::path> foldersOfCamera(const fs::path &camera)
{
    constexpr const char *known[] = {"images", "labels", "leftImg8bit", "gtFine", "JPEGImages", "SegmentationClass", "ImageSets", "annotations", "701_StillsRaw_full", "LabeledApproved_full",
                                     "train", "trainannot", "val", "valannot", "test", "testannot", "data"};
    std::vector<fs::path> folders{camera};
    for (const char *name : known) {
        std::error_code code;
        const fs::path folder = camera / name;
        if (!fs::is_directory(folder, code))
            continue;
        folders.push_back(folder);
        for (const fs::path &below : foldersIn(folder)) {
            folders.push_back(below);
            const auto deeper = foldersIn(below);
            folders.insert(folders.end(), deeper.begin(), deeper.end());
        }
    }
    return folders;
}

} // namespace vantage
