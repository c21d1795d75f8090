#include "app/gui/compare/comparison.h"

#include <QHeaderView>
#include <algorithm>

namespace vantage::gui {

bool Comparison::isLabelled() const
{
    return std::any_of(runs.begin(), runs.end(), [](const ComparedRun &run) { return run.onTarget(); });
}

bool Comparison::hasShares() const
{
    return std::any_of(shares.begin(), shares.end(), [](const auto &one) { return !one.empty(); });
}

void makeReadable(QTableView *table)
{
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
}

void fitColumns(QTableView *table, int least, int most)
{
    constexpr int room = 12;
    table->resizeColumnsToContents();
    for (int column = 0; column < table->model()->columnCount(); ++column)
        table->setColumnWidth(column, std::clamp(table->columnWidth(column) + room, least, most));
}

} // namespace vantage::gui
