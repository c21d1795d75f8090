#pragma once

#include "widgets/theme/icons.h"

#include <QPainterPath>

namespace vantage {

/// On a grid of 24 x 24: what is drawn with a pen and what is filled.
struct IconPath
{
    QPainterPath stroke, fill;
};
IconPath iconPath(Icon icon);

} // namespace vantage
