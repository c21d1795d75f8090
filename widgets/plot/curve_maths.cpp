#include "widgets/plot/curve_maths.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vantage {

double Smoother::next(double value)
{
    if (m_weight <= 0 || !std::isfinite(value))
        return value;
    m_mean = m_weight * m_mean + (1 - m_weight) * value;
    m_start *= m_weight;
    return m_mean / (1 - m_start);
}

std::vector<double> smoothed(std::span<const double> values, double weight)
{
    Smoother smoother(weight);
    std::vector<double> result;
    result.reserve(values.size());
    for (const double value : values)
        result.push_back(smoother.next(value));
    return result;
}

CurveData decimated(std::span<const double> x, std::span<const double> y, double lo, double hi, int columns)
{
    auto first = static_cast<size_t>(std::lower_bound(x.begin(), x.end(), lo) - x.begin());
    auto last = static_cast<size_t>(std::upper_bound(x.begin(), x.end(), hi) - x.begin());
    first -= first > 0 ? 1 : 0;
    last += last < x.size() ? 1 : 0;

    CurveData result;
    const size_t wanted = 4 * static_cast<size_t>(std::max(1, columns));
    if (last - first <= wanted) {
        result.x.assign(x.begin() + static_cast<long>(first), x.begin() + static_cast<long>(last));
        result.y.assign(y.begin() + static_cast<long>(first), y.begin() + static_cast<long>(last));
        return result;
    }
    result.x.reserve(wanted + 2);
    result.y.reserve(wanted + 2);
    const auto keep = [&](size_t i) {
        result.x.push_back(x[i]);
        result.y.push_back(y[i]);
    };
    const double width = (hi - lo) / std::max(1, columns);
    for (size_t i = first; i < last;) {
        const double end = x[i] < lo ? lo : lo + (std::floor((x[i] - lo) / width) + 1) * width;
        const size_t none = std::numeric_limits<size_t>::max();
        size_t begin = none, low = none, high = none, finish = none, j = i;
        for (; j < last && (j == i || x[j] < end); ++j) {
            if (!std::isfinite(y[j]))
                continue;
            if (begin == none)
                begin = low = high = j;
            low = y[j] < y[low] ? j : low;
            high = y[j] > y[high] ? j : high;
            finish = j;
        }
        if (begin == none) {
            result.x.push_back(x[i]);
            result.y.push_back(std::numeric_limits<double>::quiet_NaN());
        } else {
            size_t kept = none;
            for (const size_t k : {begin, std::min(low, high), std::max(low, high), finish}) {
                if (k != kept)
                    keep(k);
                kept = k;
            }
        }
        i = j;
    }
    return result;
}

std::pair<double, double> percentileRange(std::span<const double> values, double inside)
{
    constexpr size_t most = 20'000;
    const size_t stride = values.size() / most + 1;
    std::vector<double> finite;
    finite.reserve(values.size() / stride + 1);
    for (size_t i = 0; i < values.size(); i += stride) {
        if (std::isfinite(values[i]))
            finite.push_back(values[i]);
    }
    if (finite.empty())
        return {0, 0};
    const double outside = std::clamp((1 - inside) / 2, 0.0, 0.5);
    const auto at = [&](double share) {
        const auto position = static_cast<long>(std::lround(share * static_cast<double>(finite.size() - 1)));
        std::nth_element(finite.begin(), finite.begin() + position, finite.end());
        return finite[static_cast<size_t>(position)];
    };
    const double lo = at(outside);
    return {lo, at(1 - outside)};
}

} // namespace vantage
