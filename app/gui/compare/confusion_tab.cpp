#include "app/gui/compare/confusion_tab.h"

#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "core/compare/comparison_tables.h"
#include "widgets/tables/confusion_grid.h"
#include "widgets/theme/palettes.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStandardItemModel>
#include <QTableView>
#include <algorithm>
#include <cmath>

namespace vantage::gui {
namespace {

bool comparable(const Comparison &comparison, size_t run)
{
    const ConfusionMatrix *before = comparison.runs[comparison.base].onTarget(), *after = comparison.runs[run].onTarget();
    return run != comparison.base && before && after && before->classes() == after->classes();
}

} // namespace

ConfusionTab::ConfusionTab(QWidget *parent)
    : CompareTab(parent)
    , m_of(new QLabel(this))
    , m_cell(named(roleLabel("faint", this), "changeLabel"))
    , m_run(named(new QComboBox(this), "changeOfBox"))
    , m_grid(named(new ConfusionGrid(this), "changeGrid"))
    , m_largest(new QStandardItemModel(this))
    , m_table(named(new QTableView(this), "changeTable"))
{
    m_table->setModel(m_largest);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_of->setBuddy(m_run);
    m_cell->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout;
    row->addWidget(m_of);
    row->addWidget(m_run);
    row->addWidget(m_cell, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(row);
    auto *both = new QHBoxLayout;
    both->addWidget(m_grid, 3);
    both->addWidget(m_table, 2);
    layout->addLayout(both, 1);
    connect(m_run, &QComboBox::activated, this, &ConfusionTab::fill);
    connect(m_grid, &ConfusionGrid::cellHovered, this, [this](int truth, int prediction) {
        m_cell->setText(truth < 0 ? tr("Points of a class's pixels: blue is better than the base, orange worse") : m_grid->describe(truth, prediction));
    });
}

bool ConfusionTab::hasSomethingToSay(const Comparison &comparison) const
{
    for (size_t i = 0; i < comparison.runs.size(); ++i)
        if (comparable(comparison, i))
            return true;
    return false;
}

void ConfusionTab::show(const ComparisonPtr &comparison)
{
    m_comparison = comparison;
    const QVariant before = m_run->currentData();
    m_run->clear();
    for (size_t i = 0; comparison && i < comparison->runs.size(); ++i)
        if (comparable(*comparison, i))
            m_run->addItem(toQt(comparison->runs[i].name), QVariant::fromValue<qulonglong>(i));
    if (const int index = m_run->findData(before); index >= 0)
        m_run->setCurrentIndex(index);
    fill();
}

void ConfusionTab::fill()
{
    m_grid->clear();
    m_largest->clear();
    if (!m_comparison || m_run->currentIndex() < 0)
        return;
    const ComparedRun &run = m_comparison->runs[m_run->currentData().toULongLong()];
    ClassMap classes = m_comparison->project.classes;
    classes.classes.resize(static_cast<size_t>(run.onTarget()->classes())); // the project's map may have changed since
    for (size_t c = 0; c < classes.classes.size() && c < run.record.classNames.size(); ++c)
        classes.classes[c].name = run.record.classNames[c];
    const ConfusionMatrix &before = *m_comparison->runs[m_comparison->base].onTarget();
    m_grid->setChange(classes, before, *run.onTarget());
    fillLargest(confusionChange(before, *run.onTarget()), classes);
}

/// Each class's pixels that became right or wrong, and what else they are called now, the most of them first.
void ConfusionTab::fillLargest(const ConfusionChange &change, const ClassMap &classes)
{
    struct Cell
    {
        int truth, prediction;
        double points;
    };
    constexpr double least = 0.5; // points
    std::vector<Cell> cells;
    for (int truth = 0; truth < change.classes; ++truth)
        for (int prediction = 0; prediction < change.classes; ++prediction)
            if (const auto value = change.at(truth, prediction); value && std::abs(100 * *value) >= least)
                cells.push_back({truth, prediction, 100 * *value});
    std::stable_sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) { return std::abs(a.points) > std::abs(b.points); });
    m_largest->setHorizontalHeaderLabels({tr("Of the pixels of"), tr("so many are called"), tr("points more or less")});
    const ThemeColours colours = themeColours(palette());
    for (const Cell &cell : cells) {
        const bool right = cell.truth == cell.prediction, better = right == (cell.points > 0);
        auto *points = new QStandardItem((cell.points < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QLocale().toString(std::abs(cell.points), 'f', 1) + (better ? " ▲" : " ▼"));
        points->setForeground(better ? colours.good : colours.bad);
        const QString called = toQt(classes.classes[static_cast<size_t>(cell.prediction)].name);
        m_largest->appendRow({new QStandardItem(toQt(classes.classes[static_cast<size_t>(cell.truth)].name)), new QStandardItem(right ? tr("%1, rightly").arg(called) : called), points});
    }
    m_table->resizeColumnsToContents();
}

std::optional<DataTable> ConfusionTab::table() const
{
    return m_comparison ? std::optional(confusionForFiles(m_comparison->runs, m_comparison->base)) : std::nullopt;
}

void ConfusionTab::retranslate()
{
    m_of->setText(tr("&Change of"));
    m_cell->setText(tr("Points of a class's pixels: blue is better than the base, orange worse"));
}

} // namespace vantage::gui
