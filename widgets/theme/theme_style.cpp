#include "widgets/theme/theme_style.h"

#include "widgets/theme/palettes.h"

#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QSlider>
#include <QStyleOption>

#include <algorithm>

namespace vantage {
namespace {

void outline(QPainter &painter, const QRect &rect, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(128, 135, 145), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

/// Fusion draws a slider's ticks darker than the window, which in the dark is nothing at all.
void sliderTicks(const QStyle &style, const QStyleOptionSlider &slider, QPainter &painter, const QWidget *widget)
{
    const int interval = std::max(1, slider.tickInterval > 0 ? slider.tickInterval : slider.pageStep);
    const int length = style.pixelMetric(QStyle::PM_SliderLength, &slider, widget);
    const int room = style.pixelMetric(QStyle::PM_SliderSpaceAvailable, &slider, widget);
    const bool flat = slider.orientation == Qt::Horizontal;
    painter.save();
    painter.setPen(themeColours(slider.palette).faint);
    for (qint64 value = slider.minimum; value <= slider.maximum; value += interval) {
        const int at = QStyle::sliderPositionFromValue(slider.minimum, slider.maximum, static_cast<int>(value), room)
                       + length / 2;
        const QRect &whole = slider.rect;
        const int ends[] = {flat ? whole.top() : whole.left(), (flat ? whole.bottom() : whole.right()) - 3};
        for (const auto side : {QSlider::TicksAbove, QSlider::TicksBelow})
            if (slider.tickPosition & side) {
                const int from = ends[side == QSlider::TicksBelow];
                painter.drawLine(flat ? QLine(at, from, at, from + 3) : QLine(from, at, from + 3, at));
            }
    }
    painter.restore();
}

} // namespace

ThemeStyle::ThemeStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{ }

void ThemeStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *label = qobject_cast<QLabel *>(widget)) {
        const QString role = label->property("role").toString();
        if (role == QLatin1String("title")) {
            QFont font = label->font();
            font.setPointSizeF(QApplication::font().pointSizeF() * 1.5);
            font.setWeight(QFont::DemiBold);
            label->setFont(font);
        } else if (role == QLatin1String("faint")) {
            label->setForegroundRole(QPalette::PlaceholderText);
        }
    }
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (element == PE_FrameStatusBarItem)
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool plain = isDark(option->palette) && !(option->state & State_HasFocus);
    if (element == PE_IndicatorCheckBox && isDark(option->palette))
        outline(*painter, option->rect, 2);
    else if (element == PE_IndicatorRadioButton && isDark(option->palette))
        outline(*painter, option->rect, option->rect.width() / 2.0);
    else if (element == PE_FrameLineEdit && plain)
        outline(*painter, option->rect, 2);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    if (const auto *box = qstyleoption_cast<const QStyleOptionGroupBox *>(option); control == CC_GroupBox && box) {
        painter->save();
        QFont bold = painter->font();
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        QStyleOptionGroupBox wide = *box; // the room for the title follows from the metrics
        wide.fontMetrics = QFontMetrics(bold);
        QProxyStyle::drawComplexControl(control, &wide, painter, widget);
        painter->restore();
        return;
    }
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        control == CC_Slider && slider && slider->subControls.testFlag(SC_SliderTickmarks) && isDark(option->palette)) {
        QStyleOptionSlider plain = *slider;
        plain.subControls.setFlag(SC_SliderTickmarks, false);
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        sliderTicks(*this, *slider, *painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox && isDark(option->palette) && !(option->state & State_HasFocus))
        outline(*painter, option->rect, 2);
}

} // namespace vantage
