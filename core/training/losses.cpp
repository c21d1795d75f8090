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

torch::Tensor shareLoss(const torch::Tensor &probabilities, const torch::Tensor &shares, double factor)
{
    const auto now = probabilities.mean({2, 3});
    return ((shares / factor - now).clamp_min(0) + (now - shares * factor).clamp_min(0)).sum(1).mean();
}

torch::Tensor softLabels(const torch::Tensor &labels, int classes, int ignore)
{
    constexpr double sureness = 0.95;
    const auto known = ((labels < classes) & (labels != ignore)).unsqueeze(1);
    const auto hot = torch::one_hot(labels.clamp(0, classes - 1), classes).permute({0, 3, 1, 2}).to(torch::kFloat32);
    const auto soft = hot * sureness + (1 - sureness) / classes;
    return torch::where(known, soft, torch::full_like(soft, 1.0 / classes));
}

torch::Tensor adversarialLoss(const torch::Tensor &scores, bool real, const std::string &kind)
{
    const auto wanted = torch::full_like(scores, real ? 1.0 : 0.0);
    return kind == "log" ? torch::binary_cross_entropy_with_logits(scores, wanted) : torch::mse_loss(scores, wanted);
}

} // namespace vantage
