#include "widgets/plot/loss_plot_private.h"

#include "widgets/theme/palettes.h"

#include <QLabel>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace vantage {
namespace {

constexpr double insideShare = 0.98; // of the values that the clipped axis shows

QVector<QCPGraphData> graphData(const CurveData &data, bool positiveOnly)
{
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(data.x.size()));
    for (size_t i = 0; i < data.x.size(); ++i)
        points.append({data.x[i], positiveOnly && data.y[i] <= 0 ? noValue : data.y[i]});
    return points;
}

/// Mixed with what is behind it rather than transparent: opaque lines are drawn many times faster.
QColor paler(const QColor &colour, const QColor &behind)
{
    const auto mix = [](int a, int b) { return (a * 35 + b * 65) / 100; };
    return QColor(mix(colour.red(), behind.red()), mix(colour.green(), behind.green()),
                  mix(colour.blue(), behind.blue()));
}

} // namespace

LossPlot::Private::Private(LossPlot *owner)
    : q(owner)
    , plot(new QCustomPlot(owner))
    , placeholder(new QLabel(owner))
{ }

PlotCurve *LossPlot::Private::find(const QString &name) const
{
    const auto found = std::find_if(curves.begin(), curves.end(), [&](const auto &c) { return c->name == name; });
    return found == curves.end() ? nullptr : found->get();
}

PlotCurve &LossPlot::Private::findOrMake(const QString &name)
{
    if (PlotCurve *curve = find(name))
        return *curve;
    auto curve = std::make_unique<PlotCurve>();
    curve->name = curve->title = name;
    while (std::any_of(curves.begin(), curves.end(), [&](const auto &c) { return c->style == curve->style; }))
        ++curve->style;
    curve->raw = plot->addGraph();
    curve->line = plot->addGraph();
    curve->raw->removeFromLegend();
    curve->raw->setLayer(QStringLiteral("raw"));
    curve->line->setName(name);
    for (QCPGraph *graph : {curve->raw, curve->line}) {
        graph->setAdaptiveSampling(false); // done here, for the visible range alone
        graph->setSelectable(QCP::stNone);
    }
    curve->startSmoothing(weight);
    curves.push_back(std::move(curve));
    applyTheme();
    return *curves.back();
}

void LossPlot::Private::changed()
{
    stale = true;
    if (q->isVisible() && !timer.isActive())
        timer.start();
}

QColor LossPlot::Private::colourOf(const PlotCurve &curve) const
{
    const auto series = themeColours(q->palette()).series;
    return series[static_cast<size_t>(curve.style) % series.size()];
}

void LossPlot::Private::applyTheme()
{
    const QPalette palette = q->palette();
    const ThemeColours colours = themeColours(palette);
    const QColor text = palette.color(QPalette::Text);
    plot->setBackground(palette.color(QPalette::Base));
    for (QCPAxis *axis : {plot->xAxis, plot->yAxis}) {
        axis->setBasePen(QPen(colours.line));
        axis->setTickPen(QPen(colours.line));
        axis->setSubTickPen(QPen(colours.line));
        axis->setTickLabelColor(colours.faint);
        axis->setLabelColor(colours.faint);
        axis->setTickLabelFont(q->font());
        axis->setLabelFont(q->font());
        QColor grid = colours.line;
        grid.setAlpha(150);
        axis->grid()->setPen(QPen(grid, 0, Qt::SolidLine));
        axis->grid()->setZeroLinePen(QPen(grid, 0, Qt::SolidLine));
    }
    QColor behind = palette.color(QPalette::Base);
    behind.setAlpha(215);
    plot->legend->setBrush(behind);
    plot->legend->setBorderPen(QPen(colours.line));
    plot->legend->setFont(q->font());
    plot->legend->setTextColor(text);
    const int count = static_cast<int>(colours.series.size());
    for (const auto &curve : curves) {
        const QColor colour = colourOf(*curve);
        const Qt::PenStyle dashes = curve->style < count       ? Qt::SolidLine
                                    : curve->style < 2 * count ? Qt::DashLine
                                                               : Qt::DotLine;
        curve->raw->setPen(QPen(paler(colour, palette.color(QPalette::Base)), 1));
        curve->raw->setAntialiased(false); // thousands of steep lines: an order of magnitude faster, and no less clear
        curve->line->setPen(QPen(colour, 1.8, dashes));
        for (const PlotMark *mark : {&curve->ringMark, &curve->keptMark})
            if (mark->dot) {
                mark->dot->setPen(QPen(colour, 2));
                mark->dot->setBrush(mark == &curve->keptMark ? QBrush(colour) : QBrush(palette.color(QPalette::Base)));
                mark->text->setColor(text);
                mark->text->setFont(q->font());
                mark->text->setBrush(behind);
            }
        if (!curve->visible) // it is not drawn: this is the colour of its place in the legend
            curve->line->setPen(QPen(colours.line, 1.8, dashes));
        if (auto *entry = plot->legend->itemWithPlottable(curve->line)) {
            entry->setFont(q->font());
            entry->setTextColor(curve->visible ? text : palette.color(QPalette::Disabled, QPalette::Text));
        }
    }
    if (cursorLine)
        cursorLine->setPen(QPen(colours.faint, 1));
    if (markerLine) {
        markerLine->setPen(QPen(colours.faint, 1, Qt::DashLine));
        markerText->setColor(colours.faint);
        markerText->setFont(q->font());
    }
    stale = true;
}

