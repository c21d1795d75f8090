#include "widgets/image/point_pane.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace vantage {
namespace {

constexpr double reach = 9; // device-independent pixels from a mark's middle

} // namespace

PointPane::PointPane(QWidget *parent)
    : ImagePane(parent)
{
    setCursor(Qt::CrossCursor);
}

void PointPane::setPoints(const std::vector<QPointF> &points)
{
    m_points = points;
    update();
}

QPointF PointPane::onWidget(const QPointF &pixel) const
{
    const QRectF picture = pictureRect();
    const QSizeF size = pictureSize();
    return {picture.x() + pixel.x() / size.width() * picture.width(), picture.y() + pixel.y() / size.height() * picture.height()};
}

std::optional<QPointF> PointPane::pixelAt(const QPointF &widgetPoint) const
{
    const auto position = positionAt(widgetPoint);
    if (!position)
        return std::nullopt;
    return QPointF(position->x() * pictureSize().width(), position->y() * pictureSize().height());
}

void PointPane::mousePressEvent(QMouseEvent *event)
{
    m_pressed.reset();
    m_moved.reset();
    if (event->button() == Qt::LeftButton) {
        m_pressed = event->position();
        for (size_t i = 0; i < m_points.size(); ++i)
            if (QLineF(onWidget(m_points[i]), event->position()).length() <= reach)
                m_moved = i;
        if (m_moved)
            return;
    }
    ImagePane::mousePressEvent(event);
}

void PointPane::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_moved)
        return ImagePane::mouseMoveEvent(event);
    if (const auto pixel = pixelAt(event->position())) {
        m_points[*m_moved] = *pixel;
        update();
        Q_EMIT pointsChanged();
    }
}

void PointPane::mouseReleaseEvent(QMouseEvent *event)
{
    // A drag of the picture is no click.
    const bool click = m_pressed && !m_moved && QLineF(*m_pressed, event->position()).length() < QApplication::startDragDistance();
    m_pressed.reset();
    m_moved.reset();
    ImagePane::mouseReleaseEvent(event);
    setCursor(Qt::CrossCursor);
    if (const auto pixel = click ? pixelAt(event->position()) : std::nullopt) {
        m_points.push_back(*pixel);
        update();
        Q_EMIT pointsChanged();
    }
}

void PointPane::paintPane(QPainter &painter)
{
    ImagePane::paintPane(painter);
    if (pictureSize().isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < m_points.size(); ++i) {
        const QPointF at = onWidget(m_points[i]);
        painter.setPen(QPen(Qt::black, 3.4)); // black below yellow is seen on every picture
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 6, 6);
        painter.setPen(QPen(QColor(255, 214, 0), 1.8));
        painter.drawEllipse(at, 6, 6);
        painter.drawPoint(at);
        const QString number = QString::number(i + 1);
        const QRectF box(at + QPointF(8, -20), QSizeF(QFontMetrics(font()).horizontalAdvance(number) + 8, 17));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 190));
        painter.drawRoundedRect(box, 4, 4);
        painter.setPen(Qt::white);
        painter.drawText(box, Qt::AlignCenter, number);
    }
    painter.restore();
}

} // namespace vantage
