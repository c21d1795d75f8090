#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/pimpl.h>

namespace vantage {

/// D: the 70 x 70 PatchGAN (Isola et al. 2017, appendix 6.1.2) with instance norm as in CycleGAN: C64-C128-C256-C512.
class DiscriminatorImpl : public torch::nn::Module
{
public:
    explicit DiscriminatorImpl(int filters = 64, int inputChannels = 3);

    /// @param x N x 3 x H x W, RGB in -1..1, at least 40 x 40
    /// @return N x 1 x about H/8 x W/8: a raw score a patch, over 0 where it looks real
    /// @throws std::invalid_argument on a smaller picture
    torch::Tensor forward(const torch::Tensor &x);

private:
    torch::nn::Sequential m_layers{nullptr};
};
TORCH_MODULE(Discriminator);

} // namespace vantage
