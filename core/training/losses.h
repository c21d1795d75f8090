#pragma once

#include <torch/types.h>

#include <string>

namespace vantage {

/// Eq. 1: cross entropy between softmax(scores) and labels. The paper sums over the pixels of an image; here it is the mean over
/// the labelled ones, so the weights of Eq. 4 mean the same at every size. 0 where nothing is labelled.
/// @param scores N x C x H x W @param labels N x H x W int64, `ignore` = not labelled
torch::Tensor semanticLoss(const torch::Tensor &scores, const torch::Tensor &labels, int ignore);

/// The same, but over the mean of all pixels: a frame of which little is labelled counts little.
torch::Tensor semanticLossOverAll(const torch::Tensor &scores, const torch::Tensor &labels, int ignore);

/// Eq. 2: mean absolute difference of pictures in -1..1.
torch::Tensor reconstructionLoss(const torch::Tensor &rebuilt, const torch::Tensor &images);

/// One side of Eq. 3 over D's raw patch scores. "log": cross entropy against all-real or all-rebuilt (for G the usual
/// -log D(G(F(x))), which has a gradient where log(1 - D) has none; Goodfellow et al. 2014, section 3);
/// "least-squares": (score - target)^2 as CycleGAN.
torch::Tensor adversarialLoss(const torch::Tensor &scores, bool real, const std::string &kind);

/// A bound on the classes: how far each one's share of a picture has left what the baseline gives it, from 1 / factor to factor
/// times; summed over the classes, the mean over the pictures. 0 within. A share is the mean of the pixels' probabilities.
/// @param probabilities N x C x H x W @param shares N x C, the baseline's @param factor from 1 on
torch::Tensor shareLoss(const torch::Tensor &probabilities, const torch::Tensor &shares, double factor);

/// What G would be told by someone who knows each pixel's class: 0.95 for it and the rest shared among all classes, so that it
/// resembles a softmax; all alike where a pixel is not labelled.
/// @param labels N x H x W int64, values from `classes` on and `ignore` = not labelled @return N x classes x H x W, float32
torch::Tensor softLabels(const torch::Tensor &labels, int classes, int ignore);

} // namespace vantage
