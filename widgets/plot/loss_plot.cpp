#include "widgets/plot/loss_plot.h"

#include "widgets/plot/loss_plot_private.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace vantage {
namespace {

constexpr int tick = 40; // ms between two drawings while points stream in

} // namespace

LossPlot::LossPlot(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    setObjectName(QStringLiteral("lossPlot"));
    setFocusPolicy(Qt::StrongFocus);
    QCustomPlot *plot = d->plot;
    plot->setObjectName(QStringLiteral("lossCanvas"));
    plot->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot);

    d->placeholder->setObjectName(QStringLiteral("lossPlaceholder"));
    d->placeholder->setAlignment(Qt::AlignCenter);
    d->placeholder->setWordWrap(true);
    d->placeholder->setAttribute(Qt::WA_TransparentForMouseEvents);
    d->placeholder->setForegroundRole(QPalette::PlaceholderText);
    auto *over = new QVBoxLayout(plot);
    over->addWidget(d->placeholder);

    plot->setPlottingHint(QCP::phFastPolylines);
    plot->addLayer(QStringLiteral("raw"), plot->layer(QStringLiteral("main")), QCustomPlot::limBelow);
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot->axisRect()->setRangeDrag(Qt::Horizontal | Qt::Vertical);
    plot->axisRect()->setRangeZoom(Qt::Horizontal);
    plot->axisRect()->setMinimumMargins(QMargins(10, 8, 10, 4));
    for (QCPAxis *axis : {plot->xAxis, plot->yAxis}) {
        axis->setSubTicks(false);
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(7);
    }
    plot->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new WholeTicker));
    plot->yAxis->setTicker(d->linearTicker);
    plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
    plot->legend->setIconSize(18, 10);
    plot->legend->setRowSpacing(0);
    plot->setMouseTracking(true);
    plot->setMinimumSize(80, 60); // QCustomPlot can not paint on nothing, and says so on stderr

    d->timer.setSingleShot(true);
    d->timer.setInterval(tick);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->plot->replot(QCustomPlot::rpQueuedRefresh); });
    // Whatever makes it draw (a drag, a resize), the points are those of the range then shown.
    connect(plot, &QCustomPlot::beforeReplot, this, [this] { d->refresh(); });
    connect(plot->xAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this, [this] {
        if (!d->setting)
            d->setZoomed(true, d->zoomedY);
    });
    connect(plot->yAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this, [this] {
        if (!d->setting)
            d->setZoomed(d->zoomedX, true);
    });
    connect(plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent *event) {
        d->plot->axisRect()->setRangeZoom(event->modifiers() & Qt::ShiftModifier ? Qt::Vertical : Qt::Horizontal);
    });
    connect(plot, &QCustomPlot::mouseDoubleClick, this, [this](QMouseEvent *event) {
        // Two quick clicks in the legend are two clicks.
        if (d->plot->legend->selectTest(event->position(), false) < 0)
            resetZoom();
    });
    connect(plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent *event) {
        if (event->buttons() != Qt::NoButton)
            return;
        d->hover(event->position());
        const bool inside = d->plot->axisRect()->rect().contains(event->pos());
        Q_EMIT cursorMoved(inside ? d->plot->xAxis->pixelToCoord(event->position().x()) : noValue);
    });
    connect(plot, &QCustomPlot::legendClick, this,
            [this](QCPLegend *, QCPAbstractLegendItem *item) { d->toggleFromLegend(item); });
    d->applyTheme();
}

LossPlot::~LossPlot() = default;

QSize LossPlot::sizeHint() const
{
    return {480, 280};
}

QSize LossPlot::minimumSizeHint() const
{
    return {160, 100};
}

void LossPlot::append(const QString &name, std::span<const double> steps, std::span<const double> values)
{
    if (steps.size() != values.size() || !std::is_sorted(steps.begin(), steps.end()))
        throw std::invalid_argument("a curve needs as many values as steps, and steps that never fall");
    PlotCurve &curve = d->findOrMake(name);
    if (steps.empty())
        return;
    if (!curve.x.empty() && steps.front() <= curve.x.back()) {
        const auto from = std::lower_bound(curve.x.begin(), curve.x.end(), steps.front()) - curve.x.begin();
        curve.x.resize(static_cast<size_t>(from));
        curve.y.resize(static_cast<size_t>(from));
        curve.rawReduction.clear();
        curve.startSmoothing(d->weight);
    }
    curve.x.insert(curve.x.end(), steps.begin(), steps.end());
    curve.y.insert(curve.y.end(), values.begin(), values.end());
    curve.rawReduction.update(curve.x, curve.y);
    d->changed();
}

