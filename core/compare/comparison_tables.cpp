#include "core/compare/comparison_tables.h"

#include <algorithm>
#include <cmath>

namespace vantage {
namespace {

TableCell cellOf(const std::optional<double> &value)
{
    return value ? TableCell(*value) : TableCell();
}

/// Nothing where the text is empty.
TableCell textCell(const std::string &text)
{
    TableCell cell;
    if (!text.empty())
        cell = text;
    return cell;
}

void addRunColumns(DataTable &table, std::span<const ComparedRun> runs)
{
    for (const ComparedRun &run : runs)
        table.columns.push_back(run.name);
}

std::string className(const ComparedRun &run, size_t index)
{
    return index < run.record.classNames.size() ? run.record.classNames[index] : "class " + std::to_string(index);
}

constexpr const char *summaryColumns[] = {"best", "last", "kept", "lowest", "highest"};

void addSummary(std::vector<TableCell> &row, const ValueSummary &summary)
{
    row.push_back(cellOf(summary.best));
    row.push_back(summary.bestAt ? TableCell(static_cast<int64_t>(std::llround(*summary.bestAt))) : TableCell()); // an epoch or a step
    for (const auto &value : {summary.last, summary.kept, summary.lowest, summary.highest})
        row.push_back(cellOf(value));
}

} // namespace

DataTable parametersForFiles(std::span<const ComparedRun> runs, size_t base, bool onlyDifferences)
{
    DataTable table{"parameters", "What differs", {}, {"parameter", "group"}, {}};
    addRunColumns(table, runs);
    for (const ParameterRow &parameter : parameterTable(runs, base)) {
        if (onlyDifferences && !parameter.anyDiffers())
            continue;
        std::vector<TableCell> row{parameter.key, parameter.group};
        for (const auto &value : parameter.values)
            row.push_back(textCell(value.value_or("")));
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty())
        table.note = "These runs were asked for with the same of everything.";
    return table;
}

DataTable classesForFiles(std::span<const ComparedRun> runs, size_t base)
{
    const ClassTable classes = classTable(runs, base);
    DataTable table{"classes", "IoU on the target, class by class", classes.note, {"class"}, {}};
    std::vector<size_t> measured; // a run without labels has no empty column
    for (size_t i = 0; i < runs.size(); ++i)
        if (runs[i].onTarget())
            measured.push_back(i);
    const bool deltas = base < runs.size() && runs[base].onTarget() && measured.size() > 1;
    for (size_t i : measured) {
        table.columns.push_back(runs[i].name);
        if (deltas && i != base)
            table.columns.push_back(runs[i].name + ", against " + runs[base].name);
    }
    if (!classes.rows.empty())
        table.columns.push_back("vanished in");
    for (const ClassRow &one : classes.rows) {
        std::vector<TableCell> row{one.name};
        std::string vanished;
        for (size_t i : measured) {
            row.push_back(cellOf(one.iou[i]));
            if (deltas && i != base)
                row.push_back(cellOf(one.delta[i]));
            if (one.vanished[i])
                vanished.append(vanished.empty() ? "" : ", ").append(runs[i].name);
        }
        row.push_back(textCell(vanished));
        table.rows.push_back(std::move(row));
    }
    return table;
}

DataTable confusionForFiles(std::span<const ComparedRun> runs, size_t base)
{
    DataTable table{"confusion", "What is taken for what, against the base", {}, {"truth", "prediction"}, {}};
    const ConfusionMatrix *before = base < runs.size() ? runs[base].onTarget() : nullptr;
    std::vector<ConfusionChange> changes;
    for (size_t i = 0; before && i < runs.size(); ++i)
        if (const ConfusionMatrix *after = runs[i].onTarget(); after && i != base && after->classes() == before->classes()) {
            table.columns.push_back(runs[i].name);
            changes.push_back(confusionChange(*before, *after));
        }
    if (changes.empty()) {
        table.note = before ? "No other run was measured with the same classes." : "The base was not measured with labels of the target.";
        return table;
    }
    for (int truth = 0; truth < before->classes(); ++truth)
        for (int prediction = 0; prediction < before->classes(); ++prediction) {
            std::vector<TableCell> row{className(runs[base], static_cast<size_t>(truth)), className(runs[base], static_cast<size_t>(prediction))};
            bool known = false;
            for (const ConfusionChange &change : changes) {
                row.push_back(cellOf(change.at(truth, prediction)));
                known = known || change.at(truth, prediction);
            }
            if (known)
                table.rows.push_back(std::move(row));
        }
    return table;
}

DataTable measuresForFiles(std::span<const ComparedRun> runs)
{
    DataTable table{"measures", "Measures", {}, {"measure", "run"}, {}};
    for (const char *column : summaryColumns) {
        table.columns.push_back(column);
        if (table.columns.size() == 3)
            table.columns.push_back("best at epoch");
    }
    bool labels = false;
    for (const RunMeasure &measure : runMeasures())
        for (const ComparedRun &run : runs) {
            const ValueSummary summary = measureSummary(run, measure);
            if (!summary.last)
                continue;
            labels = labels || measure.needsLabels;
            std::vector<TableCell> row{measure.title, run.name};
            addSummary(row, summary);
            table.rows.push_back(std::move(row));
        }
    if (table.rows.empty())
        table.note = "Nothing has been measured yet.";
    else if (!labels)
        table.note = "The target has no labels that may be used: these are scores that need none.";
    return table;
}

DataTable termsForFiles(std::span<const ComparedRun> runs, std::span<const std::vector<StepRecord>> steps)
{
    DataTable table{"terms", "Losses", {}, {"term", "run"}, {}};
    for (const char *column : summaryColumns) {
        table.columns.push_back(column);
        if (table.columns.size() == 3)
            table.columns.push_back("best at step");
    }
    std::vector<std::string> terms;
    for (const auto &one : steps)
        for (const std::string &term : termsOf(one))
            if (std::find(terms.begin(), terms.end(), term) == terms.end())
                terms.push_back(term);
    for (const std::string &term : terms)
        for (size_t i = 0; i < runs.size(); ++i) {
            const ValueSummary summary = termSummary(runs[i], steps[i], term);
            if (!summary.last)
                continue;
            std::vector<TableCell> row{term, runs[i].name};
            addSummary(row, summary);
            table.rows.push_back(std::move(row));
        }
    if (table.rows.empty())
        table.note = "No step has been trained yet.";
    return table;
}

DataTable sharesForFiles(std::span<const ComparedRun> runs, std::span<const std::vector<EpochShares>> shares)
{
    DataTable table{"shares", "Predicted class shares of the target", {}, {"run", "epoch"}, {}};
    size_t classes = 0, named = 0;
    for (size_t i = 0; i < runs.size(); ++i)
        for (const EpochShares &one : shares[i])
            if (one.shares.size() > classes) {
                classes = one.shares.size();
                named = i;
            }
    for (size_t c = 0; c < classes; ++c)
        table.columns.push_back(className(runs[named], c));
    for (size_t i = 0; i < runs.size(); ++i)
        for (const EpochShares &one : shares[i]) {
            std::vector<TableCell> row{runs[i].name, static_cast<int64_t>(one.epoch)};
            for (size_t c = 0; c < classes; ++c)
                row.push_back(cellOf(c < one.shares.size() ? std::optional(one.shares[c]) : std::nullopt));
            table.rows.push_back(std::move(row));
        }
    if (table.rows.empty())
        table.note = "No predictions of snapshots are kept of these runs.";
    return table;
}

DataTable verdictsForFiles(std::span<const ComparedRun> runs)
{
    DataTable table{"verdicts", "Verdicts", {}, {"run", "state", "kept epoch", "verdict", "why"}, {}};
    for (const ComparedRun &run : runs) {
        std::vector<TableCell> row{run.name, toText(run.record.state)};
        row.push_back(run.choice ? TableCell(static_cast<int64_t>(run.choice->chosen)) : TableCell());
        row.push_back(textCell(run.choice ? toText(run.choice->verdict) : std::string()));
        row.push_back(textCell(run.choice ? run.choice->why : english(run.record.reason)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace vantage
