#include "app/gui/pages/cameras_page.h"

#include "app/gui/cameras/matrix_delegate.h"
#include "app/gui/cameras/matrix_model.h"
#include "app/gui/dialogs/watch_dialog.h"
#include "app/gui/names.h"
#include "app/gui/project_session.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "core/base/error.h"
#include "core/export/export.h"
#include "core/export/run_export.h"
#include "core/runs/run_cameras.h"
#include "widgets/theme/icons.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTableWidget>
#include <algorithm>

namespace vantage::gui {
namespace {

enum Column { Run, Sources, Recipe, Measured, Agreement, VerdictColumn, Ended, Columns };

QTableWidgetItem *cellOf(const QString &text, bool isNumber = false)
{
    auto *item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    if (isNumber)
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

CamerasPage::CamerasPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
    , m_model(new MatrixModel(this))
{
    setObjectName("camerasPage");
    m_title = roleLabel("title", this);
    m_hint = roleLabel("faint", this);
    m_hint->setWordWrap(true);
    m_nothing = roleLabel("faint", this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_matrix = named(new QTableView(this), "matrixTable");
    m_matrix->setModel(m_model);
    m_matrix->setItemDelegate(new MatrixDelegate(m_matrix));
    m_matrix->setSelectionMode(QAbstractItemView::SingleSelection);
    m_matrix->setCornerButtonEnabled(false);
    m_matrix->setTabKeyNavigation(false);
    m_matrix->horizontalHeader()->setDefaultAlignment(Qt::AlignCenter);
    m_matrix->verticalHeader()->setMaximumWidth(220);
    m_servingTitle = named(roleLabel("title", this), "servingTitle");
    m_serving = named(new QTableWidget(0, Columns, this), "servingTable");
    m_serving->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_serving->setSelectionMode(QAbstractItemView::SingleSelection);
    m_serving->setTabKeyNavigation(false);
    m_serving->verticalHeader()->hide();
    m_serving->horizontalHeader()->setStretchLastSection(true);
    m_inUse = named(new QLabel(this), "inUseLabel");
    m_inUse->setWordWrap(true);
    m_inUse->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_change = named(new QLabel(this), "changeLabel");
    m_change->setWordWrap(true);
    m_pictures = named(new QPushButton(themeIcon(Icon::Eye), {}, this), "changePicturesButton");
    m_look = named(new QPushButton(themeIcon(Icon::Search), {}, this), "lookNowButton");
    m_acknowledge = named(new QPushButton(themeIcon(Icon::Check), {}, this), "acknowledgeButton");
    m_why = named(new QLineEdit(this), "whyEdit");
    m_use = named(new QPushButton(themeIcon(Icon::Check), {}, this), "useModelButton");
    m_useNone = named(new QPushButton(this), "useNoneButton");
    m_inspect = named(new QPushButton(themeIcon(Icon::Inspect), {}, this), "inspectServingButton");
    m_showRun = named(new QPushButton(themeIcon(Icon::Runs), {}, this), "showRunButton");
    m_adapt = named(new QPushButton(themeIcon(Icon::Train), {}, this), "adaptPairButton");
    m_export = named(new QPushButton(themeIcon(Icon::Export), {}, this), "exportInUseButton");
    m_progress = named(new QProgressBar(this), "exportInUseProgress");
    m_progress->setMaximumWidth(180);
    m_progress->hide();
    m_name = named(new QLineEdit(this), "renameCameraEdit");
    m_name->setMaximumWidth(200);
    m_rename = named(new QPushButton(this), "renameCameraButton");

    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_progress);
    head->addWidget(m_export);
    upperLayout->addLayout(head);
    upperLayout->addWidget(m_hint);
    upperLayout->addWidget(m_matrix, 1);
    auto *lower = new QWidget(this);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    auto *titles = new QHBoxLayout;
    titles->addWidget(m_servingTitle);
    titles->addStretch(1);
    titles->addWidget(m_name);
    titles->addWidget(m_rename);
    titles->addWidget(m_look);
    titles->addWidget(m_adapt);
    lowerLayout->addLayout(titles);
    lowerLayout->addWidget(m_inUse);
    auto *change = new QHBoxLayout;
    change->addWidget(m_change, 1);
    change->addWidget(m_pictures);
    change->addWidget(m_acknowledge);
    lowerLayout->addLayout(change);
    lowerLayout->addWidget(m_serving, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_why, 1);
    buttons->addWidget(m_use);
    buttons->addWidget(m_useNone);
    buttons->addWidget(m_inspect);
    buttons->addWidget(m_showRun);
    lowerLayout->addLayout(buttons);
    m_split = named(new QSplitter(Qt::Vertical, this), "camerasPageSplit");
    m_split->addWidget(upper);
    m_split->addWidget(lower);
    m_split->setChildrenCollapsible(false);
    m_split->setSizes({380, 300});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_split, 1);

    connect(m_matrix->selectionModel(), &QItemSelectionModel::currentChanged, this, &CamerasPage::showTarget);
    connect(m_serving, &QTableWidget::itemSelectionChanged, this, &CamerasPage::showButtons);
    connect(m_serving, &QTableWidget::cellDoubleClicked, this, [this] { Q_EMIT inspectWanted(chosenRun()); });
    connect(m_use, &QPushButton::clicked, this, [this] { use(false); });
    connect(m_useNone, &QPushButton::clicked, this, [this] { use(true); });
    connect(m_inspect, &QPushButton::clicked, this, [this] { Q_EMIT inspectWanted(chosenRun()); });
    connect(m_showRun, &QPushButton::clicked, this, [this] { Q_EMIT runWanted(chosenRun()); });
    connect(m_adapt, &QPushButton::clicked, this, &CamerasPage::adaptPair);
    connect(m_export, &QPushButton::clicked, this, &CamerasPage::exportAll);
    connect(m_pictures, &QPushButton::clicked, this, &CamerasPage::showPictures);
    connect(m_look, &QPushButton::clicked, this, &CamerasPage::lookNow);
    connect(m_acknowledge, &QPushButton::clicked, this, &CamerasPage::acknowledge);
    connect(m_rename, &QPushButton::clicked, this, &CamerasPage::rename);
    connect(m_name, &QLineEdit::returnPressed, this, &CamerasPage::rename);
    connect(m_name, &QLineEdit::textChanged, this, &CamerasPage::showButtons);
    for (const auto signal : {&ProjectSession::projectChanged, &ProjectSession::runsChanged, &ProjectSession::runsProgressed})
        connect(&m_bench.session, signal, this, &CamerasPage::refresh);
    connect(&m_bench.training, &TrainingController::phaseChanged, this, &CamerasPage::showButtons);
    retranslate();
    showNetwork();
}

void CamerasPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_toRead || m_bench.session.isWritten()) // a camera may be watched by another program
        read();
}

