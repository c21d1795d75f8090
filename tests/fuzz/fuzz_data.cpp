#include "tests/fuzz/fuzz.h"

#include "core/base/error.h"
#include "core/data/class_presets.h"
#include "core/data/content_check.h"
#include "core/data/image_header.h"
#include "core/data/image_io.h"
#include "core/data/label_codec.h"
#include "core/data/labels/camera_layout.h"
#include "core/data/labels/coco_index.h"
#include "core/data/labels/colour_labels.h"
#include "core/data/labels/mask_shapes.h"
#include "tests/core/label_samples.h"

#include <set>
#include <sstream>

// What lies in a camera's folder: pictures, label pictures, class maps and annotations.

using namespace vantage;
namespace fs = std::filesystem;

namespace {

/// The checksums of a PNG's chunks made right again, so that what was changed reaches the reader behind them.
std::string withChecksums(std::string png)
{
    for (size_t at = 8; at + 12 <= png.size();) {
        const auto byte = [&](size_t i) { return static_cast<unsigned char>(png[i]); };
        const size_t length = size_t(byte(at)) << 24 | size_t(byte(at + 1)) << 16 | size_t(byte(at + 2)) << 8 | byte(at + 3);
        if (length > png.size() - at - 12)
            break;
        const auto sum = crc32(0, reinterpret_cast<const Bytef *>(png.data() + at + 4), static_cast<uInt>(length + 4));
        png.replace(at + 8 + length, 4, samples::bigEndian(static_cast<uint32_t>(sum)));
        at += 12 + length;
    }
    return png;
}

std::string fileBytes(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::path scratch(const char *name)
{
    const fs::path folder = fs::path(fuzzFolder()) / name;
    fs::create_directories(folder);
    return folder;
}

std::vector<std::string> labelPngs()
{
    const fs::path folder = scratch("seeds");
    std::vector<std::string> seeds;
    samples::labelPicture(folder / "grey.png", samples::halves(7, 4, 255, {16, 8}));
    samples::labelPicture(folder / "red.png", samples::painted({7, 0, 0}, {4, 0, 0}, {0, 0, 0}, {16, 8}));
    samples::labelPicture(folder / "colours.png", samples::painted({128, 64, 128}, {0, 0, 142}, {70, 130, 180}, {16, 8}));
    samples::paletteLabels(folder / "palette.png", samples::halves(7, 4, 255, {16, 8}), samples::vocPalette());
    for (const char *name : {"grey.png", "red.png", "colours.png", "palette.png"})
        seeds.push_back(fileBytes(folder / name));
    cv::Mat wide(8, 16, CV_16UC1, cv::Scalar(12));
    seeds.push_back(samples::encodedPicture(".png", wide));
    seeds.push_back(samples::pngWithChunk(seeds[0], "eXIf", samples::exif(6)));
    return seeds;
}

void readLabelPicture(const std::string &bytes)
{
    static const auto painted = colourLabels(presetClasses("cityscapes"), "classes.json");
    const std::string file = fuzzFile(withChecksums(bytes), "labels.png");
    coloursOf(file);
    painted->read(file);
    try {
        decodeLabelPicture(file);
    } catch (const InputError &) { // a painted one
    }
}

std::vector<std::string> pictures()
{
    const cv::Mat rgb = samples::picture({16, 16}, 3);
    std::vector<std::string> seeds;
    for (const char *extension : {".png", ".jpg", ".bmp", ".tif", ".webp"})
        seeds.push_back(samples::encodedPicture(extension, rgb));
    seeds.push_back(samples::jpegWithExif(seeds[1], samples::exif(6)));
    seeds.push_back(samples::pngWithChunk(seeds[0], "eXIf", samples::exif(8, true)));
    seeds.push_back(samples::tiff({rgb, rgb}));
    return seeds;
}

/// The headers alone: the decoders behind them are libraries'.
void readHeaders(const std::string &bytes)
{
    const std::string file = fuzzFile(bytes, "picture");
    bitsOfFile(file);
    inspectImage(bytes, "picture");
}

void readClassMap(const std::string &bytes)
{
    const ClassMap map = classMapFromJson(bytes, "classes.json");
    const ClassMap again = classMapFromJson(classMapToJson(map), "again");
    if (!(again == map))
        throw std::logic_error("a class map that was read and written is another one");
    classOfValues(map);
    withoutClass(map, map.size() - 1, map.size() > 1 ? std::optional(0) : std::nullopt);
}

std::vector<std::string> classMaps()
{
    std::vector<std::string> seeds;
    for (const char *name : {"carla-0.8", "cityscapes-ids", "camvid"})
        seeds.push_back(classMapToJson(presetClasses(name)));
    seeds.push_back(R"({"ignore": [255, 3], "ignoreColours": ["#000000"], "classes": [{"name": "a", "colour": "#010203", "values": [7, 8], "as": "b"}]})");
    return seeds;
}

void readSettings(const std::string &bytes)
{
    fuzzFile(bytes, "classes.json");
    folderSettings(fuzzFolder());
}

std::vector<std::string> cocoFiles()
{
    const fs::path folder = scratch("coco");
    samples::cocoInstancesSample(folder / "a");
    samples::cocoPanopticSample(folder / "b");
    auto instances = nlohmann::json::parse(fileBytes(folder / "a/annotations/instances_val2017.json"));
    instances["annotations"][1]["segmentation"]["counts"] = "0P11";
    return {fileBytes(folder / "a/annotations/instances_val2017.json"), fileBytes(folder / "b/annotations/panoptic_val2017.json"), instances.dump()};
}

void readCoco(const std::string &bytes)
{
    std::istringstream in(bytes);
    const auto index = cocoIndexOf(in, "instances.json");
    if (!index)
        return;
    for (const auto &[name, picture] : index->pictures) {
        if (picture.size.area() > 1'000'000) // as large as a picture may be; drawing takes its time
            continue;
        cv::Mat labels(picture.size, CV_8UC1, cv::Scalar(255));
        for (const auto &object : picture.objects) {
            for (const auto &polygon : object.polygons)
                fillPolygon(labels, polygon, 1);
            if (!object.runs.empty())
                try {
                    fillRuns(labels, object.runs, object.size, 2);
                } catch (const std::invalid_argument &) { // as the reader takes it
                }
        }
    }
}

/// A camera whose one changing file is written anew each time.
struct ChangingFolder
{
    fs::path folder, file;

    void read(const std::string &bytes, const char *format) const
    {
        std::ofstream(file, std::ios::binary) << bytes;
        const CameraLayout layout = layoutOf(folder, true, format);
        if (layout.frames.empty() || layout.frames.front().labels.empty())
            return;
        readerOr(layout.reader).read(layout.frames.front().labels);
    }
};

std::vector<std::string> labelMeFiles()
{
    const fs::path folder = scratch("labelme-seed");
    samples::labelMeSample(folder);
    auto json = nlohmann::json::parse(fileBytes(folder / "images/frame0.json"));
    json["shapes"].push_back({{"label", "__ignore__"}, {"points", {{20, 20}, {23, 20}}}, {"shape_type", "circle"}});
    json["shapes"].push_back({{"label", "car"}, {"points", {{2, 2}, {9, 9}}}, {"shape_type", "rectangle"}});
    json["shapes"].push_back({{"label", "car"}, {"points", {{2, 2}, {9, 9}, {12, 3}}}, {"shape_type", "linestrip"}});
    json["shapes"].push_back({{"label", "car"}, {"points", {{2, 2}, {3, 3}}}, {"shape_type", "mask"}, {"mask", "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNk+M/AwAAABAgBAHT3tbYAAAAASUVORK5CYII="}});
    const std::string all = json.dump();
    json["shapes"].erase(json["shapes"].size() - 1);
    return {fileBytes(folder / "images/frame0.json"), json.dump()};
}

void readLabelMe(const std::string &bytes)
{
    static const ChangingFolder camera = [] {
        const fs::path folder = scratch("labelme");
        samples::frame(folder / "images" / "frame0.png", 0);
        samples::writeBytes(folder / "labels.txt", "__ignore__\n_background_\nroad\ncar\n");
        return ChangingFolder{folder, folder / "images" / "frame0.json"};
    }();
    camera.read(bytes, "labelme");
}

void readCvat(const std::string &bytes)
{
    static const ChangingFolder camera = [] {
        samples::cvatSample(scratch("cvat"));
        return ChangingFolder{scratch("cvat"), scratch("cvat") / "labelmap.txt"};
    }();
    camera.read(bytes, "cvat");
}

void readCamvid(const std::string &bytes)
{
    static const ChangingFolder camera = [] {
        samples::camvidSample(scratch("camvid"));
        return ChangingFolder{scratch("camvid"), scratch("camvid") / "label_colors.txt"};
    }();
    camera.read(bytes, "");
}

void readNames(const std::string &bytes)
{
    static const ChangingFolder camera = [] {
        samples::vocSample(scratch("voc"));
        return ChangingFolder{scratch("voc"), scratch("voc") / "class_names.txt"};
    }();
    camera.read(bytes, "");
}

/// A damaged file of notes tells nothing: everything is looked at again.
void readContents(const std::string &bytes)
{
    ContentNotes notes;
    notes.load(fuzzFile(bytes, "contents.json"));
    notes.save(fs::path(fuzzFolder()) / "contents-again.json");
}

std::vector<std::string> contents()
{
    const fs::path folder = scratch("contents");
    samples::camera(folder / "a", 2);
    samples::paintedSample(folder / "b");
    ContentNotes notes;
    notes.lookThrough(openDataset(folder / "a", LabelUse::Required));
    notes.lookThrough(openDataset(folder / "b", LabelUse::Required));
    notes.save(folder / "contents.json");
    return {fileBytes(folder / "contents.json")};
}

} // namespace

std::vector<FuzzTarget> fuzzTargets()
{
    return {
        {"label_png", readLabelPicture, labelPngs(), 3000},
        {"picture_header", readHeaders, pictures(), 20000},
        {"class_map", readClassMap, classMaps(), 5000},
        {"camera_settings", readSettings, {R"({"format": "voc"})", R"({"format": "index", "classes": [{"name": "a", "colour": "#010203"}]})"}, 10000},
        {"coco", readCoco, cocoFiles(), 2000},
        {"labelme", readLabelMe, labelMeFiles(), 2000},
        {"cvat_labelmap", readCvat, {"# label:color_rgb:parts:actions\nbackground:0,0,0::\ncar:23,190,207::\nroad:128,64,128::\n"}, 2000},
        {"camvid_colours", readCamvid, {"64 128 64\tAnimal\n128 0 192\tLaneMkgsDriv\n192 128 192\t\tTruck_Bus\n0 0 0\t\tVoid\n"}, 2000},
        {"class_names", readNames, {"__ignore__\n_background_\nroad\ncar\n"}, 2000},
        {"contents", readContents, contents(), 2000},
    };
}
