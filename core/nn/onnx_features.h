#pragma once

#include "core/nn/feature_net.h"

#include <filesystem>

namespace onnx {
class ModelProto;
}

namespace vantage {

class OnnxProgram;

/// Scores (or any maps) of a network in an ONNX file, operator by operator on libtorch, in float32 on the CPU. The bytes of the
/// file are a buffer of the module, so that a model that uses it carries it along.
class OnnxFeatures : public FeatureNet
{
public:
    /// @throws std::invalid_argument on options of no file
    explicit OnnxFeatures(const FeatureOptions &options);
    ~OnnxFeatures() override;

    torch::Tensor features(const torch::Tensor &x) override;
    int channels() const override { return options().onnx.channels; }
    double operations(cv::Size picture) override;
    void ready() override;

    /// What the network gives, on its own grid. @param x as SegmentationNet takes it, one picture
    torch::Tensor maps(const torch::Tensor &x);
    /// The picture as the network takes it. @param x as SegmentationNet takes it, one picture
    torch::Tensor networkPicture(const torch::Tensor &x) const;
    /// The size that a picture is brought to: the network's own, or whole multiples of 32, which networks that halve their maps ask for.
    cv::Size pictureSize(cv::Size picture) const;
    onnx::ModelProto model() const;

private:
    OnnxProgram &program();

    torch::Tensor m_bytes;
    std::unique_ptr<OnnxProgram> m_program; // made when it is first needed
};

/// Reads what an ONNX file takes and gives, and tries it on a picture. What a file doesn't say is taken as ImageNet has it: RGB, its
/// mean and deviation. @throws InputError where it takes no pictures, gives no maps (labels are none), or can't be run here
std::shared_ptr<OnnxFeatures> readOnnxFeatures(const std::filesystem::path &file);

} // namespace vantage
