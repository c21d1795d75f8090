#include "app/gui/train/live_view.h"

#include "app/gui/names.h"
#include "app/gui/pages/page.h"
#include "app/gui/text.h"
#include "app/gui/train/sample_viewer.h"
#include "widgets/plot/loss_panel.h"
#include "widgets/plot/loss_plot.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabWidget>
#include <algorithm>
#include <limits>
#include <map>

namespace vantage::gui {

namespace {

std::optional<double> valueOf(const EpochReport &epoch, MeasuredOn on, const Measure &measure)
{
    if (!measure.ofConfusion)
        return epoch.values.get(on, measure.id);
    if (on == MeasuredOn::Source) // of a run that was read: empty where it noted none
        return epoch.source.classes() > 1 ? std::optional(measure.ofConfusion(epoch.source)) : std::nullopt;
    return epoch.target ? std::optional(measure.ofConfusion(*epoch.target)) : std::nullopt;
}

} // namespace

LiveView::LiveView(QWidget *parent)
    : QWidget(parent)
{
    const auto column = [this](QLabel *&title, QWidget *choice, QWidget *content) {
        auto *box = new QWidget(this);
        auto *layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        title = new QLabel(box);
        auto *row = new QHBoxLayout;
        row->addWidget(title);
        if (choice)
            row->addWidget(choice);
        row->addStretch(1);
        layout->addLayout(row);
        layout->addWidget(content, 1);
        return box;
    };
    m_measure = named(new QComboBox(this), "validationBox");
    m_measure->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // long words must not make the window wide
    m_measure->setMinimumContentsLength(9);
    for (const Measure &measure : allMeasures())
        if (measure.needs != Measure::Needs::AllSnapshots) // those are known at the end
            m_measure->addItem(QString(), QString(measure.id));
    connect(m_measure, &QComboBox::activated, this, [this] {
        m_measureChosen = true;
        m_validation->resetZoom();
        showMeasures();
    });
    m_losses = new LossPanel(this);
    m_losses->setObjectName("lossPanel");
    m_validation = new LossPlot(this);
    m_validation->setObjectName("validationPlot");
    m_validation->setSmoothing(0);
    m_validation->setClipOutliers(false);
    m_samples = new SampleViewer(this);
    m_samples->setObjectName("samples");
    m_log = new QPlainTextEdit(this);
    m_log->setObjectName("logText");
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(5000);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName("liveTabs");
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_samples, QString());
    m_tabs->addTab(m_log, QString());

    connect(m_losses->plot(), &LossPlot::saveRequested, this,
            [this] { Q_EMIT saveWanted("losses", m_losses->plot()->picture()); });
    connect(m_validation, &LossPlot::saveRequested, this,
            [this] { Q_EMIT saveWanted("measures", m_validation->picture()); });

    auto *plots = named(new QSplitter(this), "livePlots");
    plots->addWidget(column(m_lossTitle, nullptr, m_losses));
    plots->addWidget(column(m_validationTitle, m_measure, m_validation));
    plots->setStretchFactor(0, 3);
    plots->setStretchFactor(1, 2);
    auto *split = named(new QSplitter(Qt::Vertical, this), "liveSplit");
    split->addWidget(plots);
    split->addWidget(m_tabs);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    m_alarm = named(new QLabel(this), "classAlarm");
    m_alarm->setWordWrap(true);
    m_alarm->setTextFormat(Qt::PlainText);
    m_alarm->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_alarm);
    layout->addWidget(split, 1);
    retranslate();
}

void LiveView::clear()
{
    m_run = 0;
    showRun();
    m_epochs.clear();
    m_kept.reset();
    m_losses->plot()->clear();
    m_validation->clear();
    m_samples->clear();
    m_log->clear();
    showAlarm();
}

/// Classes that NA sees on the target and the network, as it stands, does no more.
void LiveView::showAlarm()
{
    QStringList names;
    if (m_epochs.size() > 1 && m_epochs.front().epoch == 0)
        for (const size_t lost : lostClasses(m_epochs.front().classShares, m_epochs.back().classShares))
            if (lost < m_classes.classes.size())
                names << toQt(m_classes.classes[lost].name);
    sayIn(m_alarm, names.isEmpty() ? QString() : tr("After epoch %1 the network hardly sees these classes on the target any more: %2. Such an epoch is never chosen.").arg(m_epochs.back().epoch).arg(names.join(", ")), true);
}

void LiveView::showRun()
{
    m_lossTitle->setText(m_run > 0 ? tr("Losses per step of run %1").arg(m_run) : tr("Losses per step"));
}

void LiveView::setClasses(const ClassMap &classes)
{
    m_classes = classes;
    m_samples->setClasses(classes);
}

void LiveView::show(const StageUpdate &update)
{
    if (update.begins || (update.run != 0 && update.run != m_run)) {
        const QString log = m_log->toPlainText(); // one log for all stages
        clear();
        if (!log.isEmpty())
            m_log->setPlainText(log);
        m_run = update.run;
        showRun();
        m_learnsTarget = update.kind == RunKind::FineTuning;
        m_log->appendPlainText(QStringLiteral("— ") + coreText(update.title) + QString(" (#%1)").arg(update.run));
    }
    if (update.plan)
        m_log->appendPlainText(
            update.plan->firstStep > 0
                ? tr("goes on after step %1 of %2, %3 epochs in all, on %4").arg(update.plan->firstStep).arg(update.plan->steps).arg(update.plan->epochs).arg(toQt(update.plan->machine))
                : tr("%1 steps in %2 epochs, on %3").arg(update.plan->steps).arg(update.plan->epochs).arg(toQt(update.plan->machine)));
    for (const QString &message : coreTexts(update.messages))
        m_log->appendPlainText(message);
    addSteps(update.steps);
    for (const EpochReport &epoch : update.epochs)
        addEpoch(epoch);
    if (!update.epochs.empty()) {
        showMeasures();
        showAlarm();
    }
    if (update.kept)
        setKept(update.kept);
    for (const SampleReport &samples : update.samples)
        m_samples->add(samples);
}

