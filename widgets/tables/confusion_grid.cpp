#include "widgets/tables/confusion_grid.h"

#include "widgets/classes/swatch.h"
#include "widgets/theme/palettes.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace vantage {
namespace {

constexpr double gap = 6; // between labels and cells
constexpr double longestLabel = 130;

QString nameOf(const ClassMap &classes, int index)
{
    return QString::fromStdString(classes.classes[static_cast<size_t>(index)].name);
}

QColor mixed(const QColor &from, const QColor &to, double part)
{
    const auto mix = [part](double a, double b) { return static_cast<float>(a + (b - a) * part); };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
                            mix(from.blueF(), to.blueF()));
}

} // namespace

ConfusionGrid::ConfusionGrid(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("confusionGrid"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void ConfusionGrid::setConfusion(const ClassMap &classes, const ConfusionMatrix &confusion)
{
    if (classes.size() != confusion.classes())
        throw std::invalid_argument("the confusion matrix has other classes than the class map");
    m_classes = classes;
    m_confusion = confusion;
    m_base.reset();
    const auto count = static_cast<size_t>(classes.size());
    m_rowSums.assign(count, 0);
    m_columnSums.assign(count, 0);
    m_largest = 0;
    for (size_t truth = 0; truth < count; ++truth) {
        for (size_t prediction = 0; prediction < count; ++prediction) {
            const uint64_t pixels = confusion.at(static_cast<int>(truth), static_cast<int>(prediction));
            m_rowSums[truth] += pixels;
            m_columnSums[prediction] += pixels;
            m_largest = std::max(m_largest, pixels);
        }
    }
    m_current = {-1, -1};
    updateGeometry();
    update();
}

void ConfusionGrid::setChange(const ClassMap &classes, const ConfusionMatrix &base, const ConfusionMatrix &confusion)
{
    ConfusionChange change = confusionChange(base, confusion);
    setConfusion(classes, confusion);
    m_change = std::move(change);
    m_base = base;
    m_scale = ConfusionScale::Recall;
}

void ConfusionGrid::clear()
{
    m_classes = {};
    m_confusion.reset();
    m_base.reset();
    m_current = {-1, -1};
    updateGeometry();
    update();
}

void ConfusionGrid::setScale(ConfusionScale scale)
{
    m_scale = scale;
    update();
}

std::optional<double> ConfusionGrid::value(int truth, int prediction) const
{
    if (!m_confusion || truth < 0 || prediction < 0 || truth >= m_classes.size() || prediction >= m_classes.size())
        return {};
    if (m_base)
        return m_change.at(truth, prediction);
    const auto pixels = static_cast<double>(m_confusion->at(truth, prediction));
    if (m_scale == ConfusionScale::Counts)
        return pixels;
    const uint64_t sum = m_scale == ConfusionScale::Recall ? m_rowSums[static_cast<size_t>(truth)]
                                                           : m_columnSums[static_cast<size_t>(prediction)];
    if (sum == 0)
        return {};
    return pixels / static_cast<double>(sum);
}

ConfusionGrid::Geometry ConfusionGrid::geometryOf() const
{
    Geometry g;
    const int count = m_classes.size();
    if (count == 0)
        return g;
    g.labels = font();
    const auto widest = [&] {
        const QFontMetricsF metrics(g.labels);
        double width = 0;
        for (int i = 0; i < count; ++i)
            width = std::max(width, metrics.horizontalAdvance(nameOf(m_classes, i)));
        return std::min(width, longestLabel) + metrics.height(); // a swatch as high as the line beside it
    };
    // Small cells get small labels, down to what can still be read.
    for (int attempt = 0; attempt < 8; ++attempt) {
        const double title = QFontMetricsF(font()).height() + 4;
        const double label = widest() + gap;
        const double room = std::min(width() - label - title - 2, height() - label - title - 2);
        g.cell = std::max(4.0, std::floor(room / count));
        g.cells = QRectF(label + title, label + title, g.cell * count, g.cell * count);
        if (QFontMetricsF(g.labels).height() <= g.cell + 1 || g.labels.pointSizeF() <= 6.5)
            break;
        g.labels.setPointSizeF(g.labels.pointSizeF() - 0.5);
    }
    g.values = font();
    g.values.setPointSizeF(std::clamp(g.cell * 0.26, 6.0, font().pointSizeF()));
    const QFontMetricsF metrics(g.values);
    const QString widestValue = m_scale == ConfusionScale::Counts ? QStringLiteral("99.9M") : m_base ? QStringLiteral("+88") : QStringLiteral("100");
    g.showValues = metrics.horizontalAdvance(widestValue) + 2 <= g.cell && metrics.height() <= g.cell;
    return g;
}

QRectF ConfusionGrid::cellRect(int truth, int prediction) const
{
    const Geometry g = geometryOf();
    return {g.cells.x() + prediction * g.cell, g.cells.y() + truth * g.cell, g.cell, g.cell};
}

QPoint ConfusionGrid::cellAt(const QPointF &point) const
{
    const Geometry g = geometryOf();
    if (g.cell <= 0 || !g.cells.contains(point))
        return {-1, -1};
    const int last = m_classes.size() - 1;
    return {std::min(last, static_cast<int>((point.x() - g.cells.x()) / g.cell)),
            std::min(last, static_cast<int>((point.y() - g.cells.y()) / g.cell))};
}

QString ConfusionGrid::cellText(double value) const
{
    if (m_base) {
        const int points = qRound(value * 100);
        return points == 0 ? QString() : (points > 0 ? QStringLiteral("+") : QStringLiteral("−")) + QString::number(std::abs(points));
    }
    if (m_scale != ConfusionScale::Counts) {
        const double percent = value * 100;
        return percent >= 0.5 ? QString::number(qRound(percent)) : QString();
    }
    const QLocale locale;
    if (value < 1)
        return {};
    if (value < 10'000)
        return locale.toString(static_cast<qlonglong>(value));
    if (value < 1e6)
        return locale.toString(value / 1e3, 'f', 0) + u'k';
    return locale.toString(value / 1e6, 'f', value < 1e8 ? 1 : 0) + u'M';
}

QString ConfusionGrid::describe(int truth, int prediction) const
{
    if (!m_confusion || truth < 0 || prediction < 0 || truth >= m_classes.size() || prediction >= m_classes.size())
        return {};
    const QLocale locale;
    const uint64_t pixels = m_confusion->at(truth, prediction);
    const uint64_t row = m_rowSums[static_cast<size_t>(truth)], column = m_columnSums[static_cast<size_t>(prediction)];
    const QString truthName = nameOf(m_classes, truth), predictionName = nameOf(m_classes, prediction);
    if (row == 0)
        return tr("%1 is absent: the ground truth has no pixel of it").arg(truthName);
    if (m_base) {
        const auto change = m_change.at(truth, prediction);
        if (!change)
            return tr("The base's ground truth has no pixel of %1").arg(truthName);
        const double now = 100.0 * static_cast<double>(pixels) / static_cast<double>(row);
        return tr("%1 called %2: %3 % of %1, %4 % in the base").arg(truthName, predictionName, locale.toString(now, 'f', 1), locale.toString(now - 100 * *change, 'f', 1));
    }
    const auto percent = [&](uint64_t part, uint64_t all) {
        return locale.toString(all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all), 'f', 1);
    };
    return tr("%1 called %2: %3 pixels, %4 % of %1, %5 % of what is called %2")
        .arg(truthName, predictionName, locale.toString(static_cast<qulonglong>(pixels)), percent(pixels, row),
             percent(pixels, column));
}

QString ConfusionGrid::text() const
{
    QString text = tr("truth \\ prediction");
    for (int i = 0; i < m_classes.size(); ++i)
        text += u'\t' + nameOf(m_classes, i);
    text += u'\n';
    for (int truth = 0; truth < m_classes.size(); ++truth) {
        text += nameOf(m_classes, truth);
        for (int prediction = 0; prediction < m_classes.size(); ++prediction) {
            const auto cell = value(truth, prediction);
            text += u'\t';
            if (cell)
                text += m_scale == ConfusionScale::Counts ? QString::number(m_confusion->at(truth, prediction))
                                                          : QString::number(*cell, 'f', 4);
        }
        text += u'\n';
    }
    return text;
}

QSize ConfusionGrid::sizeHint() const
{
    const int side = 150 + 26 * std::max(4, m_classes.size());
    return {side, side};
}

QSize ConfusionGrid::minimumSizeHint() const
{
    const int side = 110 + 8 * std::max(4, m_classes.size());
    return {side, side};
}

void ConfusionGrid::paintEvent(QPaintEvent *)
{
    if (!m_confusion)
        return;
    QPainter painter(this);
    const Geometry g = geometryOf();
    const ThemeColours colours = themeColours(palette());
    const QColor base = palette().color(QPalette::Base), text = palette().color(QPalette::WindowText);
    const int count = m_classes.size();

    painter.fillRect(g.cells, base);
    painter.setFont(g.values);
    for (int truth = 0; truth < count; ++truth) {
        const bool absentRow = m_rowSums[static_cast<size_t>(truth)] == 0;
        for (int prediction = 0; prediction < count; ++prediction) {
            const QRectF cell(g.cells.x() + prediction * g.cell, g.cells.y() + truth * g.cell, g.cell, g.cell);
            const auto shown = value(truth, prediction);
            if (absentRow || !shown) {
                painter.fillRect(cell, QBrush(colours.line, Qt::BDiagPattern));
                continue;
            }
            // Counts span many powers of ten: their logarithm is what can be told apart.
            const double part =
                m_base ? 0
                : m_scale == ConfusionScale::Counts
                    ? (m_largest == 0 ? 0 : std::log1p(*shown) / std::log1p(static_cast<double>(m_largest)))
                    : *shown;
            QColor fill = mixed(base, colours.heat, std::pow(part, 0.75));
            if (m_base) { // small changes are what one looks for
                const bool better = truth == prediction ? *shown > 0 : *shown < 0;
                fill = mixed(base, better ? colours.series[0] : colours.series[1], std::sqrt(std::min(1.0, std::abs(*shown))));
            }
            painter.fillRect(cell, fill);
            if (g.showValues) {
                painter.setPen(textOn(fill));
                painter.drawText(cell, Qt::AlignCenter, cellText(*shown));
            }
        }
    }
    painter.setPen(QPen(colours.line, 0));
    for (int i = 0; i <= count; ++i) {
        const double at = i * g.cell;
        painter.drawLine(QPointF(g.cells.x() + at, g.cells.top()), QPointF(g.cells.x() + at, g.cells.bottom()));
        painter.drawLine(QPointF(g.cells.left(), g.cells.y() + at), QPointF(g.cells.right(), g.cells.y() + at));
    }

    painter.setFont(g.labels);
    const QFontMetricsF metrics(g.labels);
    const double swatch = std::min(metrics.height() * 0.75, g.cell - 1);
    const double title = QFontMetricsF(font()).height() + 4;
    const auto paintLabel = [&](int index, const QRectF &box, bool marked) {
        // Right-aligned against the cells, the swatch next to them.
        const QRectF square(box.right() - swatch, box.center().y() - swatch / 2, swatch, swatch);
        paintSwatch(painter, square, m_classes.classes[static_cast<size_t>(index)].colour);
        QRectF place = box;
        place.setRight(square.left() - 4);
        QFont labelFont = g.labels;
        labelFont.setBold(marked);
        painter.setFont(labelFont);
        painter.setPen(m_rowSums[static_cast<size_t>(index)] == 0 ? colours.faint : text);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                         QFontMetricsF(labelFont).elidedText(nameOf(m_classes, index), Qt::ElideRight, place.width()));
    };
    for (int i = 0; i < count; ++i) {
        const double y = g.cells.y() + i * g.cell;
        paintLabel(i, QRectF(title, y, g.cells.x() - title - gap / 2, g.cell), m_current.y() == i);
        painter.save();
        painter.translate(g.cells.x() + (i + 0.5) * g.cell, g.cells.y());
        painter.rotate(90); // read from top to bottom, ending at the cells
        paintLabel(i, QRectF(-(g.cells.y() - title), -g.cell / 2, g.cells.y() - title - gap / 2, g.cell),
                   m_current.x() == i);
        painter.restore();
    }

    painter.setFont(font());
    painter.setPen(colours.faint);
    painter.drawText(QRectF(g.cells.x(), 0, g.cells.width(), title), Qt::AlignCenter, tr("Prediction"));
    painter.save();
    painter.translate(0, g.cells.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-g.cells.height() / 2, 0, g.cells.height(), title), Qt::AlignCenter, tr("Ground truth"));
    painter.restore();

    if (m_current.x() >= 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Highlight) : text, 2));
        painter.drawRect(
            QRectF(g.cells.x() + m_current.x() * g.cell, g.cells.y() + m_current.y() * g.cell, g.cell, g.cell));
    }
}

