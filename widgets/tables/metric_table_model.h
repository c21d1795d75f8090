#pragma once

#include "core/data/class_map.h"
#include "core/evaluation/confusion.h"

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

namespace vantage {

/// One network's counts on the frames that are compared.
struct MetricColumn
{
    QString name; ///< "NA", "adapted", "FT"
    ConfusionMatrix confusion{1};
};

enum class MetricKind { Iou, ClassAccuracy };

/// A row a class, then the mean and the pixel accuracy; a column a network, followed by its difference to the
/// reference. Columns: class, share of the ground truth, reference, network, its difference, network, its difference,
/// ... A class without a ground-truth pixel is "absent" and enters no mean.
class MetricTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit MetricTableModel(QObject *parent = nullptr);

    /// The number to sort by, nothing for "absent". The class column sorts in the order of the map.
    static constexpr int sortRole = Qt::UserRole + 2;
    /// True in the mean rows, which stay at the end whatever is sorted.
    static constexpr int meanRowRole = Qt::UserRole + 3;

    /// @param reference what the others are compared with; the first column that has differences to none
    /// @throws std::invalid_argument where a matrix has other classes than the map or there is no such reference
    void setResults(const ClassMap &classes, const std::vector<MetricColumn> &columns, int reference = 0);
    void setKind(MetricKind kind);
    MetricKind kind() const { return m_kind; }
    void retranslate(); ///< to be called after a change of language

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct TableColumn
    {
        enum What { Name, Share, Value, Difference } what = Name;
        int network = 0;
    };
    std::optional<double> valueOf(int network, int row) const;
    std::optional<double> number(int row, const TableColumn &column) const;
    QString text(int row, const TableColumn &column, bool plain) const;

    ClassMap m_classes;
    std::vector<MetricColumn> m_networks;
    std::vector<Metrics> m_metrics;
    std::vector<double> m_shares; ///< of the ground truth, a class each
    std::vector<TableColumn> m_columns;
    int m_reference = 0;
    MetricKind m_kind = MetricKind::Iou;
};

} // namespace vantage
