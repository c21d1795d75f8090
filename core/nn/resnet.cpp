#include "core/nn/resnet.h"

#include "core/nn/conv_norm.h"

#include <torch/nn/functional/pooling.h>
#include <torch/nn/init.h>

#include <array>
#include <stdexcept>

namespace vantage {
namespace {

torch::nn::Conv2d convolution(int in, int out, int kernel, int stride, int dilation = 1)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel)
                                 .stride(stride)
                                 .padding(kernel / 2 * dilation)
                                 .dilation(dilation)
                                 .bias(false));
}

struct BlockShape
{
    int in, width, stride;
    int dilationFirst; // of the block's first 3x3
    int dilation;
    bool strideInFirst;
};

class ShortcutImpl : public torch::nn::Module
{
public:
    ShortcutImpl(int in, int out, int stride)
    {
        m_conv = register_module("0", convolution(in, out, 1, stride));
        m_norm = register_module("1", torch::nn::BatchNorm2d(out));
    }
    torch::Tensor forward(const torch::Tensor &x) { return convNorm(*m_conv, *m_norm, x); }

private:
    torch::nn::Conv2d m_conv{nullptr};
    torch::nn::BatchNorm2d m_norm{nullptr};
};
TORCH_MODULE(Shortcut);

class BasicBlockImpl : public torch::nn::Module
{
public:
    static constexpr int expansion = 1;

    explicit BasicBlockImpl(const BlockShape &s)
    {
        m_conv1 = register_module("conv1", convolution(s.in, s.width, 3, s.stride, s.dilationFirst));
        m_norm1 = register_module("bn1", torch::nn::BatchNorm2d(s.width));
        m_conv2 = register_module("conv2", convolution(s.width, s.width, 3, 1, s.dilation));
        m_norm2 = register_module("bn2", torch::nn::BatchNorm2d(s.width));
        if (s.stride != 1 || s.in != s.width)
            m_shortcut = register_module("downsample", Shortcut(s.in, s.width, s.stride));
    }

    torch::Tensor forward(const torch::Tensor &x)
    {
        auto y = convNorm(*m_conv1, *m_norm1, x).relu_();
        y = convNorm(*m_conv2, *m_norm2, y);
        return y.add_(m_shortcut.is_empty() ? x : m_shortcut->forward(x)).relu_();
    }

private:
    torch::nn::Conv2d m_conv1{nullptr}, m_conv2{nullptr};
    torch::nn::BatchNorm2d m_norm1{nullptr}, m_norm2{nullptr};
    Shortcut m_shortcut{nullptr};
};
TORCH_MODULE(BasicBlock);

class BottleneckImpl : public torch::nn::Module
{
public:
    static constexpr int expansion = 4;

    explicit BottleneckImpl(const BlockShape &s)
    {
        const int out = s.width * expansion;
        m_conv1 = register_module("conv1", convolution(s.in, s.width, 1, s.strideInFirst ? s.stride : 1));
        m_norm1 = register_module("bn1", torch::nn::BatchNorm2d(s.width));
        m_conv2 = register_module("conv2", convolution(s.width, s.width, 3, s.strideInFirst ? 1 : s.stride, s.dilationFirst));
        m_norm2 = register_module("bn2", torch::nn::BatchNorm2d(s.width));
        m_conv3 = register_module("conv3", convolution(s.width, out, 1, 1));
        m_norm3 = register_module("bn3", torch::nn::BatchNorm2d(out));
        if (s.stride != 1 || s.in != out)
            m_shortcut = register_module("downsample", Shortcut(s.in, out, s.stride));
    }

