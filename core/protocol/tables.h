#pragma once

#include "core/protocol/results.h"
#include "core/report/text_table.h"

#include <array>
#include <functional>

namespace vantage {

// The tables of the paper as plain data, computed from results and nothing else.

struct TableCell
{
    std::optional<double> value;  ///< 0..1; none: the class is in no target's ground truth
    bool best = false;            ///< the best but for FT, at the decimals that are printed; none where all are equal
    bool beatsFineTuning = false; ///< of an adapted network, at the decimals that are printed
};

struct TableRow
{
    Role role = Role::NoAdaptation;
    std::string network;
    bool withMap = false;         ///< with the map of the target's places: compared among themselves
    std::vector<TableCell> cells; ///< the mean, then class by class
};

/// One measure: a row a network, a column the mean and each class.
struct ClassTable
{
    PerClass measure = PerClass::Iou;
    std::vector<std::string> pairs; ///< names, each once
    size_t seeds = 0;
    std::vector<TableRow> rows; ///< NA, control(s), recipes, FT; those that every result has
};

constexpr int tableDecimals = 2; ///< as the paper prints them

/// The mean over all results that `wanted` says yes to. A class counts where a target has it; the mean over classes is that of
/// each result, averaged, so every pair weighs the same (where all have all classes it is the mean of the row).
ClassTable classTable(const ProtocolResults &results, PerClass measure, const std::function<bool(const PairResult &)> &wanted);
ClassTable familyTable(const ProtocolResults &results, PerClass measure, PairFamily family);
ClassTable pairTable(const ProtocolResults &results, PerClass measure, const std::string &pair);

/// The families that have a result, in the order of the enum.
std::vector<PairFamily> familiesOf(const ProtocolResults &results);
/// The pairs that have a result, by name, in their order.
std::vector<std::string> pairsOf(const ProtocolResults &results);

/// (adapted - NA) / (FT - NA). None where FT is not clearly above NA: by less than 0.01.
std::optional<double> gapClosed(double na, double adapted, double fineTuning);

/// One recipe on one pair with one seed, in mean IoU on the target.
struct PairSummary
{
    std::string pair, recipe;
    PairFamily family = PairFamily::Other;
    uint64_t seed = 1;
    double na = 0, adapted = 0;
    std::optional<double> control, fineTuning;
    std::optional<double> gap; ///< closed, see gapClosed
    int chosen = 0;            ///< epoch, 0 = NA
    std::optional<int> oracle;
    std::optional<double> oracleMeanIou;
    Verdict verdict = Verdict::NoClearGain; ///< without labels
    Verdict truth = Verdict::NoClearGain;   ///< with labels: of the chosen snapshot, or, where NA was kept, of the best that was given up
};
std::vector<PairSummary> summariesOf(const ProtocolResults &results);

/// The same, averaged over a family.
struct FamilySummary
{
    PairFamily family = PairFamily::Other;
    std::string recipe;
    size_t results = 0;
    double na = 0, adapted = 0;
    std::optional<double> control, fineTuning; ///< where all have them
    std::optional<double> gap;                 ///< of the means, as the paper's
    std::optional<double> oracleMeanIou;
    std::array<std::array<int, 3>, 3> verdicts{}; ///< [verdict without labels][truth], in the order of Verdict
};
std::vector<FamilySummary> familySummaries(const ProtocolResults &results);

} // namespace vantage
