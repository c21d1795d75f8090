#include "core/evaluation/snapshot_choice.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <stdexcept>

namespace vantage {
namespace {

std::string decimals(double value, int digits = 3)
{
    char text[64]; // to_chars: a window may have set a locale with a decimal comma
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, digits).ptr;
    return {text, end};
}

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

int lostClasses(const SnapshotScores &na, const SnapshotScores &snapshot, const ChoiceOptions &options)
{
    int lost = 0;
    for (size_t c = 0; c < na.classShares.size(); ++c)
        lost +=
            na.classShares[c] >= options.classShare && snapshot.classShares[c] < options.keptShare * na.classShares[c];
    return lost;
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

    int all() const { return source + lostClass + known + broken; }
    std::string text() const
    {
        std::string result;
        const auto add = [&](int count, const char *reason) {
            if (count > 0)
                result += (result.empty() ? "" : ", ") + std::to_string(count) + " " + reason;
        };
        add(source, "for a drop on the source's validation frames");
        add(lostClass, "for losing a class that the un-adapted network sees on the target");
        add(known, "for being worse where both cameras see the same");
        add(broken, "for scores that are no numbers");
        return result;
    }
};

std::optional<double> knownGain(const SnapshotScores &na, const SnapshotScores &snapshot)
{
    if (!na.knownAgreement || !snapshot.knownAgreement)
        return std::nullopt;
    return *snapshot.knownAgreement - *na.knownAgreement;
}

/// The signals beside the ensemble: how many speak for the adapted snapshot, and which.
struct Votes
{
    int inFavour = 0, cast = 0;
    std::string names, against;

