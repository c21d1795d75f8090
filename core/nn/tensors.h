#pragma once

#include <opencv2/core/mat.hpp>
#include <torch/types.h>

#include <vector>

namespace vantage {

/// CV_8UC3 RGB pictures of one size -> N x 3 x H x W float, RGB in -1..1 (what G makes and D judges).
torch::Tensor imagesToTensor(const std::vector<cv::Mat> &rgb, torch::Device device = torch::kCPU);

/// RGB in -1..1 -> F's input: RGB in 0..1, minus ImageNet's mean, over its std.
torch::Tensor networkInput(const torch::Tensor &images);
inline constexpr double imagenetMean[3] = {0.485, 0.456, 0.406};
inline constexpr double imagenetStd[3] = {0.229, 0.224, 0.225};

/// N x C x H x W -> N x C x height x width, bilinear without aligned corners; x itself where it has that size.
torch::Tensor resizedTo(const torch::Tensor &x, int64_t height, int64_t width);

/// CV_8UC1 class indices of one size -> N x H x W int64.
torch::Tensor labelsToTensor(const std::vector<cv::Mat> &labels, torch::Device device = torch::kCPU);

/// H x W class indices (any integer type) -> CV_8UC1.
cv::Mat labelsToMat(const torch::Tensor &labels);

/// 3 x H x W, RGB in -1..1 -> CV_8UC3 RGB.
cv::Mat imageToMat(const torch::Tensor &image);

} // namespace vantage
