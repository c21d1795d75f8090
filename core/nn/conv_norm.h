#pragma once

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>

namespace vantage {

/// Convolution followed by batch normalisation. Where `norm` is in evaluation mode its running statistics are folded
/// into the kernel, which leaves out two passes over the activations and lets gradients still reach kernel, gamma and beta:
/// y = conv(x, w * s) + beta - mean * s, s = gamma / sqrt(var + eps). A layer with one value a channel (batch 1 behind
/// a 1 x 1 pooling) has no batch statistics, so there the running ones are used in training mode too.
torch::Tensor convNorm(torch::nn::Conv2dImpl &conv, torch::nn::BatchNorm2dImpl &norm, const torch::Tensor &x);

/// Puts every batch normalisation below `module` into training or evaluation mode and leaves all else as it is.
void setNormTraining(torch::nn::Module &module, bool training);

} // namespace vantage