std::pair<double, double> LossPlot::Private::visibleValues() const
{
    double lo = std::numeric_limits<double>::infinity(), hi = -lo;
    const QCPRange range = plot->xAxis->range();
    for (const auto &curve : curves) {
        if (!curve->visible || curve->x.empty())
            continue;
        const auto begin = std::lower_bound(curve->x.begin(), curve->x.end(), range.lower) - curve->x.begin();
        const auto end = std::upper_bound(curve->x.begin(), curve->x.end(), range.upper) - curve->x.begin();
        if (begin == end)
            continue;
        const std::span<const double> all(curve->y);
        const auto seen = all.subspan(static_cast<size_t>(begin), static_cast<size_t>(end - begin));
        if (clip && seen.size() >= 20) { // of a few points none is an outlier
            const auto [low, high] = percentileRange(seen, insideShare);
            if (!log || low > 0) {
                lo = std::min(lo, low);
                hi = std::max(hi, high);
                continue;
            }
        }
        for (const double value : curve->rawReduction.decimated(curve->x, curve->y, range.lower, range.upper, 64).y) {
            if (std::isfinite(value) && (!log || value > 0)) {
                lo = std::min(lo, value);
                hi = std::max(hi, value);
            }
        }
    }
    return {lo, hi};
}

void LossPlot::Private::refreshRanges()
{
    setting = true;
    if (!zoomedX) {
        double lo = std::numeric_limits<double>::infinity(), hi = -lo;
        for (const auto &curve : curves) {
            if (curve->visible && !curve->x.empty()) {
                lo = std::min(lo, curve->x.front());
                hi = std::max(hi, curve->x.back());
            }
        }
        if (!(lo <= hi))
            plot->xAxis->setRange(0, 1);
        else if (lo == hi)
            plot->xAxis->setRange(lo - 0.5, hi + 0.5);
        else
            plot->xAxis->setRange(lo, hi + (hi - lo) * 0.01);
    }
    if (!zoomedY) {
        auto [lo, hi] = visibleValues();
        if (!(lo <= hi)) {
            lo = log ? 0.1 : 0;
            hi = 1;
        }
        if (log) {
            const double margin = lo == hi ? 2 : std::pow(hi / lo, 0.05);
            plot->yAxis->setRange(lo / margin, hi * margin);
        } else {
            // Of a lone value the scale is its own: an mIoU of 0.2 is not drawn between -0.3 and 0.7.
            const double margin = lo == hi ? (lo == 0 ? 0.5 : std::abs(lo) * 0.25) : (hi - lo) * 0.05;
            plot->yAxis->setRange(lo - margin, hi + margin);
        }
    }
    setting = false;
}

QPointF LossPlot::Private::bestOf(const PlotCurve &curve) const
{
    QPointF best(noValue, noValue);
    if (curve.best == Best::None)
        return best;
    for (size_t i = 0; i < curve.x.size(); ++i) {
        const double value = curve.y[i];
        if (!std::isfinite(value))
            continue;
        if (std::isnan(best.y()) || (curve.best == Best::Lowest ? value < best.y() : value > best.y()))
            best = {curve.x[i], value};
    }
    return best;
}

