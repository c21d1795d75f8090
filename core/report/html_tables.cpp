#include "core/report/html_parts.h"
#include "core/report/number_text.h"

namespace vantage {
namespace {

std::string valueCell(const std::optional<double> &value, bool bar)
{
    if (!value)
        return "<td class=\"absent first\">absent</td>";
    return std::string("<td class=\"first") + (bar ? " val\" style=\"--v:" + fixedText(*value) + "\">" : "\">")
           + fixedText(*value) + "</td>";
}

std::string differenceCell(const std::optional<double> &own, const std::optional<double> &other)
{
    if (!own || !other)
        return "<td></td>";
    const std::string text = signedText(*own - *other);
    const char *style = text[0] == '+' ? "up" : text[0] == '-' ? "down" : "same";
    return std::string("<td class=\"") + style + "\">" + text + "</td>";
}

/// A row's cells after its name; `value(column)` may be absent.
template<typename Value>
std::string cells(const std::vector<ResultColumn> &columns, bool bar, Value value)
{
    std::string html;
    for (const ResultColumn &column : columns) {
        const std::optional<double> own = value(column);
        html += valueCell(own, bar);
        for (size_t other : column.against)
            html += differenceCell(own, value(columns[other]));
    }
    return html;
}

std::string head(const std::vector<ResultColumn> &columns)
{
    std::string html = "<thead><tr><th>class</th><th>share<br><span class=\"sub\">of target</span></th>";
    for (const ResultColumn &column : columns) {
        html += "<th class=\"first\">" + escaped(column.name) + "</th>";
        for (size_t other : column.against)
            html += "<th><span class=\"sub\">against<br>" + escaped(columns[other].name) + "</span></th>";
    }
    return html + "</tr></thead>";
}

uint64_t pixelsOf(const ConfusionMatrix &confusion, int truth)
{
    uint64_t sum = 0;
    for (int prediction = 0; prediction < confusion.classes(); ++prediction)
        sum += confusion.at(truth, prediction);
    return sum;
}

std::string shareCell(const ConfusionMatrix &confusion, int truth)
{
    uint64_t all = 0;
    for (uint64_t count : confusion.counts())
        all += count;
    const uint64_t own = pixelsOf(confusion, truth);
    if (own == 0)
        return "<td class=\"same\">0 %</td>";
    const double share = 100.0 * static_cast<double>(own) / static_cast<double>(all);
    return "<td class=\"same\">" + (share < 0.05 ? "&lt; 0.1" : fixedText(share, 1)) + " %</td>";
}

using ClassValues = std::vector<std::optional<double>> Metrics::*;
using Mean = double Metrics::*;

std::string table(const ReportData &data, const std::vector<ResultColumn> &columns, const char *title,
                  ClassValues values, const std::vector<std::pair<const char *, Mean>> &means)
{
    std::string html = std::string("<div class=\"scroll\"><table class=\"results\"><caption>") + title + "</caption>"
                       + head(columns) + "<tbody>";
    for (size_t c = 0; c < data.classes.classes.size(); ++c) {
        const ClassInfo &info = data.classes.classes[c];
        html += "<tr><th>" + swatch(info.colour) + escaped(info.name) + "</th>"
                + shareCell(*columns.front().result->target, static_cast<int>(c))
                + cells(columns, true, [&](const auto &column) { return (column.metrics.*values)[c]; }) + "</tr>";
    }
    html += "</tbody><tfoot>";
    for (size_t i = 0; i < means.size(); ++i)
        html +=
            std::string("<tr") + (i > 0 ? " class=\"plain\"" : "") + "><th>" + means[i].first + "</th><td></td>"
            + cells(columns, false, [&](const auto &column) { return std::optional(column.metrics.*means[i].second); })
            + "</tr>";
    return html + "</tfoot></table></div>";
}

std::string heatCell(const ConfusionMatrix &confusion, int truth, int prediction, uint64_t pixels,
                     const ClassMap &classes)
{
    const double share = static_cast<double>(confusion.at(truth, prediction)) / static_cast<double>(pixels);
    std::string style = truth == prediction ? "diagonal" : "";
    if (share > 0.55)
        style += style.empty() ? "hot" : " hot";
    std::string html = "<td" + (style.empty() ? "" : " class=\"" + style + "\"");
    if (share >= 0.0005)
        html += " style=\"--a:" + fixedText(share) + "\"";
    html += " title=\"" + escaped(classes.classes[static_cast<size_t>(truth)].name) + " taken for "
            + escaped(classes.classes[static_cast<size_t>(prediction)].name) + ": " + fixedText(100 * share, 1)
            + " %\">";
    return html + (share >= 0.005 ? fixedText(100 * share, 0) : "") + "</td>";
}

} // namespace

std::string swatch(const Rgb &colour)
{
    return "<span class=\"swatch\" style=\"background:rgb(" + std::to_string(colour.red) + ","
           + std::to_string(colour.green) + "," + std::to_string(colour.blue) + ")\"></span>";
}

std::string classTablePart(const ReportData &data)
{
    const std::vector<ResultColumn> columns = resultColumns(data.results);
    if (columns.empty())
        return {};
    return table(data, columns, "Intersection over union (IoU)", &Metrics::iou, {{"mean IoU", &Metrics::meanIou}})
           + table(data, columns, "Class accuracy", &Metrics::classAccuracy,
                   {{"mean class accuracy", &Metrics::meanClassAccuracy}, {"pixel accuracy", &Metrics::pixelAccuracy}});
}

std::string confusionPart(const ReportData &data)
{
    const std::vector<ResultColumn> columns = resultColumns(data.results);
    if (columns.empty())
        return {};
    // The network that the report is about; the others' matrices are in the database.
    const ResultColumn *adapted = firstOf(columns, Role::Adapted);
    const ResultColumn &shown = adapted ? *adapted : columns.back();
    const ConfusionMatrix &confusion = *shown.result->target;

    std::string html = "<div class=\"scroll\"><table class=\"heat\"><thead><tr><th class=\"corner\">"
                       + escaped(shown.name) + "<br>is &darr; called &rarr;</th>";
    for (const ClassInfo &info : data.classes.classes)
        html += "<th><span>" + escaped(info.name) + "</span></th>";
    html += "</tr></thead><tbody>";
    for (int truth = 0; truth < confusion.classes(); ++truth) {
        const ClassInfo &info = data.classes.classes[static_cast<size_t>(truth)];
        const uint64_t pixels = pixelsOf(confusion, truth);
        html += "<tr><th>" + escaped(info.name) + "</th>";
        if (pixels == 0)
            html += "<td class=\"absent\" colspan=\"" + std::to_string(confusion.classes()) + "\">absent</td>";
        for (int prediction = 0; prediction < confusion.classes() && pixels > 0; ++prediction)
            html += heatCell(confusion, truth, prediction, pixels, data.classes);
        html += "</tr>";
    }
    return html + "</tbody></table></div>";
}

} // namespace vantage
