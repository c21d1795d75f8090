#include "core/nn/discriminator.h"

#include <torch/nn/functional/instancenorm.h> // libtorch 1.13 needs it before the module
#include <torch/nn/init.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/instancenorm.h>

#include <stdexcept>

namespace vantage {

DiscriminatorImpl::DiscriminatorImpl(int filters, int inputChannels)
{
    using namespace torch::nn;
    const auto conv = [](int in, int out, int stride) {
        return Conv2d(Conv2dOptions(in, out, 4).stride(stride).padding(1));
    };
    const auto leaky = [] { return LeakyReLU(LeakyReLUOptions().negative_slope(0.2).inplace(true)); };
    const int f = filters;
    m_layers = register_module("layers", Sequential(conv(inputChannels, f, 2), leaky(),
                                                    conv(f, 2 * f, 2), InstanceNorm2d(2 * f), leaky(),
                                                    conv(2 * f, 4 * f, 2), InstanceNorm2d(4 * f), leaky(),
                                                    conv(4 * f, 8 * f, 1), InstanceNorm2d(8 * f), leaky(),
                                                    conv(8 * f, 1, 1)));
    for (const auto &item : named_parameters()) // N(0, 0.02), as CycleGAN
        if (item.value().dim() == 4)
            init::normal_(item.value(), 0.0, 0.02);
        else
            init::zeros_(item.value());
}

torch::Tensor DiscriminatorImpl::forward(const torch::Tensor &x)
{
    // Under 40 pixels an inner layer has a single value, and instance norm has nothing to normalise over.
    if (x.size(2) < 40 || x.size(3) < 40)
        throw std::invalid_argument("the patch discriminator takes pictures of at least 40 x 40 pixels");
    return m_layers->forward(x).to(torch::kFloat32);
}

} // namespace vantage
