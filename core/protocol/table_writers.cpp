#include "core/protocol/table_writers.h"

#include "core/base/files.h"
#include "core/report/html_parts.h"
#include "core/report/number_text.h"
#include "core/report/report_style.h"

#include <array>

namespace vantage {
namespace {

constexpr std::array bothMeasures{PerClass::ClassAccuracy, PerClass::Iou};
constexpr std::array allVerdicts{Verdict::Better, Verdict::NoClearGain, Verdict::KeepNa};

constexpr const char *tableNote =
    "Bold: the best without the target's labels. *: an adapted network beats FT, which learnt the target's labels and is the upper bound. "
    "A class that no target's ground truth has is absent and enters no mean.";
constexpr const char *summaryNote =
    "Mean IoU on held-out frames of the target. The control trained for as many steps as the recipe, on the source alone. Gap closed: (adapted - NA) / (FT - NA); "
    "n/a where FT is less than 0.01 above NA. The chosen snapshot was chosen without target labels, the oracle with them; epoch 0 is NA. "
    "Truth: better or worse than NA by 0.02 or more; where NA was kept, of the best snapshot that was given up.";

std::string joined(const std::vector<std::string> &words, const char *between = ", ")
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : between) + word;
    return text;
}

std::string captionOf(PairFamily family)
{
    switch (family) {
    case PairFamily::Near: return "Table 1. Point of view, near";
    case PairFamily::Opposite: return "Table 1, opposite. Point of view from the other side";
    case PairFamily::Scene: return "Table 2. Another scene";
    case PairFamily::Other: break;
    }
    return "Other pairs";
}

std::string titleOf(PerClass measure)
{
    return measure == PerClass::Iou ? "Intersection over union" : "Per-class accuracy";
}

std::string averagedOver(const ClassTable &table)
{
    return joined(table.pairs) + (table.seeds > 1 ? ", " + std::to_string(table.seeds) + " seeds" : "");
}

std::string numberOr(const std::optional<double> &value, const char *otherwise = "n/a")
{
    return value ? fixedText(*value) : otherwise;
}

std::string percentOr(const std::optional<double> &share)
{
    return share ? fixedText(100 * *share, 0) + " %" : "n/a";
}

std::string differenceTo(const std::optional<double> &other, double value)
{
    return other ? signedText(value - *other) : "n/a";
}

/// One way of writing, for two kinds of text.
class Writer
{
public:
    virtual ~Writer() = default;
    virtual void heading(const std::string &text, bool main) = 0;
    virtual void paragraph(const std::string &text) = 0;
    virtual void classes(const ClassTable &table, const ClassMap &map) = 0;
    virtual void plain(const std::vector<std::string> &head, const std::vector<std::vector<std::string>> &rows) = 0;
    std::string text;
};

class MarkdownWriter : public Writer
{
public:
    void heading(const std::string &title, bool main) override { text += (main ? "\n## " : "\n### ") + title + "\n\n"; }
    void paragraph(const std::string &words) override { text += safe(words) + "\n\n"; }

    void classes(const ClassTable &table, const ClassMap &map) override
    {
        std::vector<std::string> head{titleOf(table.measure), "mean"};
        for (const ClassInfo &info : map.classes)
            head.push_back(info.name);
        std::vector<std::vector<std::string>> rows;
        for (const TableRow &row : table.rows) {
            auto &cells = rows.emplace_back();
            cells.push_back(row.network);
            for (const TableCell &cell : row.cells)
                cells.push_back(textOf(cell, row.role));
        }
        write(head, rows);
    }

    void plain(const std::vector<std::string> &head, const std::vector<std::vector<std::string>> &rows) override
    {
        auto safeRows = rows;
        for (auto &row : safeRows)
            for (std::string &cell : row)
                cell = safe(cell);
        write(head, safeRows);
    }

private:
    static std::string safe(const std::string &words)
    {
        std::string result;
        for (char c : words)
            result += c == '*' || c == '|' || c == '_' ? std::string("\\") + c : std::string(1, c == '\n' ? ' ' : c);
        return result;
    }

    static std::string textOf(const TableCell &cell, Role role)
    {
        if (!cell.value)
            return "absent";
        const std::string number = fixedText(*cell.value, tableDecimals) + (cell.beatsFineTuning ? "\\*" : "");
        return cell.best ? "**" + number + "**" : role == Role::FineTuning ? "*" + number + "*" : number;
    }

