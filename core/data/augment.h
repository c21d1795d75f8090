#pragma once

#include "core/data/dataset.h"

#include <opencv2/core.hpp>

namespace vantage {

/// What a frame goes through before training. All ranges are drawn uniformly; 0 switches a part off.
struct AugmentOptions
{
    bool flip = true;            ///< mirrored left to right with probability 1/2
    double colour = 0.4;         ///< brightness, contrast and saturation by a factor in 1 +- this, gamma likewise
    double hue = 0.03;           ///< share of the hue circle
    double blur = 0.3;           ///< probability of a light Gaussian blur
    double virtualCamera = 1.0;  ///< probability of the virtual camera below; else the frame is only resized
    double zoomMin = 0.6;        ///< under 1: the frame shrinks into the picture; the rest is ignored
    double zoomMax = 2.2;        ///< over 1: a part of the frame fills the picture
    double roll = 8;             ///< degrees either way
    double perspective = 0.2;    ///< how far each corner moves, as a share of the side
    double rareClassAim = 0.5;   ///< probability that the view is centred on a pixel of a rare class
};

/// A random view of the frame by a camera that stands elsewhere: perspective, roll, zoom and shift of image (linear)
/// and labels (nearest), then colour. Uncovered pixels are mean grey in the image and `ignore` in the labels.
/// @param size of the result
/// @param rarity one weight a class (rare is large) from which the aimed-at class is drawn; empty: no aiming
Frame augmented(const Frame &frame, cv::Size size, const AugmentOptions &options, int ignore,
                const std::vector<double> &rarity, cv::RNG &random);

/// The colour part alone, on CV_8UC3 RGB.
cv::Mat colourJittered(const cv::Mat &rgb, const AugmentOptions &options, cv::RNG &random);

} // namespace vantage
