#include "widgets/classes/class_map_model.h"

#include "widgets/classes/swatch.h"
#include "widgets/theme/palettes.h"

#include <QColor>
#include <QGuiApplication>
#include <QUndoCommand>
#include <QUndoStack>

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace vantage {

/// A class map is small: a step keeps it whole, before and after.
class ClassMapModel::Step : public QUndoCommand
{
public:
    Step(ClassMapModel &model, ClassMap next, const QString &name, int mergeId)
        : QUndoCommand(name)
        , m_model(model)
        , m_before(model.m_map)
        , m_after(std::move(next))
        , m_id(mergeId)
    { }
    void undo() override { m_model.show(m_before); }
    void redo() override { m_model.show(m_after); }
    int id() const override { return m_id; }
    /// Steps of the spin box one after the other are one step.
    bool mergeWith(const QUndoCommand *later) override
    {
        m_after = static_cast<const Step *>(later)->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    ClassMapModel &m_model;
    ClassMap m_before, m_after;
    int m_id;
};

ClassMapModel::ClassMapModel(QUndoStack &undo, QObject *parent)
    : QAbstractTableModel(parent)
    , m_undo(undo)
    , m_problems(checkClassMap(m_map))
{ }

void ClassMapModel::reset(const ClassMap &map)
{
    m_undo.clear();
    show(map);
}

void ClassMapModel::push(ClassMap next, const QString &stepName, int mergeId)
{
    if (next != m_map)
        m_undo.push(new Step(*this, std::move(next), stepName, mergeId));
}

void ClassMapModel::show(const ClassMap &map)
{
    // Where only cells change the view keeps its selection.
    const bool sameRows = map.size() == m_map.size();
    if (!sameRows)
        beginResetModel();
    m_map = map;
    check();
    if (!sameRows)
        endResetModel();
    else if (m_map.size() > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_map.size() - 1, ColumnCount - 1));
    Q_EMIT changed();
}

void ClassMapModel::check()
{
    m_problems = checkClassMap(m_map);
    for (ClassMapProblem &problem : checkUse(m_map, m_pixels))
        m_problems.push_back(std::move(problem));
}

void ClassMapModel::setPixels(const std::vector<uint64_t> &pixels)
{
    m_pixels = pixels;
    show(m_map);
}

uint64_t ClassMapModel::allPixels() const
{
    return std::accumulate(m_pixels.begin(), m_pixels.end(), uint64_t(0));
}

void ClassMapModel::setName(int row, const QString &name)
{
    ClassMap next = m_map;
    next.classes.at(static_cast<size_t>(row)).name = name.trimmed().toStdString();
    push(std::move(next), tr("rename a class"));
}

void ClassMapModel::setColour(int row, const Rgb &colour)
{
    ClassMap next = m_map;
    next.classes.at(static_cast<size_t>(row)).colour = colour;
    push(std::move(next), tr("change a colour"));
}

void ClassMapModel::setIgnore(int value)
{
    push(ignoring(m_map, value), tr("change the ignore value"), 1);
}

void ClassMapModel::append(const ClassInfo &info)
{
    push(withClass(m_map, info), tr("add a class"));
}

void ClassMapModel::remove(int row, std::optional<int> taker)
{
    if (row >= 0 && row < m_map.size())
        push(withoutClass(m_map, row, taker), taker ? tr("merge a class") : tr("remove a class"));
}

void ClassMapModel::move(int from, int to)
{
    if (from >= 0 && to >= 0 && from < m_map.size() && to < m_map.size())
        push(withMovedClass(m_map, from, to), tr("move a class"));
}

void ClassMapModel::replaceAll(const ClassMap &map, const QString &stepName)
{
    push(map, stepName);
}

void ClassMapModel::retranslate()
{
    check();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ClassMapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_map.size();
}

int ClassMapModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassMapModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_map.size())
        return {};
    const ClassInfo &info = m_map.classes[static_cast<size_t>(index.row())];
    const auto concerns = [&](const ClassMapProblem &problem) {
        return std::find(problem.classes.begin(), problem.classes.end(), index.row()) != problem.classes.end();
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() == ValueColumn) {
            if (info.values.empty())
                return index.row();
            QStringList values;
            for (const int value : info.values)
                values << QString::number(value);
            return values.join(QStringLiteral(", "));
        }
        if (index.column() == NameColumn)
            return QString::fromStdString(info.name);
        if (index.column() == PixelsColumn) {
            const uint64_t count = pixelsOfClasses(m_map, m_pixels)[static_cast<size_t>(index.row())], all = allPixels();
            return count == 0 || all == 0 ? QString() : tr("%1 %").arg(QLocale().toString(100.0 * static_cast<double>(count) / static_cast<double>(all), 'f', 1));
        }
        return toQColor(info.colour).name();
    case Qt::DecorationRole:
        if (index.column() == ColourColumn)
            return swatchIcon(info.colour);
        return {};
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == ValueColumn || index.column() == PixelsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole: {
        const ThemeColours colours = themeColours(QGuiApplication::palette());
        if (index.row() == m_map.ignore)
            return colours.faint;
        for (const ClassMapProblem &problem : m_problems) {
            if (concerns(problem) && problem.fatal == (index.column() == NameColumn) && index.column() != ValueColumn)
                return problem.fatal ? colours.bad : colours.warning;
        }
        return {};
    }
    case Qt::ToolTipRole:
        if (index.row() == m_map.ignore)
            return tr("Pixels of this value enter no loss and no measure.");
        for (const ClassMapProblem &problem : m_problems) {
            if (concerns(problem))
                return problem.text;
        }
        return {};
    default: return {};
    }
}

bool ClassMapModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    if (index.column() == NameColumn) {
        setName(index.row(), value.toString());
        return true;
    }
    const QColor colour(value.toString().trimmed());
    if (index.column() != ColourColumn || !colour.isValid())
        return false;
    setColour(index.row(), toRgb(colour));
    return true;
}

QVariant ClassMapModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ValueColumn: return tr("Value");
    case NameColumn: return tr("Name");
    case ColourColumn: return tr("Colour");
    case PixelsColumn: return tr("Labelled");
    default: return {};
    }
}

Qt::ItemFlags ClassMapModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == NameColumn || index.column() == ColourColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace vantage
