#pragma once

#include "core/compare/class_shares.h"
#include "core/compare/compared_run.h"

#include <limits>

namespace vantage {

/// What curves of runs are drawn over.
enum class CurveAxis {
    Epoch,
    Step,
    Time, ///< minutes of training, all sittings together
};

struct RunCurve
{
    std::vector<double> x, y; ///< x rising
    double kept = std::numeric_limits<double>::quiet_NaN(); ///< x of the epoch whose network was kept, where the curve has it
};

// Empty where nothing was measured, or where it can't be told where on the axis it lies.

/// @param measure see runMeasures()
RunCurve measureCurve(const ComparedRun &run, const std::string &measure, CurveAxis axis);
/// IoU of one class on the target.
RunCurve classCurve(const ComparedRun &run, int classIndex, CurveAxis axis);
/// Predicted share of one class.
RunCurve shareCurve(const ComparedRun &run, std::span<const EpochShares> shares, int classIndex, CurveAxis axis);
/// A term of the steps. Between two measuring points epoch and time are taken to pass evenly.
RunCurve termCurve(const ComparedRun &run, std::span<const StepRecord> steps, const std::string &term, CurveAxis axis);

} // namespace vantage
