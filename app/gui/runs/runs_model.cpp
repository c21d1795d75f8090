#include "app/gui/runs/runs_model.h"

#include "app/gui/names.h"
#include "app/gui/reason_texts.h"
#include "app/gui/runs/run_colours.h"
#include "app/gui/text.h"
#include "widgets/tables/table_text.h"

#include <QFont>
#include <QGuiApplication>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace vantage::gui {
namespace {

constexpr quintptr topLevel = 0; // internal ids of runs in groups are the group's place + 1
constexpr int tickedAtFirst = 3;

/// Rows by what the keys say of them. What a run has no value of comes last, up or down.
void sortRows(std::vector<int> &order, const std::vector<RunRow> &rows, const RunColumns &columns, const QList<RunsModel::SortKey> &keys)
{
    std::vector<std::vector<QVariant>> values; // once each, not with each comparison
    std::vector<bool> down;
    for (const RunsModel::SortKey &key : keys)
        if (const RunColumn *column = columns.find(key.column)) {
            std::vector<QVariant> &own = values.emplace_back(rows.size());
            for (int row : order)
                own[static_cast<size_t>(row)] = column->value(rows[static_cast<size_t>(row)]);
            down.push_back(key.order == Qt::DescendingOrder);
        }
    const auto before = [&](int left, int right) {
        const auto a = static_cast<size_t>(left), b = static_cast<size_t>(right);
        if (rows[a].run->record.marks.pinned != rows[b].run->record.marks.pinned)
            return rows[a].run->record.marks.pinned;
        for (size_t key = 0; key < values.size(); ++key) {
            const QVariant &x = values[key][a], &y = values[key][b];
            if (x.isValid() != y.isValid())
                return x.isValid();
            if (!x.isValid())
                continue;
            const bool text = x.typeId() == QMetaType::QString;
            const int sign = text ? QString::localeAwareCompare(x.toString(), y.toString()) : x.toDouble() < y.toDouble() ? -1 : x.toDouble() > y.toDouble();
            if (sign != 0)
                return (sign < 0) != down[key];
        }
        return false;
    };
    std::stable_sort(order.begin(), order.end(), before);
}

QVariant alignment(const RunColumn &column, int place)
{
    const bool right = column.isNumber() && column.kind != RunColumn::Kind::Date && place > 0;
    return QVariant::fromValue((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

/// What went wrong, and gains with their signs, in the theme's colours.
QVariant inkOf(const RunRow &row, const RunColumn &column)
{
    const ThemeColours colours = themeColours(QGuiApplication::palette());
    if (column.id == "state") {
        const RunState state = row.run->record.state;
        return state == RunState::Failed ? QVariant(colours.bad) : state == RunState::Stopped ? QVariant(colours.warning) : QVariant();
    }
    if (column.kind != RunColumn::Kind::Signed)
        return {};
    const QVariant value = column.value(row);
    constexpr double visible = 0.0005;
    if (!value.isValid() || std::abs(value.toDouble()) < visible)
        return {};
    return value.toDouble() > 0 ? colours.good : colours.bad;
}

} // namespace

RunsModel::RunsModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_runs(std::make_shared<std::vector<RunSummary>>())
    , m_groups(1)
{
    setColumns({"run"});
}

void RunsModel::setRuns(const Runs &runs)
{
    const bool first = m_rows.empty();
    const Runs before = m_runs; // until the rows that point into it are replaced
    m_runs = runs;
    const auto sameRun = [](const RunRow &a, const RunRow &b) { return a.id() == b.id(); };
    std::vector<RunRow> rows = rowsOf(*m_runs);
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), sameRun);
    if (same)
        m_rows = std::move(rows);
    else { // the places of rows mean other runs now
        Q_EMIT aboutToRearrange();
        beginResetModel();
        m_rows = std::move(rows);
        tickNewRuns(first);
        m_groups = arrangement();
        endResetModel();
        Q_EMIT rearranged();
        Q_EMIT checkedChanged();
        return;
    }
    arrange(true);
    Q_EMIT checkedChanged();
}

void RunsModel::tickNewRuns(bool first)
{
    if (m_rows.empty()) {
        m_checked.clear();
        m_seen.clear();
    } else if (first) { // the runs of the latest adaptation are what one wants to compare
        for (auto row = m_rows.rbegin(); row != m_rows.rend() && m_checked.size() < tickedAtFirst; ++row)
            if (row->run->record.kind != RunKind::Baseline)
                m_checked.insert(row->id());
        if (m_checked.isEmpty())
            m_checked.insert(m_rows.back().id());
    } else {
        for (const RunRow &row : m_rows)
            if (!m_seen.contains(row.id()))
                m_checked.insert(row.id());
    }
    for (const RunRow &row : m_rows)
        m_seen.insert(row.id());
}

QStringList RunsModel::groupsOf(const RunRow &row) const
{
    const RunRecord &record = row.run->record;
    QStringList groups;
    switch (m_grouping) {
    case Grouping::None: break;
    case Grouping::Target: groups << (record.target.empty() ? tr("every target") : toQt(record.target)); break;
    case Grouping::Recipe: groups << recipeName(record.recipe); break;
    case Grouping::Kind: groups << kindName(record.kind); break;
    case Grouping::Tag:
        for (const std::string &tag : record.marks.tags)
            groups << toQt(tag);
        if (groups.isEmpty())
            groups << tr("without a tag");
        break;
    }
    return groups;
}

std::vector<RunsModel::Group> RunsModel::arrangement() const
{
    std::vector<int> order;
    const bool hidden = m_showHidden || m_filter.asksForHidden();
    for (size_t i = 0; i < m_rows.size(); ++i)
        if ((hidden || !m_rows[i].run->record.marks.hidden) && m_filter.accepts(m_rows[i]))
            order.push_back(static_cast<int>(i));
    sortRows(order, m_rows, m_known, m_sort);
    if (!grouped())
        return {Group{{}, std::move(order)}};
    std::map<QString, std::vector<int>> sorted;
    for (int row : order)
        for (const QString &group : groupsOf(m_rows[static_cast<size_t>(row)]))
            sorted[group].push_back(row);
    std::vector<Group> groups;
    for (auto &[title, rows] : sorted)
        groups.push_back({title, std::move(rows)});
    return groups;
}

void RunsModel::arrange(bool rowsAreNew)
{
    std::vector<Group> groups = arrangement();
    if (groups == m_groups) { // whoever is scrolling or selecting goes on
        if (rowsAreNew)
            for (int top = 0; top < rowCount(); ++top) {
                const QModelIndex group = grouped() ? index(top, 0) : QModelIndex();
                const int last = rowCount(group) - 1;
                if (last >= 0)
                    Q_EMIT dataChanged(index(0, 0, group), index(last, columnCount() - 1, group));
                if (!grouped())
                    break;
            }
        return;
    }
    Q_EMIT aboutToRearrange();
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
    Q_EMIT rearranged();
}

void RunsModel::setColumns(const QStringList &columns)
{
    std::vector<const RunColumn *> wanted{m_known.find("run")};
    for (const QString &id : columns)
        if (const RunColumn *column = m_known.find(id); column && std::find(wanted.begin(), wanted.end(), column) == wanted.end())
            wanted.push_back(column);
    if (wanted == m_columns)
        return;
    Q_EMIT aboutToRearrange();
    beginResetModel();
    m_columns = std::move(wanted);
    endResetModel();
    Q_EMIT rearranged();
}

QStringList RunsModel::columns() const
{
    QStringList ids;
    for (const RunColumn *column : m_columns)
        ids << column->id;
    return ids;
}

void RunsModel::setFilter(const QString &text)
{
    m_filterText = text;
    m_filter = RunFilter(text, m_known);
    arrange(false);
}

void RunsModel::setSort(const QList<SortKey> &keys)
{
    m_sort = keys;
    arrange(false);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void RunsModel::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    Q_EMIT aboutToRearrange();
    beginResetModel();
    m_grouping = grouping;
    m_groups = arrangement();
    endResetModel();
    Q_EMIT rearranged();
}

void RunsModel::setShowHidden(bool on)
{
    m_showHidden = on;
    arrange(false);
}

int RunsModel::shown() const
{
    QSet<int> rows;
    for (const Group &group : m_groups)
        for (int row : group.rows)
            rows.insert(row);
    return static_cast<int>(rows.size());
}

const RunRow *RunsModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid() || (grouped() && index.internalId() == topLevel))
        return nullptr;
    const size_t group = grouped() ? index.internalId() - 1 : 0;
    if (group >= m_groups.size() || static_cast<size_t>(index.row()) >= m_groups[group].rows.size())
        return nullptr;
    return &m_rows[static_cast<size_t>(m_groups[group].rows[static_cast<size_t>(index.row())])];
}

