#include "widgets/image/view_pane.h"

#include "widgets/theme/palettes.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace vantage {
namespace {

constexpr double notch = 120;       // eighths of a degree
constexpr double largestPixel = 64; // device-independent pixels a picture pixel

} // namespace

ViewPane::ViewPane(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

QSize ViewPane::sizeHint() const
{
    return {400, 300};
}

QSize ViewPane::minimumSizeHint() const
{
    return {80, 60};
}

double ViewPane::fitFactor() const
{
    const QSizeF picture = pictureSize();
    if (picture.isEmpty())
        return 1;
    return std::min(width() / picture.width(), height() / picture.height());
}

QRectF ViewPane::pictureRect() const
{
    const QSizeF shown = QSizeF(pictureSize()) * fitFactor() * m_view.scale;
    const QPointF centre(shown.width() * m_view.centre.x(), shown.height() * m_view.centre.y());
    return {QRectF(rect()).center() - centre, shown};
}

std::optional<QPointF> ViewPane::positionAt(const QPointF &widgetPoint) const
{
    const QRectF picture = pictureRect();
    if (picture.isEmpty())
        return {};
    const QPointF position((widgetPoint.x() - picture.x()) / picture.width(),
                           (widgetPoint.y() - picture.y()) / picture.height());
    if (position.x() < 0 || position.y() < 0 || position.x() >= 1 || position.y() >= 1)
        return {};
    return position;
}

QPoint ViewPane::pixelOf(const QPointF &position) const
{
    const QSize size = pictureSize();
    if (size.isEmpty())
        return {-1, -1};
    return {std::clamp(static_cast<int>(position.x() * size.width()), 0, size.width() - 1),
            std::clamp(static_cast<int>(position.y() * size.height()), 0, size.height() - 1)};
}

PaneView ViewPane::limited(PaneView view) const
{
    const double largest = std::max(1.0, largestPixel / fitFactor());
    view.scale = std::clamp(std::isfinite(view.scale) ? view.scale : 1.0, 1.0, largest);
    // A picture larger than the pane fills it, a smaller one stays in its middle.
    const QSizeF shown = QSizeF(pictureSize()) * fitFactor() * view.scale;
    const auto limit = [](double centre, double part) {
        if (!std::isfinite(centre) || part >= 1)
            return 0.5;
        return std::clamp(centre, part / 2, 1 - part / 2);
    };
    if (!shown.isEmpty()) {
        view.centre.setX(limit(view.centre.x(), width() / shown.width()));
        view.centre.setY(limit(view.centre.y(), height() / shown.height()));
    }
    return view;
}

void ViewPane::setView(const PaneView &view)
{
    const PaneView next = limited(view);
    if (next == m_view)
        return;
    m_view = next;
    update();
}

void ViewPane::changeView(PaneView view)
{
    const PaneView before = m_view;
    setView(view);
    if (!(m_view == before))
        Q_EMIT viewChanged(m_view);
}

void ViewPane::fit()
{
    changeView({});
}

void ViewPane::zoomAt(const QPointF &widgetPoint, double factor)
{
    if (pictureSize().isEmpty())
        return;
    const QRectF before = pictureRect();
    const QPointF under((widgetPoint.x() - before.x()) / before.width(),
                        (widgetPoint.y() - before.y()) / before.height());
    PaneView next = limited({m_view.centre, m_view.scale * factor});
    // What is under the cursor stays under it.
    const QSizeF shown = QSizeF(pictureSize()) * fitFactor() * next.scale;
    const QPointF fromMiddle = widgetPoint - QRectF(rect()).center();
    next.centre = {under.x() - fromMiddle.x() / shown.width(), under.y() - fromMiddle.y() / shown.height()};
    changeView(next);
}

void ViewPane::panBy(const QPointF &widgetDelta)
{
    const QRectF picture = pictureRect();
    if (picture.isEmpty())
        return;
    changeView(
        {m_view.centre - QPointF(widgetDelta.x() / picture.width(), widgetDelta.y() / picture.height()), m_view.scale});
}

void ViewPane::setCrosshair(std::optional<QPointF> position)
{
    if (m_crosshair == position)
        return;
    m_crosshair = position;
    update();
}

void ViewPane::report(const QPointF &widgetPoint)
{
    const auto position = positionAt(widgetPoint);
    Q_EMIT cursorMoved(position);
    Q_EMIT hovered(position ? pixelOf(*position) : QPoint(-1, -1));
}

void ViewPane::updateCursorShape()
{
    if (m_drag)
        setCursor(Qt::ClosedHandCursor);
    else if (m_space)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

void ViewPane::wheelEvent(QWheelEvent *event)
{
    const int delta = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (event->modifiers() & Qt::ControlModifier) {
        m_wheelRest += delta; // touch pads send less than a notch at a time
        const int steps = m_wheelRest / static_cast<int>(notch);
        m_wheelRest -= steps * static_cast<int>(notch);
        if (steps != 0)
            Q_EMIT opacityStep(steps);
    } else {
        zoomAt(event->position(), std::pow(1.25, delta / notch));
        report(event->position());
    }
    event->accept();
}

void ViewPane::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        event->ignore(); // the right one is the context menu's
        return;
    }
    m_drag = event->position();
    updateCursorShape();
}

