#pragma once

#include "app/gui/runs/run_columns.h"

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace vantage::gui {

/// All columns that the table of runs can have, to be ticked; with what each is called in filters.
/// Object names: columnsDialog, columnsTree, columnsFilter.
class ColumnsDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param shown in the order of the table, which what stays keeps
    ColumnsDialog(const RunColumns &columns, const QStringList &shown, QWidget *parent = nullptr);

    QStringList chosen() const; ///< what was shown and still is, then what was added

private:
    void filter(const QString &text);

    QStringList m_shown;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
};

} // namespace vantage::gui
