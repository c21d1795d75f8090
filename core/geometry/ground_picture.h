#pragma once

#include "core/data/class_map.h"

#include <opencv2/core/mat.hpp>
#include <vector>

namespace vantage {

/// Labels laid over a picture, half transparent, their borders a little darker; pixels to ignore show the picture as it
/// is. For the question whether the source's ground lies where it should in the target.
/// @param picture CV_8UC3 RGB @param labels CV_8UC1 of the same size @param opacity 0..1 @return CV_8UC3 RGB
/// @throws std::invalid_argument where the pictures don't fit together
cv::Mat labelsOver(const cv::Mat &picture, const cv::Mat &labels, const ClassMap &classes, double opacity = 0.5);

/// The two beside each other at the target's height: the source with its ground labels, the target with those carried
/// over.
/// @param ground a flag a class: other labels of the source are not shown @return CV_8UC3 RGB
cv::Mat groundPicture(const cv::Mat &source, const cv::Mat &sourceLabels, const cv::Mat &target, const cv::Mat &carried,
                      const ClassMap &classes, const std::vector<bool> &ground);

} // namespace vantage
