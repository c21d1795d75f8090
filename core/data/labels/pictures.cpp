#include "core/base/error.h"
#include "core/data/class_presets.h"
#include "core/data/folder_listing.h"
#include "core/data/labels/colour_labels.h"
#include "core/data/labels/picture_formats.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>

namespace vantage {
namespace {

namespace fs = std::filesystem;

/// Whether a PNG says of itself that it has colours and no palette; reads no more than its head.
bool saysColours(const fs::path &file)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code))
        return false;
    std::ifstream in(file, std::ios::binary);
    char head[26] = {};
    in.read(head, sizeof head);
    return in.gcount() == sizeof head && std::string(head + 1, 3) == "PNG" && (head[25] & 3) == 2;
}

/// The colours of a few label pictures; empty where they are not painted.
std::vector<Rgb> paintedColours(const std::vector<fs::path> &labels)
{
    constexpr size_t looked = 8;
    std::vector<Rgb> colours;
    const size_t count = std::min(looked, labels.size());
    for (size_t i = 0; i < count; ++i) {
        const fs::path &file = labels[count == 1 ? 0 : i * (labels.size() - 1) / (count - 1)];
        if (!saysColours(file))
            continue;
        try {
            for (const auto &[colour, pixels] : coloursOf(file))
                if (std::find(colours.begin(), colours.end(), colour) == colours.end())
                    colours.push_back(colour);
        } catch (const InputError &) { // it is told where the picture is read
        }
    }
    return colours;
}

size_t knownOf(const std::vector<Rgb> &colours, const ClassMap &classes)
{
    return static_cast<size_t>(std::count_if(colours.begin(), colours.end(), [&](const Rgb &colour) { return hasColour(classes, colour); }));
}

/// The list that has most of the colours; CARLA's 13 where none has more.
const ClassPreset &presetOf(const std::vector<Rgb> &colours)
{
    const auto named = [](const char *name) {
        return std::find_if(classPresets().begin(), classPresets().end(), [&](const ClassPreset &preset) { return preset.name == name; });
    };
    auto best = named("carla-0.8");
    for (const char *name : {"cityscapes", "camvid", "voc", "carla-0.9", "carla-0.9.14"})
        if (const auto preset = named(name); knownOf(colours, preset->classes) > knownOf(colours, best->classes))
            best = preset;
    return *best;
}

/// Painted labels, where the pictures are.
bool findColours(CameraLayout &layout, const LayoutQuestion &question, const std::vector<fs::path> &labels)
{
    const std::vector<Rgb> colours = paintedColours(labels);
    if (colours.empty())
        return false;
    if (!question.own) {
        const ClassPreset &preset = presetOf(colours);
        layout.classes = preset.classes;
        layout.evidence.push_back(say("labels/ holds colour pictures, and %1 of the %2 colours in a few of them are those of %3", knownOf(colours, preset.classes), colours.size(), preset.title));
    } else {
        layout.evidence.push_back(say("labels/ holds colour pictures, and %1 of the %2 colours in a few of them are those of classes.json", knownOf(colours, *question.own), colours.size()));
    }
    readAs(layout, question, *pictureFormat("colours"));
    return true;
}

/// "north-0001" of north/0001.png
std::string wayAsName(const fs::path &file, const fs::path &root)
{
    std::string name = file.lexically_relative(root).replace_extension().string();
    std::replace(name.begin(), name.end(), '/', '-');
    return name;
}

/// Names of folders that hold label pictures, or a camera's parts: pictures below them are no frames.
bool holdsOtherThanFrames(const fs::path &folder)
{
    std::string name = folder.string();
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char *other : {"images", "labels", "label", "masks", "mask", "annotations", "annotation", "gt", "gtfine", "gtcoarse", "groundtruth", "ground_truth", "segmentation",
                              "segmentationclass", "segmentationobject", "semantic", "instance", "trainannot", "valannot", "testannot", "labeledapproved_full"})
        if (name == other)
            return true;
    return false;
}

/// Frames in folders of folders, each named by its way there; its labels have the same way in labels/. A folder of whole cameras is none, nor
/// one that holds pictures of labels as well: they would be trained on as frames.
void placeBelow(CameraLayout &layout, const fs::path &camera, bool withLabels)
{
    constexpr int depth = 8;
    const bool own = isFolder(camera / "images");
    const fs::path root = own ? camera / "images" : camera;
    const std::vector<fs::path> images = picturesBelow(root, depth);
    const auto isOfACamera = [&](const fs::path &file) {
        const fs::path way = file.lexically_relative(root).parent_path();
        return std::any_of(way.begin(), way.end(), holdsOtherThanFrames);
    };
    if (!own && std::any_of(images.begin(), images.end(), isOfACamera))
        return;
    std::map<std::string, fs::path> byName;
    if (withLabels && isFolder(camera / "labels"))
        for (const fs::path &file : picturesBelow(camera / "labels", depth))
            byName.emplace(wayAsName(file, camera / "labels"), file);
    for (const fs::path &image : images) {
        PlacedFrame frame{wayAsName(image, root), image.string(), {}};
        if (const auto found = byName.find(frame.name); found != byName.end()) {
            frame.labels = found->second.string();
            byName.erase(found);
        }
        layout.frames.push_back(std::move(frame));
    }
    for (const auto &[name, file] : byName)
        layout.orphans.push_back(name);
    std::stable_sort(layout.frames.begin(), layout.frames.end(), [](const PlacedFrame &a, const PlacedFrame &b) { return naturallyBefore(a.name, b.name); });
}

} // namespace

std::optional<CameraLayout> findPictures(const LayoutQuestion &question)
{
    const PictureFormat *asked = pictureFormat(question.format);
    if (!question.format.empty() && !asked && question.withLabels)
        return std::nullopt;
    const FolderListing listing = listFolder(question.folder, question.withLabels);
    CameraLayout layout;
    layout.labelPlace = question.folder / "labels";
    layout.hasLabels = listing.hasLabelFolder;
    layout.otherFiles = listing.otherFiles;
    if (listing.images.empty())
        placeBelow(layout, question.folder, question.withLabels);
    else
        pairUp(layout, listing.images, listing.labels);
    if (asked)
        readAs(layout, question, *asked);
    else if (!question.withLabels || !findColours(layout, question, listing.labels)) {
        readAs(layout, question, *pictureFormat("index"));
        layout.assumed = !question.own;
    }
    return layout;
}

} // namespace vantage
