#pragma once

#include "app/gui/train/training_controller.h"
#include "core/data/class_map.h"

#include <QImage>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QTabWidget;

namespace vantage {
class LossPanel;
class LossPlot;
} // namespace vantage

namespace vantage::gui {

class SampleViewer;

/// Curves, samples and log of one training, while it runs or afterwards. Curves are named by core's words, so that a
/// change of language only gives them other titles.
/// Object names: lossPanel, validationBox (mIoU, or a signal that needs no labels), validationPlot, samples, logText,
/// liveTabs, classAlarm.
class LiveView : public QWidget
{
    Q_OBJECT
public:
    explicit LiveView(QWidget *parent = nullptr);

    void clear();
    void setClasses(const ClassMap &classes);
    void show(const StageUpdate &update);
    /// Marks the epoch whose network was kept; nothing: it is not known yet.
    void setKept(std::optional<int> epoch);
    int64_t run() const { return m_run; }
    SampleViewer *samples() const { return m_samples; }
    LossPanel *losses() const { return m_losses; }
    void retranslate();

Q_SIGNALS:
    void saveWanted(const QString &name, const QImage &picture); ///< of a plot

private:
    void addSteps(const std::vector<StepReport> &steps);
    void addEpoch(const EpochReport &epoch);
    void showMeasures();
    void showKept();
    void showRun();
    void showAlarm();

    int64_t m_run = 0;
    bool m_learnsTarget = false; ///< Fine-Tuning
    std::vector<EpochReport> m_epochs;
    ClassMap m_classes;
    std::optional<int> m_kept;
    bool m_measureChosen = false; ///< by the operator
    LossPanel *m_losses;
    LossPlot *m_validation;
    QLabel *m_lossTitle, *m_validationTitle, *m_alarm;
    QComboBox *m_measure;
    QTabWidget *m_tabs;
    SampleViewer *m_samples;
    QPlainTextEdit *m_log;
};

} // namespace vantage::gui
