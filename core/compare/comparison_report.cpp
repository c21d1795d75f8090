#include "core/compare/comparison_report.h"

#include "core/base/files.h"
#include "core/report/html_parts.h"
#include "core/report/number_text.h"
#include "core/report/report_style.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace vantage {
namespace {

constexpr size_t mostCurves = 6; // that the page's style has colours for

/// The same runs in every chart: base first, so that a run has one colour in the whole page.
std::vector<size_t> drawn(const ComparisonReport &report)
{
    std::vector<size_t> order{report.base};
    for (size_t i = 0; i < report.runs.size() && order.size() < mostCurves; ++i)
        if (i != report.base)
            order.push_back(i);
    return order;
}

std::vector<Chart> measureCharts(const ComparisonReport &report)
{
    std::vector<Chart> charts;
    for (const RunMeasure &measure : runMeasures()) {
        Chart chart{measure.title, "epoch", {}, false, true, measure.of->note};
        bool any = false;
        for (size_t i : drawn(report)) {
            Curve curve{report.runs[i].name, {}, {}};
            for (const EpochRecord &epoch : report.runs[i].epochs)
                if (const auto value = measure.value(epoch)) {
                    curve.x.push_back(epoch.epoch);
                    curve.y.push_back(*value);
                }
            any = any || !curve.x.empty();
            chart.curves.push_back(std::move(curve)); // an empty one keeps the colours of the others
        }
        if (any)
            charts.push_back(std::move(chart));
    }
    return charts;
}

std::vector<Chart> termCharts(const ComparisonReport &report)
{
    if (report.steps.size() != report.runs.size())
        return {};
    std::vector<std::string> terms;
    for (const auto &steps : report.steps)
        for (const std::string &term : termsOf(steps))
            if (std::find(terms.begin(), terms.end(), term) == terms.end())
                terms.push_back(term);
    std::vector<Chart> charts;
    for (const std::string &term : terms) {
        Chart chart{term, "step", {}, true, false, {}};
        for (size_t i : drawn(report)) {
            Curve curve{report.runs[i].name, {}, {}};
            for (const StepRecord &step : report.steps[i])
                for (const auto &[name, value] : step.values)
                    if (name == term) {
                        curve.x.push_back(static_cast<double>(step.step));
                        curve.y.push_back(value);
                    }
            chart.curves.push_back(std::move(curve));
        }
        charts.push_back(std::move(chart));
    }
    return charts;
}

std::string parametersPart(const ComparisonReport &report)
{
    const DataTable table = parametersForFiles(report.runs, report.base, true);
    if (table.rows.empty() || report.runs.size() < 2)
        return htmlOf(DataTable{"", "", table.note, {}, {}});
    std::string html = "<div class=\"scroll\"><table class=\"results\"><thead><tr><th>parameter</th>";
    for (const ComparedRun &run : report.runs)
        html += "<th>" + escaped(run.name) + "</th>";
    html += "</tr></thead><tbody>";
    for (const ParameterRow &row : parameterTable(report.runs, report.base)) {
        if (!row.anyDiffers())
            continue;
        html += "<tr><th>" + escaped(row.key) + "</th>";
        for (size_t i = 0; i < row.values.size(); ++i) {
            const std::string text = row.values[i].value_or("–");
            const bool isLong = text.size() > 24; // a fingerprint: its beginning tells it apart
            html += std::string("<td") + (row.differs[i] ? " class=\"differs\"" : "") + (isLong ? " title=\"" + escaped(text) + "\"" : "") + ">"
                    + escaped(isLong ? text.substr(0, 16) + "…" : text) + "</td>";
        }
        html += "</tr>";
    }
    return html + "</tbody></table></div>";
}

std::string ioUCell(const ClassRow &row, size_t i)
{
    if (!row.iou[i])
        return "<td class=\"absent first\">absent</td>";
    std::string style = "first val";
    if (row.best == i)
        style += " best";
    if (row.worst == i)
        style += " worst";
    return "<td class=\"" + style + "\" style=\"--v:" + fixedText(*row.iou[i]) + "\">" + fixedText(*row.iou[i])
           + (row.vanished[i] ? " <span class=\"down\">vanished</span>" : "") + "</td>";
}

std::string deltaCell(const std::optional<double> &delta)
{
    if (!delta)
        return "<td></td>";
    const std::string text = signedText(*delta);
    return std::string("<td class=\"") + (text[0] == '+' ? "up" : text[0] == '-' ? "down" : "same") + "\">" + text + "</td>";
}

std::string classesPart(const ComparisonReport &report)
{
    const ClassTable table = classTable(report.runs, report.base);
    std::string html = table.note.empty() ? std::string() : "<p class=\"note\">" + escaped(table.note) + "</p>";
    if (table.rows.empty())
        return html;
    std::vector<size_t> measured;
    for (size_t i = 0; i < report.runs.size(); ++i)
        if (report.runs[i].onTarget())
            measured.push_back(i);
    const bool deltas = report.runs[report.base].onTarget() != nullptr;
    html += "<div class=\"scroll\"><table class=\"results\"><thead><tr><th>class</th>";
    for (size_t i : measured)
        html += "<th class=\"first\">" + escaped(report.runs[i].name) + "</th>"
                + (deltas && i != report.base ? "<th><span class=\"sub\">against<br>base</span></th>" : "");
    html += "</tr></thead><tbody>";
    for (const ClassRow &row : table.rows) {
        if (row.index < 0)
            html += "</tbody><tfoot>";
        const auto place = static_cast<size_t>(row.index);
        html += "<tr><th>" + (row.index >= 0 && place < report.classes.classes.size() ? swatch(report.classes.classes[place].colour) : std::string())
                + escaped(row.name) + "</th>";
        for (size_t i : measured)
            html += ioUCell(row, i) + (deltas && i != report.base ? deltaCell(row.delta[i]) : "");
        html += "</tr>";
    }
    return html + "</tfoot></table></div>";
}

std::string heatPart(const ConfusionChange &change, const ComparedRun &run, const std::vector<std::string> &names)
{
    const auto name = [&](int c) { return static_cast<size_t>(c) < names.size() ? names[static_cast<size_t>(c)] : std::to_string(c); };
    std::string html = "<h3>" + escaped(run.name) + "</h3><div class=\"scroll\"><table class=\"heat change\"><thead><tr><th class=\"corner\">is &darr; called &rarr;</th>";
    for (int c = 0; c < change.classes; ++c)
        html += "<th><span>" + escaped(name(c)) + "</span></th>";
    html += "</tr></thead><tbody>";
    for (int truth = 0; truth < change.classes; ++truth) {
        if (!change.at(truth, 0))
            continue;
        html += "<tr><th>" + escaped(name(truth)) + "</th>";
        for (int prediction = 0; prediction < change.classes; ++prediction) {
            const double points = 100 * *change.at(truth, prediction);
            const bool good = truth == prediction ? points > 0 : points < 0;
            html += std::string("<td class=\"") + (good ? "good" : "bad") + "\" style=\"--a:" + fixedText(std::min(1.0, std::sqrt(std::abs(points) / 100)), 2)
                    + "\">" + (std::abs(points) >= 0.5 ? signedText(points, 0) : "") + "</td>";
        }
        html += "</tr>";
    }
    return html + "</tbody></table></div>";
}

std::string confusionsPart(const ComparisonReport &report)
{
    const ConfusionMatrix *before = report.runs[report.base].onTarget();
    std::string html;
    for (size_t i = 0; before && i < report.runs.size(); ++i)
        if (const ConfusionMatrix *after = report.runs[i].onTarget(); after && i != report.base && after->classes() == before->classes())
            html += heatPart(confusionChange(*before, *after), report.runs[i], report.runs[report.base].record.classNames);
    return html;
}

std::string sharesPart(const ComparisonReport &report)
{
    if (report.shares.size() != report.runs.size())
        return {};
    const DataTable table = sharesForFiles(report.runs, report.shares);
    return table.rows.empty() ? std::string() : htmlOf(table);
}

// What the report of a run has no need of.
constexpr const char *furtherStyle = R"css(
.results .text{text-align:left}.results td.text{white-space:normal;min-width:9em}.results td.differs{font-weight:650}
.results .best{font-weight:700}.results .worst{color:var(--down)}
.heat.change td.good{background:rgba(var(--heat),var(--a,0))}.heat.change td.bad{background:rgba(214,110,30,var(--a,0))}
h3{font-size:15px;margin:16px 0 6px}
@media print{.scroll{overflow:visible}.results th,.results td{padding:3px 5px;font-size:11px}}
)css";

} // namespace

