#include "widgets/theme/icon_paths.h"

#include <initializer_list>

namespace vantage {
namespace {

QPainterPath lines(std::initializer_list<QPointF> points, bool closed = false)
{
    QPainterPath path;
    bool first = true;
    for (const QPointF &point : points) {
        if (first)
            path.moveTo(point);
        else
            path.lineTo(point);
        first = false;
    }
    if (closed)
        path.closeSubpath();
    return path;
}

QPainterPath box(double x, double y, double width, double height, double radius = 1.5)
{
    QPainterPath path;
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius);
    return path;
}

QPainterPath circle(double x, double y, double radius)
{
    QPainterPath path;
    path.addEllipse(QPointF(x, y), radius, radius);
    return path;
}

QPainterPath arc(double x, double y, double radius, double start, double sweep)
{
    QPainterPath path;
    const QRectF around(x - radius, y - radius, 2 * radius, 2 * radius);
    path.arcMoveTo(around, start);
    path.arcTo(around, start, sweep);
    return path;
}

QPainterPath joined(std::initializer_list<QPainterPath> parts)
{
    QPainterPath path;
    for (const QPainterPath &part : parts)
        path.addPath(part);
    return path;
}

QPainterPath folder()
{
    return lines({{3, 18.5}, {3, 5.5}, {9, 5.5}, {11, 8}, {21, 8}, {21, 18.5}}, true);
}

QPainterPath sheet()
{
    return joined({lines({{6, 3}, {14, 3}, {19, 8}, {19, 21}, {6, 21}}, true), lines({{14, 3}, {14, 8}, {19, 8}})});
}

QPainterPath eye()
{
    QPainterPath path(QPointF(2.5, 12));
    path.quadTo(12, 1.5, 21.5, 12);
    path.quadTo(12, 22.5, 2.5, 12);
    return path;
}

QPainterPath lens()
{
    return joined({circle(10.5, 10.5, 6.5), lines({{15.3, 15.3}, {20.5, 20.5}})});
}

QPainterPath gear()
{
    QPainterPath path = circle(12, 12, 3);
    path.addPath(circle(12, 12, 6.5));
    for (int tooth = 0; tooth < 8; ++tooth) {
        QLineF spoke(QPointF(12, 12), QPointF(22, 12));
        spoke.setAngle(45.0 * tooth);
        path.moveTo(spoke.pointAt(0.65));
        path.lineTo(spoke.pointAt(0.95));
    }
    return path;
}

IconPath runIcon(Icon icon)
{
    switch (icon) {
    case Icon::Play: return {{}, lines({{7, 4}, {20, 12}, {7, 20}}, true)};
    case Icon::Pause: return {{}, joined({box(6, 4.5, 4, 15, 1), box(14, 4.5, 4, 15, 1)})};
    case Icon::Stop: return {{}, box(5.5, 5.5, 13, 13)};
    case Icon::Cancel: return {joined({circle(12, 12, 8.5), lines({{9, 9}, {15, 15}}), lines({{15, 9}, {9, 15}})}), {}};
    default: return {};
    }
}

IconPath editIcon(Icon icon)
{
    switch (icon) {
    case Icon::Folder: return {folder(), {}};
    case Icon::Open:
        return {joined({lines({{3, 18.5}, {3, 5.5}, {9, 5.5}, {11, 8}, {19, 8}, {19, 10.5}}),
                        lines({{3, 18.5}, {6, 10.5}, {22, 10.5}, {18.5, 18.5}}, true)}),
                {}};
    case Icon::New: return {joined({sheet(), lines({{12.5, 11}, {12.5, 17}}), lines({{9.5, 14}, {15.5, 14}})}), {}};
    case Icon::Save:
        return {joined({lines({{4, 4}, {16.5, 4}, {20, 7.5}, {20, 20}, {4, 20}}, true),
                        lines({{8, 4}, {8, 9}, {15, 9}, {15, 4}}), box(7.5, 13, 9, 7, 0.5)}),
                {}};
    case Icon::Copy:
        return {
            joined({box(8.5, 8.5, 12, 12), lines({{5.5, 15.5}, {3.5, 15.5}, {3.5, 3.5}, {15.5, 3.5}, {15.5, 5.5}})}),
            {}};
    case Icon::Export:
        return {joined({lines({{12, 3.5}, {12, 15}}), lines({{7.5, 8}, {12, 3.5}, {16.5, 8}}),
                        lines({{4, 14}, {4, 20}, {20, 20}, {20, 14}})}),
                {}};
    case Icon::Delete:
        return {joined({lines({{4, 6.5}, {20, 6.5}}), lines({{9, 6.5}, {9, 3.5}, {15, 3.5}, {15, 6.5}}),
                        lines({{6, 6.5}, {7, 20.5}, {17, 20.5}, {18, 6.5}}), lines({{10, 10}, {10.3, 17}}),
                        lines({{14, 10}, {13.7, 17}})}),
                {}};
    case Icon::Add: return {joined({lines({{12, 4.5}, {12, 19.5}}), lines({{4.5, 12}, {19.5, 12}})}), {}};
    case Icon::Remove: return {lines({{4.5, 12}, {19.5, 12}}), {}};
    case Icon::Up: return {joined({lines({{12, 20}, {12, 4.5}}), lines({{6, 10.5}, {12, 4.5}, {18, 10.5}})}), {}};
    case Icon::Down: return {joined({lines({{12, 4}, {12, 19.5}}), lines({{6, 13.5}, {12, 19.5}, {18, 13.5}})}), {}};
    case Icon::Undo: {
        QPainterPath bow(QPointF(4.5, 9));
        bow.lineTo(14, 9);
        bow.arcTo(QRectF(8.5, 9, 11, 10), 90, -180);
        bow.lineTo(9, 19);
        return {joined({bow, lines({{9, 4.5}, {4.5, 9}, {9, 13.5}})}), {}};
    }
    case Icon::Redo: {
        QPainterPath bow(QPointF(19.5, 9));
        bow.lineTo(10, 9);
        bow.arcTo(QRectF(4.5, 9, 11, 10), 90, 180);
        bow.lineTo(15, 19);
        return {joined({bow, lines({{15, 4.5}, {19.5, 9}, {15, 13.5}})}), {}};
    }
    default: return {};
    }
}

IconPath signIcon(Icon icon)
{
    switch (icon) {
    case Icon::Settings: return {gear(), {}};
    case Icon::Help: {
        QPainterPath hook = arc(12, 9.5, 2.8, 170, -215);
        hook.lineTo(12, 14);
        return {joined({circle(12, 12, 9), hook}), circle(12, 17, 1.1)};
    }
    case Icon::Info: return {joined({circle(12, 12, 9), lines({{12, 11}, {12, 17}})}), circle(12, 7.5, 1.2)};
    case Icon::Warning:
        return {joined({lines({{12, 3.5}, {21.5, 20}, {2.5, 20}}, true), lines({{12, 9.5}, {12, 14.5}})}),
                circle(12, 17.2, 1.1)};
    case Icon::Error: return {joined({circle(12, 12, 9), lines({{12, 7}, {12, 13}})}), circle(12, 16.5, 1.2)};
    case Icon::Check: return {lines({{4.5, 12.5}, {10, 18}, {20, 6.5}}), {}};
    case Icon::Refresh: return {joined({arc(12, 12, 7.5, 40, 285), lines({{18.5, 2.5}, {18.2, 7.4}, {13.3, 7}})}), {}};
    case Icon::Search: return {lens(), {}};
    case Icon::Sort:
        return {joined({lines({{4, 6}, {13, 6}}), lines({{4, 12}, {11, 12}}), lines({{4, 18}, {9, 18}}),
                        lines({{18, 5}, {18, 19}}), lines({{14.5, 15.5}, {18, 19}, {21.5, 15.5}})}),
                {}};
    case Icon::Theme: {
        QPainterPath half = arc(12, 12, 8.5, 90, 180);
        half.closeSubpath();
        return {circle(12, 12, 8.5), half};
    }
    case Icon::Language: {
        QPainterPath meridian;
        meridian.addEllipse(QPointF(12, 12), 4, 9);
        return {joined({circle(12, 12, 9), meridian, lines({{3, 12}, {21, 12}})}), {}};
    }
    default: return {};
    }
}

IconPath viewIcon(Icon icon)
{
    switch (icon) {
    case Icon::ZoomIn:
        return {joined({lens(), lines({{10.5, 7.5}, {10.5, 13.5}}), lines({{7.5, 10.5}, {13.5, 10.5}})}), {}};
    case Icon::ZoomOut: return {joined({lens(), lines({{7.5, 10.5}, {13.5, 10.5}})}), {}};
    case Icon::Fit:
        return {
            joined({lines({{3.5, 8.5}, {3.5, 3.5}, {8.5, 3.5}}), lines({{15.5, 3.5}, {20.5, 3.5}, {20.5, 8.5}}),
                    lines({{20.5, 15.5}, {20.5, 20.5}, {15.5, 20.5}}), lines({{8.5, 20.5}, {3.5, 20.5}, {3.5, 15.5}})}),
            box(8, 8, 8, 8, 1)};
    case Icon::Swipe:
        return {joined({box(3, 5, 18, 14), lines({{12, 2}, {12, 22}})}),
                joined({lines({{9.5, 9}, {6, 12}, {9.5, 15}}, true), lines({{14.5, 9}, {18, 12}, {14.5, 15}}, true)})};
    case Icon::Eye: return {joined({eye(), circle(12, 12, 3)}), {}};
    case Icon::EyeOff: return {joined({eye(), circle(12, 12, 3), lines({{4, 20.5}, {20, 3.5}})}), {}};
    case Icon::Outline: {
        QPainterPath blob(QPointF(5, 9));
        blob.cubicTo(6, 2, 14, 5, 17, 5);
        blob.cubicTo(23, 7, 19, 12, 20, 15);
        blob.cubicTo(19, 22, 12, 19, 9, 20);
        blob.cubicTo(1, 19, 4, 13, 5, 9);
        return {blob, {}};
    }
    case Icon::Grid:
        return {joined({box(3.5, 3.5, 7, 7, 1), box(13.5, 3.5, 7, 7, 1), box(3.5, 13.5, 7, 7, 1),
                        box(13.5, 13.5, 7, 7, 1)}),
                {}};
    case Icon::Previous: return {lines({{15, 4.5}, {7.5, 12}, {15, 19.5}}), {}};
    case Icon::Next: return {lines({{9, 4.5}, {16.5, 12}, {9, 19.5}}), {}};
    default: return {};
    }
}

IconPath pageIcon(Icon icon)
{
    switch (icon) {
    case Icon::Home:
        return {joined({lines({{3, 11.5}, {12, 3.5}, {21, 11.5}}),
                        lines({{5.5, 10}, {5.5, 20.5}, {18.5, 20.5}, {18.5, 10}}), box(10, 14, 4, 6.5, 0.5)}),
                {}};
    case Icon::Data:
        return {joined({box(3, 4, 18, 16), lines({{3.5, 17}, {9, 11}, {13, 15}, {16, 12.5}, {20.5, 17}})}),
                circle(15.5, 8.5, 1.6)};
    case Icon::Train:
        return {joined({lines({{3.5, 3.5}, {3.5, 20.5}, {20.5, 20.5}}),
                        lines({{6.5, 7}, {9.5, 13}, {12.5, 12}, {15.5, 16}, {20, 16.8}})}),
                {}};
    case Icon::Inspect: return {joined({box(3, 5, 18, 14), lines({{12, 5}, {12, 19}}), circle(16.5, 12, 2)}), {}};
    case Icon::Apply: // a film strip
        return {joined({box(3, 5, 18, 14), lines({{3, 9}, {21, 9}}), lines({{3, 15}, {21, 15}}), lines({{8, 5}, {8, 9}}),
                        lines({{16, 5}, {16, 9}}), lines({{8, 15}, {8, 19}}), lines({{16, 15}, {16, 19}})}),
                {}};
    case Icon::Runs:
        return {joined({lines({{9, 6}, {21, 6}}), lines({{9, 12}, {21, 12}}), lines({{9, 18}, {21, 18}})}),
                joined({circle(4.8, 6, 1.6), circle(4.8, 12, 1.6), circle(4.8, 18, 1.6)})};
    default: return {};
    }
}

} // namespace

IconPath iconPath(Icon icon)
{
    for (const auto group : {runIcon, editIcon, signIcon, viewIcon, pageIcon}) {
        const IconPath path = group(icon);
        if (!path.stroke.isEmpty() || !path.fill.isEmpty())
            return path;
    }
    return {};
}

} // namespace vantage
