#include "widgets/plot/curve_reduction.h"

#include <algorithm>

namespace vantage {

void CurveReduction::clear()
{
    *this = {};
}

void CurveReduction::update(std::span<const double> x, std::span<const double> y)
{
    for (; m_covered + block <= x.size(); m_covered += block) {
        const auto blockX = x.subspan(m_covered, block), blockY = y.subspan(m_covered, block);
        // One column that holds the whole block.
        const CurveData points = vantage::decimated(blockX, blockY, blockX.front(), blockX.back() + 1, 1);
        m_points.x.insert(m_points.x.end(), points.x.begin(), points.x.end());
        m_points.y.insert(m_points.y.end(), points.y.begin(), points.y.end());
    }
}

CurveData CurveReduction::decimated(std::span<const double> x, std::span<const double> y, double lo, double hi,
                                    int columns) const
{
    const auto first = std::lower_bound(x.begin(), x.end(), lo), last = std::upper_bound(x.begin(), x.end(), hi);
    const bool wide = static_cast<size_t>(last - first) > block * static_cast<size_t>(std::max(1, columns));
    if (!wide || m_covered == 0)
        return vantage::decimated(x, y, lo, hi, columns);
    CurveData result = vantage::decimated(m_points.x, m_points.y, lo, hi, columns);
    if (m_covered < x.size() && x[m_covered] <= hi) {
        const CurveData rest = vantage::decimated(x.subspan(m_covered), y.subspan(m_covered), lo, hi, columns);
        result.x.insert(result.x.end(), rest.x.begin(), rest.x.end());
        result.y.insert(result.y.end(), rest.y.begin(), rest.y.end());
    }
    return result;
}

} // namespace vantage
