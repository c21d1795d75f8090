#include "widgets/frames/frame_delegate.h"

#include "widgets/frames/frame_strip_model.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/palettes.h"

#include <QImage>
#include <QPainter>

namespace vantage {
namespace {

constexpr int margin = 5;

} // namespace

QSize FrameDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {m_size.width() + 2 * margin, m_size.height() + option.fontMetrics.height() + 3 * margin};
}

void FrameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    const QPalette &palette = option.palette;
    const QRect cell = option.rect.adjusted(1, 1, -1, -1);
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.color(selected ? QPalette::Highlight : QPalette::Button));
        painter->drawRoundedRect(cell, 4, 4);
    }

    const QRect place(cell.x() + margin - 1, cell.y() + margin - 1, m_size.width(), m_size.height());
    const auto image = index.data(Qt::DecorationRole).value<QImage>();
    const QString error = index.data(FrameStripModel::ErrorRole).toString();
    QRect shown = place;
    if (!image.isNull()) {
        shown = QRect(QPoint(0, 0), image.size().scaled(place.size(), Qt::KeepAspectRatio));
        shown.moveCenter(place.center());
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(shown, image);
    } else {
        painter->setPen(QPen(themeColours(palette).line, 1));
        painter->setBrush(palette.color(QPalette::AlternateBase));
        painter->drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (!error.isEmpty()) {
        QRect sign(0, 0, 24, 24);
        sign.moveCenter(place.center() - QPoint(0, option.fontMetrics.height() / 2));
        themeIcon(Icon::Warning).paint(painter, sign);
        painter->setPen(themeColours(palette).bad);
        painter->drawText(place.adjusted(2, place.height() / 2 + 6, -2, 0), Qt::AlignHCenter | Qt::AlignTop,
                          option.fontMetrics.elidedText(tr("unreadable"), Qt::ElideRight, place.width() - 4));
    }

    const QString badge = index.data(FrameStripModel::BadgeRole).toString();
    if (!badge.isEmpty()) {
        QRectF box(0, 0, option.fontMetrics.horizontalAdvance(badge) + 10, option.fontMetrics.height() + 2);
        box.moveTopRight(QPointF(shown.right() - 2, shown.top() + 3));
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(0, 0, 0, 190)); // on a picture: the same in light and dark
        painter->drawRoundedRect(box, 3, 3);
        painter->setPen(Qt::white);
        painter->drawText(box, Qt::AlignCenter, badge);
    }

    const QRect nameBox(place.x(), place.bottom() + 1, place.width(), cell.bottom() - place.bottom() - 1);
    painter->setPen(palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(nameBox, Qt::AlignCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, nameBox.width()));
    painter->restore();
}

} // namespace vantage