    void write(const std::vector<std::string> &head, const std::vector<std::vector<std::string>> &rows)
    {
        const auto line = [&](const std::vector<std::string> &cells) { text += "| " + joined(cells, " | ") + " |\n"; };
        line(head);
        text += "| --- |";
        for (size_t i = 1; i < head.size(); ++i)
            text += " ---: |";
        text += "\n";
        for (const auto &row : rows)
            line(row);
        text += "\n";
    }
};

class HtmlWriter : public Writer
{
public:
    void heading(const std::string &title, bool main) override
    {
        if (!main) {
            text += "<h3>" + escaped(title) + "</h3>\n";
            return;
        }
        close();
        text += "<section><h2>" + escaped(title) + "</h2>\n";
        m_open = true;
    }
    void paragraph(const std::string &words) override { text += "<p class=\"note\">" + escaped(words) + "</p>\n"; }

    void classes(const ClassTable &table, const ClassMap &map) override
    {
        text += "<div class=\"scroll\"><table class=\"results\"><thead><tr><th>" + titleOf(table.measure) + "</th><th>mean</th>";
        for (const ClassInfo &info : map.classes)
            text += "<th>" + swatch(info.colour) + escaped(info.name) + "</th>";
        text += "</tr></thead><tbody>";
        for (const TableRow &row : table.rows) {
            text += "<tr><th>" + escaped(row.network) + "</th>";
            for (const TableCell &cell : row.cells)
                text += cellOf(cell, row.role);
            text += "</tr>";
        }
        text += "</tbody></table></div>\n";
    }

    void plain(const std::vector<std::string> &head, const std::vector<std::vector<std::string>> &rows) override
    {
        text += "<div class=\"scroll\"><table class=\"results\"><thead><tr>";
        for (const std::string &cell : head)
            text += "<th>" + escaped(cell) + "</th>";
        text += "</tr></thead><tbody>";
        for (const auto &row : rows) {
            text += "<tr>";
            for (size_t i = 0; i < row.size(); ++i)
                text += (i == 0 ? "<th>" : "<td>") + escaped(row[i]) + (i == 0 ? "</th>" : "</td>");
            text += "</tr>";
        }
        text += "</tbody></table></div>\n";
    }

    void close()
    {
        if (m_open)
            text += "</section>\n";
        m_open = false;
    }

private:
    static std::string cellOf(const TableCell &cell, Role role)
    {
        if (!cell.value)
            return "<td class=\"absent\">absent</td>";
        const std::string number = fixedText(*cell.value, tableDecimals) + (cell.beatsFineTuning ? "*" : "");
        return "<td>" + (cell.best ? "<b>" + number + "</b>" : role == Role::FineTuning ? "<i>" + number + "</i>" : number) + "</td>";
    }

    bool m_open = false;
};

void writeFamilies(Writer &writer, const ProtocolResults &results)
{
    for (PairFamily family : familiesOf(results)) {
        writer.heading(captionOf(family), true);
        const ClassTable accuracy = familyTable(results, PerClass::ClassAccuracy, family);
        writer.paragraph("Mean over " + averagedOver(accuracy) + ". " + tableNote);
        writer.classes(accuracy, results.classes);
        writer.classes(familyTable(results, PerClass::Iou, family), results.classes);
    }
}

void writeSummaries(Writer &writer, const ProtocolResults &results)
{
    std::vector<std::vector<std::string>> rows;
    for (const FamilySummary &one : familySummaries(results))
        rows.push_back({toText(one.family), one.recipe, std::to_string(one.results), fixedText(one.na), numberOr(one.control), fixedText(one.adapted),
                        numberOr(one.fineTuning), differenceTo(one.control, one.adapted), percentOr(one.gap), numberOr(one.oracleMeanIou)});
    if (rows.empty())
        return;
    writer.heading("Gap closed, choice against oracle", true);
    writer.paragraph(summaryNote);
    writer.plain({"family", "recipe", "results", "NA", "control", "adapted", "FT", "adapted - control", "gap closed", "oracle"}, rows);
    rows.clear();
    for (const PairSummary &one : summariesOf(results))
        rows.push_back({one.pair, std::to_string(one.seed), one.recipe, fixedText(one.na), numberOr(one.control), fixedText(one.adapted), numberOr(one.fineTuning),
                        differenceTo(one.control, one.adapted), percentOr(one.gap), std::to_string(one.chosen), one.oracle ? std::to_string(*one.oracle) : "n/a",
                        numberOr(one.oracleMeanIou), toText(one.verdict), toText(one.truth)});
    writer.plain({"pair", "seed", "recipe", "NA", "control", "adapted", "FT", "adapted - control", "gap closed", "chosen epoch", "oracle epoch", "oracle",
                  "verdict without labels", "truth"},
                 rows);
}

