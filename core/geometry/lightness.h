#pragma once

#include <opencv2/core/mat.hpp>

namespace vantage {

/// Lab lightness, CV_32F, 0..255. @param rgb CV_8UC3
cv::Mat lightness(const cv::Mat &rgb);

/// By a Gaussian. @param deviation pixels, over 0
cv::Mat blurred(const cv::Mat &values, double deviation);

} // namespace vantage
