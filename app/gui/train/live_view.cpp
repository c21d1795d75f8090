#include "app/gui/train/live_view.h"

#include "app/gui/text.h"
#include "app/gui/train/sample_viewer.h"
#include "widgets/plot/loss_panel.h"
#include "widgets/plot/loss_plot.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabWidget>
#include <map>

namespace vantage::gui {

LiveView::LiveView(QWidget *parent)
    : QWidget(parent)
{
    const auto column = [this](QLabel *&title, QWidget *content) {
        auto *box = new QWidget(this);
        auto *layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        title = new QLabel(box);
        layout->addWidget(title);
        layout->addWidget(content, 1);
        return box;
    };
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

    auto *plots = new QSplitter(this);
    plots->addWidget(column(m_lossTitle, m_losses));
    plots->addWidget(column(m_validationTitle, m_validation));
    plots->setStretchFactor(0, 3);
    plots->setStretchFactor(1, 2);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(plots);
    split->addWidget(m_tabs);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    m_sourceCurve = tr("source");
    m_targetCurve = tr("target");
    retranslate();
}

void LiveView::clear()
{
    m_run = 0;
    m_losses->plot()->clear();
    m_validation->clear();
    m_samples->clear();
    m_log->clear();
}

void LiveView::setClasses(const ClassMap &classes)
{
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
        m_log->appendPlainText(QStringLiteral("— ") + coreText(update.title) + QString(" (#%1)").arg(update.run));
    }
    if (update.plan)
        m_log->appendPlainText(tr("%1 steps in %2 epochs, on %3")
                                   .arg(update.plan->steps - update.plan->firstStep)
                                   .arg(update.plan->epochs)
                                   .arg(toQt(update.plan->machine)));
    for (const std::string &message : update.messages)
        m_log->appendPlainText(toQt(message));
    addSteps(update.steps);
    for (const EpochReport &epoch : update.epochs)
        addEpoch(epoch);
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
        const QString curve = coreText(name);
        const bool isNew = !plot->curves().contains(curve);
        plot->append(curve, curves[name].first, curves[name].second);
        if (isNew && (name == "learning rate" || name == "labelled share")) // no losses: there for whoever asks
            plot->setCurveVisible(curve, false);
    }
}

void LiveView::addEpoch(const EpochReport &epoch)
{
    const Metrics source = metricsOf(epoch.source);
    m_validation->append(m_sourceCurve, epoch.epoch, source.meanIou);
    m_validation->setBest(m_sourceCurve, epoch.target ? LossPlot::Best::None : LossPlot::Best::Highest);
    QString line = tr("epoch %1: source mIoU %2").arg(epoch.epoch).arg(source.meanIou, 0, 'f', 3);
    if (epoch.target) {
        const double target = metricsOf(*epoch.target).meanIou;
        m_validation->append(m_targetCurve, epoch.epoch, target);
        m_validation->setBest(m_targetCurve, LossPlot::Best::Highest);
        line += tr(", target mIoU %1").arg(target, 0, 'f', 3);
    } else {
        m_validation->append(tr("flip agreement"), epoch.epoch, epoch.flipAgreement);
    }
    m_log->appendPlainText(line + ", " + durationText(epoch.seconds));
}

void LiveView::retranslate()
{
    m_lossTitle->setText(tr("Losses, a step"));
    m_validationTitle->setText(tr("mIoU on frames kept for measuring, an epoch"));
    m_losses->plot()->setAxisTitles(tr("step"), QString());
    m_losses->plot()->setPlaceholder(tr("Loss curves appear here"));
    m_validation->setAxisTitles(tr("epoch"), tr("mIoU"));
    m_validation->setPlaceholder(tr("After each epoch, its measures appear here"));
    m_tabs->setTabText(0, tr("Sample frames"));
    m_tabs->setTabText(1, tr("Log"));
    m_samples->retranslate();
}

} // namespace vantage::gui
