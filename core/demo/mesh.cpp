#include "core/demo/mesh.h"

#include "core/demo/noise.h"

namespace vantage::demo {
namespace {

bool same(const Material &a, const Material &b)
{
    return a.label == b.label && a.surface == b.surface && a.variant == b.variant && a.colour.x == b.colour.x
           && a.colour.y == b.colour.y && a.colour.z == b.colour.z;
}

/// Two directions that span the plane across `axis`.
void planeOf(Vec3 axis, Vec3 &u, Vec3 &v)
{
    Vec3 other = std::fabs(axis.z) < 0.9f ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
    u = normalized(cross(other, axis));
    v = cross(normalized(axis), u);
}

float turn(Vec3 a, Vec3 b, Vec3 c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool inside(Vec3 p, Vec3 a, Vec3 b, Vec3 c)
{
    return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
}

} // namespace

int Mesh::add(const Material &material)
{
    size_t first = materials.size() > 64 ? materials.size() - 64 : 0;
    for (size_t i = materials.size(); i > first; --i)
        if (same(materials[i - 1], material))
            return static_cast<int>(i - 1);
    materials.push_back(material);
    return static_cast<int>(materials.size() - 1);
}

void Mesh::triangle(Vec3 a, Vec3 b, Vec3 c, int material)
{
    auto base = static_cast<uint32_t>(points.size());
    points.insert(points.end(), {a, b, c});
    triangles.push_back({{base, base + 1, base + 2}});
    materialOf.push_back(static_cast<uint16_t>(material));
}

void Mesh::quad(Vec3 a, Vec3 b, Vec3 c, Vec3 d, int material)
{
    auto base = static_cast<uint32_t>(points.size());
    points.insert(points.end(), {a, b, c, d});
    triangles.push_back({{base, base + 1, base + 2}});
    triangles.push_back({{base, base + 2, base + 3}});
    materialOf.insert(materialOf.end(), 2, static_cast<uint16_t>(material));
}

void Mesh::box(const Pose &pose, Vec3 low, Vec3 high, int material, bool bottom)
{
    auto corner = [&](int x, int y, int z) {
        return pose.at(x ? high.x : low.x, y ? high.y : low.y, z ? high.z : low.z);
    };
    quad(corner(0, 0, 0), corner(1, 0, 0), corner(1, 0, 1), corner(0, 0, 1), material);
    quad(corner(1, 1, 0), corner(0, 1, 0), corner(0, 1, 1), corner(1, 1, 1), material);
    quad(corner(0, 1, 0), corner(0, 0, 0), corner(0, 0, 1), corner(0, 1, 1), material);
    quad(corner(1, 0, 0), corner(1, 1, 0), corner(1, 1, 1), corner(1, 0, 1), material);
    quad(corner(0, 0, 1), corner(1, 0, 1), corner(1, 1, 1), corner(0, 1, 1), material);
    if (bottom)
        quad(corner(0, 1, 0), corner(1, 1, 0), corner(1, 0, 0), corner(0, 0, 0), material);
}

void Mesh::bar(Vec3 from, Vec3 to, float radiusFrom, float radiusTo, int material, int sides, bool caps)
{
    Vec3 u, v;
    planeOf(normalized(to - from), u, v);
    for (int i = 0; i < sides; ++i) {
        float a = 2 * kPi * static_cast<float>(i) / static_cast<float>(sides);
        float b = 2 * kPi * static_cast<float>(i + 1) / static_cast<float>(sides);
        Vec3 da = u * std::cos(a) + v * std::sin(a), db = u * std::cos(b) + v * std::sin(b);
        quad(from + da * radiusFrom, from + db * radiusFrom, to + db * radiusTo, to + da * radiusTo, material);
        if (caps) {
            triangle(to, to + da * radiusTo, to + db * radiusTo, material);
            triangle(from, from + db * radiusFrom, from + da * radiusFrom, material);
        }
    }
}

void Mesh::disc(Vec3 centre, Vec3 normal, float radius, int material, int sides)
{
    Vec3 u, v;
    planeOf(normalized(normal), u, v);
    for (int i = 0; i < sides; ++i) {
        float a = 2 * kPi * (static_cast<float>(i) + 0.5f) / static_cast<float>(sides);
        float b = 2 * kPi * (static_cast<float>(i) + 1.5f) / static_cast<float>(sides);
        triangle(centre, centre + (u * std::cos(a) + v * std::sin(a)) * radius,
                 centre + (u * std::cos(b) + v * std::sin(b)) * radius, material);
    }
}

void Mesh::blob(Vec3 centre, Vec3 radii, int material, int rings, float dents, uint32_t salt)
{
    int around = 2 * rings;
    auto at = [&](int ring, int step) {
        float polar = kPi * static_cast<float>(ring) / static_cast<float>(rings);
        float angle = 2 * kPi * static_cast<float>(step % around) / static_cast<float>(around);
        Vec3 d{std::sin(polar) * std::cos(angle), std::sin(polar) * std::sin(angle), std::cos(polar)};
        float dent = 1;
        if (dents > 0)
            dent += dents * 2 * (noise(d.x * 2.1f + d.z * 1.3f + 7, d.y * 2.1f - d.z * 1.1f + 3, salt) - 0.5f);
        return centre + d * radii * dent;
    };
    for (int ring = 0; ring < rings; ++ring)
        for (int step = 0; step < around; ++step)
            quad(at(ring, step), at(ring + 1, step), at(ring + 1, step + 1), at(ring, step + 1), material);
}

void Mesh::polygon(const std::vector<Vec3> &outline, float z, int material)
{
    std::vector<Vec3> rest = outline;
    for (Vec3 &p : rest)
        p.z = z;
    while (rest.size() > 3) { // cut off one ear after the other
        bool cut = false;
        for (size_t i = 0; i < rest.size() && !cut; ++i) {
            size_t before = (i + rest.size() - 1) % rest.size(), after = (i + 1) % rest.size();
            if (turn(rest[before], rest[i], rest[after]) < 0)
                continue;
            bool free = true;
            for (size_t j = 0; j < rest.size() && free; ++j)
                free = j == before || j == i || j == after || !inside(rest[j], rest[before], rest[i], rest[after]);
            if (!free)
                continue;
            triangle(rest[before], rest[i], rest[after], material);
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
            cut = true;
        }
        if (!cut)
            return; // an outline that crosses itself: nothing sensible is left
    }
    if (rest.size() == 3)
        triangle(rest[0], rest[1], rest[2], material);
}

void Mesh::skirt(const std::vector<Vec3> &outline, float low, float high, int material)
{
    for (size_t i = 0; i < outline.size(); ++i) {
        Vec3 a = outline[i], b = outline[(i + 1) % outline.size()];
        quad({a.x, a.y, low}, {b.x, b.y, low}, {b.x, b.y, high}, {a.x, a.y, high}, material);
    }
}

} // namespace vantage::demo
