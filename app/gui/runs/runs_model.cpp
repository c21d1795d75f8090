#include "app/gui/runs/runs_model.h"

#include "app/gui/inspect/verdict_text.h"
#include "app/gui/runs/related_runs.h"
#include "app/gui/text.h"
#include "widgets/tables/table_text.h"

#include <QLocale>
#include <algorithm>

namespace vantage::gui {
namespace {

std::optional<double> meanIou(const std::optional<ConfusionMatrix> &confusion)
{
    return confusion ? std::optional(metricsOf(*confusion).meanIou) : std::nullopt;
}

} // namespace

RunsModel::RunsModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void RunsModel::setRuns(const std::vector<RunSummary> &runs)
{
    const auto sameRun = [](const RunSummary &a, const RunSummary &b) { return a.record.id == b.record.id; };
    const bool sameRows = std::equal(runs.begin(), runs.end(), m_runs.begin(), m_runs.end(), sameRun);
    if (!sameRows)
        beginResetModel();
    const bool first = m_runs.empty();
    m_runs = runs;
    if (m_runs.empty()) {
        m_checked.clear();
        m_known.clear();
    } else if (first) { // the runs of the latest adaptation are what one wants to compare
        for (auto run = m_runs.rbegin(); run != m_runs.rend() && m_checked.size() < 3; ++run)
            if (run->record.kind != RunKind::Baseline)
                m_checked.insert(run->record.id);
        if (m_checked.isEmpty())
            m_checked.insert(m_runs.back().record.id);
    } else {
        for (const RunSummary &run : m_runs)
            if (!m_known.contains(run.record.id))
                m_checked.insert(run.record.id);
    }
    for (const RunSummary &run : m_runs)
        m_known.insert(run.record.id);
    if (!sameRows)
        endResetModel();
    else if (!m_runs.empty()) // a running one has learned more: whoever is scrolling or selecting goes on
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT checkedChanged();
}

const RunSummary *RunsModel::run(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_runs[static_cast<size_t>(row)];
}

std::vector<int64_t> RunsModel::checked() const
{
    std::vector<int64_t> result;
    for (const RunSummary &run : m_runs)
        if (m_checked.contains(run.record.id))
            result.push_back(run.record.id);
    return result;
}

void RunsModel::setChecked(int64_t run, bool on)
{
    for (int row = 0; row < rowCount(); ++row)
        if (m_runs[static_cast<size_t>(row)].record.id == run)
            setData(index(row, Number), on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

void RunsModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> RunsModel::targetMeanIou(const RunSummary &run) const
{
    const ConfusionMatrix *counts = shownOnTarget(run, m_runs);
    return counts ? std::optional(metricsOf(*counts).meanIou) : std::nullopt;
}

QVariant RunsModel::text(const RunSummary &run, int column) const
{
    const EpochRecord *shown = run.shownEpoch();
    const auto number = [](std::optional<double> value) {
        return value ? QLocale().toString(*value, 'f', 3) : QString();
    };
    switch (column) {
    case Number: return QVariant::fromValue<qlonglong>(run.record.id);
    case Kind: return kindName(run.record.kind);
    case RecipeName: return recipeName(run.record.recipe);
    case Seed: return QString::number(run.record.seed);
    case State: return stateName(run.record.state);
    case Started: return dateText(run.record.started);
    case Duration: return run.record.seconds > 0 ? durationText(run.record.seconds) : QString();
    case Epoch:
        return shown ? (run.choice ? QString::number(shown->epoch) : tr("%1 so far").arg(shown->epoch)) : QString();
    case Source: return shown ? number(meanIou(shown->source)) : QString();
    case Target: return number(targetMeanIou(run));
    case Mapped: return shown ? number(meanIou(shown->mapped)) : QString();
    case Ensemble: return shown ? number(shown->ensembleAgreement) : QString();
    case Flip: return shown ? number(shown->flipAgreement) : QString();
    case InfoMax: return shown ? number(shown->infoMax) : QString();
    case VerdictColumn: return shortVerdict(run, m_runs);
    default: return {};
    }
}

QVariant RunsModel::sortValue(const RunSummary &run, int column) const
{
    const EpochRecord *shown = run.shownEpoch();
    switch (column) {
    case Started: return toQt(run.record.started);
    case Duration: return run.record.seconds;
    case Seed: return QVariant::fromValue<qulonglong>(run.record.seed);
    case Epoch: return shown ? shown->epoch : -1;
    case Source: return shown ? meanIou(shown->source).value_or(-1) : -1;
    case Target: return targetMeanIou(run).value_or(-1);
    case Mapped: return shown ? meanIou(shown->mapped).value_or(-1) : -1;
    case Ensemble: return shown ? shown->ensembleAgreement.value_or(-1) : -1;
    case Flip: return shown ? shown->flipAgreement.value_or(-1) : -1;
    case InfoMax: return shown ? shown->infoMax.value_or(-1) : -1;
    default: return text(run, column);
    }
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    const RunSummary *summary = run(index.row());
    if (!summary)
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*summary, index.column());
    case plainTextRole: return text(*summary, index.column()).toString();
    case sortRole: return sortValue(*summary, index.column());
    case Qt::CheckStateRole:
        return index.column() == Number ? QVariant(m_checked.contains(summary->record.id) ? Qt::Checked : Qt::Unchecked)
                                        : QVariant();
    case Qt::TextAlignmentRole:
        if (index.column() == Duration || index.column() == Epoch || index.column() == Source
            || (index.column() >= Target && index.column() <= InfoMax) || index.column() == Seed)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::ToolTipRole:
        if (index.column() == State && !summary->record.reason.empty())
            return toQt(summary->record.reason);
        if (index.column() == VerdictColumn && summary->choice)
            return "<qt>" + coreText(summary->choice->why).toHtmlEscaped() + "</qt>"; // broken into lines
        if (index.column() == Target && summary->record.kind == RunKind::Baseline && targetMeanIou(*summary))
            return tr("As the runs that started from this one measured it before their first step");
        if (index.column() == Mapped)
            return tr("Target mIoU with the map of the camera's places, which is in the model file");
        return {};
    default: return {};
    }
}

bool RunsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const RunSummary *summary = run(index.row());
    if (!summary || role != Qt::CheckStateRole || index.column() != Number)
        return false;
    if (value.toInt() == Qt::Checked)
        m_checked.insert(summary->record.id);
    else
        m_checked.remove(summary->record.id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole)
        switch (section) {
        case Ensemble: return tr("How far the kept network agrees with the average of all snapshots on the target; no labels needed");
        case Flip: return tr("How far predictions of a frame and of its mirror image agree; no labels needed");
        case InfoMax: return tr("Sure of each pixel, yet using all classes; no labels needed");
        default: return {};
        }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("Run");
    case Kind: return tr("Kind");
    case RecipeName: return tr("Recipe");
    case Seed: return tr("Seed");
    case State: return tr("State");
    case Started: return tr("Started");
    case Duration: return tr("Time");
    case Epoch: return tr("Epoch");
    case Source: return tr("Source mIoU");
    case Target: return tr("Target mIoU");
    case Mapped: return tr("with map");
    case Ensemble: return tr("Agreement");
    case Flip: return tr("Flip");
    case InfoMax: return tr("InfoMax");
    case VerdictColumn: return tr("Verdict");
    default: return {};
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Number ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace vantage::gui
