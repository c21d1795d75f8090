#include "core/report/svg_chart.h"

#include "core/report/html_parts.h"
#include "core/report/number_text.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace vantage {
namespace {

constexpr double width = 380, height = 220, left = 50, right = 14, top = 12, topWithMarks = 32, bottom = 40;
constexpr size_t mostPoints = 600; // a line: more than the pixels there are
constexpr size_t mostDots = 60;

struct Range
{
    double lo = 0, hi = 1;
};

/// From values to places in the picture.
struct Axes
{
    Range x, y;
    double above = top; ///< where the frame begins

    double px(double value) const { return left + (value - x.lo) / (x.hi - x.lo) * (width - left - right); }
    double py(double value) const
    {
        return height - bottom - (value - y.lo) / (y.hi - y.lo) * (height - above - bottom);
    }
};

/// Only points that are numbers, in the order given.
Curve finitePoints(const Curve &curve)
{
    if (curve.x.size() != curve.y.size())
        throw std::invalid_argument("chart: a curve has more x than y values, or fewer");
    Curve result{curve.name, {}, {}};
    for (size_t i = 0; i < curve.x.size(); ++i) {
        if (std::isfinite(curve.x[i]) && std::isfinite(curve.y[i])) {
            result.x.push_back(curve.x[i]);
            result.y.push_back(curve.y[i]);
        }
    }
    return result;
}

/// Keeps the smallest and the largest value of each bucket, so that no spike vanishes.
Curve thinnedOut(const Curve &curve)
{
    const size_t count = curve.x.size();
    if (count <= mostPoints)
        return curve;
    const size_t buckets = mostPoints / 2;
    Curve result{curve.name, {}, {}};
    for (size_t b = 0; b < buckets; ++b) {
        const auto begin = curve.y.begin() + static_cast<std::ptrdiff_t>(b * count / buckets);
        const auto end = curve.y.begin() + static_cast<std::ptrdiff_t>((b + 1) * count / buckets);
        auto [first, second] = std::minmax_element(begin, end);
        if (second < first)
            std::swap(first, second);
        for (auto point : {first, second}) {
            result.x.push_back(curve.x[static_cast<size_t>(point - curve.y.begin())]);
            result.y.push_back(*point);
        }
    }
    return result;
}

Curve smoothed(const Curve &curve)
{
    return {curve.name, curve.x, runningMean(curve.y, std::max<size_t>(3, curve.y.size() / 30))};
}

/// The range of values with a little air. With `robust`, the outermost 1 % at each end do not count.
Range rangeOf(std::vector<double> values, bool robust)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const size_t cut = robust ? values.size() / 100 : 0;
    Range range{values[cut], values[values.size() - 1 - cut]};
    // Values that differ only by rounding are one value: no chart of the sixteenth digit.
    const double least = 1e-6 * std::max(std::abs(range.lo), std::abs(range.hi));
    const double air =
        range.hi - range.lo > least ? 0.08 * (range.hi - range.lo) : std::max(0.5 * std::abs(range.hi), 1e-3);
    const bool nonNegative = range.lo >= 0;
    range.lo -= air;
    range.hi += air;
    if (nonNegative)
        range.lo = std::max(range.lo, 0.0);
    return range;
}

std::string number(double value)
{
    return fixedText(value, 1);
}

std::string path(const Curve &curve, const Axes &axes)
{
    std::string data;
    for (size_t i = 0; i < curve.x.size(); ++i) {
        // Far outside it is cut off anyway, and no number may become thousands of digits.
        const double y = std::clamp(axes.py(curve.y[i]), -height, 2 * height);
        data.append(i == 0 ? "M" : "L").append(number(axes.px(curve.x[i]))).append(" ").append(number(y));
    }
    return data;
}

std::string tickText(double value, double step)
{
    const double size = std::abs(value);
    if (size < 1e-9 * step)
        return "0";
    if (size >= 1e7 || (size > 0 && step < 1e-4)) {
        const int exponent = static_cast<int>(std::floor(std::log10(std::max(size, 1e-300))));
        const double mantissa = value / std::pow(10.0, exponent);
        return fixedText(mantissa, std::abs(mantissa - std::round(mantissa)) < 1e-6 ? 0 : 1) + "e"
               + std::to_string(exponent);
    }
    if (size >= 10000 && std::fmod(step, 1000.0) == 0)
        return fixedText(value / 1000, 0) + "k";
    return fixedText(value, std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9))));
}

std::string line(const char *style, double x1, double y1, double x2, double y2)
{
    return std::string("<line class=\"") + style + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\""
           + number(x2) + "\" y2=\"" + number(y2) + "\"/>";
}

std::string label(double x, double y, const char *anchor, const std::string &text, const char *style = "tick")
{
    return std::string("<text class=\"") + style + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\""
           + anchor + "\">" + escaped(text) + "</text>";
}

std::string axesOf(const Axes &axes, const Chart &chart)
{
    std::string svg;
    const std::vector<double> ys = niceTicks(axes.y.lo, axes.y.hi, 5);
    for (double y : ys) {
        svg += line("grid", left, axes.py(y), width - right, axes.py(y));
        svg += label(left - 7, axes.py(y) + 3.5, "end", tickText(y, ys.size() > 1 ? ys[1] - ys[0] : 1));
    }
    std::vector<double> xs = niceTicks(axes.x.lo, axes.x.hi, 6);
    if (chart.markEpochs) // there is no epoch 2.5
        std::erase_if(xs, [](double x) { return std::abs(x - std::round(x)) > 1e-9; });
    for (double x : xs) {
        svg += line("axis", axes.px(x), height - bottom, axes.px(x), height - bottom + 4);
        svg += label(axes.px(x), height - bottom + 16, "middle", tickText(x, xs.size() > 1 ? xs[1] - xs[0] : 1));
    }
    svg += line("axis", left, height - bottom, width - right, height - bottom);
    svg += label((left + width - right) / 2, height - 6, "middle", chart.xLabel);
    return svg;
}

