#include "app/gui/pages/inspect_page.h"

#include "app/gui/data/thumbnails.h"
#include "app/gui/dialogs/spot_dialog.h"
#include "app/gui/inspect/frame_panes.h"
#include "app/gui/inspect/frame_window.h"
#include "app/gui/inspect/measures_panel.h"
#include "app/gui/inspect/verdict_text.h"
#include "app/gui/project_session.h"
#include "app/gui/runs/related_runs.h"
#include "app/gui/saving.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "core/runs/run_cameras.h"
#include "widgets/classes/class_legend.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/image/compare_controls.h"
#include "widgets/image/compare_view.h"
#include "widgets/tables/confusion_view.h"
#include "widgets/tables/metric_table.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <chrono>
#include <limits>

namespace vantage::gui {
namespace {

constexpr qlonglong askForFile = -1, chosenFile = -2; // of what may stand beside the run; runs have their number

} // namespace

InspectPage::InspectPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
{
    setObjectName("inspectPage");
    m_runTitle = new QLabel(this);
    m_run = named(new QComboBox(this), "inspectRunBox");
    m_besideTitle = new QLabel(this);
    m_beside = named(new QComboBox(this), "besideBox");
    for (QComboBox *box : {m_run, m_beside}) { // long names must not push the window wider
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        box->setMaximumWidth(300);
    }
    m_heldOut = named(new QCheckBox(this), "heldOutBox");
    m_heldOut->setChecked(true);
    m_detach = named(new QPushButton(this), "inspectWindowButton");
    m_rank = named(roleLabel("faint", this), "rankLabel");
    m_message = named(new QLabel(this), "inspectMessage");
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    m_where = named(new QPushButton(this), "inspectWhereButton");
    m_where->hide();
    m_view = named(new CompareView(this), "compareView");
    m_controls = named(new CompareControls(m_view, this), "compareControls");
    m_cursor = named(new QLabel(this), "cursorLabel");
    m_cursor->setTextFormat(Qt::RichText);
    m_cursor->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // what it says must not move the pictures
    m_strip = named(new FrameStrip(this), "inspectStrip");
    m_strip->setThumbnailSize({104, 78});
    m_strip->setMaximumHeight(150);
    m_measures = named(new MeasuresPanel(this), "inspectTabs");

    auto *top = new QHBoxLayout;
    top->addWidget(m_runTitle);
    top->addWidget(m_run, 1);
    top->addWidget(m_besideTitle);
    top->addWidget(m_beside, 1);
    top->addWidget(m_heldOut);
    top->addWidget(m_detach);
    top->addStretch(1);
    top->addWidget(m_rank);
    auto *pictures = new QWidget(this);
    auto *left = new QVBoxLayout(pictures);
    left->setContentsMargins(0, 0, 0, 0);
    left->addWidget(m_controls);
    left->addWidget(m_view, 1);
    left->addWidget(m_cursor);
    left->addWidget(m_strip);
    auto *split = named(new QSplitter(this), "inspectSplit");
    split->addWidget(pictures);
    split->addWidget(m_measures);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setSizes({675, 525});
    m_split = split;
    connect(split, &QSplitter::splitterMoved, this, [this] { m_splitMoved = true; });
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    auto *messageRow = new QHBoxLayout;
    messageRow->addWidget(m_message, 1);
    messageRow->addWidget(m_where);
    layout->addLayout(messageRow);
    layout->addWidget(split, 1);

    connect(m_run, &QComboBox::activated, this, [this] {
        m_runChosen = true;
        m_needsOpening = true;
        openRun();
    });
    connect(m_beside, &QComboBox::activated, this, [this] {
        if (m_beside->currentData().toLongLong() == askForFile && !chooseFile())
            return;
        m_besideShown = m_beside->currentData();
        m_needsOpening = true;
        openRun();
    });
    connect(m_where, &QPushButton::clicked, this, &InspectPage::askWhere);
    connect(m_detach, &QPushButton::clicked, this, &InspectPage::openWindow);
    connect(&m_bench.session, &ProjectSession::cameraRefused, this, [this](ProjectSession::Camera, const QString &why) {
        if (isVisible())
            fail(why);
    });
    connect(m_heldOut, &QCheckBox::toggled, this, [this] {
        m_needsOpening = true;
        openRun();
    });
    connect(m_strip, &FrameStrip::currentFrameChanged, this, &InspectPage::work);
    connect(m_strip, &FrameStrip::sortKeyChanged, this, [this](const QString &key) {
        m_bench.settings.setState("inspect-sort", key.toUtf8());
        work(m_strip->currentFrame());
    });
    connect(m_view, &CompareView::hovered, this, &InspectPage::showCursor);
    connect(m_measures->legend(), &ClassLegend::hiddenChanged, m_view, &CompareView::setHiddenClasses);
    connect(m_measures->metrics(), &MetricTable::classActivated, this, [this](int value) { follow({value, value}); });
    connect(m_measures->confusion()->grid(), &ConfusionGrid::cellActivated, this, [this](int truth, int prediction) { follow({truth, prediction}); });
    connect(m_view, &CompareView::shownChanged, this, [this](const QStringList &shown) {
        if (m_filling || shown.isEmpty())
            return;
        m_wantedPanes = shown;
        m_bench.settings.setState("inspect-panes", shown.join(',').toUtf8());
        const WantedViews views = wanted();
        if (m_shown
            && ((views.rebuilt && m_shown->hasGenerator && m_shown->reconstruction.empty())
                || (views.onSource && m_shown->sourceNa.empty() && m_shown->sourceAdapted.empty())))
            work(m_shown->frame);
    });
    connect(m_controls, &CompareControls::saveRequested, this,
            [this] { askAndSave(m_bench, this, "comparison", m_view->picture()); });
    connect(m_measures->confusion(), &ConfusionView::saveRequested, this, [this] {
        const QString file =
            withEnding(m_bench.prompts.saveFile(this, tr("Save the matrix"), QDir::home().filePath("confusion.png"),
                                                tr("Pictures (*.png *.jpg);;Tables (*.tsv)")),
                       "png");
        const ConfusionView *view = m_measures->confusion();
        const bool table = QFileInfo(file).suffix().compare("tsv", Qt::CaseInsensitive) == 0;
        if (!file.isEmpty() && !(table ? saveText(file, view->grid()->text()) : view->picture().save(file)))
            m_bench.prompts.complain(this, tr("%1: can't be written").arg(file));
    });
    connect(m_measures, &MeasuresPanel::spotCheckRequested, this, &InspectPage::checkSpots);
    for (MetricTable *table : {m_measures->metrics(), m_measures->frameMetrics()})
        connect(table, &MetricTable::exportRequested, this, [this, table] {
            const QString file =
                withEnding(m_bench.prompts.saveFile(this, tr("Save the table"), QDir::home().filePath("classes.csv"),
                                                    tr("Tables (*.csv);;Markdown (*.md)")),
                           "csv");
            const bool markdown = QFileInfo(file).suffix().compare("md", Qt::CaseInsensitive) == 0;
            if (!file.isEmpty()
                && !saveText(file, table->text(markdown ? TableFormat::Markdown : TableFormat::Csv)))
                m_bench.prompts.complain(this, tr("%1: can't be written").arg(file));
        });
    connect(&m_bench.training, &TrainingController::phaseChanged, this, &InspectPage::followTraining);
    m_wantedPanes = QString::fromUtf8(m_bench.settings.state("inspect-panes")).split(',', Qt::SkipEmptyParts);
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &InspectPage::fillRuns);
    connect(&m_bench.session, &ProjectSession::runsProgressed, this, &InspectPage::fillRuns);
    connect(&m_bench.session, &ProjectSession::projectChanged, this, [this] {
        m_needsOpening = true;
        m_runChosen = m_runChosen && m_bench.session.isOpen();
        fillRuns();
    });
    retranslate();
    fillRuns();
}

