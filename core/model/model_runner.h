#pragma once

#include "core/model/model_description.h"

#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <torch/types.h>

namespace onnx {
class ModelProto;
}

namespace vantage {

/// One runtime with one exported file loaded: pictures in, scores or labels out, as the file gives them.
class ModelRunner
{
public:
    virtual ~ModelRunner() = default;
    virtual std::string name() const = 0; ///< e.g. "libtorch 1.13.1"
    /// @param input as the file takes it @return on the CPU: float32 N x classes x H x W, or labels N x H x W of any type
    virtual torch::Tensor run(const torch::Tensor &input) = 0;
};

/// @param fast spend a moment at loading to run faster after it. @throws InputError
std::unique_ptr<ModelRunner> scriptRunner(const std::filesystem::path &file, bool fast);
/// OpenCV's own network module; for one fixed size. @throws InputError where it can't load the file
std::unique_ptr<ModelRunner> openCvRunner(const std::filesystem::path &file, int threads);
/// See OnnxProgram. @param fast prepare for pictures of the size of the second one. @throws InputError where it can't run the file
std::unique_ptr<ModelRunner> programRunner(const onnx::ModelProto &model, const std::filesystem::path &file, bool fast = false);

/// A frame (CV_8UC3 RGB, already of the size that the file takes) as the file takes it.
torch::Tensor modelInput(const cv::Mat &rgb, const ModelDescription &info);

/// What the file gave for one frame as class indices (CV_8UC1) of the size asked for: scores are resized before the best
/// class is taken, labels after. @param confidence if given: gets the probability of that class (CV_32FC1), where the file gives scores @throws InputError where the result is neither, or has another number of classes
cv::Mat labelsOf(const torch::Tensor &result, const ModelDescription &info, cv::Size size, const std::filesystem::path &file, cv::Mat *confidence = nullptr);

std::string torchName();
std::string openCvName();

} // namespace vantage
