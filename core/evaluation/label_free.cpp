#include "core/evaluation/label_free.h"

#include "core/base/random.h"
#include "core/evaluation/confusion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace vantage {
namespace {

void check(const Probabilities &frame)
{
    if (frame.classes < 1 || frame.classes > 255 || frame.height < 1 || frame.width < 1
        || frame.values.size() != static_cast<size_t>(frame.classes) * frame.pixels())
        throw std::invalid_argument("probabilities: the values don't fit the sizes");
}

void check(std::span<const Probabilities> frames)
{
    if (frames.empty())
        throw std::invalid_argument("probabilities: there is no frame");
    for (const Probabilities &frame : frames) {
        check(frame);
        if (frame.classes != frames.front().classes)
            throw std::invalid_argument("probabilities: frames differ in their classes");
    }
}

void checkAlike(std::span<const Probabilities> a, std::span<const Probabilities> b)
{
    check(a);
    check(b);
    bool alike = a.size() == b.size();
    for (size_t i = 0; alike && i < a.size(); ++i)
        alike = a[i].classes == b[i].classes && a[i].height == b[i].height && a[i].width == b[i].width;
    if (!alike)
        throw std::invalid_argument("probabilities: the snapshots hold different frames");
}

/// The distribution at one pixel, summing to 1; uniform where every value is 0.
void distributionAt(const Probabilities &frame, size_t pixel, std::vector<double> &p)
{
    const auto classes = static_cast<size_t>(frame.classes);
    double sum = 0;
    p.resize(classes);
    for (size_t c = 0; c < classes; ++c) {
        p[c] = frame.values[c * frame.pixels() + pixel];
        sum += p[c];
    }
    for (double &value : p)
        value = sum > 0 ? value / sum : 1.0 / static_cast<double>(classes);
}

double entropyOf(std::span<const double> p)
{
    double sum = 0;
    for (double value : p) {
        if (value > 0)
            sum -= value * std::log(value);
    }
    return sum;
}

double agreementOfLabels(const std::vector<cv::Mat> &reference, std::span<const Probabilities> prediction,
                         double minimumShare)
{
    const int classes = prediction.front().classes;
    ConfusionMatrix confusion(classes);
    for (size_t i = 0; i < reference.size(); ++i)
        confusion.add(reference[i], bestClasses(prediction[i]), -1);
    const Metrics metrics = metricsOf(confusion);

    uint64_t pixels = 0;
    for (uint64_t count : confusion.counts())
        pixels += count;
    double sum = 0;
    int counted = 0;
    for (int c = 0; c < classes; ++c) {
        uint64_t held = 0;
        for (int j = 0; j < classes; ++j)
            held += confusion.at(c, j);
        if (held > 0 && static_cast<double>(held) >= minimumShare * static_cast<double>(pixels)) {
            sum += *metrics.iou[static_cast<size_t>(c)];
            ++counted;
        }
    }
    return counted > 0 ? sum / counted : 0;
}

/// SND of one frame.
double densityOf(const Probabilities &frame, int pixels, cv::RNG random)
{
    constexpr double temperature = 0.05;
    std::vector<std::vector<double>> drawn(static_cast<size_t>(pixels));
    for (std::vector<double> &p : drawn) {
        distributionAt(frame, static_cast<size_t>(random.uniform(0, static_cast<int>(frame.pixels()))), p);
        double square = 0;
        for (double value : p)
            square += value * value;
        for (double &value : p)
            value /= std::sqrt(square);
    }
    double sum = 0;
    std::vector<double> row;
    for (size_t i = 0; i < drawn.size(); ++i) {
        row.clear();
        for (size_t j = 0; j < drawn.size(); ++j) {
            if (i == j)
                continue;
            double similarity = 0;
            for (size_t c = 0; c < drawn[i].size(); ++c)
                similarity += drawn[i][c] * drawn[j][c];
            row.push_back(std::exp((similarity - 1) / temperature)); // similarity <= 1, so nothing overflows
        }
        double total = 0;
        for (double value : row)
            total += value;
        for (double &value : row)
            value /= total;
        sum += entropyOf(row);
    }
    return sum / static_cast<double>(drawn.size());
}

} // namespace

bool comparable(const Probabilities &a, const Probabilities &b)
{
    return a.classes == b.classes && a.height == b.height && a.width == b.width && a.classes > 0 && a.values.size() == b.values.size()
           && a.values.size() == a.pixels() * static_cast<size_t>(a.classes);
}

cv::Mat bestClasses(const Probabilities &frame)
{
    cv::Mat labels(frame.height, frame.width, CV_8UC1, cv::Scalar(0));
    std::vector<uint8_t> best(frame.values.begin(), frame.values.begin() + static_cast<std::ptrdiff_t>(frame.pixels()));
    for (int c = 1; c < frame.classes; ++c) {
        const uint8_t *plane = frame.values.data() + static_cast<size_t>(c) * frame.pixels();
        for (size_t i = 0; i < frame.pixels(); ++i) {
            if (plane[i] > best[i]) {
                best[i] = plane[i];
                labels.data[i] = static_cast<uint8_t>(c);
            }
        }
    }
    return labels;
}