void InspectPage::fillRuns()
{
    const QVariant before = m_run->currentData(), beside = m_beside->currentData();
    m_run->clear();
    m_beside->clear();
    m_beside->addItem(tr("none"), QVariant::fromValue<qlonglong>(0));
    for (const RunSummary *run : usableRuns(m_bench.session.runs()))
        for (QComboBox *box : {m_run, m_beside})
            box->addItem(runName(run->record), QVariant::fromValue<qlonglong>(run->record.id));
    if (!m_besideFile.isEmpty())
        m_beside->addItem(QFileInfo(m_besideFile).fileName(), QVariant::fromValue<qlonglong>(chosenFile));
    m_beside->addItem(tr("A model file…"), QVariant::fromValue<qlonglong>(askForFile));
    m_beside->setCurrentIndex(std::max(0, m_beside->findData(beside)));
    m_beside->setEnabled(m_run->count() > 0);
    // Who looks at a run goes on looking at it; else the best there is, which while it trains is the baseline at first.
    if (const int index = m_run->findData(before); index >= 0 && (isVisible() || m_runChosen))
        m_run->setCurrentIndex(index);
    if (m_run->currentData() != before)
        m_needsOpening = true;
    m_run->setEnabled(m_run->count() > 0);
    showMeasures();
    if (isVisible())
        openRun();
}

