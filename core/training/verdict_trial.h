#pragma once

#include "core/base/go_on.h"
#include "core/data/dataset.h"
#include "core/evaluation/proof.h"
#include "core/nn/precision.h"
#include "core/nn/segmentation_net.h"

#include <optional>
#include <vector>

namespace vantage {

struct VerdictTrialOptions
{
    int cameras = 6; ///< virtual ones
    int frames = 3;  ///< of each
    uint64_t seed = 1;
};

/// How far the evidence that a verdict rests on can be trusted: both networks look at the source's held-out frames as strong virtual cameras in
/// other colours would see them, whose truth is known. Nothing of the target is used.
/// @return nothing where `goOn` ended it @throws InputError on unreadable frames
std::optional<std::vector<TrialCamera>> tryVerdict(Network na, Network adapted, const Dataset &heldOut, cv::Size size, torch::Device device,
                                                   const Precision &precision, const VerdictTrialOptions &options, const GoOn &goOn, const HowFar &howFar = {});

} // namespace vantage
