#pragma once

#include <QMetaType>
#include <QPointF>

namespace vantage {

/// What part of a picture is looked at. Relative to the picture and to the pane, so that one view serves panes whose
/// pictures have other sizes (a source and a target camera, a small reconstruction).
struct PaneView
{
    QPointF centre{0.5, 0.5}; ///< of the pane, as part of the picture's width and height: 0..1
    double scale = 1;         ///< magnification; 1 = the whole picture fits into the pane

    bool operator==(const PaneView &) const = default;
};

} // namespace vantage
