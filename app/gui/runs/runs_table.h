#pragma once

#include "app/gui/runs/runs_model.h"

#include <QTreeView>

namespace vantage::gui {

/// The runs, as tall as there are of them: what is selected, folded and in sight stays so while rows come and go. A click on a header
/// sorts by it, a click with Shift or Ctrl by it too; headers are dragged into another order. Space ticks what is selected, F2 edits,
/// Delete asks for the runs to be deleted.
class RunsTable : public QTreeView
{
    Q_OBJECT
public:
    explicit RunsTable(RunsModel *model, QWidget *parent = nullptr);

    int64_t currentRun() const; ///< 0: none
    std::vector<int64_t> selectedRuns() const; ///< from top to bottom
    void selectRun(int64_t run);
    void edit(const QString &column); ///< of the current run; the column is shown where it was not

    /// Sorts by the column: alone, or after what is sorted by already. Again turns the order round.
    void sortBy(const QString &column, bool too);
    /// One place to the left (-1) or right (1), as dragging its header does. The first column stays where it is.
    void moveColumn(const QString &column, int by);
    /// As they stand in the window, from left to right.
    QStringList columnsInSight() const;
    /// What the operator chose; unlike the standard columns they stay when other runs come.
    void chooseColumns(const QStringList &columns);
    void useStandardColumns();
    bool hasChosenColumns() const { return m_chosen; }
    bool isEditing() const { return state() == EditingState; } ///< then rows must not come and go

    QByteArray layoutState() const; ///< columns, widths, order, groups
    void restoreLayout(const QByteArray &state);

Q_SIGNALS:
    void currentRunChanged(); ///< or the selection
    void editingEnded();
    void layoutChosen();      ///< to be kept
    void deleteRequested();
    void columnsRequested();
    void menuRequested(const QPoint &where); ///< for the selected runs

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    void note();
    void bringBack();
    void headerMenu(const QPoint &where);
    void fitColumns();
    void showSort();

    RunsModel *m_model;
    QHash<QString, int> m_widths; ///< by column, where the operator set them
    QSet<QString> m_folded;
    QStringList m_fitted; ///< the columns that have their widths
    std::vector<int64_t> m_selected;
    int64_t m_current = 0;
    QString m_currentColumn;
    int m_scrolled = 0;
    bool m_chosen = false, m_settling = false;
};

} // namespace vantage::gui
