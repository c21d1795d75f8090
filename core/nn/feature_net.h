#pragma once

#include <opencv2/core/types.hpp>
#include <torch/nn/module.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>

namespace vantage {

/// A vision transformer as DINOv2 publishes it (Oquab et al. 2024): S/14 by default.
struct VisionTransformerOptions
{
    int width = 384;   ///< numbers a token; heads have 64 each
    int depth = 12;    ///< blocks
    int patch = 14;    ///< pixels a side that become one token
    int registers = 0; ///< tokens without a place (Darcet et al. 2024)
    int grid = 37;     ///< tokens a side that the positions were learned for
};

/// A network of somebody else's whose scores are taken as features, from an ONNX file.
struct OnnxFeatureOptions
{
    int64_t bytes = 0;               ///< of the file
    int channels = 0;                ///< of what it gives
    int width = 0, height = 0;       ///< of the pictures that it takes; 0: any
    std::array<double, 3> mean{}, std{1, 1, 1}; ///< of what it takes, on the scale 0..255, in the order of its channels
    bool bgr = false;                ///< takes blue, green, red
    bool frames = false;             ///< takes uint8 N x H x W x 3
};

/// What a further frozen network is built from.
struct FeatureOptions
{
    enum class Kind { VisionTransformer, Onnx };
    Kind kind = Kind::VisionTransformer;
    std::string origin; ///< for people, e.g. "DINOv2 ViT-S/14"
    VisionTransformerOptions transformer;
    OnnxFeatureOptions onnx;
};

/// A further network that looks at the pictures beside the backbone of a LevelsNet: frozen, on a grid of its own.
class FeatureNet : public torch::nn::Module
{
public:
    explicit FeatureNet(FeatureOptions options)
        : m_options(std::move(options))
    {
    }

    /// @param x N x 3 x H x W as SegmentationNet takes it @return N x channels() x h x w of the whole picture, whatever h and w are
    virtual torch::Tensor features(const torch::Tensor &x) = 0;
    virtual int channels() const = 0;
    /// Multiplications and additions for one picture of that size.
    virtual double operations(cv::Size picture) = 0;
    /// After the weights were filled in. @throws InputError where they can't be used
    virtual void ready() {}

    const FeatureOptions &options() const { return m_options; }

private:
    FeatureOptions m_options;
};

/// Its weights are chance until they are filled in. @throws std::invalid_argument on options that describe no network
std::shared_ptr<FeatureNet> makeFeatureNet(const FeatureOptions &options);

} // namespace vantage
