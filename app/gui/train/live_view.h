#pragma once

#include "app/gui/train/training_controller.h"
#include "core/data/class_map.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTabWidget;

namespace vantage {
class LossPanel;
class LossPlot;
} // namespace vantage

namespace vantage::gui {

class SampleViewer;

/// Curves, samples and log of one training, while it runs or afterwards.
/// Object names: lossPanel, validationPlot, samples, logText, liveTabs.
class LiveView : public QWidget
{
    Q_OBJECT
public:
    explicit LiveView(QWidget *parent = nullptr);

    void clear();
    void setClasses(const ClassMap &classes);
    void show(const StageUpdate &update);
    int64_t run() const { return m_run; }
    SampleViewer *samples() const { return m_samples; }
    LossPanel *losses() const { return m_losses; }
    void retranslate();

private:
    void addSteps(const std::vector<StepReport> &steps);
    void addEpoch(const EpochReport &epoch);

    int64_t m_run = 0;
    LossPanel *m_losses;
    LossPlot *m_validation;
    QLabel *m_lossTitle, *m_validationTitle;
    QTabWidget *m_tabs;
    SampleViewer *m_samples;
    QPlainTextEdit *m_log;
    QString m_sourceCurve, m_targetCurve;
};

} // namespace vantage::gui
