#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace vantage {

/// The two palettes of the program. Text reaches a contrast of 4.5:1 on everything that it is drawn on.
QPalette lightPalette();
QPalette darkPalette();

/// Whether a palette's window is dark: how a widget tells which of the two it is in.
bool isDark(const QPalette &palette);

/// WCAG 2 contrast of two opaque colours, 1 (equal) to 21 (black on white).
double contrastRatio(const QColor &a, const QColor &b);

/// What QPalette has no role for. All of `good`, `bad`, `warning` and `faint` are text colours, at least 4.5:1 on the
/// palette's Base, AlternateBase and Window; the series at least 3:1 on Base.
struct ThemeColours
{
    QColor good;                  ///< a gain; always with a sign or an arrow beside it
    QColor bad;                   ///< a loss, an error
    QColor warning;               ///< worth a look
    QColor faint;                 ///< secondary text
    QColor line;                  ///< grid lines, frames
    QColor heat;                  ///< the full end of a heat map that begins at Base
    std::array<QColor, 8> series; ///< curves, told apart without red and green too (after Okabe and Ito)
};
ThemeColours themeColours(const QPalette &palette);

/// Black or white, whichever is easier to read on `background`.
QColor textOn(const QColor &background);

} // namespace vantage
