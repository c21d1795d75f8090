#pragma once

#include "core/data/class_map.h"
#include "widgets/classes/class_map_check.h"

#include <QAbstractTableModel>

#include <optional>

class QUndoStack;

namespace vantage {

/// A class map as a table: label value, name, colour. Every change is a step of the undo stack.
class ClassMapModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ValueColumn, NameColumn, ColourColumn, PixelsColumn, ColumnCount };

    /// @param undo must live as long as this
    explicit ClassMapModel(QUndoStack &undo, QObject *parent = nullptr);

    const ClassMap &classMap() const { return m_map; }
    void reset(const ClassMap &map); ///< not an undo step; forgets the steps so far
    /// How many pixels have each label value, as far as anybody has counted; the map's problems know of it.
    void setPixels(const std::vector<uint64_t> &pixels);
    const std::vector<uint64_t> &pixels() const { return m_pixels; }
    uint64_t allPixels() const;

    void setName(int row, const QString &name);
    void setColour(int row, const Rgb &colour);
    void setIgnore(int value);
    void append(const ClassInfo &info);
    /// @param taker the class that takes its pixels, or the ignored number; see withoutClass()
    void remove(int row, std::optional<int> taker = std::nullopt);
    void move(int from, int to); ///< changes which label value is which class
    void replaceAll(const ClassMap &map, const QString &stepName);

    const std::vector<ClassMapProblem> &problems() const { return m_problems; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void changed(); ///< after every change, undo and redo included

private:
    class Step;
    void push(ClassMap next, const QString &stepName, int mergeId = -1);
    void show(const ClassMap &map);
    void check();

    QUndoStack &m_undo;
    ClassMap m_map;
    std::vector<uint64_t> m_pixels;
    std::vector<ClassMapProblem> m_problems;
};

} // namespace vantage
