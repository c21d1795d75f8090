#include "core/nn/tensors.h"

#include <torch/nn/functional/upsampling.h>

#include <cstring>

namespace vantage {

torch::Tensor imagesToTensor(const std::vector<cv::Mat> &rgb, torch::Device device)
{
    const int height = rgb.front().rows, width = rgb.front().cols;
    auto bytes = torch::empty({static_cast<int64_t>(rgb.size()), height, width, 3}, torch::kUInt8);
    auto *out = bytes.data_ptr<uint8_t>();
    const size_t rowBytes = static_cast<size_t>(width) * 3;
    for (const cv::Mat &image : rgb) {
        TORCH_CHECK(image.type() == CV_8UC3 && image.rows == height && image.cols == width, "pictures of one batch differ");
        for (int y = 0; y < height; ++y, out += rowBytes)
            std::memcpy(out, image.ptr(y), rowBytes);
    }
    return bytes.to(device).permute({0, 3, 1, 2}).to(torch::kFloat32).div_(127.5).sub_(1.0).contiguous();
}

torch::Tensor networkInput(const torch::Tensor &images)
{
    // ((x + 1) / 2 - mean) / std as one multiplication and one addition
    const auto options = images.options();
    std::vector<float> scale, shift;
    for (int c = 0; c < 3; ++c) {
        scale.push_back(static_cast<float>(0.5 / imagenetStd[c]));
        shift.push_back(static_cast<float>((0.5 - imagenetMean[c]) / imagenetStd[c]));
    }
    return images * torch::tensor(scale, options).view({1, 3, 1, 1}) + torch::tensor(shift, options).view({1, 3, 1, 1});
}

torch::Tensor resizedTo(const torch::Tensor &x, int64_t height, int64_t width)
{
    if (x.size(2) == height && x.size(3) == width)
        return x;
    namespace F = torch::nn::functional;
    return F::interpolate(x, F::InterpolateFuncOptions()
                                 .size(std::vector<int64_t>{height, width})
                                 .mode(torch::kBilinear)
                                 .align_corners(false));
}

torch::Tensor labelsToTensor(const std::vector<cv::Mat> &labels, torch::Device device)
{
    const int height = labels.front().rows, width = labels.front().cols;
    auto bytes = torch::empty({static_cast<int64_t>(labels.size()), height, width}, torch::kUInt8);
    auto *out = bytes.data_ptr<uint8_t>();
    for (const cv::Mat &label : labels) {
        TORCH_CHECK(label.type() == CV_8UC1 && label.rows == height && label.cols == width, "labels of one batch differ");
        for (int y = 0; y < height; ++y, out += width)
            std::memcpy(out, label.ptr(y), static_cast<size_t>(width));
    }
    return bytes.to(device).to(torch::kInt64);
}

cv::Mat labelsToMat(const torch::Tensor &labels)
{
    const auto bytes = labels.to(torch::kUInt8).to(torch::kCPU).contiguous();
    return cv::Mat(static_cast<int>(bytes.size(0)), static_cast<int>(bytes.size(1)), CV_8UC1, bytes.data_ptr<uint8_t>()).clone();
}

cv::Mat imageToMat(const torch::Tensor &image)
{
    const auto bytes = ((image.detach() + 1.0) * 127.5).round().clamp(0, 255).to(torch::kUInt8).permute({1, 2, 0}).to(torch::kCPU).contiguous();
    return cv::Mat(static_cast<int>(bytes.size(0)), static_cast<int>(bytes.size(1)), CV_8UC3, bytes.data_ptr<uint8_t>()).clone();
}

} // namespace vantage
