#include "app/gui/pages/runs_page.h"

#include "app/gui/compare/compare_panel.h"
#include "app/gui/project_session.h"
#include "app/gui/runs/run_actions.h"
#include "app/gui/runs/runs_list.h"
#include "app/gui/runs/runs_table.h"
#include "app/gui/saving.h"
#include "app/gui/settings.h"
#include "app/gui/workbench.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>

namespace vantage::gui {

RunsPage::RunsPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
    , m_list(new RunsList(bench, this))
    , m_actions(new RunActions(bench, m_list, this))
    , m_panel(named(new ComparePanel(bench, this), "comparePanel"))
{
    setObjectName("runsPage");
    m_nothing = roleLabel("faint", this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_copy = named(new QPushButton(themeIcon(Icon::Copy), {}, this), "copyRunsButton");
    auto *buttons = new QHBoxLayout;
    for (const auto &[name, action] : {std::pair("inspectRunButton", m_actions->inspect), {"openReportButton", m_actions->report}, {"openFolderButton", m_actions->folder},
                                       {"resumeRunButton", m_actions->resume}, {"finishRunButton", m_actions->finish}})
        buttons->addWidget(button(name, action));
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(button("bringBackRunButton", m_actions->bringBack));
    buttons->addWidget(button("deleteRunButton", m_actions->remove));
    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->addWidget(m_list, 1);
    upperLayout->addLayout(buttons);
    m_split = named(new QSplitter(Qt::Vertical, this), "runsSplit");
    m_split->addWidget(upper);
    m_split->addWidget(m_panel);
    m_split->setSizes({280, 400});
    m_split->setChildrenCollapsible(false);
    m_split->restoreState(bench.settings.state("runs-split"));
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_bench.settings.setState("runs-split", m_split->saveState()); });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_split, 1);
    m_list->menu()->addSeparator();
    m_saveTable = m_list->menu()->addAction(QString(), m_panel, &ComparePanel::saveTable);
    m_savePlots = m_list->menu()->addAction(QString(), m_panel, &ComparePanel::savePlots);
    m_saveReport = m_list->menu()->addAction(QString(), m_panel, &ComparePanel::saveReport);

    connect(m_list, &RunsList::saveTableRequested, this, [this] { askAndSaveTable(m_bench, this, m_list->asTable()); });
    connect(m_list->model(), &RunsModel::checkedChanged, this, &RunsPage::compare);
    connect(m_actions, &RunActions::inspectWanted, this, &RunsPage::inspectWanted);
    connect(m_actions, &RunActions::resumeWanted, this, &RunsPage::resumeWanted);
    connect(m_actions, &RunActions::cloneWanted, this, &RunsPage::cloneWanted);
    connect(m_panel, &ComparePanel::compared, this, &RunsPage::compared);
    connect(m_copy, &QPushButton::clicked, m_list, &RunsList::copy);
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &RunsPage::showRuns);
    connect(&m_bench.session, &ProjectSession::runsProgressed, this, &RunsPage::showRuns);
    retranslate();
    showRuns();
}

QPushButton *RunsPage::button(const char *name, QAction *action)
{
    auto *made = named(new QPushButton(action->icon(), action->text(), this), name);
    const auto follow = [made, action] {
        made->setText(action->text());
        made->setEnabled(action->isEnabled());
        made->setVisible(action->isVisible());
    };
    connect(action, &QAction::changed, made, follow);
    connect(made, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return made;
}

void RunsPage::selectRun(int64_t run)
{
    m_list->table()->selectRun(run);
}

void RunsPage::showRuns()
{
    m_list->showRuns();
    if (m_list->table()->currentRun() == 0 && !m_bench.session.runs().empty())
        m_list->table()->selectRun(m_bench.session.runs().back().record.id);
    const bool any = !m_bench.session.runs().empty();
    m_nothing->setVisible(!any);
    m_split->setVisible(any);
    m_copy->setEnabled(any);
    m_actions->refresh();
}

void RunsPage::compare()
{
    m_toCompare = !isVisible();
    if (!m_toCompare)
        m_panel->setRuns(m_list->model()->checked());
    const bool any = !m_list->model()->checked().empty();
    for (QAction *action : {m_saveTable, m_savePlots, m_saveReport})
        action->setEnabled(any);
}

void RunsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_toCompare)
        compare();
}

void RunsPage::retranslate()
{
    m_nothing->setText(tr("No run yet: start one on the training page."));
    m_copy->setText(tr("Copy table"));
    m_saveTable->setText(tr("Save the comparison's table…"));
    m_savePlots->setText(tr("Save the plots…"));
    m_saveReport->setText(tr("Save the comparison as a page…"));
    m_list->retranslate();
    m_actions->retranslate();
    m_panel->retranslate();
}

} // namespace vantage::gui