void InspectPage::inspectRun(int64_t run)
{
    if (const int index = m_run->findData(QVariant::fromValue<qlonglong>(run)); index >= 0) {
        m_needsOpening = m_needsOpening || index != m_run->currentIndex();
        m_run->setCurrentIndex(index);
        m_runChosen = true;
        showMeasures();
        openRun();
    }
}

const RunSummary *InspectPage::shownRun() const
{
    return m_run->currentIndex() < 0 ? nullptr : m_bench.session.run(m_run->currentData().toLongLong());
}

void InspectPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    openRun();
    if (m_inspection && !m_allRanked)
        work(m_strip->currentFrame()); // ranking goes on
}

void InspectPage::hideEvent(QHideEvent *event)
{
    m_work.requestStop(); // frames are ranked for somebody who looks
    Page::hideEvent(event);
}

void InspectPage::followTraining()
{
    // A training gets the cores, unless somebody sorts by what is being worked out.
    if (m_bench.training.isActive() && m_strip->sortKey().isEmpty())
        m_work.requestStop();
    else if (!m_bench.training.isActive() && isVisible() && m_inspection && !m_allRanked)
        work(m_strip->currentFrame());
}

QString InspectPage::ownName() const
{
    const RunSummary *run = shownRun();
    if (run && run->record.kind == RunKind::Control)
        return tr("Control");
    if (run && run->record.kind == RunKind::FineTuning)
        return tr("FT");
    return {};
}

void InspectPage::follow(Followed followed)
{
    m_followed = followed == m_followed ? Followed() : followed;
    QSet<int> others;
    for (int i = 0; m_followed.any() && i < m_view->classes().size(); ++i)
        if (i != m_followed.truth && i != m_followed.prediction)
            others << i;
    m_measures->legend()->setHidden(others);
    showRanking(FrameRanking(m_ranking));
    m_strip->setSortKey(m_followed.any() && m_ranking.errs ? QStringLiteral("class") : QString());
}

bool InspectPage::chooseFile()
{
    const QString file = m_bench.prompts.openFile(this, tr("Model file"), m_bench.settings.lastFolder(), tr("Models (*.onnx *.pt *.safetensors)"));
    m_beside->setCurrentIndex(std::max(0, m_beside->findData(m_besideShown)));
    if (file.isEmpty())
        return false;
    m_besideFile = file;
    m_bench.settings.setLastFolder(QFileInfo(file).path());
    fillRuns();
    m_beside->setCurrentIndex(m_beside->findData(QVariant::fromValue<qlonglong>(chosenFile)));
    return true;
}

QString InspectPage::besideName() const
{
    return m_beside->currentIndex() > 0 ? m_beside->currentText() : QString();
}

WantedViews InspectPage::wanted() const
{
    QStringList panes = m_wantedPanes;
    if (m_window)
        panes += m_window->view()->shown();
    return {panes.contains("reconstruction"), panes.contains("source-na") || panes.contains("source-adapted")};
}

void InspectPage::askWhere()
{
    const auto missing = m_bench.session.missingCamera();
    if (!missing)
        return;
    const QString folder = m_bench.prompts.chooseFolder(this, tr("Where is %1 now?").arg(toQt(missing->was)), m_bench.settings.lastFolder());
    if (folder.isEmpty())
        return;
    sayIn(m_message, tr("Looking into the folder…"), false);
    m_bench.session.moveCamera(missing->camera, folder, missing->place);
}