void CamerasPage::refresh()
{
    m_toRead = true;
    if (isVisible() || !m_bench.session.isWritten())
        read();
}

void CamerasPage::read()
{
    m_toRead = false;
    if (!m_bench.session.isWritten()) {
        m_work.cancel();
        m_network.reset();
        showNetwork();
        return;
    }
    m_work.start(
        [this, project = m_bench.session.project()](const LatestWork::Voice &voice) {
            auto network = std::make_shared<const CameraNetwork>(readNetwork(project));
            voice.say([this, network] {
                m_network = network;
                showNetwork();
                Q_EMIT networkShown();
            });
        },
        [this](std::exception_ptr error) {
            m_network.reset();
            showNetwork();
            m_nothing->setText(errorText(error));
        });
}

void CamerasPage::showNetwork()
{
    const bool any = m_network && !m_network->matrix.targets.empty();
    m_nothing->setVisible(!any);
    m_split->setVisible(any);
    m_nothing->setText(tr("A project's cameras stand here once a source and a target are chosen."));
    if (!any) {
        m_model->setNetwork(nullptr);
        showButtons();
        return;
    }
    // The operator's place stays, also where rows have come.
    const QModelIndex before = m_matrix->currentIndex();
    int row = std::max(0, before.row()), column = std::max(0, before.column());
    if (!before.isValid()) {
        const auto &targets = m_network->matrix.targets;
        const auto current = std::find(targets.begin(), targets.end(), m_bench.session.project().targetName());
        column = current == targets.end() ? 0 : static_cast<int>(current - targets.begin());
    }
    m_model->setNetwork(m_network);
    m_matrix->resizeRowsToContents();
    m_matrix->resizeColumnsToContents();
    m_matrix->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), std::min(column, m_model->columnCount() - 1)));
    const auto unserved = m_network->matrix.unserved();
    QStringList names;
    for (const std::string &name : unserved)
        names << toQt(name);
    m_hint->setText(tr("Each cell: what the best adaptation from the row's sources gains on the column's camera. Hatched: estimated without labels. ★: in use.")
                    + (names.isEmpty() ? QString() : " " + tr("Without an adapted model: %1.").arg(names.join(", "))));
    showTarget();
}

