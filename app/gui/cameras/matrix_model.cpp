#include "app/gui/cameras/matrix_model.h"

#include "app/gui/names.h"
#include "app/gui/text.h"
#include "widgets/theme/icons.h"

#include <QLocale>
#include <algorithm>

namespace vantage::gui {
namespace {

QString number(double value)
{
    return QLocale().toString(value, 'f', 3);
}

QString gainText(double gain)
{
    return (gain < 0 ? QStringLiteral("−") : QStringLiteral("+")) + number(std::abs(gain));
}

} // namespace

void MatrixModel::setNetwork(std::shared_ptr<const CameraNetwork> network)
{
    beginResetModel();
    m_network = std::move(network);
    endResetModel();
}

const MatrixCell *MatrixModel::cell(const QModelIndex &index) const
{
    if (!m_network || !index.isValid())
        return nullptr;
    return &m_network->matrix.cells[static_cast<size_t>(index.row())][static_cast<size_t>(index.column())];
}

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_network ? 0 : static_cast<int>(m_network->matrix.sources.size());
}

int MatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_network ? 0 : static_cast<int>(m_network->matrix.targets.size());
}

QString MatrixModel::text(const MatrixCell &cell) const
{
    if (cell.best == 0)
        return cell.latest ? stateName(*cell.latest) : QString();
    QStringList lines;
    lines << (cell.gain ? gainText(*cell.gain) : cell.verdict ? verdictName(*cell.verdict) : tr("no verdict"));
    if (cell.na && cell.adapted)
        lines << tr("%1 to %2").arg(number(*cell.na), number(*cell.adapted));
    else if (cell.agreement)
        lines << tr("agreement %1").arg(number(*cell.agreement));
    if (cell.gain && cell.verdict)
        lines << verdictName(*cell.verdict);
    else
        lines << dateText(cell.ended);
    return lines.join('\n');
}

QString MatrixModel::explanation(const MatrixCell &cell) const
{
    if (cell.best == 0)
        return cell.latest ? tr("No adaptation of this pair has finished; the latest run, %1, is %2.").arg(cell.latestRun).arg(stateName(*cell.latest))
                           : tr("Nothing was trained from these sources to this target.");
    QStringList lines{tr("Run %1 of %n adaptation(s)", nullptr, static_cast<int>(cell.runs.size())).arg(cell.best)};
    const auto add = [&](const QString &what, const std::optional<double> &value) {
        if (value)
            lines << what + ": " + number(*value);
    };
    if (cell.measured) {
        lines << tr("Mean IoU on held-out frames of the target, with its labels:");
        add(tr("without adaptation"), cell.na);
        add(tr("equal-compute control"), cell.control);
        add(tr("adapted"), cell.adapted);
        add(tr("adapted, with the map of its places"), cell.mapped);
        add(tr("learned from the target's labels"), cell.fineTuned);
        if (cell.gain)
            lines << (cell.control ? tr("gain over the control: %1") : tr("gain over no adaptation: %1")).arg(gainText(*cell.gain));
    } else {
        lines << tr("Without labels of the target, its worth is estimated.");
        add(tr("agreement with all snapshots"), cell.agreement);
    }
    if (cell.verdict)
        lines << tr("verdict without labels: %1").arg(verdictName(*cell.verdict));
    return lines.join('\n');
}

QVariant MatrixModel::data(const QModelIndex &index, int role) const
{
    const MatrixCell *cell = this->cell(index);
    if (!cell)
        return {};
    const std::string &target = m_network->matrix.targets[static_cast<size_t>(index.column())];
    const InUseState *used = m_network->usedBy(target);
    const auto &sources = m_network->matrix.sources[static_cast<size_t>(index.row())];
    if (std::find(sources.begin(), sources.end(), target) != sources.end()) { // a labelled camera needs no adaptation to itself
        if (role == Qt::DisplayRole)
            return QStringLiteral("–");
        return role == Qt::TextAlignmentRole ? QVariant(Qt::AlignCenter) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole: return text(*cell);
    case Qt::ToolTipRole: return explanation(*cell);
    case Qt::AccessibleTextRole: return namesOf(sources) + " → " + toQt(target) + ": " + text(*cell).replace('\n', ", ");
    case Qt::TextAlignmentRole: return Qt::AlignCenter;
    case GainRole: return cell->gain ? QVariant(*cell->gain) : QVariant();
    case EstimatedRole: return cell->best != 0 && !cell->measured;
    case InUseRole: return used && std::find(cell->runs.begin(), cell->runs.end(), used->model.run) != cell->runs.end();
    default: return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_network)
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(namesOf(m_network->matrix.sources[static_cast<size_t>(section)])) : QVariant();
    const std::string &target = m_network->matrix.targets[static_cast<size_t>(section)];
    const InUseState *used = m_network->usedBy(target);
    const WatchState *change = m_network->changeOf(target);
    const bool changed = change && change->alarms();
    const bool needsLook = changed || (used && used->stale != Stale::No);
    if (role == Qt::DisplayRole)
        return toQt(target);
    if (role == Qt::DecorationRole && needsLook)
        return themeIcon(Icon::Warning);
    if (role == Qt::ToolTipRole)
        return changed ? tr("The camera has changed: %1.").arg(coreText(change->said)) : needsLook ? tr("The model in use should be looked at again: %1.").arg(staleText(*used)) : used ? tr("Uses run %1.").arg(used->model.run) : tr("Uses no model yet.");
    return {};
}

} // namespace vantage::gui
