#pragma once

#include <QImage>

#include <opencv2/core/mat.hpp>

namespace vantage {

/// A copy as Format_RGB32 of CV_8UC3 RGB or CV_8UC1 grey; null of an empty one.
/// @throws std::invalid_argument on other types
QImage toQImage(const cv::Mat &picture);

/// A copy as CV_8UC3 RGB; empty of a null image.
cv::Mat toMat(const QImage &image);

} // namespace vantage
