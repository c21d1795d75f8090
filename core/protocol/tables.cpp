#include "core/protocol/tables.h"

#include "core/evaluation/proof.h"

#include <algorithm>
#include <cmath>

namespace vantage {
namespace {

/// As printed: nobody shall see two equal numbers of which one is bold.
double printed(double value)
{
    const double scale = std::pow(10, tableDecimals);
    return std::round(value * scale) / scale;
}

class Mean
{
public:
    void add(const std::optional<double> &value)
    {
        m_complete = m_complete && value;
        if (value) {
            m_sum += *value;
            ++m_count;
        }
    }
    std::optional<double> value() const { return m_count > 0 ? std::optional(m_sum / m_count) : std::nullopt; }
    std::optional<double> ofAll() const { return m_complete ? value() : std::nullopt; }

private:
    double m_sum = 0;
    int m_count = 0;
    bool m_complete = true;
};

TableRow rowOf(const std::vector<const PairResult *> &results, const NetworkResult &like, PerClass measure, size_t classes)
{
    std::vector<Mean> means(classes + 1);
    for (const PairResult *result : results) {
        const Metrics metrics = metricsOf(*networkNamed(*result, like.name)->target);
        const bool iou = measure == PerClass::Iou;
        means[0].add(iou ? metrics.meanIou : metrics.meanClassAccuracy);
        for (size_t c = 0; c < classes; ++c)
            means[c + 1].add((iou ? metrics.iou : metrics.classAccuracy).at(c));
    }
    TableRow row;
    row.role = like.role;
    row.network = like.name;
    row.withMap = like.withMap;
    for (const Mean &mean : means)
        row.cells.push_back({mean.value(), false, false});
    return row;
}

void mark(std::vector<TableRow> &rows, size_t column, bool withMap)
{
    std::optional<double> best, worst, fineTuning;
    for (const TableRow &row : rows) {
        if (row.withMap != withMap)
            continue;
        const auto &value = row.cells[column].value;
        if (row.role == Role::FineTuning) {
            fineTuning = value;
        } else if (value) {
            best = std::max(printed(*value), best.value_or(0));
            worst = std::min(printed(*value), worst.value_or(1));
        }
    }
    for (TableRow &row : rows) {
        TableCell &cell = row.cells[column];
        if (!cell.value || row.withMap != withMap)
            continue;
        cell.best = row.role != Role::FineTuning && best > worst && printed(*cell.value) == *best;
        cell.beatsFineTuning = row.role == Role::Adapted && fineTuning && printed(*cell.value) > printed(*fineTuning);
    }
}

std::optional<double> meanIouOf(const NetworkResult *network)
{
    return network && network->target ? std::optional(metricsOf(*network->target).meanIou) : std::nullopt;
}

} // namespace

const NetworkResult *networkNamed(const PairResult &result, const std::string &name)
{
    for (const NetworkResult &network : result.networks)
        if (network.name == name)
            return &network;
    return nullptr;
}

const NetworkResult *networkOf(const PairResult &result, Role role, bool withMap)
{
    for (const NetworkResult &network : result.networks)
        if (network.role == role && network.withMap == withMap)
            return &network;
    return nullptr;
}

ClassTable classTable(const ProtocolResults &results, PerClass measure, const std::function<bool(const PairResult &)> &wanted)
{
    ClassTable table;
    table.measure = measure;
    std::vector<const PairResult *> chosen;
    std::vector<uint64_t> seeds;
    const auto note = [](auto &list, const auto &value) {
        if (std::find(list.begin(), list.end(), value) == list.end())
            list.push_back(value);
    };
    for (const PairResult &result : results.pairs)
        if (wanted(result)) {
            chosen.push_back(&result);
            note(table.pairs, nameOf(result.pair));
            note(seeds, result.seed);
        }
    table.seeds = seeds.size();
    if (chosen.empty())
        return table;
    const size_t classes = results.classes.classes.size();
    for (Role role : {Role::NoAdaptation, Role::Control, Role::Adapted, Role::FineTuning})
        for (const NetworkResult &network : chosen.front()->networks)
            if (network.role == role && std::all_of(chosen.begin(), chosen.end(), [&](const PairResult *result) {
                    const NetworkResult *same = networkNamed(*result, network.name);
                    return same && same->target;
                }))
                table.rows.push_back(rowOf(chosen, network, measure, classes));
    for (size_t column = 0; column <= classes; ++column)
        for (const bool withMap : {false, true})
            mark(table.rows, column, withMap);
    return table;
}

ClassTable familyTable(const ProtocolResults &results, PerClass measure, PairFamily family)
{
    return classTable(results, measure, [&](const PairResult &result) { return result.pair.family == family; });
}

ClassTable pairTable(const ProtocolResults &results, PerClass measure, const std::string &pair)
{
    return classTable(results, measure, [&](const PairResult &result) { return nameOf(result.pair) == pair; });
}

std::vector<PairFamily> familiesOf(const ProtocolResults &results)
{
    std::vector<PairFamily> families;
    for (PairFamily family : {PairFamily::Near, PairFamily::Opposite, PairFamily::Scene, PairFamily::Other})
        if (std::any_of(results.pairs.begin(), results.pairs.end(), [&](const auto &result) { return result.pair.family == family; }))
            families.push_back(family);
    return families;
}

std::vector<std::string> pairsOf(const ProtocolResults &results)
{
    return classTable(results, PerClass::Iou, [](const PairResult &) { return true; }).pairs;
}

std::optional<double> gapClosed(double na, double adapted, double fineTuning)
{
    constexpr double leastGap = 0.01; // below it the quotient says nothing
    if (fineTuning - na < leastGap)
        return std::nullopt;
    return (adapted - na) / (fineTuning - na);
}

std::vector<PairSummary> summariesOf(const ProtocolResults &results)
{
    std::vector<PairSummary> summaries;
    for (const PairResult &result : results.pairs)
        for (const NetworkResult &network : result.networks) {
            const auto na = meanIouOf(networkOf(result, Role::NoAdaptation)), adapted = meanIouOf(&network);
            if (network.role != Role::Adapted || !na || !adapted)
                continue;
            PairSummary &summary = summaries.emplace_back();
            summary.pair = nameOf(result.pair);
            summary.recipe = network.name;
            summary.family = result.pair.family;
            summary.seed = result.seed;
            summary.na = *na;
            summary.adapted = *adapted;
            summary.control = meanIouOf(networkNamed(result, network.control));
            summary.fineTuning = meanIouOf(networkOf(result, Role::FineTuning, network.withMap));
            if (summary.fineTuning)
                summary.gap = gapClosed(*na, *adapted, *summary.fineTuning);
            const SnapshotChoice choice = network.choice.value_or(SnapshotChoice{});
            summary.chosen = choice.chosen;
            summary.oracle = choice.oracle;
            summary.oracleMeanIou = network.oracleMeanIou;
            summary.verdict = choice.verdict;
            summary.truth = truthOf(*na, choice.chosen == 0 ? network.adaptedMeanIou.value_or(*adapted) : *adapted);
        }
    return summaries;
}

std::vector<FamilySummary> familySummaries(const ProtocolResults &results)
{
    const std::vector<PairSummary> all = summariesOf(results);
    std::vector<std::string> recipes;
    for (const PairSummary &one : all)
        if (std::find(recipes.begin(), recipes.end(), one.recipe) == recipes.end())
            recipes.push_back(one.recipe);
    std::vector<FamilySummary> families;
    for (PairFamily family : familiesOf(results))
        for (const std::string &recipe : recipes) {
            FamilySummary summary;
            summary.family = family;
            summary.recipe = recipe;
            Mean na, control, adapted, fineTuning, oracle;
            for (const PairSummary &one : all) {
                if (one.family != family || one.recipe != recipe)
                    continue;
                ++summary.results;
                na.add(one.na);
                control.add(one.control);
                adapted.add(one.adapted);
                fineTuning.add(one.fineTuning);
                oracle.add(one.oracleMeanIou);
                ++summary.verdicts[static_cast<size_t>(one.verdict)][static_cast<size_t>(one.truth)];
            }
            if (summary.results == 0)
                continue;
            summary.na = *na.value();
            summary.adapted = *adapted.value();
            summary.control = control.ofAll();
            summary.fineTuning = fineTuning.ofAll();
            summary.oracleMeanIou = oracle.ofAll();
            if (summary.fineTuning)
                summary.gap = gapClosed(summary.na, summary.adapted, *summary.fineTuning);
            families.push_back(summary);
        }
    return families;
}

} // namespace vantage
