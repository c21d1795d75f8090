#pragma once

#include "core/evaluation/confusion.h"

#include <optional>
#include <vector>

namespace vantage {

/// How another network's mistakes differ: of each class's pixels (row = ground truth), how much larger the share is that `run` calls
/// so (column) than `base` does, -1..1. A row is nothing where one of the two has no pixel of the class.
struct ConfusionChange
{
    int classes = 0;
    std::vector<std::optional<double>> cells; ///< row by row

    std::optional<double> at(int truth, int prediction) const;
};

/// @throws std::invalid_argument where the two have different classes
ConfusionChange confusionChange(const ConfusionMatrix &base, const ConfusionMatrix &run);

} // namespace vantage
