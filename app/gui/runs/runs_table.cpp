#include "app/gui/runs/runs_table.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>
#include <utility>

namespace vantage::gui {
namespace {

constexpr int widestAtFirst = 230; // pixels of a column that nobody has set

class RoomyDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 6);
    }
};

} // namespace

RunsTable::RunsTable(RunsModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setObjectName("runsTable");
    setModel(model);
    setItemDelegate(new RoomyDelegate(this));
    setUniformRowHeights(true); // else each of a thousand rows is measured
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(false);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    setExpandsOnDoubleClick(true);
    setRootIsDecorated(false);
    setIndentation(0);
    header()->setObjectName("runsHeader");
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false);
    header()->setSectionsClickable(true);
    header()->setSortIndicatorShown(true);
    header()->setStretchLastSection(true);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setMinimumSectionSize(36);
    header()->setResizeContentsPrecision(40); // widths by the first rows, not by a thousand
    connect(header(), &QHeaderView::customContextMenuRequested, this, &RunsTable::headerMenu);
    connect(header(), &QHeaderView::sectionClicked, this, [this](int section) {
        const bool too = QGuiApplication::keyboardModifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
        sortBy(m_model->columns().value(section), too);
    });
    connect(header(), &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (!m_settling && section + 1 < m_model->columnCount()) { // the last takes what is left
            m_widths[m_model->columns().value(section)] = width;
            Q_EMIT layoutChosen();
        }
    });
    connect(header(), &QHeaderView::sectionMoved, this, [this] {
        if (!m_settling) {
            m_chosen = true;
            Q_EMIT layoutChosen();
        }
    });
    connect(m_model, &RunsModel::aboutToRearrange, this, &RunsTable::note);
    connect(m_model, &RunsModel::rearranged, this, &RunsTable::bringBack);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_settling)
            Q_EMIT currentRunChanged();
    });
    showSort();
}

void RunsTable::note()
{
    if (std::exchange(m_settling, true))
        return; // noted, and not yet brought back
    m_selected = selectedRuns();
    m_current = currentRun();
    m_currentColumn = m_model->columns().value(currentIndex().column());
    m_scrolled = verticalScrollBar()->value();
    for (int group = 0; m_model->grouping() != RunsModel::Grouping::None && group < m_model->rowCount(); ++group) {
        const QModelIndex index = m_model->index(group, 0);
        if (isExpanded(index))
            m_folded.remove(index.data(RunsModel::groupRole).toString());
        else
            m_folded.insert(index.data(RunsModel::groupRole).toString());
    }
}