std::string comparisonHtml(const ComparisonReport &report)
{
    if (report.runs.empty() || report.base >= report.runs.size())
        throw std::invalid_argument("a comparison needs a run");
    struct Section
    {
        std::string id, title, note, body;
    };
    const std::string baseName = report.runs[report.base].name;
    const bool more = report.runs.size() > mostCurves;
    const std::string colours = more ? " The base and the first five others are drawn." : "";
    const std::vector<Section> sections{
        {"verdicts", "Verdicts", "", htmlOf(verdictsForFiles(report.runs))},
        {"differences", "What differs", "The base is " + baseName + ". What all runs have in common is left out.", parametersPart(report)},
        {"classes", "Class by class", "IoU on the target camera at the kept epoch. The best of a row is bold, the worst coloured.", classesPart(report)},
        {"confusion", "What is taken for what, against the base",
         "Rows are the truth, columns the prediction. In percentage points of a class's pixels: blue is better than the base, orange worse.", confusionsPart(report)},
        {"measures", "Measures", "", htmlOf(measuresForFiles(report.runs))},
        {"epochs", "Over the epochs", "Epoch 0 is where a run began." + colours, chartsPart(measureCharts(report), "measures", std::nullopt)},
        {"losses", "Losses, step by step", "Pale: every step. Dark: their running mean." + colours, chartsPart(termCharts(report), "terms", std::nullopt)},
        {"shares", "Predicted class shares of the target", "Needs no labels. A share that falls to nothing is a class that vanished.", sharesPart(report)},
    };
    std::string navigation, body;
    for (const Section &section : sections) {
        if (section.body.empty())
            continue;
        navigation += "<a href=\"#" + section.id + "\">" + section.title + "</a>";
        body += "<section id=\"" + section.id + "\"><h2>" + section.title + "</h2>"
                + (section.note.empty() ? "" : "<p class=\"note\">" + escaped(section.note) + "</p>") + section.body + "</section>\n";
    }
    const std::string title = report.title.empty() ? "Comparison of runs" : report.title + ": comparison of runs";
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
           "<meta name=\"color-scheme\" content=\"light dark\"><title>"
           + escaped(title) + "</title>\n<style>" + std::string(reportStyle()) + furtherStyle + "</style></head>\n<body><main>\n<header><h1>" + escaped(title)
           + "</h1>" + (report.subtitle.empty() ? "" : "<p class=\"subtitle\">" + escaped(report.subtitle) + "</p>") + "<nav>" + navigation
           + "</nav></header>\n" + body + "</main></body></html>\n";
}

void writeComparisonHtml(const std::filesystem::path &page, const ComparisonReport &report)
{
    if (page.has_parent_path())
        createFolder(page.parent_path());
    writeAtomically(page, comparisonHtml(report));
}

} // namespace vantage