void LossPlot::append(const QString &name, double step, double value)
{
    append(name, std::span(&step, 1), std::span(&value, 1));
}

void LossPlot::setCurve(const QString &name, std::span<const double> steps, std::span<const double> values)
{
    PlotCurve &curve = d->findOrMake(name);
    curve.x.clear();
    curve.y.clear();
    curve.rawReduction.clear();
    curve.startSmoothing(d->weight);
    d->changed();
    append(name, steps, values);
}

void LossPlot::removeCurve(const QString &name)
{
    PlotCurve *curve = d->find(name);
    if (!curve)
        return;
    d->removeMark(curve->ringMark);
    d->removeMark(curve->keptMark);
    d->plot->removeGraph(curve->raw);
    d->plot->removeGraph(curve->line);
    std::erase_if(d->curves, [&](const auto &c) { return c.get() == curve; });
    d->changed();
}

void LossPlot::clear()
{
    while (!d->curves.empty())
        removeCurve(d->curves.back()->name);
    d->setMarker(noValue, {});
    resetZoom();
}

QStringList LossPlot::curves() const
{
    QStringList names;
    for (const auto &curve : d->curves)
        names << curve->name;
    return names;
}

qsizetype LossPlot::points(const QString &name) const
{
    const PlotCurve *curve = d->find(name);
    return curve ? static_cast<qsizetype>(curve->x.size()) : 0;
}

void LossPlot::setCurveTitle(const QString &name, const QString &title)
{
    PlotCurve *curve = d->find(name);
    if (!curve || curve->title == title)
        return;
    curve->title = title;
    d->nameInLegend(*curve);
    d->changed();
}

QString LossPlot::curveTitle(const QString &name) const
{
    const PlotCurve *curve = d->find(name);
    return curve ? curve->title : QString();
}

void LossPlot::setCurveVisible(const QString &name, bool visible)
{
    PlotCurve *curve = d->find(name);
    if (!curve || curve->visible == visible)
        return;
    curve->visible = visible;
    d->applyTheme();
    d->changed();
    Q_EMIT curveVisibilityChanged(name, visible);
}

bool LossPlot::isCurveVisible(const QString &name) const
{
    const PlotCurve *curve = d->find(name);
    return curve && curve->visible;
}

QColor LossPlot::curveColour(const QString &name) const
{
    const PlotCurve *curve = d->find(name);
    return curve ? d->colourOf(*curve) : QColor();
}

void LossPlot::setBest(const QString &name, Best best)
{
    if (PlotCurve *curve = d->find(name)) {
        curve->best = best;
        d->changed();
    }
}

void LossPlot::setKept(const QString &name, double step)
{
    if (PlotCurve *curve = d->find(name)) {
        curve->kept = step;
        d->changed();
    }
}

void LossPlot::setMarkLabels(bool on)
{
    d->markLabels = on;
    d->changed();
}

void LossPlot::setCurveStyle(const QString &name, int style)
{
    PlotCurve *curve = d->find(name);
    if (!curve || curve->style == style)
        return;
    curve->style = style;
    d->applyTheme();
    d->changed();
}

void LossPlot::setCommonCursor(double step)
{
    d->setCursor(step);
}

double LossPlot::valueAt(const QString &name, double step) const
{
    const PlotCurve *curve = d->find(name);
    return curve ? Private::valueAt(*curve, step) : noValue;
}

void LossPlot::setLegendVisible(bool on)
{
    d->legend = on;
    d->changed();
}

double LossPlot::commonCursor() const
{
    return d->cursor;
}

QPointF LossPlot::bestPoint(const QString &name) const
{
    const PlotCurve *curve = d->find(name);
    return curve ? d->bestOf(*curve) : QPointF(noValue, noValue);
}

QPointF LossPlot::keptPoint(const QString &name) const
{
    const PlotCurve *curve = d->find(name);
    return curve ? d->keptOf(*curve) : QPointF(noValue, noValue);
}

void LossPlot::setMarker(double step, const QString &text)
{
    d->setMarker(step, text);
}

double LossPlot::marker() const
{
    return d->markerStep;
}

