#include "core/report/text_table.h"

#include "core/report/number_text.h"
#include "core/report/result_columns.h"

#include <algorithm>
#include <cmath>

namespace vantage {
namespace {

using Row = std::vector<std::string>;

std::string padded(const std::string &text, size_t width, bool left = false)
{
    const std::string space(width - std::min(width, widthOf(text)), ' ');
    return left ? text + space : space + text;
}

const std::optional<double> &valueOf(const ResultColumn &column, PerClass measure, size_t c)
{
    return measure == PerClass::Iou ? column.metrics.iou[c] : column.metrics.classAccuracy[c];
}

/// A row of cells: each network's value, then its differences. `value(column)` may be absent.
template<typename Value>
Row rowOf(const std::string &name, const std::vector<ResultColumn> &columns, Value value)
{
    Row row{name};
    for (const ResultColumn &column : columns) {
        const std::optional<double> own = value(column);
        row.push_back(own ? fixedText(*own) : "absent");
        for (size_t other : column.against) {
            const std::optional<double> theirs = value(columns[other]);
            row.push_back(own && theirs ? signedText(*own - *theirs) : "");
        }
    }
    return row;
}

Row headerOf(const std::vector<ResultColumn> &columns, PerClass measure)
{
    Row row{measure == PerClass::Iou ? "IoU" : "class accuracy"};
    for (const ResultColumn &column : columns) {
        row.push_back(column.name);
        for (size_t other : column.against)
            row.push_back("vs " + columns[other].name);
    }
    return row;
}

std::string laidOut(const std::vector<Row> &rows, size_t rulesAfterHeaderAnd)
{
    std::vector<size_t> widths(rows.front().size(), 0);
    for (const Row &row : rows) {
        for (size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    }
    size_t total = 0;
    for (size_t width : widths)
        total += width + 2;
    const std::string rule = std::string(total - 2, '-') + "\n";

    std::string text;
    for (size_t r = 0; r < rows.size(); ++r) {
        std::string line = padded(rows[r][0], widths[0], true);
        for (size_t i = 1; i < rows[r].size(); ++i)
            line += "  " + padded(rows[r][i], widths[i]);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
        if (r == 0 || r == rulesAfterHeaderAnd)
            text += rule;
    }
    return text;
}

} // namespace

std::string resultTable(const std::vector<ModelResult> &results, const ClassMap &classes, PerClass measure)
{
    checkClasses(results, classes);
    const std::vector<ResultColumn> columns = resultColumns(results);
    if (columns.empty())
        return "Nothing was measured on the target camera: it has no labels, or no network was adapted to it.\n";

    std::vector<Row> rows{headerOf(columns, measure)};
    for (size_t c = 0; c < classes.classes.size(); ++c)
        rows.push_back(
            rowOf(classes.classes[c].name, columns, [&](const auto &column) { return valueOf(column, measure, c); }));
    const size_t lastClass = rows.size() - 1;
    const auto mean = [&](const char *name, double Metrics::*value) {
        rows.push_back(rowOf(name, columns, [&](const auto &column) { return std::optional(column.metrics.*value); }));
    };
    mean("mean IoU", &Metrics::meanIou);
    mean("mean class accuracy", &Metrics::meanClassAccuracy);
    mean("pixel accuracy", &Metrics::pixelAccuracy);
    return laidOut(rows, lastClass);
}

std::optional<double> gapClosed(const std::vector<ModelResult> &results)
{
    const std::vector<ResultColumn> columns = resultColumns(results);
    const ResultColumn *na = firstOf(columns, Role::NoAdaptation);
    const ResultColumn *adapted = firstOf(columns, Role::Adapted);
    const ResultColumn *fineTuned = firstOf(columns, Role::FineTuning);
    if (!na || !adapted || !fineTuned || fineTuned->metrics.meanIou <= na->metrics.meanIou)
        return std::nullopt;
    return (adapted->metrics.meanIou - na->metrics.meanIou) / (fineTuned->metrics.meanIou - na->metrics.meanIou);
}

std::string measuredSentence(const std::vector<ModelResult> &results)
{
    const std::vector<ResultColumn> columns = resultColumns(results);
    const ResultColumn *na = firstOf(columns, Role::NoAdaptation);
    const ResultColumn *control = firstOf(columns, Role::Control);
    const ResultColumn *adapted = firstOf(columns, Role::Adapted);
    if (!na || !adapted)
        return {};
    const auto against = [&](const ResultColumn &other, const std::string &what) {
        const double gain = adapted->metrics.meanIou - other.metrics.meanIou;
        const std::string size = fixedText(std::abs(gain));
        if (size == fixedText(0))
            return "as good as " + what;
        return size + (gain > 0 ? " above " : " below ") + what;
    };
    std::string text = "Measured on the target's labels, the adapted network has a mean IoU of "
                       + fixedText(adapted->metrics.meanIou) + ", " + against(*na, "the un-adapted one");
    if (control)
        text += " and " + against(*control, "the control, which trained for as many steps on the source alone");
    text += ".";
    if (const std::optional<double> gap = gapClosed(results))
        text += " That is " + fixedText(100 * *gap, 0) + " % of the gap to fine-tuning with target labels.";
    return text;
}

} // namespace vantage
