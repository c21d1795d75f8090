#pragma once

#include "core/data/class_map.h"

#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace vantage {

/// A picture under a caption bar.
struct CaptionedPicture
{
    std::string caption; ///< ASCII
    cv::Mat image;       ///< CV_8UC3, RGB
};

/// Side by side at the first picture's size, with captions and padding. CV_8UC3, RGB. Empty pictures are left out.
cv::Mat pictureStrip(const std::vector<CaptionedPicture> &pictures);

/// What there is to show of one target frame; whatever is empty is left out.
struct FramePictures
{
    std::string name;       ///< of the frame
    cv::Mat source;         ///< a source frame beside it, CV_8UC3 RGB
    cv::Mat target;         ///< CV_8UC3 RGB
    cv::Mat na;             ///< prediction, CV_8UC1 class indices
    cv::Mat adapted;        ///< prediction, CV_8UC1 class indices
    cv::Mat reconstruction; ///< by G from the adapted scores, CV_8UC3 RGB
    cv::Mat fineTuned;      ///< prediction, CV_8UC1 class indices
    cv::Mat groundTruth;    ///< CV_8UC1 class indices
};

/// All that a frame has, in the order of the struct, class indices painted in the map's colours.
std::vector<CaptionedPicture> captioned(const FramePictures &frame, const ClassMap &classes);

/// A row a frame, one caption a column, the class colours below.
/// @throws std::invalid_argument where there is nothing to show
cv::Mat contactSheet(const std::vector<FramePictures> &frames, const ClassMap &classes);

/// Writes overview.png (the contact sheet) and frames/<frame>.png (a strip each) into the folder.
/// @return the overview first. @throws InputError
std::vector<std::filesystem::path> writePictures(const std::filesystem::path &folder,
                                                 const std::vector<FramePictures> &frames, const ClassMap &classes);

} // namespace vantage