QPointF LossPlot::Private::keptOf(const PlotCurve &curve) const
{
    const auto at = std::lower_bound(curve.x.begin(), curve.x.end(), curve.kept);
    return !std::isnan(curve.kept) && at != curve.x.end() && *at == curve.kept ? QPointF(*at, curve.y[static_cast<size_t>(at - curve.x.begin())])
                                                                               : QPointF(noValue, noValue);
}

void LossPlot::Private::removeMark(PlotMark &mark)
{
    if (mark.dot) {
        plot->removeItem(mark.text);
        plot->removeItem(mark.dot);
    }
    mark = {};
}

void LossPlot::Private::placeMark(PlotMark &mark, const PlotCurve &curve, const QPointF &point, bool filled)
{
    const bool shown = curve.visible && !std::isnan(point.y()) && (!log || point.y() > 0);
    if (!mark.dot) {
        if (!shown)
            return;
        mark.dot = new QCPItemTracer(plot);
        mark.dot->setStyle(QCPItemTracer::tsCircle);
        mark.dot->setSize(filled ? 8 : 13); // the kept point in the ring of the best one, where they are the same
        mark.text = new QCPItemText(plot);
        mark.text->position->setParentAnchor(mark.dot->position);
        mark.text->setPadding(QMargins(3, 1, 3, 1));
        mark.dot->setSelectable(false);
        mark.text->setSelectable(false);
        applyTheme();
    }
    mark.dot->setVisible(shown);
    mark.text->setVisible(shown && markLabels && (filled || point != keptOf(curve)));
    if (!shown)
        return;
    mark.dot->position->setCoords(point);
    // On the axis's end it shows whole; beside what is shown, not at all.
    const bool inSight = plot->xAxis->range().contains(point.x()) && plot->yAxis->range().contains(point.y());
    mark.dot->setClipToAxisRect(!inSight);
    mark.text->setClipToAxisRect(!inSight);
    const double size = std::abs(point.y());
    mark.text->setText(size >= 0.01 && size < 100 ? QLocale().toString(point.y(), 'f', size < 1 ? 3 : 2) // 0.340, not 0.34
                                                  : QLocale().toString(point.y(), 'g', 3));
    // The text stays inside the picture.
    const bool rightHalf = point.x() > plot->xAxis->range().center();
    const bool upperHalf = plot->yAxis->coordToPixel(point.y()) < plot->axisRect()->center().y();
    mark.text->setPositionAlignment((rightHalf ? Qt::AlignRight : Qt::AlignLeft) | (upperHalf ? Qt::AlignTop : Qt::AlignBottom));
    mark.text->position->setCoords(rightHalf ? -4 : 4, upperHalf ? 6 : -6);
}

double LossPlot::Private::valueAt(const PlotCurve &curve, double step)
{
    if (std::isnan(step) || curve.x.empty() || step < curve.x.front() || step > curve.x.back())
        return noValue;
    const auto after = std::upper_bound(curve.x.begin(), curve.x.end(), step) - curve.x.begin();
    return curve.y[static_cast<size_t>(after - 1)];
}

/// Its title, and the value at the common cursor.
void LossPlot::Private::nameInLegend(PlotCurve &curve)
{
    const double value = valueAt(curve, cursor);
    curve.line->setName(std::isnan(value) ? curve.title : curve.title + QStringLiteral("  ") + QLocale().toString(value, 'g', 4));
}

void LossPlot::Private::setCursor(double x)
{
    if (x == cursor || (std::isnan(x) && std::isnan(cursor)))
        return;
    cursor = x;
    if (!cursorLine && !std::isnan(x)) {
        cursorLine = new QCPItemStraightLine(plot);
        cursorLine->setSelectable(false);
        for (QCPItemPosition *position : {cursorLine->point1, cursorLine->point2})
            position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        applyTheme();
    }
    if (cursorLine) {
        cursorLine->setVisible(!std::isnan(x));
        if (!std::isnan(x)) {
            cursorLine->point1->setCoords(x, 0);
            cursorLine->point2->setCoords(x, 1);
        }
    }
    for (const auto &curve : curves)
        nameInLegend(*curve);
    if (q->isVisible() && !timer.isActive())
        timer.start();
}

