#include "app/gui/compare/scores_tab.h"

#include "app/gui/names.h"
#include "app/gui/pages/page.h"
#include "app/gui/reason_texts.h"
#include "app/gui/text.h"
#include "core/compare/comparison_tables.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStandardItemModel>
#include <QTableView>

namespace vantage::gui {
namespace {

QStandardItem *numberItem(const std::optional<double> &value, bool extreme)
{
    auto *item = new QStandardItem(value ? QLocale().toString(*value, 'f', 3) : QStringLiteral("–"));
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (extreme) {
        QFont bold;
        bold.setBold(true);
        item->setFont(bold);
    }
    return item;
}

/// The run whose kept value is the best of the measure, where there are two to choose from.
std::optional<size_t> bestKept(const std::vector<ValueSummary> &summaries, Better better)
{
    std::optional<size_t> best;
    int known = 0;
    for (size_t i = 0; i < summaries.size(); ++i) {
        if (!summaries[i].kept)
            continue;
        ++known;
        const bool ahead = best && (better == Better::Higher ? *summaries[i].kept > *summaries[*best].kept : *summaries[i].kept < *summaries[*best].kept);
        if (!best || ahead)
            best = i;
    }
    return known > 1 && better != Better::Neither ? best : std::nullopt;
}

} // namespace

ScoresTab::ScoresTab(QWidget *parent)
    : CompareTab(parent)
    , m_verdicts(named(new QLabel(this), "verdictsLabel"))
    , m_model(new QStandardItemModel(this))
    , m_table(named(new QTableView(this), "scoresTable"))
{
    m_verdicts->setWordWrap(true);
    m_verdicts->setTextFormat(Qt::RichText);
    m_verdicts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_table->setModel(m_model);
    m_table->setAlternatingRowColors(true);
    makeReadable(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_verdicts);
}

void ScoresTab::show(const ComparisonPtr &comparison)
{
    m_comparison = comparison;
    fill();
}

void ScoresTab::fill()
{
    m_model->clear();
    m_verdicts->clear();
    if (!m_comparison)
        return;
    m_model->setHorizontalHeaderLabels({tr("Measure"), tr("Run"), tr("kept"), tr("best"), tr("at epoch"), tr("last"), tr("lowest"), tr("highest")});
    for (const RunMeasure &measure : runMeasures()) {
        std::vector<ValueSummary> summaries;
        for (const ComparedRun &run : m_comparison->runs)
            summaries.push_back(measureSummary(run, measure));
        const auto best = bestKept(summaries, measure.better);
        bool first = true;
        for (size_t i = 0; i < summaries.size(); ++i) {
            const ValueSummary &summary = summaries[i];
            if (!summary.last)
                continue;
            auto *name = new QStandardItem(first ? measureTitle(measure) : QString());
            name->setToolTip(coreText(measure.of->note));
            first = false;
            auto *run = new QStandardItem(toQt(m_comparison->runs[i].name));
            run->setData(runColour(m_comparison->runs[i].record.id, palette()), Qt::DecorationRole);
            auto *at = new QStandardItem(summary.bestAt ? QString::number(*summary.bestAt) : QStringLiteral("–"));
            at->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_model->appendRow({name, run, numberItem(summary.kept, best == i), numberItem(summary.best, false), at, numberItem(summary.last, false),
                                numberItem(summary.lowest, false), numberItem(summary.highest, false)});
        }
    }
    QString verdicts;
    for (const ComparedRun &run : m_comparison->runs)
        if (run.choice && run.record.kind == RunKind::Adapted)
            verdicts += "<p><b>" + toQt(run.name).toHtmlEscaped() + ": " + verdictName(run.choice->verdict) + ".</b> " + whyText(*run.choice).toHtmlEscaped() + "</p>";
        else if (!run.record.reason.empty())
            verdicts += "<p><b>" + toQt(run.name).toHtmlEscaped() + ": " + stateName(run.record.state) + ".</b> " + coreText(run.record.reason).toHtmlEscaped() + "</p>";
    if (m_model->rowCount() == 0)
        verdicts = "<p>" + tr("Nothing has been measured of these runs yet.") + "</p>" + verdicts;
    else if (!m_comparison->isLabelled())
        verdicts = "<p>" + tr("The target has no labels that may be used: these are the scores that need none.") + "</p>" + verdicts;
    m_verdicts->setText(verdicts);
    fitColumns(m_table, 0, 330);
}

std::optional<DataTable> ScoresTab::table() const
{
    return m_comparison ? std::optional(measuresForFiles(m_comparison->runs)) : std::nullopt;
}

void ScoresTab::retranslate()
{
    fill();
}

} // namespace vantage::gui