void InspectPage::openRun()
{
    if (!m_needsOpening || !isVisible())
        return;
    m_needsOpening = false;
    m_inspection.reset();
    m_shown.reset();
    m_measures->showFrame(nullptr, {}, {});
    m_followed = {};
    m_allRanked = false;
    m_filling = true;
    m_strip->clear();
    m_view->setPanes({});
    m_filling = false;
    m_rank->clear();
    m_message->hide();
    m_where->hide();
    showMeasures();
    const RunSummary *run = shownRun();
    if (!run) {
        m_view->setPlaceholder(tr("Train a run to look at what it learned"));
        m_work.cancel();
        return;
    }
    m_view->setPlaceholder(tr("Predicting…"));
    const Project project = withCamerasOf(m_bench.session.project(), run->record);
    const auto model = [&](int64_t id) { return project.runFolder(id) / "model.safetensors"; };
    InspectedModels models;
    if (run->record.baseRun)
        models.na = model(*run->record.baseRun);
    (run->record.kind == RunKind::Baseline ? models.na : models.adapted) = model(run->record.id);
    if (!models.na.empty() && !std::filesystem::exists(models.na))
        models.na.clear();
    if (const RunSummary *best = fineTuningOf(m_bench.session.runs(), m_bench.session.project().nameOf(project.target)); best && best->record.id != run->record.id)
        models.fineTuned = model(best->record.id);
    if (const qlonglong other = m_beside->currentData().toLongLong(); other > 0 && other != run->record.id)
        models.other = model(other);
    else if (other == chosenFile)
        models.file = toPath(m_besideFile);
    if (const auto learned = project.runFolder(run->record.id) / "pseudo-labels"; std::filesystem::exists(learned))
        models.pseudoLabels = learned;
    if (const auto makers = project.runFolder(run->record.id) / "label-makers"; std::filesystem::exists(makers))
        models.labelMakers = makers;
    const auto generator = project.runFolder(run->record.id) / "generator.safetensors";
    if (!models.adapted.empty() && std::filesystem::exists(generator))
        models.generator = generator;
    m_view->setClasses(project.classes);
    m_measures->legend()->setClasses(project.classes);
    const double share = m_heldOut->isChecked() ? run->validationShare : 1.0; // the slider may have moved since
    m_work.start(
        [this, project, models, share](const LatestWork::Voice &voice) {
            auto inspection = std::make_shared<Inspection>(project, models, share);
            auto names = std::make_shared<QStringList>(frameNames(inspection->frames()));
            auto provider = std::make_shared<ThumbnailProvider>(frameThumbnails(inspection->frames()));
            auto ranking = std::make_shared<FrameRanking>(inspection->ranking());
            voice.say([this, inspection, names, provider, ranking] {
                m_inspection = inspection;
                m_strip->setFrames(*names, *provider);
                showRanking(*ranking); // what can be sorted by, though nothing is known yet
                const QString sort = QString::fromUtf8(m_bench.settings.state("inspect-sort"));
                for (const FrameSortKey &key : m_strip->model()->sortKeys())
                    if (key.id == sort)
                        m_strip->setSortKey(sort);
                if (m_strip->currentFrame() < 0)
                    m_strip->setCurrentFrame(0);
                else
                    work(m_strip->currentFrame());
            });
        },
        [this](std::exception_ptr error) { fail(errorText(error)); });
}

