#pragma once

#include "core/evaluation/spot_check.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// From so much mean IoU on, which is the noise of one seed, a network is called clearly better than another where the truth is known.
constexpr double clearGain = 0.02;
/// What the truth says of an adapted network.
Verdict truthOf(double naMeanIou, double adaptedMeanIou);

/// A camera that does not exist: frames of the source as seen from elsewhere in other colours, whose truth is known.
struct TrialCamera
{
    double na = 0, adapted = 0;   ///< mean IoU
    double naEdges = 0, adaptedEdges = 0; ///< EdgeAlignment

    Verdict truth() const { return truthOf(na, adapted); }
    /// What the verdict's own rule makes of the edges.
    Verdict said() const { return verdictOfEdges(naEdges, adaptedEdges); }
    bool right() const { return said() == truth(); }
    bool operator==(const TrialCamera &) const = default;
};

/// What a run's verdict rests on beside its scores, kept in its folder as proof.json.
struct Proof
{
    int epoch = 0;                   ///< of the adapted network that is compared with NA
    std::vector<std::string> frames; ///< names of the target's frames that were compared
    std::vector<double> disagreement; ///< of each, the share of pixels on which the two networks disagree
    std::vector<Spot> spots;         ///< for the operator's eyes
    std::vector<TrialCamera> trial;  ///< how far such evidence could be trusted where the truth is known
    std::optional<Verdict> unchecked; ///< the verdict without the operator's answers, where some were given
};

/// In a run's folder: the places where NA and the adapted network disagree, for report, window and model card.
inline constexpr const char *disagreementPicture = "report/disagreement.png";

/// The adapted network beside NA on frames that both have seen. @throws std::invalid_argument where they have not
Proof proofOf(int epoch, std::vector<std::string> frames, const SnapshotProbabilities &na, const SnapshotProbabilities &adapted, const SpotOptions &options);
/// Share of pixels that the two give different classes. @throws std::invalid_argument on other sizes
double disagreementOf(const Probabilities &a, const Probabilities &b);

/// Adds what the trial says to the reasons; nothing where there was none.
void tellOfTrial(SnapshotChoice &choice, const std::vector<TrialCamera> &trial);

/// @throws InputError
void saveProof(const Proof &proof, const std::filesystem::path &runFolder);
/// Nothing where the run has none. @throws InputError where the file is damaged
std::optional<Proof> loadProof(const std::filesystem::path &runFolder);

} // namespace vantage