    void add(const char *name, double gain)
    {
        ++cast;
        if (gain < 0)
            append(against, name);
        if (gain <= 0)
            return;
        ++inFavour;
        append(names, name);
    }
    static void append(std::string &list, const char *name) { list += (list.empty() ? "" : ", ") + std::string(name); }
};

Votes votesFor(const SnapshotScores &na, const SnapshotScores &snapshot)
{
    Votes votes;
    votes.add("InfoMax", snapshot.infoMax - na.infoMax);
    votes.add("neighbourhood density", snapshot.snd - na.snd);
    if (snapshot.flipAgreement && na.flipAgreement)
        votes.add("agreement under mirroring", *snapshot.flipAgreement - *na.flipAgreement);
    if (snapshot.entropy > na.entropy)
        Votes::append(votes.against, "entropy"); // no vote, for a network may be sure of nonsense; but it stands in every table
    return votes;
}

/// What became of the source's accuracy, with the figures that the tables show.
std::string sourceSentence(const SnapshotScores &na, const SnapshotScores &best, const ChoiceOptions &options)
{
    const std::string is = decimals(best.sourceMeanIou), was = decimals(na.sourceMeanIou);
    if (best.sourceMeanIou >= na.sourceMeanIou || is == was)
        return "it keeps the source accuracy (mIoU " + is + ", un-adapted " + was + ")";
    return "it loses " + decimals(na.sourceMeanIou - best.sourceMeanIou) + " of the source's mIoU (" + is + ", un-adapted " + was + "; up to "
           + decimals(options.sourceTolerance) + " below the best snapshot are tolerated)";
}

void judge(SnapshotChoice &choice, const SnapshotScores &na, const SnapshotScores &best, const ChoiceOptions &options)
{
    const double gain = best.ensembleAgreement - na.ensembleAgreement;
    const Votes votes = votesFor(na, best);
    const std::string signals = std::to_string(votes.inFavour) + " of " + std::to_string(votes.cast) + " other signals"
                                + (votes.names.empty() ? "" : " (" + votes.names + ")");
    const std::string source = sourceSentence(na, best, options);
    const auto tellAgainst = [&] {
        if (!votes.against.empty())
            choice.why += " Against it: " + votes.against + ".";
    };
    std::string against;
    const auto known = knownGain(na, best);
    const bool shifted = best.histogramDistance > options.largestShift;
    if (known && *known >= options.clearKnownGain && !shifted) {
        choice.verdict = Verdict::Better;
        choice.why = "Where both cameras see the same, epoch " + std::to_string(best.epoch) + " agrees clearly better with the source's labels (mean IoU "
                     + decimals(*best.knownAgreement) + ", un-adapted " + decimals(*na.knownAgreement) + "); " + source + ", and loses no class.";
        tellAgainst();
        return;
    }
    if (known && *known < options.clearKnownGain)
        against = "where both cameras see the same it agrees with the source's labels hardly better than the un-adapted network ("
                  + decimals(*best.knownAgreement) + " against " + decimals(*na.knownAgreement) + ")";
    else if (gain < options.clearMargin)
        against = "it agrees with the average of all snapshots hardly more than the un-adapted network ("
                  + decimals(best.ensembleAgreement) + " against " + decimals(na.ensembleAgreement) + ")";
    else if (2 * votes.inFavour <= votes.cast)
        against = "only " + signals + " speak for it";
    else if (shifted)
        against = "it moved " + decimals(100 * best.histogramDistance, 0)
                  + " % of the pixels' share to other classes, which is as likely a collapse as an insight";

    if (against.empty()) {
        choice.verdict = Verdict::Better;
        choice.why = "Epoch " + std::to_string(best.epoch) + " agrees best with the average of all snapshots ("
                     + decimals(best.ensembleAgreement) + "; un-adapted " + decimals(na.ensembleAgreement) + "), "
                     + signals + " speak for it; " + source + ", and loses no class.";
        tellAgainst();
    } else {
        choice.verdict = Verdict::NoClearGain;
        choice.why = "Epoch " + std::to_string(best.epoch) + " passes the checks, but " + against + ".";
    }
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

SnapshotChoice chooseSnapshot(const std::vector<SnapshotScores> &scores, const ChoiceOptions &options)
{
    check(scores);
    const SnapshotScores &na = *std::find_if(scores.begin(), scores.end(), [](const auto &s) { return s.epoch == 0; });
    double bestSource = na.sourceMeanIou;
    for (const SnapshotScores &snapshot : scores) {
        if (std::isfinite(snapshot.sourceMeanIou))
            bestSource = std::max(bestSource, snapshot.sourceMeanIou);
    }

    const SnapshotScores *best = &na;
    Excluded excluded;
    for (const SnapshotScores &snapshot : scores) {
        if (snapshot.epoch == 0)
            continue;
        if (!std::isfinite(snapshot.sourceMeanIou) || !std::isfinite(snapshot.ensembleAgreement))
            ++excluded.broken;
        else if (snapshot.sourceMeanIou < bestSource - options.sourceTolerance)
            ++excluded.source;
        else if (lostClasses(na, snapshot, options) > 0)
            ++excluded.lostClass;
        else if (knownGain(na, snapshot).value_or(0) <= -options.clearKnownGain)
            ++excluded.known;
        else if (snapshot.ensembleAgreement > best->ensembleAgreement
                 || (snapshot.ensembleAgreement == best->ensembleAgreement && snapshot.epoch > best->epoch))
            best = &snapshot;
    }

    SnapshotChoice choice;
    choice.chosen = best->epoch;
    choice.oracle = oracleOf(scores);
    const int adapted = static_cast<int>(scores.size()) - 1;
    if (adapted == 0)
        choice.why = "There is no adapted snapshot.";
    else if (best->epoch == 0 && excluded.all() == adapted)
        choice.why = "No adapted snapshot passed the checks: left out " + excluded.text() + ".";
    else if (best->epoch == 0)
        choice.why = "The un-adapted network agrees best with the average of all snapshots ("
                     + decimals(na.ensembleAgreement) + "), so the changes of the others look like noise.";
    else
        judge(choice, na, *best, options);
    if (excluded.all() > 0 && excluded.all() < adapted)
        choice.why += " Left out: " + excluded.text() + ".";
    if (adapted > 0)
        choice.why += " This is an estimate made without target labels.";
    return choice;
}

} // namespace vantage
