#pragma once

#include "widgets/image/image_pane.h"

#include <QPointF>
#include <vector>

namespace vantage {

/// A picture on which numbered places are marked: a click adds one, dragging a mark moves it. Everything else is ImagePane's.
class PointPane : public ImagePane
{
    Q_OBJECT
public:
    explicit PointPane(QWidget *parent = nullptr);

    /// Pixels of the picture.
    void setPoints(const std::vector<QPointF> &points);
    const std::vector<QPointF> &points() const { return m_points; }

Q_SIGNALS:
    void pointsChanged(); ///< by the mouse

protected:
    void paintPane(QPainter &painter) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QPointF onWidget(const QPointF &pixel) const;
    std::optional<QPointF> pixelAt(const QPointF &widgetPoint) const;

    std::vector<QPointF> m_points;
    std::optional<QPointF> m_pressed;
    std::optional<size_t> m_moved; ///< the mark that is being dragged
};

} // namespace vantage
