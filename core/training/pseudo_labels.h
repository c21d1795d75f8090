#pragma once

#include "core/base/go_on.h"
#include "core/data/dataset.h"
#include "core/nn/precision.h"
#include "core/nn/segmentation_net.h"

#include <filesystem>
#include <optional>

namespace vantage {

struct PseudoLabelOptions
{
    double scale = 1.5;           ///< the teacher also sees each frame this many times larger, 1: it does not
    int backgroundTolerance = 18; ///< grey levels; see makePseudoLabels; 0: background is not told from what passes
    size_t frames = 200;          ///< at most so many frames, evenly spaced
    cv::Size size;                ///< of the network
    uint64_t seed = 1;
};

/// Labels frames of a fixed camera with a network and writes them as label pictures to `folder`, overwriting what was there.
/// Each pixel's class is drawn from its probabilities, so that on average the network learns these and not a threshold's
/// idea of them: with only the sure pixels, frequent classes swallow rare ones from epoch to epoch (docs/method.md).
/// A pixel's probabilities are the mean softmax of the frame and a larger one, mirror images included. Since the camera stands
/// still, it is known where a frame shows the background (the median over the frames):
/// - all frames in which a pixel shows its background vote together; what moves is judged by its own frame alone;
/// - class c counts P(background | c) or, where something moves, P(moving | c). The source's labels tell these: a road is
///   background nearly always, a vehicle seldom. A quarter of doubt is mixed in: cars may be parked here that pass there.
/// @param source labelled frames of a fixed camera @param goOn asked before each frame @param howFar told after each
/// @return the target's frames with these labels, to be trained on; nothing where `goOn` said no
std::optional<Dataset> makePseudoLabels(const Dataset &source, const Dataset &target, Network teacher, torch::Device device, const Precision &precision,
                         const std::filesystem::path &folder, int epoch, const PseudoLabelOptions &options, const GoOn &goOn, const HowFar &howFar = {});

/// True where `folder` holds the complete labels made for this epoch.
bool hasPseudoLabels(const std::filesystem::path &folder, int epoch);
/// The frames with the labels that are in `folder`.
Dataset pseudoLabelled(const Dataset &target, const std::filesystem::path &folder, const PseudoLabelOptions &options);

} // namespace vantage
