#include "app/gui/pages/runs_page.h"

#include "app/gui/inspect/verdict_text.h"
#include "app/gui/project_session.h"
#include "app/gui/runs/related_runs.h"
#include "app/gui/runs/runs_model.h"
#include "app/gui/saving.h"
#include "app/gui/text.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "core/workflow/adaptation_report.h"
#include "core/workflow/finish_run.h"
#include "widgets/plot/loss_panel.h"
#include "widgets/plot/loss_plot.h"
#include "widgets/tables/table_text.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTableView>
#include <algorithm>
#include <functional>
#include <limits>
#include <map>

namespace vantage::gui {
namespace {

/// Measures of an epoch by the id that the box has.
std::optional<double> measure(const EpochRecord &epoch, const QString &what)
{
    if (what == "target")
        return epoch.target ? std::optional(metricsOf(*epoch.target).meanIou) : std::nullopt;
    if (what == "source")
        return epoch.source ? std::optional(metricsOf(*epoch.source).meanIou) : std::nullopt;
    if (what == "flip")
        return epoch.flipAgreement;
    if (what == "entropy")
        return epoch.entropy;
    if (what == "infomax")
        return epoch.infoMax;
    if (what == "snd")
        return epoch.snd;
    if (what == "ensemble")
        return epoch.ensembleAgreement;
    return std::nullopt;
}

} // namespace

RunsPage::RunsPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
    , m_model(new RunsModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName("runsPage");
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(RunsModel::sortRole);
    m_table = new QTableView(this);
    m_table->setObjectName("runsTable");
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunsModel::Number, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setObjectName("runsHeader");
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_nothing = roleLabel("faint", this);
    const auto button = [this](const char *name, Icon icon) {
        auto *made = new QPushButton(themeIcon(icon), QString(), this);
        made->setObjectName(name);
        return made;
    };
    m_report = button("openReportButton", Icon::Open);
    m_folder = button("openFolderButton", Icon::Folder);
    m_inspect = button("inspectRunButton", Icon::Inspect);
    m_resume = button("resumeRunButton", Icon::Play);
    m_finish = button("finishRunButton", Icon::Check);
    m_delete = button("deleteRunButton", Icon::Delete);
    m_bringBack = button("bringBackRunButton", Icon::Undo);
    m_copy = button("copyRunsButton", Icon::Copy);
    m_curveTitle = new QLabel(this);
    m_curve = new QComboBox(this);
    m_curve->setObjectName("curveBox");
    m_curve->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_panel = new LossPanel(this);
    m_panel->setObjectName("runsPanel");
    m_panel->setOptions({.smoothing = 0, .logScale = false, .clipOutliers = false});

    auto *buttons = new QHBoxLayout;
    for (QPushButton *one : {m_inspect, m_report, m_folder, m_resume, m_finish, m_copy})
        buttons->addWidget(one);
    buttons->addStretch(1);
    buttons->addWidget(m_bringBack);
    buttons->addWidget(m_delete);
    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->addWidget(m_nothing);
    upperLayout->addWidget(m_table, 1);
    upperLayout->addLayout(buttons);
    auto *lower = new QWidget(this);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    auto *curveRow = new QHBoxLayout;
    curveRow->addWidget(m_curveTitle);
    curveRow->addWidget(m_curve);
    curveRow->addStretch(1);
    lowerLayout->addLayout(curveRow);
    lowerLayout->addWidget(m_panel, 1);
    auto *split = named(new QSplitter(Qt::Vertical, this), "runsSplit");
    split->addWidget(upper);
    split->addWidget(lower);
    split->setSizes({300, 360});
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::showButtons);
    connect(m_model, &RunsModel::checkedChanged, this, &RunsPage::showCurves);
    connect(m_curve, &QComboBox::activated, this, [this] {
        m_curveChosen = true;
        showCurves();
    });
    connect(m_panel->plot(), &LossPlot::saveRequested, this,
            [this] { askAndSave(m_bench, this, "runs", m_panel->plot()->picture()); });
    connect(m_report, &QPushButton::clicked, this, [this] {
        if (const RunSummary *run = selected())
            openOrSay(m_bench, this, 
                toQt(m_bench.session.project().runFolder(run->record.id) / "report" / "report.html"));
    });
    connect(m_folder, &QPushButton::clicked, this, [this] {
        if (const RunSummary *run = selected())
            openOrSay(m_bench, this, toQt(m_bench.session.project().runFolder(run->record.id)));
    });
    connect(m_inspect, &QPushButton::clicked, this, [this] {
        if (const RunSummary *run = selected())
            Q_EMIT inspectWanted(run->record.id);
    });
    connect(m_resume, &QPushButton::clicked, this, [this] {
        if (const RunSummary *run = selected())
            Q_EMIT resumeWanted(run->record.id);
    });
    connect(m_finish, &QPushButton::clicked, this, &RunsPage::finishRun);
    connect(&m_finishing, &LatestWork::idle, this, &RunsPage::showButtons);
    connect(m_delete, &QPushButton::clicked, this, &RunsPage::deleteRun);
    connect(m_bringBack, &QPushButton::clicked, this, [this] {
        try {
            m_bench.session.bringBackRun();
        } catch (const std::exception &error) {
            m_bench.prompts.complain(this, messageOf(error));
        }
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(tableText(*m_sorted, TableFormat::Tsv)); });
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &RunsPage::showRuns);
    connect(&m_bench.session, &ProjectSession::runsProgressed, this, &RunsPage::showRuns);
    connect(&m_bench.training, &TrainingController::phaseChanged, this, &RunsPage::showButtons);
    retranslate();
    showRuns();
}

