#include "core/report/html_parts.h"

#include "core/base/files.h"
#include "core/report/number_text.h"
#include "core/report/svg_chart.h"
#include "core/report/text_table.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace vantage {
namespace {

struct VerdictLook
{
    const char *style, *title, *icon;
};

VerdictLook lookOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better: return {"better", "Better", "<path d=\"M9.5 17.5l5 5 10-11\"/>"};
    case Verdict::KeepNa:
        return {"keep", "Worse: keep the un-adapted network", "<path d=\"M11 11l12 12M23 11L11 23\"/>"};
    case Verdict::NoClearGain: break;
    }
    return {"unclear", "No clear gain", "<path d=\"M10 14h14M10 20h14\"/>"};
}

const char *meaningOf(Role role)
{
    switch (role) {
    case Role::NoAdaptation: return "source labels only";
    case Role::Control: return "as many extra steps, source alone";
    case Role::Adapted: return "learned the target without labels";
    case Role::FineTuning: break;
    }
    return "target labels: an upper bound";
}

std::string definition(const std::string &term, const std::string &value)
{
    return "<dt>" + term + "</dt><dd>" + escaped(value) + "</dd>";
}

std::string card(const ModelResult &result, const std::vector<ResultColumn> &columns, const std::optional<double> &gap)
{
    const auto column =
        std::find_if(columns.begin(), columns.end(), [&](const ResultColumn &c) { return c.result == &result; });
    std::string html = std::string("<div class=\"card") + (result.role == Role::Adapted ? " main" : "") + "\"><h3>"
                       + escaped(result.name.empty() ? toText(result.role) : result.name) + "</h3><p class=\"what\">"
                       + meaningOf(result.role) + "</p>";
    std::string details;
    if (column != columns.end()) {
        html +=
            "<p class=\"value\">" + fixedText(column->metrics.meanIou) + "</p><p class=\"unit\">mean IoU, target</p>";
        html += "<ul class=\"gains\">";
        for (size_t other : column->against) {
            const std::string gain = signedText(column->metrics.meanIou - columns[other].metrics.meanIou);
            const char *style = gain[0] == '+' ? "up" : gain[0] == '-' ? "down" : "same";
            html += std::string("<li><b class=\"") + style + "\">" + gain + "</b> against "
                    + escaped(columns[other].name) + "</li>";
        }
        if (result.role == Role::Adapted && gap && column->result == firstOf(columns, Role::Adapted)->result)
            html += "<li><b>" + fixedText(100 * *gap, 0) + " %</b> of the gap to FT</li>";
        html += "</ul>";
        details += definition("class accuracy", fixedText(column->metrics.meanClassAccuracy));
        details += definition("pixel accuracy", fixedText(column->metrics.pixelAccuracy));
    } else {
        html += "<p class=\"value same\">&ndash;</p><p class=\"unit\">not measured: no target labels</p>";
    }
    if (result.source)
        details += definition("mean IoU, source", fixedText(metricsOf(*result.source).meanIou));
    if (result.seconds > 0)
        details += definition("training", durationText(result.seconds));
    details += definition("seed", std::to_string(result.seed));
    if (result.run > 0)
        details += definition("run", std::to_string(result.run));
    return html + "<dl>" + details + "</dl></div>";
}

std::string base64(const std::string &bytes)
{
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](size_t k) { return k < bytes.size() ? static_cast<uint8_t>(bytes[k]) : 0U; };
        const uint32_t three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        for (int k = 0; k < 4; ++k)
            text += i + static_cast<size_t>(k) > bytes.size() ? '=' : digits[three >> (18 - 6 * k) & 63];
    }
    return text;
}

/// The file as seen from the page's folder, with everything but plain characters as %XX.
std::string relativeAddress(const std::filesystem::path &file, const std::filesystem::path &page)
{
    const std::filesystem::path folder = std::filesystem::absolute(page).parent_path();
    const std::string path = std::filesystem::absolute(file).lexically_relative(folder).generic_string();
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string address;
    for (char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 128 && (std::isalnum(byte) || c == '/' || c == '.' || c == '-' || c == '_'))
            address += c;
        else
            address += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return address;
}

std::string mimeType(const std::filesystem::path &file)
{
    const std::string extension = file.extension().string();
    return extension == ".jpg" || extension == ".jpeg" || extension == ".JPG" ? "image/jpeg" : "image/png";
}

std::string figureOf(const ReportPicture &picture, bool embed, const std::filesystem::path &page)
{
    const std::string alt = escaped(picture.caption);
    std::string html = "<figure>";
    if (embed) {
        html += "<img alt=\"" + alt + "\" src=\"data:" + mimeType(picture.file) + ";base64," + base64(readFile(picture.file)) + "\">";
    } else {
        const std::string address = escaped(relativeAddress(picture.file, page));
        html += "<a href=\"" + address + "\"><img alt=\"" + alt + "\" loading=\"lazy\" src=\"" + address + "\"></a>";
    }
    return html + (alt.empty() ? "" : "<figcaption>" + alt + "</figcaption>") + "</figure>";
}

