#include "widgets/theme/icons.h"

#include "widgets/theme/icon_paths.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

namespace vantage {
namespace {

/// An icon that is drawn each time it is asked for, with nothing kept that a new palette would make wrong.
class DrawnEngine : public QIconEngine
{
public:
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    bool isNull() override { return false; }

protected:
    /// Brings a grid of 24 x 24 into the rectangle.
    static void toGrid(QPainter &painter, const QRect &rect)
    {
        const double side = qMin(rect.width(), rect.height());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
        painter.scale(side / 24, side / 24);
    }
};

class PathEngine : public DrawnEngine
{
public:
    explicit PathEngine(Icon icon)
        : m_path(iconPath(icon))
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QApplication::palette();
        const QColor colour = mode == QIcon::Disabled   ? palette.color(QPalette::Disabled, QPalette::ButtonText)
                              : mode == QIcon::Selected ? palette.color(QPalette::Active, QPalette::HighlightedText)
                                                        : palette.color(QPalette::Active, QPalette::ButtonText);
        painter->save();
        toGrid(*painter, rect);
        painter->setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(m_path.stroke);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawPath(m_path.fill);
        painter->restore();
    }
    QIconEngine *clone() const override { return new PathEngine(*this); }

private:
    IconPath m_path;
};

/// Two fields of view of the same street: the known camera's and the new one's.
class MarkEngine : public DrawnEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        painter->save();
        toGrid(*painter, rect);
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor("#1d2733"));
        painter->drawRoundedRect(QRectF(0.5, 0.5, 23, 23), 5, 5);
        const auto cone = [painter](const QPointF &from, const QPointF &a, const QPointF &b, const QColor &colour) {
            painter->setBrush(colour);
            painter->drawPolygon(QPolygonF({from, a, b}));
        };
        cone({5.5, 5.5}, {9, 20.5}, {20, 15.5}, QColor(74, 163, 223, 235));
        cone({18.5, 5.5}, {15, 20.5}, {4, 15.5}, QColor(255, 152, 76, 200));
        painter->setBrush(Qt::white);
        painter->drawEllipse(QPointF(5.5, 5.5), 2.1, 2.1);
        painter->drawEllipse(QPointF(18.5, 5.5), 2.1, 2.1);
        painter->restore();
    }
    QIconEngine *clone() const override { return new MarkEngine(*this); }
};

} // namespace

QIcon themeIcon(Icon icon)
{
    return QIcon(new PathEngine(icon));
}

QIcon applicationIcon()
{
    // Fixed pictures: window managers ask for the sizes that an icon says it has.
    const QIcon drawn(new MarkEngine);
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256, 512})
        icon.addPixmap(drawn.pixmap(size));
    return icon;
}

} // namespace vantage
