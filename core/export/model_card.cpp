#include "core/export/model_card.h"

#include "core/data/image_io.h"
#include "core/data/size_text.h"
#include "core/report/html_parts.h"
#include "core/report/number_text.h"
#include "core/report/pictures.h"
#include "core/report/report_style.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Table = std::vector<std::vector<std::string>>;

enum class Shown { Nothing, Frames, Disagreement };

struct Part
{
    std::string title;
    std::vector<std::string> paragraphs; ///< before what follows
    Pairs pairs;
    Table table;
    std::vector<std::string> points;
    Shown picture = Shown::Nothing;
};

Pairs interfaceOf(const ModelDescription &info)
{
    const std::string size = info.dynamic ? "any, from 16 x 16 on" : sizeText(info.size);
    Pairs pairs;
    if (info.input == "frame")
        pairs.emplace_back("Input \"frame\"", "uint8, N x height x width x 3, RGB as the camera gives it; resized and normalised inside");
    else if (info.input == "rgb")
        pairs.emplace_back("Input \"frame\"", "float32, N x 3 x height x width, RGB in 0..255; normalised inside");
    else
        pairs.emplace_back("Input \"frame\"", "float32, N x 3 x height x width, RGB, (value - mean) / std with the numbers below");
    pairs.emplace_back("Size of frames", size);
    pairs.emplace_back("Trained at", sizeText(info.trained) + "; resize frames to it, each side by itself, by area when smaller and bilinear when larger");
    if (info.input == "normalised")
        for (const auto &[name, values] : {std::pair{"Mean (R, G, B of 0..255)", info.mean}, std::pair{"Std (R, G, B of 0..255)", info.std}})
            pairs.emplace_back(name, fixedText(values[0], 3) + ", " + fixedText(values[1], 3) + ", " + fixedText(values[2], 3));
    pairs.emplace_back(info.output == "labels" ? "Output \"labels\"" : "Output \"scores\"",
                       info.output == "labels" ? "uint8, N x height x width, the class of each pixel"
                                               : "float32, N x " + std::to_string(info.classes.size()) + " x height x width, raw scores; the class is the largest");
    pairs.emplace_back("Weights", info.precision);
    return pairs;
}

Table classesOf(const ModelCard &card)
{
    if (!card.context.classTable.empty())
        return card.context.classTable;
    Table table{{"index", "class"}};
    for (size_t i = 0; i < card.info.classes.classes.size(); ++i)
        table.push_back({std::to_string(i), card.info.classes.classes[i].name});
    return table;
}

std::vector<std::string> limitsOf(const ModelCard &card)
{
    const ModelDescription &info = card.info;
    std::vector<std::string> limits{
        "It was made for one fixed camera. After the camera has been moved, turned, zoomed or changed, look at its results again before trusting them, and adapt anew.",
        "Every pixel gets one of the " + std::to_string(info.classes.size()) + " classes. Things that are none of them are called by a wrong name, not left out.",
        "Light, weather and seasons that were not among the training frames may be labelled worse than the figures say.",
        "The scores are no probabilities that were checked against counts; use them to rank, not to decide by a fixed threshold without a measurement of your own.",
        "Thin and far things (poles, fences, people far away) are the first to be missed: the network sees an eighth to a thirty-second of the picture's resolution.",
    };
    if (card.context.metrics.empty())
        limits.insert(limits.begin(), "Nothing is known here of how good it is: no measurement came with the model file.");
    const auto holdsMap = [](const auto &fact) { return fact.first == mapFact && fact.second != "none"; };
    if (std::any_of(info.provenance.begin(), info.provenance.end(), holdsMap))
        limits.push_back("It holds a map of what its camera sees where, so it is for this camera only, as it stands now. In frames that show less than usual of the "
                         "camera's background (another light, fog, a turned camera) the map is silent and the network answers alone.");
    if (info.precision == "float16")
        limits.push_back("Its weights were rounded to 16 bits; what that changed on sample frames stands under \"What was checked\".");
    return limits;
}

