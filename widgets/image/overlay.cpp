#include "widgets/image/overlay.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <functional>

namespace vantage {
namespace {

// After Okabe and Ito: they differ in lightness too.
const QRgb wrongColour = qRgba(230, 70, 0, 255);
const QRgb rightColour = qPremultiply(qRgba(0, 158, 135, 110));

const QRgb mendedColour = qRgba(0, 158, 135, 255);
const QRgb stillWrongColour = qPremultiply(qRgba(240, 228, 66, 110));

using Table = std::array<QRgb, 256>;

/// Opaque class colours; transparent for all values that are not to be seen.
Table colourTable(const ClassMap &classes, const OverlayStyle &style)
{
    Table table{};
    for (int value = 0; value < classes.size(); ++value) {
        const Rgb &colour = classes.classes[static_cast<size_t>(value)].colour;
        if (value != classes.ignore && !style.hidden.contains(value))
            table[static_cast<size_t>(value)] = qRgb(colour.red, colour.green, colour.blue);
    }
    return table;
}

/// Cividis: read alike with and without red-green blindness.
const Table &confidenceTable()
{
    static const Table table = [] {
        cv::Mat ramp(1, 256, CV_8UC1), colours;
        for (int value = 0; value < 256; ++value)
            ramp.at<uint8_t>(0, value) = static_cast<uint8_t>(value);
        cv::applyColorMap(ramp, colours, cv::COLORMAP_CIVIDIS);
        Table made{};
        for (int value = 0; value < 256; ++value) {
            const auto bgr = colours.at<cv::Vec3b>(0, value);
            made[static_cast<size_t>(value)] = qRgb(bgr[2], bgr[1], bgr[0]);
        }
        return made;
    }();
    return table;
}

template<typename Pixel>
QImage layerOf(const cv::Mat &labels, Pixel pixel)
{
    QImage layer(labels.cols, labels.rows, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < labels.rows; ++y) {
        auto *line = reinterpret_cast<QRgb *>(layer.scanLine(y));
        for (int x = 0; x < labels.cols; ++x)
            line[x] = pixel(y, x);
    }
    return layer;
}

} // namespace

QImage labelLayer(const cv::Mat &labels, const cv::Mat &confidence, const ClassMap &classes, const OverlayStyle &style)
{
    const Table table = colourTable(classes, style);
    if (confidence.empty() || style.minimumConfidence <= 0)
        return layerOf(labels, [&](int y, int x) { return table[labels.at<uint8_t>(y, x)]; });
    const double least = style.minimumConfidence * 255;
    return layerOf(labels, [&](int y, int x) {
        return confidence.at<uint8_t>(y, x) < least ? QRgb(0) : table[labels.at<uint8_t>(y, x)];
    });
}

QImage outlineLayer(const cv::Mat &labels, const ClassMap &classes, const OverlayStyle &style)
{
    const Table table = colourTable(classes, style);
    return layerOf(labels, [&](int y, int x) {
        const uint8_t own = labels.at<uint8_t>(y, x);
        const uint8_t right = labels.at<uint8_t>(y, std::min(x + 1, labels.cols - 1));
        const uint8_t below = labels.at<uint8_t>(std::min(y + 1, labels.rows - 1), x);
        if (own == right && own == below)
            return QRgb(0);
        const QRgb colour = table[own];
        return colour != 0 ? colour : table[own != right ? right : below];
    });
}

QImage errorLayer(const cv::Mat &labels, const cv::Mat &truth, const ClassMap &classes, const OverlayStyle &style)
{
    return layerOf(labels, [&](int y, int x) {
        const int actual = truth.at<uint8_t>(y, x);
        if (actual == classes.ignore || actual >= classes.size() || style.hidden.contains(actual))
            return QRgb(0);
        return labels.at<uint8_t>(y, x) == actual ? rightColour : wrongColour;
    });
}

QImage changeLayer(const cv::Mat &before, const cv::Mat &after, const cv::Mat &truth, const ClassMap &classes, const OverlayStyle &style)
{
    const Table table = colourTable(classes, style);
    return layerOf(after, [&](int y, int x) {
        const int was = before.at<uint8_t>(y, x), is = after.at<uint8_t>(y, x);
        if (truth.empty())
            return was == is ? QRgb(0) : table[static_cast<size_t>(is)];
        const int actual = truth.at<uint8_t>(y, x);
        if (actual == classes.ignore || actual >= classes.size() || style.hidden.contains(actual) || (was == actual && is == actual))
            return QRgb(0);
        return is == actual ? mendedColour : was == actual ? wrongColour : stillWrongColour;
    });
}

QImage confidenceLayer(const cv::Mat &confidence)
{
    const Table &table = confidenceTable();
    return layerOf(confidence, [&](int y, int x) { return table[confidence.at<uint8_t>(y, x)]; });
}

QColor errorColour(bool wrong)
{
    return QColor::fromRgb(qUnpremultiply(wrong ? wrongColour : rightColour));
}

QColor changeColour(Change change)
{
    return QColor::fromRgb(qUnpremultiply(change == Change::Mended ? mendedColour : change == Change::Broken ? wrongColour : stillWrongColour));
}

QColor confidenceColour(double confidence)
{
    return QColor::fromRgb(confidenceTable()[static_cast<size_t>(std::clamp(confidence, 0.0, 1.0) * 255 + 0.5)]);
}

} // namespace vantage
