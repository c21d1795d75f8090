#include "core/demo/buildings.h"

#include "core/demo/noise.h"

namespace vantage::demo {
namespace {

/// The plane of one wall: u along it, v up, w out of it.
struct Wall
{
    Mesh &mesh;
    Vec3 origin, along, out;

    Vec3 at(float u, float v, float w) const { return origin + along * u + Vec3{0, 0, v} + out * w; }
    void rect(float u0, float v0, float u1, float v1, float w, int material) const
    {
        mesh.quad(at(u0, v0, w), at(u1, v0, w), at(u1, v1, w), at(u0, v1, w), material);
    }
    void block(float u0, float v0, float u1, float v1, float w0, float w1, int material) const
    {
        rect(u0, v0, u1, v1, w1, material);
        mesh.quad(at(u0, v1, w1), at(u1, v1, w1), at(u1, v1, w0), at(u0, v1, w0), material);
        mesh.quad(at(u0, v0, w0), at(u1, v0, w0), at(u1, v0, w1), at(u0, v0, w1), material);
        mesh.quad(at(u0, v0, w0), at(u0, v0, w1), at(u0, v1, w1), at(u0, v1, w0), material);
        mesh.quad(at(u1, v0, w1), at(u1, v0, w0), at(u1, v1, w0), at(u1, v1, w1), material);
    }
    void reveal(float u0, float v0, float u1, float v1, float depth, int material) const
    {
        mesh.quad(at(u0, v0, 0), at(u0, v0, -depth), at(u0, v1, -depth), at(u0, v1, 0), material);
        mesh.quad(at(u1, v0, -depth), at(u1, v0, 0), at(u1, v1, 0), at(u1, v1, -depth), material);
        mesh.quad(at(u0, v0, 0), at(u1, v0, 0), at(u1, v0, -depth), at(u0, v0, -depth), material);
        mesh.quad(at(u0, v1, -depth), at(u1, v1, -depth), at(u1, v1, 0), at(u0, v1, 0), material);
    }
};

struct Palette
{
    int wall, frame, trim, glass, curtain, blind, door;
};

Palette paletteOf(Mesh &mesh, const HouseStyle &style)
{
    auto add = [&](Surface surface, Vec3 colour) { return mesh.add({Label::Building, surface, colour, style.salt}); };
    Vec3 door = 0.25f * Vec3{hash01(style.salt, 1), hash01(style.salt, 2), hash01(style.salt, 3)};
    return {add(style.wall, style.colour),
            add(Surface::Plain, style.frame),
            add(Surface::Plaster, mix(style.colour, {0.62f, 0.6f, 0.56f}, 0.7f)),
            add(Surface::Glass, {0.025f, 0.03f, 0.035f}),
            add(Surface::Glass, {0.30f, 0.29f, 0.26f}),
            add(Surface::Glass, {0.14f, 0.13f, 0.12f}),
            add(Surface::Wood, door + Vec3{0.03f, 0.03f, 0.03f})};
}

void addWindow(const Wall &wall, const Palette &palette, float u0, float v0, float u1, float v1, uint32_t salt)
{
    constexpr float deep = 0.18f, bar = 0.07f;
    wall.reveal(u0, v0, u1, v1, deep, palette.trim);
    float chance = hash01(salt, 9);
    int pane = chance < 0.62f ? palette.glass : chance < 0.82f ? palette.curtain : palette.blind;
    float drop = v0 + (v1 - v0) * (0.15f + 0.7f * hash01(salt, 10));
    wall.rect(u0, v0, u1, pane == palette.glass ? v1 : drop, -deep, palette.glass);
    if (pane != palette.glass)
        wall.rect(u0, drop, u1, v1, -deep, pane);
    float front = -deep + 0.04f, middle = (u0 + u1) / 2;
    wall.rect(u0, v0, u0 + bar, v1, front, palette.frame);
    wall.rect(u1 - bar, v0, u1, v1, front, palette.frame);
    wall.rect(u0, v0, u1, v0 + bar, front, palette.frame);
    wall.rect(u0, v1 - bar, u1, v1, front, palette.frame);
    wall.rect(middle - bar / 2, v0, middle + bar / 2, v1, front, palette.frame);
    wall.block(u0 - 0.08f, v0 - 0.09f, u1 + 0.08f, v0, 0, 0.10f, palette.trim);
}

void addShopFront(const Wall &wall, const Palette &palette, float width, const HouseStyle &style)
{
    constexpr float top = 2.75f;
    int shops = std::max(1, static_cast<int>(width / 6.5f));
    float each = width / static_cast<float>(shops);
    for (int i = 0; i < shops; ++i) {
        auto number = static_cast<uint32_t>(i);
        float u0 = each * static_cast<float>(i), u1 = u0 + each;
        Vec3 tint{hash01(style.salt, number, 1), hash01(style.salt, number, 2), hash01(style.salt, number, 3)};
        int board = wall.mesh.add({Label::Building, Surface::Plain, 0.04f * Vec3{1, 1, 1} + 0.4f * tint * tint, 0});
        int goods = wall.mesh.add({Label::Building, Surface::Glass, 0.05f * Vec3{1, 1, 1} + 0.22f * tint, 0});
        wall.rect(u0, 0, u0 + 0.45f, style.floorHeight, 0, palette.wall);
        wall.rect(u1 - 0.45f, 0, u1, style.floorHeight, 0, palette.wall);
        wall.rect(u0 + 0.45f, 0, u1 - 0.45f, 0.45f, 0, palette.wall);
        wall.rect(u0 + 0.45f, top, u1 - 0.45f, style.floorHeight, 0, palette.wall);
        wall.reveal(u0 + 0.45f, 0.45f, u1 - 0.45f, top, 0.35f, palette.trim);
        float third = (each - 0.9f) / 3;
        for (int pane = 0; pane < 3; ++pane) {
            float p0 = u0 + 0.45f + third * static_cast<float>(pane);
            wall.rect(p0, 0.45f, p0 + third, 1.2f, -0.35f, goods);
            wall.rect(p0, 1.2f, p0 + third, top, -0.35f, palette.glass);
            wall.rect(p0, 0.45f, p0 + 0.08f, top, -0.3f, palette.frame);
        }
        wall.block(u0 + 0.3f, top + 0.02f, u1 - 0.3f, top + 0.55f, 0, 0.12f, board);
        int letters = wall.mesh.add({Label::Building, Surface::Plain, {0.75f, 0.73f, 0.66f}, 0});
        for (float u = u0 + 1.2f; u < u1 - 1.6f; u += 0.42f)
            if (hash01(style.salt, number, static_cast<uint32_t>(u * 10)) > 0.2f)
                wall.rect(u, top + 0.18f, u + 0.25f, top + 0.42f, 0.13f, letters);
        if (hash01(style.salt, number, 7) < 0.6f) { // a striped awning
            int other = wall.mesh.add({Label::Building, Surface::Plain, {0.6f, 0.58f, 0.52f}, 0});
            int stripes = static_cast<int>((each - 0.8f) / 0.4f);
            for (int s = 0; s < stripes; ++s) {
                float a = u0 + 0.4f + (each - 0.8f) * static_cast<float>(s) / static_cast<float>(stripes);
                float b = a + (each - 0.8f) / static_cast<float>(stripes);
                int tone = s & 1 ? board : other;
                wall.mesh.quad(wall.at(a, 2.35f, 1.25f), wall.at(b, 2.35f, 1.25f), wall.at(b, 2.8f, 0.1f),
                               wall.at(a, 2.8f, 0.1f), tone);
                wall.rect(a, 2.15f, b, 2.35f, 1.25f, tone);
            }
        }
    }
}

void addGable(Mesh &mesh, const Pose &pose, float width, float depth, float top, const HouseStyle &style, int wall)
{
    int tiles = mesh.add({Label::Building, Surface::RoofTiles, style.roofColour, style.salt});
    constexpr float over = 0.45f;
    float rise = depth * 0.36f, inset = style.roof == Roof::Hip ? std::min(width, depth) * 0.45f : -over;
    Vec3 a = pose.at(-over, -over, top), b = pose.at(width + over, -over, top);
    Vec3 c = pose.at(width + over, depth + over, top), d = pose.at(-over, depth + over, top);
    Vec3 left = pose.at(inset, depth / 2, top + rise), right = pose.at(width - inset, depth / 2, top + rise);
    mesh.quad(a, b, right, left, tiles);
    mesh.quad(c, d, left, right, tiles);
    mesh.quad(a, d, c, b, wall); // the soffit
    if (style.roof == Roof::Hip) {
        mesh.triangle(b, c, right, tiles);
        mesh.triangle(d, a, left, tiles);
    } else {
        mesh.triangle(pose.at(0, 0, top), pose.at(0, depth / 2, top + rise), pose.at(0, depth, top), wall);
        mesh.triangle(pose.at(width, 0, top), pose.at(width, depth, top), pose.at(width, depth / 2, top + rise), wall);
    }
    int brick = mesh.add({Label::Building, Surface::Brick, {0.28f, 0.14f, 0.10f}, style.salt});
    mesh.box({pose.at(width * 0.3f, depth * 0.4f, top + rise * 0.5f), pose.heading}, {-0.35f, -0.35f, 0},
             {0.35f, 0.35f, rise * 0.75f}, brick);
}

} // namespace

void addFacade(Mesh &mesh, Vec3 a, Vec3 b, const HouseStyle &style)
{
    Vec3 along = normalized(b - a);
    Wall wall{mesh, a, along, Vec3{along.y, -along.x, 0}};
    Palette palette = paletteOf(mesh, style);
    float width = length(b - a);
    int bays = std::max(1, static_cast<int>(width / style.bay));
    float bay = width / static_cast<float>(bays);
    float half = std::min(style.windowWidth, bay - 0.5f) / 2;
    auto doorBay = static_cast<int>(hash01(style.salt, static_cast<uint32_t>(bays), 5) * static_cast<float>(bays));
    for (int floor = 0; floor < style.floors; ++floor) {
        float base = style.floorHeight * static_cast<float>(floor);
        if (floor == 0 && style.shops) {
            addShopFront(wall, palette, width, style);
            continue;
        }
        float low = base + style.sill, high = low + style.windowHeight;
        wall.rect(0, base, width, low, 0, palette.wall);
        wall.rect(0, high, width, base + style.floorHeight, 0, palette.wall);
        float from = 0;
        for (int i = 0; i < bays; ++i) {
            float middle = bay * (static_cast<float>(i) + 0.5f);
            wall.rect(from, low, middle - half, high, 0, palette.wall);
            from = middle + half;
            addWindow(wall, palette, middle - half, low, middle + half, high,
                      hashBits(style.salt, static_cast<uint32_t>(i * 31 + floor), static_cast<uint32_t>(width)));
            if (floor == 0 && i == doorBay && bays > 2)
                wall.block(middle - 0.6f, 0, middle + 0.6f, 2.3f, 0, 0.06f, palette.door);
        }
        wall.rect(from, low, width, high, 0, palette.wall);
        if (floor > 0 && (style.salt & 1))
            wall.block(0, base - 0.12f, width, base + 0.12f, 0, 0.07f, palette.trim);
    }
    float top = style.floorHeight * static_cast<float>(style.floors);
    if (style.roof == Roof::Flat) {
        wall.rect(0, top, width, top + 0.7f, 0, palette.wall);
        wall.block(-0.1f, top + 0.6f, width + 0.1f, top + 0.85f, -0.3f, 0.2f, palette.trim);
    } else {
        wall.block(0, top - 0.25f, width, top, 0, 0.15f, palette.trim);
    }
    wall.block(0, 0, width, 0.35f, 0, 0.05f, mesh.add({Label::Building, Surface::Concrete, {0.25f, 0.24f, 0.23f}, 0}));
}

void addHouse(Mesh &mesh, const Pose &pose, float width, float depth, const HouseStyle &style)
{
    Vec3 corners[4] = {pose.at(0, 0, 0), pose.at(width, 0, 0), pose.at(width, depth, 0), pose.at(0, depth, 0)};
    for (int i = 0; i < 4; ++i)
        addFacade(mesh, corners[i], corners[(i + 1) % 4], style);
    float top = style.floorHeight * static_cast<float>(style.floors);
    int wall = mesh.add({Label::Building, style.wall, style.colour, style.salt});
    if (style.roof != Roof::Flat) {
        addGable(mesh, pose, width, depth, top, style, wall);
        return;
    }
    int felt = mesh.add({Label::Building, Surface::Concrete, {0.17f, 0.17f, 0.17f}, style.salt});
    mesh.quad(pose.at(0, 0, top + 0.3f), pose.at(width, 0, top + 0.3f), pose.at(width, depth, top + 0.3f),
              pose.at(0, depth, top + 0.3f), felt);
    int metal = mesh.add({Label::Building, Surface::Metal, {0.4f, 0.41f, 0.42f}, 0});
    for (uint32_t i = 0; i < 3; ++i) { // machines on the roof
        Pose at{pose.at(width * (0.15f + 0.7f * hash01(style.salt, i, 20)),
                        depth * (0.2f + 0.6f * hash01(style.salt, i, 21)), top + 0.3f),
                pose.heading};
        mesh.box(at, {-1, -0.8f, 0}, {1, 0.8f, 0.8f + hash01(style.salt, i, 22)}, metal);
    }
}

void addSkyline(Mesh &mesh, float radius, uint32_t salt)
{
    for (uint32_t i = 0; i < 46; ++i) {
        float angle = 2 * kPi * static_cast<float>(i) / 46;
        float away = radius * (1 + 0.25f * hash01(salt, i, 1));
        HouseStyle style;
        style.salt = salt + i;
        style.floors = 2 + static_cast<int>(6 * hash01(salt, i, 2) * hash01(salt, i, 3));
        style.wall = hash01(salt, i, 4) < 0.4f ? Surface::Brick : Surface::Plaster;
        float grey = 0.2f + 0.35f * hash01(salt, i, 5);
        style.colour = {grey * 1.08f, grey, grey * (0.75f + 0.2f * hash01(salt, i, 6))};
        style.bay = 3.5f;
        style.roof = hash01(salt, i, 7) < 0.5f ? Roof::Gable : Roof::Flat;
        float width = 12 + 14 * hash01(salt, i, 8);
        Pose centre{{std::cos(angle) * away, std::sin(angle) * away, 0}, angle + kPi / 2};
        addHouse(mesh, {centre.at(-width / 2, 0, 0), centre.heading}, width, 12, style);
    }
}

} // namespace vantage::demo
