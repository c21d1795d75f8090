#pragma once

#include "core/evaluation/label_free.h"

#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// What is known of one snapshot. Everything but sourceMeanIou and targetMeanIou needs no label at all.
struct SnapshotScores
{
    int epoch = 0;            ///< 0 = the un-adapted start (NA)
    double sourceMeanIou = 0; ///< on the source's validation frames, 0..1
    double entropy = 0;       ///< see label_free.h; of the target's frames, as all that follow
    double infoMax = 0;
    double snd = 0;
    double ensembleAgreement = 0;        ///< with the mean of all snapshots, 0..1
    double histogramDistance = 0;        ///< to NA's mix of classes, 0..1
    std::optional<double> flipAgreement; ///< with its own prediction of the mirrored frame, 0..1
    std::optional<double> knownAgreement; ///< mean IoU with labels of places that the source's camera sees too, 0..1
    std::vector<double> classShares;     ///< predicted share of pixels a class; may be empty (then not checked)
    std::optional<double> targetMeanIou; ///< where target labels exist; never used to choose, only for `oracle`
};

/// The label-free scores of all snapshots of a run at once (the ensemble needs them all). `snapshots[0]` is NA; epochs
/// are numbered 0, 1, 2, ... ; sourceMeanIou, flipAgreement and targetMeanIou are left for the caller to fill in.
std::vector<SnapshotScores> labelFreeScores(const std::vector<SnapshotProbabilities> &snapshots, uint64_t seed);

struct ChoiceOptions
{
    double sourceTolerance = 0.05; ///< a candidate may lie this much below the best source-validation mIoU
    double classShare = 0.002;     ///< NA predicts a class when it gives it at least this share of the target's pixels
    double keptShare = 0.1;        ///< a candidate has lost a class when it keeps less than this part of NA's share
    double clearMargin = 0.02;     ///< gain in ensemble agreement over NA that counts as clear
    double clearKnownGain = 0.02;  ///< in knownAgreement, that counts as clear, either way
    double largestShift = 0.35;    ///< a mix of classes further from NA's than this is never called better
};

enum class Verdict {
    Better,      ///< every check speaks for the adapted network
    NoClearGain, ///< the adapted network does no visible harm, but the signals don't agree that it is better
    KeepNa,      ///< no adapted snapshot passed the checks, or the ensemble agrees most with NA
};
/// "better", "no clear gain", "worse, keep NA"
std::string toText(Verdict verdict);
/// The reverse; an unknown text is NoClearGain.
Verdict verdictFromText(const std::string &text);

struct SnapshotChoice
{
    int chosen = 0;            ///< epoch; 0 = NA
    std::optional<int> oracle; ///< epoch with the best target mIoU, where target labels exist
    Verdict verdict = Verdict::KeepNa;
    std::string why; ///< one to three sentences for an operator
};

/// Chooses by EnsV (agreement with the mean of all snapshots) among the snapshots that keep source validation within
/// the tolerance, lose no class that NA predicts on the target and are not clearly worse than NA where labels are known
/// (knownAgreement). NA is always a candidate. Equal scores go to the later epoch. Where labels are known, they decide the
/// verdict, for they are measured on true labels of a part of the target; elsewhere it says what the signals agree on.
/// @throws std::invalid_argument where `scores` has no epoch 0, an epoch twice, or class shares of different lengths
SnapshotChoice chooseSnapshot(const std::vector<SnapshotScores> &scores, const ChoiceOptions &options = {});

} // namespace vantage