void RunsTable::bringBack()
{
    if (!m_chosen)
        if (const QStringList standard = m_model->known().standard(m_model->rows()); standard != m_model->columns()) {
            m_model->setColumns(standard); // comes here again
            return;
        }
    const bool grouped = m_model->grouping() != RunsModel::Grouping::None;
    setRootIsDecorated(grouped);
    setIndentation(grouped ? 16 : 0);
    for (int group = 0; grouped && group < m_model->rowCount(); ++group) {
        const QModelIndex index = m_model->index(group, 0);
        setFirstColumnSpanned(group, QModelIndex(), true);
        setExpanded(index, !m_folded.contains(index.data(RunsModel::groupRole).toString()));
    }
    fitColumns();
    QItemSelection selection;
    for (int64_t run : m_selected)
        if (const QModelIndex index = m_model->indexOf(run); index.isValid())
            selection.select(index, index);
    const int column = std::max(0, static_cast<int>(m_model->columns().indexOf(m_currentColumn)));
    if (const QModelIndex current = m_model->indexOf(m_current, column); current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    verticalScrollBar()->setValue(m_scrolled);
    showSort();
    m_settling = false;
    Q_EMIT currentRunChanged();
}

/// Once for the columns that are there: rows that come later must not move what is being read.
void RunsTable::fitColumns()
{
    if (m_fitted == m_model->columns() || m_model->rowCount() == 0)
        return;
    m_fitted = m_model->columns();
    const bool before = std::exchange(m_settling, true);
    const QStringList columns = m_model->columns();
    for (int section = 0; section < columns.size(); ++section) {
        const auto set = m_widths.constFind(columns[section]);
        if (set != m_widths.constEnd()) {
            header()->resizeSection(section, *set);
            continue;
        }
        int wanted = std::max(sizeHintForColumn(section), header()->sectionSizeHint(section)) + 8;
        if (section == 0 && !m_model->rows().empty()) // the longest number, with its box and colour
            wanted = std::max(wanted, fontMetrics().horizontalAdvance(QString::number(m_model->rows().back().id())) + 70);
        header()->resizeSection(section, std::min(wanted, widestAtFirst));
    }
    m_settling = before;
}

void RunsTable::showSort()
{
    const auto &keys = m_model->sort();
    const int section = keys.isEmpty() ? -1 : static_cast<int>(m_model->columns().indexOf(keys.first().column));
    header()->setSortIndicator(section, keys.isEmpty() ? Qt::AscendingOrder : keys.first().order);
}

int64_t RunsTable::currentRun() const
{
    const RunSummary *run = m_model->run(currentIndex());
    if (!run || !selectionModel()->isRowSelected(currentIndex().row(), currentIndex().parent())) {
        const auto selected = selectionModel()->selectedRows();
        run = selected.isEmpty() ? nullptr : m_model->run(selected.first());
    }
    return run ? run->record.id : 0;
}

std::vector<int64_t> RunsTable::selectedRuns() const
{
    std::vector<int64_t> runs;
    auto rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) {
        return std::pair(a.parent().row(), a.row()) < std::pair(b.parent().row(), b.row());
    });
    for (const QModelIndex &index : rows)
        if (const RunSummary *run = m_model->run(index); run && std::find(runs.begin(), runs.end(), run->record.id) == runs.end())
            runs.push_back(run->record.id);
    return runs;
}

void RunsTable::selectRun(int64_t run)
{
    const QModelIndex index = m_model->indexOf(run);
    if (!index.isValid())
        return;
    setExpanded(index.parent(), true);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void RunsTable::edit(const QString &column)
{
    const int64_t run = currentRun();
    if (!m_model->columns().contains(column)) {
        QStringList columns = columnsInSight();
        columns.insert(std::min<qsizetype>(1, columns.size()), column);
        chooseColumns(columns);
    }
    const QModelIndex index = m_model->indexOf(run, static_cast<int>(m_model->columns().indexOf(column)));
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
    QTreeView::edit(index);
}

void RunsTable::sortBy(const QString &column, bool too)
{
    if (column.isEmpty())
        return;
    auto keys = m_model->sort();
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const RunsModel::SortKey &key) { return key.column == column; });
    const RunColumn *known = m_model->known().find(column);
    // Of figures one wants the best ones first, of words the alphabet.
    RunsModel::SortKey key{column, known && known->isNumber() && column != "run" ? Qt::DescendingOrder : Qt::AscendingOrder};
    if (found != keys.end() && (too || keys.size() == 1 || found == keys.begin()))
        key.order = found->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (!too)
        keys = {key};
    else if (found != keys.end())
        *found = key;
    else
        keys << key;
    m_model->setSort(keys);
    showSort();
    Q_EMIT layoutChosen();
}

QStringList RunsTable::columnsInSight() const
{
    const QStringList columns = m_model->columns();
    QStringList ordered;
    for (int place = 0; place < columns.size(); ++place)
        ordered << columns.value(header()->logicalIndex(place));
    return ordered;
}

void RunsTable::moveColumn(const QString &column, int by)
{
    const int from = header()->visualIndex(static_cast<int>(m_model->columns().indexOf(column))), to = from + by;
    if (from > 0 && to > 0 && to < header()->count())
        header()->moveSection(from, to);
}

void RunsTable::chooseColumns(const QStringList &columns)
{
    m_chosen = true;
    m_model->setColumns(columns);
    Q_EMIT layoutChosen();
}

void RunsTable::useStandardColumns()
{
    m_chosen = false;
    m_widths.clear();
    m_fitted.clear();
    m_model->setColumns({"run"}); // the standard ones come at once, in their own order
    Q_EMIT layoutChosen();
}

