#pragma once

#include "app/gui/compare/comparison.h"

class QLabel;
class QStandardItemModel;
class QTableView;

namespace vantage {
class ClassBars;
}

namespace vantage::gui {

/// Each class in each run: IoU as a table coloured by value with the differences to the base, and as bars. Without labels of the target
/// the shares of its pixels that the kept networks give to each class. Object names: classHeat, classBars, classesNote.
class ClassesTab : public CompareTab
{
    Q_OBJECT
public:
    explicit ClassesTab(QWidget *parent = nullptr);

    void show(const ComparisonPtr &comparison) override;
    QString title() const override { return tr("Classes"); }
    void retranslate() override;
    bool hasSomethingToSay(const Comparison &comparison) const override { return comparison.isLabelled() || comparison.hasShares(); }
    std::optional<DataTable> table() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void fillMeasured();
    void fillShares();

    ComparisonPtr m_comparison;
    QLabel *m_note;
    QStandardItemModel *m_model;
    QTableView *m_table;
    ClassBars *m_bars;
};

} // namespace vantage::gui
