#pragma once

#include <QStyledItemDelegate>

namespace vantage::gui {

/// Paints a cell of MatrixModel: behind its text the theme's colour of a gain or a loss, the stronger the larger it is; hatched where it is
/// only estimated; a frame round the run in use.
class MatrixDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace vantage::gui
