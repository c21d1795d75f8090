#pragma once

#include "core/evaluation/proof.h"
#include "core/runs/project.h"

#include <functional>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// A place where NA and the adapted network disagree, for the eye. Pictures are CV_8UC3 RGB.
struct SpotPicture
{
    std::string frame;    ///< its name
    cv::Mat whole;        ///< the frame with the place marked
    cv::Mat place;        ///< enlarged
    cv::Mat a, b;         ///< what network A and network B say of it, painted over it
    cv::Mat truth;        ///< likewise, where labels may be used; empty else
    std::vector<int> saysA, saysB; ///< the classes that the two are about, most pixels first
    bool adaptedIsA = true;
};

/// What the verdict of an adapted run rests on: as its training wrote it, or made again of its kept predictions where another epoch is the model now.
/// @throws InputError where the run is no finished adaptation, its predictions are gone, or the target's frames are others now
Proof proofOfRun(const Project &project, int64_t run);

/// @param progress told how many places are drawn @return fewer where it says false
/// @throws InputError where a model or a frame can't be read
std::vector<SpotPicture> drawSpots(const Project &project, int64_t run, const Proof &proof, const std::function<bool(size_t done, size_t all)> &progress = {});
/// "roads, poles"
std::string classNames(const std::vector<int> &classes, const ClassMap &map);
/// Whole frame, place, A and B in a row, for a file. @param named NA, the adapted network and the truth, in place of A and B
cv::Mat spotStrip(const SpotPicture &spot, const ClassMap &classes, bool named);

/// Keeps the operator's answers and gives the run the verdict that follows.
/// @param answers as many as there are spots; none takes an answer back
/// @throws InputError as proofOfRun(), std::invalid_argument where their number is another
SnapshotChoice answerSpots(const Project &project, int64_t run, const std::vector<std::optional<SpotAnswer>> &answers);

} // namespace vantage