void ViewPane::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag || m_space) {
        if (m_drag)
            panBy(event->position() - *m_drag);
        m_drag = event->position();
        updateCursorShape();
    }
    report(event->position());
}

void ViewPane::mouseReleaseEvent(QMouseEvent *)
{
    m_drag.reset();
    updateCursorShape();
}

void ViewPane::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        fit();
}

void ViewPane::keyPressEvent(QKeyEvent *event)
{
    const double step = 0.1;
    switch (event->key()) {
    case Qt::Key_Left: return panBy({width() * step, 0});
    case Qt::Key_Right: return panBy({-width() * step, 0});
    case Qt::Key_Up: return panBy({0, height() * step});
    case Qt::Key_Down: return panBy({0, -height() * step});
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAt(QRectF(rect()).center(), 1.25);
    case Qt::Key_Minus: return zoomAt(QRectF(rect()).center(), 1 / 1.25);
    case Qt::Key_0: return fit();
    case Qt::Key_1: return changeView({m_view.centre, 1 / (fitFactor() * devicePixelRatioF())});
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_space = true;
            updateCursorShape();
        }
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void ViewPane::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space) {
        QWidget::keyReleaseEvent(event);
        return;
    }
    if (event->isAutoRepeat())
        return;
    m_space = false;
    m_drag.reset();
    updateCursorShape();
}

void ViewPane::leaveEvent(QEvent *)
{
    Q_EMIT cursorMoved(std::nullopt);
    Q_EMIT hovered({-1, -1});
}

void ViewPane::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ViewPane::focusOutEvent(QFocusEvent *event)
{
    m_space = false; // its release goes to another widget
    m_drag.reset();
    updateCursorShape();
    QWidget::focusOutEvent(event);
    update();
}

void ViewPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    paintPane(painter);
    if (m_crosshair && !pictureSize().isEmpty()) {
        const QRectF picture = pictureRect();
        const QPointF at(picture.x() + m_crosshair->x() * picture.width(),
                         picture.y() + m_crosshair->y() * picture.height());
        const double arm = 9, gap = 2.5;
        // Black below white is seen on every picture.
        for (const auto &[colour, width] : {std::pair(QColor(0, 0, 0, 170), 3.0), std::pair(QColor(Qt::white), 1.2)}) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(colour, width));
            painter.drawLine(at - QPointF(arm, 0), at - QPointF(gap, 0));
            painter.drawLine(at + QPointF(gap, 0), at + QPointF(arm, 0));
            painter.drawLine(at - QPointF(0, arm), at - QPointF(0, gap));
            painter.drawLine(at + QPointF(0, gap), at + QPointF(0, arm));
        }
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ViewPane::paintCaption(QPainter &painter, const QString &caption, Qt::Alignment side, double part) const
{
    if (caption.isEmpty())
        return;
    const QFontMetrics metrics(font());
    const int margin = 6, padX = 7, padY = 3;
    const int room = static_cast<int>(width() * part) - 2 * (margin + padX);
    if (room < metrics.averageCharWidth() * 3)
        return;
    const QString text = metrics.elidedText(caption, Qt::ElideRight, room);
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 2 * padX, metrics.height() + 2 * padY);
    box.moveTop(margin);
    if (side & Qt::AlignRight)
        box.moveRight(width() - margin);
    else
        box.moveLeft(margin);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190)); // on a picture, not on the palette: the same in light and dark
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
}

void ViewPane::paintPlaceholder(QPainter &painter, const QString &text) const
{
    painter.save();
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(16, 30, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, text);
    painter.restore();
}

} // namespace vantage
