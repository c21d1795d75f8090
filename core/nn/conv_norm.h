#pragma once

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>

#include <functional>

namespace vantage {

/// y = map(weight, bias), linear in both; weight is out x in x kh x kw, bias has `out` values or is undefined.
using LinearMap = std::function<torch::Tensor(const torch::Tensor &weight, const torch::Tensor &bias)>;

/// A linear map followed by batch normalisation. Where `norm` is in evaluation mode its running statistics are folded
/// into the kernel, which leaves out two passes over the activations and lets gradients still reach kernel, gamma and beta:
/// y = map(w * s, beta - mean * s), s = gamma / sqrt(var + eps). A layer with one value a channel (batch 1 behind
/// a 1 x 1 pooling) has no batch statistics, so there the running ones are used in training mode too.
torch::Tensor linearNorm(const torch::Tensor &weight, const torch::Tensor &bias, torch::nn::BatchNorm2dImpl &norm, const LinearMap &map);

/// The same of a convolution.
torch::Tensor convNorm(torch::nn::Conv2dImpl &conv, torch::nn::BatchNorm2dImpl &norm, const torch::Tensor &x);

/// Puts every batch normalisation below `module` into training or evaluation mode and leaves all else as it is.
void setNormTraining(torch::nn::Module &module, bool training);

} // namespace vantage
