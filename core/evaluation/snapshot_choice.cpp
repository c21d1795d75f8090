#include "core/evaluation/snapshot_choice.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

namespace vantage {
namespace {

void check(const std::vector<SnapshotScores> &scores)
{
    std::set<int> epochs;
    for (const SnapshotScores &snapshot : scores) {
        if (!epochs.insert(snapshot.epoch).second)
            throw std::invalid_argument("snapshot choice: epoch " + std::to_string(snapshot.epoch) + " is there twice");
        if (snapshot.classShares.size() != scores.front().classShares.size())
            throw std::invalid_argument("snapshot choice: class shares of different lengths");
    }
    if (!epochs.contains(0))
        throw std::invalid_argument("snapshot choice: the un-adapted start (epoch 0) is missing");
}

std::optional<int> oracleOf(const std::vector<SnapshotScores> &scores)
{
    const SnapshotScores *best = nullptr;
    for (const SnapshotScores &snapshot : scores) {
        if (!snapshot.targetMeanIou)
            continue;
        if (!best || *snapshot.targetMeanIou > *best->targetMeanIou
            || (*snapshot.targetMeanIou == *best->targetMeanIou && snapshot.epoch > best->epoch))
            best = &snapshot;
    }
    return best ? std::optional<int>(best->epoch) : std::nullopt;
}

/// Why each adapted snapshot that is no candidate was left out.
struct Excluded
{
    int source = 0, lostClass = 0, known = 0, broken = 0;

    void tell(SnapshotChoice &choice) const
    {
        for (const auto &[count, kind] : {std::pair(source, ReasonKind::LeftOutForSource), {lostClass, ReasonKind::LeftOutForClass},
                                          {known, ReasonKind::LeftOutForPlaces}, {broken, ReasonKind::LeftOutForNumbers}})
            if (count > 0)
                addReason(choice, kind, {static_cast<double>(count)});
    }
};

/// Nothing where either lacks it.
std::optional<double> gain(const std::optional<double> &na, const std::optional<double> &snapshot)
{
    if (!na || !snapshot || !std::isfinite(*na) || !std::isfinite(*snapshot))
        return std::nullopt;
    return *snapshot - *na;
}

/// What the chosen snapshot has for and against it, beside the ensemble.
struct Evidence
{
    std::optional<double> known;  ///< gain over NA
    std::optional<Verdict> edges; ///< what they say, where both have some
    bool shifted = false;

    Evidence(const SnapshotScores &na, const SnapshotScores &snapshot, const ChoiceOptions &options)
        : known(gain(na.knownAgreement, snapshot.knownAgreement))
        , shifted(snapshot.histogramDistance > options.largestShift)
    {
        if (gain(na.edgeAlignment, snapshot.edgeAlignment) && *na.edgeAlignment > 0)
            edges = verdictOfEdges(*na.edgeAlignment, *snapshot.edgeAlignment, options);
    }
};

void tellOfSource(SnapshotChoice &choice, const SnapshotScores &na, const SnapshotScores &best, const ChoiceOptions &options)
{
    constexpr double shown = 0.0005; // less does not show at three decimals
    if (best.sourceMeanIou > na.sourceMeanIou - shown)
        addReason(choice, ReasonKind::SourceKept, {best.sourceMeanIou, na.sourceMeanIou});
    else
        addReason(choice, ReasonKind::SourceLost, {na.sourceMeanIou - best.sourceMeanIou, best.sourceMeanIou, na.sourceMeanIou, options.sourceTolerance});
}

void judge(SnapshotChoice &choice, const SnapshotScores &na, const SnapshotScores &best, const ChoiceOptions &options)
{
    const Evidence evidence(na, best, options);
    const double epoch = best.epoch;
    const bool knownDecide = evidence.known.has_value();
    const bool ensembleAgainst = na.ensembleAgreement - best.ensembleAgreement >= options.clearEnsembleLoss;
    const bool better = knownDecide ? *evidence.known >= options.clearKnownGain : evidence.edges == Verdict::Better && !ensembleAgainst;
    if (knownDecide)
        addReason(choice, better ? ReasonKind::PlacesBetter : ReasonKind::PlacesAlike, {epoch, *best.knownAgreement, *na.knownAgreement});
    if (evidence.edges) {
        const auto kind = *evidence.edges == Verdict::Better   ? ReasonKind::EdgesBetter
                          : *evidence.edges == Verdict::KeepNa ? ReasonKind::EdgesWorse
                                                               : ReasonKind::EdgesAlike;
        addReason(choice, kind, {epoch, *best.edgeAlignment, *na.edgeAlignment});
    }
    if (!knownDecide && !evidence.edges)
        addReason(choice, ReasonKind::NothingKnown, {epoch});
    if (!knownDecide && ensembleAgainst)
        addReason(choice, ReasonKind::EnsembleAgainst, {na.ensembleAgreement, best.ensembleAgreement, epoch});
    if (evidence.shifted)
        addReason(choice, ReasonKind::Shifted, {100 * best.histogramDistance});
    tellOfSource(choice, na, best, options);
    choice.verdict = better && !evidence.shifted ? Verdict::Better : Verdict::NoClearGain;
}

} // namespace

std::string toText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better: return "better";
    case Verdict::KeepNa: return "worse, keep NA";
    case Verdict::NoClearGain: break;
    }
    return "no clear gain";
}

