#pragma once

#include "core/data/class_map.h"
#include "widgets/image/overlay.h"
#include "widgets/image/pane_content.h"

#include <QImage>
#include <QRectF>

class QPainter;

namespace vantage {

/// One pane's content, ready to be painted. Layers are rebuilt when what they show changes, not on a change of
/// opacity; a reduced picture is scaled once a size, so that panning only copies.
class PanePicture
{
public:
    /// @throws std::invalid_argument where a matrix has another type, or layers of one content differ in size
    void setContent(const PaneContent &content);
    void setClasses(const ClassMap &classes);
    void setOverlay(const OverlayStyle &overlay);

    const PaneContent &content() const { return m_content; }
    const OverlayStyle &overlay() const { return m_overlay; }
    QSize size() const; ///< pixels of the picture; empty where there is none

    /// Paints the picture so that it covers `target` (device-independent pixels, may reach far beyond the clip), only
    /// the part inside `clip`. Magnified it is pixelated, reduced it is averaged.
    void paint(QPainter &painter, const QRectF &target, const QRectF &clip);

private:
    struct Layer
    {
        QImage full;
        QImage reduced; ///< `full` averaged to the size last painted
    };
    void paintLayer(QPainter &painter, Layer &layer, const QRectF &target, const QRectF &clip, double opacity);
    void rebuild();

    PaneContent m_content;
    ClassMap m_classes;
    OverlayStyle m_overlay;
    bool m_stale = true;
    Layer m_base, m_fill, m_outline;
};

} // namespace vantage
