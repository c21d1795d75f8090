#pragma once

#include "app/gui/inspect/inspection.h"
#include "widgets/image/compare_view.h"

#include <QPoint>
#include <QString>
#include <vector>

namespace vantage::gui {

/// The panes that a frame has, with the ids source, source-truth, source-na, source-adapted, target, na, adapted, mapped, ft, other, pseudo, maker-NAME of each maker of labels, truth, error
/// (of the best network), error-na, error-adapted, error-ft, error-other, change, confidence, reconstruction; only where there is such a thing.
/// @param own what the run's network is called: "Adapted", "Control"; empty: Adapted @param other what the network beside it is called
std::vector<CompareView::Pane> framePanes(const FrameInspection &frame, const QString &own = {}, const QString &other = {});

/// The panes that answer the first questions.
QStringList firstPanes(const FrameInspection &frame);

/// What every network says of a pixel of the target, and how surely, then the ground truth (rich text).
QString pixelText(const FrameInspection &frame, const ClassMap &classes, QPoint pixel, const QString &own = {}, const QString &other = {});

/// The panes that were chosen, as far as they are there; none: the first ones.
QStringList wantedOf(const QStringList &chosen, const std::vector<CompareView::Pane> &panes, const QStringList &first);

} // namespace vantage::gui