/// Upright lines whose names stand above the frame, one below the other, so that they never meet a curve.
std::string epochMarks(const Axes &axes, const SnapshotChoice &choice)
{
    const bool same = choice.oracle == choice.chosen;
    const auto mark = [&](int epoch, const char *style, const std::string &text, double y) {
        const double x = axes.px(epoch);
        if (x < left - 1 || x > width - right + 1)
            return std::string();
        const bool flip = x > width * 0.6;
        return line(style, x, y - 9, x, height - bottom)
               + label(x + (flip ? -5 : 5), y, flip ? "end" : "start", text, "mark");
    };
    std::string svg = mark(choice.chosen, "chosen", same ? "chosen = oracle" : "chosen", 12);
    if (choice.oracle && !same)
        svg += mark(*choice.oracle, "oracle", "oracle", 25);
    return svg;
}

std::string dots(const Curve &curve, const Axes &axes, const std::string &series)
{
    std::string svg;
    for (size_t i = 0; i < curve.x.size(); ++i)
        svg += "<circle class=\"" + series + "\" cx=\"" + number(axes.px(curve.x[i])) + "\" cy=\""
               + number(axes.py(curve.y[i])) + "\" r=\"3\"><title>" + escaped(curve.name) + ": " + fixedText(curve.y[i])
               + " (" + fixedText(curve.x[i], 0) + ")</title></circle>";
    return svg;
}

} // namespace

std::vector<double> niceTicks(double lo, double hi, int count)
{
    const double rough = (hi - lo) / std::max(1, count);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> ticks;
    const double first = std::ceil(lo / step - 1e-9);
    for (int i = 0; i <= 4 * count && (first + i) * step <= hi + 1e-9 * step; ++i)
        ticks.push_back((first + i) * step);
    return ticks;
}

std::vector<double> runningMean(const std::vector<double> &values, size_t window)
{
    const size_t half = window / 2;
    std::vector<double> result(values.size());
    double sum = 0;
    size_t counted = 0, begin = 0, end = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        for (; end < std::min(values.size(), i + half + 1); ++end) {
            if (std::isfinite(values[end])) {
                sum += values[end];
                ++counted;
            }
        }
        for (; begin + half < i; ++begin) {
            if (std::isfinite(values[begin])) {
                sum -= values[begin];
                --counted;
            }
        }
        result[i] = counted > 0 ? sum / static_cast<double>(counted) : std::nan("");
    }
    return result;
}

std::string svgChart(const Chart &chart, const std::string &id, const std::optional<SnapshotChoice> &choice)
{
    std::vector<Curve> curves, means;
    std::vector<double> xs, ys;
    for (const Curve &curve : chart.curves) {
        curves.push_back(finitePoints(curve));
        if (chart.smooth)
            means.push_back(smoothed(curves.back()));
        xs.insert(xs.end(), curves.back().x.begin(), curves.back().x.end());
        ys.insert(ys.end(), curves.back().y.begin(), curves.back().y.end());
    }
    std::string svg = "<svg viewBox=\"0 0 " + fixedText(width, 0) + " " + fixedText(height, 0)
                      + "\" role=\"img\" aria-label=\"" + escaped(chart.title) + "\">";
    if (xs.empty())
        return svg + label(width / 2, height / 2, "middle", "no values") + "</svg>";

    Axes axes;
    const bool marked = chart.markEpochs && choice;
    axes.above = marked ? topWithMarks : top;
    axes.x = {*std::min_element(xs.begin(), xs.end()), *std::max_element(xs.begin(), xs.end())};
    if (axes.x.lo == axes.x.hi)
        axes.x = {axes.x.lo - 1, axes.x.hi + 1};
    axes.y = rangeOf(ys, chart.smooth);
    svg += axesOf(axes, chart);
    svg += "<clipPath id=\"" + escaped(id) + "\"><rect x=\"" + number(left) + "\" y=\"" + number(axes.above)
           + "\" width=\"" + number(width - left - right) + "\" height=\"" + number(height - axes.above - bottom)
           + "\"/></clipPath>";
    if (marked)
        svg += epochMarks(axes, *choice);

    svg += "<g clip-path=\"url(#" + escaped(id) + ")\">";
    for (size_t i = 0; i < curves.size(); ++i) {
        const std::string series = "series-" + std::to_string(i % 6 + 1);
        svg += "<path class=\"" + std::string(chart.smooth ? "raw " : "line ") + series + "\" d=\""
               + path(thinnedOut(curves[i]), axes) + "\"/>";
        if (chart.smooth)
            svg += "<path class=\"line " + series + "\" d=\"" + path(thinnedOut(means[i]), axes) + "\"/>";
    }
    svg += "</g>";
    for (size_t i = 0; i < curves.size() && !chart.smooth; ++i) {
        if (curves[i].x.size() <= mostDots)
            svg += dots(curves[i], axes, "series-" + std::to_string(i % 6 + 1));
    }
    return svg + "</svg>";
}

} // namespace vantage
