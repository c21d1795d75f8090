#pragma once

#include <QProxyStyle>

namespace vantage {

/// Fusion with a few things that a palette can't say. There is no style sheet on purpose: with one, palettes of single
/// widgets get lost when they move to another parent, and a change of theme does not reach all that is on screen.
///
/// Outlines of check boxes and fields can be seen in a dark window (Fusion draws them darker than the window). Labels
/// with the property "role" get a large font ("title") or the colour of secondary text ("faint"); to be set before they
/// are shown. Titles of group boxes are bold, status bars have no boxes.
class ThemeStyle : public QProxyStyle
{
    Q_OBJECT
public:
    ThemeStyle();

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
};

} // namespace vantage