QByteArray RunsTable::layoutState() const
{
    QJsonObject widths, state;
    for (auto width = m_widths.begin(); width != m_widths.end(); ++width)
        widths[width.key()] = width.value();
    QJsonArray sort;
    for (const auto &key : m_model->sort())
        sort << QJsonObject{{"column", key.column}, {"down", key.order == Qt::DescendingOrder}};
    state["widths"] = widths;
    state["sort"] = sort;
    state["grouping"] = static_cast<int>(m_model->grouping());
    state["showHidden"] = m_model->showsHidden();
    if (m_chosen)
        state["columns"] = QJsonArray::fromStringList(columnsInSight());
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void RunsTable::restoreLayout(const QByteArray &text)
{
    const QJsonObject state = QJsonDocument::fromJson(text).object();
    const QJsonObject widths = state["widths"].toObject();
    for (auto width = widths.begin(); width != widths.end(); ++width)
        m_widths[width.key()] = std::clamp(width.value().toInt(100), header()->minimumSectionSize(), 2000);
    QList<RunsModel::SortKey> keys;
    for (const QJsonValue &key : state["sort"].toArray())
        if (const QString column = key["column"].toString(); m_model->known().find(column))
            keys << RunsModel::SortKey{column, key["down"].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder};
    if (!keys.isEmpty())
        m_model->setSort(keys);
    m_model->setGrouping(static_cast<RunsModel::Grouping>(std::clamp(state["grouping"].toInt(), 0, static_cast<int>(RunsModel::Grouping::Tag))));
    m_model->setShowHidden(state["showHidden"].toBool());
    if (state.contains("columns")) {
        m_chosen = true;
        QStringList columns;
        for (const QJsonValue &column : state["columns"].toArray())
            columns << column.toString();
        m_model->setColumns(columns);
    }
    m_fitted.clear();
    fitColumns();
    showSort();
}

void RunsTable::headerMenu(const QPoint &where)
{
    const QString id = m_model->columns().value(header()->logicalIndexAt(where));
    const RunColumn *column = m_model->known().find(id);
    QMenu menu(this);
    menu.setObjectName("headerMenu");
    if (column) {
        menu.addAction(tr("Sort by %1").arg(column->title), this, [this, id] { sortBy(id, false); });
        menu.addAction(tr("Then by %1").arg(column->title), this, [this, id] { sortBy(id, true); });
        menu.addAction(tr("Hide this column"), this, [this, id] {
            QStringList columns = columnsInSight();
            columns.removeAll(id);
            chooseColumns(columns);
        })->setEnabled(id != "run");
        menu.addSeparator();
    }
    menu.addAction(tr("Columns…"), this, &RunsTable::columnsRequested);
    menu.addAction(tr("Standard columns"), this, &RunsTable::useStandardColumns);
    menu.exec(header()->mapToGlobal(where));
}

void RunsTable::keyPressEvent(QKeyEvent *event)
{
    if (state() != EditingState && event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        const auto runs = selectedRuns();
        const auto ticked = m_model->checked();
        const bool all = std::all_of(runs.begin(), runs.end(), [&](int64_t run) { return std::find(ticked.begin(), ticked.end(), run) != ticked.end(); });
        for (int64_t run : runs)
            m_model->setChecked(run, !all);
        return;
    }
    if (state() != EditingState && event->key() == Qt::Key_Delete) {
        Q_EMIT deleteRequested();
        return;
    }
    if (state() != EditingState && event->key() == Qt::Key_F2 && !(currentIndex().flags() & Qt::ItemIsEditable)) {
        edit("name");
        return;
    }
    QTreeView::keyPressEvent(event);
}

void RunsTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool keys = event->reason() == QContextMenuEvent::Keyboard;
    const QRect row = visualRect(currentIndex());
    Q_EMIT menuRequested(keys ? viewport()->mapToGlobal(QPoint(std::max(0, row.left()) + 20, row.bottom())) : event->globalPos());
}

void RunsTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    QTreeView::closeEditor(editor, hint);
    Q_EMIT editingEnded();
}

/// The rows' background reaches under the arrows of groups.
void RunsTable::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!m_model->run(index))
        QTreeView::drawBranches(painter, rect, index);
}

} // namespace vantage::gui
