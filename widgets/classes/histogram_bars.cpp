#include "widgets/classes/histogram_bars.h"

#include "widgets/classes/swatch.h"
#include "widgets/theme/palettes.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace vantage {
namespace {

QString nameOf(const ClassMap &classes, int index)
{
    return QString::fromStdString(classes.classes[static_cast<size_t>(index)].name);
}

} // namespace

HistogramBars::HistogramBars(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("histogramBars"));
}

void HistogramBars::setShares(const ClassMap &classes, const std::vector<double> &shares,
                              const std::vector<double> &compared)
{
    const auto count = static_cast<size_t>(classes.size());
    if ((!shares.empty() && shares.size() != count) || (!compared.empty() && compared.size() != count))
        throw std::invalid_argument("a histogram needs one share a class");
    m_classes = classes;
    m_shares = shares;
    m_compared = compared;
    updateGeometry();
    update();
}

void HistogramBars::setCounts(const ClassMap &classes, const std::vector<uint64_t> &counts)
{
    std::vector<double> shares(static_cast<size_t>(classes.size()), 0);
    for (size_t i = 0; i < std::min(shares.size(), counts.size()); ++i)
        shares[i] = static_cast<double>(counts[i]);
    const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double &share : shares)
        share = all > 0 ? share / all : 0;
    setShares(classes, shares);
}

void HistogramBars::clear()
{
    setShares({}, {});
}

void HistogramBars::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    update();
}

void HistogramBars::setFullScale(double share)
{
    m_fullScale = share;
    update();
}

void HistogramBars::setLargestFirst(bool on)
{
    m_largestFirst = on;
    update();
}

std::vector<int> HistogramBars::order() const
{
    std::vector<int> order(m_shares.size());
    std::iota(order.begin(), order.end(), 0);
    if (m_largestFirst) {
        std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
            return m_shares[static_cast<size_t>(a)] > m_shares[static_cast<size_t>(b)];
        });
    }
    return order;
}

double HistogramBars::lineHeight() const
{
    return std::round(QFontMetricsF(font()).height() + (m_compared.empty() ? 5 : 8));
}

double HistogramBars::nameWidth() const
{
    const QFontMetricsF metrics(font());
    double widest = 0;
    for (int i = 0; i < m_classes.size(); ++i)
        widest = std::max(widest, metrics.horizontalAdvance(nameOf(m_classes, i)));
    return std::ceil(std::min(widest, width() * 0.4)) + 1;
}

QRectF HistogramBars::barRect(int line) const
{
    const std::vector<int> lines = order();
    if (line < 0 || line >= static_cast<int>(lines.size()))
        return {};
    return bar(line, m_shares[static_cast<size_t>(lines[static_cast<size_t>(line)])]);
}

QRectF HistogramBars::bar(int line, double share) const
{
    const QFontMetricsF metrics(font());
    const double left = metrics.height() + 6 + nameWidth() + 8;
    const double percent = metrics.horizontalAdvance(QStringLiteral("100.0 %")) + 8;
    const double room = std::max(0.0, width() - left - percent);
    double largest = std::max(1e-9, m_fullScale); // the longest bar fills the room: most classes are small
    for (const std::vector<double> *values : {&m_shares, &m_compared}) {
        for (const double value : *values)
            largest = std::max(largest, value);
    }
    // What is there is seen, be it one pixel.
    const double length = share <= 0 ? 0 : std::max(1.0, room * share / largest);
    const double height = lineHeight();
    return {left, line * height + 3, length, height - 6};
}

int HistogramBars::lineAt(const QPointF &point) const
{
    const int line = static_cast<int>(point.y() / lineHeight());
    return point.y() >= 0 && line < static_cast<int>(m_shares.size()) ? line : -1;
}

QString HistogramBars::describe(int line) const
{
    const std::vector<int> lines = order();
    if (line < 0 || line >= static_cast<int>(lines.size()))
        return {};
    const auto index = static_cast<size_t>(lines[static_cast<size_t>(line)]);
    const QLocale locale;
    const QString share = locale.toString(m_shares[index] * 100, 'f', 3);
    const QString name = nameOf(m_classes, static_cast<int>(index));
    if (m_compared.empty())
        return tr("%1: %2 % of the pixels").arg(name, share);
    return tr("%1: %2 % of the pixels, compared with %3 %")
        .arg(name, share, locale.toString(m_compared[index] * 100, 'f', 3));
}

QSize HistogramBars::sizeHint() const
{
    const int lines = std::max<int>(3, static_cast<int>(m_shares.size()));
    return {300, static_cast<int>(lines * lineHeight()) + 2};
}

QSize HistogramBars::minimumSizeHint() const
{
    const int lines = static_cast<int>(m_shares.size());
    return {140, static_cast<int>(std::max(2, lines) * lineHeight()) + 2};
}

void HistogramBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours colours = themeColours(palette());
    if (m_shares.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const QFontMetricsF metrics(font());
    const QLocale locale;
    const double height = lineHeight(), names = nameWidth();
    const std::vector<int> lines = order();
    for (int line = 0; line < static_cast<int>(lines.size()); ++line) {
        const auto index = static_cast<size_t>(lines[static_cast<size_t>(line)]);
        const double share = m_shares[index], top = line * height;
        const Rgb &colour = m_classes.classes[index].colour;
        const double swatch = std::floor(metrics.height() * 0.8);
        paintSwatch(painter, QRectF(2, std::round(top + (height - swatch) / 2), swatch, swatch), colour);

        const QRectF nameBox(metrics.height() + 6, top, names, height);
        painter.setPen(share > 0 ? palette().color(QPalette::WindowText) : colours.faint);
        painter.drawText(nameBox, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(nameOf(m_classes, static_cast<int>(index)), Qt::ElideRight, names));

        QRectF own = bar(line, share), second;
        painter.setPen(Qt::NoPen);
        painter.setBrush(toQColor(colour));
        if (!m_compared.empty()) {
            second = bar(line, m_compared[index]);
            own.setHeight(own.height() * 0.6);
            second.setTop(own.bottom() + 1);
            painter.setBrush(QBrush(toQColor(colour), Qt::Dense4Pattern));
            painter.drawRect(second);
            painter.setBrush(toQColor(colour));
        }
        painter.drawRect(own);
        // The frame shows black bars on a dark window and white ones on a light window.
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(128, 128, 128), 1));
        if (own.width() >= 2)
            painter.drawRect(own.adjusted(0.5, 0.5, -0.5, -0.5));
        if (second.width() >= 2)
            painter.drawRect(second.adjusted(0.5, 0.5, -0.5, -0.5));

        QString percent = tr("%1 %").arg(locale.toString(share * 100, 'f', 1));
        if (share <= 0)
            percent = tr("none");
        else if (share < 0.001)
            percent = tr("< 0.1 %");
        painter.setPen(share > 0 ? palette().color(QPalette::WindowText) : colours.faint);
        painter.drawText(QRectF(0, top, width() - 2, height), Qt::AlignRight | Qt::AlignVCenter, percent);
    }
}

bool HistogramBars::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QString text = describe(lineAt(help->pos()));
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void HistogramBars::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        update();
    else if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace vantage
