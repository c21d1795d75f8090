#include "core/evaluation/confusion.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace vantage {
namespace {

size_t cells(int classes)
{
    if (classes < 1 || classes > 255)
        throw std::invalid_argument("a confusion matrix needs 1 to 255 classes, not " + std::to_string(classes));
    return static_cast<size_t>(classes) * static_cast<size_t>(classes);
}

} // namespace

ConfusionMatrix::ConfusionMatrix(int classes)
    : m_classes(classes)
    , m_counts(cells(classes), 0)
{ }

void ConfusionMatrix::add(const cv::Mat &truth, const cv::Mat &prediction, int ignore)
{
    if (truth.type() != CV_8UC1 || prediction.type() != CV_8UC1 || truth.size() != prediction.size())
        throw std::invalid_argument("ground truth and prediction must be 8-bit indices of the same size");

    // Counted over all 256 x 256 pairs of values first: no branch a pixel, and nothing is added if a value is wrong.
    std::vector<uint64_t> pairs(256 * 256, 0);
    for (int y = 0; y < truth.rows; ++y) {
        const uint8_t *t = truth.ptr<uint8_t>(y);
        const uint8_t *p = prediction.ptr<uint8_t>(y);
        for (int x = 0; x < truth.cols; ++x)
            ++pairs[static_cast<size_t>(t[x]) * 256 + p[x]];
    }
    for (int t = 0; t < 256; ++t) {
        for (int p = 0; p < 256 && t != ignore; ++p) {
            if (pairs[static_cast<size_t>(t) * 256 + static_cast<size_t>(p)] > 0 && (t >= m_classes || p >= m_classes))
                throw std::invalid_argument("value " + std::to_string(t >= m_classes ? t : p) + " in "
                                            + (t >= m_classes ? "the ground truth" : "the prediction")
                                            + ", but there are " + std::to_string(m_classes) + " classes");
        }
    }
    for (int t = 0; t < m_classes; ++t) {
        if (t == ignore)
            continue;
        for (int p = 0; p < m_classes; ++p)
            m_counts[static_cast<size_t>(t * m_classes + p)] += pairs[static_cast<size_t>(t * 256 + p)];
    }
}

uint64_t ConfusionMatrix::at(int truth, int prediction) const
{
    if (truth < 0 || truth >= m_classes || prediction < 0 || prediction >= m_classes)
        throw std::invalid_argument("no such class in the confusion matrix");
    return m_counts[static_cast<size_t>(truth * m_classes + prediction)];
}

uint64_t ConfusionMatrix::pixelsOfTruth(int truth) const
{
    uint64_t sum = 0;
    for (int prediction = 0; prediction < m_classes; ++prediction)
        sum += at(truth, prediction);
    return sum;
}

ConfusionMatrix ConfusionMatrix::fromCounts(int classes, std::vector<uint64_t> counts)
{
    if (counts.size() != cells(classes))
        throw std::invalid_argument("a confusion matrix of " + std::to_string(classes) + " classes has not "
                                    + std::to_string(counts.size()) + " counts");
    ConfusionMatrix result(classes);
    result.m_counts = std::move(counts);
    return result;
}

Metrics metricsOf(const ConfusionMatrix &confusion)
{
    const int n = confusion.classes();
    Metrics metrics;
    metrics.classAccuracy.resize(static_cast<size_t>(n));
    metrics.iou.resize(static_cast<size_t>(n));
    uint64_t pixels = 0, right = 0;
    int present = 0;
    for (int i = 0; i < n; ++i) {
        uint64_t truth = 0, predicted = 0;
        for (int j = 0; j < n; ++j) {
            truth += confusion.at(i, j);
            predicted += confusion.at(j, i);
        }
        const uint64_t hit = confusion.at(i, i);
        pixels += truth;
        right += hit;
        if (truth == 0)
            continue;
        ++present;
        const double accuracy = static_cast<double>(hit) / static_cast<double>(truth);
        const double iou = static_cast<double>(hit) / static_cast<double>(truth + predicted - hit);
        metrics.classAccuracy[static_cast<size_t>(i)] = accuracy;
        metrics.iou[static_cast<size_t>(i)] = iou;
        metrics.meanClassAccuracy += accuracy;
        metrics.meanIou += iou;
    }
    if (present > 0) {
        metrics.meanClassAccuracy /= present;
        metrics.meanIou /= present;
        metrics.pixelAccuracy = static_cast<double>(right) / static_cast<double>(pixels);
    }
    return metrics;
}

double frequencyWeightedIou(const ConfusionMatrix &confusion)
{
    const Metrics metrics = metricsOf(confusion);
    double sum = 0, all = 0;
    for (int truth = 0; truth < confusion.classes(); ++truth) {
        const auto pixels = static_cast<double>(confusion.pixelsOfTruth(truth));
        sum += pixels * metrics.iou[static_cast<size_t>(truth)].value_or(0);
        all += pixels;
    }
    return all > 0 ? sum / all : 0;
}

} // namespace vantage
