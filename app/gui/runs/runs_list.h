#pragma once

#include "app/gui/runs/runs_model.h"
#include "core/compare/data_table.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace vantage::gui {

class RunsTable;
struct Workbench;

/// The table of runs under its filter line, with the choice of groups and columns, which are kept between two sessions.
/// Object names: runsFilter, runsProblem, groupBox, runsCount, runsMenuButton, runsTable.
class RunsList : public QWidget
{
    Q_OBJECT
public:
    explicit RunsList(Workbench &bench, QWidget *parent = nullptr);

    RunsModel *model() const { return m_model; }
    RunsTable *table() const { return m_table; }
    QMenu *menu() const { return m_menu; } ///< of the button; others may add to it
    void showRuns();
    void retranslate();
    DataTable asTable() const; ///< what is in sight, by the columns' ids
    void copy() const;         ///< the same to the clipboard, for spreadsheets: with tabs

Q_SIGNALS:
    void saveTableRequested();

private:
    void showCount();
    void askColumns();
    void keepLayout();
    void fillSort(QMenu *menu, bool too);
    void fillMove(QMenu *menu, int by);

    Workbench &m_bench;
    RunsModel *m_model;
    RunsTable *m_table;
    QLineEdit *m_filter;
    QLabel *m_problem, *m_count, *m_groupTitle;
    QComboBox *m_group;
    QToolButton *m_menuButton;
    QMenu *m_menu, *m_sort, *m_sortToo, *m_moveLeft, *m_moveRight; ///< what the mouse does with headers, for keys
    QAction *m_columns, *m_standard, *m_hidden, *m_save;
    QTimer m_typing;
    bool m_late = false; ///< runs have changed while somebody was editing
};

} // namespace vantage::gui
