#include "core/nn/conv_norm.h"

#include <torch/nn/functional/conv.h>

namespace vantage {
namespace {

torch::Tensor folded(torch::nn::Conv2dImpl &conv, torch::nn::BatchNorm2dImpl &norm, const torch::Tensor &x)
{
    const auto scale = norm.weight * torch::rsqrt(norm.running_var + norm.options.eps());
    auto shift = norm.bias - norm.running_mean * scale;
    if (conv.bias.defined())
        shift = shift + conv.bias * scale;
    const auto &options = conv.options;
    // An unqualified get: the variant is c10's up to libtorch 1.13 and the standard one after it.
    return torch::conv2d(x, conv.weight * scale.view({-1, 1, 1, 1}), shift, options.stride(),
                         get<torch::ExpandingArray<2>>(options.padding()), options.dilation(), options.groups());
}

} // namespace

torch::Tensor convNorm(torch::nn::Conv2dImpl &conv, torch::nn::BatchNorm2dImpl &norm, const torch::Tensor &x)
{
    if (!norm.is_training())
        return folded(conv, norm, x);
    const auto y = conv.forward(x);
    return y.size(0) * y.size(2) * y.size(3) == 1 ? folded(conv, norm, x) : norm.forward(y);
}

void setNormTraining(torch::nn::Module &module, bool training)
{
    module.apply([training](torch::nn::Module &child) {
        if (auto *norm = dynamic_cast<torch::nn::BatchNorm2dImpl *>(&child))
            norm->train(training);
    });
}

} // namespace vantage
