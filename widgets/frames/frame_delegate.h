#pragma once

#include <QStyledItemDelegate>

namespace vantage {

/// Draws one frame: thumbnail, name below, badge in the corner. A frame that is not loaded yet is an empty frame, an
/// unreadable one has a sign and says so.
class FrameDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setThumbnailSize(QSize size) { m_size = size; } ///< device-independent pixels

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QSize m_size{160, 120};
};

} // namespace vantage
