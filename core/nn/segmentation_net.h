#pragma once

#include "core/nn/feature_net.h"
#include "core/nn/resnet.h"

#include <torch/nn/module.h>

#include <memory>
#include <string>
#include <vector>

namespace vantage {

enum class NetworkFamily {
    PspNet, ///< the paper's: pyramid pooling over the last level, decides at the output stride
    Levels, ///< all levels of a frozen backbone, each of length 1 a pixel, under a per-pixel head at a quarter of the frame
};
/// "pspnet", "levels"
std::string toText(NetworkFamily family);
/// @throws std::invalid_argument on another text
NetworkFamily networkFamilyFromText(const std::string &text);

/// All that a segmentation network is built from.
struct NetworkOptions
{
    NetworkFamily family = NetworkFamily::PspNet;
    ResNetOptions backbone;
    int classes = 13;
    double dropout = 0.1;  ///< before the last layer
    // PspNet
    std::vector<int> bins = {1, 2, 3, 6}; ///< grid sizes of the pyramid pooling (Zhao et al. 2017, figure 3)
    bool auxiliary = false; ///< a second classifier on layer3 for training (Zhao et al. 2017, section 4)
    // Levels
    int hidden = 256;      ///< units between levels and scores
    std::vector<FeatureOptions> features; ///< further frozen networks, whose maps are levels too
};

/// F: class scores for every pixel of a picture.
class SegmentationNet : public torch::nn::Module
{
public:
    explicit SegmentationNet(NetworkOptions options)
        : m_options(std::move(options))
    {
    }

    struct Output
    {
        torch::Tensor scores;    ///< N x classes x H x W, raw scores, float32
        torch::Tensor auxiliary; ///< the same of the auxiliary classifier, or undefined
    };
    /// @param x N x 3 x H x W of any size from 16 x 16 on, RGB in 0..1, minus ImageNet's mean, over its std
    /// @throws std::invalid_argument on a smaller one
    virtual Output outputs(const torch::Tensor &x) = 0;
    torch::Tensor forward(const torch::Tensor &x) { return outputs(x).scores; }

    virtual ResNet backbone() = 0;
    const NetworkOptions &options() const { return m_options; }
    /// Parameters of everything but the backbone: they start from chance and may learn faster.
    std::vector<torch::Tensor> headParameters() const;
    /// Parameters of the backbone that learn; none where it is frozen.
    std::vector<torch::Tensor> backboneParameters() const;

protected:
    /// @throws std::invalid_argument where x is no batch of pictures of at least 16 x 16 pixels
    static void requirePictures(const torch::Tensor &x);
    static torch::nn::Conv2d plainConv(int in, int out, int kernel, bool bias);

private:
    NetworkOptions m_options;
};

using Network = std::shared_ptr<SegmentationNet>;
/// @throws std::invalid_argument on options that describe no network
Network makeNetwork(const NetworkOptions &options);

} // namespace vantage
