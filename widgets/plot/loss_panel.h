#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QSlider;
class QToolButton;

namespace vantage {

class LossPlot;

/// A LossPlot with its tool row. Object names: lossPlot, smoothingSlider (0..999 thousandths), logBox, outliersBox,
/// resetZoomButton, copyPlotButton, savePlotButton (which has the plot emit saveRequested).
class LossPanel : public QWidget
{
    Q_OBJECT
public:
    explicit LossPanel(QWidget *parent = nullptr);

    LossPlot *plot() const { return m_plot; }

    struct Options
    {
        double smoothing = 0.6; ///< 0..0.999
        bool logScale = false;
        bool clipOutliers = true;
        bool operator==(const Options &) const = default;
    };
    Options options() const;
    void setOptions(const Options &options);

Q_SIGNALS:
    void optionsChanged(); ///< by the operator or setOptions; to be saved by the application

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void apply();
    void fitButtons();

    LossPlot *m_plot;
    QLabel *m_smoothingLabel;
    QLabel *m_smoothingValue;
    QSlider *m_smoothing;
    QCheckBox *m_log;
    QCheckBox *m_outliers;
    QToolButton *m_reset;
    QToolButton *m_copy;
    QToolButton *m_save;
    Options m_shown; ///< what was applied last
};

} // namespace vantage
