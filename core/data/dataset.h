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

    bool hasLabels() const { return !frames.empty() && !frames.front().labels.empty(); }
    std::filesystem::path imageFile(size_t index) const { return folder / frames.at(index).image; }
    /// Only of frames that have labels.
    std::filesystem::path labelFile(size_t index) const { return folder / frames.at(index).labels; }
};

enum class LabelUse {
    Required, ///< every frame must have a label picture
    Measure,  ///< taken where they are there, for measuring only; labels for some frames alone are refused
    Hidden,   ///< not even looked for: the frames come without label files, whatever the folder holds
};

/// Lists a camera's folder without decoding more than the first frame (and its labels), and 16-bit frames for the range that they use.
/// @throws InputError where the folder is missing, unreadable or empty, or labels are required and missing (the
/// message names the first frames without).
Dataset openDataset(const std::filesystem::path &folder, LabelUse use);

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

/// The first and the last parts of a data set in time order: neighbouring frames of a fixed camera look alike, so
/// a random split would measure on what was trained on.
struct Split
{
    Dataset train;
    Dataset validation;
};
/// @param validationShare 0..1; at least one frame each where there are two or more.
Split splitByTime(Dataset data, double validationShare);

/// Evenly spaced frames in order, the first and the last among them, at most `count`.
Dataset thinned(const Dataset &data, size_t count);

/// Sees, without decoding anything, that up to `most` evenly spaced frames and their labels are whole pictures of one size.
/// @throws InputError naming the first file that is not
void inspectFiles(const Dataset &data, size_t most = 512);

/// 64 hex digits over names, sizes and bytes of image and label files and the class map: the same data gives the same
/// fingerprint wherever it lies. With more than 512 frames the bytes of 512 evenly spaced ones are read.
std::string fingerprint(const Dataset &data);

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