void InspectPage::work(int frame)
{
    if (!m_inspection || frame < 0)
        return;
    // While something is trained, frames are ranked only for somebody who sorts by the rank.
    const bool rank = isVisible() && !m_allRanked && (!m_bench.training.isActive() || !m_strip->sortKey().isEmpty());
    m_work.start(
        [this, inspection = m_inspection, frame, rank, views = wanted()](const LatestWork::Voice &voice) {
            // Frame and ground truth need no network.
            if (auto first = inspection->glance(frame); !first->predicted)
                voice.say([this, first] { showFrame(first); });
            if (voice.stop().stop_requested())
                return; // somebody is going through the frames
            auto shown = inspection->frame(frame, views, voice.stop(), [&](const std::shared_ptr<const FrameInspection> &soFar) {
                voice.say([this, soFar] { showFrame(soFar); });
            });
            if (!shown)
                return;
            voice.say([this, shown] { showFrame(shown); });
            auto told = std::chrono::steady_clock::now();
            const auto tell = [&](bool all) {
                voice.say([this, ranking = std::make_shared<FrameRanking>(inspection->ranking()), all] {
                    showRanking(*ranking);
                    if (all) {
                        m_allRanked = true;
                        Q_EMIT ranked();
                    }
                });
            };
            while (rank && !voice.stop().stop_requested()) {
                if (!inspection->rankNext()) {
                    tell(true);
                    return;
                }
                if (const auto now = std::chrono::steady_clock::now(); now - told > std::chrono::milliseconds(700)) {
                    told = now;
                    tell(false);
                }
            }
        },
        [this](std::exception_ptr error) { fail(errorText(error)); });
}

void InspectPage::fail(const QString &message)
{
    sayIn(m_message, message, true);
    m_where->setVisible(m_bench.session.missingCamera().has_value());
    if (!m_shown)
        m_view->setPlaceholder(message);
}

void InspectPage::showFrame(const std::shared_ptr<const FrameInspection> &frame)
{
    m_shown = frame;
    m_message->hide();
    const auto panes = framePanes(*frame, ownName(), besideName());
    m_controls->setFirstSwipe("na", frame->mapped.empty() ? "adapted" : "mapped");
    m_filling = true;
    if (m_view->takePanes(panes))
        m_view->setShown(wantedOf(m_wantedPanes, panes, firstPanes(*frame)));
    m_filling = false;
    m_measures->showFrame(frame.get(), ownName(), besideName());
    showInWindow();
    fitMeasures();
    if (frame->predicted)
        Q_EMIT frameShown(frame->frame);
}

void InspectPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_cursor->setText(nothingUnderCursor()); // it has the colours of the theme in it
}

void InspectPage::showRanking(const FrameRanking &ranking)
{
    m_ranking = ranking;
    std::vector<FrameSortKey> keys;
    const QString own = ownName();
    const QString adapted = own.isEmpty() ? tr("adapted") : own;
    if (ranking.disagrees)
        keys.push_back(
            {"disagreement", tr("Disagreement of NA and %1").arg(adapted), ranking.disagreement, true, true});
    if (ranking.errs)
        keys.push_back({"error", ranking.ofAdapted ? tr("Error of %1").arg(adapted) : tr("Error of NA"), ranking.error,
                        true, true});
    const int classes = m_view->classes().size();
    if (ranking.errs && m_followed.any() && std::max(m_followed.truth, m_followed.prediction) < classes) {
        const auto name = [&](int value) { return toQt(m_view->classes().classes[static_cast<size_t>(value)].name); };
        if (m_followed.isClass())
            keys.push_back({"class", tr("Errors of class %1").arg(name(m_followed.truth)), ranking.shareOfClass(m_followed.truth), true, true});
        else
            keys.push_back({"class", tr("%1 called %2").arg(name(m_followed.truth), name(m_followed.prediction)),
                            ranking.shareOf(m_followed.truth, m_followed.prediction), true, true});
    }
    if (static_cast<size_t>(m_strip->model()->frames()) == ranking.disagreement.size())
        m_strip->setSortKeys(keys);
    m_rank->setText(ranking.known > 0 && ranking.known < static_cast<int>(ranking.disagreement.size()) && !keys.empty()
                        ? tr("%1 of %2 frames compared").arg(ranking.known).arg(ranking.disagreement.size())
                        : QString());
}

void InspectPage::showCursor(const QString &pane, QPoint pixel)
{
    m_measures->legend()->setMarked(-1);
    if (!m_shown || pixel.x() < 0) {
        m_cursor->setText(nothingUnderCursor());
        return;
    }
    // Panes may be of other sizes; what is said is said of the target's pixel.
    const QPoint onTarget = m_view->pixelUnderCursor("target");
    m_cursor->setText(pixelText(*m_shown, m_view->classes(), onTarget.x() < 0 ? pixel : onTarget, ownName(), besideName()));
    const PaneContent *content = m_view->content(pane);
    if (content && !content->labels.empty() && pixel.x() < content->labels.cols && pixel.y() < content->labels.rows)
        m_measures->legend()->setMarked(content->labels.at<uint8_t>(pixel.y(), pixel.x()));
}