std::string CamerasPage::target() const
{
    const QModelIndex index = m_matrix->currentIndex();
    return m_network && index.isValid() ? m_network->matrix.targets[static_cast<size_t>(index.column())] : std::string();
}

int64_t CamerasPage::chosenRun() const
{
    const auto *item = m_serving->currentRow() >= 0 ? m_serving->item(m_serving->currentRow(), Run) : nullptr;
    return item ? item->data(Qt::UserRole).toLongLong() : 0;
}

void CamerasPage::showTarget()
{
    const std::string name = target();
    m_serving->setRowCount(0);
    m_name->setText(toQt(name));
    if (name.empty()) {
        showButtons();
        return;
    }
    m_servingTitle->setText(tr("Runs that serve %1").arg(toQt(name)));
    const InUseState *used = m_network->usedBy(name);
    if (used) {
        QString text = tr("In use since %1: run %2, file %3…").arg(dateText(used->model.since)).arg(used->model.run).arg(toQt(used->model.sha256.substr(0, 12)));
        if (!used->model.why.empty())
            text += " " + tr("Why: %1").arg(toQt(used->model.why));
        if (used->stale != Stale::No)
            text += "\n⚠ " + tr("Look at it again: %1.").arg(staleText(*used));
        m_inUse->setText(text);
    } else {
        m_inUse->setText(tr("No model is in use for this camera yet."));
    }
    const auto &matrix = m_network->matrix;
    const QModelIndex current = m_matrix->currentIndex();
    // Of all sources, the best of each set first; then the others of the chosen cell.
    std::vector<int64_t> runs = matrix.ranked(name);
    for (const int64_t run : matrix.cells[static_cast<size_t>(current.row())][static_cast<size_t>(current.column())].runs)
        if (std::find(runs.begin(), runs.end(), run) == runs.end())
            runs.push_back(run);
    const auto number = [](std::optional<double> value) { return value ? QLocale().toString(*value, 'f', 3) : QString(); };
    for (const int64_t id : runs) {
        const ServingRun &one = matrix.runs.at(id);
        const RunRecord &run = one.run;
        const int row = m_serving->rowCount();
        m_serving->insertRow(row);
        auto *first = cellOf((used && used->model.run == id ? QStringLiteral("★ ") : QString()) + QString::number(id) + (run.marks.name.empty() ? QString() : " " + toQt(run.marks.name)));
        first->setData(Qt::UserRole, static_cast<qlonglong>(id));
        m_serving->setItem(row, Run, first);
        m_serving->setItem(row, Sources, cellOf(namesOf(run.sources)));
        m_serving->setItem(row, Recipe, cellOf(recipeName(run.recipe)));
        m_serving->setItem(row, Measured, cellOf(number(one.kept), true));
        m_serving->setItem(row, Agreement, cellOf(number(one.agreement), true));
        m_serving->setItem(row, VerdictColumn, cellOf(one.verdict ? verdictName(*one.verdict) : stateName(run.state)));
        m_serving->setItem(row, Ended, cellOf(dateText(run.ended)));
    }
    m_serving->resizeColumnsToContents();
    for (int column = 0; column + 1 < Columns; ++column)
        m_serving->setColumnWidth(column, m_serving->columnWidth(column) + 16);
    if (m_serving->rowCount() > 0)
        m_serving->selectRow(0);
    showButtons();
}

