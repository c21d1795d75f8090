#pragma once

#include "core/data/class_map.h"

#include <QColor>
#include <QIcon>

class QPainter;

namespace vantage {

QColor toQColor(const Rgb &colour);
Rgb toRgb(const QColor &colour);

/// A square in a class's colour with a thin frame that shows it on any background.
QIcon swatchIcon(const Rgb &colour);
void paintSwatch(QPainter &painter, const QRectF &rect, const Rgb &colour);

} // namespace vantage
