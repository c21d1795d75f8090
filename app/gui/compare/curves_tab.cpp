#include "app/gui/compare/curves_tab.h"

#include "app/gui/names.h"
#include "app/gui/pages/page.h"
#include "app/gui/saving.h"
#include "app/gui/settings.h"
#include "app/gui/text.h"
#include "app/gui/workbench.h"
#include "core/compare/chart_file.h"
#include "core/compare/run_measures.h"
#include "widgets/plot/loss_plot.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QSlider>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace vantage::gui {
namespace {

constexpr int narrowestPlot = 330, lowestPlot = 150; // pixels
constexpr qsizetype mostAtFirst = 4;

bool isTerm(const QString &id)
{
    return id.startsWith("term:");
}

} // namespace

CurvesTab::CurvesTab(Workbench &bench, QWidget *parent)
    : CompareTab(parent)
    , m_bench(bench)
{
    m_button = named(new QToolButton(this), "curvesButton");
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_menu = new QMenu(m_button);
    m_button->setMenu(m_menu);
    m_axisTitle = new QLabel(this);
    m_axis = named(new QComboBox(this), "axisBox");
    m_axisTitle->setBuddy(m_axis);
    m_smoothingTitle = new QLabel(this);
    m_smoothing = named(new QSlider(Qt::Horizontal, this), "curvesSmoothing");
    m_smoothing->setRange(0, 999);
    m_smoothing->setPageStep(100);
    m_smoothing->setValue(900);
    m_smoothing->setMaximumWidth(140);
    m_smoothingTitle->setBuddy(m_smoothing);
    m_log = named(new QCheckBox(this), "curvesLog");
    m_nothing = roleLabel("faint", this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    auto *plots = new QWidget;
    m_grid = new QGridLayout(plots);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(plots);
    auto *row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addSpacing(8);
    row->addWidget(m_axisTitle);
    row->addWidget(m_axis);
    row->addSpacing(8);
    row->addWidget(m_smoothingTitle);
    row->addWidget(m_smoothing);
    row->addWidget(m_log);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_nothing);
    layout->addWidget(m_scroll, 1);

    m_chosen = QString::fromUtf8(bench.settings.state("runs-curves")).split('\n', Qt::SkipEmptyParts);
    connect(m_axis, &QComboBox::activated, this, &CurvesTab::draw);
    connect(m_smoothing, &QSlider::valueChanged, this, [this](int value) {
        for (auto plot = m_plots.begin(); plot != m_plots.end(); ++plot)
            if (isTerm(plot.key()))
                plot.value()->setSmoothing(value / 1000.0);
    });
    connect(m_log, &QCheckBox::toggled, this, [this](bool on) {
        for (auto plot = m_plots.begin(); plot != m_plots.end(); ++plot)
            if (isTerm(plot.key()))
                plot.value()->setLogScale(on);
    });
    retranslate();
}

CurveAxis CurvesTab::axis() const
{
    return static_cast<CurveAxis>(m_axis->currentData().toInt());
}

QString CurvesTab::titleOf(const QString &id) const
{
    const QString rest = id.section(':', 1);
    if (isTerm(id))
        return termName(rest.toStdString());
    const auto &classes = m_comparison->project.classes.classes;
    const auto place = rest.toULongLong();
    const QString name = place < classes.size() ? toQt(classes[place].name) : rest;
    if (id.startsWith("class:"))
        return tr("IoU of %1").arg(name);
    if (id.startsWith("share:"))
        return tr("Predicted share of %1").arg(name);
    const RunMeasure *measure = findRunMeasure(id.toStdString());
    return measure ? measureTitle(*measure) : id;
}

/// Everything that at least one of the runs has.
QStringList CurvesTab::available() const
{
    QStringList ids;
    if (!m_comparison)
        return ids;
    const auto anyRun = [&](auto has) {
        for (size_t i = 0; i < m_comparison->runs.size(); ++i)
            if (has(i))
                return true;
        return false;
    };
    for (const RunMeasure &measure : runMeasures())
        if (anyRun([&](size_t i) {
                const auto &epochs = m_comparison->runs[i].epochs;
                return std::any_of(epochs.begin(), epochs.end(), [&](const EpochRecord &epoch) { return measure.value(epoch).has_value(); });
            }))
            ids << toQt(measure.id);
    for (const auto &terms : m_comparison->terms)
        for (const std::string &term : terms)
            if (const QString id = "term:" + toQt(term); !ids.contains(id))
                ids << id;
    const int classes = m_comparison->project.classes.size();
    for (int c = 0; c < classes; ++c)
        if (anyRun([&](size_t i) { return !classCurve(m_comparison->runs[i], c, CurveAxis::Epoch).x.empty(); }))
            ids << QStringLiteral("class:%1").arg(c);
    for (int c = 0; c < classes; ++c)
        if (anyRun([&](size_t i) { return !shareCurve(m_comparison->runs[i], m_comparison->shares[i], c, CurveAxis::Epoch).x.empty(); }))
            ids << QStringLiteral("share:%1").arg(c);
    return ids;
}

