#pragma once

#include "app/gui/project_session.h"

#include <map>

namespace vantage::gui {

/// A run with what it is held against, worked out once for the whole table. Figures are of the target at the kept epoch, and only there
/// where its labels were measured.
struct RunRow
{
    const RunSummary *run = nullptr; ///< of the list that it was made from
    std::optional<double> na, own, fineTuned; ///< mIoU: where the run began, its own, the latest Fine-Tuning of the same target
    std::optional<double> naAccuracy, ownAccuracy, fineTunedAccuracy; ///< mean class accuracy
    std::map<std::string, double> perTarget; ///< of a baseline that serves several targets: its mIoU on each, of which `own` is the mean
    std::optional<double> gain, controlGain; ///< of the own mIoU over NA and over the control
    std::optional<double> gapClosed;         ///< gain / (fineTuned - na), of adaptations alone

    int64_t id() const { return run->record.id; }
};

/// A row a run, in the same order.
std::vector<RunRow> rowsOf(const std::vector<RunSummary> &runs);

} // namespace vantage::gui
