#include "app/gui/dialogs/protocol_dialog.h"

#include "app/gui/names.h"
#include "app/gui/pages/page.h"
#include "app/gui/project_session.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/thread_priority.h"
#include "app/gui/train/path_edit.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "core/base/files.h"
#include "core/protocol/tables.h"
#include "core/training/recipe_kinds.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QToolButton>
#include <algorithm>
#include <chrono>
#include <numeric>

namespace vantage::gui {
namespace {

QString numberOr(const std::optional<double> &value, int decimals = 3)
{
    return value ? QLocale().toString(*value, 'f', decimals) : QStringLiteral("–");
}

/// A row of texts, numbers to the right.
void addRow(QTableWidget *table, const QStringList &texts, int firstNumber)
{
    const int row = table->rowCount();
    table->insertRow(row);
    for (int column = 0; column < texts.size(); ++column) {
        auto *item = new QTableWidgetItem(texts[column]);
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
        item->setTextAlignment((column < firstNumber ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        table->setItem(row, column, item);
    }
}

QTableWidget *plainTable(QWidget *parent, const char *name, const QStringList &titles)
{
    auto *table = named(new QTableWidget(0, static_cast<int>(titles.size()), parent), name);
    table->setHorizontalHeaderLabels(titles);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return table;
}

QListWidgetItem *addTicked(QListWidget *list, const QString &text, const std::string &value, bool ticked)
{
    auto *item = new QListWidgetItem(text, list);
    item->setData(Qt::UserRole, toQt(value));
    item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    return item;
}

std::vector<std::string> tickedOf(const QListWidget *list)
{
    std::vector<std::string> values;
    for (int i = 0; i < list->count(); ++i)
        if (list->item(i)->checkState() == Qt::Checked)
            values.push_back(list->item(i)->data(Qt::UserRole).toString().toStdString());
    return values;
}

/// Brings what a protocol says to the window's thread, steps not more often than they can be seen.
class Teller : public ProtocolObserver
{
public:
    Teller(const LatestWork::Voice &voice, std::function<void(const QString &, int)> progress, std::function<void(const StagePlace &, const StageLine &, bool)> stage,
           std::function<void(const ProtocolResults &)> results)
        : m_voice(voice)
        , m_progress(std::move(progress))
        , m_stage(std::move(stage))
        , m_results(std::move(results))
    {
    }

    void onCamera(const std::string &camera, int done, int all) override { say(ProtocolDialog::tr("Camera %1: %2 of %3 frames").arg(toQt(camera)).arg(done).arg(all), done, all); }
    void onStageBegin(const StagePlace &place) override
    {
        m_where = ProtocolDialog::tr("Pair %1 of %2, %3, seed %4: %5").arg(place.number).arg(place.count).arg(toQt(place.pair)).arg(place.seed).arg(coreText(place.title));
        m_said = {};
        say(m_where, 0, 1);
    }
    void onStep(const StepReport &report) override { say(m_where, report.step, report.steps); }
    void onWork(const WorkReport &work) override { say(m_where + ": " + coreText(work.what), work.done, work.all); }
    void onStageEnd(const StagePlace &place, const StageLine &line, bool reused) override
    {
        m_voice.say([show = m_stage, place, line, reused] { show(place, line, reused); });
    }
    void onResults(const ProtocolResults &results) override
    {
        m_voice.say([show = m_results, results] { show(results); });
    }
    void onFigure(const std::string &pair) override { say(ProtocolDialog::tr("Figure: %1").arg(toQt(pair)), 0, 0); }

private:
    void say(const QString &text, int64_t done, int64_t all)
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_said < std::chrono::milliseconds(100))
            return;
        m_said = now;
        m_voice.say([show = m_progress, text, permille = all > 0 ? static_cast<int>(1000 * done / all) : -1] { show(text, permille); });
    }

    const LatestWork::Voice &m_voice;
    std::function<void(const QString &, int)> m_progress;
    std::function<void(const StagePlace &, const StageLine &, bool)> m_stage;
    std::function<void(const ProtocolResults &)> m_results;
    QString m_where;
    std::chrono::steady_clock::time_point m_said{};
};

} // namespace

ProtocolDialog::ProtocolDialog(Workbench &bench, const AdaptationOptions &base, QWidget *parent)
    : QDialog(parent)
    , m_bench(bench)
    , m_base(base)
{
    setObjectName("protocolDialog");
    setWindowTitle(tr("Tables over many cameras"));
    resize(1080, 680);
    auto *note = roleLabel("faint", this);
    note->setText(tr("For each pair of cameras: No Adaptation, the equal-compute control, the recipes and Fine-Tuning with the target's own labels, measured on frames that "
                     "no training saw. All cameras need labels. It can be stopped at any time; the same folder again goes on from there."));
    note->setWordWrap(true);
    m_cameras = named(new QComboBox(this), "protocolCamerasBox");
    m_cameras->addItems({tr("The synthetic city (rendered)"), tr("This project's cameras"), tr("A list of cameras (JSON) …")});
    m_pairs = named(new QListWidget(this), "protocolPairs");
    m_recipes = named(new QListWidget(this), "protocolRecipes");
    m_preset = named(new QComboBox(this), "protocolPresetBox");
    for (const PresetSummary &preset : presetSummaries())
        m_preset->addItem(toQt(preset.name));
    m_preset->setCurrentText(toQt(base.preset));
    m_seeds = named(new QSpinBox(this), "protocolSeedsSpin");
    m_seeds->setRange(1, 20);
    m_seeds->setToolTip(tr("Each is a training of its own; the tables show their mean"));
    m_folder = named(new PathEdit(this), "protocolFolderEdit");
    m_backbone = named(new PathEdit(this), "protocolBackboneEdit");
    m_backbone->setPath(toQt(base.backbone));
    m_backbone->setPlaceholderText(tr("none: from chance"));
    const auto withButton = [&](PathEdit *edit, auto choose) {
        auto *button = new QToolButton(this);
        button->setText("…");
        connect(button, &QToolButton::clicked, this, choose);
        auto *row = new QHBoxLayout;
        row->addWidget(edit, 1);
        row->addWidget(button);
        return row;
    };
    auto *form = new QFormLayout;
    form->addRow(tr("Cameras"), m_cameras);
    form->addRow(tr("Pairs"), m_pairs);
    form->addRow(tr("Recipes"), m_recipes);
    form->addRow(tr("Preset"), m_preset);
    const size_t changes = base.settings.size() + base.baselineSettings.size();
    auto *changed = roleLabel("faint", this);
    changed->setText(tr("%n option(s) changed on the Train page count here, too", nullptr, static_cast<int>(changes)));
    changed->setVisible(changes > 0);
    form->addRow(QString(), changed);
    form->addRow(tr("Seeds"), m_seeds);
    form->addRow(tr("Backbone"), withButton(m_backbone, [this] {
                     if (const QString file = m_bench.prompts.openFile(this, tr("Pretrained weights"), m_bench.settings.lastFolder(), QString()); !file.isEmpty())
                         m_backbone->setPath(file);
                 }));
    form->addRow(tr("Folder"), withButton(m_folder, [this] {
                     if (const QString folder = m_bench.prompts.chooseFolder(this, tr("Folder for projects, tables and figures"), m_folder->path()); !folder.isEmpty())
                         m_folder->setPath(folder);
                 }));
    auto *left = new QWidget(this);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->addLayout(form);
    m_stages = plainTable(this, "protocolStages", {tr("Pair"), tr("Seed"), tr("Stage"), tr("State"), tr("Time"), tr("mIoU")});
    m_results = plainTable(this, "protocolResults", {tr("Pair"), tr("Seed"), tr("Recipe"), tr("NA"), tr("Control"), tr("Adapted"), tr("FT"), tr("Gap closed"), tr("Verdict"), tr("Truth")});
    auto *tables = new QSplitter(Qt::Vertical, this);
    tables->addWidget(m_results);
    tables->addWidget(m_stages);
    auto *split = new QSplitter(this);
    split->addWidget(left);
    split->addWidget(tables);
    split->setStretchFactor(1, 1);
    split->setSizes({350, 730});
    split->setChildrenCollapsible(false);
    m_status = named(new QLabel(this), "protocolStatus");
    m_status->setWordWrap(true);
    m_bar = named(new QProgressBar(this), "protocolBar");
    m_bar->setRange(0, 1000);
    m_start = named(new QPushButton(this), "protocolStartButton");
    m_page = named(new QPushButton(tr("Open the page"), this), "protocolPageButton");
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_start, QDialogButtonBox::ActionRole);
    buttons->addButton(m_page, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(note);
    layout->addWidget(split, 1);
    layout->addWidget(m_status);
    layout->addWidget(m_bar);
    layout->addWidget(buttons);

    for (const RecipeSummary &recipe : recipeSummaries())
        if (recipe.usesTarget)
            addTicked(m_recipes, recipeName(recipe.name), recipe.name, recipe.name == recipeOfPreset(m_preset->currentText().toStdString()));
    m_recipes->setMaximumHeight((m_recipes->count() + 1) * m_recipes->sizeHintForRow(0)); // the pairs need the room
    connect(m_preset, &QComboBox::activated, this, [this] { // what it is made for
        const QString recipe = toQt(recipeOfPreset(m_preset->currentText().toStdString()));
        for (int i = 0; i < m_recipes->count(); ++i)
            m_recipes->item(i)->setCheckState(m_recipes->item(i)->data(Qt::UserRole).toString() == recipe ? Qt::Checked : Qt::Unchecked);
    });
    connect(m_cameras, &QComboBox::activated, this, &ProtocolDialog::showCameras);
    connect(m_start, &QPushButton::clicked, this, &ProtocolDialog::startOrStop);
    connect(m_page, &QPushButton::clicked, this, [this] { openOrSay(m_bench, this, toQt(toPath(m_folder->path()) / "index.html")); });
    connect(buttons, &QDialogButtonBox::rejected, this, &ProtocolDialog::reject);
    const bool several = bench.session.isOpen() && bench.session.project().cameras.size() > 1;
    m_folder->setPath(bench.session.isOpen() ? toQt(bench.session.project().folder / "tables") : m_bench.settings.lastFolder() + "/tables");
    m_cameras->setCurrentIndex(several ? OfProject : City);
    showCameras();
    end({}, false);
}

ProtocolDialog::~ProtocolDialog() = default;

void ProtocolDialog::showCameras()
{
    m_spec = {};
    if (m_cameras->currentIndex() == City) {
        m_spec = citySpec();
    } else if (m_cameras->currentIndex() == OfProject) {
        if (m_bench.session.isOpen())
            for (const KnownCamera &camera : m_bench.session.project().cameras)
                m_spec.cameras.push_back({camera.name, camera.folder, std::nullopt});
        for (const CameraSpec &source : m_spec.cameras)
            for (const CameraSpec &target : m_spec.cameras)
                if (source.name != target.name) {
                    Pair &pair = m_spec.pairs.emplace_back();
                    pair.sources = {source.name};
                    pair.target = target.name;
                }
    } else if (const QString file = m_bench.prompts.openFile(this, tr("List of cameras"), m_bench.settings.lastFolder(), tr("JSON (*.json)")); !file.isEmpty()) {
        try {
            m_spec = specFromJson(readFile(toPath(file)), toPath(file));
        } catch (const std::exception &error) {
            sayIn(m_status, errorText(error), true);
        }
    }
    fillPairs();
}

void ProtocolDialog::fillPairs()
{
    m_pairs->clear();
    const bool city = m_cameras->currentIndex() == City;
    for (const Pair &pair : m_spec.pairs)
        addTicked(m_pairs, city ? QString("%1  (%2)").arg(toQt(nameOf(pair)), familyName(pair.family)) : toQt(nameOf(pair)), nameOf(pair), !city || pair.family == PairFamily::Near);
    m_start->setEnabled(m_running || m_pairs->count() > 0);
}

ProtocolOptions ProtocolDialog::options() const
{
    ProtocolOptions options;
    options.folder = toPath(m_folder->path().trimmed());
    options.spec = selected(m_spec, tickedOf(m_pairs));
    options.recipes = tickedOf(m_recipes);
    options.seeds.resize(static_cast<size_t>(m_seeds->value()));
    std::iota(options.seeds.begin(), options.seeds.end(), 1);
    options.adaptation.settings = m_base.settings;
    options.adaptation.baselineSettings = m_base.baselineSettings;
    options.adaptation.leaveOutDamaged = m_base.leaveOutDamaged;
    options.adaptation.preset = m_preset->currentText().toStdString();
    options.adaptation.backbone = toPath(m_backbone->path().trimmed());
    return options;
}

void ProtocolDialog::startOrStop()
{
    if (m_running) {
        m_work.requestStop();
        m_start->setEnabled(false);
        sayIn(m_status, tr("Stopping after this step or frame …"), false);
        return;
    }
    if (m_bench.training.isActive()) {
        sayIn(m_status, tr("A run is being trained in the window: wait for it, or stop it. Two trainings at once take longer than one after the other."), true);
        return;
    }
    if (tickedOf(m_pairs).empty() || tickedOf(m_recipes).empty()) {
        sayIn(m_status, tr("Tick at least one pair and one recipe."), true);
        return;
    }
    begin();
}

void ProtocolDialog::begin()
{
    m_running = true;
    for (QWidget *part : std::initializer_list<QWidget *>{m_cameras, m_preset, m_pairs, m_recipes, m_seeds, m_folder, m_backbone, m_page})
        part->setEnabled(false);
    m_stages->setRowCount(0);
    m_results->setRowCount(0);
    m_start->setText(tr("Stop"));
    m_bar->show();
    sayIn(m_status, tr("Looking through the cameras …"), false);
    m_work.start(
        [this, options = options()](const LatestWork::Voice &voice) {
            giveWayToTheWindow();
            Teller teller(
                voice,
                [this](const QString &text, int permille) {
                    sayIn(m_status, text, false);
                    m_bar->setRange(0, permille < 0 ? 0 : 1000);
                    m_bar->setValue(permille);
                },
                [this](const StagePlace &place, const StageLine &line, bool reused) { addStage(place, line, reused); }, [this](const ProtocolResults &results) { showResults(results); });
            const ProtocolOutcome outcome = runProtocol(options, voice.stop(), teller);
            QString text = tr("Finished. Tables, figure and page are in %1").arg(toQt(options.folder));
            if (outcome.end == TrainingResult::End::Stopped)
                text = tr("Stopped; what has finished is kept. Start goes on from there.");
            else if (outcome.error)
                text = errorText(outcome.error);
            voice.say([this, text, results = outcome.results, bad = static_cast<bool>(outcome.error)] {
                showResults(results);
                end(text, bad);
            });
        },
        [this](std::exception_ptr error) { end(errorText(error), true); });
}

void ProtocolDialog::end(const QString &text, bool bad)
{
    m_running = false;
    for (QWidget *part : std::initializer_list<QWidget *>{m_cameras, m_preset, m_pairs, m_recipes, m_seeds, m_folder, m_backbone})
        part->setEnabled(true);
    m_start->setText(tr("Start"));
    m_start->setEnabled(m_pairs->count() > 0);
    std::error_code code;
    m_page->setEnabled(std::filesystem::exists(toPath(m_folder->path()) / "index.html", code));
    m_bar->hide();
    sayIn(m_status, text, bad);
    if (text.isEmpty())
        return;
    Q_EMIT ended();
    if (m_closing)
        done(Rejected);
}

void ProtocolDialog::addStage(const StagePlace &place, const StageLine &line, bool reused)
{
    addRow(m_stages,
           {toQt(place.pair), QString::number(place.seed), coreText(place.title), reused ? tr("there already") : stateName(line.state), durationText(line.seconds),
            numberOr(line.meanIou)},
           4);
    m_stages->resizeColumnsToContents();
    m_stages->scrollToBottom();
}

void ProtocolDialog::showResults(const ProtocolResults &results)
{
    m_results->setRowCount(0);
    for (const PairSummary &one : summariesOf(results))
        addRow(m_results,
               {toQt(one.pair), QString::number(one.seed), recipeName(one.recipe), numberOr(one.na), numberOr(one.control), numberOr(one.adapted), numberOr(one.fineTuning),
                one.gap ? tr("%1 %").arg(QLocale().toString(100 * *one.gap, 'f', 0)) : QStringLiteral("–"), verdictName(one.verdict), verdictName(one.truth)},
               3);
    m_results->resizeColumnsToContents();
}

void ProtocolDialog::reject()
{
    if (m_running) {
        if (m_bench.prompts.ask(this, tr("Tables over many cameras"), tr("It is running. What has finished is kept, and the same folder goes on from there."), {tr("Stop and close"), tr("Cancel")}) != 0)
            return;
        m_closing = true; // as soon as the step or frame is done: the window must not wait for it
        m_work.requestStop();
        hide();
        return;
    }
    QDialog::reject();
}

} // namespace vantage::gui
