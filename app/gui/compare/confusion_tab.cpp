#include "app/gui/compare/confusion_tab.h"

#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "core/compare/comparison_tables.h"
#include "widgets/tables/confusion_grid.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>

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
{
    m_of->setBuddy(m_run);
    m_cell->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout;
    row->addWidget(m_of);
    row->addWidget(m_run);
    row->addWidget(m_cell, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_grid, 1);
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
    if (!m_comparison || m_run->currentIndex() < 0)
        return;
    const ComparedRun &run = m_comparison->runs[m_run->currentData().toULongLong()];
    ClassMap classes = m_comparison->project.classes;
    classes.classes.resize(static_cast<size_t>(run.onTarget()->classes())); // the project's map may have changed since
    for (size_t c = 0; c < classes.classes.size() && c < run.record.classNames.size(); ++c)
        classes.classes[c].name = run.record.classNames[c];
    m_grid->setChange(classes, *m_comparison->runs[m_comparison->base].onTarget(), *run.onTarget());
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