Pairs checksOf(const ModelCard &card)
{
    Pairs pairs;
    for (const ExportCheck &check : card.report.checks) {
        std::string text = english(check.what);
        if (check.compared) {
            text += ": ";
            if (card.info.output != "labels") {
                char number[32];
                std::snprintf(number, sizeof number, "%.2e", check.maxDifference);
                text += std::string("scores differ by at most ") + number + ", ";
            }
            text += fixedText(100 * check.labelAgreement, 3) + " % of the pixels get the same class";
        }
        pairs.emplace_back(check.runtime, text);
    }
    return pairs;
}

std::vector<Part> partsOf(const ModelCard &card)
{
    std::vector<Part> parts;
    Part about{"What it is", {}, {}, {}, {}};
    about.paragraphs.push_back("A network that gives each pixel of a frame one of " + std::to_string(card.info.classes.size())
                               + " classes (semantic segmentation), exported as " + card.info.kind + ". Every number below was written by the program that made the file.");
    if (!card.info.license.empty())
        about.paragraphs.push_back("License note: " + card.info.license);
    parts.push_back(about);
    parts.push_back({"How to feed it", {}, interfaceOf(card.info), {}, {}});
    Part good{"How good it is", {}, card.context.metrics, {}, {}};
    if (!card.context.choice.empty())
        good.paragraphs.push_back("How this snapshot was chosen: " + card.context.choice);
    if (good.pairs.empty())
        good.paragraphs.push_back("Not measured.");
    parts.push_back(good);
    if (!card.context.reasons.empty() || !card.context.disagreement.empty())
        parts.push_back({"Why it is believed to be better, or not", {"What is known without the target's labels:"}, {}, {}, card.context.reasons,
                         card.context.disagreement.empty() ? Shown::Nothing : Shown::Disagreement});
    parts.push_back({"Classes", {}, {}, classesOf(card), {}});
    if (!card.context.frames.empty())
        parts.push_back({"What it sees", {}, {}, {}, {}, Shown::Frames});
    parts.push_back({"Limits", {}, {}, {}, limitsOf(card)});
    parts.push_back({"What was checked", english(card.report.remarks), checksOf(card), {}, {}});
    Pairs origin = card.info.provenance;
    std::erase_if(origin, [](const auto &pair) { return pair.first == "recipe"; }); // JSON of many lines: it is inside the file
    origin.emplace_back("Created", card.info.created);
    origin.emplace_back("SHA-256 of the weights", card.info.weightsSha256);
    parts.push_back({"Where it comes from", {}, origin, {}, {}});
    return parts;
}

const std::string &pictureOf(const Part &part, const CardPictures &pictures)
{
    static const std::string none;
    return part.picture == Shown::Frames ? pictures.frames : part.picture == Shown::Disagreement ? pictures.disagreement : none;
}

const char *describe(Shown picture)
{
    return picture == Shown::Disagreement ? "Where the un-adapted and the adapted network disagree" : "Sample frames and what the network makes of them";
}

/// A cell of a Markdown table, or a line: nothing in it may end it or mean something.
std::string plain(std::string text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\n' || c == '\r')
            result += ' ';
        else if (std::string_view("|\\`*_<>[]#").find(c) != std::string_view::npos)
            (result += '\\') += c;
        else
            result += c;
    }
    return result;
}

