#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/pimpl.h>

namespace vantage {

struct ResNetOptions
{
    int depth = 50;             ///< 18, 34, 50 or 101
    int outputStride = 8;       ///< 8, 16 or 32: layer3/layer4 are dilated instead of strided (PSPNet, section 3)
    bool strideInFirst = false; ///< "v1": bottlenecks stride on the 1x1 (He et al. 2015, Caffe, Keras), not on the 3x3 (torchvision)
    bool classifier = false;    ///< with the 1000-class ImageNet layer "fc"
};

/// ResNet (He et al. 2015) with torchvision's parameter names.
class ResNetImpl : public torch::nn::Module
{
public:
    /// @throws std::invalid_argument on other depths or strides
    explicit ResNetImpl(const ResNetOptions &options);

    struct Features
    {
        torch::Tensor layer1; ///< N x 256 (64 for 18/34) x H/4 x W/4, sides rounded up
        torch::Tensor layer2; ///< N x 512 (128) x H/8 x W/8
        torch::Tensor layer3; ///< N x 1024 (256 for 18/34) x H/s x W/s; s = 16, or 8 at output stride 8
        torch::Tensor layer4; ///< N x 2048 (512 for 18/34) x H/s x W/s; s = output stride
    };
    /// @param x N x 3 x H x W, RGB in 0..1, minus ImageNet's mean, over its std
    Features features(const torch::Tensor &x);

    /// N x 1000 class scores; needs options.classifier.
    torch::Tensor forward(const torch::Tensor &x);

    const ResNetOptions &options() const { return m_options; }
    int channels1() const { return m_options.depth >= 50 ? 256 : 64; }
    int channels3() const { return m_options.depth >= 50 ? 1024 : 256; }
    int channels4() const { return m_options.depth >= 50 ? 2048 : 512; }

private:
    torch::nn::Sequential makeLayer(int width, int blocks, int stride, int dilation);

    ResNetOptions m_options;
    int m_inputChannels = 64;
    torch::nn::Conv2d m_conv1{nullptr};
    torch::nn::BatchNorm2d m_norm1{nullptr};
    torch::nn::Sequential m_layer1{nullptr}, m_layer2{nullptr}, m_layer3{nullptr}, m_layer4{nullptr};
    torch::nn::Linear m_classifier{nullptr};
};
TORCH_MODULE(ResNet);

} // namespace vantage
