#include "core/report/pictures.h"

#include "core/base/files.h"
#include "core/data/image_io.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace vantage {
namespace {

constexpr int padding = 8;
constexpr int barHeight = 26;
const cv::Scalar paper(255, 255, 255), ink(38, 38, 36), frameLine(205, 203, 198);

/// One line of text in a white bar, left-aligned and made smaller where it does not fit. The stroke font is drawn at
/// four times the size and averaged down: its own anti-aliasing is coarse at small sizes.
void drawText(cv::Mat &sheet, cv::Rect bar, const std::string &text)
{
    bar &= cv::Rect({}, sheet.size());
    if (text.empty() || bar.empty())
        return;
    constexpr int zoom = 4;
    constexpr int font = cv::FONT_HERSHEY_SIMPLEX;
    constexpr int thickness = 5;
    double scale = zoom * 0.46;
    int baseline = 0;
    const int room = zoom * bar.width - 2 * thickness;
    cv::Size size = cv::getTextSize(text, font, scale, thickness, &baseline);
    if (size.width > room) {
        scale *= static_cast<double>(room) / size.width;
        size = cv::getTextSize(text, font, scale, thickness, &baseline);
    }
    cv::Mat large(zoom * bar.height, zoom * bar.width, CV_8UC3, paper);
    cv::putText(large, text, {thickness, (large.rows + size.height) / 2}, font, scale, ink, thickness, cv::LINE_AA);
    cv::Mat place = sheet(bar);
    cv::resize(large, place, place.size(), 0, 0, cv::INTER_AREA);
}

void place(cv::Mat &sheet, const cv::Mat &image, cv::Rect where)
{
    if (image.type() != CV_8UC3)
        throw std::invalid_argument("a picture must have three channels of 8 bits");
    cv::Mat fitted = image;
    if (image.size() != where.size())
        cv::resize(image, fitted, where.size(), 0, 0, cv::INTER_AREA);
    fitted.copyTo(sheet(where));
    cv::rectangle(sheet, where + cv::Size(2, 2) - cv::Point(1, 1), frameLine);
}

const std::vector<const char *> &captions()
{
    static const std::vector<const char *> texts{"source camera",  "target camera", "NA (no adaptation)", "adapted",
                                                 "reconstruction", "FT (fine-tuned)", "ground truth"};
    return texts;
}

/// In the order of captions(); empty where there is none.
std::vector<cv::Mat> cellsOf(const FramePictures &frame, const ClassMap &classes)
{
    const auto painted = [&](const cv::Mat &labels) { return labels.empty() ? cv::Mat() : colourise(labels, classes); };
    return {frame.source,         frame.target,             painted(frame.na),         painted(frame.adapted),
            frame.reconstruction, painted(frame.fineTuned), painted(frame.groundTruth)};
}

struct LegendEntry
{
    std::string name;
    cv::Scalar colour;
    cv::Rect swatch, text;
};

/// Swatches with names, wrapped at the width. @return the entries and, in `height`, what they need
std::vector<LegendEntry> legendOf(const ClassMap &classes, int width, int &height)
{
    constexpr int swatch = 14, entryWidth = 132;
    const int columns = std::max(1, (width - padding) / entryWidth);
    std::vector<LegendEntry> entries;
    for (int i = 0; i < classes.size(); ++i) {
        const ClassInfo &info = classes.classes[static_cast<size_t>(i)];
        const int x = padding + i % columns * entryWidth, y = i / columns * barHeight;
        entries.push_back(
            {info.name, cv::Scalar(info.colour.red, info.colour.green, info.colour.blue),
             cv::Rect(x, y + (barHeight - swatch) / 2, swatch, swatch),
             cv::Rect(x + swatch + 6, y, std::min(entryWidth - swatch - 12, width - x - swatch - 6), barHeight)});
    }
    height = (classes.size() + columns - 1) / columns * barHeight;
    return entries;
}

} // namespace

