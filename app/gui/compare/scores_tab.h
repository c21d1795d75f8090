#pragma once

#include "app/gui/compare/comparison.h"

class QLabel;
class QStandardItemModel;
class QTableView;

namespace vantage::gui {

/// Every measure of every run in figures (kept, best, last, lowest, highest), and the verdicts. Object names: scoresTable, verdictsLabel.
class ScoresTab : public CompareTab
{
    Q_OBJECT
public:
    explicit ScoresTab(QWidget *parent = nullptr);

    void show(const ComparisonPtr &comparison) override;
    QString title() const override { return tr("Scores"); }
    void retranslate() override;
    std::optional<DataTable> table() const override;

private:
    void fill();

    ComparisonPtr m_comparison;
    QLabel *m_verdicts;
    QStandardItemModel *m_model;
    QTableView *m_table;
};

} // namespace vantage::gui
