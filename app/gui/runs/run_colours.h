#pragma once

#include "widgets/plot/loss_plot.h"
#include "widgets/theme/palettes.h"

#include <cstdint>

namespace vantage::gui {

// A run has its colour for good, in every plot, table and session; runs whose numbers are neighbours can always be told apart.

/// For LossPlot::setCurveStyle().
inline int runStyle(int64_t run)
{
    return static_cast<int>((run - 1) % LossPlot::styles);
}

inline QColor runColour(int64_t run, const QPalette &palette)
{
    const auto series = themeColours(palette).series;
    return series[static_cast<size_t>(runStyle(run)) % series.size()];
}

} // namespace vantage::gui
