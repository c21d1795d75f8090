#include "app/gui/compare/comparison.h"

#include <algorithm>

namespace vantage::gui {

bool Comparison::isLabelled() const
{
    return std::any_of(runs.begin(), runs.end(), [](const ComparedRun &run) { return run.onTarget(); });
}

bool Comparison::hasShares() const
{
    return std::any_of(shares.begin(), shares.end(), [](const auto &one) { return !one.empty(); });
}

} // namespace vantage::gui