const RunSummary *RunsModel::run(const QModelIndex &index) const
{
    const RunRow *row = rowAt(index);
    return row ? row->run : nullptr;
}

QModelIndex RunsModel::indexOf(int64_t run, int column) const
{
    for (size_t group = 0; group < m_groups.size(); ++group)
        for (size_t place = 0; place < m_groups[group].rows.size(); ++place)
            if (m_rows[static_cast<size_t>(m_groups[group].rows[place])].id() == run)
                return createIndex(static_cast<int>(place), column, grouped() ? group + 1 : topLevel);
    return {};
}

std::vector<int64_t> RunsModel::checked() const
{
    std::vector<int64_t> result;
    for (const RunRow &row : m_rows)
        if (m_checked.contains(row.id()))
            result.push_back(row.id());
    return result;
}

void RunsModel::setChecked(int64_t run, bool on)
{
    if (m_checked.contains(run) == on)
        return;
    if (on)
        m_checked.insert(run);
    else
        m_checked.remove(run);
    if (const QModelIndex index = indexOf(run); index.isValid())
        Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
}

void RunsModel::retranslate()
{
    const QStringList ids = columns();
    Q_EMIT aboutToRearrange();
    beginResetModel();
    m_known = RunColumns();
    m_columns.clear();
    for (const QString &id : ids)
        m_columns.push_back(m_known.find(id));
    m_filter = RunFilter(m_filterText, m_known);
    m_groups = arrangement();
    endResetModel();
    Q_EMIT rearranged();
}