std::string base64(const std::string &bytes)
{
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (size_t i = 0; i < bytes.size(); i += 3) {
        const size_t count = std::min<size_t>(3, bytes.size() - i);
        uint32_t group = 0;
        for (size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < count ? static_cast<uint8_t>(bytes[i + k]) : 0U);
        for (size_t k = 0; k < 4; ++k)
            text += k <= count ? digits[group >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

std::string htmlTable(const Table &table, const ClassMap &classes)
{
    std::string html = "<div class=\"scroll\"><table class=\"results\"><thead><tr>";
    for (const std::string &cell : table.front())
        html += "<th>" + escaped(cell) + "</th>";
    html += "</tr></thead><tbody>";
    for (size_t row = 1; row < table.size(); ++row) {
        const bool isClass = row - 1 < classes.classes.size();
        html += "<tr>";
        for (size_t i = 0; i < table[row].size(); ++i)
            html += std::string(i == 0 ? "<th>" : "<td>") + (i == 0 && isClass ? swatch(classes.classes[row - 1].colour) : "") + escaped(table[row][i])
                    + (i == 0 ? "</th>" : "</td>");
        html += "</tr>";
    }
    return html + "</tbody></table></div>";
}

} // namespace

cv::Mat cardPicture(const ModelCard &card)
{
    constexpr int widest = 480;
    std::vector<cv::Mat> rows;
    for (size_t i = 0; i < std::min(card.context.frames.size(), card.predictions.size()); ++i) {
        const Frame &frame = card.context.frames[i];
        const double scale = std::min(1.0, static_cast<double>(widest) / frame.image.cols);
        const cv::Size size(std::max(1, static_cast<int>(frame.image.cols * scale)), std::max(1, static_cast<int>(frame.image.rows * scale)));
        const auto small = [&](const cv::Mat &rgb, int how) {
            cv::Mat sized;
            cv::resize(rgb, sized, size, 0, 0, how);
            return sized;
        };
        std::vector<CaptionedPicture> strip{{"frame", small(frame.image, cv::INTER_AREA)},
                                            {"prediction", small(colourise(card.predictions[i], card.info.classes), cv::INTER_NEAREST_EXACT)}};
        if (!frame.labels.empty())
            strip.push_back({"ground truth", small(colourise(frame.labels, card.info.classes), cv::INTER_NEAREST_EXACT)});
        rows.push_back(pictureStrip(strip));
        if (rows.back().cols != rows.front().cols) // frames of another shape than the first one's
            rows.pop_back();
    }
    cv::Mat picture;
    if (!rows.empty())
        cv::vconcat(rows, picture);
    return picture;
}

std::string cardMarkdown(const ModelCard &card, const CardPictures &pictures)
{
    std::string text = "# " + plain(card.file) + "\n";
    for (const Part &part : partsOf(card)) {
        text += "\n## " + part.title + "\n\n";
        for (const std::string &paragraph : part.paragraphs)
            text += plain(paragraph) + "\n\n";
        for (const auto &[name, value] : part.pairs)
            text += "- " + plain(name) + ": " + plain(value) + "\n";
        for (size_t row = 0; row < part.table.size(); ++row) {
            for (const std::string &cell : part.table[row])
                text += "| " + plain(cell) + " ";
            text += "|\n";
            if (row == 0) {
                for (size_t i = 0; i < part.table[0].size(); ++i)
                    text += i == 0 ? "| --- " : "| ---: ";
                text += "|\n";
            }
        }
        for (const std::string &point : part.points)
            text += "- " + plain(point) + "\n";
        if (const std::string &picture = pictureOf(part, pictures); !picture.empty())
            text += std::string("\n![") + describe(part.picture) + "](" + picture + ")\n";
    }
    return text;
}

std::string cardHtml(const ModelCard &card, const CardPictures &pictures)
{
    std::string body;
    for (const Part &part : partsOf(card)) {
        const std::string &jpeg = pictureOf(part, pictures);
        if (part.picture == Shown::Frames && jpeg.empty())
            continue;
        body += "<section><h2>" + part.title + "</h2>";
        for (const std::string &paragraph : part.paragraphs)
            body += "<p>" + escaped(paragraph) + "</p>";
        if (!part.pairs.empty())
            body += pairsPart(part.pairs);
        if (!part.table.empty())
            body += htmlTable(part.table, card.info.classes);
        if (!part.points.empty()) {
            body += "<ul>";
            for (const std::string &point : part.points)
                body += "<li>" + escaped(point) + "</li>";
            body += "</ul>";
        }
        if (!jpeg.empty())
            body += std::string("<div class=\"pictures\"><figure><img alt=\"") + describe(part.picture) + "\" src=\"data:image/jpeg;base64," + base64(jpeg)
                    + "\"></figure></div>";
        body += "</section>\n";
    }
    const std::string title = escaped(card.file);
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
           "<meta name=\"color-scheme\" content=\"light dark\"><title>"
           + title + "</title>\n<style>" + std::string(reportStyle()) + "</style></head>\n<body><main>\n<header><h1>" + title
           + "</h1><p class=\"subtitle\">Model card</p></header>\n" + body + "</main></body></html>\n";
}

} // namespace vantage
