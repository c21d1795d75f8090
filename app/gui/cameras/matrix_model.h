#pragma once

#include "app/gui/cameras/network.h"

#include <QAbstractTableModel>
#include <memory>

namespace vantage::gui {

/// A row for each set of sources, a column for each target; a cell says in three lines what its best run is worth.
class MatrixModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// Of a cell, for who paints it.
    enum Role {
        GainRole = Qt::UserRole, ///< double, or invalid
        EstimatedRole,           ///< bool: nothing was measured with labels
        InUseRole,               ///< bool: the target uses the cell's best run
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setNetwork(std::shared_ptr<const CameraNetwork> network);
    const MatrixCell *cell(const QModelIndex &index) const; ///< nullptr where there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const MatrixCell &cell) const;
    QString explanation(const MatrixCell &cell) const;

    std::shared_ptr<const CameraNetwork> m_network;
};

} // namespace vantage::gui