void writeVerdicts(Writer &writer, const ProtocolResults &results)
{
    const auto families = familySummaries(results);
    if (families.empty())
        return;
    writer.heading("Verdict against truth", true);
    writer.paragraph("How often which verdict without labels met which truth with labels.");
    std::vector<std::vector<std::string>> rows;
    for (const FamilySummary &one : families)
        for (Verdict verdict : allVerdicts) {
            auto &row = rows.emplace_back();
            row = {toText(one.family), one.recipe, toText(verdict)};
            for (Verdict truth : allVerdicts)
                row.push_back(std::to_string(one.verdicts[static_cast<size_t>(verdict)][static_cast<size_t>(truth)]));
        }
    writer.plain({"family", "recipe", "verdict", "truth: " + toText(Verdict::Better), "truth: " + toText(Verdict::NoClearGain), "truth: " + toText(Verdict::KeepNa)}, rows);
}

void writePairs(Writer &writer, const ProtocolResults &results)
{
    if (results.pairs.empty())
        return;
    writer.heading("Pair by pair", true);
    for (const std::string &pair : pairsOf(results)) {
        writer.heading(pair, false);
        for (PerClass measure : bothMeasures)
            writer.classes(pairTable(results, measure, pair), results.classes);
    }
}

void writeStages(Writer &writer, const std::vector<StageLine> &stages)
{
    if (stages.empty())
        return;
    writer.heading("Time and memory", true);
    writer.paragraph("A network that serves several pairs was trained once. The peak is the process's resident memory; a GPU's is not in it.");
    std::vector<std::vector<std::string>> rows;
    double seconds = 0;
    for (const StageLine &line : stages) {
        seconds += line.seconds;
        rows.push_back({line.title, line.pair, line.pair.empty() ? "" : std::to_string(line.seed), toText(line.state), durationText(line.seconds),
                        line.peakBytes > 0 ? fixedText(static_cast<double>(line.peakBytes) / (1 << 20), 0) + " MiB" : "n/a"});
    }
    rows.push_back({"All", "", "", "", durationText(seconds), ""});
    writer.plain({"stage", "pair", "seed", "state", "time", "peak memory"}, rows);
}

void writeFailures(Writer &writer, const std::vector<std::string> &failures)
{
    if (failures.empty())
        return;
    writer.heading("Failed", true);
    for (const std::string &failure : failures)
        writer.paragraph(failure);
}

