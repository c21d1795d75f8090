#include "core/compare/chart_file.h"

#include "core/report/html_parts.h"
#include "core/report/number_text.h"
#include "core/report/svg_chart.h"

namespace vantage {
namespace {

constexpr const char *colours[] = {"#1f6fca", "#c25a0a", "#1b8067", "#8446b8", "#b7356d", "#6f6d14"};

std::string style()
{
    std::string css = "text{font:11px sans-serif;fill:#65645f}.title{font-size:14px;font-weight:bold;fill:#1d1d1b}.key{font-size:12px;fill:#1d1d1b}"
                      ".grid{stroke:#e3e1da;stroke-width:1}.axis{stroke:#65645f;stroke-width:1}"
                      ".line{fill:none;stroke-width:2;stroke-linejoin:round}.raw{fill:none;stroke-width:1;opacity:.35;stroke-linejoin:round}";
    for (size_t i = 0; i < std::size(colours); ++i) {
        const std::string series = ".series-" + std::to_string(i + 1), colour = colours[i];
        css += "path" + series + "{stroke:" + colour + "}circle" + series + ",rect" + series + "{fill:" + colour + "}";
    }
    return "<style>" + css + "</style>";
}

} // namespace

std::string svgFile(const Chart &chart)
{
    constexpr int width = 760, plotHeight = 440, lineHeight = 18, margin = 12;
    const int above = margin + 22 + lineHeight * static_cast<int>(chart.curves.size());
    const int height = above + plotHeight + margin;
    std::string svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(width) + "\" height=\""
                      + std::to_string(height) + "\">" + style() + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><text class=\"title\" x=\""
                      + std::to_string(margin) + "\" y=\"" + std::to_string(margin + 14) + "\">" + escaped(chart.title) + "</text>";
    for (size_t i = 0; i < chart.curves.size(); ++i) {
        const int y = margin + 22 + lineHeight * static_cast<int>(i);
        svg += "<rect class=\"series-" + std::to_string(i % std::size(colours) + 1) + "\" x=\"" + std::to_string(margin) + "\" y=\"" + std::to_string(y + 6)
               + "\" width=\"18\" height=\"4\"/><text class=\"key\" x=\"" + std::to_string(margin + 26) + "\" y=\"" + std::to_string(y + 12) + "\">"
               + escaped(chart.curves[i].name) + "</text>";
    }
    std::string plot = svgChart(chart, "plot", std::nullopt);
    const std::string place = "<svg x=\"0\" y=\"" + std::to_string(above) + "\" width=\"" + std::to_string(width) + "\" height=\"" + std::to_string(plotHeight) + "\" ";
    plot.replace(0, std::string("<svg ").size(), place);
    return svg + plot + "</svg>\n";
}

} // namespace vantage
