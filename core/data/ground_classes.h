#pragma once

#include "core/data/class_map.h"

#include <vector>

namespace vantage {

/// A flag a class: whether its pixels lie on the ground plane (roads, what is painted on them, pavements, parking,
/// terrain). Known by the names that the field's data sets give them: Cityscapes and KITTI, CARLA, CamVid, BDD100K,
/// Mapillary Vistas, IDD, A2D2; capitals, blanks, hyphens and underscores don't count. Where no name is known, all
/// flags are false.
std::vector<bool> groundClasses(const ClassMap &classes);
/// Those of them that are painted on another: lines, crossings, symbols.
std::vector<bool> markingClasses(const ClassMap &classes);

} // namespace vantage
