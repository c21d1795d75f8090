#pragma once

#include "core/base/message.h"
#include "core/data/dataset.h"
#include "core/geometry/fixed_camera.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// What a camera's frames look like and whether it stands still, told by some of them.
struct CameraLook
{
    size_t frames = 0;              ///< that could be read, evenly spaced
    double brightness = 0, contrast = 0; ///< grey levels: mean, and deviation within a frame; means over the frames
    double darkest = 255, brightest = 0; ///< of the frames' means
    cv::Vec3d colour{1, 1, 1};      ///< red, green and blue as shares of their mean
    size_t neighbours = 0, alike = 0; ///< pairs of frames that follow each other, and those that show the same
    std::vector<std::string> same;  ///< names of frames whose file is the same, byte for byte, as an earlier one's
    Stillness stillness;
    bool moves = false;             ///< all the time: a camera that pans, drives or shakes

    /// Where a camera that stands still otherwise was moved.
    struct Move
    {
        std::string before, after; ///< names of the frames between which it happened
        double pixels = 0, degrees = 0; ///< of the frames
    };
    std::vector<Move> moved;
};

/// Decodes up to 120 frames, whatever the camera has; those that can't be read are passed over.
/// @param progress share done, 0..1; returning false ends it @return nothing where it was ended, or no frame could be read
std::optional<CameraLook> lookAtCamera(const Dataset &data, const std::function<bool(double)> &progress = {});

/// What is worth knowing of it, a sentence each, without full stop.
std::vector<Message> describe(const CameraLook &look);
/// How the target's pictures differ from the source's, in a sentence without full stop; empty where they are much the same.
Message describeDifference(const CameraLook &source, const CameraLook &target);

} // namespace vantage
