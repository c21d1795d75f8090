#pragma once

#include "core/base/message.h"
#include "core/data/class_map.h"
#include "core/data/image_header.h"
#include "core/data/labels/label_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <opencv2/core/mat.hpp>
#include <set>
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
    std::shared_ptr<const LabelReader> reader{}; ///< of its labels; nothing: plainLabels()
    int bits = 16;      ///< that the camera uses of a 16-bit value: the same for all its frames (see ValueRange)
};

/// A camera's folder: images/ and, maybe, labels/ with equal stems, and an optional classes.json, or another layout that is known
/// (labels/camera_layout.h). A folder that holds pictures directly and has no images/ is a camera without labels.
struct Dataset
{
    std::filesystem::path folder;
    ClassMap classes; ///< of classes.json, else those of the format of its labels: CARLA's 13 where nothing says otherwise
    std::vector<FrameFiles> frames; ///< in the order of their names, numbers in them by value (9 before 10)
    cv::Size size;                  ///< of the first frame
    std::vector<std::filesystem::path> folders; ///< of a data set of several cameras: each one's own
    std::vector<Message> leftOut{}; ///< sentences, each with its folder: which frames of it are none of the data set, and why
    bool classesAssumed = false;  ///< nothing in the folder says which classes its labels are
    std::vector<bool> unjudged{}; ///< of each class whether the labels do not know it (inClassesOf()); empty: they know all

    /// Some frame has them; of a target maybe not all.
    bool hasLabels() const
    {
        return std::any_of(frames.begin(), frames.end(), [](const FrameFiles &frame) { return !frame.labels.empty(); });
    }
    bool severalCameras() const { return !frames.empty() && frames.front().camera != frames.back().camera; }
    std::filesystem::path imageFile(size_t index) const { return folder / frames.at(index).image; }
    /// Only of frames that have labels.
    std::filesystem::path labelFile(size_t index) const { return folder / frames.at(index).labels; }
};

/// Names of frames that must not be used, by their camera's folder.
using FramesLeftOut = std::map<std::filesystem::path, std::vector<std::string>>;

enum class LabelUse {
    Required, ///< frames without a label picture are left out; some must have one
    Measure,  ///< taken where they are there, for measuring only; a few frames with labels are enough
    Hidden,   ///< not even looked for: the frames come without label files, whatever the folder holds
};

/// The class map of a camera's folder: of classes.json, else what its labels bring along, else CARLA's 13. @throws InputError where that can't be read
ClassMap classesOfFolder(const std::filesystem::path &camera);

/// The data set with its labels in the classes of another list, for measuring (class_matching.h); its leftOut says what is ignored.
/// What has the classes already, or no labels, only gets the map. @throws InputError where no class has a partner, or nothing says what the labels mean
Dataset inClassesOf(Dataset data, const ClassMap &classes);
/// The labels of a frame as far as a prediction for it can be judged: what a class was predicted for that they do not know is ignored.
cv::Mat judged(const Dataset &data, const cv::Mat &labels, const cv::Mat &predicted);
/// Where there is no prediction of their size, the labels as they are.
/// @param unjudged a flag a class, or empty @param ignore stands for what is not judged
cv::Mat judged(const std::vector<bool> &unjudged, int ignore, const cv::Mat &labels, const cv::Mat &predicted);

/// Lists a camera's folder without decoding a frame, but 16-bit ones for the range that they use; its size stays unknown.
/// @param leftOut names of frames that are not to be in it; those that the folder does not have are passed over
/// @throws InputError where the folder is missing, unreadable or empty, or labels are required and no frame has any (the
/// message names the first frames without).
Dataset listDataset(const std::filesystem::path &folder, LabelUse use, const std::vector<std::string> &leftOut = {});
/// The same with its size, for which the first frame (and its labels) is decoded.
Dataset openDataset(const std::filesystem::path &folder, LabelUse use, const std::vector<std::string> &leftOut = {});

/// Several labelled cameras as one data set: camera by camera, each frame's name led by its camera's folder, so that names stay
/// unique. At least one. Whatever looks at what stands still takes it apart again with byCamera().
/// @throws InputError where their class maps differ or a folder is given twice
Dataset joined(std::vector<Dataset> cameras);
/// openDataset() of each folder, joined where there are several. @throws InputError also where none is given
Dataset openCameras(const std::vector<std::filesystem::path> &folders, LabelUse use, const FramesLeftOut &leftOut = {});
/// The names that are left out of a camera.
std::vector<std::string> leftOutOf(const FramesLeftOut &leftOut, const std::filesystem::path &folder);
/// @throws InputError where so many of a camera's frames are to be left out that it is no damage but another fault
/// @param first what is wrong with the first of them
void requireFewLeftOut(const std::filesystem::path &folder, size_t leftOut, size_t all, const Message &first);
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

class ContentNotes;

/// Why a frame can't be used.
struct FrameFault
{
    std::string frame;     ///< its name
    bool ofLabels = false; ///< only where its labels are used
    Message problem;       ///< names the file
    std::vector<std::pair<int, uint64_t>> values; ///< of its labels, as far as they could be read: each and its pixels
};

/// One of a folder's.
struct DatasetProblem
{
    Message text; ///< names the file
    bool ofLabels = false;     ///< only where its labels are used
    bool sumsUpValues = false; ///< those of single frames that are no class
};

std::vector<std::string> english(const std::vector<DatasetProblem> &problems);

/// What `check` finds: everything about a folder in one pass over all files, without stopping at the first problem.
struct DatasetReport
{
    size_t frames = 0;
    size_t labelled = 0;
    std::vector<std::pair<std::string, size_t>> imageSizes; ///< "320x240" and how many frames have it, most first
    std::string labelEncoding;                              ///< of the first readable label picture, or empty
    std::string format, formatTitle;                        ///< how labels are read: "cityscapes-ids", "Cityscapes, label ids"
    std::string formatSaid;                                 ///< the one that classes.json asks for; may be empty
    std::vector<Message> evidence;                          ///< what that was told by, sentences without full stop
    ClassMap classes;
    std::array<uint64_t, 256> pixelsPerValue{};             ///< over all label pictures
    std::vector<DatasetProblem> problems;                   ///< training would refuse these
    std::vector<FrameFault> faults;                         ///< those of single frames, which could be left out; their texts are among the problems
    std::vector<std::string> unlabelled;                    ///< frames without labels where others have some: a source does without them
    std::vector<Message> remarks;                           ///< worth knowing, not in the way
};
/// @param progress called with frames done and in all, if given; returning false ends the check early.
/// @throws InputError only where the folder itself can't be listed.
DatasetReport checkDataset(const std::filesystem::path &folder,
                           const std::function<bool(size_t, size_t)> &progress = {});
/// The same, for whoever shows what is known so far: frames (in all), sizes, encoding, pixels and problems. Called once
/// before the first frame is read.
DatasetReport checkDataset(const std::filesystem::path &folder,
                           const std::function<bool(const DatasetReport &soFar, size_t done)> &progress);
/// The same, taking what is noted of a file's contents for decoding it, and noting what is not.
/// @param format of the labels (labels/camera_layout.h); empty: as classes.json says, else as it is found out
DatasetReport checkDataset(const std::filesystem::path &folder, ContentNotes &notes,
                           const std::function<bool(const DatasetReport &soFar, size_t done)> &progress, const std::string &format = {});

} // namespace vantage
