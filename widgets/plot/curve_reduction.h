#pragma once

#include "widgets/plot/curve_maths.h"

#include <cstddef>
#include <span>

namespace vantage {

/// A long curve in blocks of 64 points, each by its first, lowest, highest and last one: what a wide view is drawn
/// from, so that drawing a million points does not mean looking at them all. Grows with the curve.
class CurveReduction
{
public:
    static constexpr size_t block = 64;

    void clear();
    /// Takes in the whole blocks that have come since the last call. The points before must not have changed.
    void update(std::span<const double> x, std::span<const double> y);

    /// As decimated() over the whole curve, from the blocks where the view is wide enough for them.
    /// @param x, y what update() was called with
    CurveData decimated(std::span<const double> x, std::span<const double> y, double lo, double hi, int columns) const;

private:
    CurveData m_points;
    size_t m_covered = 0; ///< points of the curve that lie in blocks
};

} // namespace vantage
