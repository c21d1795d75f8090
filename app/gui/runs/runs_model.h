#pragma once

#include "app/gui/runs/run_filter.h"

#include <QAbstractItemModel>
#include <QSet>

namespace vantage::gui {

/// The runs of a project as a table whose columns, order, filter and groups are chosen: with groups a tree of two levels. Column 0 has
/// the number and the check box that takes a run into the comparison. Pinned runs come first.
class RunsModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    static constexpr int sortRole = Qt::UserRole + 2;
    static constexpr int runRole = Qt::UserRole + 3; ///< the run's number; 0: a group
    static constexpr int groupRole = Qt::UserRole + 4; ///< of a group: what it is called

    enum class Grouping { None, Target, Recipe, Kind, Tag };
    struct SortKey
    {
        QString column;
        Qt::SortOrder order = Qt::AscendingOrder;
        bool operator==(const SortKey &) const = default;
    };

    explicit RunsModel(QObject *parent = nullptr);

    using Runs = std::shared_ptr<const std::vector<RunSummary>>;
    /// Runs that were not there before are ticked, so that a training draws its curves by itself.
    void setRuns(const Runs &runs);
    const std::vector<RunRow> &rows() const { return m_rows; } ///< of all runs
    const RunColumns &known() const { return m_known; }

    void setColumns(const QStringList &columns); ///< unknown ones are left out; "run" comes first whatever is asked
    QStringList columns() const;
    void setFilter(const QString &text);
    QString filterProblem() const { return m_filter.problem(); }
    void setSort(const QList<SortKey> &keys);
    const QList<SortKey> &sort() const { return m_sort; }
    void setGrouping(Grouping grouping);
    Grouping grouping() const { return m_grouping; }
    void setShowHidden(bool on);
    bool showsHidden() const { return m_showHidden; }
    int shown() const; ///< runs in sight, folded or not; one in several groups counts once

    const RunSummary *run(const QModelIndex &index) const; ///< nullptr for a group
    QModelIndex indexOf(int64_t run, int column = 0) const;
    std::vector<int64_t> checked() const; ///< by number
    void setChecked(int64_t run, bool on);
    void retranslate();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void checkedChanged();
    void edited(qint64 run, const QString &column, const QString &text); ///< a name, tags or a note
    void aboutToRearrange(); ///< rows come and go: whoever knows what is selected and folded notes it, and brings it back afterwards
    void rearranged();

private:
    struct Group
    {
        QString title;
        std::vector<int> rows; ///< of m_rows
        bool operator==(const Group &) const = default;
    };
    bool grouped() const { return m_grouping != Grouping::None; }
    QStringList groupsOf(const RunRow &row) const;
    std::vector<Group> arrangement() const;
    void arrange(bool rowsAreNew);
    void tickNewRuns(bool first);
    const RunRow *rowAt(const QModelIndex &index) const;
    QVariant tip(const RunRow &row, const RunColumn &column) const;

    Runs m_runs;
    std::vector<RunRow> m_rows;
    RunColumns m_known;
    std::vector<const RunColumn *> m_columns;
    RunFilter m_filter;
    QString m_filterText;
    QList<SortKey> m_sort{{"run", Qt::AscendingOrder}};
    Grouping m_grouping = Grouping::None;
    bool m_showHidden = false;
    std::vector<Group> m_groups; ///< one without groups
    QSet<qlonglong> m_checked, m_seen;
};

} // namespace vantage::gui
