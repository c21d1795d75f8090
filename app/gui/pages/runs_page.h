#pragma once

#include "app/gui/pages/page.h"

class QAction;
class QLabel;
class QPushButton;
class QSplitter;

namespace vantage::gui {

class ComparePanel;
class RunActions;
class RunsList;
struct Workbench;

/// All runs of the project with their figures, and the ticked ones side by side.
/// Object names: openReportButton, openFolderButton, inspectRunButton, resumeRunButton, finishRunButton, deleteRunButton,
/// bringBackRunButton, copyRunsButton; see RunsList and ComparePanel for theirs.
class RunsPage : public Page
{
    Q_OBJECT
public:
    explicit RunsPage(Workbench &bench, QWidget *parent = nullptr);

    void selectRun(int64_t run);

Q_SIGNALS:
    void resumeWanted(qint64 run);
    void cloneWanted(qint64 run);
    void inspectWanted(qint64 run);
    void compared(); ///< the ticked runs are side by side

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    QPushButton *button(const char *name, QAction *action);
    void showRuns();
    void compare();

    Workbench &m_bench;
    RunsList *m_list;
    RunActions *m_actions;
    ComparePanel *m_panel;
    QLabel *m_nothing;
    QSplitter *m_split;
    QPushButton *m_copy;
    QAction *m_saveTable, *m_savePlots, *m_saveReport;
    bool m_toCompare = true; ///< once the page is in sight
};

} // namespace vantage::gui