void LossPlot::setAxisTitles(const QString &x, const QString &y)
{
    d->plot->xAxis->setLabel(x);
    d->plot->yAxis->setLabel(y);
    d->changed();
}

void LossPlot::setPlaceholder(const QString &text)
{
    d->placeholder->setText(text);
}

double LossPlot::smoothing() const
{
    return d->weight;
}

void LossPlot::setSmoothing(double weight)
{
    const double next = std::clamp(weight, 0.0, 0.999);
    if (next == d->weight)
        return;
    d->weight = next;
    for (const auto &curve : d->curves)
        curve->startSmoothing(next);
    d->changed();
}

bool LossPlot::isLogScale() const
{
    return d->log;
}

void LossPlot::setLogScale(bool on)
{
    if (on == d->log)
        return;
    d->log = on;
    d->plot->yAxis->setScaleType(on ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (on)
        d->plot->yAxis->setTicker(d->logTicker);
    else
        d->plot->yAxis->setTicker(d->linearTicker);
    d->setZoomed(d->zoomedX, false); // a range of the other scale means nothing here
    d->changed();
}

bool LossPlot::clipsOutliers() const
{
    return d->clip;
}

void LossPlot::setClipOutliers(bool on)
{
    d->clip = on;
    d->changed();
}

void LossPlot::resetZoom()
{
    d->setZoomed(false, false);
    d->changed();
}

bool LossPlot::isZoomed() const
{
    return d->zoomedX || d->zoomedY;
}

std::pair<double, double> LossPlot::xRange() const
{
    return {d->plot->xAxis->range().lower, d->plot->xAxis->range().upper};
}

std::pair<double, double> LossPlot::yRange() const
{
    return {d->plot->yAxis->range().lower, d->plot->yAxis->range().upper};
}

void LossPlot::setXRange(double lo, double hi)
{
    d->plot->xAxis->setRange(lo, hi);
    d->setZoomed(true, d->zoomedY);
    d->changed();
}

bool LossPlot::isLegendBelow() const
{
    return d->plot->axisRect()->insetLayout()->insetAlignment(0).testFlag(Qt::AlignBottom);
}

double LossPlot::replotNow()
{
    d->timer.stop();
    QElapsedTimer clock;
    clock.start();
    d->plot->replot(QCustomPlot::rpImmediateRefresh);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

QImage LossPlot::picture()
{
    replotNow();
    return grab().toImage();
}

void LossPlot::copyPicture()
{
    QGuiApplication::clipboard()->setImage(picture());
}

bool LossPlot::savePdf(const QString &file)
{
    replotNow();
    return d->plot->savePdf(file);
}

/// From point to point of the curve that has one nearest, so that no value is passed over.
void LossPlot::keyPressEvent(QKeyEvent *event)
{
    const int way = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (event->key() == Qt::Key_Escape && !std::isnan(d->cursor)) {
        Q_EMIT cursorMoved(noValue);
        return;
    }
    if (way == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto [lo, hi] = xRange();
    const double from = std::isnan(d->cursor) ? (way > 0 ? lo - 1 : hi + 1) : d->cursor;
    const double least = (hi - lo) / std::max(50, width()); // of many points, a pixel
    double next = noValue;
    for (const auto &curve : d->curves)
        for (size_t i = 0; curve->visible && i < curve->x.size(); ++i) {
            const double away = way * (curve->x[i] - from);
            if (away >= std::max(least, 1e-12) && (std::isnan(next) || away < way * (next - from)))
                next = curve->x[i];
        }
    if (!std::isnan(next))
        Q_EMIT cursorMoved(next);
}

void LossPlot::leaveEvent(QEvent *event)
{
    Q_EMIT cursorMoved(noValue);
    QWidget::leaveEvent(event);
}

void LossPlot::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy the picture"), this, &LossPlot::copyPicture);
    menu.addAction(tr("Save the picture…"), this, &LossPlot::saveRequested);
    menu.addAction(tr("Show everything"), this, &LossPlot::resetZoom)->setEnabled(isZoomed());
    menu.exec(event->globalPos());
}

void LossPlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        d->plot->setLocale(QLocale()); // 0,32 where the tables beside it write 0,322
        d->changed();
    }
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        d->applyTheme();
        d->changed();
    }
    QWidget::changeEvent(event);
}

void LossPlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (d->stale)
        d->timer.start(); // nothing was drawn while it was hidden
}

} // namespace vantage
