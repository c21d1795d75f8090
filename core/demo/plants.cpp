#include "core/demo/plants.h"

#include "core/demo/noise.h"

namespace vantage::demo {
namespace {

/// The greens of one plant, from shaded to sunlit.
struct Greens
{
    int tone[4];
};

Greens greensOf(Mesh &mesh, uint32_t salt)
{
    Vec3 base = mix({0.055f, 0.105f, 0.025f}, {0.11f, 0.14f, 0.035f}, hash01(salt, 1));
    base = mix(base, {0.04f, 0.085f, 0.035f}, hash01(salt, 2) * 0.6f);
    Greens greens{};
    for (int i = 0; i < 4; ++i)
        greens.tone[i] = mesh.add({Label::Vegetation, Surface::Leaves, base * (0.55f + 0.27f * static_cast<float>(i)),
                                   salt});
    return greens;
}

Vec3 direction(uint32_t salt, uint32_t i)
{
    float z = 2 * hash01(salt, i, 31) - 1, angle = 2 * kPi * hash01(salt, i, 32);
    float r = std::sqrt(std::max(0.0f, 1 - z * z));
    return {r * std::cos(angle), r * std::sin(angle), z};
}

/// Small leaf sprays scattered over an ellipsoid, turned at random.
void addLeaves(Mesh &mesh, Vec3 centre, Vec3 radii, int count, float size, const Greens &greens, uint32_t salt)
{
    for (int k = 0; k < count; ++k) {
        auto i = static_cast<uint32_t>(k);
        Vec3 d = direction(salt, i);
        Vec3 p = centre + d * radii * (0.86f + 0.26f * hash01(salt, i, 33));
        Vec3 normal = normalized(d + 0.9f * direction(salt + 7, i));
        Vec3 u = normalized(cross(normal, direction(salt + 13, i))), v = cross(normal, u);
        float half = size * (0.5f + 0.7f * hash01(salt, i, 34));
        int tone = greens.tone[hashBits(salt, i, 35) & 3];
        mesh.quad(p - u * half, p + v * (0.45f * half), p + u * half, p - v * (0.45f * half), tone);
    }
}

void addCrownBlob(Mesh &mesh, Vec3 centre, Vec3 radii, int leaves, float size, const Greens &greens, uint32_t salt)
{
    mesh.blob(centre, radii * 0.88f, greens.tone[0], 6, 0.22f, salt);
    addLeaves(mesh, centre, radii, leaves, size, greens, salt);
}

} // namespace

void addTree(Mesh &mesh, Vec3 foot, float height, uint32_t salt)
{
    int bark = mesh.add({Label::Vegetation, Surface::Bark, {0.10f, 0.075f, 0.055f}, salt});
    Greens greens = greensOf(mesh, salt);
    float trunk = 0.028f * height, fork = 0.38f * height;
    Vec3 lean{0.05f * height * (hash01(salt, 3) - 0.5f), 0.05f * height * (hash01(salt, 4) - 0.5f), 0};
    Vec3 top = foot + lean + Vec3{0, 0, fork};
    mesh.bar(foot, foot + lean * 0.3f + Vec3{0, 0, 0.4f}, trunk * 1.6f, trunk, bark, 8, false);
    mesh.bar(foot + lean * 0.3f + Vec3{0, 0, 0.4f}, top, trunk, trunk * 0.7f, bark, 8, false);
    float spread = height * (0.25f + 0.07f * hash01(salt, 5));
    Vec3 heart = foot + lean + Vec3{0, 0, 0.66f * height};
    addCrownBlob(mesh, heart, {spread * 0.75f, spread * 0.75f, height * 0.26f}, 420, 0.42f, greens, salt + 100);
    for (uint32_t i = 0; i < 9; ++i) {
        float angle = 2 * kPi * (static_cast<float>(i) + 0.6f * hash01(salt, i, 6)) / 7;
        float lift = i < 7 ? height * (0.52f + 0.22f * hash01(salt, i, 7)) : height * 0.84f;
        float out = i < 7 ? spread * (0.62f + 0.25f * hash01(salt, i, 8)) : spread * 0.3f;
        Vec3 centre = foot + lean + Vec3{std::cos(angle) * out, std::sin(angle) * out, lift};
        float r = spread * (0.40f + 0.18f * hash01(salt, i, 9));
        mesh.bar(top, centre, trunk * 0.5f, trunk * 0.15f, bark, 5, false);
        addCrownBlob(mesh, centre, {r, r, r * 0.82f}, 330, 0.36f, greens, salt + 200 + i);
    }
}

void addPoplar(Mesh &mesh, Vec3 foot, float height, uint32_t salt)
{
    int bark = mesh.add({Label::Vegetation, Surface::Bark, {0.12f, 0.10f, 0.08f}, salt});
    Greens greens = greensOf(mesh, salt);
    mesh.bar(foot, foot + Vec3{0, 0, height * 0.4f}, 0.16f, 0.1f, bark, 7, false);
    for (uint32_t i = 0; i < 6; ++i) {
        float t = static_cast<float>(i) / 5;
        float r = height * 0.13f * (0.75f + 0.9f * t * (1 - t) * 2 - 0.5f * t);
        Vec3 centre = foot + Vec3{0.2f * (hash01(salt, i, 1) - 0.5f), 0.2f * (hash01(salt, i, 2) - 0.5f),
                                  height * (0.24f + 0.66f * t)};
        addCrownBlob(mesh, centre, {r, r, height * 0.13f}, 240, 0.30f, greens, salt + 300 + i);
    }
}

void addBush(Mesh &mesh, Vec3 foot, float radius, uint32_t salt)
{
    Greens greens = greensOf(mesh, salt);
    for (uint32_t i = 0; i < 3; ++i) {
        float angle = 2 * kPi * hash01(salt, i, 1);
        float r = radius * (0.65f + 0.3f * hash01(salt, i, 2));
        Vec3 centre = foot + Vec3{std::cos(angle) * radius * 0.4f, std::sin(angle) * radius * 0.4f, r * 0.7f};
        addCrownBlob(mesh, centre, {r, r, r * 0.85f}, 170, 0.2f, greens, salt + 400 + i);
    }
}

void addHedge(Mesh &mesh, Vec3 from, Vec3 to, float height, float thickness, uint32_t salt)
{
    Greens greens = greensOf(mesh, salt);
    Vec3 along = normalized(to - from);
    Pose pose{from, std::atan2(along.y, along.x)};
    float span = length(to - from);
    mesh.box(pose, {0, -thickness / 2, 0}, {span, thickness / 2, height}, greens.tone[1], false);
    int count = static_cast<int>(span * 130 * height);
    for (int k = 0; k < count; ++k) {
        auto i = static_cast<uint32_t>(k);
        float side = hash01(salt, i, 1);
        float u = span * hash01(salt, i, 2), v = hash01(salt, i, 3);
        Vec3 local = side < 0.35f   ? Vec3{u, -thickness / 2, v * height}
                     : side < 0.7f ? Vec3{u, thickness / 2, v * height}
                                   : Vec3{u, (v - 0.5f) * thickness, height};
        Vec3 p = pose.at(local) + 0.06f * direction(salt + 3, i);
        Vec3 a = direction(salt + 5, i), b = normalized(cross(a, direction(salt + 9, i)));
        mesh.quad(p - a * 0.11f, p + b * 0.06f, p + a * 0.11f, p - b * 0.06f, greens.tone[hashBits(salt, i, 4) & 3]);
    }
}

} // namespace vantage::demo
