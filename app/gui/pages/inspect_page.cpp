#include "app/gui/pages/inspect_page.h"

#include "app/gui/data/thumbnails.h"
#include "app/gui/inspect/frame_panes.h"
#include "app/gui/inspect/measures_panel.h"
#include "app/gui/inspect/verdict_text.h"
#include "app/gui/project_session.h"
#include "app/gui/text.h"
#include "app/gui/train/training_controller.h"
#include "app/gui/workbench.h"
#include "widgets/classes/class_legend.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/image/compare_controls.h"
#include "widgets/image/compare_view.h"
#include "widgets/tables/metric_table.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSplitter>
#include <chrono>

namespace vantage::gui {

InspectPage::InspectPage(Workbench &bench, QWidget *parent)
    : Page(parent)
    , m_bench(bench)
{
    setObjectName("inspectPage");
    m_runTitle = new QLabel(this);
    m_run = named(new QComboBox(this), "inspectRunBox");
    m_run->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_heldOut = named(new QCheckBox(this), "heldOutBox");
    m_heldOut->setChecked(true);
    m_rank = named(roleLabel("faint", this), "rankLabel");
    m_message = named(new QLabel(this), "inspectMessage");
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    m_view = named(new CompareView(this), "compareView");
    m_controls = named(new CompareControls(m_view, this), "compareControls");
    m_cursor = named(new QLabel(this), "cursorLabel");
    m_cursor->setTextFormat(Qt::RichText);
    m_strip = named(new FrameStrip(this), "inspectStrip");
    m_strip->setThumbnailSize({104, 78});
    m_strip->setMaximumHeight(150);
    m_measures = named(new MeasuresPanel(this), "inspectTabs");

    auto *top = new QHBoxLayout;
    top->addWidget(m_runTitle);
    top->addWidget(m_run);
    top->addWidget(m_heldOut);
    top->addStretch(1);
    top->addWidget(m_rank);
    auto *pictures = new QWidget(this);
    auto *left = new QVBoxLayout(pictures);
    left->setContentsMargins(0, 0, 0, 0);
    left->addWidget(m_controls);
    left->addWidget(m_view, 1);
    left->addWidget(m_cursor);
    left->addWidget(m_strip);
    auto *split = new QSplitter(this);
    split->addWidget(pictures);
    split->addWidget(m_measures);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setSizes({700, 430});
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_message);
    layout->addWidget(split, 1);

    connect(m_run, &QComboBox::activated, this, [this] {
        m_needsOpening = true;
        openRun();
    });
    connect(m_heldOut, &QCheckBox::toggled, this, [this] {
        m_needsOpening = true;
        openRun();
    });
    connect(m_strip, &FrameStrip::currentFrameChanged, this, &InspectPage::work);
    connect(m_strip, &FrameStrip::sortKeyChanged, this, [this] { work(m_strip->currentFrame()); });
    connect(m_view, &CompareView::hovered, this, &InspectPage::showCursor);
    connect(m_measures->legend(), &ClassLegend::hiddenChanged, m_view, &CompareView::setHiddenClasses);
    connect(m_controls, &CompareControls::saveRequested, this, [this] {
        const QString file = m_bench.prompts.saveFile(
            this, tr("Save the picture"), QDir::homePath() + "/comparison.png", tr("Pictures (*.png *.jpg)"));
        if (!file.isEmpty() && !m_view->savePicture(file))
            m_bench.prompts.complain(this, tr("%1: can't be written").arg(file));
    });
    connect(m_measures->metrics(), &MetricTable::exportRequested, this, [this] {
        const QString file = m_bench.prompts.saveFile(this, tr("Save the table"), QDir::homePath() + "/classes.csv",
                                                      tr("Tables (*.csv)"));
        if (file.isEmpty())
            return;
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(m_measures->metrics()->text(TableFormat::Csv).toUtf8()) < 0)
            m_bench.prompts.complain(this, tr("%1: can't be written").arg(file));
    });
    connect(&m_bench.session, &ProjectSession::runsChanged, this, &InspectPage::fillRuns);
    connect(&m_bench.session, &ProjectSession::projectChanged, this, [this] {
        m_needsOpening = true;
        fillRuns();
    });
    retranslate();
    fillRuns();
}

void InspectPage::fillRuns()
{
    const QVariant before = m_run->currentData();
    m_run->clear();
    // The latest adaptation first: it is what people come for.
    const auto &runs = m_bench.session.runs();
    for (const char *kind : {"adapted", "control", "baseline"})
        for (auto run = runs.rbegin(); run != runs.rend(); ++run)
            if (run->record.kind == kind && run->record.state == RunState::Finished && run->modelThere)
                m_run->addItem(QString("#%1  %2, %3")
                                   .arg(run->record.id)
                                   .arg(kindName(run->record.kind), toQt(run->record.recipe)),
                               QVariant::fromValue<qlonglong>(run->record.id));
    if (const int index = m_run->findData(before); index >= 0)
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
}

