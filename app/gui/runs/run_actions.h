#pragma once

#include "app/gui/runs/run_finisher.h"

#include <QAction>

class QMenu;

namespace vantage::gui {

class RunsList;

/// What can be done with the runs that are selected: each an action, for buttons, the context menu and keys alike.
class RunActions : public QObject
{
    Q_OBJECT
public:
    RunActions(Workbench &bench, RunsList *list, QWidget *window);

    QAction *const inspect, *const report, *const folder, *const resume, *const clone, *const finish, *const remove, *const bringBack;
    QAction *const tick, *const rename, *const tag, *const note, *const star, *const pin, *const hide;

    void refresh(); ///< what can be done now
    void retranslate();
    void showMenu(const QPoint &where);

Q_SIGNALS:
    void resumeWanted(qint64 run);
    void cloneWanted(qint64 run); ///< a new run with its settings and cameras
    void inspectWanted(qint64 run);

private:
    std::vector<const RunSummary *> selected() const;
    const RunSummary *current() const;
    void removeSelected();
    void mark(bool RunMarks::*flag);
    void write(qint64 run, const QString &column, const QString &text);

    Workbench &m_bench;
    RunsList *m_list;
    QWidget *m_window;
    RunFinisher m_finisher;
};

} // namespace vantage::gui
