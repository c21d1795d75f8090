#include "core/report/html_report.h"

#include "core/base/files.h"
#include "core/report/html_parts.h"
#include "core/report/report_style.h"

namespace vantage {
namespace {

struct Section
{
    std::string id, title, note, body;
};

std::vector<Section> sectionsOf(const ReportData &data, const std::filesystem::path &page)
{
    return {
        {"evidence", "Why this verdict", "What is known without the target's labels. Nothing of it was looked at to train the network.", evidencePart(data, page)},
        {"pictures", "What it sees", "", picturesPart(data, page)},
        {"classes", "Class by class",
         "On the target camera. IoU = right pixels over all pixels that are, or were called, the class; accuracy = "
         "right pixels "
         "over all that are the class. A class without a ground-truth pixel is absent and enters no mean.",
         classTablePart(data)},
        {"confusion", "What is taken for what",
         "Rows are the truth (the labels), columns the prediction. Each row is 100 % of a class's pixels on the target camera; a cell with much colour off the diagonal is a "
         "frequent mistake.",
         confusionPart(data)},
        {"epochs", "Over the epochs",
         "Epoch 0 is the un-adapted network. The choice of a snapshot never looks at target labels; the oracle does.",
         chartsPart(data.epochCharts, "epochs", data.choice)},
        {"losses", "Losses, step by step",
         "Pale: every step, the outermost 1 % of the values may lie outside the frame. Dark: their running mean.",
         chartsPart(data.lossCharts, "losses", std::nullopt)},
        {"next", "What to do next", "", nextStepsPart(data)},
        {"recipe", "Recipe", "", pairsPart(data.recipe)},
        {"provenance", "Provenance", "", pairsPart(data.provenance)},
    };
}

} // namespace

std::string htmlReport(const ReportData &data, const std::filesystem::path &page)
{
    checkClasses(data.results, data.classes);
    std::string navigation, body;
    for (const Section &section : sectionsOf(data, page)) {
        if (section.body.empty())
            continue;
        navigation += "<a href=\"#" + section.id + "\">" + section.title + "</a>";
        body += "<section id=\"" + section.id + "\"><h2>" + section.title + "</h2>"
                + (section.note.empty() ? "" : "<p class=\"note\">" + section.note + "</p>") + section.body
                + "</section>\n";
    }
    const std::string title = data.title.empty() ? "Vantage report" : data.title;
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
           "<meta name=\"color-scheme\" content=\"light dark\"><title>"
           + escaped(title) + "</title>\n<style>" + std::string(reportStyle())
           + "</style></head>\n<body><main>\n<header><h1>" + escaped(title) + "</h1>"
           + (data.subtitle.empty() ? "" : "<p class=\"subtitle\">" + escaped(data.subtitle) + "</p>") + "<nav>"
           + navigation + "</nav></header>\n" + verdictPart(data) + cardsPart(data) + body + "</main></body></html>\n";
}

void writeHtmlReport(const std::filesystem::path &page, const ReportData &data)
{
    if (page.has_parent_path())
        createFolder(page.parent_path());
    writeAtomically(page, htmlReport(data, page));
}

} // namespace vantage
