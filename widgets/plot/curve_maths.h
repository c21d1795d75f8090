#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace vantage {

/// Values over training steps, both of the same length, steps never falling.
struct CurveData
{
    std::vector<double> x, y;
};

/// Exponential moving average with the bias of its start taken out, as TensorBoard draws it:
/// m_t = w m_(t-1) + (1 - w) y_t, shown m_t / (1 - w^t). Values that are no finite numbers stay as they are and do not
/// enter the mean.
class Smoother
{
public:
    /// @param weight 0 (the values themselves) to below 1
    explicit Smoother(double weight)
        : m_weight(weight)
    { }
    double next(double value);

private:
    double m_weight;
    double m_mean = 0;
    double m_start = 1; ///< w^t: the part of the mean that still is the zero it began with
};
std::vector<double> smoothed(std::span<const double> values, double weight);

/// First, lowest, highest and last value of each pixel column in the order in which they come, so that a drawn line
/// looks the same as with all points. Where there are no more than 4 points a column all of them come back. A column
/// without a finite value is one NaN: a gap.
/// @param x never falling @param lo, hi the visible range of x, lo < hi; one point beside each end is kept so that
/// lines run out of the picture
/// @param columns pixels, at least 1
CurveData decimated(std::span<const double> x, std::span<const double> y, double lo, double hi, int columns);

/// The values between which the share `inside` (0..1) of the finite ones lies, the same share cut off at both ends.
/// {0, 0} where none is finite. Of more than 20,000 values, evenly spaced ones are looked at.
std::pair<double, double> percentileRange(std::span<const double> values, double inside);

} // namespace vantage