Verdict verdictFromText(const std::string &text)
{
    for (Verdict verdict : {Verdict::Better, Verdict::KeepNa}) {
        if (text == toText(verdict))
            return verdict;
    }
    return Verdict::NoClearGain;
}

std::vector<SnapshotScores> labelFreeScores(const std::vector<SnapshotProbabilities> &snapshots, uint64_t seed)
{
    const std::vector<double> ensemble = ensembleAgreement(snapshots);
    std::vector<SnapshotScores> scores(snapshots.size());
    for (size_t i = 0; i < snapshots.size(); ++i) {
        scores[i].epoch = static_cast<int>(i);
        scores[i].entropy = meanEntropy(snapshots[i]);
        scores[i].infoMax = infoMax(snapshots[i]);
        scores[i].snd = softNeighbourhoodDensity(snapshots[i], seed);
        scores[i].ensembleAgreement = ensemble[i];
        scores[i].classShares = classHistogram(snapshots[i]);
        scores[i].histogramDistance = histogramDistance(scores.front().classShares, scores[i].classShares);
    }
    return scores;
}

void addReason(SnapshotChoice &choice, ReasonKind kind, std::vector<double> figures)
{
    choice.reasons.push_back({kind, std::move(figures)});
    choice.why = toText(choice.reasons);
}

Verdict verdictOfEdges(double na, double snapshot, const ChoiceOptions &options)
{
    const double gain = na > 0 ? (snapshot - na) / na : 0;
    if (gain >= options.clearEdgeGain)
        return Verdict::Better;
    return gain <= -options.clearEdgeGain ? Verdict::KeepNa : Verdict::NoClearGain;
}

std::vector<size_t> lostClasses(const std::vector<double> &naShares, const std::vector<double> &shares, const ChoiceOptions &options)
{
    std::vector<size_t> lost;
    for (size_t c = 0; c < std::min(naShares.size(), shares.size()); ++c)
        if (naShares[c] >= options.classShare && shares[c] < options.keptShare * naShares[c])
            lost.push_back(c);
    return lost;
}

SnapshotChoice chooseSnapshot(const std::vector<SnapshotScores> &scores, const ChoiceOptions &options)
{
    check(scores);
    const SnapshotScores &na = *std::find_if(scores.begin(), scores.end(), [](const auto &s) { return s.epoch == 0; });
    double bestSource = na.sourceMeanIou;
    for (const SnapshotScores &snapshot : scores) {
        if (std::isfinite(snapshot.sourceMeanIou))
            bestSource = std::max(bestSource, snapshot.sourceMeanIou);
    }

    const SnapshotScores *best = nullptr;
    Excluded excluded;
    for (const SnapshotScores &snapshot : scores) {
        if (snapshot.epoch == 0)
            continue;
        if (!std::isfinite(snapshot.sourceMeanIou) || !std::isfinite(snapshot.ensembleAgreement))
            ++excluded.broken;
        else if (snapshot.sourceMeanIou < bestSource - options.sourceTolerance)
            ++excluded.source;
        else if (!lostClasses(na.classShares, snapshot.classShares, options).empty())
            ++excluded.lostClass;
        else if (gain(na.knownAgreement, snapshot.knownAgreement).value_or(0) <= -options.clearKnownGain)
            ++excluded.known;
        else if (!best || snapshot.ensembleAgreement > best->ensembleAgreement
                 || (snapshot.ensembleAgreement == best->ensembleAgreement && snapshot.epoch > best->epoch))
            best = &snapshot;
    }

    SnapshotChoice choice;
    choice.oracle = oracleOf(scores);
    if (scores.size() == 1) {
        addReason(choice, ReasonKind::NoSnapshot);
        return choice;
    }
    if (!best) {
        addReason(choice, ReasonKind::NothingPassed);
    } else {
        const Evidence evidence(na, *best, options);
        const bool knownSpeaks = evidence.known.value_or(0) >= options.clearKnownGain;
        const double most = std::log(std::max<size_t>(2, na.classShares.size()));
        const bool foreign = na.entropy >= options.foreignEntropy * most && !knownSpeaks;
        const bool edgesAgainst = evidence.edges == Verdict::KeepNa && !knownSpeaks;
        const bool ensembleAgainst = na.ensembleAgreement > best->ensembleAgreement && evidence.edges != Verdict::Better && !knownSpeaks;
        if (edgesAgainst || ensembleAgainst || foreign) {
            choice.verdict = edgesAgainst ? Verdict::KeepNa : Verdict::NoClearGain; // nothing says that the others are worse
            addReason(choice, ReasonKind::NaKept);
        }
        if (edgesAgainst)
            addReason(choice, ReasonKind::EdgesWorse, {static_cast<double>(best->epoch), *best->edgeAlignment, *na.edgeAlignment});
        if (ensembleAgainst)
            addReason(choice, ReasonKind::EnsembleAgainst, {na.ensembleAgreement, best->ensembleAgreement, static_cast<double>(best->epoch)});
        if (foreign)
            addReason(choice, ReasonKind::Foreign, {100 * na.entropy / most});
        if (!edgesAgainst && !ensembleAgainst && !foreign) {
            choice.chosen = best->epoch;
            judge(choice, na, *best, options);
        }
    }
    excluded.tell(choice);
    addReason(choice, ReasonKind::Estimate);
    return choice;
}

} // namespace vantage
