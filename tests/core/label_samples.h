#pragma once

#include "tests/core/data_samples.h"
#include "tests/core/picture_samples.h"

#include <functional>
#include <nlohmann/json.hpp>

// Small cameras in the layouts of published data sets and annotation tools, with their exact names, colours and numbers. In each
// the left half of a frame is one class and the right half another, but for the top row, which is what nobody labelled.

namespace vantage::samples {

inline const cv::Size labelledSize{48, 36};

/// Three values: of the left half, the right half and the top row.
inline cv::Mat halves(int left, int right, int top, cv::Size size = labelledSize)
{
    cv::Mat values(size, CV_8UC1, cv::Scalar(right));
    values.colRange(0, size.width / 2).setTo(left);
    values.row(0).setTo(top);
    return values;
}

inline cv::Mat painted(const cv::Vec3b &left, const cv::Vec3b &right, const cv::Vec3b &top, cv::Size size = labelledSize)
{
    cv::Mat rgb(size, CV_8UC3, right);
    rgb.colRange(0, size.width / 2).setTo(left);
    rgb.row(0).setTo(top);
    return rgb;
}

inline void frame(const fs::path &file, int number, cv::Size size = labelledSize)
{
    fs::create_directories(file.parent_path());
    writeImage(file, picture(size, number));
}

inline void labelPicture(const fs::path &file, const cv::Mat &values)
{
    fs::create_directories(file.parent_path());
    values.channels() == 3 ? writeImage(file, values) : writeLabels(file, values);
}

/// A palette PNG: the grey one with a palette.
inline void paletteLabels(const fs::path &file, const cv::Mat &values, const std::vector<cv::Vec3b> &palette)
{
    std::string png = encodedPicture(".png", values);
    std::string header = png.substr(16, 13);
    header[9] = 3; // palette
    std::string colours;
    for (const cv::Vec3b &colour : palette)
        for (int i = 0; i < 3; ++i)
            colours += static_cast<char>(colour[i]);
    fs::create_directories(file.parent_path());
    writeBytes(file, png.substr(0, 8) + pngChunk("IHDR", header) + pngChunk("PLTE", colours) + png.substr(33));
}

inline std::vector<cv::Vec3b> vocPalette()
{
    std::vector<cv::Vec3b> palette;
    for (int i = 0; i < 256; ++i) {
        cv::Vec3b colour(0, 0, 0);
        for (int bit = 0, rest = i; bit < 8; ++bit, rest >>= 3)
            for (int part = 0; part < 3; ++part)
                colour[part] = static_cast<uchar>(colour[part] | ((rest >> part & 1) << (7 - bit)));
        palette.push_back(colour);
    }
    return palette;
}

/// road 7 / 0, car 26 / 13; the top row is out of roi (3) or 255
inline void cityscapesSample(const fs::path &folder, const std::string &kinds = "labelIds labelTrainIds color instanceIds")
{
    for (const auto &[split, city, number] : {std::tuple{"train", "aachen", 0}, std::tuple{"train", "aachen", 1}, std::tuple{"train", "bochum", 2}, std::tuple{"val", "frankfurt", 3}}) {
        const std::string name = std::string(city) + "_00000" + std::to_string(number) + "_000019";
        frame(folder / "leftImg8bit" / split / city / (name + "_leftImg8bit.png"), number);
        const fs::path truth = folder / "gtFine" / split / city;
        const auto wanted = [&](const char *kind) { return kinds.find(kind) != std::string::npos; };
        if (wanted("labelIds"))
            labelPicture(truth / (name + "_gtFine_labelIds.png"), halves(7, 26, 3));
        if (wanted("labelTrainIds"))
            labelPicture(truth / (name + "_gtFine_labelTrainIds.png"), halves(0, 13, 255));
        if (wanted("color"))
            labelPicture(truth / (name + "_gtFine_color.png"), painted({128, 64, 128}, {0, 0, 142}, {111, 74, 0}));
        if (wanted("instanceIds")) {
            cv::Mat instances(labelledSize, CV_16UC1, cv::Scalar(26003));
            fs::create_directories(truth);
            writeBytes(truth / (name + "_gtFine_instanceIds.png"), encodedPicture(".png", instances));
        }
        writeBytes(truth / (name + "_gtFine_polygons.json"), "{}");
    }
}

/// road and truck (a part of car); the top row is Void
inline void camvidSample(const fs::path &folder)
{
    for (int i = 0; i < 4; ++i) {
        const std::string name = i < 2 ? "0001TP_00" + std::to_string(6690 + 30 * i) : "0016E5_0" + std::to_string(390 + 30 * i);
        frame(folder / "701_StillsRaw_full" / (name + ".png"), i);
        labelPicture(folder / "LabeledApproved_full" / (name + "_L.png"), painted({128, 0, 192}, {192, 128, 192}, {0, 0, 0}));
    }
    writeBytes(folder / "label_colors.txt", "64 128 64\tAnimal\n128 0 192\tLaneMkgsDriv\n192 128 192\t\tTruck_Bus\n0 0 0\t\tVoid\n");
}

/// road 3 and car 8; the top row is 11
inline void camvidTutorialSample(const fs::path &folder)
{
    int number = 0;
    for (const char *split : {"train", "val", "test"})
        for (int i = 0; i < 2; ++i, ++number) {
            const std::string name = "0001TP_00" + std::to_string(6690 + 30 * number) + ".png";
            frame(folder / split / name, number);
            labelPicture(folder / (std::string(split) + "annot") / name, halves(3, 8, 11));
        }
    writeBytes(folder / "train.txt", "/SegNet/CamVid/train/0001TP_006690.png /SegNet/CamVid/trainannot/0001TP_006690.png\n");
}

/// car 7 and person 15; the top row is 255. Frame 2009_000003 has no mask.
inline void vocSample(const fs::path &folder)
{
    for (int i = 0; i < 4; ++i) {
        const std::string name = "2009_00000" + std::to_string(i);
        frame(folder / "JPEGImages" / (name + ".jpg"), i);
        if (i != 3)
            paletteLabels(folder / "SegmentationClass" / (name + ".png"), halves(7, 15, 255), vocPalette());
    }
    fs::create_directories(folder / "ImageSets" / "Segmentation");
    writeBytes(folder / "ImageSets" / "Segmentation" / "train.txt", "2009_000000\n");
}

/// wall 1 and road 7; the top row is 0
inline void adeSample(const fs::path &folder)
{
    for (int i = 0; i < 4; ++i) {
        const std::string split = i < 3 ? "training" : "validation", name = (i < 3 ? "ADE_train_0000000" : "ADE_val_0000000") + std::to_string(i + 1);
        frame(folder / "images" / split / (name + ".jpg"), i);
        labelPicture(folder / "annotations" / split / (name + ".png"), halves(1, 7, 0));
    }
    writeBytes(folder / "objectInfo150.txt", "Idx\tRatio\n");
}

/// As CVAT exports: palette PNG whose indices are not the order of labelmap.txt. road and car; the top row is background
inline void cvatSample(const fs::path &folder, const char *images = "JPEGImages")
{
    for (int i = 0; i < 3; ++i) {
        const std::string name = "frame_00000" + std::to_string(i);
        frame(folder / images / (name + ".png"), i);
        paletteLabels(folder / "SegmentationClass" / (name + ".png"), halves(1, 2, 0), {{0, 0, 0}, {128, 64, 128}, {23, 190, 207}});
        paletteLabels(folder / "SegmentationObject" / (name + ".png"), halves(1, 2, 0), vocPalette());
    }
    writeBytes(folder / "labelmap.txt", "# label:color_rgb:parts:actions\nbackground:0,0,0::\ncar:23,190,207::\nroad:128,64,128::\n");
}

inline nlohmann::json polygonShape(const std::string &label, double x1, double y1, double x2, double y2)
{
    return {{"label", label}, {"points", {{x1, y1}, {x2, y1}, {x2, y2}, {x1, y2}}}, {"group_id", nullptr}, {"shape_type", "polygon"}, {"flags", nlohmann::json::object()}};
}

/// road on the left, car on the right, drawn over a road that covers all but the top row
inline void labelMeSample(const fs::path &folder, const char *place = "images")
{
    const double w = labelledSize.width, h = labelledSize.height;
    for (int i = 0; i < 3; ++i) {
        const std::string name = frameName(i);
        frame(folder / "images" / (name + ".png"), i);
        const nlohmann::json json{{"version", "5.2.1"}, {"flags", nlohmann::json::object()}, {"shapes", {polygonShape("road", 0, 1, w, h), polygonShape("car", w / 2, 1, w, h)}},
                                  {"imagePath", name + ".png"}, {"imageData", "iVBORw0KGgo="}, {"imageHeight", labelledSize.height}, {"imageWidth", labelledSize.width}};
        fs::create_directories(folder / place);
        writeBytes(folder / place / (name + ".json"), json.dump(2));
    }
}

inline nlohmann::json cocoHead(int frames, const std::string &extension = ".jpg")
{
    nlohmann::json json{{"info", {{"year", 2017}}}, {"categories", {{{"id", 1}, {"name", "person"}, {"supercategory", "person"}}, {{"id", 3}, {"name", "car"}, {"supercategory", "vehicle"}}}}};
    for (int i = 0; i < frames; ++i)
        json["images"].push_back({{"id", 139 + i}, {"file_name", "00000000013" + std::to_string(i) + extension}, {"width", labelledSize.width}, {"height", labelledSize.height}});
    return json;
}

/// person on the left as a polygon, car on the right as a run-length code; the top row is not annotated
inline void cocoInstancesSample(const fs::path &folder)
{
    const int w = labelledSize.width, h = labelledSize.height;
    nlohmann::json json = cocoHead(3);
    nlohmann::json runs = nlohmann::json::array({h * w / 2});
    for (int x = w / 2; x < w; ++x) {
        runs.back() = runs.back().get<int>() + 1; // the top of the column
        runs.push_back(h - 1);
        runs.push_back(0);
    }
    runs.erase(runs.size() - 1);
    for (int i = 0; i < 3; ++i) {
        frame(folder / "val2017" / ("00000000013" + std::to_string(i) + ".jpg"), i);
        json["annotations"].push_back({{"id", 10 * i}, {"image_id", 139 + i}, {"category_id", 1}, {"iscrowd", 0}, {"bbox", {0, 1, w / 2, h - 1}},
                                       {"segmentation", nlohmann::json::array({nlohmann::json::array({0, 1, w / 2, 1, w / 2, h, 0, h})})}});
        json["annotations"].push_back({{"id", 10 * i + 1}, {"image_id", 139 + i}, {"category_id", 3}, {"iscrowd", 1}, {"segmentation", {{"size", {h, w}}, {"counts", runs}}}});
    }
    fs::create_directories(folder / "annotations");
    writeBytes(folder / "annotations" / "instances_val2017.json", json.dump());
    writeBytes(folder / "annotations" / "captions_val2017.json", R"({"images": [], "annotations": []})");
}

/// person is segment 3226956, car 70000; the top row is 0
inline void cocoPanopticSample(const fs::path &folder)
{
    nlohmann::json json = cocoHead(3);
    const auto colour = [](int id) { return cv::Vec3b(static_cast<uchar>(id % 256), static_cast<uchar>(id / 256 % 256), static_cast<uchar>(id / 65536)); };
    for (int i = 0; i < 3; ++i) {
        const std::string name = "00000000013" + std::to_string(i);
        frame(folder / "val2017" / (name + ".jpg"), i);
        labelPicture(folder / "annotations" / "panoptic_val2017" / (name + ".png"), painted(colour(3226956), colour(70000), {0, 0, 0}));
        json["annotations"].push_back({{"image_id", 139 + i}, {"file_name", name + ".png"},
                                       {"segments_info", {{{"id", 3226956}, {"category_id", 1}, {"iscrowd", 0}}, {{"id", 70000}, {"category_id", 3}, {"iscrowd", 1}}}}});
    }
    writeBytes(folder / "annotations" / "panoptic_val2017.json", json.dump());
}

/// CARLA's red channel: road and pedestrian; the top row is none
inline void carlaSample(const fs::path &folder, int road = 7, int pedestrian = 4, int other = 0)
{
    for (int i = 0; i < 4; ++i) {
        frame(folder / "images" / (frameName(i) + ".png"), i);
        labelPicture(folder / "labels" / (frameName(i) + ".png"), painted(cv::Vec3b(static_cast<uchar>(road), 0, 0), cv::Vec3b(static_cast<uchar>(pedestrian), 0, 0), cv::Vec3b(static_cast<uchar>(other), 0, 0)));
    }
}

/// Painted in Cityscapes' colours beside the frames
inline void paintedSample(const fs::path &folder)
{
    for (int i = 0; i < 4; ++i) {
        frame(folder / "images" / (frameName(i) + ".png"), i);
        labelPicture(folder / "labels" / (frameName(i) + ".png"), painted({128, 64, 128}, {0, 0, 142}, {70, 130, 180}));
    }
}

/// Every layout by its name.
inline const std::vector<std::pair<std::string, std::function<void(const fs::path &)>>> &labelSamples()
{
    static const std::vector<std::pair<std::string, std::function<void(const fs::path &)>>> all = {
        {"cityscapes", [](const fs::path &f) { cityscapesSample(f); }},
        {"cityscapes-train", [](const fs::path &f) { cityscapesSample(f, "labelTrainIds"); }},
        {"cityscapes-colour", [](const fs::path &f) { cityscapesSample(f, "color"); }},
        {"camvid", camvidSample},
        {"camvid-tutorial", camvidTutorialSample},
        {"voc", vocSample},
        {"ade20k", adeSample},
        {"cvat", [](const fs::path &f) { cvatSample(f); }},
        {"labelme", [](const fs::path &f) { labelMeSample(f); }},
        {"coco-instances", cocoInstancesSample},
        {"coco-panoptic", cocoPanopticSample},
        {"carla", [](const fs::path &f) { carlaSample(f); }},
        {"painted", paintedSample},
    };
    return all;
}

} // namespace vantage::samples