void LiveView::addSteps(const std::vector<StepReport> &steps)
{
    std::vector<std::string> order;
    std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> curves;
    for (const StepReport &step : steps)
        for (const auto &[name, value] : step.values) {
            auto &[x, y] = curves[name];
            if (x.empty())
                order.push_back(name);
            x.push_back(static_cast<double>(step.step));
            y.push_back(value);
        }
    LossPlot *plot = m_losses->plot();
    for (const std::string &name : order) {
        const QString curve = toQt(name);
        const bool isNew = !plot->curves().contains(curve);
        plot->append(curve, curves[name].first, curves[name].second);
        plot->setCurveTitle(curve, termName(name, m_learnsTarget));
        if (isNew && (name == "learning rate" || name == "labelled share")) // no losses: there for whoever asks
            plot->setCurveVisible(curve, false);
    }
}

void LiveView::addEpoch(const EpochReport &epoch)
{
    std::erase_if(m_epochs, [&](const EpochReport &old) { return old.epoch >= epoch.epoch; }); // a run that was resumed
    m_epochs.push_back(epoch);
    QString line = tr("epoch %1: source mIoU %2").arg(epoch.epoch).arg(metricsOf(epoch.source).meanIou, 0, 'f', 3);
    if (epoch.target)
        line += tr(", target mIoU %1").arg(metricsOf(*epoch.target).meanIou, 0, 'f', 3);
    m_log->appendPlainText(line + ", " + durationText(epoch.seconds));
}

void LiveView::showMeasures()
{
    // Without target labels it is the signals that tell how the target fares.
    const bool labelled = !m_epochs.empty() && m_epochs.front().target;
    const bool withoutLabels = !m_epochs.empty() && m_epochs.front().values.get(MeasuredOn::Target, measure_id::edgeAlignment);
    if (!m_measureChosen)
        m_measure->setCurrentIndex(m_measure->findData(toQt(std::string(!labelled && withoutLabels ? measure_id::edgeAlignment : measure_id::meanIou))));
    const Measure *what = findMeasure(m_measure->currentData().toString().toStdString());
    if (!what)
        return;
    struct Curve
    {
        QString name, title;
        LossPlot::Best best = LossPlot::Best::None;
        std::vector<double> x, y;
    };
    std::vector<Curve> curves;
    const auto bestOf = [&](bool isMain) {
        if (!isMain || what->better == Measure::Better::Neither)
            return LossPlot::Best::None;
        return what->better == Measure::Better::Lower ? LossPlot::Best::Lowest : LossPlot::Best::Highest;
    };
    for (const MeasuredOn on : {MeasuredOn::Source, MeasuredOn::Target}) {
        if (on == MeasuredOn::Source && m_learnsTarget) // both are the one camera
            continue;
        Curve curve{toQt(toText(on)), on == MeasuredOn::Source ? tr("source") : tr("target"), LossPlot::Best::None, {}, {}};
        for (const EpochReport &epoch : m_epochs)
            if (const auto value = valueOf(epoch, on, *what)) {
                curve.x.push_back(epoch.epoch);
                curve.y.push_back(*value);
            }
        curves.push_back(std::move(curve));
    }
    curves.back().best = bestOf(true);
    if (curves.back().x.empty())
        curves.front().best = bestOf(true);
    std::erase_if(curves, [](const Curve &curve) { return curve.x.empty(); });
    QStringList names;
    for (const Curve &curve : curves)
        names.push_back(curve.name);
    if (m_validation->curves() != names) // else they would stand in the order in which they came
        for (const QString &old : m_validation->curves())
            m_validation->removeCurve(old);
    for (const Curve &curve : curves) {
        m_validation->setCurve(curve.name, curve.x, curve.y);
        m_validation->setCurveTitle(curve.name, curve.title);
        m_validation->setBest(curve.name, curve.best);
    }
    m_validation->setAxisTitles(tr("epoch"), m_measure->currentText());
    showKept();
}

void LiveView::setKept(std::optional<int> epoch)
{
    m_kept = epoch;
    showKept();
}

void LiveView::showKept()
{
    m_validation->setMarker(m_kept ? *m_kept : std::numeric_limits<double>::quiet_NaN(), tr("kept"));
}

void LiveView::retranslate()
{
    showRun();
    m_validationTitle->setText(tr("Per epoch"));
    m_validationTitle->setToolTip(tr("On the frames that are kept for measuring"));
    for (int i = 0; i < m_measure->count(); ++i) {
        const Measure *measure = findMeasure(m_measure->itemData(i).toString().toStdString());
        m_measure->setItemText(i, coreText(measure->title));
        m_measure->setItemData(i, coreText(measure->note), Qt::ToolTipRole);
    }
    for (const QString &curve : m_losses->plot()->curves())
        m_losses->plot()->setCurveTitle(curve, termName(curve.toStdString(), m_learnsTarget));
    showMeasures();
    showAlarm();
    m_losses->plot()->setAxisTitles(tr("step"), QString());
    m_losses->plot()->setPlaceholder(tr("Loss curves appear here"));
    m_validation->setPlaceholder(tr("After each epoch, its measures appear here"));
    m_tabs->setTabText(0, tr("Sample frames"));
    m_tabs->setTabText(1, tr("Log"));
    m_samples->retranslate();
}

} // namespace vantage::gui