const RunSummary *RunsPage::selected() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_model->run(m_sorted->mapToSource(rows.first()).row());
}

void RunsPage::selectRun(int64_t run)
{
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        if (m_sorted->index(row, RunsModel::Number).data().toLongLong() == run)
            m_table->selectRow(row);
}

void RunsPage::showRuns()
{
    const RunSummary *before = selected();
    const int64_t id = before ? before->record.id : 0;
    m_model->setRuns(m_bench.session.runs());
    // Without target labels it is what needs none that tells runs apart.
    const auto &runs = m_bench.session.runs();
    const bool labelled = std::any_of(runs.begin(), runs.end(), [&](const RunSummary &run) { return shownOnTarget(run, runs); });
    const bool withoutLabels = std::any_of(runs.begin(), runs.end(), [](const RunSummary &run) { return run.shownEpoch() && run.shownEpoch()->infoMax; });
    for (int column : {RunsModel::Target, RunsModel::Mapped})
        m_table->setColumnHidden(column, !labelled && withoutLabels);
    for (int column : {RunsModel::Ensemble, RunsModel::Flip, RunsModel::InfoMax}) // else the verdict would be out of sight
        m_table->setColumnHidden(column, labelled || !withoutLabels);
    if (!m_curveChosen)
        m_curve->setCurrentIndex(m_curve->findData(!labelled && withoutLabels ? "infomax" : "target"));
    if (m_curve->currentData().toString() != m_shownCurve)
        showCurves();
    if (id > 0)
        selectRun(id);
    else if (m_sorted->rowCount() > 0)
        m_table->selectRow(m_sorted->rowCount() - 1);
    m_nothing->setVisible(m_bench.session.runs().empty());
    showButtons();
}

void RunsPage::showButtons()
{
    const RunSummary *run = selected();
    const bool free = run && run->record.state != RunState::Running;
    const bool finished = run && run->record.state == RunState::Finished;
    m_report->setEnabled(
        finished
        && std::filesystem::exists(m_bench.session.project().runFolder(run->record.id) / "report" / "report.html"));
    m_folder->setEnabled(run);
    m_inspect->setEnabled(finished && run->modelThere);
    m_resume->setEnabled(run && run->resumable && m_bench.training.canStart());
    m_finish->setEnabled(free && canFinish(*run) && m_bench.training.canStart() && !m_finishing.busy());
    m_finish->setText(finished ? tr("Keep another epoch…") : tr("Finish here…"));
    m_delete->setEnabled(free && m_bench.training.canStart() && !m_finishing.busy());
    m_copy->setEnabled(!m_bench.session.runs().empty());
    m_bringBack->setVisible(m_bench.session.lastRemoved() > 0);
    m_bringBack->setText(tr("Bring back run %1").arg(m_bench.session.lastRemoved()));
}

