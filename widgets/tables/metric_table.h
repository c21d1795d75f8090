#pragma once

#include "widgets/tables/metric_table_model.h"
#include "widgets/tables/table_text.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QTableView;
class QToolButton;

namespace vantage {

/// Per-class IoU or accuracy of several networks with their differences. Sorted by a click on a header; Ctrl+C copies
/// the selection (or everything) with its header.
/// Object names: metricView (the QTableView), measureBox, copyTableButton, exportTableButton.
class MetricTable : public QWidget
{
    Q_OBJECT
public:
    explicit MetricTable(QWidget *parent = nullptr);

    void setResults(const ClassMap &classes, const std::vector<MetricColumn> &columns, int reference = 0);
    void clear();
    /// Shown while there are no results, e.g. "Without target labels nothing can be measured".
    void setPlaceholder(const QString &text);

    MetricKind kind() const;
    void setKind(MetricKind kind);

    QString text(TableFormat format) const; ///< as sorted now
    void copy() const;
    const QAbstractItemModel *model() const; ///< as sorted now

    /// Pixels in which all columns can be seen.
    int widthOfColumns() const;

Q_SIGNALS:
    void classActivated(int classIndex); ///< double click or Enter on a class row
    void exportRequested();              ///< the application asks for a file and writes text()

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void fitNames();

    MetricTableModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_view;
    QComboBox *m_measure;
    QLabel *m_note;
    QLabel *m_placeholder;
    QToolButton *m_copy;
    QToolButton *m_export;
};

} // namespace vantage
