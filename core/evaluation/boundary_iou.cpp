#include "core/evaluation/boundary_iou.h"

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace vantage {
namespace {

constexpr double bandShare = 0.02; // of the frame's diagonal: the paper's choice

/// The pixels of a mask (0 or 255) that lie within `band` steps of what is not in it, the outside of the frame included.
cv::Mat bandOf(const cv::Mat &mask, int band)
{
    cv::Mat padded, eroded;
    cv::copyMakeBorder(mask, padded, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::erode(padded, eroded, cv::Mat(), cv::Point(-1, -1), band, cv::BORDER_CONSTANT, cv::Scalar(0));
    return mask & ~eroded(cv::Rect(1, 1, mask.cols, mask.rows));
}

} // namespace

BoundaryIou::BoundaryIou(int classes)
    : m_counts(static_cast<size_t>(classes))
{
}

void BoundaryIou::add(const cv::Mat &truth, const cv::Mat &prediction, int ignore)
{
    if (truth.size() != prediction.size() || truth.type() != CV_8UC1 || prediction.type() != CV_8UC1)
        throw std::invalid_argument("truth and prediction must be CV_8UC1 of one size");
    const cv::Mat left = truth == ignore;
    cv::Mat said = prediction.clone();
    said.setTo(ignore, left);
    const int band = std::max(1, static_cast<int>(std::lround(bandShare * std::hypot(truth.cols, truth.rows))));
    for (size_t c = 0; c < m_counts.size(); ++c) {
        if (static_cast<int>(c) == ignore)
            continue;
        const cv::Mat here = truth == static_cast<double>(c), there = said == static_cast<double>(c);
        const int pixels = cv::countNonZero(here);
        if (pixels == 0 && cv::countNonZero(there) == 0)
            continue;
        const cv::Mat a = bandOf(here, band), b = bandOf(there, band);
        m_counts[c].truth += static_cast<uint64_t>(pixels);
        m_counts[c].both += static_cast<uint64_t>(cv::countNonZero(a & b));
        m_counts[c].either += static_cast<uint64_t>(cv::countNonZero(a | b));
    }
}

std::optional<double> BoundaryIou::ofClass(int index) const
{
    const Counts &counts = m_counts.at(static_cast<size_t>(index));
    if (counts.truth == 0)
        return std::nullopt;
    return counts.either == 0 ? 0 : static_cast<double>(counts.both) / static_cast<double>(counts.either);
}

std::optional<double> BoundaryIou::value() const
{
    double sum = 0;
    int present = 0;
    for (size_t c = 0; c < m_counts.size(); ++c)
        if (const auto one = ofClass(static_cast<int>(c))) {
            sum += *one;
            ++present;
        }
    return present == 0 ? std::nullopt : std::optional(sum / present);
}

} // namespace vantage
