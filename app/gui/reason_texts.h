#pragma once

#include "core/evaluation/snapshot_choice.h"

#include <QString>

namespace vantage::gui {

/// The reason in the language of the window.
QString reasonText(const Reason &reason);
/// What choice and verdict rest on, one reason after the other. Of a run that an older program recorded: its English text.
QString whyText(const SnapshotChoice &choice);
/// The same as a list, HTML.
QString whyList(const SnapshotChoice &choice);

} // namespace vantage::gui
