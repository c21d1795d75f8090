#include "widgets/classes/swatch.h"

#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

namespace vantage {
namespace {

class SwatchEngine : public QIconEngine
{
public:
    explicit SwatchEngine(QColor colour)
        : m_colour(std::move(colour))
    { }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const double side = qMin(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        paintSwatch(*painter, square.adjusted(1, 1, -1, -1), toRgb(m_colour));
    }
    static void paintSwatch(QPainter &painter, const QRectF &rect, const Rgb &colour)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(128, 128, 128), 1)); // seen on white and on black
        painter.setBrush(toQColor(colour));
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter.restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new SwatchEngine(*this); }

private:
    QColor m_colour;
};

} // namespace

QColor toQColor(const Rgb &colour)
{
    return QColor(colour.red, colour.green, colour.blue);
}

Rgb toRgb(const QColor &colour)
{
    return {static_cast<uint8_t>(colour.red()), static_cast<uint8_t>(colour.green()),
            static_cast<uint8_t>(colour.blue())};
}

QIcon swatchIcon(const Rgb &colour)
{
    return QIcon(new SwatchEngine(toQColor(colour)));
}

void paintSwatch(QPainter &painter, const QRectF &rect, const Rgb &colour)
{
    SwatchEngine::paintSwatch(painter, rect, colour);
}

} // namespace vantage