cv::Mat pictureStrip(const std::vector<CaptionedPicture> &pictures)
{
    std::vector<const CaptionedPicture *> shown;
    for (const CaptionedPicture &picture : pictures) {
        if (!picture.image.empty())
            shown.push_back(&picture);
    }
    if (shown.empty())
        throw std::invalid_argument("there is no picture to show");
    const cv::Size cell = shown.front()->image.size();
    const int count = static_cast<int>(shown.size());
    cv::Mat sheet(padding + barHeight + cell.height, padding + count * (cell.width + padding), CV_8UC3, paper);
    sheet.push_back(cv::Mat(padding, sheet.cols, CV_8UC3, paper));
    for (int i = 0; i < count; ++i) {
        const int x = padding + i * (cell.width + padding);
        drawText(sheet, {x, padding / 2, cell.width, barHeight}, shown[static_cast<size_t>(i)]->caption);
        place(sheet, shown[static_cast<size_t>(i)]->image, {{x, padding + barHeight}, cell});
    }
    return sheet;
}

std::vector<CaptionedPicture> captioned(const FramePictures &frame, const ClassMap &classes)
{
    const std::vector<cv::Mat> cells = cellsOf(frame, classes);
    std::vector<CaptionedPicture> pictures;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty())
            pictures.push_back({captions()[i], cells[i]});
    }
    return pictures;
}

cv::Mat contactSheet(const std::vector<FramePictures> &frames, const ClassMap &classes)
{
    std::vector<std::vector<cv::Mat>> rows;
    std::vector<bool> used(captions().size(), false);
    cv::Size cell;
    for (const FramePictures &frame : frames) {
        rows.push_back(cellsOf(frame, classes));
        for (size_t i = 0; i < used.size(); ++i) {
            used[i] = used[i] || !rows.back()[i].empty();
            if (cell.empty())
                cell = rows.back()[i].size();
        }
    }
    const int columns = static_cast<int>(std::count(used.begin(), used.end(), true));
    if (columns == 0)
        throw std::invalid_argument("there is no picture to show");

    const int width = padding + columns * (cell.width + padding);
    const int rowHeight = barHeight + cell.height + padding / 2;
    const int legendTop = padding + barHeight + static_cast<int>(rows.size()) * rowHeight + padding;
    int legendHeight = 0;
    const std::vector<LegendEntry> legend = legendOf(classes, width, legendHeight);
    cv::Mat sheet(legendTop + legendHeight + padding, width, CV_8UC3, paper);

    int column = 0;
    for (size_t i = 0; i < used.size(); ++i) {
        if (!used[i])
            continue;
        const int x = padding + column++ * (cell.width + padding);
        drawText(sheet, {x, padding / 2, cell.width, barHeight}, captions()[i]);
        for (size_t r = 0; r < rows.size(); ++r) {
            const int y = padding + barHeight + static_cast<int>(r) * rowHeight;
            if (column == 1)
                drawText(sheet, {x, y + cell.height, cell.width, barHeight}, frames[r].name);
            if (!rows[r][i].empty())
                place(sheet, rows[r][i], {{x, y}, cell});
        }
    }
    for (const LegendEntry &entry : legend) {
        cv::rectangle(sheet, entry.swatch + cv::Point(0, legendTop), entry.colour, cv::FILLED);
        cv::rectangle(sheet, entry.swatch + cv::Point(0, legendTop), frameLine);
        drawText(sheet, entry.text + cv::Point(0, legendTop), entry.name);
    }
    return sheet;
}

std::vector<std::filesystem::path> writePictures(const std::filesystem::path &folder,
                                                 const std::vector<FramePictures> &frames, const ClassMap &classes)
{
    createFolder(folder / "frames");
    std::vector<std::filesystem::path> files{folder / "overview.png"};
    writeImage(files.front(), contactSheet(frames, classes));
    for (const FramePictures &frame : frames) {
        std::string name = frame.name;
        std::replace(name.begin(), name.end(), '/', '_'); // a name is a file's stem; nothing may leave the folder
        files.push_back(folder / "frames" / (name + ".png"));
        writeImage(files.back(), pictureStrip(captioned(frame, classes)));
    }
    return files;
}

} // namespace vantage
