#pragma once

#include "core/demo/material.h"

#include <vector>

namespace vantage::demo {

/// A place and a turn about z: where an object stands and where its +x looks.
struct Pose
{
    Vec3 position;
    float heading = 0; ///< radians, counter-clockwise from +x

    Vec3 forward() const { return {std::cos(heading), std::sin(heading), 0}; }
    Vec3 left() const { return {-std::sin(heading), std::cos(heading), 0}; }
    Vec3 at(float ahead, float toLeft, float up) const
    {
        return position + forward() * ahead + left() * toLeft + Vec3{0, 0, up};
    }
    Vec3 at(Vec3 local) const { return at(local.x, local.y, local.z); }
};

/// Triangles with one material each. Normals are those of the triangles.
struct Mesh
{
    struct Triangle
    {
        uint32_t corner[3];
    };
    std::vector<Vec3> points;
    std::vector<Triangle> triangles;
    std::vector<uint16_t> materialOf; ///< one a triangle
    std::vector<Material> materials;

    /// @return the material's number, an equal one's where there is one among the latest.
    int add(const Material &material);

    void triangle(Vec3 a, Vec3 b, Vec3 c, int material);
    /// Corners in order round the quad.
    void quad(Vec3 a, Vec3 b, Vec3 c, Vec3 d, int material);
    /// Local box [low, high] placed by a pose. @param bottom whether the underside is built, too
    void box(const Pose &pose, Vec3 low, Vec3 high, int material, bool bottom = true);
    /// A (tapered) round bar between two points.
    void bar(Vec3 from, Vec3 to, float radiusFrom, float radiusTo, int material, int sides = 8, bool caps = true);
    /// A flat disc. @param normal need not have length 1
    void disc(Vec3 centre, Vec3 normal, float radius, int material, int sides = 16);
    /// An ellipsoid, dented by noise of the given strength (0 for none).
    void blob(Vec3 centre, Vec3 radii, int material, int rings = 6, float dents = 0, uint32_t salt = 0);
    /// A simple polygon on the plane z, counter-clockwise, corners may be re-entrant; z of the corners is ignored.
    void polygon(const std::vector<Vec3> &outline, float z, int material);
    /// The sides of an extruded outline, from z low to z high.
    void skirt(const std::vector<Vec3> &outline, float low, float high, int material);
};

} // namespace vantage::demo
