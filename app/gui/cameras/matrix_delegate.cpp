#include "app/gui/cameras/matrix_delegate.h"

#include "app/gui/cameras/matrix_model.h"
#include "widgets/theme/palettes.h"

#include <QApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace vantage::gui {
namespace {

constexpr double fullGain = 0.2; // of mIoU: what is beyond is not painted stronger

} // namespace

void MatrixDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColours colours = themeColours(option.palette);
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, option.palette.base());
    if (const QVariant gain = index.data(MatrixModel::GainRole); gain.isValid()) {
        QColor colour = gain.toDouble() < 0 ? colours.bad : colours.good;
        colour.setAlphaF(static_cast<float>(0.08 + 0.27 * std::min(1.0, std::abs(gain.toDouble()) / fullGain)));
        painter->fillRect(option.rect, colour);
    }
    if (index.data(MatrixModel::EstimatedRole).toBool()) {
        QColor lines = option.palette.color(QPalette::Text);
        lines.setAlphaF(0.14F);
        painter->fillRect(option.rect, QBrush(lines, Qt::BDiagPattern));
    }
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected) {
        painter->setPen(QPen(option.palette.color(QPalette::Highlight), 3));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    if (index.data(MatrixModel::InUseRole).toBool()) {
        QFont font = option.font;
        font.setBold(true);
        painter->setFont(font);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(option.rect.adjusted(6, 3, -6, -3), Qt::AlignTop | Qt::AlignRight, QStringLiteral("★"));
    }
    const QStringList lines = index.data(Qt::DisplayRole).toString().split('\n');
    QFont large = option.font;
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.15);
    const int first = QFontMetrics(large).height(), further = option.fontMetrics.height();
    int top = option.rect.top() + (option.rect.height() - first - further * static_cast<int>(lines.size() - 1)) / 2;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const int height = i == 0 ? first : further;
        const QRect line(option.rect.left() + 4, top, option.rect.width() - 8, height);
        painter->setFont(i == 0 ? large : option.font);
        painter->setPen(i == 0 ? option.palette.color(QPalette::Text) : colours.faint);
        painter->drawText(line, Qt::AlignCenter, painter->fontMetrics().elidedText(lines[i], Qt::ElideRight, line.width()));
        top += height;
    }
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.rect = option.rect.adjusted(3, 3, -3, -3);
        QApplication::style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter);
    }
    painter->restore();
}

QSize MatrixDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.horizontalAdvance(QStringLiteral("0,000 to 0,000 better")), option.fontMetrics.height() * 4 + 10};
}

} // namespace vantage::gui
