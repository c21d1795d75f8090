#include "app/gui/inspect/measures_panel.h"

#include "app/gui/inspect/verdict_text.h"
#include "app/gui/inspect/verdict_view.h"
#include "app/gui/pages/page.h"
#include "app/gui/runs/related_runs.h"
#include "app/gui/text.h"
#include "core/evaluation/proof.h"
#include "widgets/classes/class_legend.h"
#include "widgets/tables/confusion_view.h"
#include "widgets/tables/metric_table.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <stdexcept>

namespace vantage::gui {
namespace {

const EpochRecord *epochOf(const RunSummary &run, int number)
{
    for (const EpochRecord &epoch : run.epochs)
        if (epoch.epoch == number)
            return &epoch;
    return nullptr;
}

} // namespace

MeasuresPanel::MeasuresPanel(QWidget *parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    m_metrics = new MetricTable(this);
    m_metrics->setObjectName("metricTable");
    auto *classesTab = new QWidget(this);
    auto *classesLayout = new QVBoxLayout(classesTab);
    classesLayout->setContentsMargins(0, 0, 0, 0);
    classesLayout->addWidget(m_metrics, 1);
    m_frameBox = new QWidget(classesTab);
    m_frameTitle = new QLabel(m_frameBox);
    m_frameMetrics = new MetricTable(m_frameBox);
    m_frameMetrics->setObjectName("frameMetricTable");
    auto *frameLayout = new QVBoxLayout(m_frameBox);
    frameLayout->setContentsMargins(0, 4, 0, 0);
    frameLayout->addWidget(m_frameTitle);
    frameLayout->addWidget(m_frameMetrics, 1);
    classesLayout->addWidget(m_frameBox, 1);
    m_frameBox->hide();
    auto *confusionTab = new QWidget(this);
    m_confusionOf = new QComboBox(confusionTab);
    m_confusionOf->setObjectName("confusionBox");
    m_confusion = new ConfusionView(confusionTab);
    m_confusion->setObjectName("confusionView");
    auto *confusionLayout = new QVBoxLayout(confusionTab);
    confusionLayout->setContentsMargins(0, 4, 0, 0);
    m_confusionHint = roleLabel("faint", confusionTab);
    m_confusionHint->setWordWrap(true);
    confusionLayout->addWidget(m_confusionOf, 0, Qt::AlignLeft);
    confusionLayout->addWidget(m_confusionHint);
    confusionLayout->addWidget(m_confusion, 1);
    m_legend = new ClassLegend(this);
    m_legend->setObjectName("classLegend");
    m_verdict = new VerdictView(this);
    connect(m_verdict, &VerdictView::spotCheckRequested, this, &MeasuresPanel::spotCheckRequested);
    for (QWidget *tab : {classesTab, confusionTab, static_cast<QWidget *>(m_legend),
                         static_cast<QWidget *>(m_verdict)})
        addTab(tab, QString());
    connect(m_confusionOf, &QComboBox::activated, this, &MeasuresPanel::showConfusion);
    retranslate();
}

void MeasuresPanel::show(const ClassMap &classes, const RunSummary *run, const std::vector<RunSummary> &runs, const std::filesystem::path &folder)
{
    m_classes = classes;
    m_columns.clear();
    const auto add = [&](const QString &name, const ConfusionMatrix *counts) {
        if (counts && counts->classes() == classes.size())
            m_columns.push_back({name, *counts});
    };
    const auto targetOf = [](const EpochRecord *epoch) { return epoch && epoch->target ? &*epoch->target : nullptr; };
    const int64_t id = run ? run->record.id : 0;
    const bool isNew = id != m_run;
    m_run = id;
    int ownColumn = 0;
    if (run) {
        const RunKind kind = run->record.kind;
        if (kind == RunKind::Baseline) {
            add(tr("NA"), shownOnTarget(*run, runs));
        } else {
            add(tr("NA"), targetOf(epochOf(*run, 0)));
            ownColumn = static_cast<int>(m_columns.size());
            add(kind == RunKind::Control ? tr("control") : kind == RunKind::FineTuning ? tr("FT") : tr("adapted"),
                targetOf(run->shownEpoch()));
            if (const EpochRecord *shown = run->shownEpoch(); shown && shown->mapped)
                add(tr("with map"), &*shown->mapped);
            if (const RunSummary *control = controlOf(*run, runs))
                add(tr("control"), targetOf(control->shownEpoch()));
        }
        if (const RunSummary *best = fineTuningOf(runs, run->record.target); best && best->record.id != run->record.id)
            add(tr("FT"), targetOf(best->shownEpoch()));
    }
    m_isBaseline = run && run->record.kind == RunKind::Baseline;
    m_metrics->setPlaceholder(nothingMeasured());
    const bool adapted = run && run->record.kind == RunKind::Adapted && run->record.state == RunState::Finished;
    m_verdict->show(run ? verdictText(*run, runs) : tr("There is no finished run yet."), adapted ? QPixmap(toQt(folder / disagreementPicture)) : QPixmap(), adapted);
    const int before = isNew ? -1 : m_confusionOf->currentIndex();
    m_confusionOf->clear();
    for (const MetricColumn &column : m_columns)
        m_confusionOf->addItem(column.name);
    m_confusionOf->setCurrentIndex(std::min(before >= 0 ? before : ownColumn, m_confusionOf->count() - 1));
    m_confusionOf->setVisible(!m_columns.empty());
    m_confusionHint->setVisible(!m_columns.empty());
    if (m_columns.empty()) {
        m_metrics->clear();
        if (run && isNew) // nobody is taken away from what they look at
            setCurrentWidget(m_verdict);
    } else {
        m_metrics->setResults(classes, m_columns, 0);
    }
    showConfusion();
}

QString MeasuresPanel::nothingMeasured() const
{
    if (m_run == 0)
        return tr("There is no finished run yet.");
    return m_isBaseline ? tr("A baseline knows no target. What it does there is measured by the first run that starts "
                             "from it, where the target's labels may be used.")
                        : tr("Without target labels nothing can be measured; see the verdict");
}


void MeasuresPanel::showFrame(const FrameInspection *frame, const QString &own, const QString &other)
{
    std::vector<MetricColumn> columns;
    const auto add = [&](const QString &name, const SeenBy &seen) {
        if (!frame || frame->truth.empty() || seen.empty())
            return;
        try {
            ConfusionMatrix counts(m_classes.size());
            counts.add(frame->truthFor(seen), seen.labels, m_classes.ignore);
            columns.push_back({name, counts});
        } catch (const std::invalid_argument &) { // a network of other classes has no figures here
        }
    };
    if (frame && frame->predicted) {
        add(tr("NA"), frame->na);
        add(own.isEmpty() ? tr("adapted") : own, frame->adapted);
        add(tr("with map"), frame->mapped);
        add(tr("FT"), frame->fineTuned);
        add(other, frame->other);
    }
    if (columns.empty())
        m_frameMetrics->clear();
    else
        m_frameMetrics->setResults(m_classes, columns, 0);
    m_frameTitle->setText(tr("On this frame alone"));
    m_hasFrame = !columns.empty();
    placeFrame();
}

void MeasuresPanel::placeFrame()
{
    constexpr int roomForBoth = 760; // pixels: each with all its classes, as a rule
    m_frameBox->setVisible(m_hasFrame && height() >= roomForBoth);
}

void MeasuresPanel::resizeEvent(QResizeEvent *event)
{
    QTabWidget::resizeEvent(event);
    placeFrame();
}

void MeasuresPanel::showConfusion()
{
    const int index = m_confusionOf->currentIndex();
    if (index < 0 || static_cast<size_t>(index) >= m_columns.size())
        m_confusion->clear();
    else
        m_confusion->setConfusion(m_classes, m_columns[static_cast<size_t>(index)].confusion);
}

int MeasuresPanel::widthOfMeasures() const
{
    const int around = width() - m_metrics->width(); // tabs and margins
    return std::max(m_metrics->widthOfColumns(), m_frameMetrics->widthOfColumns()) + std::clamp(around, 0, 60);
}

void MeasuresPanel::retranslate()
{
    m_verdict->retranslate();
    m_metrics->setPlaceholder(nothingMeasured());
    m_confusionHint->setText(tr("Click a cell: frames with the most of this mistake come first, and only its two classes are painted. Click it again: all as before."));
    m_confusion->setPlaceholder(tr("Without target labels there is nothing to confuse"));
    const QStringList names{tr("Classes"), tr("Confusion"), tr("Legend"), tr("Verdict")};
    for (int i = 0; i < count(); ++i)
        setTabText(i, names.value(i));
}

} // namespace vantage::gui
