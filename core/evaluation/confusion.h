#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <vector>

namespace vantage {

/// Pixel counts over a whole set: row = ground truth, column = prediction.
class ConfusionMatrix
{
public:
    explicit ConfusionMatrix(int classes);

    /// @param truth CV_8UC1, values below classes() or `ignore`, which is left out
    /// @param prediction CV_8UC1 of the same size, values below classes()
    /// @throws std::invalid_argument on other sizes or values
    void add(const cv::Mat &truth, const cv::Mat &prediction, int ignore);

    int classes() const { return m_classes; }
    uint64_t at(int truth, int prediction) const;
    uint64_t pixelsOfTruth(int truth) const; ///< of a row
    const std::vector<uint64_t> &counts() const { return m_counts; } ///< row by row

    static ConfusionMatrix fromCounts(int classes, std::vector<uint64_t> counts);

private:
    int m_classes;
    std::vector<uint64_t> m_counts;
};

/// Measures of Long et al. 2015 (the paper's reference [12]), all in 0..1. A class without a ground-truth pixel is
/// absent: it has no value and does not enter a mean.
struct Metrics
{
    std::vector<std::optional<double>> classAccuracy; ///< n_ii / t_i
    std::vector<std::optional<double>> iou;           ///< n_ii / (t_i + sum_j n_ji - n_ii)
    double meanClassAccuracy = 0;
    double meanIou = 0;
    double pixelAccuracy = 0;
};
Metrics metricsOf(const ConfusionMatrix &confusion);
/// sum_i t_i IoU_i / sum_i t_i (Long et al. 2015), 0..1; 0 without a pixel
double frequencyWeightedIou(const ConfusionMatrix &confusion);

} // namespace vantage