/// The verdict's own rule on cameras whose truth is known.
std::string trialTable(const std::vector<TrialCamera> &trial)
{
    std::string html = "<div class=\"scroll\"><table class=\"results\"><thead><tr><th>virtual camera</th><th>mIoU, NA</th><th>adapted</th><th>truth</th>"
                       "<th>borders on edges, NA</th><th>adapted</th><th>said</th></tr></thead><tbody>";
    for (size_t i = 0; i < trial.size(); ++i)
        html += "<tr><th>" + std::to_string(i + 1) + "</th><td>" + fixedText(trial[i].na, 3) + "</td><td>" + fixedText(trial[i].adapted, 3) + "</td><td>" + toText(trial[i].truth())
                + "</td><td>" + fixedText(trial[i].naEdges, 2) + "</td><td>" + fixedText(trial[i].adaptedEdges, 2) + "</td><td>" + toText(trial[i].said())
                + (trial[i].right() ? " &#10003;" : " &#10007;") + "</td></tr>";
    return html + "</tbody></table></div>";
}

} // namespace

std::string evidencePart(const ReportData &data, const std::filesystem::path &page)
{
    if (!data.choice || (data.choice->reasons.empty() && data.trial.empty() && !data.disagreement))
        return {};
    std::string html;
    if (!data.choice->reasons.empty()) {
        html += "<ul>";
        for (const Reason &reason : data.choice->reasons)
            html += "<li>" + escaped(toText(reason)) + "</li>";
        html += "</ul>";
    }
    if (!data.trial.empty())
        html += trialTable(data.trial);
    if (data.disagreement)
        html += "<div class=\"pictures\">" + figureOf(*data.disagreement, data.embedPictures, page) + "</div>";
    return html;
}

std::string verdictPart(const ReportData &data)
{
    const std::string measured = measuredSentence(data.results);
    if (!data.choice && measured.empty())
        return {};
    if (!data.choice)
        return "<div class=\"verdict unclear\"><div><h2>Measured</h2><p>" + escaped(measured) + "</p></div></div>\n";

    const VerdictLook look = lookOf(data.choice->verdict);
    std::string html =
        std::string("<div class=\"verdict ") + look.style
        + "\"><svg viewBox=\"0 0 34 34\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\" "
          "stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\">"
          "<circle cx=\"17\" cy=\"17\" r=\"15\" fill=\"none\" style=\"stroke:currentColor;stroke-width:2\"/>"
        + look.icon + "</svg><div><h2>" + look.title + "</h2><p>" + escaped(data.choice->why) + "</p>";
    if (data.choice->oracle && data.choice->oracle != data.choice->chosen)
        html += "<p>Chosen without labels: epoch " + std::to_string(data.choice->chosen)
                + ". With target labels it would have been epoch " + std::to_string(*data.choice->oracle)
                + " (the oracle).</p>";
    if (!measured.empty())
        html += "<p class=\"measured\">" + escaped(measured) + "</p>";
    const std::vector<ResultColumn> columns = resultColumns(data.results);
    const ResultColumn *na = firstOf(columns, Role::NoAdaptation);
    const ResultColumn *adapted = firstOf(columns, Role::Adapted);
    if (na && adapted && data.choice->verdict == Verdict::Better && adapted->metrics.meanIou <= na->metrics.meanIou)
        html += "<p class=\"measured\">So the estimate without labels was wrong here.</p>";
    return html + "</div></div>\n";
}

std::string cardsPart(const ReportData &data)
{
    if (data.results.empty())
        return {};
    const std::vector<ResultColumn> columns = resultColumns(data.results);
    std::vector<const ModelResult *> ordered;
    for (const ModelResult &result : data.results)
        ordered.push_back(&result);
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto *a, const auto *b) { return a->role < b->role; });
    std::string html = "<div class=\"cards\">";
    for (const ModelResult *result : ordered)
        html += card(*result, columns, gapClosed(data.results));
    return html + "</div>\n";
}

std::string picturesPart(const ReportData &data, const std::filesystem::path &page)
{
    if (data.pictures.empty())
        return {};
    std::string html = "<div class=\"pictures\">";
    for (const ReportPicture &picture : data.pictures)
        html += figureOf(picture, data.embedPictures, page);
    return html + "</div>";
}

std::string chartsPart(const std::vector<Chart> &charts, const std::string &idPrefix,
                       const std::optional<SnapshotChoice> &choice)
{
    if (charts.empty())
        return {};
    std::string html = "<div class=\"charts\">";
    for (size_t i = 0; i < charts.size(); ++i) {
        html += "<figure><figcaption>" + escaped(charts[i].title);
        if (charts[i].curves.size() > 1) {
            html += "<div class=\"keys\">";
            for (size_t k = 0; k < charts[i].curves.size(); ++k)
                html += "<span><i class=\"series-" + std::to_string(k % 6 + 1) + "\"></i>"
                        + escaped(charts[i].curves[k].name) + "</span>";
            html += "</div>";
        }
        if (!charts[i].note.empty())
            html += "<div class=\"keys\">" + escaped(charts[i].note) + "</div>";
        html += "</figcaption>" + svgChart(charts[i], idPrefix + "-" + std::to_string(i), choice) + "</figure>";
    }
    return html + "</div>";
}

std::string pairsPart(const std::vector<std::pair<std::string, std::string>> &pairs)
{
    if (pairs.empty())
        return {};
    std::string html = "<dl class=\"pairs\">";
    for (const auto &[name, value] : pairs)
        html += "<div><dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd></div>";
    return html + "</dl>";
}

std::string nextStepsPart(const ReportData &data)
{
    if (data.nextSteps.empty())
        return {};
    std::string html = "<ol class=\"next\">";
    for (const NextStep &step : data.nextSteps)
        html += "<li>" + escaped(step.text) + (step.command.empty() ? "" : "<pre>" + escaped(step.command) + "</pre>")
                + "</li>";
    return html + "</ol>";
}

} // namespace vantage
