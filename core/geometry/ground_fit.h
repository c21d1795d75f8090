#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>

namespace vantage {

/// A ground plane's homography after a fine fit to what both pictures show there.
struct GroundFit
{
    cv::Matx33d targetToSource;   ///< over the ground, pixels; as it was where nothing clearly better was found
    double before = 0, after = 0; ///< -1..1: how the details of both pictures' lightness agree over the ground
    double moved = 0;             ///< pixels of the target by which a place of the ground moves from the one to the other, in the median
    bool taken = false;

    /// Of the homography that was kept.
    double agreement() const { return taken ? after : before; }
};

/// Fits by what lies on the ground, lines, kerbs and stains, at the pictures' own size: the four corners of the target's ground are moved until lightness
/// less its surroundings agrees best, first blurred, then as it is (CMA-ES from where they were). It mends an alignment that is some pixels off, and finds none:
/// it must agree better than wrong places do, and no place may move far. Deterministic for a seed.
/// @param source, target CV_8UC3 RGB, what the cameras see when nothing passes @param sourceGround, targetGround CV_8UC1 of their sizes, not 0 on the ground
GroundFit fitGround(const cv::Mat &source, const cv::Mat &sourceGround, const cv::Mat &target, const cv::Mat &targetGround, const cv::Matx33d &targetToSource, uint64_t seed);

} // namespace vantage
