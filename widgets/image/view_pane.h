#pragma once

#include "widgets/image/pane_view.h"

#include <QWidget>

#include <optional>

namespace vantage {

/// A pane over one picture that can be zoomed and panned; what is in it is drawn by the classes below it.
///
/// Wheel: zoom at the cursor. Ctrl+wheel: opacityStep. Drag (left or middle button), or the mouse alone while Space is
/// held: pan. Double click: fit. Keys: arrows pan, + and - zoom, 0 fits, 1 shows one picture pixel as one screen pixel.
class ViewPane : public QWidget
{
    Q_OBJECT
public:
    explicit ViewPane(QWidget *parent = nullptr);

    PaneView view() const { return m_view; }
    /// The picture is kept in the pane: a centre outside of it is moved inside, a scale below 1 becomes 1. Does not
    /// emit.
    void setView(const PaneView &view);
    void fit(); ///< emits viewChanged

    /// A cross drawn at this part (0..1) of the picture: the cursor of another pane.
    void setCrosshair(std::optional<QPointF> position);
    std::optional<QPointF> crosshair() const { return m_crosshair; }

    virtual QSize pictureSize() const = 0; ///< pixels; empty = nothing to show

    /// Where the picture lies in the widget with the present view; may reach beyond it.
    QRectF pictureRect() const;
    /// Of a position in the widget: part of the picture (0..1), or nothing where it lies beside it.
    std::optional<QPointF> positionAt(const QPointF &widgetPoint) const;
    /// Of a part (0..1) of the picture: its pixel. (-1, -1) without a picture.
    QPoint pixelOf(const QPointF &position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void viewChanged(const vantage::PaneView &view);   ///< by mouse, keys or fit()
    void cursorMoved(std::optional<QPointF> position); ///< part of the picture; nothing when the cursor left it
    void hovered(QPoint pixel);                        ///< pixel of the picture; (-1, -1) when the cursor left it
    void opacityStep(int steps);                       ///< Ctrl+wheel: notches, up is positive

protected:
    virtual void paintPane(QPainter &painter) = 0; ///< below crosshair and focus frame

    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    /// @param part of the pane's width that it may take
    void paintCaption(QPainter &painter, const QString &caption, Qt::Alignment side, double part = 1) const;
    void paintPlaceholder(QPainter &painter, const QString &text) const;

private:
    void changeView(PaneView view);
    void zoomAt(const QPointF &widgetPoint, double factor);
    void panBy(const QPointF &widgetDelta);
    PaneView limited(PaneView view) const;
    double fitFactor() const;
    void report(const QPointF &widgetPoint);
    void updateCursorShape();

    PaneView m_view;
    std::optional<QPointF> m_crosshair;
    std::optional<QPointF> m_drag; ///< last position while panning
    bool m_space = false;
    int m_wheelRest = 0; ///< eighths of a degree not yet reported by opacityStep
};

} // namespace vantage