Probabilities quantised(const float *softmax, int classes, int height, int width)
{
    Probabilities result{classes, height, width, {}};
    result.values.resize(static_cast<size_t>(classes) * result.pixels());
    std::transform(softmax, softmax + result.values.size(), result.values.begin(), [](float value) {
        return static_cast<uint8_t>(value > 0 ? std::lround(std::min(value, 1.0F) * 255.0F) : 0); // NaN becomes 0
    });
    return result;
}

double meanEntropy(std::span<const Probabilities> frames)
{
    check(frames);
    double sum = 0;
    size_t pixels = 0;
    std::vector<double> p;
    for (const Probabilities &frame : frames) {
        for (size_t i = 0; i < frame.pixels(); ++i) {
            distributionAt(frame, i, p);
            sum += entropyOf(p);
        }
        pixels += frame.pixels();
    }
    return sum / static_cast<double>(pixels);
}

double infoMax(std::span<const Probabilities> frames)
{
    check(frames);
    std::vector<double> mean(static_cast<size_t>(frames.front().classes), 0.0);
    size_t pixels = 0;
    std::vector<double> p;
    for (const Probabilities &frame : frames) {
        for (size_t i = 0; i < frame.pixels(); ++i) {
            distributionAt(frame, i, p);
            for (size_t c = 0; c < p.size(); ++c)
                mean[c] += p[c];
        }
        pixels += frame.pixels();
    }
    for (double &value : mean)
        value /= static_cast<double>(pixels);
    return entropyOf(mean) - meanEntropy(frames);
}

double softNeighbourhoodDensity(std::span<const Probabilities> frames, uint64_t seed, int pixels)
{
    check(frames);
    if (pixels < 2)
        throw std::invalid_argument("soft neighbourhood density needs at least 2 pixels a frame");
    constexpr uint64_t purpose = 0x534e44; // "SND": its draws are not those of another user of the seed
    double sum = 0;
    for (size_t i = 0; i < frames.size(); ++i)
        sum += densityOf(frames[i], pixels, makeRandom({seed, purpose, i}));
    return sum / static_cast<double>(frames.size());
}

std::vector<double> classHistogram(std::span<const Probabilities> frames)
{
    check(frames);
    std::vector<double> shares(static_cast<size_t>(frames.front().classes), 0.0);
    size_t pixels = 0;
    for (const Probabilities &frame : frames) {
        const cv::Mat labels = bestClasses(frame);
        std::for_each(labels.data, labels.data + frame.pixels(), [&](uint8_t label) { shares[label] += 1; });
        pixels += frame.pixels();
    }
    for (double &share : shares)
        share /= static_cast<double>(pixels);
    return shares;
}

double histogramDistance(std::span<const double> a, std::span<const double> b)
{
    if (a.size() != b.size())
        throw std::invalid_argument("histograms of different classes can't be compared");
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += std::abs(a[i] - b[i]);
    return sum / 2;
}

double agreement(std::span<const Probabilities> reference, std::span<const Probabilities> prediction,
                 double minimumShare)
{
    checkAlike(reference, prediction);
    std::vector<cv::Mat> labels;
    for (const Probabilities &frame : reference)
        labels.push_back(bestClasses(frame));
    return agreementOfLabels(labels, prediction, minimumShare);
}

std::vector<double> ensembleAgreement(std::span<const SnapshotProbabilities> candidates, double minimumShare)
{
    if (candidates.empty())
        return {};
    for (const SnapshotProbabilities &candidate : candidates)
        checkAlike(candidates.front(), candidate);

    std::vector<cv::Mat> pseudoTruth;
    std::vector<double> sum, p;
    for (size_t f = 0; f < candidates.front().size(); ++f) {
        const Probabilities &first = candidates.front()[f];
        cv::Mat labels(first.height, first.width, CV_8UC1);
        for (size_t i = 0; i < first.pixels(); ++i) {
            sum.assign(static_cast<size_t>(first.classes), 0.0);
            for (const SnapshotProbabilities &candidate : candidates) {
                distributionAt(candidate[f], i, p);
                for (size_t c = 0; c < p.size(); ++c)
                    sum[c] += p[c];
            }
            labels.data[i] = static_cast<uint8_t>(std::max_element(sum.begin(), sum.end()) - sum.begin());
        }
        pseudoTruth.push_back(labels);
    }
    std::vector<double> scores;
    for (const SnapshotProbabilities &candidate : candidates)
        scores.push_back(agreementOfLabels(pseudoTruth, candidate, minimumShare));
    return scores;
}

} // namespace vantage
