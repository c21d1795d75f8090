#pragma once

#include "app/gui/inspect/inspection.h"
#include "app/gui/project_session.h"
#include "widgets/tables/metric_table_model.h"

#include <QTabWidget>

class QComboBox;
class QLabel;

namespace vantage {
class ClassLegend;
class ConfusionView;
class MetricTable;
} // namespace vantage

namespace vantage::gui {

class VerdictView;

/// What was measured of a run beside its start, the control and Fine-Tuning, and what can be said without labels.
/// Object names: metricTable, frameMetricTable, confusionBox, confusionView, classLegend, verdictLabel.
class MeasuresPanel : public QTabWidget
{
    Q_OBJECT
public:
    explicit MeasuresPanel(QWidget *parent = nullptr);

    /// @param run nullptr: there is none @param runs of the whole project
    /// @param folder of the run
    void show(const ClassMap &classes, const RunSummary *run, const std::vector<RunSummary> &runs, const std::filesystem::path &folder);
    /// What each network does on the frame at hand, where it has labels; nothing: none is at hand.
    void showFrame(const FrameInspection *frame, const QString &own, const QString &other);
    void retranslate();
    int widthOfMeasures() const; ///< in which no column of the tables is cut

    ClassLegend *legend() const { return m_legend; }
    MetricTable *metrics() const { return m_metrics; }
    MetricTable *frameMetrics() const { return m_frameMetrics; }
    ConfusionView *confusion() const { return m_confusion; }

Q_SIGNALS:
    void spotCheckRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showConfusion();
    void placeFrame();
    QString nothingMeasured() const;

    int64_t m_run = 0; ///< shown; 0: none
    bool m_isBaseline = false;
    bool m_hasFrame = false;
    ClassMap m_classes;
    std::vector<MetricColumn> m_columns;
    QWidget *m_frameBox; ///< below the other, where there is room for both
    QLabel *m_frameTitle;
    MetricTable *m_frameMetrics;
    MetricTable *m_metrics;
    QComboBox *m_confusionOf;
    QLabel *m_confusionHint;
    ConfusionView *m_confusion;
    ClassLegend *m_legend;
    VerdictView *m_verdict;
};

} // namespace vantage::gui
