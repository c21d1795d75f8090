#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/pimpl.h>

namespace vantage {

struct GeneratorOptions
{
    int inputChannels = 13; ///< the classes, whose scores it takes
    int filters = 64;       ///< of the first layer; the inner ones have 4 times as many
    int blocks = 9;         ///< residual blocks: 6 (pictures of 128) or 9 (256 and more), as CycleGAN has it
};

/// G: the generator of Johnson et al. 2016 as in CycleGAN (Zhu et al. 2017, appendix 7.2): c7s1-f, d2f, d4f, residual blocks,
/// u2f, uf, c7s1-3, instance norm, tanh.
class GeneratorImpl : public torch::nn::Module
{
public:
    explicit GeneratorImpl(const GeneratorOptions &options);

    /// @param scores N x inputChannels x H x W of any size from 16 x 16 on
    /// @return N x 3 x H x W, RGB in -1..1, float32
    torch::Tensor forward(const torch::Tensor &scores);

private:
    torch::nn::Sequential m_layers{nullptr};
};
TORCH_MODULE(Generator);

} // namespace vantage
