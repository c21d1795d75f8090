#include "widgets/image/swipe_pane.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vantage {

SwipePane::SwipePane(QWidget *parent)
    : ViewPane(parent)
{
    setObjectName(QStringLiteral("swipePane"));
}

void SwipePane::setContents(const PaneContent &left, const PaneContent &right)
{
    m_left.setContent(left);
    m_right.setContent(right);
    setView(view());
    update();
}

void SwipePane::setClasses(const ClassMap &classes)
{
    m_left.setClasses(classes);
    m_right.setClasses(classes);
    update();
}

void SwipePane::setOverlay(const OverlayStyle &overlay)
{
    m_left.setOverlay(overlay);
    m_right.setOverlay(overlay);
    update();
}

void SwipePane::setDivider(double divider)
{
    const double next = std::clamp(divider, 0.0, 1.0);
    if (next == m_divider)
        return;
    m_divider = next;
    update();
    Q_EMIT dividerMoved(m_divider);
}

QSize SwipePane::pictureSize() const
{
    return m_left.size().isEmpty() ? m_right.size() : m_left.size();
}

bool SwipePane::isOnDivider(const QPointF &point) const
{
    return std::abs(point.x() - m_divider * width()) <= 7;
}

void SwipePane::paintPane(QPainter &painter)
{
    const double x = m_divider * width();
    const QRectF leftSide(0, 0, x, height()), rightSide(x, 0, width() - x, height());
    const auto paintSide = [&](PanePicture &picture, const QRectF &side) {
        if (picture.content().isEmpty()) {
            painter.save();
            painter.setClipRect(side);
            paintPlaceholder(painter, picture.content().placeholder);
            painter.restore();
        } else {
            picture.paint(painter, pictureRect(), side);
        }
    };
    paintSide(m_left, leftSide);
    paintSide(m_right, rightSide);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 4));
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    painter.setPen(QPen(Qt::white, 2));
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
    painter.setBrush(Qt::white);
    const QPointF grip(x, height() / 2.0);
    painter.drawEllipse(grip, 11, 11);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(40, 44, 52));
    painter.drawPolygon(QPolygonF({grip + QPointF(-2.5, -4), grip + QPointF(-7, 0), grip + QPointF(-2.5, 4)}));
    painter.drawPolygon(QPolygonF({grip + QPointF(2.5, -4), grip + QPointF(7, 0), grip + QPointF(2.5, 4)}));
    painter.restore();

    paintCaption(painter, m_left.content().caption, Qt::AlignLeft, 0.5);
    paintCaption(painter, m_right.content().caption, Qt::AlignRight, 0.5);
}

void SwipePane::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && isOnDivider(event->position())) {
        m_dragging = true;
        return;
    }
    ViewPane::mousePressEvent(event);
}

void SwipePane::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging) {
        setDivider(event->position().x() / std::max(1, width()));
        return;
    }
    ViewPane::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) {
        if (isOnDivider(event->position()))
            setCursor(Qt::SplitHCursor);
        else
            unsetCursor();
    }
}

void SwipePane::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragging = false;
    ViewPane::mouseReleaseEvent(event);
}

void SwipePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_BracketLeft)
        setDivider(m_divider - 0.05);
    else if (event->key() == Qt::Key_BracketRight)
        setDivider(m_divider + 0.05);
    else
        ViewPane::keyPressEvent(event);
}

} // namespace vantage
