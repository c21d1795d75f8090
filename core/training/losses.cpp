#include "core/training/losses.h"

#include <torch/nn/functional/loss.h>

namespace vantage {
namespace {

torch::Tensor summedCrossEntropy(const torch::Tensor &scores, const torch::Tensor &labels, int ignore)
{
    namespace F = torch::nn::functional;
    return F::cross_entropy(scores, labels, F::CrossEntropyFuncOptions().ignore_index(ignore).reduction(torch::kSum));
}

} // namespace

torch::Tensor semanticLoss(const torch::Tensor &scores, const torch::Tensor &labels, int ignore)
{
    const auto labelled = (labels != ignore).sum().clamp_min(1).to(torch::kFloat32);
    return summedCrossEntropy(scores, labels, ignore) / labelled;
}

torch::Tensor semanticLossOverAll(const torch::Tensor &scores, const torch::Tensor &labels, int ignore)
{
    return summedCrossEntropy(scores, labels, ignore) / static_cast<double>(labels.numel());
}

torch::Tensor reconstructionLoss(const torch::Tensor &rebuilt, const torch::Tensor &images)
{
    return torch::l1_loss(rebuilt, images);
}

torch::Tensor adversarialLoss(const torch::Tensor &scores, bool real, const std::string &kind)
{
    const auto wanted = torch::full_like(scores, real ? 1.0 : 0.0);
    return kind == "log" ? torch::binary_cross_entropy_with_logits(scores, wanted) : torch::mse_loss(scores, wanted);
}

} // namespace vantage
