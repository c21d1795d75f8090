#pragma once

#include "core/demo/mesh.h"

namespace vantage::demo {

/// A broad-leaved tree on the given spot: trunk, branches and a crown of blobs covered with leaves.
void addTree(Mesh &mesh, Vec3 foot, float height, uint32_t salt);
/// A tall narrow one (cypress or poplar).
void addPoplar(Mesh &mesh, Vec3 foot, float height, uint32_t salt);
void addBush(Mesh &mesh, Vec3 foot, float radius, uint32_t salt);
/// A cut hedge along a straight line.
void addHedge(Mesh &mesh, Vec3 from, Vec3 to, float height, float thickness, uint32_t salt);

} // namespace vantage::demo
