#include "app/gui/runs/run_actions.h"

#include "app/gui/names.h"
#include "app/gui/runs/related_runs.h"
#include "app/gui/runs/runs_list.h"
#include "app/gui/runs/runs_table.h"
#include "app/gui/text.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "widgets/theme/icons.h"

#include <QMenu>
#include <algorithm>

namespace vantage::gui {
namespace {

std::vector<std::string> tagsOf(const QString &text)
{
    std::vector<std::string> tags;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        if (const std::string tag = part.trimmed().toStdString(); !tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end())
            tags.push_back(tag);
    return tags;
}

bool isIn(const std::vector<std::string> &tags, const std::string &tag)
{
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

} // namespace

RunActions::RunActions(Workbench &bench, RunsList *list, QWidget *window)
    : QObject(window)
    , inspect(new QAction(themeIcon(Icon::Inspect), {}, this))
    , report(new QAction(themeIcon(Icon::Open), {}, this))
    , folder(new QAction(themeIcon(Icon::Folder), {}, this))
    , resume(new QAction(themeIcon(Icon::Play), {}, this))
    , clone(new QAction(themeIcon(Icon::Copy), {}, this))
    , finish(new QAction(themeIcon(Icon::Check), {}, this))
    , remove(new QAction(themeIcon(Icon::Delete), {}, this))
    , bringBack(new QAction(themeIcon(Icon::Undo), {}, this))
    , tick(new QAction(this))
    , rename(new QAction(this))
    , tag(new QAction(this))
    , note(new QAction(this))
    , star(new QAction(this))
    , pin(new QAction(this))
    , hide(new QAction(this))
    , m_bench(bench)
    , m_list(list)
    , m_window(window)
    , m_finisher(bench)
{
    for (QAction *one : {star, pin, hide, tick})
        one->setCheckable(true);
    connect(inspect, &QAction::triggered, this, [this] { Q_EMIT inspectWanted(current()->record.id); });
    connect(resume, &QAction::triggered, this, [this] { Q_EMIT resumeWanted(current()->record.id); });
    connect(clone, &QAction::triggered, this, [this] { Q_EMIT cloneWanted(current()->record.id); });
    connect(finish, &QAction::triggered, this, [this] {
        m_finisher.finish(m_window, current()->record.id);
        refresh();
    });
    connect(report, &QAction::triggered, this, [this] {
        openOrSay(m_bench, m_window, toQt(m_bench.session.project().runFolder(current()->record.id) / "report" / "report.html"));
    });
    connect(folder, &QAction::triggered, this, [this] { openOrSay(m_bench, m_window, toQt(m_bench.session.project().runFolder(current()->record.id))); });
    connect(remove, &QAction::triggered, this, &RunActions::removeSelected);
    connect(bringBack, &QAction::triggered, this, [this] {
        try {
            m_bench.session.bringBackRun();
        } catch (const std::exception &error) {
            m_bench.prompts.complain(m_window, errorText(error));
        }
    });
    connect(tick, &QAction::triggered, this, [this](bool on) {
        for (const RunSummary *run : selected())
            m_list->model()->setChecked(run->record.id, on);
    });
    connect(rename, &QAction::triggered, this, [this] { m_list->table()->edit("name"); });
    connect(tag, &QAction::triggered, this, [this] { m_list->table()->edit("tag"); });
    connect(note, &QAction::triggered, this, [this] { m_list->table()->edit("note"); });
    connect(star, &QAction::triggered, this, [this] { mark(&RunMarks::starred); });
    connect(pin, &QAction::triggered, this, [this] { mark(&RunMarks::pinned); });
    connect(hide, &QAction::triggered, this, [this] { mark(&RunMarks::hidden); });
    connect(m_list->model(), &RunsModel::edited, this, &RunActions::write);
    connect(m_list->model(), &RunsModel::checkedChanged, this, &RunActions::refresh);
    connect(m_list->table(), &RunsTable::currentRunChanged, this, &RunActions::refresh);
    connect(m_list->table(), &RunsTable::deleteRequested, remove, &QAction::trigger); // which does nothing while it is grey
    connect(m_list->table(), &RunsTable::menuRequested, this, &RunActions::showMenu);
    connect(&m_finisher, &RunFinisher::idle, this, &RunActions::refresh);
    connect(&m_bench.training, &TrainingController::phaseChanged, this, &RunActions::refresh);
    retranslate();
}

std::vector<const RunSummary *> RunActions::selected() const
{
    std::vector<const RunSummary *> runs;
    for (int64_t id : m_list->table()->selectedRuns())
        if (const RunSummary *run = m_bench.session.run(id))
            runs.push_back(run);
    return runs;
}

const RunSummary *RunActions::current() const
{
    return m_bench.session.run(m_list->table()->currentRun());
}

void RunActions::refresh()
{
    const auto runs = selected();
    const RunSummary *run = runs.size() == 1 ? runs.front() : nullptr; // what is done to one alone
    const bool any = !runs.empty(), canStart = m_bench.training.canStart() && !m_finisher.busy() && !m_bench.session.isRemoving();
    const bool finished = run && run->record.state == RunState::Finished;
    report->setEnabled(finished && std::filesystem::exists(m_bench.session.project().runFolder(run->record.id) / "report" / "report.html"));
    folder->setEnabled(run);
    inspect->setEnabled(finished && run->modelThere);
    resume->setEnabled(run && run->resumable && canStart);
    clone->setEnabled(run && canStart);
    finish->setEnabled(run && run->record.state != RunState::Running && canStart && m_finisher.canFinish(*run));
    finish->setText(finished ? tr("Keep another epoch…") : tr("Finish here…"));
    remove->setEnabled(any && canStart && std::none_of(runs.begin(), runs.end(), [](const RunSummary *one) { return one->record.state == RunState::Running; }));
    bringBack->setVisible(m_bench.session.lastRemoved() > 0);
    bringBack->setText(tr("Bring back run %1").arg(m_bench.session.lastRemoved()));
    const auto ticked = m_list->model()->checked();
    const auto all = [&](auto has) { return any && std::all_of(runs.begin(), runs.end(), has); };
    tick->setChecked(all([&](const RunSummary *one) { return std::find(ticked.begin(), ticked.end(), one->record.id) != ticked.end(); }));
    star->setChecked(all([](const RunSummary *one) { return one->record.marks.starred; }));
    pin->setChecked(all([](const RunSummary *one) { return one->record.marks.pinned; }));
    hide->setChecked(all([](const RunSummary *one) { return one->record.marks.hidden; }));
    for (QAction *one : {tick, star, pin, hide})
        one->setEnabled(any);
    for (QAction *one : {rename, tag, note})
        one->setEnabled(run || (one == tag && any));
}

void RunActions::showMenu(const QPoint &where)
{
    refresh();
    QMenu menu(m_window);
    menu.setObjectName("runMenu");
    menu.addActions({inspect, tick});
    menu.addSeparator();
    menu.addActions({rename, tag, note, star, pin, hide});
    menu.addSeparator();
    menu.addActions({resume, clone, finish, report, folder});
    menu.addSeparator();
    menu.addAction(remove);
    if (bringBack->isVisible())
        menu.addAction(bringBack);
    menu.exec(where);
}

void RunActions::removeSelected()
{
    std::vector<int64_t> ids;
    QStringList resting;
    for (const RunSummary *run : selected())
        ids.push_back(run->record.id);
    if (ids.empty())
        return;
    for (int64_t id : ids)
        for (const RunSummary *other : restingOn(id, m_bench.session.runs()))
            if (std::find(ids.begin(), ids.end(), other->record.id) == ids.end())
                resting << runName(other->record);
    QString text = ids.size() == 1
                       ? tr("Delete run %1 with its model, report and checkpoints? It can be brought back until the project is closed; only then its space is free.").arg(ids.front())
                       : tr("Delete these %1 runs with their models, reports and checkpoints? They can be brought back until the project is closed; only then their space is free.").arg(ids.size());
    if (!resting.isEmpty()) {
        constexpr qsizetype named = 12;
        const qsizetype more = resting.size() - named;
        if (more > 0)
            resting = resting.mid(0, named) << tr("and %1 more").arg(more);
        text += "\n\n" + tr("These runs started from it. They stay, but nothing can be compared with their NA any more, and those that were stopped can't go on:") + "\n" + resting.join('\n');
    }
    if (m_bench.prompts.ask(m_window, ids.size() == 1 ? tr("Delete the run") : tr("Delete the runs"), text, {resting.isEmpty() ? tr("Delete") : tr("Delete all the same"), tr("Keep")}) != 0)
        return;
    m_bench.session.removeRuns(ids);
    refresh();
}

void RunActions::mark(bool RunMarks::*flag)
{
    const auto runs = selected();
    const bool all = std::all_of(runs.begin(), runs.end(), [&](const RunSummary *run) { return run->record.marks.*flag; });
    std::vector<std::pair<int64_t, RunMarks>> changes;
    for (const RunSummary *run : runs) {
        RunMarks marks = run->record.marks;
        marks.*flag = !all;
        changes.emplace_back(run->record.id, marks);
    }
    m_bench.session.setMarks(changes);
}

/// What was typed for one run; tags that were added or taken away are so for all that are selected with it.
void RunActions::write(qint64 id, const QString &column, const QString &text)
{
    const RunSummary *run = m_bench.session.run(id);
    if (!run)
        return;
    RunMarks marks = run->record.marks;
    std::vector<std::pair<int64_t, RunMarks>> changes;
    if (column == "name")
        marks.name = text.trimmed().toStdString();
    else if (column == "note")
        marks.note = text.trimmed().toStdString();
    else
        marks.tags = tagsOf(text);
    changes.emplace_back(id, marks);
    const auto runs = selected();
    if (column == "tag" && std::find(runs.begin(), runs.end(), run) != runs.end())
        for (const RunSummary *other : runs) {
            if (other == run)
                continue;
            RunMarks theirs = other->record.marks;
            std::erase_if(theirs.tags, [&](const std::string &one) { return isIn(run->record.marks.tags, one) && !isIn(marks.tags, one); });
            for (const std::string &one : marks.tags)
                if (!isIn(run->record.marks.tags, one) && !isIn(theirs.tags, one))
                    theirs.tags.push_back(one);
            changes.emplace_back(other->record.id, theirs);
        }
    m_bench.session.setMarks(changes);
}

void RunActions::retranslate()
{
    inspect->setText(tr("Inspect"));
    report->setText(tr("Open report"));
    folder->setText(tr("Open folder"));
    resume->setText(tr("Resume"));
    clone->setText(tr("New run like this…"));
    clone->setToolTip(tr("Takes its settings and cameras to the training page, where they can be changed"));
    remove->setText(tr("Delete…"));
    tick->setText(tr("Compare"));
    rename->setText(tr("Rename"));
    tag->setText(tr("Tags…"));
    note->setText(tr("Note…"));
    star->setText(tr("Star"));
    pin->setText(tr("Pin to the top"));
    hide->setText(tr("Hide"));
    refresh();
}

} // namespace vantage::gui
