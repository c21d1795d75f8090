#include "core/nn/generator.h"

#include <torch/nn/functional/padding.h>
#include <torch/nn/functional/instancenorm.h> // libtorch 1.13 needs it before the module
#include <torch/nn/init.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/instancenorm.h>
#include <torch/nn/modules/padding.h>

#include <stdexcept>

namespace vantage {
namespace {

using torch::nn::Conv2d;
using torch::nn::Conv2dOptions;
using torch::nn::InstanceNorm2d;
using torch::nn::ReflectionPad2d;
using torch::nn::ReLU;

ReLU relu()
{
    return ReLU(torch::nn::ReLUOptions().inplace(true));
}

class ResidualBlockImpl : public torch::nn::Module
{
public:
    explicit ResidualBlockImpl(int width)
    {
        m_layers = register_module(
            "layers", torch::nn::Sequential(ReflectionPad2d(1), Conv2d(Conv2dOptions(width, width, 3)), InstanceNorm2d(width),
                                            relu(), ReflectionPad2d(1), Conv2d(Conv2dOptions(width, width, 3)),
                                            InstanceNorm2d(width)));
    }
    torch::Tensor forward(const torch::Tensor &x) { return x + m_layers->forward(x); }

private:
    torch::nn::Sequential m_layers{nullptr};
};
TORCH_MODULE(ResidualBlock);

torch::nn::ConvTranspose2d upsampling(int in, int out)
{
    return torch::nn::ConvTranspose2d(
        torch::nn::ConvTranspose2dOptions(in, out, 3).stride(2).padding(1).output_padding(1));
}

} // namespace

GeneratorImpl::GeneratorImpl(const GeneratorOptions &o)
{
    const int f = o.filters;
    torch::nn::Sequential layers(ReflectionPad2d(3), Conv2d(Conv2dOptions(o.inputChannels, f, 7)), InstanceNorm2d(f), relu());
    for (int width : {f, 2 * f}) {
        layers->push_back(Conv2d(Conv2dOptions(width, 2 * width, 3).stride(2).padding(1)));
        layers->push_back(InstanceNorm2d(2 * width));
        layers->push_back(relu());
    }
    for (int i = 0; i < o.blocks; ++i)
        layers->push_back(ResidualBlock(4 * f));
    for (int width : {4 * f, 2 * f}) {
        layers->push_back(upsampling(width, width / 2));
        layers->push_back(InstanceNorm2d(width / 2));
        layers->push_back(relu());
    }
    layers->push_back(ReflectionPad2d(3));
    layers->push_back(Conv2d(Conv2dOptions(f, 3, 7)));
    m_layers = register_module("layers", layers);

    for (const auto &item : named_parameters()) // N(0, 0.02), as CycleGAN
        if (item.value().dim() == 4)
            torch::nn::init::normal_(item.value(), 0.0, 0.02);
        else
            torch::nn::init::zeros_(item.value());
}

torch::Tensor GeneratorImpl::forward(const torch::Tensor &scores)
{
    const int64_t height = scores.size(2), width = scores.size(3);
    if (height < 16 || width < 16)
        throw std::invalid_argument("the generator takes pictures of at least 16 x 16 pixels");
    // Two halvings and two doublings give back only multiples of 4; the rest is reflected in and cut off again.
    const int64_t right = (4 - width % 4) % 4, bottom = (4 - height % 4) % 4;
    auto x = scores;
    if (right || bottom)
        x = torch::reflection_pad2d(x, {0, right, 0, bottom});
    x = m_layers->forward(x).to(torch::kFloat32).tanh();
    return x.slice(2, 0, height).slice(3, 0, width);
}

} // namespace vantage
