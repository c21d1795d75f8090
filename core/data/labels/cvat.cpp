#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/folder_listing.h"
#include "core/data/labels/colour_labels.h"
#include "core/data/labels/pairing.h"

#include <algorithm>
#include <sstream>

namespace vantage {
namespace {

namespace fs = std::filesystem;

constexpr size_t largestLabelMap = size_t(1) << 20;

} // namespace

ClassMap cvatClasses(const std::string &text, const fs::path &origin)
{
    const Message remedy = say("A line is like \"road:128,64,128::\"");
    ClassMap map;
    std::istringstream lines(text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (line.empty() || line.front() == '#')
            continue;
        // A name may have colons of its own: the last three parts are the colour, parts and actions.
        std::vector<size_t> colons;
        for (size_t at = line.find(':'); at != std::string::npos; at = line.find(':', at + 1))
            colons.push_back(at);
        if (colons.empty())
            throw InputError(origin, say("line %1 has no colour", number), remedy);
        const size_t nameEnd = colons.size() >= 3 ? colons[colons.size() - 3] : colons.front();
        std::string colour = line.substr(nameEnd + 1);
        colour = colour.substr(0, colour.find(':'));
        std::replace(colour.begin(), colour.end(), ',', ' ');
        std::istringstream parts(colour);
        int red = -1, green = -1, blue = -1;
        if (!(parts >> red >> green >> blue) || std::min({red, green, blue}) < 0 || std::max({red, green, blue}) > 255)
            throw InputError(origin, say("line %1 has no colour of three numbers from 0 to 255", number), remedy);
        const std::string name = line.substr(0, nameEnd);
        if (name.empty())
            throw InputError(origin, say("line %1 has no name", number), remedy);
        if (std::any_of(map.classes.begin(), map.classes.end(), [&](const ClassInfo &other) { return other.name == name; }))
            throw InputError(origin, say("line %1 names '%2' once more", number, name), say("Give every class a name of its own"));
        map.classes.push_back({name, {static_cast<uint8_t>(red), static_cast<uint8_t>(green), static_cast<uint8_t>(blue)}});
    }
    if (map.classes.empty() || map.classes.size() > 255)
        throw InputError(origin, say("lists %1 classes", map.classes.size()), say("1 to 255 are possible"));
    return map;
}

std::optional<CameraLayout> findCvat(const LayoutQuestion &question)
{
    const fs::path map = question.folder / "labelmap.txt";
    std::error_code code;
    if (!fs::is_regular_file(map, code) || (!question.format.empty() && question.format != "cvat" && question.withLabels))
        return std::nullopt;
    CameraLayout layout;
    layout.format = "cvat";
    layout.title = "CVAT, segmentation mask 1.1";
    layout.labelPlace = question.folder / "SegmentationClass";
    if (fs::file_size(map, code) > largestLabelMap)
        throw InputError(map, say("is larger than a label map can be (1 MiB)"));
    const ClassMap listed = cvatClasses(readFile(map), map);
    layout.ownClasses = question.own != nullptr;
    layout.classes = question.own ? *question.own : listed;
    if (question.withLabels && isFolder(layout.labelPlace))
        layout.hasLabels = true;
    std::vector<fs::path> images;
    if (hasImages(question.folder))
        images = picturesIn(question.folder / "images");
    for (const char *name : {"JPEGImages", "images"})
        if (images.empty() && isFolder(question.folder / name))
            images = picturesBelow(question.folder / name, 1);
    if (images.empty())
        images = picturesIn(question.folder);
    const auto labels = layout.hasLabels ? picturesBelow(layout.labelPlace, 1) : std::vector<fs::path>();
    pairUp(layout, images, labels);
    layout.evidence.push_back(say("labelmap.txt lists classes with their colours, as CVAT writes them: %1", listed.size()));
    if (layout.hasLabels)
        layout.evidence.push_back(say("SegmentationClass/ holds label pictures: %1", labels.size()));
    if (!question.own && std::any_of(listed.classes.begin(), listed.classes.end(), [](const ClassInfo &info) { return info.name == "background"; }))
        layout.remarks.push_back(say("the background, which is what nobody has drawn, is a class here as labelmap.txt lists it: a classes.json can give its colour to \"ignoreColours\""));
    layout.reader = colourLabels(layout.classes, question.own ? question.folder / "classes.json" : map);
    return layout;
}

} // namespace vantage
