#pragma once

#include "app/gui/inspect/inspection.h"
#include "widgets/image/compare_view.h"

#include <QPoint>
#include <QString>
#include <vector>

namespace vantage::gui {

/// The panes that a frame has, with the ids source, target, na, adapted, ft, truth, error, confidence, reconstruction;
/// ft, truth and error only where there is such a thing.
/// @param own what the run's network is called: "Adapted", "Control"; empty: Adapted
std::vector<CompareView::Pane> framePanes(const FrameInspection &frame, const QString &own = {});

/// The panes that answer the first questions.
QStringList firstPanes(const FrameInspection &frame);

/// What every network says of a pixel of the target, and how surely, then the ground truth (rich text).
QString pixelText(const FrameInspection &frame, const ClassMap &classes, QPoint pixel, const QString &own = {});

} // namespace vantage::gui
