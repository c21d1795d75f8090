#include "app/gui/compare/frames_tab.h"

#include "app/gui/data/thumbnails.h"
#include "app/gui/pages/page.h"
#include "app/gui/saving.h"
#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "core/runs/run_cameras.h"
#include "widgets/frames/frame_strip.h"
#include "widgets/image/compare_controls.h"
#include "widgets/image/compare_view.h"

#include <QBoxLayout>
#include <QLabel>

namespace vantage::gui {

FramesTab::FramesTab(Workbench &bench, QWidget *parent)
    : CompareTab(parent)
    , m_bench(bench)
    , m_message(named(new QLabel(this), "wallMessage"))
    , m_view(named(new CompareView(this), "wallView"))
    , m_controls(named(new CompareControls(m_view, this), "wallControls"))
    , m_strip(named(new FrameStrip(this), "wallStrip"))
{
    m_message->setWordWrap(true);
    m_message->hide();
    m_strip->setThumbnailSize({80, 60});
    m_strip->setMaximumHeight(124);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addWidget(m_controls);
    layout->addWidget(m_message);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_strip);
    connect(m_strip, &FrameStrip::currentFrameChanged, this, &FramesTab::look);
    connect(m_controls, &CompareControls::saveRequested, this, [this] { askAndSave(m_bench, this, "frames", m_view->picture()); });
}

void FramesTab::hideEvent(QHideEvent *event)
{
    m_work.requestStop(); // frames are predicted for somebody who looks
    CompareTab::hideEvent(event);
}

void FramesTab::show(const ComparisonPtr &comparison)
{
    m_comparison = comparison;
    QString key;
    m_looked.clear();
    QStringList without;
    for (size_t i = 0; comparison && i < comparison->runs.size(); ++i) {
        const auto model = comparison->project.runFolder(comparison->runs[i].record.id) / "model.safetensors";
        std::error_code code;
        const auto written = std::filesystem::last_write_time(model, code);
        if (code) {
            without << toQt(comparison->runs[i].name);
            continue;
        }
        m_looked.push_back(i);
        key += QString::number(comparison->runs[i].record.id) + ':' + QString::number(written.time_since_epoch().count()) + ' ';
    }
    if (comparison)
        key += toQt(comparison->project.folder) + QString::number(comparison->base);
    sayIn(m_message, without.isEmpty() || m_looked.empty() ? QString() : tr("Without a model yet: %1").arg(without.join(", ")), false);
    if (key == m_openFor && m_wall) { // the same networks; what was not finished when the tab was left goes on
        if (!m_work.busy())
            look(m_strip->currentFrame());
        return;
    }
    m_openFor = key;
    open();
}

void FramesTab::open()
{
    m_wall.reset();
    m_strip->clear();
    m_view->setPanes({});
    if (m_looked.empty()) {
        m_view->setPlaceholder(tr("None of these runs has a model to look with yet"));
        m_work.cancel();
        return;
    }
    m_view->setPlaceholder(tr("Predicting…"));
    m_view->setClasses(m_comparison->project.classes);
    std::vector<std::filesystem::path> models;
    double share = 1;
    for (size_t i : m_looked) {
        models.push_back(m_comparison->project.runFolder(m_comparison->runs[i].record.id) / "model.safetensors");
        share = std::min(share, m_comparison->validationShares[i]); // what none of them was trained on
    }
    m_work.start(
        [this, project = withCamerasOf(m_comparison->project, m_comparison->runs[m_comparison->base].record), models, share](const LatestWork::Voice &voice) {
            auto wall = std::make_shared<FrameWall>(project, models, share);
            auto names = std::make_shared<QStringList>(frameNames(wall->frames()));
            auto provider = std::make_shared<ThumbnailProvider>(frameThumbnails(wall->frames()));
            voice.say([this, wall, names, provider] {
                m_wall = wall;
                m_strip->setFrames(*names, *provider);
                if (m_strip->currentFrame() < 0)
                    m_strip->setCurrentFrame(0);
                else
                    look(m_strip->currentFrame());
            });
        },
        [this](std::exception_ptr error) { fail(errorText(error)); });
}

void FramesTab::look(int frame)
{
    if (!m_wall || frame < 0)
        return;
    m_work.start(
        [this, wall = m_wall, frame](const LatestWork::Voice &voice) {
            wall->look(frame, voice.stop(), [&](const std::shared_ptr<const WallFrame> &shown) { voice.say([this, shown] { showFrame(shown); }); });
        },
        [this](std::exception_ptr error) { fail(errorText(error)); });
}

void FramesTab::fail(const QString &message)
{
    sayIn(m_message, message, true);
    m_view->setPlaceholder(message);
}

void FramesTab::showFrame(const std::shared_ptr<const WallFrame> &frame)
{
    std::vector<CompareView::Pane> panes;
    QStringList first;
    panes.push_back({"target", {.caption = tr("Target"), .image = frame->image}});
    if (!frame->truth.empty())
        panes.push_back({"truth", {.caption = tr("Ground truth"), .image = frame->image, .labels = frame->truth}});
    const SeenBy *base = nullptr;
    bool all = true;
    for (size_t k = 0; k < m_looked.size() && k < frame->seen.size(); ++k) {
        const ComparedRun &run = m_comparison->runs[m_looked[k]];
        panes.push_back({"run-" + QString::number(run.record.id),
                         {.caption = frame->seen[k].empty() ? tr("%1 (predicting)").arg(toQt(run.name)) : toQt(run.name), .image = frame->image, .labels = frame->seen[k].labels, .confidence = frame->seen[k].confidence}});
        if (m_looked[k] == m_comparison->base)
            base = &frame->seen[k];
        all = all && !frame->seen[k].empty();
    }
    for (const CompareView::Pane &pane : panes)
        if (first.size() < 6)
            first << pane.id;
    for (size_t k = 0; base && k < m_looked.size() && k < frame->seen.size(); ++k)
        if (const ComparedRun &run = m_comparison->runs[m_looked[k]]; m_looked[k] != m_comparison->base)
            panes.push_back({"change-" + QString::number(run.record.id),
                             {.caption = tr("%1 against the base").arg(toQt(run.name)), .image = frame->image, .labels = frame->seen[k].labels, .truth = frame->truth,
                              .before = base->labels, .mode = PaneMode::Changes, .placeholder = tr("Predicting…")}});
    if (m_view->takePanes(panes)) {
        m_view->setShown(first);
        if (m_looked.size() > 1)
            m_controls->setFirstSwipe("run-" + QString::number(m_comparison->runs[m_looked[0]].record.id), "run-" + QString::number(m_comparison->runs[m_looked[1]].record.id));
    }
    if (all)
        Q_EMIT frameShown(frame->frame);
}

void FramesTab::retranslate()
{
    m_openFor.clear(); // captions
    if (m_comparison && isVisible())
        show(m_comparison);
}

} // namespace vantage::gui
