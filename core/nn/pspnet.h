#pragma once

#include "core/nn/resnet.h"

#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/dropout.h>

#include <vector>

namespace vantage {

struct PspNetOptions
{
    ResNetOptions backbone;
    int classes = 13;
    std::vector<int> bins = {1, 2, 3, 6}; ///< grid sizes of the pyramid pooling (Zhao et al. 2017, figure 3)
    double dropout = 0.1;                 ///< before the last layer
    bool auxiliary = false;               ///< a second classifier on layer3 for training (Zhao et al. 2017, section 4)
};

/// F: PSPNet (Zhao et al. 2017) on a dilated ResNet. The pyramid's branches have a quarter of the feature channels each.
class PspNetImpl : public torch::nn::Module
{
public:
    explicit PspNetImpl(const PspNetOptions &options);

    struct Output
    {
        torch::Tensor scores;    ///< N x classes x H x W, raw scores, float32
        torch::Tensor auxiliary; ///< the same of the auxiliary classifier, or undefined
    };
    /// @param x N x 3 x H x W of any size from 16 x 16 on, RGB in 0..1, minus ImageNet's mean, over its std
    /// @throws std::invalid_argument on a smaller one
    Output outputs(const torch::Tensor &x);
    torch::Tensor forward(const torch::Tensor &x) { return outputs(x).scores; }

    ResNet backbone() { return m_backbone; }
    const PspNetOptions &options() const { return m_options; }
    /// Parameters of everything but the backbone: they start from chance and may learn faster.
    std::vector<torch::Tensor> headParameters() const;

private:
    /// The 3 x 3 convolution over the features and their upsampled pyramid.
    torch::Tensor bottleneck(const torch::Tensor &features, const torch::Tensor &weight, const torch::Tensor &bias);

    PspNetOptions m_options;
    ResNet m_backbone{nullptr};
    torch::nn::ModuleList m_pyramid{nullptr};
    torch::nn::Conv2d m_bottleneck{nullptr}, m_classifier{nullptr};
    torch::nn::BatchNorm2d m_bottleneckNorm{nullptr};
    torch::nn::Dropout2d m_dropout{nullptr};
    torch::nn::Conv2d m_auxConv{nullptr}, m_auxClassifier{nullptr};
    torch::nn::BatchNorm2d m_auxNorm{nullptr};
};
TORCH_MODULE(PspNet);

} // namespace vantage
