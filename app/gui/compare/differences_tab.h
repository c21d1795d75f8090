#pragma once

#include "app/gui/compare/comparison.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QStandardItemModel;
class QTableView;

namespace vantage::gui {

/// What the runs were given, side by side. Object names: differencesTable, onlyDifferencesBox, parameterFilter.
class DifferencesTab : public CompareTab
{
    Q_OBJECT
public:
    explicit DifferencesTab(QWidget *parent = nullptr);

    void show(const ComparisonPtr &comparison) override;
    QString title() const override { return tr("What differs"); }
    void retranslate() override;
    std::optional<DataTable> table() const override;

private:
    void fill();

    ComparisonPtr m_comparison;
    QCheckBox *m_only;
    QLineEdit *m_filter;
    QLabel *m_note;
    QStandardItemModel *m_model;
    QTableView *m_table;
};

} // namespace vantage::gui
