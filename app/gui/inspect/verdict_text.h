#pragma once

#include "app/gui/names.h"
#include "app/gui/project_session.h"

#include <QString>

namespace vantage::gui {

/// What can be said of a run in a few sentences (rich text): what was measured where there are labels, what the signals
/// agree on where there are none. @param runs of the whole project
QString verdictText(const RunSummary &run, const std::vector<RunSummary> &runs);
/// The same in a table's cell: the gain that was measured over NA and over the control, or the estimate where the target
/// has no labels. Empty for runs that are no finished adaptation.
QString shortVerdict(const RunSummary &run, const std::vector<RunSummary> &runs);

} // namespace vantage::gui
