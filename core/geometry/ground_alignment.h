#pragma once

#include "core/base/go_on.h"
#include "core/geometry/carry_over.h"
#include "core/geometry/ground_fit.h"
#include "core/geometry/ground_worth.h"

#include <cstdint>
#include <functional>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <vector>

namespace vantage {

struct GroundAlignmentOptions
{
    uint64_t seed = 1;
    int restarts = 10;          ///< independent searches, each with draws of its own
    int guesses = 200000;       ///< drawn by each, in whole batches of 4000
    double leastAgreeing = 0.3; ///< 0..1: restarts that end at the place of the best, itself among them
    double leastWorth = 0.95;   ///< of the best guess
    double leastDetail = 0.25;  ///< -1..1: of details that agree (GroundFit), with which a place is right whatever its worth and the other restarts say
};

enum class GroundRefusal {
    None,
    SourceMoves,
    TargetMoves,
    LittleSourceGround, ///< under a twentieth of the source's pixels are labelled ground
    LittleTargetGround, ///< under a twentieth of the target's pixels are voted ground
    LittleWorth,        ///< meaning and light fit nowhere well enough: not the same scene, or too poor votes
    Disagreement,       ///< each restart ends elsewhere
};

struct GroundAlignment
{
    GroundRefusal refusal = GroundRefusal::None;
    double sourceGround = 0, targetGround = 0; ///< 0..1 of the pictures
    bool turned = false; ///< found by laying the target into the source: cameras, worth, texture and fit are of that way
    GroundCameras cameras;
    double worth = 0;
    double texture = 0;             ///< -1..1, GroundWorth::texture(); decides nothing, for low values say nothing
    int restarts = 0, agreeing = 0; ///< searches done, and those at the place of the best
    double coverage = 0;            ///< 0..1: of the target's ground, what the source says something of
    GroundFit fit;                  ///< what lies on the ground, fitted finely
    cv::Matx33d targetToSource;     ///< over the ground, pixels at the pictures' own sizes, after the fine fit
    cv::Mat labels; ///< CV_8UC1 of the target's size: ground labels, else `ignore`. Made of a refused guess too, to be
                    ///< looked at

    bool accepted() const { return refusal == GroundRefusal::None; }
};

/// What is known of both cameras.
struct GroundInput
{
    CameraView source, target;
    cv::Mat sourceLabels; ///< CV_8UC1 of the source's size, labels of what stands still
    /// A CV_32F picture a class, 0..1, of any one size: a network's probabilities of the target, the mean over the
    /// frames in which a pixel shows the background.
    std::vector<cv::Mat> probabilities;
    std::vector<bool> ground; ///< a flag a class, see groundClasses()
    int ignore = 255;
};

/// Aligns the ground of two cameras that look at it from anywhere, opposite ones too, where nothing matches: eight
/// unknowns are sought that bring the source's ground labels to where the target's probabilities and lightness want
/// them (GroundWorth). Each restart draws many guesses, mutates the best and gives the best of those to CMA-ES; where
/// they end is fitted finely to what lies on the ground (fitGround). Accepted where worth and restarts agree, or details do, which hardly ever do at a wrong
/// place (docs/method.md). Where neither does, the target is laid into the source, labelled as it is voted: what one camera sees close by lies far off for the other,
/// so one way is often easier. Found so it must agree in details and cover a fifth of the target's ground. Deterministic for a seed, on any number of threads.
/// 7 to 12 s a way on two cores that train beside it.
/// @param goOn asked on the calling thread between restarts @param progress restarts done and in all, on the calling
/// thread; begins anew for the other way
/// @return nothing where `goOn` said no
/// @throws std::invalid_argument where pictures or flags don't fit together
std::optional<GroundAlignment> alignGround(const GroundInput &input, const GroundAlignmentOptions &options = {},
                                           const GoOn &goOn = {},
                                           const std::function<void(int done, int all)> &progress = {});

/// The source's ground labels in the target: at each pixel of `targetGround` (CV_8UC1, 0: no ground) the label of the
/// source at its place over the ground, `ignore` elsewhere, where the place lies outside the source and where the
/// source has no ground.
/// @param targetToSource over the ground, pixels
cv::Mat carryGround(const cv::Mat &sourceLabels, const std::vector<bool> &ground, const cv::Matx33d &targetToSource,
                    const cv::Mat &targetGround, int ignore);

/// CV_8UC1, 255 where a label is one of the ground.
/// @param labels CV_8UC1 @param ground a flag a class
cv::Mat groundMask(const cv::Mat &labels, const std::vector<bool> &ground);

/// CV_8UC1 of `size`, 255 where the ground classes together have more than this share of the probability.
cv::Mat votedGround(const std::vector<cv::Mat> &probabilities, const std::vector<bool> &ground, cv::Size size,
                    double share = 0.7);

} // namespace vantage