/// What answers the first questions, of what there is.
QStringList CurvesTab::standard() const
{
    const QStringList there = available();
    QStringList wanted{"target-mean-iou", "source-mean-iou", "flip-agreement"};
    if (!there.contains("target-mean-iou")) // then it is what needs no labels that tells runs apart
        wanted = QStringList{"ensemble-agreement", "known-agreement", "info-max", "flip-agreement", "source-mean-iou"};
    wanted << "term:book" << "term:pseudo" << "term:sem";
    QStringList ids;
    for (const QString &id : wanted)
        if (there.contains(id) && ids.size() < mostAtFirst)
            ids << id;
    if (ids.isEmpty())
        ids = there.mid(0, mostAtFirst);
    return ids;
}

void CurvesTab::show(const ComparisonPtr &comparison)
{
    if (!comparison || !m_comparison || comparison->project.folder != m_comparison->project.folder) { // other runs of the same numbers
        m_work.cancel();
        m_steps.clear();
    }
    m_comparison = comparison;
    fillMenu();
    arrange();
    draw();
}

void CurvesTab::fillMenu()
{
    const QStringList there = available();
    m_drawn.clear();
    for (const QString &id : m_chosen)
        if (there.contains(id))
            m_drawn << id;
    if (m_drawn.isEmpty())
        m_drawn = standard();
    m_menu->clear();
    QMenu *classes = nullptr, *shares = nullptr;
    bool terms = false;
    for (const QString &id : there) {
        QMenu *menu = m_menu;
        if (id.startsWith("class:"))
            menu = classes ? classes : (classes = m_menu->addMenu(tr("IoU of a class")));
        else if (id.startsWith("share:"))
            menu = shares ? shares : (shares = m_menu->addMenu(tr("Predicted share of a class")));
        else if (isTerm(id) && !std::exchange(terms, true))
            m_menu->addSeparator();
        QAction *action = menu->addAction(titleOf(id));
        action->setObjectName("curve-" + id);
        action->setCheckable(true);
        action->setChecked(m_drawn.contains(id));
        connect(action, &QAction::toggled, this, [this, id](bool on) { choose(id, on); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Standard curves")), &QAction::triggered, this, [this] {
        m_chosen.clear();
        m_bench.settings.setState("runs-curves", {});
        show(m_comparison);
    });
    m_button->setEnabled(!there.isEmpty());
    m_nothing->setVisible(m_drawn.isEmpty());
    m_scroll->setVisible(!m_drawn.isEmpty());
}

void CurvesTab::choose(const QString &id, bool on)
{
    if (on)
        m_drawn << id;
    else
        m_drawn.removeAll(id);
    m_chosen = m_drawn;
    m_bench.settings.setState("runs-curves", m_chosen.join('\n').toUtf8());
    m_nothing->setVisible(m_drawn.isEmpty());
    m_scroll->setVisible(!m_drawn.isEmpty());
    arrange();
    draw();
}

/// So many that a plot is about twice as wide as it is high.
int CurvesTab::bestColumns() const
{
    const int count = std::max(1, static_cast<int>(m_drawn.size())), most = std::clamp(m_scroll->width() / narrowestPlot, 1, count);
    int best = 1;
    double least = 1e9;
    for (int columns = 1; columns <= most; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double width = static_cast<double>(m_scroll->width()) / columns, height = std::max<double>(lowestPlot, static_cast<double>(m_scroll->height()) / rows);
        const double unlike = std::abs(std::log(width / height / 2)) + 0.3 * (rows * columns - count); // and no hole in the last row
        if (unlike < least) {
            least = unlike;
            best = columns;
        }
    }
    return best;
}

void CurvesTab::arrange()
{
    for (const QString &id : m_plots.keys())
        if (!m_drawn.contains(id))
            m_plots.take(id)->parentWidget()->deleteLater();
    for (const QString &id : m_drawn) {
        if (m_plots.contains(id))
            continue;
        auto *cell = new QWidget(m_scroll->widget());
        auto *above = named(new QLabel(cell), "plotTitle");
        above->setTextFormat(Qt::RichText);
        above->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // values under the cursor must not move the plots
        auto *plot = new LossPlot(cell);
        auto *cellLayout = new QVBoxLayout(cell);
        cellLayout->setContentsMargins(0, 0, 0, 0);
        cellLayout->setSpacing(2);
        cellLayout->addWidget(above);
        cellLayout->addWidget(plot, 1);
        plot->setObjectName("plot-" + id);
        plot->setMinimumSize(narrowestPlot - 60, lowestPlot);
        plot->setMarkLabels(false);
        plot->setLegendVisible(false);
        if (isTerm(id)) {
            plot->setSmoothing(m_smoothing->value() / 1000.0);
            plot->setLogScale(m_log->isChecked());
            plot->setClipOutliers(true);
        }
        connect(plot, &LossPlot::cursorMoved, this, [this](double x) {
            for (auto other = m_plots.begin(); other != m_plots.end(); ++other) {
                other.value()->setCommonCursor(x);
                showTitle(other.key(), x);
            }
        });
        connect(plot, &LossPlot::saveRequested, this, [this, id] { save(id); });
        m_plots[id] = plot;
    }
    const auto count = static_cast<int>(m_drawn.size());
    m_columns = bestColumns();
    for (int i = 0; i < count; ++i)
        m_grid->addWidget(m_plots[m_drawn[i]]->parentWidget(), i / m_columns, i % m_columns);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < m_columns ? 1 : 0);
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, row * m_columns < count ? 1 : 0);
}