void LossPlot::Private::setMarker(double step, const QString &text)
{
    markerStep = step;
    if (!markerLine && !std::isnan(step)) {
        markerLine = new QCPItemStraightLine(plot);
        markerText = new QCPItemText(plot);
        markerText->setPadding(QMargins(4, 0, 4, 0));
        for (QCPItemPosition *position : {markerLine->point1, markerLine->point2, markerText->position})
            position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        for (QCPAbstractItem *item : {static_cast<QCPAbstractItem *>(markerLine), static_cast<QCPAbstractItem *>(markerText)})
            item->setSelectable(false);
        applyTheme();
    }
    if (markerLine) {
        markerLine->setVisible(!std::isnan(step));
        markerText->setVisible(!std::isnan(step));
        markerText->setText(text);
    }
    if (!std::isnan(step)) {
        markerLine->point1->setCoords(step, 0);
        markerLine->point2->setCoords(step, 1);
    }
    changed();
}

void LossPlot::Private::refresh()
{
    const int columns = std::max(50, plot->width()); // the axes' own width is only known after the layout
    if (!stale && columns == drawnColumns)
        return;
    drawnColumns = columns;
    refreshRanges();
    const QCPRange range = plot->xAxis->range();
    bool empty = true;
    for (const auto &curve : curves) {
        empty = empty && curve->x.empty();
        const bool smoothing = weight > 0;
        curve->raw->setVisible(curve->visible && smoothing);
        curve->line->setVisible(curve->visible);
        // A line through one point is nothing.
        const bool lone = std::count_if(curve->y.begin(), curve->y.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(2, curve->y.size())), [](double y) { return std::isfinite(y); }) == 1
                          && curve->y.size() <= 2;
        curve->line->setScatterStyle(lone ? QCPScatterStyle(QCPScatterStyle::ssDisc, 6) : QCPScatterStyle(QCPScatterStyle::ssNone));
        placeMark(curve->ringMark, *curve, bestOf(*curve), false);
        placeMark(curve->keptMark, *curve, keptOf(*curve), true);
        if (!curve->visible)
            continue;
        const auto raw =
            graphData(curve->rawReduction.decimated(curve->x, curve->y, range.lower, range.upper, columns), log);
        const bool dense = raw.size() > 2 * columns;
        if (!smoothing) {
            curve->line->data()->set(raw, true);
            curve->line->setAntialiased(!dense);
            // A wide pen on thousands of steep lines is what costs.
            QPen pen = curve->line->pen();
            pen.setWidthF(dense ? 1 : 1.8);
            curve->line->setPen(pen);
            continue;
        }
        curve->smoothUpToDate();
        curve->raw->data()->set(raw, true);
        // A smooth curve needs fewer points, and a wide pen makes each of them dear.
        const auto line = graphData(
            curve->smoothReduction.decimated(curve->x, curve->smooth, range.lower, range.upper, columns / 4), log);
        curve->line->data()->set(line, true);
        curve->line->setAntialiased(true);
        QPen pen = curve->line->pen();
        pen.setWidthF(1.8);
        curve->line->setPen(pen);
    }
    if (!std::isnan(markerStep)) {
        const bool rightHalf = markerStep > range.center();
        markerText->setPositionAlignment((rightHalf ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
        markerText->position->setCoords(markerStep, 0.995);
    }
    placeholder->setVisible(empty);
    for (QCPAxis *axis : {plot->xAxis, plot->yAxis}) { // of nothing there is no scale
        axis->setTickLabels(!empty);
        axis->setLabelColor(empty ? QColor(Qt::transparent) : themeColours(q->palette()).faint);
    }
    plot->legend->setVisible(legend && !curves.empty());
    placeLegend();
    stale = false;
}

void LossPlot::Private::placeLegend()
{
    if (plot->legend->outerRect().contains(plot->mapFromGlobal(QCursor::pos())))
        return; // not from under somebody who is about to click it
    // What is drawn in the right third: the legend lies where least is. Of equal places the first is taken.
    const Qt::Alignment places[] = {Qt::AlignTop, Qt::AlignBottom, Qt::AlignVCenter};
    double crowded[] = {0, 0, 0}; // points in each place, percent of a curve
    const QCPRange x = plot->xAxis->range();
    const QRect area = plot->axisRect()->rect();
    const auto look = [&](const QCPGraph *graph) {
        const auto &points = *graph->data();
        const auto from = points.findBegin(x.upper - x.size() / 3), to = points.findEnd(x.upper);
        const qsizetype count = to - from, step = std::max<qsizetype>(1, count / 32);
        double here[] = {0, 0, 0}, all = 0;
        for (qsizetype i = 0; i < count; i += step) {
            if (std::isnan((from + i)->value))
                continue;
            const double height = (plot->yAxis->coordToPixel((from + i)->value) - area.top()) / area.height();
            here[0] += height < 0.3;
            here[1] += height > 0.7;
            here[2] += height > 0.35 && height < 0.65;
            ++all;
        }
        for (int i = 0; i < 3 && all > 0; ++i) // each curve counts alike
            crowded[i] += 100 * here[i] / all;
    };
    for (const auto &curve : curves) {
        if (curve->line->visible())
            look(curve->line);
        if (curve->raw->visible())
            look(curve->raw);
    }
    QCPLayoutInset *inset = plot->axisRect()->insetLayout();
    int now = 0;
    for (int i = 0; i < 3; ++i)
        if (inset->insetAlignment(0) & Qt::AlignVertical_Mask & places[i])
            now = i;
    const auto best = static_cast<int>(std::min_element(crowded, crowded + 3) - crowded);
    // It stays where it is unless another place is clearly better: a training must not make it jump.
    if (crowded[now] > crowded[best] + 25)
        inset->setInsetAlignment(0, places[best] | Qt::AlignRight);
}

void LossPlot::Private::toggleFromLegend(QCPAbstractLegendItem *item)
{
    auto *entry = qobject_cast<QCPPlottableLegendItem *>(item);
    for (const auto &curve : curves) {
        if (entry && entry->plottable() == curve->line) {
            q->setCurveVisible(curve->name, !curve->visible);
            return;
        }
    }
}

void LossPlot::Private::hover(const QPointF &position)
{
    const PlotCurve *nearest = nullptr;
    size_t nearestPoint = 0;
    double nearestDistance = 15; // pixels
    if (plot->axisRect()->rect().contains(position.toPoint())) {
        const double reach = 3 * (plot->xAxis->pixelToCoord(1) - plot->xAxis->pixelToCoord(0));
        const double x = plot->xAxis->pixelToCoord(position.x());
        for (const auto &curve : curves) {
            if (!curve->visible || curve->x.empty())
                continue;
            const std::vector<double> &shown =
                weight > 0 && curve->smooth.size() == curve->y.size() ? curve->smooth : curve->y;
            const auto around = std::lower_bound(curve->x.begin(), curve->x.end(), x) - curve->x.begin();
            const auto from = static_cast<size_t>(std::max<long>(0, around - 1));
            for (size_t i = from; i < std::min(curve->x.size(), from + 2); ++i) {
                const double away = std::hypot(plot->xAxis->coordToPixel(curve->x[i]) - position.x(),
                                               plot->yAxis->coordToPixel(shown[i]) - position.y());
                if (away < nearestDistance || (std::abs(curve->x[i] - x) < reach && away < nearestDistance)) {
                    nearest = curve.get();
                    nearestPoint = i;
                    nearestDistance = away;
                }
            }
        }
    }
    if (!nearest) {
        QToolTip::hideText();
        Q_EMIT q->hovered({}, noValue, noValue);
        return;
    }
    const double step = nearest->x[nearestPoint], value = nearest->y[nearestPoint];
    QToolTip::showText(plot->mapToGlobal(position.toPoint()) + QPoint(12, 12),
                       QStringLiteral("%1\n%2 %3: %4")
                           .arg(nearest->title, plot->xAxis->label(), QLocale().toString(step, 'g', 10), QLocale().toString(value, 'g', 5)),
                       plot);
    Q_EMIT q->hovered(nearest->name, step, value);
}

void LossPlot::Private::setZoomed(bool x, bool y)
{
    const bool before = zoomedX || zoomedY;
    zoomedX = x;
    zoomedY = y;
    stale = true;
    if (before != (x || y))
        Q_EMIT q->zoomChanged(x || y);
}

} // namespace vantage
