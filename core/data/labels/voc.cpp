#include "core/base/files.h"
#include "core/data/class_presets.h"
#include "core/data/folder_listing.h"
#include "core/data/labels/colour_labels.h"
#include "core/data/labels/picture_formats.h"
#include "core/data/png_reader.h"
#include "core/base/error.h"

#include <sstream>

namespace vantage {
namespace {

namespace fs = std::filesystem;

/// class_names.txt of LabelMe's export: a name a line, __ignore__ first. Empty where it isn't there.
std::optional<ClassMap> listedNames(const fs::path &file)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code) || fs::file_size(file, code) > (1 << 20))
        return std::nullopt;
    ClassMap map;
    std::istringstream lines(readFile(file));
    for (std::string line; std::getline(lines, line) && map.size() < 255;) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (line.empty() || line == "__ignore__")
            continue;
        map.classes.push_back({line == "_background_" ? "background" : line, vocColour(map.size())});
    }
    return map.classes.empty() ? std::nullopt : std::optional(map);
}

/// Whether the first label picture is painted without a palette, as some programs save them.
bool isPainted(const std::vector<fs::path> &labels)
{
    try {
        return !labels.empty() && !coloursOf(labels.front()).empty();
    } catch (const InputError &) { // it is told where the picture is read
        return false;
    }
}

} // namespace

std::optional<CameraLayout> findVoc(const LayoutQuestion &question)
{
    const fs::path images = question.folder / "JPEGImages";
    const PictureFormat *format = askedOr(question, "voc", {"voc", "index", "colours"});
    if (!isFolder(images) || hasImages(question.folder) || (!format && question.withLabels))
        return std::nullopt;
    CameraLayout layout;
    layout.labelPlace = question.folder / "SegmentationClass";
    std::vector<fs::path> labels;
    for (const char *name : {"SegmentationClass", "SegmentationClassPNG"})
        if (const fs::path truth = question.folder / name; question.withLabels && labels.empty() && isFolder(truth)) {
            labels = picturesIn(truth);
            layout.hasLabels = true;
            layout.labelPlace = truth;
        }
    pairUp(layout, picturesIn(images), labels);
    layout.evidence.push_back(say("JPEGImages/ holds frames and %1/ label pictures, as Pascal VOC lays them out: %2 and %3", layout.labelPlace.filename().string(), layout.frames.size(), labels.size()));
    if (const auto own = listedNames(question.folder / "class_names.txt")) {
        layout.classes = *own;
        layout.evidence.push_back(say("class_names.txt lists classes: %1", own->size()));
    }
    if (format)
        readAs(layout, question, *format);
    if (format && !layout.reader && isPainted(labels))
        layout.reader = colourLabels(layout.classes, question.folder / "classes.json");
    return layout;
}

} // namespace vantage
