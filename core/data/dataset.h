#pragma once

#include "core/data/class_map.h"
#include "core/data/image_header.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace vantage {

/// One frame on disk. The files are relative to Dataset::folder, or absolute, and plain text: a std::filesystem::path takes
/// half a kilobyte, which counts where a camera has 100,000 frames.
struct FrameFiles
{
    std::string name;   ///< the stem, unique in the data set
    std::string image;
    std::string labels; ///< empty where there are none or where they must not be seen
    uint16_t camera = 0;///< of a data set of several cameras: whose frame it is
    int bits = 16;      ///< that the camera uses of a 16-bit value: the same for all its frames (see ValueRange)
};

/// A camera's folder: images/ and, maybe, labels/ with equal stems, and an optional classes.json. A folder that holds
/// pictures directly and has no images/ is a camera without labels.
struct Dataset
{
    std::filesystem::path folder;
    ClassMap classes; ///< of classes.json, else CARLA's 13
    std::vector<FrameFiles> frames; ///< in the order of their names, numbers in them by value (9 before 10)
    cv::Size size;                  ///< of the first frame
    std::vector<std::filesystem::path> folders; ///< of a data set of several cameras: each one's own

    bool hasLabels() const { return !frames.empty() && !frames.front().labels.empty(); }
    bool severalCameras() const { return !frames.empty() && frames.front().camera != frames.back().camera; }
    std::filesystem::path imageFile(size_t index) const { return folder / frames.at(index).image; }
    /// Only of frames that have labels.
    std::filesystem::path labelFile(size_t index) const { return folder / frames.at(index).labels; }
};

enum class LabelUse {
    Required, ///< every frame must have a label picture
    Measure,  ///< taken where they are there, for measuring only; labels for some frames alone are refused
    Hidden,   ///< not even looked for: the frames come without label files, whatever the folder holds
};

/// The class map of a camera's folder: of classes.json, else CARLA's 13. @throws InputError where the file can't be read
ClassMap classesOfFolder(const std::filesystem::path &camera);

/// Lists a camera's folder without decoding more than the first frame (and its labels), and 16-bit frames for the range that they use.
/// @throws InputError where the folder is missing, unreadable or empty, or labels are required and missing (the
/// message names the first frames without).
Dataset openDataset(const std::filesystem::path &folder, LabelUse use);

/// Several labelled cameras as one data set: camera by camera, each frame's name led by its camera's folder, so that names stay
/// unique. At least one. Whatever looks at what stands still takes it apart again with byCamera().
/// @throws InputError where their class maps differ or a folder is given twice
Dataset joined(std::vector<Dataset> cameras);
/// openDataset() of each folder, joined where there are several. @throws InputError also where none is given
Dataset openCameras(const std::vector<std::filesystem::path> &folders, LabelUse use);
/// A camera's frames in a data set of several.
struct CameraRange
{
    size_t first = 0, count = 0;
};
/// Of each camera that has frames in it, in their order.
std::vector<CameraRange> cameraRanges(const Dataset &data);
/// The cameras that a data set is of, each a data set of its own.
std::vector<Dataset> byCamera(const Dataset &data);

/// Frames with a shorter side are refused: a network's stride leaves nothing of them.
constexpr int smallestFrameSide = 16; // pixels

struct Frame
{
    cv::Mat image;  ///< CV_8UC3, RGB
    cv::Mat labels; ///< CV_8UC1 of the same size, or empty
};

/// The picture of one frame alone, CV_8UC3 in RGB order. @param header if given: what its file says of itself @throws InputError
cv::Mat readFrameImage(const Dataset &data, size_t index, ImageHeader *header = nullptr);

/// Decodes one frame. @throws InputError, also where image and labels differ in size or a side is under 16 pixels.
Frame readFrame(const Dataset &data, size_t index);

/// The frame at the size asked for: image by area/linear interpolation, labels by nearest neighbour.
Frame resized(const Frame &frame, cv::Size size);

/// The first and the last parts of each camera in time order: neighbouring frames of a fixed camera look alike, so
/// a random split would measure on what was trained on.
struct Split
{
    Dataset train;
    Dataset validation;
};
/// @param validationShare 0..1; at least one frame of a camera each where it has two or more.
Split splitByTime(Dataset data, double validationShare);

/// Evenly spaced frames in order, the first and the last among them, at most `count`.
Dataset thinned(const Dataset &data, size_t count);

/// What a fingerprint says of one frame.
struct FramePrint
{
    std::string name;
    uintmax_t imageBytes = 0, labelBytes = 0;
    std::string image, labels; ///< SHA-256 of the bytes; empty where they were not read, or there are no labels
    bool operator==(const FramePrint &) const = default;
};

/// 64 hex digits over names, sizes and bytes of image and label files and the class map: the same data gives the same
/// fingerprint wherever it lies. With more than 512 frames the bytes of 512 evenly spaced ones are read.
/// @param frames where given, receives what the fingerprint is made of
std::string fingerprint(const Dataset &data, std::vector<FramePrint> *frames = nullptr);

/// What `check` finds: everything about a folder in one pass over all files, without stopping at the first problem.
struct DatasetReport
{
    size_t frames = 0;
    size_t labelled = 0;
    std::vector<std::pair<std::string, size_t>> imageSizes; ///< "320x240" and how many frames have it, most first
    std::string labelEncoding;                              ///< of the first readable label picture, or empty
    ClassMap classes;
    std::array<uint64_t, 256> pixelsPerValue{};             ///< over all label pictures
    std::vector<std::string> problems;                      ///< each names its file; training would refuse these
    std::vector<std::string> remarks;                       ///< worth knowing, not in the way
};
/// @param progress called with frames done and in all, if given; returning false ends the check early.
/// @throws InputError only where the folder itself can't be listed.
DatasetReport checkDataset(const std::filesystem::path &folder,
                           const std::function<bool(size_t, size_t)> &progress = {});
/// The same, for whoever shows what is known so far: frames (in all), sizes, encoding, pixels and problems. Called once
/// before the first frame is read.
DatasetReport checkDataset(const std::filesystem::path &folder,
                           const std::function<bool(const DatasetReport &soFar, size_t done)> &progress);

} // namespace vantage