void RunsPage::showCurves()
{
    const QString what = m_curve->currentData().toString();
    LossPlot *plot = m_panel->plot();
    m_work.cancel();
    if (what != m_shownCurve || !m_bench.session.isWritten())
        plot->clear();
    m_shownCurve = what;
    if (!m_bench.session.isWritten())
        return;
    // Curves are named by their runs' numbers and stay while they grow: zoom and colours too.
    std::vector<const RunSummary *> ticked;
    QStringList names;
    for (int64_t id : m_model->checked())
        if (const RunSummary *run = m_bench.session.run(id)) {
            ticked.push_back(run);
            names << QString::number(id);
        }
    for (const QString &old : plot->curves())
        if (!names.contains(old))
            plot->removeCurve(old);
    if (!what.startsWith("loss:")) {
        plot->setAxisTitles(tr("epoch"), m_curve->currentText());
        for (const RunSummary *run : ticked) {
            const QString name = QString::number(run->record.id);
            std::vector<double> x, y;
            for (const EpochRecord &epoch : run->epochs)
                if (const auto value = measure(epoch, what)) {
                    x.push_back(epoch.epoch);
                    y.push_back(*value);
                }
            if (x.empty()) {
                plot->removeCurve(name);
                continue;
            }
            plot->setCurve(name, x, y);
            plot->setCurveTitle(name, runName(run->record));
            plot->setBest(name, what == "entropy" ? LossPlot::Best::Lowest : LossPlot::Best::Highest);
            plot->setKept(name, run->choice ? run->choice->chosen : std::numeric_limits<double>::quiet_NaN()); // the epoch that was kept
        }
        return;
    }
    plot->setAxisTitles(tr("step"), m_curve->currentText());
    std::vector<std::pair<int64_t, QString>> wanted;
    for (const RunSummary *run : ticked)
        wanted.emplace_back(run->record.id, runName(run->record));
    m_work.start([this, wanted, folder = m_bench.session.project().folder,
                  term = what.mid(5).toStdString()](const LatestWork::Voice &voice) {
        const RunReader store(folder);
        for (const auto &[id, title] : wanted) {
            auto x = std::make_shared<std::vector<double>>();
            auto y = std::make_shared<std::vector<double>>();
            for (const StepRecord &step : store.steps(id))
                for (const auto &[key, value] : step.values)
                    if (key == term) {
                        x->push_back(static_cast<double>(step.step));
                        y->push_back(value);
                    }
            if (voice.stop().stop_requested())
                return;
            if (!x->empty())
                voice.say([this, name = QString::number(id), title = title, x, y] {
                    m_panel->plot()->setCurve(name, *x, *y);
                    m_panel->plot()->setCurveTitle(name, title);
                });
        }
    });
}

void RunsPage::fillCurves()
{
    const QVariant before = m_curve->currentData();
    m_curve->clear();
    m_curve->addItem(tr("target mIoU"), "target");
    m_curve->addItem(tr("source mIoU"), "source");
    m_curve->addItem(tr("flip agreement"), "flip");
    m_curve->addItem(tr("entropy"), "entropy");
    m_curve->addItem(tr("InfoMax"), "infomax");
    m_curve->addItem(tr("neighbourhood density"), "snd");
    m_curve->addItem(tr("agreement with all snapshots"), "ensemble");
    for (const char *term : {"sem", "pseudo", "rec", "gan", "D", "learning rate"})
        m_curve->addItem(tr("per step: %1").arg(termName(term)), QString("loss:") + term);
    m_curve->setCurrentIndex(std::max(0, m_curve->findData(before)));
}

