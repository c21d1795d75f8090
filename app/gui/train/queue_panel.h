#pragma once

#include "app/gui/latest_work.h"
#include "core/workflow/queue_work.h"

#include <QWidget>
#include <map>

class QLabel;
class QPushButton;
class QToolButton;
class QTreeWidget;

namespace vantage::gui {

class QueueRunner;
struct Workbench;

/// What waits to be trained in this project, and what became of it: a strip that is hidden while there is nothing. The database is read
/// and written off the window's thread; what is clicked is shown at once.
/// Object names: queueTitle, queueSum, queueList, queueUpButton, queueDownButton, queueRemoveButton, queueClearButton, queuePauseButton, queueStartButton.
class QueuePanel : public QWidget
{
    Q_OBJECT
public:
    QueuePanel(Workbench &bench, QueueRunner &runner, QWidget *parent = nullptr);

    /// Puts it at the end; what it is refused for is complained about.
    void add(const AdaptationOptions &options);
    void refresh(); ///< as the database says; shown() follows
    void retranslate();

Q_SIGNALS:
    void shown(); ///< what the database says, estimates included

private:
    struct Line
    {
        QueueEntry entry;
        Message title;
    };
    struct State
    {
        std::vector<Line> lines;
        bool paused = false;
    };
    using Change = std::function<void(RunQueue &queue)>;

    void showProject();
    void change(Change what);
    void carryOut(std::function<void()> what);
    void next();
    void take(State state);
    void showList();
    void showButtons();
    void move(int by);
    void remove();
    QString needsText(const QueueEntry &entry) const;
    QString sumText() const;
    int64_t chosen() const;                            ///< entry, or 0
    size_t place(int64_t id, bool waitingAlone) const; ///< among the lines; their number where it is not there

    Workbench &m_bench;
    QueueRunner &m_runner;
    std::filesystem::path m_folder; ///< of the project
    bool m_recover = false;         ///< an entry that says running may have been cut off with its program
    bool m_elsewhere = false;       ///< somebody else trained in the project when the runs were last read
    State m_state;
    std::map<int64_t, double> m_seconds; ///< that waiting entries need; under 0: nobody knows
    std::vector<std::function<void()>> m_todo;
    QLabel *m_title, *m_sum;
    QTreeWidget *m_list;
    QToolButton *m_up, *m_down, *m_remove;
    QPushButton *m_clear, *m_pause, *m_start;
    LatestWork m_reader, m_writer;
};

} // namespace vantage::gui
