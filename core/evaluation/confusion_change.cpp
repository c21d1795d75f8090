#include "core/evaluation/confusion_change.h"

#include <stdexcept>

namespace vantage {
std::optional<double> ConfusionChange::at(int truth, int prediction) const
{
    return cells.at(static_cast<size_t>(truth * classes + prediction));
}

ConfusionChange confusionChange(const ConfusionMatrix &base, const ConfusionMatrix &run)
{
    if (base.classes() != run.classes())
        throw std::invalid_argument("confusion matrices of different classes can't be compared");
    ConfusionChange change{base.classes(), {}};
    for (int truth = 0; truth < change.classes; ++truth) {
        const auto before = static_cast<double>(base.pixelsOfTruth(truth)), after = static_cast<double>(run.pixelsOfTruth(truth));
        for (int prediction = 0; prediction < change.classes; ++prediction)
            change.cells.push_back(before > 0 && after > 0 ? std::optional(static_cast<double>(run.at(truth, prediction)) / after
                                                                           - static_cast<double>(base.at(truth, prediction)) / before)
                                                           : std::nullopt);
    }
    return change;
}

} // namespace vantage
