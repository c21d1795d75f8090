#pragma once

#include "core/geometry/fixed_camera.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>

#include <vector>

namespace vantage {

/// A camera as geometry sees it.
struct CameraView
{
    cv::Mat background;  ///< CV_8UC3 RGB, the median of its frames
    Stillness stillness; ///< a camera that moves is refused
};

struct CarryOverOptions
{
    /// Of the first plane. Right near pairs reach a hundred or more, pairs that share nothing at most 15.
    int fewestInliers = 40;
    int inliersOfFurtherPlanes = 25;
    int planes = 4;              ///< sought at most
    double flowTolerance = 1.5;  ///< pixels, between the flow forward and back
    double leastCoverage = 0.02; ///< 0..1, of the target's pixels
};

/// A plane that both cameras see.
struct SharedPlane
{
    cv::Matx33d homography; ///< from source to target, in pixels
    int inliers = 0;
};

enum class CarryOverRefusal {
    None,
    SourceMoves, ///< `stillness` of the source says so
    TargetMoves,
    FewMatches,   ///< under 4: no plane at all
    FewInliers,   ///< of the best plane: these cameras don't see the same things from near enough
    LittleShared, ///< the planes fit, but hardly any pixel follows them
};

struct CarryOver
{
    CarryOverRefusal refusal = CarryOverRefusal::None;
    int matches = 0;                 ///< mutual nearest descriptors
    std::vector<SharedPlane> planes; ///< in the order they were found; also where it is refused
    double coverage = 0;             ///< 0..1: pixels of the target that got a place in the source
    cv::Mat labels;                  ///< CV_8UC1 of the target's size; all `ignore` where it is refused

    bool accepted() const { return refusal == CarryOverRefusal::None; }
    int inliers() const { return planes.empty() ? 0 : planes.front().inliers; }
};

/// Brings a near camera's labels into the target by matching both backgrounds; needs no training and no label of the
/// target. RootSIFT (Lowe 2004; Arandjelovic and Zisserman 2012) at twice the size, on locally equalised contrast,
/// nearest both ways and ratio 0.8; planes one after the other by MAGSAC++ (Barath et al. 2020); dense inverse search
/// flow (Kroeger et al. 2016) from the target to the source as each plane warps it; each pixel takes the plane with the
/// least error and best local correlation. The same input gives the same output on a machine (the flow depends a little
/// on the number of OpenCV's threads).
/// @param sourceLabels CV_8UC1 of the source's size, `ignore` where nothing is known
/// @throws std::invalid_argument where pictures have other types, or labels another size than their background
CarryOver carryOver(const CameraView &source, const cv::Mat &sourceLabels, const CameraView &target, int ignore,
                    const CarryOverOptions &options = {});

} // namespace vantage