std::string csvField(const std::string &text)
{
    if (text.find_first_of(",\"\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csvLine(const std::vector<std::string> &fields)
{
    std::string line;
    for (const std::string &field : fields)
        line.append(line.empty() ? "" : ",").append(csvField(field)); // the first is never empty
    return line.append("\n");
}

std::string csvNumber(const std::optional<double> &value)
{
    return value ? fixedText(*value, 6) : "";
}

/// The lines of one table. @param where the first columns, which say whose it is
std::string csvRows(const ClassTable &table, const ClassMap &classes, const std::vector<std::string> &where, const PairResult *result)
{
    std::string csv;
    for (const TableRow &row : table.rows) {
        const NetworkResult *network = result ? networkNamed(*result, row.network) : nullptr;
        for (size_t c = 0; c < row.cells.size(); ++c) {
            std::vector<std::string> fields = where;
            fields.insert(fields.end(), {row.network, toText(row.role), network ? std::to_string(network->run) : "",
                                         table.measure == PerClass::Iou ? "iou" : "class accuracy", c == 0 ? "mean" : classes.classes[c - 1].name,
                                         csvNumber(row.cells[c].value)});
            csv += csvLine(fields);
        }
    }
    return csv;
}

} // namespace

std::string protocolMarkdown(const ProtocolResults &results, const ProtocolPage &page)
{
    MarkdownWriter writer;
    writer.text = "# Protocol\n\n";
    for (const auto &[name, value] : page.facts)
        writer.text += "- " + name + ": " + value + "\n";
    writeFailures(writer, page.failures);
    writeFamilies(writer, results);
    writeSummaries(writer, results);
    writeVerdicts(writer, results);
    if (!page.figures.empty()) {
        writer.heading("Figure", true);
        for (const ReportPicture &figure : page.figures)
            writer.text += "![" + figure.caption + "](" + figure.file.filename().string() + ")\n\n" + figure.caption + "\n\n";
    }
    writePairs(writer, results);
    writeStages(writer, page.stages);
    return writer.text;
}

std::string protocolCsv(const ProtocolResults &results)
{
    std::string csv = "scope,family,pair,source,target,seed,network,role,run,measure,class,value\n";
    const std::vector<PairSummary> summaries = summariesOf(results);
    for (const PairResult &result : results.pairs) {
        const std::string pair = nameOf(result.pair);
        const std::vector<std::string> where{"pair", toText(result.pair.family), pair, joined(result.pair.sources, "+"), result.pair.target,
                                             std::to_string(result.seed)};
        for (PerClass measure : bothMeasures)
            csv += csvRows(classTable(results, measure, [&](const PairResult &one) { return &one == &result; }), results.classes, where, &result);
        for (const PairSummary &one : summaries) {
            if (one.pair != pair || one.seed != result.seed)
                continue;
            const NetworkResult &network = *networkNamed(result, one.recipe);
            const auto add = [&](const char *measure, const std::string &value) {
                std::vector<std::string> fields = where;
                fields.insert(fields.end(), {one.recipe, toText(Role::Adapted), std::to_string(network.run), measure, "", value});
                csv += csvLine(fields);
            };
            add("gap closed", csvNumber(one.gap));
            add("gain over control", one.control ? csvNumber(one.adapted - *one.control) : "");
            add("chosen epoch", std::to_string(one.chosen));
            add("oracle epoch", one.oracle ? std::to_string(*one.oracle) : "");
            add("oracle mean iou", csvNumber(one.oracleMeanIou));
            add("verdict", toText(one.verdict));
            add("truth", toText(one.truth));
        }
    }
    for (PairFamily family : familiesOf(results)) {
        const std::vector<std::string> where{"family", toText(family), "", "", "", ""};
        for (PerClass measure : bothMeasures)
            csv += csvRows(familyTable(results, measure, family), results.classes, where, nullptr);
        for (const FamilySummary &one : familySummaries(results)) {
            if (one.family != family)
                continue;
            std::vector<std::string> fields = where;
            fields.insert(fields.end(), {one.recipe, toText(Role::Adapted), "", "gap closed", "", csvNumber(one.gap)});
            csv += csvLine(fields);
        }
    }
    return csv;
}

std::string protocolHtml(const ProtocolResults &results, const ProtocolPage &page, const std::filesystem::path &file)
{
    HtmlWriter writer;
    writer.text = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                  "<meta name=\"color-scheme\" content=\"light dark\"><title>Protocol</title>\n<style>"
                  + std::string(reportStyle()) + "</style></head>\n<body><main>\n<header><h1>Protocol</h1></header>\n<section>" + pairsPart(page.facts)
                  + "</section>\n";
    writeFailures(writer, page.failures);
    writeFamilies(writer, results);
    writeSummaries(writer, results);
    writeVerdicts(writer, results);
    if (!page.figures.empty()) {
        writer.heading("What it sees", true);
        ReportData pictures;
        pictures.pictures = page.figures;
        writer.text += picturesPart(pictures, file);
    }
    writePairs(writer, results);
    writeStages(writer, page.stages);
    writer.close();
    return writer.text + "</main></body></html>\n";
}

void writeTables(const std::filesystem::path &folder, const ProtocolResults &results, const ProtocolPage &page)
{
    createFolder(folder);
    writeAtomically(folder / "tables.md", protocolMarkdown(results, page));
    writeAtomically(folder / "tables.csv", protocolCsv(results));
    writeAtomically(folder / "index.html", protocolHtml(results, page, folder / "index.html"));
}

} // namespace vantage
