#pragma once

#include "core/evaluation/label_free.h"
#include "core/evaluation/snapshot_choice.h"

#include <opencv2/core/types.hpp>
#include <optional>
#include <vector>

namespace vantage {

/// What the operator says of a place where two networks disagree.
enum class SpotAnswer {
    Adapted,   ///< the adapted network is right, or more so
    Unadapted, ///< the un-adapted one is
    Neither,   ///< both, none, or it can't be told
};

/// One place in one frame. The networks are shown as A and B, in an order that says nothing.
struct Spot
{
    size_t frame = 0;      ///< index among the frames that were compared
    cv::Rect2d box;        ///< what is shown large, in shares of the frame's width and height
    double share = 0;      ///< of the box's pixels, on which the two disagree
    bool adaptedIsA = true;
    std::optional<SpotAnswer> answer{};
};

struct SpotOptions
{
    int count = 5;
    double side = 0.25;    ///< of a box, as a share of the frame's sides
    double leastShare = 0.02; ///< of a box's pixels that the two must at least disagree on
    uint64_t seed = 1;     ///< of the order of A and B
};

/// The places where the two networks disagree most informatively: where both are sure of different classes, each place and each
/// pair of classes once before one comes again. Fewer than asked for where the two hardly disagree anywhere.
/// @param na, adapted predictions of the same frames @throws std::invalid_argument where they are not
std::vector<Spot> pickSpots(const SnapshotProbabilities &na, const SnapshotProbabilities &adapted, const SpotOptions &options = {});

struct SpotTally
{
    int adapted = 0, unadapted = 0, open = 0, unanswered = 0;
    /// Over 0: for the adapted network; 0: they decide nothing. Three answers more for one than for the other are wanted: with five
    /// places that is 4 to 1, which chance gives in 3 of 16 cases either way, and 5 to 0 in 1 of 16.
    int decision() const;
};
SpotTally tallyOf(const std::vector<Spot> &spots);

/// The choice with the operator's answers in its verdict: they lift "no clear gain" to "better", turn "better" into "no clear gain" where labels of shared
/// places had decided and into "keep NA" else, and leave alone what they decide nothing about. What an earlier spot check said is replaced.
/// The chosen epoch stays. @param choice as chooseSnapshot() gave it
SnapshotChoice withSpotCheck(const SnapshotChoice &choice, const SpotTally &tally);

} // namespace vantage