bool ConfusionGrid::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QPoint cell = cellAt(help->pos());
        if (cell.x() >= 0)
            QToolTip::showText(help->globalPos(), describe(cell.y(), cell.x()), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void ConfusionGrid::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint cell = cellAt(event->position());
    if (cell == m_current)
        return;
    m_current = cell;
    update();
    Q_EMIT cellHovered(cell.y(), cell.x());
}

void ConfusionGrid::mousePressEvent(QMouseEvent *event)
{
    const QPoint cell = cellAt(event->position());
    if (event->button() == Qt::LeftButton && cell.x() >= 0)
        Q_EMIT cellActivated(cell.y(), cell.x());
    else
        event->ignore();
}

void ConfusionGrid::keyPressEvent(QKeyEvent *event)
{
    const QPoint step = event->key() == Qt::Key_Left    ? QPoint(-1, 0)
                        : event->key() == Qt::Key_Right ? QPoint(1, 0)
                        : event->key() == Qt::Key_Up    ? QPoint(0, -1)
                        : event->key() == Qt::Key_Down  ? QPoint(0, 1)
                                                        : QPoint();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!m_confusion || (step.isNull() && !enter)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (enter) {
        if (m_current.x() >= 0)
            Q_EMIT cellActivated(m_current.y(), m_current.x());
        return;
    }
    const int last = m_classes.size() - 1;
    const QPoint next = m_current.x() < 0 ? QPoint(0, 0) : m_current + step;
    m_current = {std::clamp(next.x(), 0, last), std::clamp(next.y(), 0, last)};
    update();
    Q_EMIT cellHovered(m_current.y(), m_current.x());
}

void ConfusionGrid::leaveEvent(QEvent *)
{
    m_current = {-1, -1};
    update();
    Q_EMIT cellHovered(-1, -1);
}

void ConfusionGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace vantage
