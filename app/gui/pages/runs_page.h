#pragma once

#include "app/gui/latest_work.h"
#include "app/gui/pages/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace vantage {
class LossPanel;
}

namespace vantage::gui {

class RunsModel;
struct RunSummary;
struct Workbench;

/// All runs of the project with their figures, and the curves of the ticked ones over each other.
/// Object names: runsTable, curveBox, runsPanel (LossPanel), openReportButton, openFolderButton, inspectRunButton,
/// resumeRunButton, finishRunButton, deleteRunButton, bringBackRunButton, copyRunsButton.
class RunsPage : public Page
{
    Q_OBJECT
public:
    explicit RunsPage(Workbench &bench, QWidget *parent = nullptr);

    void selectRun(int64_t run);

Q_SIGNALS:
    void resumeWanted(qint64 run);
    void inspectWanted(qint64 run);

protected:
    void retranslate() override;

private:
    const RunSummary *selected() const;
    void showRuns();
    void showButtons();
    void showCurves();
    void fillCurves();
    void deleteRun();
    void finishRun();
    bool canFinish(const RunSummary &run) const;

    Workbench &m_bench;
    RunsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    QLabel *m_nothing, *m_curveTitle;
    QComboBox *m_curve;
    LossPanel *m_panel;
    QString m_shownCurve;
    bool m_curveChosen = false; ///< by the operator
    QPushButton *m_report, *m_folder, *m_inspect, *m_resume, *m_finish, *m_delete, *m_bringBack, *m_copy;
    LatestWork m_work, m_finishing;
};

} // namespace vantage::gui
