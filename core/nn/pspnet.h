#pragma once

#include "core/nn/segmentation_net.h"

#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/dropout.h>

namespace vantage {

/// F of the paper: PSPNet (Zhao et al. 2017) on a dilated ResNet. The pyramid's branches have a quarter of the feature
/// channels each.
class PspNetImpl : public SegmentationNet
{
public:
    explicit PspNetImpl(const NetworkOptions &options);

    Output outputs(const torch::Tensor &x) override;
    ResNet backbone() override { return m_backbone; }

private:
    /// The 3 x 3 convolution over the features and their upsampled pyramid.
    torch::Tensor bottleneck(const torch::Tensor &features, const torch::Tensor &weight, const torch::Tensor &bias);

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
