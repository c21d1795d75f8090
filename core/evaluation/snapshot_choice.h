#pragma once

#include "core/evaluation/label_free.h"
#include "core/evaluation/reason.h"

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
    std::optional<double> edgeAlignment;  ///< of the predicted classes' borders with the frames' edges, see EdgeAlignment
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
    double clearKnownGain = 0.02;  ///< in knownAgreement, that counts as clear, either way
    double clearEdgeGain = 0.04;   ///< in edgeAlignment, as a part of NA's, that counts as clear, either way
    double clearEnsembleLoss = 0.01; ///< in ensembleAgreement against NA: such a snapshot is not called better unless known labels say so
    double foreignEntropy = 0.25;  ///< from so much of the largest entropy there is on, NA knows nothing of the target
    double largestShift = 0.35;    ///< a mix of classes further from NA's than this is never called better
};

enum class Verdict {
    Better,      ///< what was measured speaks clearly for the adapted network
    NoClearGain, ///< nothing says clearly that the adapted network is better, nor that it is worse; NA may be the one that is kept
    KeepNa,      ///< no adapted snapshot passed the checks, or what was measured speaks clearly against it
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
    std::string why{};             ///< what choice and verdict rest on, in English
    std::vector<Reason> reasons{}; ///< the same with the figures apart; of runs that older programs recorded: none
};

/// Appends to the reasons and keeps the English text in step.
void addReason(SnapshotChoice &choice, ReasonKind kind, std::vector<double> figures = {});

/// What class borders alone say of a snapshot: clearly better, clearly worse or neither. @param na, snapshot edgeAlignment of each
Verdict verdictOfEdges(double na, double snapshot, const ChoiceOptions &options = {});

/// The classes that a snapshot has all but lost: NA gives them a share of the target's pixels, the snapshot hardly any of it.
std::vector<size_t> lostClasses(const std::vector<double> &naShares, const std::vector<double> &shares, const ChoiceOptions &options = {});

/// Chooses by EnsV (agreement with the mean of all snapshots) among the adapted snapshots that keep source validation within the
/// tolerance, lose no class that NA predicts on the target and are not clearly worse than NA where labels are known
/// (knownAgreement); equal scores go to the later epoch. NA is kept where none is left, where the target is foreign to it (it is unsure
/// of most), where the chosen one's class borders lie clearly worse on the frames' edges, or where the ensemble prefers NA and neither known
/// labels nor edges speak for the change.
/// Where labels are known, they decide the verdict, for they are measured on true labels of a part of the target; elsewhere
/// the edges do, for all other signals ask how sure a network is, and soft labels change that without making it worse.
/// @throws std::invalid_argument where `scores` has no epoch 0, an epoch twice, or class shares of different lengths
SnapshotChoice chooseSnapshot(const std::vector<SnapshotScores> &scores, const ChoiceOptions &options = {});

} // namespace vantage