RunCurve CurvesTab::curveOf(const QString &id, size_t run) const
{
    const ComparedRun &compared = m_comparison->runs[run];
    if (id.startsWith("class:"))
        return classCurve(compared, id.mid(6).toInt(), axis());
    if (id.startsWith("share:"))
        return shareCurve(compared, m_comparison->shares[run], id.mid(6).toInt(), axis());
    if (!isTerm(id))
        return measureCurve(compared, id.toStdString(), axis());
    const auto steps = m_steps.find(compared.record.id);
    return steps == m_steps.end() ? RunCurve{} : termCurve(compared, *steps->second.second, id.mid(5).toStdString(), axis());
}

void CurvesTab::drawCurve(const QString &id, size_t run, const RunCurve &curve)
{
    LossPlot *plot = m_plots[id];
    const ComparedRun &compared = m_comparison->runs[run];
    const QString name = QString::number(compared.record.id);
    if (curve.x.empty()) {
        plot->removeCurve(name);
        return;
    }
    plot->setCurve(name, curve.x, curve.y);
    plot->setCurveTitle(name, toQt(compared.name));
    plot->setCurveStyle(name, runStyle(compared.record.id));
    plot->setKept(name, curve.kept);
    const RunMeasure *measure = findRunMeasure(id.toStdString());
    const bool higher = measure ? measure->better == Better::Higher : id.startsWith("class:");
    plot->setBest(name, higher ? LossPlot::Best::Highest : measure && measure->better == Better::Lower ? LossPlot::Best::Lowest : LossPlot::Best::None);
}

/// What is drawn, which run has which colour, and their values at the cursor.
void CurvesTab::showTitle(const QString &id, double cursor)
{
    LossPlot *plot = m_plots[id];
    QString text = "<b>" + titleOf(id).toHtmlEscaped() + "</b>";
    for (const ComparedRun &run : m_comparison->runs) {
        const QString name = QString::number(run.record.id);
        if (!plot->curves().contains(name))
            continue;
        text += QStringLiteral("&nbsp;&nbsp; <span style='color:%1'>■</span>&nbsp;#%2").arg(plot->curveColour(name).name(), name);
        if (const double value = plot->valueAt(name, cursor); !std::isnan(value))
            text += "&nbsp;" + QLocale().toString(value, 'g', 4);
    }
    if (!std::isnan(cursor))
        text += QStringLiteral("&nbsp;&nbsp; %1&nbsp;%2").arg(m_axis->currentText(), QLocale().toString(cursor, 'g', 4));
    plot->parentWidget()->findChild<QLabel *>("plotTitle")->setText(text);
}

