#pragma once

#include "core/data/dataset.h"
#include "core/nn/precision.h"
#include "core/nn/pspnet.h"

#include <filesystem>

namespace vantage {

struct PseudoLabelOptions
{
    double confidence = 0.9;    ///< a pixel is labelled from this probability on, 0..1 ...
    double share = 0.5;         ///< ... or where it is among this share of its class's surest pixels, 0..1
    double temporalPrior = 0.5; ///< exponent of the place's mean probabilities over all frames; 0: off
    size_t frames = 200;        ///< at most so many frames, evenly spaced
    cv::Size size;              ///< of the network
};

/// Labels frames of a fixed camera with a network and writes them as label pictures (ignore where unsure) to `folder`,
/// overwriting what was there. The probability of class c at a place is p_frame(c) * p_mean(c)^temporalPrior, normalised, where
/// p_frame is the mean of the frame's and its mirror image's softmax and p_mean the mean of p_frame over all frames: what
/// a place mostly is outweighs a moment's doubt, and a passing car, of which the network is sure, stays a car.
/// @return the frames with these labels, to be trained on
Dataset makePseudoLabels(const Dataset &target, PspNet teacher, torch::Device device, const Precision &precision,
                         const std::filesystem::path &folder, int epoch, const PseudoLabelOptions &options);

/// True where `folder` holds the complete labels made for this epoch.
bool hasPseudoLabels(const std::filesystem::path &folder, int epoch);
/// The frames with the labels that are in `folder`.
Dataset pseudoLabelled(const Dataset &target, const std::filesystem::path &folder, const PseudoLabelOptions &options);

} // namespace vantage
