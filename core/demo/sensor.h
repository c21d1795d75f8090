#pragma once

#include "core/demo/layout.h"

#include <opencv2/core/mat.hpp>

namespace vantage::demo {

/// What the camera makes of the light: lens blur, vignetting, automatic exposure, white balance, tone curve, noise.
/// @param light CV_32FC3, linear RGB
/// @param noise one number a frame
/// @return CV_8UC3, RGB
cv::Mat develop(const cv::Mat &light, const View &view, uint32_t noise);

} // namespace vantage::demo
