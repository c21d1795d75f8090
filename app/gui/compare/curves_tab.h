#pragma once

#include "app/gui/compare/comparison.h"
#include "app/gui/latest_work.h"
#include "core/compare/run_curves.h"
#include "core/report/report_data.h"

#include <QMap>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QMenu;
class QScrollArea;
class QSlider;
class QToolButton;

namespace vantage {
class LossPlot;
}

namespace vantage::gui {

struct Workbench;

/// Any measures, losses and classes of the runs over each other, a plot each, with one cursor through all of them.
/// Object names: curvesButton (its menu has an action "curve-" + id each), axisBox, curvesSmoothing, curvesLog; a plot has the name
/// "plot-" + id. Ids: a measure's, "term:" and the term's, "class:" or "share:" and the number of a class.
class CurvesTab : public CompareTab
{
    Q_OBJECT
public:
    explicit CurvesTab(Workbench &bench, QWidget *parent = nullptr);

    void show(const ComparisonPtr &comparison) override;
    QString title() const override { return tr("Curves"); }
    void retranslate() override;
    QStringList drawn() const { return m_drawn; }
    void saveAll(); ///< asks for a file and writes all plots as they stand

Q_SIGNALS:
    void stepsDrawn(); ///< curves of the steps are there

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    using Steps = std::shared_ptr<const std::vector<StepRecord>>;
    QStringList available() const;
    QStringList standard() const;
    QString titleOf(const QString &id) const;
    void fillMenu();
    void choose(const QString &id, bool on);
    void arrange();
    int bestColumns() const;
    void draw();
    void showTitle(const QString &id, double cursor);
    void drawCurve(const QString &id, size_t run, const RunCurve &curve);
    RunCurve curveOf(const QString &id, size_t run) const;
    void readSteps();
    CurveAxis axis() const;
    Chart chartOf(const QString &id) const;
    void save(const QString &id);

    Workbench &m_bench;
    ComparisonPtr m_comparison;
    QStringList m_chosen; ///< by the operator; empty: the standard ones
    QStringList m_drawn;
    QMap<QString, LossPlot *> m_plots;
    std::map<int64_t, std::pair<size_t, Steps>> m_steps; ///< by run, with the number of epochs that it had then
    QToolButton *m_button;
    QMenu *m_menu;
    QLabel *m_axisTitle, *m_smoothingTitle, *m_nothing;
    QComboBox *m_axis;
    QSlider *m_smoothing;
    QCheckBox *m_log;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    int m_columns = 0;
    LatestWork m_work;
};

} // namespace vantage::gui
