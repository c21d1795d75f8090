#include "core/nn/conv_norm.h"

#include <torch/nn/functional/conv.h>

namespace vantage {

torch::Tensor linearNorm(const torch::Tensor &weight, const torch::Tensor &bias, torch::nn::BatchNorm2dImpl &norm, const LinearMap &map)
{
    const auto folded = [&] {
        const auto scale = norm.weight * torch::rsqrt(norm.running_var + norm.options.eps());
        auto shift = norm.bias - norm.running_mean * scale;
        if (bias.defined())
            shift = shift + bias * scale;
        return map(weight * scale.view({-1, 1, 1, 1}), shift);
    };
    if (!norm.is_training())
        return folded();
    const auto y = map(weight, bias);
    return y.size(0) * y.size(2) * y.size(3) == 1 ? folded() : norm.forward(y);
}

torch::Tensor convNorm(torch::nn::Conv2dImpl &conv, torch::nn::BatchNorm2dImpl &norm, const torch::Tensor &x)
{
    const auto &options = conv.options;
    return linearNorm(conv.weight, conv.bias, norm, [&](const torch::Tensor &weight, const torch::Tensor &bias) {
        // An unqualified get: the variant is c10's up to libtorch 1.13 and the standard one after it.
        return torch::conv2d(x, weight, bias, options.stride(), get<torch::ExpandingArray<2>>(options.padding()), options.dilation(),
                             options.groups());
    });
}

void setNormTraining(torch::nn::Module &module, bool training)
{
    module.apply([training](torch::nn::Module &child) {
        if (auto *norm = dynamic_cast<torch::nn::BatchNorm2dImpl *>(&child))
            norm->train(training);
    });
}

} // namespace vantage
