#include "widgets/theme/palettes.h"

#include <algorithm>
#include <cmath>

namespace vantage {
namespace {

struct Shades
{
    QColor window, base, alternate, text, faint, button, highlight, link, disabled, tip, tipText;
};

QPalette paletteOf(const Shades &shades, bool dark)
{
    QPalette palette(shades.button, shades.window);
    palette.setColor(QPalette::Window, shades.window);
    palette.setColor(QPalette::WindowText, shades.text);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::Text, shades.text);
    palette.setColor(QPalette::PlaceholderText, shades.faint);
    palette.setColor(QPalette::Button, shades.button);
    palette.setColor(QPalette::ButtonText, shades.text);
    palette.setColor(QPalette::BrightText, QColor(dark ? "#ffffff" : "#b3261e"));
    palette.setColor(QPalette::ToolTipBase, shades.tip);
    palette.setColor(QPalette::ToolTipText, shades.tipText);
    palette.setColor(QPalette::Highlight, shades.highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, shades.link);
    palette.setColor(QPalette::LinkVisited, shades.link);
    // Fusion draws its frames and bevels from these.
    palette.setColor(QPalette::Light, shades.button.lighter(dark ? 130 : 108));
    palette.setColor(QPalette::Midlight, shades.button.lighter(dark ? 115 : 104));
    palette.setColor(QPalette::Mid, shades.button.darker(dark ? 120 : 125));
    palette.setColor(QPalette::Dark, shades.button.darker(dark ? 150 : 160));
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, dark ? 160 : 90));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, shades.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, shades.button);
    return palette;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = "#f2f3f5",
                      .base = "#ffffff",
                      .alternate = "#f7f8fa",
                      .text = "#1b1f24",
                      .faint = "#5a626d",
                      .button = "#e8eaee",
                      .highlight = "#1a5fd0",
                      .link = "#0b57d0",
                      .disabled = "#8d949e",
                      .tip = "#2a2f36",
                      .tipText = "#f3f5f7"},
                     false);
}

QPalette darkPalette()
{
    return paletteOf({.window = "#202329",
                      .base = "#17191d",
                      .alternate = "#1d2025",
                      .text = "#e6e9ed",
                      .faint = "#a3acb8",
                      .button = "#2d3138",
                      .highlight = "#2b66cc",
                      .link = "#82b4ff",
                      .disabled = "#707883",
                      .tip = "#3a4049",
                      .tipText = "#f3f5f7"},
                     true);
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

ThemeColours themeColours(const QPalette &palette)
{
    if (isDark(palette)) {
        return {.good = "#5fd38a",
                .bad = "#ff8a80",
                .warning = "#f2b84b",
                .faint = "#a3acb8",
                .line = "#3a3f48",
                .heat = "#5aa9ff",
                .series = {"#4aa3df", "#ff8a4c", "#2fc597", "#e09ac4", "#f0b429", "#9fd8ff", "#e5dc5a", "#b8bfc9"}};
    }
    return {.good = "#136c2e",
            .bad = "#b3261e",
            .warning = "#7d4b00",
            .faint = "#5a626d",
            .line = "#d3d7dd",
            .heat = "#0b4a9e",
            .series = {"#0072b2", "#cf5600", "#00876a", "#b0508c", "#a86f00", "#2b88bf", "#736500", "#545c67"}};
}

QColor textOn(const QColor &background)
{
    return contrastRatio(background, Qt::black) >= contrastRatio(background, Qt::white) ? Qt::black : Qt::white;
}

} // namespace vantage
