#pragma once

#include "core/base/message.h"
#include "core/data/class_map.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <opencv2/core/mat.hpp>
#include <stop_token>
#include <string>
#include <vector>

namespace vantage {

struct ApplyOptions
{
    std::filesystem::path model; ///< model.safetensors, or an exported TorchScript or ONNX file
    std::string input;           ///< a camera's folder or one of pictures, a picture, a video file, or the address of a stream (rtsp://, http://, ...)
    std::filesystem::path out;   ///< folder; made where it is not there

    bool labels = true;          ///< labels/NAME.png, 8-bit class indices
    bool colour = false;         ///< colour/NAME.png, labels in the classes' colours
    bool overlay = false;        ///< overlay/NAME.jpg, the frame under its coloured labels
    bool video = false;          ///< overlay.mp4 (or .avi where no such encoder is there)
    bool shares = true;          ///< class-shares.csv: a line a frame, a column a class, 0..1
    double opacity = 0.5;        ///< of the labels over the frame, 0..1

    int every = 1;               ///< take each n-th frame of a video or stream
    int64_t frames = 0;          ///< stop after so many; 0: all there are
    double timeout = 10;         ///< seconds to wait for a stream to open or to send the next frame
    double fps = 25;             ///< of overlay.mp4 of a stream, and where the input knows none
    std::string precision = "auto"; ///< of a model.safetensors: auto, full or mixed
    int threads = 0;             ///< of the network; 0: one a core
    bool map = true;             ///< of a model.safetensors: with the map of its camera's places, where it has one
    bool goesOn = false;         ///< where `out` holds results of the same model and input, only frames that are not among them are labelled
    bool replace = false;        ///< where `out` holds the results of an earlier call, they are removed; else that is refused
};

struct ApplyProgress
{
    std::string name;  ///< of the frame just finished
    int64_t done = 0;
    int64_t total = 0; ///< 0: not known (a stream)
    int64_t dropped = 0; ///< frames of a live stream that came faster than they could be used
    double seconds = 0, secondsLeft = -1; ///< under 0: not known
    std::vector<double> shares; ///< of each class over the frames so far, 0..1
    const ClassMap *classes = nullptr; ///< of the labels; to be read during the call
    cv::Mat image, labels; ///< the frame (CV_8UC3 RGB) and its prediction (CV_8UC1): shared, not to be written to
};

struct ApplyResult
{
    bool stopped = false; ///< by the stop token; what was finished by then is kept
    int64_t frames = 0, dropped = 0;
    int64_t there = 0;    ///< frames that an earlier call has labelled, where this one went on with it; shares and table are of all
    double seconds = 0;   ///< from the first frame to the last
    double decodeSeconds = 0, modelSeconds = 0, writeSeconds = 0; ///< busy time of each stage; they overlap
    std::vector<double> shares;  ///< of each class over all frames, 0..1; empty where it was stopped before a stream was open
    std::string runtime;         ///< what ran the model
    std::vector<std::filesystem::path> files; ///< folders and files written
    std::vector<Message> remarks; ///< e.g. that a stream or video ended early; mostly empty
};

/// Runs a model over all frames of the input. Decoding, the network and writing work at the same time on threads of their
/// own, with a few frames between them. A stop request ends it after the frames at hand.
/// @param onFrame called on the thread of the network after each frame
/// @throws InputError where model or input can't be used, a frame is damaged (what was labelled before it is kept, table
/// and video too), the disk is full, or out is a camera's folder, holds the frames under a name
/// that it would use, or holds labels already and was to be neither replaced nor gone on with, or those of another model or input
ApplyResult applyModel(const ApplyOptions &options, std::stop_token stop = {},
                       const std::function<void(const ApplyProgress &)> &onFrame = {});

/// The frame under its labels in the classes' colours. Both of one size. @param opacity of the labels, 0..1
cv::Mat overlaid(const cv::Mat &rgb, const cv::Mat &labels, const ClassMap &classes, double opacity);

} // namespace vantage
