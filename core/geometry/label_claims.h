#pragma once

#include <opencv2/core/mat.hpp>

#include <vector>

namespace vantage {

/// What several cameras say of the same places in one picture: a label where one speaks or all agree, `ignore` where they contradict
/// each other and where none speaks.
/// @param claims CV_8UC1 of `size` each, `ignore` where it says nothing
cv::Mat reconciled(const std::vector<cv::Mat> &claims, cv::Size size, int ignore);

} // namespace vantage
