#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/class_presets.h"
#include "core/data/folder_listing.h"
#include "core/data/labels/picture_formats.h"

#include <algorithm>
#include <sstream>

namespace vantage {
namespace {

namespace fs = std::filesystem;

/// label_colors.txt: "64 128 64<tab>Animal" a line. Empty where the file isn't one.
std::vector<ClassInfo> listedColours(const fs::path &file)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code) || fs::file_size(file, code) > (1 << 20))
        return {};
    std::vector<ClassInfo> classes;
    std::istringstream lines(readFile(file));
    for (std::string line; std::getline(lines, line) && classes.size() <= 256;) {
        std::istringstream parts(line);
        int red = -1, green = -1, blue = -1;
        std::string name;
        if (!(parts >> red >> green >> blue >> name) || std::min({red, green, blue}) < 0 || std::max({red, green, blue}) > 255)
            continue;
        classes.push_back({name, {static_cast<uint8_t>(red), static_cast<uint8_t>(green), static_cast<uint8_t>(blue)}});
    }
    return classes;
}

bool isVoid(const std::string &name)
{
    return name == "Void" || name == "void" || name == "Unlabelled" || name == "unlabelled";
}

/// Another list than CamVid's own: its classes as they are. @throws InputError
ClassMap classesOf(const std::vector<ClassInfo> &listed, const fs::path &file)
{
    ClassMap map;
    for (const ClassInfo &info : listed) {
        if (isVoid(info.name)) {
            map.ignoredColours.push_back(info.colour);
            continue;
        }
        if (std::any_of(map.classes.begin(), map.classes.end(), [&](const ClassInfo &other) { return other.name == info.name; }))
            throw InputError(file, say("names '%1' twice", info.name), say("Give every class a name of its own"));
        map.classes.push_back(info);
    }
    if (map.classes.empty() || map.classes.size() > 255)
        throw InputError(file, say("lists %1 classes", map.classes.size()), say("1 to 255 are possible"));
    return map;
}

struct Painted
{
    fs::path images, labels;
};

/// The folders of the published data set, or images/ and labels/ with its names.
std::optional<Painted> paintedIn(const LayoutQuestion &question)
{
    const fs::path &folder = question.folder;
    for (const char *images : {"701_StillsRaw_full", "StillsRaw_full"})
        if (isFolder(folder / images) && !hasImages(folder))
            return Painted{folder / images, folder / "LabeledApproved_full"};
    for (const auto &[images, labels] : {std::pair{"images", "labels"}, std::pair{"images", "LabeledApproved_full"}, std::pair{"train", "train_labels"}}) {
        if (!isFolder(folder / images))
            continue;
        if (std::string(images) == "train" && isFolder(folder / labels))
            return Painted{folder / images, folder / labels};
        if (!question.withLabels || !isFolder(folder / labels))
            continue;
        const auto stems = someStemsIn(folder / labels);
        if (!stems.empty() && std::all_of(stems.begin(), stems.end(), [](const std::string &stem) { return stem.ends_with("_L"); }))
            return Painted{folder / images, folder / labels};
    }
    return std::nullopt;
}

std::optional<CameraLayout> published(const LayoutQuestion &question)
{
    const auto painted = paintedIn(question);
    const PictureFormat *format = askedOr(question, "camvid-colours", {"camvid-colours", "colours", "camvid-index"});
    if (!painted || (!format && question.withLabels))
        return std::nullopt;
    CameraLayout layout;
    layout.labelPlace = painted->labels;
    std::vector<fs::path> images, labels;
    std::vector<std::pair<fs::path, fs::path>> places{{painted->images, painted->labels}};
    if (painted->images.filename() == "train")
        for (const char *split : {"val", "test"})
            if (isFolder(question.folder / split) && isFolder(question.folder / (std::string(split) + "_labels")))
                places.emplace_back(question.folder / split, question.folder / (std::string(split) + "_labels"));
    for (const auto &[ofImages, ofLabels] : places) {
        const auto some = picturesIn(ofImages);
        images.insert(images.end(), some.begin(), some.end());
        layout.hasLabels = layout.hasLabels || isFolder(ofLabels);
        if (question.withLabels && isFolder(ofLabels)) {
            const auto more = picturesIn(ofLabels);
            labels.insert(labels.end(), more.begin(), more.end());
        }
    }
    pairUp(layout, images, labels, wholeStem, stemWithout("_L", false));
    layout.evidence.push_back(say("%1/ holds frames and %2/ pictures of their names with _L, as CamVid lays them out: %3", painted->images.filename().string(), painted->labels.filename().string(), layout.frames.size()));
    for (const fs::path &place : {question.folder, painted->labels}) {
        const fs::path file = place / "label_colors.txt";
        const std::vector<ClassInfo> listed = listedColours(file);
        if (listed.empty())
            continue;
        const ClassMap &camvid = presetClasses("camvid-32");
        const bool known = std::all_of(listed.begin(), listed.end(), [&](const ClassInfo &info) {
            return isVoid(info.name) || std::any_of(camvid.classes.begin(), camvid.classes.end(), [&](const ClassInfo &own) { return own.name == info.name && own.colour == info.colour; });
        });
        layout.evidence.push_back(known ? say("label_colors.txt lists colours of CamVid: %1", listed.size()) : say("label_colors.txt lists colours: %1", listed.size()));
        if (!known)
            layout.classes = classesOf(listed, file);
        break;
    }
    if (format)
        readAs(layout, question, *format);
    return layout;
}

/// As the SegNet tutorial comes: train/ and trainannot/ of equal names, and so on.
std::optional<CameraLayout> ofTutorial(const LayoutQuestion &question)
{
    const PictureFormat *format = askedOr(question, "camvid-index", {"camvid-index", "index"});
    if (hasImages(question.folder) || !isFolder(question.folder / "train") || !isFolder(question.folder / "trainannot") || (!format && question.withLabels))
        return std::nullopt;
    CameraLayout layout;
    layout.labelPlace = question.folder / "trainannot";
    layout.hasLabels = true;
    std::string said;
    std::vector<fs::path> images, labels;
    for (const char *split : {"train", "val", "test"}) {
        if (!isFolder(question.folder / split))
            continue;
        const auto some = picturesIn(question.folder / split);
        images.insert(images.end(), some.begin(), some.end());
        said += (said.empty() ? "" : ", ") + std::string(split) + "/";
        if (const fs::path truth = question.folder / (std::string(split) + "annot"); question.withLabels && isFolder(truth)) {
            const auto more = picturesIn(truth);
            labels.insert(labels.end(), more.begin(), more.end());
        }
    }
    pairUp(layout, images, labels);
    layout.evidence.push_back(say("%1 hold frames, and folders of their names with annot the labels, as in the SegNet tutorial's CamVid: %2", said, images.size()));
    if (format)
        readAs(layout, question, *format);
    return layout;
}

} // namespace

std::optional<CameraLayout> findCamvid(const LayoutQuestion &question)
{
    auto layout = published(question);
    return layout ? layout : ofTutorial(question);
}

} // namespace vantage