/// What watching the camera has found, where it has.
void CamerasPage::showChange()
{
    const WatchState *change = m_network ? m_network->changeOf(target()) : nullptr;
    for (QWidget *part : std::initializer_list<QWidget *>{m_change, m_pictures, m_acknowledge})
        part->setVisible(change);
    if (!change)
        return;
    const QString text = tr("%1 (seen since %2)").arg(coreText(change->said), dateText(change->since));
    m_change->setText(change->alarms() ? "⚠ " + tr("The camera has changed: %1. Set it right, or adapt again with frames of today.").arg(text)
                                       : tr("The camera had changed: %1; acknowledged on %2.").arg(text, dateText(change->acknowledged)));
    m_acknowledge->setEnabled(change->alarms());
}

void CamerasPage::acknowledge()
{
    try {
        acknowledgeDrift(m_bench.session.project(), target(), m_why->text().toStdString());
        m_why->clear();
        read();
    } catch (const std::exception &error) {
        m_bench.prompts.complain(this, errorText(std::current_exception()));
    }
}

void CamerasPage::showPictures()
{
    for (const bool now : {false, true})
        openOrSay(m_bench, this, toQt(watchPicture(m_bench.session.project(), target(), now)));
}

void CamerasPage::lookNow()
{
    auto *dialog = new WatchDialog(m_bench, target(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WatchDialog::found, this, &CamerasPage::refresh);
    dialog->show();
}

void CamerasPage::showButtons()
{
    showChange();
    const bool exporting = m_exporting.busy(), training = m_bench.training.isActive();
    const int64_t run = chosenRun();
    const ServingRun *chosen = m_network ? m_network->matrix.run(run) : nullptr; // the table may still show an older network
    const bool usable = chosen && chosen->modelThere && chosen->run.state == RunState::Finished;
    const std::string name = target();
    m_use->setEnabled(usable);
    m_why->setEnabled(usable);
    m_useNone->setEnabled(m_network && !name.empty() && m_network->usedBy(name));
    m_inspect->setEnabled(usable);
    m_showRun->setEnabled(run != 0);
    m_adapt->setEnabled(!name.empty() && !training);
    m_look->setEnabled(!name.empty());
    m_export->setEnabled(m_network && !m_network->inUse.empty() && !exporting);
    m_name->setEnabled(!name.empty() && !training);
    m_rename->setEnabled(!name.empty() && !training && !m_name->text().isEmpty() && m_name->text() != toQt(name));
}

void CamerasPage::use(bool none)
{
    try {
        if (none)
            useNoModel(m_bench.session.project(), target());
        else
            useModel(m_bench.session.project(), chosenRun(), m_why->text().toStdString());
        m_why->clear();
        read();
    } catch (const std::exception &error) {
        m_bench.prompts.complain(this, errorText(std::current_exception()));
    }
}

void CamerasPage::adaptPair()
{
    const auto &sources = m_network->matrix.sources[static_cast<size_t>(m_matrix->currentIndex().row())];
    RunRecord pair;
    pair.sources = sources;
    pair.target = target();
    try {
        m_bench.session.showPair(withCamerasOf(m_bench.session.project(), pair));
        Q_EMIT trainWanted();
    } catch (const std::exception &error) {
        m_bench.prompts.complain(this, errorText(std::current_exception()));
    }
}

void CamerasPage::exportAll()
{
    const QString folder = m_bench.prompts.chooseFolder(this, tr("Folder for the models in use"), m_bench.settings.lastFolder());
    if (folder.isEmpty())
        return;
    m_progress->setRange(0, static_cast<int>(m_network->inUse.size()) * 100);
    m_progress->setValue(0);
    m_progress->show();
    m_exporting.start(
        [this, folder = toPath(folder), project = m_bench.session.project().folder, network = m_network](const LatestWork::Voice &voice) {
            QStringList problems;
            int count = 0;
            for (size_t i = 0; i < network->inUse.size() && !voice.stop().stop_requested(); ++i) {
                const ModelInUse &model = network->inUse[i].model;
                try {
                    if (model.run == 0)
                        throw InputError(model.target, say(QT_TRANSLATE_NOOP("core", "uses a model whose run has been deleted")), say(QT_TRANSLATE_NOOP("core", "Choose another for it")));
                    const RunToExport from = runToExport(project, model.run);
                    exportModel(from.model, folder / (model.target + ".onnx"), {}, from.context, voice.stop(), [&](const Message &, double share) {
                        voice.say([this, at = static_cast<int>(100 * (static_cast<double>(i) + share))] { m_progress->setValue(at); });
                    });
                    ++count;
                } catch (const std::exception &) {
                    problems << errorText(std::current_exception());
                }
            }
            voice.say([this, count, problems] {
                m_progress->hide();
                showButtons();
                if (!problems.isEmpty())
                    m_bench.prompts.complain(this, problems.join('\n'));
                Q_EMIT exported(count, problems);
            });
        },
        [this](std::exception_ptr error) {
            m_progress->hide();
            m_bench.prompts.complain(this, errorText(error));
        });
    showButtons();
}

void CamerasPage::rename()
{
    if (!m_rename->isEnabled())
        return;
    try {
        m_bench.session.renameCamera(target(), m_name->text().toStdString());
    } catch (const std::exception &error) {
        m_bench.prompts.complain(this, errorText(std::current_exception()));
    }
}

void CamerasPage::retranslate()
{
    m_title->setText(tr("The network of cameras"));
    m_use->setText(tr("Use this model"));
    m_use->setToolTip(tr("The camera works with this run's model from now on; noted with the date and the file's hash"));
    m_useNone->setText(tr("Use none"));
    m_why->setPlaceholderText(tr("Why this one? (in your own words)"));
    m_inspect->setText(tr("Inspect"));
    m_showRun->setText(tr("Show in runs"));
    m_adapt->setText(tr("Adapt this pair…"));
    m_adapt->setToolTip(tr("Works on the chosen row's sources and column's target, and goes to the training page"));
    m_export->setText(tr("Export all in use…"));
    m_export->setToolTip(tr("Writes a checked ONNX file with its model card for each camera that uses a model"));
    m_pictures->setText(tr("Before and now"));
    m_pictures->setToolTip(tr("Opens the pictures of what the camera saw in training and of what it sees now"));
    m_look->setText(tr("Has it changed?"));
    m_look->setToolTip(tr("Holds frames of today, of a folder, a video or a live stream, against the camera's training frames"));
    m_acknowledge->setText(tr("Acknowledge"));
    m_acknowledge->setToolTip(tr("It is known: no warning until something else is found. The words below are kept with it."));
    m_rename->setText(tr("Rename"));
    m_name->setToolTip(tr("The camera's name in this project"));
    m_matrix->setAccessibleName(tr("Sources against targets"));
    m_serving->setHorizontalHeaderLabels({tr("Run"), tr("Sources"), tr("Recipe"), tr("Target mIoU"), tr("Agreement"), tr("Verdict"), tr("Ended")});
    if (m_network)
        showNetwork();
}

} // namespace vantage::gui
