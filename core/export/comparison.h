#pragma once

#include "core/base/message.h"
#include "core/export/export.h"
#include "core/export/torchscript_writer.h"
#include "core/model/model_runner.h"
#include "core/nn/segmentation_net.h"

namespace vantage {

/// What an exported file may differ from its network. Absolute, for scores up to 50; in proportion above.
struct Tolerance
{
    double score = 1e-3;
    double agreement = 0.999; ///< share of pixels with the same class
};
/// Half precision rounds each weight to 11 bits; a resize inside the file rounds pixels as OpenCV does but for single levels.
Tolerance toleranceOf(const WriterOptions &options, NetworkFamily family);

/// Sizes of frames to compare at: the one of a fixed file; for any size the trained one and two odd ones.
std::vector<cv::Size> comparedSizes(const WriterOptions &options);

/// Runs the frames, resized to each size, through the file and through the network.
/// @throws ExportStopped
ExportCheck compare(ModelRunner &runner, Network net, const ModelDescription &info, const WriterOptions &options, const std::vector<Frame> &frames,
                    const std::vector<cv::Size> &sizes, std::stop_token stop);

/// Empty, or why the file must not be handed out.
Message complaintAbout(const ExportCheck &check, const Tolerance &tolerance);

/// Frames to compare on where there are none: smooth colours, edges and noise, always the same.
std::vector<Frame> madeUpFrames(cv::Size size);

} // namespace vantage
