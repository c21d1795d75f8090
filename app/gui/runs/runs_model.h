#pragma once

#include "app/gui/project_session.h"

#include <QAbstractTableModel>
#include <QSet>

namespace vantage::gui {

/// The runs of a project as a table, the latest last. Column 0 has the check box that takes a run into the curves.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Number,
        Kind,
        RecipeName,
        Seed,
        State,
        Started,
        Duration,
        Epoch,
        Source,
        Target,
        Mapped,
        Ensemble,
        Flip,
        InfoMax,
        VerdictColumn,
        ColumnCount
    };
    static constexpr int sortRole = Qt::UserRole + 2;

    explicit RunsModel(QObject *parent = nullptr);

    /// Runs that were not there before are ticked, so that a training draws its curves by itself.
    void setRuns(const std::vector<RunSummary> &runs);
    const RunSummary *run(int row) const;
    std::vector<int64_t> checked() const; ///< in the order of the table
    void setChecked(int64_t run, bool on);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void checkedChanged();

private:
    std::optional<double> targetMeanIou(const RunSummary &run) const;
    QVariant text(const RunSummary &run, int column) const;
    QVariant sortValue(const RunSummary &run, int column) const;

    std::vector<RunSummary> m_runs;
    QSet<qlonglong> m_checked, m_known;
};

} // namespace vantage::gui
