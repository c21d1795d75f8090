#pragma once

#include "widgets/plot/curve_reduction.h"
#include "widgets/plot/loss_plot.h"

#include <QTimer>

#include <qcustomplot.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

class QLabel;

namespace vantage {

inline constexpr double noValue = std::numeric_limits<double>::quiet_NaN(); ///< QCustomPlot draws nothing there

/// A point of a curve that is marked, with its value beside it.
struct PlotMark
{
    QCPItemTracer *dot = nullptr;
    QCPItemText *text = nullptr;
};

/// One curve of a LossPlot and what is drawn of it.
struct PlotCurve
{
    QString name, title;
    int style = 0; ///< index of its colour, and of its dashes after the last colour
    bool visible = true;
    LossPlot::Best best = LossPlot::Best::None;
    double kept = noValue; ///< step of the point that is filled
    std::vector<double> x, y;
    std::vector<double> smooth; ///< of y, as far as it was needed
    Smoother smoother{0};       ///< ready for the next of them
    CurveReduction rawReduction, smoothReduction;
    QCPGraph *raw = nullptr, *line = nullptr;
    PlotMark ringMark, keptMark;

    void startSmoothing(double weight)
    {
        smooth.clear();
        smoother = Smoother(weight);
        smoothReduction.clear();
    }
    void smoothUpToDate()
    {
        smooth.reserve(y.capacity());
        for (size_t i = smooth.size(); i < y.size(); ++i)
            smooth.push_back(smoother.next(y[i]));
        smoothReduction.update(x, smooth);
    }
};

/// Steps and epochs are whole numbers, and so are the ticks.
class WholeTicker : public QCPAxisTicker
{
protected:
    double getTickStep(const QCPRange &range) override { return std::max(1.0, QCPAxisTicker::getTickStep(range)); }
};

/// The drawing of a LossPlot: everything that needs QCustomPlot's header, which takes seconds to compile.
struct LossPlot::Private
{
    explicit Private(LossPlot *owner);

    LossPlot *q;
    QCustomPlot *plot;
    QLabel *placeholder;
    QTimer timer;
    std::vector<std::unique_ptr<PlotCurve>> curves;
    double weight = 0;
    bool log = false, clip = false, markLabels = true, legend = true;
    double cursor = noValue;
    QCPItemStraightLine *cursorLine = nullptr;
    bool stale = true;    ///< what is drawn is not what is there
    double markerStep = std::numeric_limits<double>::quiet_NaN();
    QCPItemStraightLine *markerLine = nullptr;
    QCPItemText *markerText = nullptr;
    int drawnColumns = 0; ///< pixel columns that the points were chosen for
    bool zoomedX = false, zoomedY = false;
    bool setting = false; ///< ranges are being set by the plot itself
    QSharedPointer<QCPAxisTicker> linearTicker{new QCPAxisTicker};
    QSharedPointer<QCPAxisTickerLog> logTicker{new QCPAxisTickerLog};

    PlotCurve *find(const QString &name) const;
    PlotCurve &findOrMake(const QString &name);
    void changed(); ///< to be drawn with the next tick
    QColor colourOf(const PlotCurve &curve) const;
    void applyTheme();
    void refresh();
    void refreshRanges();
    void placeLegend();
    void placeMark(PlotMark &mark, const PlotCurve &curve, const QPointF &point, bool filled);
    void removeMark(PlotMark &mark);
    void setCursor(double x);
    void nameInLegend(PlotCurve &curve);
    static double valueAt(const PlotCurve &curve, double step);
    void setMarker(double step, const QString &text);
    QPointF bestOf(const PlotCurve &curve) const;
    QPointF keptOf(const PlotCurve &curve) const;
    std::pair<double, double> visibleValues() const;
    void toggleFromLegend(QCPAbstractLegendItem *item);
    void hover(const QPointF &position);
    void setZoomed(bool x, bool y);
};

} // namespace vantage
