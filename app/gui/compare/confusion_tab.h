#pragma once

#include "app/gui/compare/comparison.h"
#include "core/evaluation/confusion_change.h"

class QComboBox;
class QLabel;
class QStandardItemModel;
class QTableView;

namespace vantage {
class ConfusionGrid;
}

namespace vantage::gui {

/// What a run takes for what more or less often than the base, and the largest of these changes in words. Object names: changeOfBox,
/// changeGrid, changeLabel, changeTable.
class ConfusionTab : public CompareTab
{
    Q_OBJECT
public:
    explicit ConfusionTab(QWidget *parent = nullptr);

    void show(const ComparisonPtr &comparison) override;
    QString title() const override { return tr("Confusion"); }
    void retranslate() override;
    /// Two runs that were measured with the same classes, the base one of them.
    bool hasSomethingToSay(const Comparison &comparison) const override;
    std::optional<DataTable> table() const override;

private:
    void fill();
    void fillLargest(const ConfusionChange &change, const ClassMap &classes);

    ComparisonPtr m_comparison;
    QLabel *m_of, *m_cell;
    QComboBox *m_run;
    ConfusionGrid *m_grid;
    QStandardItemModel *m_largest;
    QTableView *m_table;
};

} // namespace vantage::gui