    torch::Tensor forward(const torch::Tensor &x)
    {
        auto y = convNorm(*m_conv1, *m_norm1, x).relu_();
        y = convNorm(*m_conv2, *m_norm2, y).relu_();
        y = convNorm(*m_conv3, *m_norm3, y);
        return y.add_(m_shortcut.is_empty() ? x : m_shortcut->forward(x)).relu_();
    }

private:
    torch::nn::Conv2d m_conv1{nullptr}, m_conv2{nullptr}, m_conv3{nullptr};
    torch::nn::BatchNorm2d m_norm1{nullptr}, m_norm2{nullptr}, m_norm3{nullptr};
    Shortcut m_shortcut{nullptr};
};
TORCH_MODULE(Bottleneck);

std::array<int, 4> blockCounts(int depth)
{
    switch (depth) {
    case 18: return {2, 2, 2, 2};
    case 34:
    case 50: return {3, 4, 6, 3};
    case 101: return {3, 4, 23, 3};
    default: throw std::invalid_argument("ResNet depth must be 18, 34, 50 or 101, not " + std::to_string(depth));
    }
}

} // namespace

ResNetImpl::ResNetImpl(const ResNetOptions &options)
    : m_options(options)
{
    const auto blocks = blockCounts(options.depth);
    const int os = options.outputStride;
    if (os != 8 && os != 16 && os != 32)
        throw std::invalid_argument("output stride must be 8, 16 or 32, not " + std::to_string(os));

    m_conv1 = register_module("conv1", torch::nn::Conv2d(torch::nn::Conv2dOptions(3, 64, 7).stride(2).padding(3).bias(false)));
    m_norm1 = register_module("bn1", torch::nn::BatchNorm2d(64));
    m_layer1 = register_module("layer1", makeLayer(64, blocks[0], 1, 1));
    m_layer2 = register_module("layer2", makeLayer(128, blocks[1], 2, 1));
    m_layer3 = register_module("layer3", makeLayer(256, blocks[2], os >= 16 ? 2 : 1, os >= 16 ? 1 : 2));
    m_layer4 = register_module("layer4", makeLayer(512, blocks[3], os >= 32 ? 2 : 1, os >= 32 ? 1 : os >= 16 ? 2 : 4));
    if (options.classifier)
        m_classifier = register_module("fc", torch::nn::Linear(channels4(), 1000));

    for (auto &module : modules(false))
        if (auto *conv = module->as<torch::nn::Conv2dImpl>())
            torch::nn::init::kaiming_normal_(conv->weight, 0.0, torch::kFanOut, torch::kReLU);
}

torch::nn::Sequential ResNetImpl::makeLayer(int width, int blocks, int stride, int dilation)
{
    torch::nn::Sequential layer;
    for (int i = 0; i < blocks; ++i) {
        // The first 3x3 of a dilated stage still sees the grid of the stage before, unless a 1x1 before it has strided already.
        const bool seesGridBefore = i == 0 && dilation > 1 && !(m_options.strideInFirst && m_options.depth >= 50);
        const BlockShape shape{m_inputChannels, width, i == 0 ? stride : 1, seesGridBefore ? dilation / 2 : dilation,
                               dilation, m_options.strideInFirst};
        if (m_options.depth >= 50) {
            layer->push_back(Bottleneck(shape));
            m_inputChannels = width * BottleneckImpl::expansion;
        } else {
            layer->push_back(BasicBlock(shape));
            m_inputChannels = width;
        }
    }
    return layer;
}

ResNetImpl::Features ResNetImpl::features(const torch::Tensor &x)
{
    auto y = convNorm(*m_conv1, *m_norm1, x).relu_();
    y = torch::max_pool2d(y, 3, 2, 1);
    Features result;
    result.layer1 = m_layer1->forward(y);
    result.layer2 = m_layer2->forward(result.layer1);
    result.layer3 = m_layer3->forward(result.layer2);
    result.layer4 = m_layer4->forward(result.layer3);
    return result;
}

torch::Tensor ResNetImpl::forward(const torch::Tensor &x)
{
    return m_classifier->forward(features(x).layer4.mean({2, 3}));
}

} // namespace vantage