QModelIndex RunsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : topLevel);
}

QModelIndex RunsModel::parent(const QModelIndex &child) const
{
    return child.isValid() && child.internalId() != topLevel ? createIndex(static_cast<int>(child.internalId()) - 1, 0, topLevel) : QModelIndex();
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(grouped() ? m_groups.size() : m_groups.front().rows.size());
    if (!grouped() || parent.internalId() != topLevel || parent.column() > 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<size_t>(parent.row())].rows.size());
}

int RunsModel::columnCount(const QModelIndex &) const
{
    return static_cast<int>(m_columns.size());
}

QVariant RunsModel::tip(const RunRow &row, const RunColumn &column) const
{
    const RunSummary &run = *row.run;
    if (column.id == "state" && !run.record.reason.empty())
        return coreText(run.record.reason);
    if (column.id == "verdict" && run.choice)
        return "<qt>" + whyText(*run.choice).toHtmlEscaped() + "</qt>"; // broken into lines
    if (column.id == "miou" && !row.perTarget.empty()) {
        QStringList lines;
        for (const auto &[target, meanIou] : row.perTarget)
            lines << toQt(target) + ": " + QLocale().toString(meanIou, 'f', 3);
        return lines.join('\n');
    }
    const QString text = column.text(row);
    return text.size() > 20 ? QVariant("<qt>" + text.toHtmlEscaped() + "</qt>") : QVariant(); // it may be cut off
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    const RunRow *row = rowAt(index);
    if (!row) {
        if (!index.isValid() || !grouped())
            return {};
        const Group &group = m_groups[static_cast<size_t>(index.row())];
        if (role == Qt::DisplayRole && index.column() == 0)
            return group.rows.size() == 1 ? tr("%1 (1 run)").arg(group.title) : tr("%1 (%2 runs)").arg(group.title).arg(group.rows.size());
        if (role == groupRole)
            return group.title;
        return role == runRole ? QVariant::fromValue<qlonglong>(0) : QVariant();
    }
    const RunColumn &column = *m_columns[static_cast<size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole: return column.text(*row);
    case Qt::EditRole: return column.kind == RunColumn::Kind::Editable ? QVariant(column.plain(*row)) : QVariant();
    case plainTextRole: return column.plain(*row);
    case sortRole: return column.value(*row);
    case runRole: return QVariant::fromValue<qlonglong>(row->id());
    case Qt::CheckStateRole:
        return index.column() == 0 ? QVariant(m_checked.contains(row->id()) ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
        return alignment(column, index.column());
    case Qt::DecorationRole: // the colour of its curves
        return index.column() == 0 && m_checked.contains(row->id()) ? QVariant(runColour(row->id(), QGuiApplication::palette())) : QVariant();
    case Qt::ForegroundRole: return inkOf(*row, column);
    case Qt::FontRole:
        if (row->run->record.marks.pinned && index.column() == 0) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::ToolTipRole: return tip(*row, column);
    case Qt::AccessibleTextRole: return column.title + ": " + column.text(*row);
    default: return {};
    }
}

bool RunsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const RunRow *row = rowAt(index);
    if (!row)
        return false;
    if (role == Qt::CheckStateRole && index.column() == 0) {
        setChecked(row->id(), value.toInt() == Qt::Checked);
        return true;
    }
    const RunColumn &column = *m_columns[static_cast<size_t>(index.column())];
    if (role != Qt::EditRole || column.kind != RunColumn::Kind::Editable)
        return false;
    if (column.plain(*row) != value.toString())
        Q_EMIT edited(row->id(), column.id, value.toString());
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const RunColumn &column = *m_columns[static_cast<size_t>(section)];
    if (role == Qt::ToolTipRole)
        return column.help.isEmpty() ? QVariant() : QVariant("<qt>" + column.help.toHtmlEscaped() + "</qt>");
    if (role == Qt::TextAlignmentRole)
        return alignment(column, section);
    if (role != Qt::DisplayRole)
        return {};
    for (int key = 1; key < m_sort.size(); ++key) // the first has the arrow
        if (m_sort[key].column == column.id)
            return column.title + (m_sort[key].order == Qt::AscendingOrder ? QStringLiteral(" ↑") : QStringLiteral(" ↓")) + QString::number(key + 1);
    return column.title;
}

Qt::ItemFlags RunsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!rowAt(index))
        return Qt::ItemIsEnabled; // a group can be folded, not chosen
    Qt::ItemFlags flags = QAbstractItemModel::flags(index) | Qt::ItemNeverHasChildren;
    if (index.column() == 0)
        flags |= Qt::ItemIsUserCheckable;
    if (m_columns[static_cast<size_t>(index.column())]->kind == RunColumn::Kind::Editable)
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace vantage::gui