void CurvesTab::draw()
{
    QStringList names;
    for (size_t i = 0; m_comparison && i < m_comparison->runs.size(); ++i)
        names << QString::number(m_comparison->runs[i].record.id);
    bool terms = false;
    for (const QString &id : m_drawn) {
        LossPlot *plot = m_plots[id];
        for (const QString &old : plot->curves())
            if (!names.contains(old))
                plot->removeCurve(old);
        plot->setAxisTitles(m_axis->currentText(), {});
        plot->setCommonCursor(std::nan(""));
        terms = terms || isTerm(id);
        for (size_t i = 0; i < m_comparison->runs.size(); ++i)
            drawCurve(id, i, curveOf(id, i));
        showTitle(id, std::nan(""));
    }
    if (terms)
        readSteps();
}

/// Steps are many: only where one of their curves is drawn, and of a run that goes on, again.
void CurvesTab::readSteps()
{
    std::vector<std::pair<int64_t, size_t>> wanted;
    for (const ComparedRun &run : m_comparison->runs) {
        const auto known = m_steps.find(run.record.id);
        if (known == m_steps.end() || run.record.state == RunState::Running || known->second.first != run.epochs.size())
            wanted.emplace_back(run.record.id, run.epochs.size());
    }
    std::erase_if(m_steps, [&](const auto &known) {
        return std::none_of(m_comparison->runs.begin(), m_comparison->runs.end(), [&](const ComparedRun &run) { return run.record.id == known.first; });
    });
    if (wanted.empty()) {
        Q_EMIT stepsDrawn();
        return;
    }
    m_work.start(
        [this, wanted, folder = m_comparison->project.folder](const LatestWork::Voice &voice) {
            const RunReader reader(folder);
            for (const auto &[run, epochs] : wanted) {
                auto steps = std::make_shared<const std::vector<StepRecord>>(reader.steps(run));
                if (voice.stop().stop_requested())
                    return;
                voice.say([this, run = run, epochs = epochs, steps] {
                    m_steps[run] = {epochs, steps};
                    for (const QString &id : m_drawn)
                        for (size_t i = 0; isTerm(id) && i < m_comparison->runs.size(); ++i)
                            if (m_comparison->runs[i].record.id == run) {
                                drawCurve(id, i, curveOf(id, i));
                                showTitle(id, m_plots[id]->commonCursor());
                            }
                });
            }
            voice.say([this] { Q_EMIT stepsDrawn(); });
        },
        [this](std::exception_ptr error) {
            m_nothing->setText(errorText(error));
            m_nothing->show();
        });
}

Chart CurvesTab::chartOf(const QString &id) const
{
    Chart chart{titleOf(id).toStdString(), m_axis->currentText().toStdString(), {}, isTerm(id), false, {}};
    for (size_t i = 0; i < m_comparison->runs.size(); ++i)
        if (const RunCurve curve = curveOf(id, i); !curve.x.empty())
            chart.curves.push_back({m_comparison->runs[i].name, curve.x, curve.y});
    return chart;
}

void CurvesTab::save(const QString &id)
{
    askAndSavePlot(m_bench, this, QString(id).replace(':', '-'), *m_plots[id], [this, id] { return toQt(svgFile(chartOf(id))); });
}

void CurvesTab::saveAll()
{
    if (m_drawn.size() == 1)
        save(m_drawn.first());
    else if (!m_drawn.isEmpty())
        askAndSave(m_bench, this, "curves", m_scroll->widget()->grab().toImage());
}

void CurvesTab::resizeEvent(QResizeEvent *event)
{
    CompareTab::resizeEvent(event);
    if (bestColumns() != m_columns)
        arrange();
}

void CurvesTab::retranslate()
{
    m_button->setText(tr("&Curves"));
    m_axisTitle->setText(tr("&Over"));
    const QVariant before = m_axis->currentData();
    m_axis->clear();
    m_axis->addItem(tr("epoch"), static_cast<int>(CurveAxis::Epoch));
    m_axis->addItem(tr("step"), static_cast<int>(CurveAxis::Step));
    m_axis->addItem(tr("minutes"), static_cast<int>(CurveAxis::Time));
    m_axis->setCurrentIndex(std::max(0, m_axis->findData(before)));
    m_smoothingTitle->setText(tr("&Smoothing of losses"));
    m_smoothing->setAccessibleName(tr("Smoothing of losses"));
    m_log->setText(tr("&Log scale of losses"));
    m_nothing->setText(tr("Nothing has been measured of these runs yet."));
    if (m_comparison)
        show(m_comparison);
}

} // namespace vantage::gui
