#include "core/compare/class_table.h"

#include <algorithm>
#include <stdexcept>

namespace vantage {
namespace {

void findExtremes(ClassRow &row)
{
    for (size_t i = 0; i < row.iou.size(); ++i) {
        if (!row.iou[i])
            continue;
        if (!row.best || *row.iou[i] > *row.iou[*row.best])
            row.best = i;
        if (!row.worst || *row.iou[i] < *row.iou[*row.worst])
            row.worst = i;
    }
    if (row.best && *row.iou[*row.best] == *row.iou[*row.worst])
        row.best = row.worst = std::nullopt; // one run alone, or all alike
}

void findDeltas(ClassRow &row, size_t base)
{
    for (size_t i = 0; i < row.iou.size(); ++i)
        row.delta.push_back(i != base && row.iou[i] && row.iou[base] ? std::optional(*row.iou[i] - *row.iou[base]) : std::nullopt);
}

uint64_t called(const ConfusionMatrix &counts, int prediction)
{
    uint64_t sum = 0;
    for (int truth = 0; truth < counts.classes(); ++truth)
        sum += counts.at(truth, prediction);
    return sum;
}

} // namespace

ClassTable classTable(std::span<const ComparedRun> runs, size_t base)
{
    if (base >= runs.size())
        throw std::invalid_argument("a comparison needs a base that is one of its runs");
    ClassTable table;
    const ComparedRun *named = nullptr;
    std::string missing;
    for (const ComparedRun &run : runs) {
        if (!run.onTarget())
            missing.append(missing.empty() ? "" : ", ").append(run.name);
        else if (!named || run.record.classNames.size() > named->record.classNames.size())
            named = &run;
    }
    if (!named) {
        table.note = "None of these runs was measured with labels of the target. What can be said without them is in the table of scores.";
        return table;
    }
    if (!missing.empty())
        table.note = "Not measured with labels of the target: " + missing + ".";
    int classes = 0;
    for (const ComparedRun &run : runs)
        if (const ConfusionMatrix *counts = run.onTarget())
            classes = std::max(classes, counts->classes());
    std::vector<std::optional<Metrics>> metrics;
    for (const ComparedRun &run : runs)
        metrics.push_back(run.onTarget() ? std::optional(metricsOf(*run.onTarget())) : std::nullopt);
    for (int c = 0; c < classes; ++c) {
        const auto place = static_cast<size_t>(c);
        ClassRow row;
        row.index = c;
        row.name = place < named->record.classNames.size() ? named->record.classNames[place] : "class " + std::to_string(c);
        for (size_t i = 0; i < runs.size(); ++i) {
            const bool known = metrics[i] && place < metrics[i]->iou.size();
            row.iou.push_back(known ? metrics[i]->iou[place] : std::nullopt);
            row.vanished.push_back(row.iou.back() && called(*runs[i].onTarget(), c) == 0);
        }
        findExtremes(row);
        findDeltas(row, base);
        table.rows.push_back(std::move(row));
    }
    ClassRow mean;
    mean.name = "mean";
    for (const auto &one : metrics)
        mean.iou.push_back(one ? std::optional(one->meanIou) : std::nullopt);
    mean.vanished.assign(runs.size(), false);
    findExtremes(mean);
    findDeltas(mean, base);
    table.rows.push_back(std::move(mean));
    return table;
}

} // namespace vantage
