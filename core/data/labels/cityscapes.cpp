#include "core/data/folder_listing.h"
#include "core/data/labels/picture_formats.h"

#include <array>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr char imagesFolder[] = "leftImg8bit", imageEnding[] = "_leftImg8bit";
constexpr std::array truthFolders{"gtFine", "gtCoarse"};

/// What the label pictures of one frame are called, and what their values are.
struct Kind
{
    const char *ending, *format;
};
constexpr std::array kinds{Kind{"_labelIds", "cityscapes-ids"}, Kind{"_labelTrainIds", "cityscapes-train-ids"}, Kind{"_color", "cityscapes-colours"}};

/// "aachen_000000_000019" of aachen_000000_000019_gtFine_labelIds
std::optional<std::string> truthKey(const std::string &stem, const std::string &ending)
{
    const auto name = stemWithout(ending)(stem);
    if (!name)
        return std::nullopt;
    for (const char *folder : truthFolders)
        if (const auto key = stemWithout(std::string("_") + folder)(*name))
            return key;
    return name;
}

/// Where frames and labels lie.
struct Places
{
    std::vector<fs::path> images, labels;
    fs::path labelPlace;
    bool hasLabels = false, tree = false;
};

/// The folder of labels that belongs to one of frames: leftImg8bit in its path is gtFine there.
std::optional<std::pair<fs::path, fs::path>> truthBeside(const fs::path &folder)
{
    const fs::path whole = fs::absolute(folder).lexically_normal();
    fs::path below;
    for (fs::path at = whole; at.has_relative_path(); at = at.parent_path()) {
        if (at.filename() == imagesFolder)
            return std::pair{at.parent_path(), below};
        below = below.empty() ? at.filename() : at.filename() / below;
    }
    return std::nullopt;
}

std::optional<Places> treeOf(const LayoutQuestion &question)
{
    Places places;
    places.tree = true;
    fs::path root = question.folder, below;
    if (hasImages(question.folder))
        return std::nullopt;
    if (isFolder(question.folder / imagesFolder))
        places.images = picturesBelow(question.folder / imagesFolder, 2);
    else if (const auto beside = truthBeside(question.folder); beside && !isFolder(question.folder / "images") && !isFolder(question.folder / "labels")) {
        std::tie(root, below) = *beside;
        places.images = picturesBelow(question.folder, 2);
    } else
        return std::nullopt;
    if (places.images.empty())
        return std::nullopt;
    places.labelPlace = root / truthFolders.front();
    if (question.withLabels)
        for (const char *name : truthFolders)
            if (const fs::path truth = root / name / below; isFolder(truth)) {
                places.hasLabels = true;
                places.labelPlace = root / name;
                places.labels = picturesBelow(truth, 2);
                break;
            }
    return places;
}

/// Files with these endings in images/ and labels/, or all in one folder.
std::optional<Places> flatOf(const LayoutQuestion &question)
{
    Places places;
    const fs::path images = question.folder / "images";
    const auto mayBe = [&](const fs::path &folder) {
        const auto stems = someStemsIn(folder);
        return std::any_of(stems.begin(), stems.end(), [](const std::string &stem) {
            return stem.ends_with(imageEnding) || std::any_of(kinds.begin(), kinds.end(), [&](const Kind &kind) { return truthKey(stem, kind.ending).has_value(); });
        });
    };
    if (!mayBe(isFolder(images) ? images : question.folder)
        && (!question.withLabels || !(mayBe(question.folder / "labels") || mayBe(question.folder / truthFolders[0]) || mayBe(question.folder / truthFolders[1]))))
        return std::nullopt;
    places.images = picturesIn(isFolder(images) ? images : question.folder);
    const bool named = std::any_of(places.images.begin(), places.images.end(), [](const fs::path &file) { return file.stem().string().ends_with(imageEnding); });
    places.labelPlace = question.folder / "labels";
    if (question.withLabels) {
        for (const char *name : {"labels", truthFolders[0], truthFolders[1]})
            if (isFolder(question.folder / name)) {
                places.labelPlace = question.folder / name;
                places.labels = picturesIn(places.labelPlace);
                places.hasLabels = true;
                break;
            }
        if (!places.hasLabels && named) {
            places.labels = places.images;
            places.labelPlace = question.folder;
        }
        bool any = false;
        for (const Kind &kind : kinds)
            any = any || std::any_of(places.labels.begin(), places.labels.end(), [&](const fs::path &file) { return truthKey(file.stem().string(), kind.ending).has_value(); });
        if (!any)
            return std::nullopt;
        places.hasLabels = true;
    } else if (!named || isFolder(images))
        return std::nullopt; // by its names alone the folder is any one
    if (named)
        std::erase_if(places.images, [](const fs::path &file) { return !file.stem().string().ends_with(imageEnding); });
    return places;
}

} // namespace

std::optional<CameraLayout> findCityscapes(const LayoutQuestion &question)
{
    auto places = treeOf(question);
    if (!places)
        places = flatOf(question);
    if (!places)
        return std::nullopt;
    std::array<size_t, kinds.size()> found{};
    for (const fs::path &file : places->labels)
        for (size_t i = 0; i < kinds.size(); ++i)
            found[i] += truthKey(file.stem().string(), kinds[i].ending).has_value();
    size_t best = kinds.size();
    for (const size_t i : question.own && !namesValues(*question.own) ? std::array<size_t, 3>{1, 0, 2} : std::array<size_t, 3>{0, 1, 2})
        if (best == kinds.size() && (question.format.empty() ? found[i] > 0 : question.format == kinds[i].format))
            best = i;
    if (best == kinds.size()) {
        if (!question.format.empty() && question.withLabels)
            return std::nullopt;
        best = 0;
    }
    CameraLayout layout;
    layout.hasLabels = places->hasLabels;
    layout.labelPlace = places->labelPlace;
    const std::string ending = kinds[best].ending;
    pairUp(layout, places->images, places->labels, stemWithout(imageEnding, false), [&](const std::string &stem) { return truthKey(stem, ending); });
    const Message images = places->tree ? verbatim(std::string(imagesFolder) + "/") : say("the folder");
    layout.evidence.push_back(say("%1 holds frames as Cityscapes lays them out: %2", images, layout.frames.size()));
    if (found[best] > 0)
        layout.evidence.push_back(say("%1/ holds pictures whose names end in %2: %3", layout.labelPlace.filename().string(), ending, found[best]));
    readAs(layout, question, *pictureFormat(kinds[best].format));
    return layout;
}

} // namespace vantage
