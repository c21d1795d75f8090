#pragma once

#include "core/base/message.h"

#include <string>
#include <utility>
#include <vector>

namespace vantage {

/// What a statement about a run's choice and verdict rests on.
enum class ReasonKind {
    NoSnapshot,        ///< there is nothing but the start
    NothingPassed,     ///< no adapted snapshot passed the checks
    NaKept,            ///< the un-adapted network is the run's model, for the reasons that follow
    OwnCamera,         ///< chosen on the validation frames of the run's own camera: epoch
    PlacesBetter,      ///< labels carried over by matching: epoch, agreement (mean IoU) of it, of NA
    PlacesAlike,       ///< likewise
    EdgesBetter,       ///< class borders on the frames' edges (EdgeAlignment): epoch, value of it, of NA
    EdgesAlike,        ///< likewise
    EdgesWorse,        ///< likewise
    EnsembleAgainst,   ///< NA agrees best with the mean of all snapshots: its agreement, the chosen or best adapted one's
    Foreign,           ///< NA is unsure of what it sees on the target: percent of the most that it could be
    NothingKnown,      ///< nothing that could speak for or against was measured: epoch
    Shifted,           ///< the class mix moved far: percent
    SourceKept,        ///< mean IoU on the source of the chosen epoch, of NA
    SourceLost,        ///< loss, mean IoU of the chosen epoch, of NA, tolerance
    LeftOutForSource,  ///< snapshots
    LeftOutForClass,   ///< snapshots
    LeftOutForPlaces,  ///< snapshots
    LeftOutForNumbers, ///< snapshots
    SpotsBetter,       ///< the operator's spot check: places where the adapted network is better, where NA is
    SpotsWorse,        ///< likewise
    SpotsOpen,         ///< likewise
    TrialRight,        ///< virtual cameras with a truth; on how many the same evidence said the right thing
    ChosenByHand,      ///< epoch, epoch that had been chosen
    EndedByHand,       ///< epochs trained, of how many
    Estimate,          ///< made without target labels
};

/// One sentence about a choice: its words follow from the kind, the figures stand apart, so that it can be said in any language.
struct Reason
{
    ReasonKind kind = ReasonKind::Estimate;
    std::vector<double> figures{};
    bool operator==(const Reason &) const = default;
};

/// Every kind, for tables and tests.
const std::vector<ReasonKind> &allReasonKinds();
/// As files say it: "edges-better"
std::string toText(ReasonKind kind);
/// @throws std::invalid_argument on another text
ReasonKind reasonKindFromText(const std::string &text);

/// How many decimals each figure is shown with; as many as there are figures.
const std::vector<int> &decimalsOf(ReasonKind kind);
/// The sentence with its figures; "?" stands for one that is missing or no number.
Message toMessage(const Reason &reason);
/// The same in English.
std::string toText(const Reason &reason);
/// One after the other.
std::string toText(const std::vector<Reason> &reasons);

/// [["edges-better", 1, 2.31, 2.1], ...]. Kinds that are not known (of a newer program) are passed over when read.
std::string reasonsToJson(const std::vector<Reason> &reasons);
/// Empty where the text is none.
std::vector<Reason> reasonsFromJson(const std::string &text);

} // namespace vantage