QString InspectPage::nothingUnderCursor() const
{
    return "<span style='color:" + palette().color(QPalette::PlaceholderText).name() + "'>"
           + tr("Point at a picture: here stands what each network says of the pixel, and how surely.") + "</span>";
}

void InspectPage::showMeasures()
{
    const bool open = m_bench.session.isOpen();
    const RunSummary *run = shownRun();
    m_measures->show(open ? m_bench.session.project().classes : ClassMap(), run, m_bench.session.runs(),
                     open && run ? m_bench.session.project().runFolder(run->record.id) : std::filesystem::path());
    fitMeasures();
}

void InspectPage::openWindow()
{
    if (!m_window) {
        m_window = new FrameWindow(m_bench, this);
        m_window->setAttribute(Qt::WA_DeleteOnClose);
        m_window->view()->setClasses(m_view->classes());
        connect(m_view, &CompareView::viewChanged, m_window->view(), &CompareView::setView);
        connect(m_window->view(), &CompareView::viewChanged, m_view, &CompareView::setView);
        connect(m_measures->legend(), &ClassLegend::hiddenChanged, m_window->view(), &CompareView::setHiddenClasses);
        connect(m_window->view(), &CompareView::shownChanged, this, [this] { // what only it shows is worked out, too
            if (m_shown)
                work(m_shown->frame);
        });
        showInWindow();
    }
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void InspectPage::showInWindow()
{
    if (!m_window || !m_shown)
        return;
    m_window->view()->setClasses(m_view->classes());
    const QString name = m_inspection && m_shown->frame >= 0 ? m_strip->model()->name(m_shown->frame) : QString();
    m_window->showFrame(tr("Frame %1").arg(name), framePanes(*m_shown, ownName(), besideName()), firstPanes(*m_shown), {"na", m_shown->mapped.empty() ? "adapted" : "mapped"});
}

void InspectPage::checkSpots()
{
    const RunSummary *run = shownRun();
    if (!run)
        return;
    auto *dialog = new SpotDialog(m_bench.session.project(), run->record.id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SpotDialog::answered, this, [this] { m_bench.session.refreshRuns(); });
    dialog->open();
}

/// The tables get the room that their columns take, as long as nobody has drawn the line between them and the pictures himself.
void InspectPage::fitMeasures()
{
    const int all = m_split->width() - m_split->handleWidth(), wanted = m_measures->widthOfMeasures(), now = m_split->sizes().value(1);
    if (m_splitMoved || now >= wanted || all <= 0)
        return;
    const int right = std::min(wanted, all * 3 / 5);
    m_split->setSizes({all - right, right});
}

void InspectPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitMeasures();
}

void InspectPage::retranslate()
{
    m_runTitle->setText(tr("Run:"));
    m_besideTitle->setText(tr("Beside it:"));
    m_beside->setToolTip(tr("Another run's network on the same frames, or any model file: exported, or not ours"));
    m_where->setText(tr("Where is it now?"));
    m_detach->setText(tr("Second window"));
    m_detach->setToolTip(tr("The same frame in a window of its own, for another screen, with panes of its own choice"));
    m_heldOut->setText(tr("Only frames kept for measuring"));
    m_heldOut->setToolTip(tr("Frames that no training saw: what the networks do there is what they will do tomorrow"));
    m_view->setPlaceholder(shownRun() ? tr("Predicting…") : tr("Train a run to look at what it learned"));
    m_strip->setPlaceholder(tr("Frames of the target appear here"));
    m_measures->retranslate();
    m_cursor->setText(nothingUnderCursor());
    fillRuns();
    if (m_shown) {
        const auto shown = m_shown;
        showFrame(shown);
    }
    if (m_inspection)
        showRanking(FrameRanking(m_ranking));
}

} // namespace vantage::gui
