#include "widgets/classes/class_bars.h"

#include "widgets/classes/swatch.h"
#include "widgets/theme/palettes.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace vantage {
namespace {

constexpr double between = 6; // pixels between two classes
constexpr double longestName = 120;

} // namespace

ClassBars::ClassBars(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("classBars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClassBars::setSeries(const ClassMap &classes, const std::vector<Series> &series)
{
    for (const Series &one : series)
        if (one.values.size() != static_cast<size_t>(classes.size()))
            throw std::invalid_argument("bars need a value, or none, for each class");
    m_classes = classes;
    m_series = series;
    std::erase_if(m_series, [](const Series &one) { return std::none_of(one.values.begin(), one.values.end(), [](const auto &value) { return value.has_value(); }); });
    updateGeometry();
    update();
}

void ClassBars::clear()
{
    m_series.clear();
    updateGeometry();
    update();
}

int ClassBars::bars() const
{
    int count = 0;
    for (const Series &one : m_series)
        count += static_cast<int>(std::count_if(one.values.begin(), one.values.end(), [](const auto &value) { return value.has_value(); }));
    return count;
}

double ClassBars::barHeight() const
{
    return std::max(6.0, std::ceil(fontMetrics().height() * 0.75));
}

double ClassBars::classHeight() const
{
    return std::max<double>(fontMetrics().height() + 2, barHeight() * static_cast<double>(m_series.size())) + between;
}

double ClassBars::nameWidth() const
{
    double widest = 0;
    for (const ClassInfo &one : m_classes.classes)
        widest = std::max<double>(widest, fontMetrics().horizontalAdvance(QString::fromStdString(one.name)));
    return std::min(widest, longestName) + fontMetrics().height() + 10;
}

QRectF ClassBars::barRect(int classIndex, int series) const
{
    if (classIndex < 0 || classIndex >= m_classes.size() || series < 0 || series >= static_cast<int>(m_series.size()))
        return {};
    const auto value = m_series[static_cast<size_t>(series)].values[static_cast<size_t>(classIndex)];
    if (!value)
        return {};
    const double left = nameWidth(), room = width() - left - fontMetrics().horizontalAdvance(QStringLiteral(" 0.000 "));
    return {left, classIndex * classHeight() + series * barHeight(), std::max(1.0, room * std::clamp(*value, 0.0, 1.0)), barHeight() - 1};
}

QString ClassBars::describe(int classIndex, int series) const
{
    if (barRect(classIndex, series).isEmpty())
        return {};
    const Series &one = m_series[static_cast<size_t>(series)];
    return QStringLiteral("%1, %2: %3").arg(one.name, QString::fromStdString(m_classes.classes[static_cast<size_t>(classIndex)].name),
                                            QLocale().toString(*one.values[static_cast<size_t>(classIndex)], 'f', 3));
}

QSize ClassBars::sizeHint() const
{
    return {320, static_cast<int>(std::ceil(classHeight() * m_classes.size()))};
}

QSize ClassBars::minimumSizeHint() const
{
    return {180, sizeHint().height()};
}

void ClassBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours colours = themeColours(palette());
    const double left = nameWidth(), swatch = fontMetrics().height() * 0.75;
    QFont small = font();
    small.setPointSizeF(std::max(6.5, font().pointSizeF() * 0.75));
    for (int c = 0; c < m_classes.size() && !m_series.empty(); ++c) {
        const double top = c * classHeight(), height = classHeight() - between;
        painter.setFont(font());
        paintSwatch(painter, QRectF(0, top + (height - swatch) / 2, swatch, swatch), m_classes.classes[static_cast<size_t>(c)].colour);
        painter.setPen(palette().color(QPalette::WindowText));
        const QString name = QString::fromStdString(m_classes.classes[static_cast<size_t>(c)].name);
        painter.drawText(QRectF(swatch + 6, top, left - swatch - 12, height), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(left - swatch - 12)));
        painter.setFont(small);
        for (int s = 0; s < static_cast<int>(m_series.size()); ++s) {
            const double y = top + s * barHeight();
            const QRectF bar = barRect(c, s);
            painter.setPen(colours.faint);
            if (bar.isEmpty()) {
                painter.drawText(QRectF(left + 2, y, 20, barHeight()), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("–"));
                continue;
            }
            painter.fillRect(bar, m_series[static_cast<size_t>(s)].colour);
            const double value = *m_series[static_cast<size_t>(s)].values[static_cast<size_t>(c)];
            painter.drawText(QRectF(bar.right() + 4, y - 3, 60, barHeight() + 6), Qt::AlignLeft | Qt::AlignVCenter, QLocale().toString(value, 'f', 3));
        }
    }
}

bool ClassBars::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int c = static_cast<int>(help->pos().y() / classHeight());
        const int s = static_cast<int>((help->pos().y() - c * classHeight()) / barHeight());
        QToolTip::showText(help->globalPos(), describe(c, s), this);
        return true;
    }
    return QWidget::event(event);
}

void ClassBars::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::LocaleChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace vantage
