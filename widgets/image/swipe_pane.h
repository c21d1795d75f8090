#pragma once

#include "widgets/image/pane_picture.h"
#include "widgets/image/view_pane.h"

namespace vantage {

/// Two contents in one pane, the first left and the second right of a divider that can be dragged.
/// Keys: [ and ] move the divider.
class SwipePane : public ViewPane
{
    Q_OBJECT
public:
    explicit SwipePane(QWidget *parent = nullptr);

    void setContents(const PaneContent &left, const PaneContent &right);
    void setClasses(const ClassMap &classes);
    void setOverlay(const OverlayStyle &overlay);

    double divider() const { return m_divider; } ///< part of the pane's width, 0..1
    void setDivider(double divider);             ///< limited to 0..1; emits dividerMoved where it changes

    QSize pictureSize() const override;

Q_SIGNALS:
    void dividerMoved(double divider);

protected:
    void paintPane(QPainter &painter) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool isOnDivider(const QPointF &point) const;

    PanePicture m_left, m_right;
    double m_divider = 0.5;
    bool m_dragging = false;
};

} // namespace vantage