void InspectPage::openRun()
{
    if (!m_needsOpening || !isVisible())
        return;
    m_needsOpening = false;
    m_inspection.reset();
    m_shown.reset();
    m_strip->clear();
    m_view->setPanes({});
    m_rank->clear();
    m_message->hide();
    showMeasures();
    const RunSummary *run = shownRun();
    if (!run) {
        m_view->setPlaceholder(tr("Train a run to look at what it learned"));
        m_work.cancel();
        return;
    }
    m_view->setPlaceholder(tr("Predicting…"));
    const Project &project = m_bench.session.project();
    const auto model = [&](int64_t id) { return project.runFolder(id) / "model.safetensors"; };
    InspectedModels models;
    if (run->record.baseRun)
        models.na = model(*run->record.baseRun);
    (run->record.kind == "baseline" ? models.na : models.adapted) = model(run->record.id);
    if (!models.na.empty() && !std::filesystem::exists(models.na))
        models.na.clear();
    if (const RunSummary *best = fineTuningOf(m_bench.session.runs()))
        models.fineTuned = model(best->record.id);
    if (run->choice)
        models.samples = project.runFolder(run->record.id) / "samples"
                         / QString("epoch-%1").arg(run->choice->chosen, 3, 10, QLatin1Char('0')).toStdString();
    m_view->setClasses(project.classes);
    m_measures->legend()->setClasses(project.classes);
    const double share = m_heldOut->isChecked() ? m_bench.session.validationShare() : 1.0;
    m_work.start(
        [this, project, models, share](const LatestWork::Voice &voice) {
            auto inspection = std::make_shared<Inspection>(project, models, share);
            auto names = std::make_shared<QStringList>(frameNames(inspection->frames()));
            auto provider = std::make_shared<ThumbnailProvider>(frameThumbnails(inspection->frames()));
            voice.say([this, inspection, names, provider] {
                m_inspection = inspection;
                m_strip->setFrames(*names, *provider);
                if (m_strip->currentFrame() < 0)
                    m_strip->setCurrentFrame(0);
                else
                    work(m_strip->currentFrame());
            });
        },
        [this](std::exception_ptr error) { fail(messageOf(error)); });
}

void InspectPage::work(int frame)
{
    if (!m_inspection || frame < 0)
        return;
    // While something is trained, frames are ranked only for somebody who sorts by the rank.
    const bool rank = !m_bench.training.isActive() || !m_strip->sortKey().isEmpty();
    m_work.start(
        [this, inspection = m_inspection, frame, rank](const LatestWork::Voice &voice) {
            auto shown = inspection->frame(frame);
            voice.say([this, shown] { showFrame(shown); });
            auto told = std::chrono::steady_clock::now();
            const auto tell = [&](bool all) {
                voice.say([this, ranking = std::make_shared<FrameRanking>(inspection->ranking()), all] {
                    showRanking(*ranking);
                    if (all)
                        Q_EMIT ranked();
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
        [this](std::exception_ptr error) { fail(messageOf(error)); });
}

void InspectPage::fail(const QString &message)
{
    m_message->setText(message);
    m_message->show();
}

void InspectPage::showFrame(const std::shared_ptr<const FrameInspection> &frame)
{
    m_shown = frame;
    m_message->hide();
    const auto panes = framePanes(*frame);
    QStringList ids;
    for (const auto &pane : panes)
        ids << pane.id;
    if (m_view->panes() == ids) {
        for (const auto &pane : panes)
            m_view->setContent(pane.id, pane.content);
    } else {
        const bool first = m_view->panes().isEmpty();
        m_view->setPanes(panes);
        if (first)
            m_view->setShown(firstPanes(*frame));
    }
    Q_EMIT frameShown(frame->frame);
}

void InspectPage::showRanking(const FrameRanking &ranking)
{
    std::vector<FrameSortKey> keys;
    keys.push_back({"disagreement", tr("Disagreement of NA and adapted"), ranking.disagreement, true, true});
    bool errors = false;
    for (double value : ranking.error)
        errors = errors || value == value;
    if (errors)
        keys.push_back({"error", tr("Error of adapted"), ranking.error, true, true});
    if (static_cast<size_t>(m_strip->model()->frames()) == ranking.disagreement.size())
        m_strip->setSortKeys(keys);
    m_rank->setText(ranking.known < static_cast<int>(ranking.disagreement.size())
                        ? tr("%1 of %2 frames compared").arg(ranking.known).arg(ranking.disagreement.size())
                        : QString());
}

void InspectPage::showCursor(const QString &pane, QPoint pixel)
{
    m_measures->legend()->setMarked(-1);
    if (!m_shown || pixel.x() < 0) {
        m_cursor->setText(QStringLiteral("&nbsp;"));
        return;
    }
    // Panes may be of other sizes; what is said is said of the target's pixel.
    const QPoint onTarget = m_view->pixelUnderCursor("target");
    m_cursor->setText(pixelText(*m_shown, m_view->classes(), onTarget.x() < 0 ? pixel : onTarget));
    const PaneContent *content = m_view->content(pane);
    if (content && !content->labels.empty() && pixel.x() < content->labels.cols && pixel.y() < content->labels.rows)
        m_measures->legend()->setMarked(content->labels.at<uint8_t>(pixel.y(), pixel.x()));
}

void InspectPage::showMeasures()
{
    const bool open = m_bench.session.isOpen();
    m_measures->show(open ? m_bench.session.project().classes : ClassMap(), shownRun(), m_bench.session.runs());
}

void InspectPage::retranslate()
{
    m_runTitle->setText(tr("Run:"));
    m_heldOut->setText(tr("Only frames kept for measuring"));
    m_heldOut->setToolTip(tr("Frames that no training saw: what the networks do there is what they will do tomorrow"));
    m_view->setPlaceholder(shownRun() ? tr("Predicting…") : tr("Train a run to look at what it learned"));
    m_strip->setPlaceholder(tr("Frames of the target appear here"));
    m_measures->retranslate();
    m_cursor->setText(QStringLiteral("&nbsp;"));
    fillRuns();
    if (m_shown) {
        const auto shown = m_shown;
        showFrame(shown);
    }
}

} // namespace vantage::gui
