#pragma once

#include "app/gui/project_session.h"

#include <QString>

namespace vantage::gui {

/// What can be said of a run in a few sentences (rich text): what was measured where there are labels, what the signals
/// agree on where there are none.
QString verdictText(const RunSummary &run);
/// The same in a table's cell: the gain that was measured over NA, or the estimate where the target has no labels. Empty
/// for runs that are no finished adaptation.
QString shortVerdict(const RunSummary &run);
/// "better", "no clear gain", "worse, keep NA" in the language of the window
QString verdictName(Verdict verdict);
QString kindName(const std::string &kind);
QString stateName(RunState state);

} // namespace vantage::gui
