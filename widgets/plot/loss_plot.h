#pragma once

#include <QColor>
#include <QImage>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <span>

namespace vantage {

/// Many named curves over training steps (or epochs): raw values pale, the smoothed curve over them.
///
/// A curve costs what its pixels cost, not what its points cost: 1e6 points are drawn in a few milliseconds. New points
/// are noted and drawn together at most every 40 ms, so that the producer never waits for the display.
///
/// Mouse: wheel zooms in x (with Shift in y), drag moves, double click shows everything again; a click on a legend
/// entry hides or shows its curve; the context menu copies and saves the picture. Keys: left and right move the common
/// cursor, Escape takes it away. While nothing was zoomed the plot follows the newest points.
class LossPlot : public QWidget
{
    Q_OBJECT
public:
    explicit LossPlot(QWidget *parent = nullptr);
    ~LossPlot() override;

    /// Adds points to a curve, which is made where there is none. Values that are no finite numbers are gaps. Where the
    /// first step is not above the last one (a run that was resumed from an older checkpoint), the points from there on
    /// are replaced.
    /// @param steps never falling, as many as values
    /// @throws std::invalid_argument on other lengths or falling steps
    void append(const QString &name, std::span<const double> steps, std::span<const double> values);
    void append(const QString &name, double step, double value);
    /// Replaces the whole curve.
    void setCurve(const QString &name, std::span<const double> steps, std::span<const double> values);
    void removeCurve(const QString &name);
    void clear();

    QStringList curves() const; ///< in the order in which they were made
    qsizetype points(const QString &name) const;
    /// What legend and tool tip call the curve, e.g. in another language; from the start its name.
    void setCurveTitle(const QString &name, const QString &title);
    QString curveTitle(const QString &name) const;
    void setCurveVisible(const QString &name, bool visible);
    bool isCurveVisible(const QString &name) const;
    QColor curveColour(const QString &name) const; ///< stays the same while the curve lives
    /// Which of the theme's colours the curve has, and after the last one which dashes: for what has one colour in all plots.
    void setCurveStyle(const QString &name, int style);
    static constexpr int styles = 24; ///< that can be told apart

    enum class Best { None, Lowest, Highest };
    /// Marks the best point of a curve (of the raw values) with a ring and its value.
    void setBest(const QString &name, Best best);
    /// Fills the point at this step, e.g. the epoch whose network was kept; NaN: none.
    void setKept(const QString &name, double step);
    /// The marked points as (step, value); NaN where there is none.
    QPointF bestPoint(const QString &name) const;
    QPointF keptPoint(const QString &name) const;
    void setMarkLabels(bool on); ///< whether the marked points have their values beside them; they have at first

    /// A line over the whole height, and the curves' values there in the legend: one place in several plots. NaN takes it away.
    void setCommonCursor(double step);
    double commonCursor() const;
    /// The curve's value at or before the step; NaN outside of it.
    double valueAt(const QString &name, double step) const;
    void setLegendVisible(bool on); ///< where whoever shows the plot says beside it which curve is which

    /// A dashed line over the whole height with a word beside it, e.g. where the kept epoch is; NaN takes it away, as
    /// clear() does.
    void setMarker(double step, const QString &text);
    double marker() const;

    void setAxisTitles(const QString &x, const QString &y);
    void setPlaceholder(const QString &text); ///< shown while there is no point, e.g. "Losses appear here"

    double smoothing() const;
    void setSmoothing(double weight); ///< 0..0.999, see smoothed()
    bool isLogScale() const;
    void setLogScale(bool on); ///< values <= 0 are gaps then
    bool clipsOutliers() const;
    void setClipOutliers(bool on); ///< the y axis shows the middle 98 % of what is visible

    void resetZoom();
    bool isZoomed() const;
    std::pair<double, double> xRange() const;
    std::pair<double, double> yRange() const;
    void setXRange(double lo, double hi); ///< as zoomed by hand

    /// The legend lies on the right, above, below or between: where least is drawn.
    bool isLegendBelow() const;

    /// Draws now what is due; for pictures and tests. @return milliseconds it took
    double replotNow();
    /// The plot at the screen's pixel ratio.
    QImage picture();
    void copyPicture(); ///< to the clipboard
    /// As a drawing of one page, in the plot's own size. False where the file can't be written.
    bool savePdf(const QString &file);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void curveVisibilityChanged(const QString &name, bool visible);
    void zoomChanged(bool zoomed);
    /// The cursor in the plot: step and value of the nearest visible curve's nearest point; an empty name when it left.
    void hovered(const QString &name, double step, double value);
    void cursorMoved(double step); ///< by mouse or keys, anywhere in the plot; NaN when it left
    void saveRequested(); ///< from the context menu: the application asks for a file and saves picture()

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Private; // QCustomPlot's header stays out of those who include this one
    std::unique_ptr<Private> d;
};

} // namespace vantage