void RunsPage::deleteRun()
{
    const RunSummary *run = selected();
    if (!run)
        return;
    const int64_t id = run->record.id;
    QString text = tr("Delete run %1 with its model, report and checkpoints? It can be brought back until the project is closed; only then its space is free.").arg(id);
    QStringList resting;
    for (const RunSummary *other : restingOn(id, m_bench.session.runs()))
        resting << runName(other->record);
    if (!resting.isEmpty())
        text += "\n\n" + tr("These runs started from it. They stay, but nothing can be compared with their NA any more, and those that were stopped can't go on:")
                + "\n" + resting.join('\n');
    if (m_bench.prompts.ask(this, tr("Delete the run"), text, {resting.isEmpty() ? tr("Delete") : tr("Delete all the same"), tr("Keep")}) != 0)
        return;
    try {
        m_bench.session.removeRun(id);
    } catch (const std::exception &error) {
        m_bench.prompts.complain(this, messageOf(error));
    }
}

/// There is a network of it to be kept, which is not the model already.
bool RunsPage::canFinish(const RunSummary &run) const
{
    const auto kept = keptEpochs(m_bench.session.project(), run.record.id);
    if (run.record.state != RunState::Finished)
        return !kept.empty() && kept.back() > 0; // where it began alone is no result
    return run.choice && std::any_of(kept.begin(), kept.end(), [&](int epoch) { return epoch != run.choice->chosen; });
}

void RunsPage::finishRun()
{
    constexpr size_t offered = 4; // the newest ones; the command line knows them all
    const RunSummary *run = selected();
    if (!run)
        return;
    const int64_t id = run->record.id;
    const bool finished = run->record.state == RunState::Finished;
    std::vector<std::optional<int>> epochs;
    QStringList answers;
    if (!finished) {
        epochs.emplace_back();
        answers << tr("The one that fits best");
    }
    const auto kept = keptEpochs(m_bench.session.project(), id);
    for (auto epoch = kept.rbegin(); epoch != kept.rend() && epochs.size() < offered + (finished ? 0 : 1); ++epoch)
        if (!finished || !run->choice || *epoch != run->choice->chosen) {
            epochs.emplace_back(*epoch);
            answers << (*epoch == 0 ? tr("NA, as it began") : tr("Epoch %1").arg(*epoch));
        }
    answers << tr("Cancel");
    const QString text = finished ? tr("Which epoch's network is to be the model of run %1? The map of its camera's places goes with the present one.").arg(id)
                                  : tr("Run %1 ends where it stands and becomes a run like others: it can be inspected, exported and compared, and can't go on any more. "
                                       "Which epoch's network is kept? What fits best is told without target labels.").arg(id);
    const int answer = m_bench.prompts.ask(this, finished ? tr("Keep another epoch") : tr("Finish here"), text, answers);
    if (answer < 0 || answer >= static_cast<int>(epochs.size()))
        return;
    m_finishing.start(
        [this, project = m_bench.session.project(), id, epoch = epochs[static_cast<size_t>(answer)]](const LatestWork::Voice &voice) {
            finishHere(project, id, epoch);
            voice.say([this] { m_bench.session.refreshRuns(); });
            writeAdaptationReport(resultOfRun(project, id));
            voice.say([this] { m_bench.session.refreshRuns(); });
        },
        [this](std::exception_ptr error) { m_bench.prompts.complain(this, messageOf(error)); });
    showButtons();
}

void RunsPage::retranslate()
{
    m_nothing->setText(tr("No run yet: start one on the training page."));
    m_report->setText(tr("Open report"));
    m_folder->setText(tr("Open folder"));
    m_inspect->setText(tr("Inspect"));
    m_resume->setText(tr("Resume"));
    m_delete->setText(tr("Delete…"));
    m_copy->setText(tr("Copy table"));
    m_curveTitle->setText(tr("Curve of the ticked runs:"));
    m_panel->plot()->setPlaceholder(tr("Nothing of this was measured in the ticked runs"));
    fillCurves();
    m_model->retranslate();
    showCurves();
}

} // namespace vantage::gui
