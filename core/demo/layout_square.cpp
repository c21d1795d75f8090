#include "core/demo/buildings.h"
#include "core/demo/furniture.h"
#include "core/demo/layout.h"
#include "core/demo/plants.h"

namespace vantage::demo {
namespace {

constexpr float kRadius = 45, kHalf = 4; ///< of the curved street, and half its width
const Vec3 kCentre{0, -45, 0};

float degrees(float d) { return d * kPi / 180; }

/// The street's middle, from the west round to the east.
Path street()
{
    Vec3 west{kCentre.x - 43.5f, kCentre.y + 11.6f, 0}, east{-west.x, west.y, 0};
    return Path({west + Vec3{-8, -29, 0}, west})
        .then(Path::arc(kCentre, kRadius, degrees(165), degrees(15)))
        .then(Path({east, east + Vec3{8, -29, 0}}));
}

void addGround(Layout &layout, const GroundMaterials &ground, const Path &middle)
{
    Mesh &mesh = layout.mesh;
    float end = middle.length(), centre = end / 2;
    addBand(mesh, middle, 0, end, -kHalf, kHalf, 0, ground.asphalt);
    addFootway(mesh, middle, 0, end, -kHalf - 3, -kHalf, ground.paving, ground.kerb);
    addFootway(mesh, middle, 0, end, kHalf, kHalf + 3, ground.paving, ground.kerb);
    // The square: cobbles between the street and the houses, a paved path and two lawns.
    std::vector<Vec3> outline;
    for (float s = centre - 21; s <= centre + 21; s += 3)
        outline.push_back(middle.at(s, kHalf + 2.9f).position);
    outline.insert(outline.end(), {{23, 33, 0}, {-23, 33, 0}});
    addSlab(mesh, outline, ground.cobbles, ground.kerb);
    for (float side : {-1.0f, 1.0f}) {
        float x = side * 14.5f;
        std::vector<Vec3> lawn{{x - 4.5f, 14, 0}, {x + 4.5f, 14, 0}, {x + 4.5f, 24, 0}, {x - 4.5f, 24, 0}};
        mesh.polygon(lawn, kKerb + 0.08f, ground.grass);
        mesh.skirt(lawn, kKerb, kKerb + 0.08f, ground.kerb);
    }
    float z = kPaintLift;
    addLine(mesh, middle, 0, centre - 10, 0, 0.14f, 3, 3, z, ground.paint);
    addLine(mesh, middle, centre + 4, end, 0, 0.14f, 3, 3, z, ground.paint);
    addLine(mesh, middle, 0, centre - 10, 3.7f, 0.12f, 0, 0, z, ground.paint);
    addLine(mesh, middle, centre + 4, end, 3.7f, 0.12f, 0, 0, z, ground.paint);
    addLine(mesh, middle, 0, end, -1.7f, 0.12f, 1.2f, 1.2f, z, ground.paint); // the parking strip
    for (float s = centre - 32; s < centre + 34; s += 6)
        if (std::fabs(s - centre + 3) > 5)
            addBand(mesh, middle, s, s + 0.13f, -3.9f, -1.7f, z, ground.paint);
    addZebra(mesh, middle.at(centre - 3), 2 * kHalf, 3.4f, ground.paint);
    addBand(mesh, middle, centre - 6.2f, centre - 5.8f, -1.6f, 0.6f, z, ground.paint);
    addBand(mesh, middle, centre + 0.0f, centre + 0.4f, 1.0f, 3.7f, z, ground.paint);
    addManhole(mesh, middle.at(centre - 14, 1).position);
    addManhole(mesh, middle.at(centre + 9, -1).position);
}

void addHouses(Layout &layout, const Path &middle)
{
    Mesh &mesh = layout.mesh;
    const Vec3 tones[6] = {{0.60f, 0.46f, 0.28f}, {0.55f, 0.53f, 0.47f}, {0.48f, 0.24f, 0.17f},
                           {0.62f, 0.57f, 0.42f}, {0.40f, 0.44f, 0.46f}, {0.56f, 0.38f, 0.30f}};
    auto house = [&](const Pose &pose, float width, float depth, uint32_t i, bool shops) {
        HouseStyle style;
        style.colour = tones[i % 6];
        style.wall = i % 6 == 2 ? Surface::Brick : Surface::Plaster;
        style.floors = 3 + static_cast<int>(i * 5 % 3) / 2;
        style.shops = shops;
        style.roof = i % 4 == 3 ? Roof::Flat : Roof::Gable;
        style.roofColour = i % 2 ? Vec3{0.28f, 0.12f, 0.08f} : Vec3{0.15f, 0.14f, 0.14f};
        style.windowWidth = 1.1f;
        style.bay = 2.5f;
        style.salt = 200 + i;
        addHouse(mesh, {pose.position + Vec3{0, 0, kKerb}, pose.heading}, width, depth, style);
    };
    for (uint32_t i = 0; i < 4; ++i) { // north side and both flanks of the square
        auto n = static_cast<float>(i);
        house({{-23 + 11.5f * n, 33, 0}, 0}, 11.4f, 12, i, true);
        if (i < 2) {
            house({{-23, 33 - 11.5f * n, 0}, -kPi / 2}, 11.4f, 11, i + 4, i == 0);
            house({{23, 10.2f + 11.5f * n, 0}, kPi / 2}, 11.4f, 11, i + 7, i == 1);
        }
    }
    float end = middle.length(), centre = end / 2;
    for (uint32_t i = 0; i < 5; ++i) { // along the street's outer side
        auto n = static_cast<float>(i);
        Pose west = middle.at(centre - 26 - 13 * n, kHalf + 4.2f), east = middle.at(centre + 26 + 13 * n, kHalf + 4.2f);
        house({west.at(-11, 0, 0), west.heading}, 11.5f, 11, i + 11, i == 0);
        house(east, 11.5f, 11, i + 17, i == 1);
    }
    for (uint32_t i = 0; i < 5; ++i) { // detached houses in gardens on the inner side
        Pose at = middle.at(centre - 44 + 21 * static_cast<float>(i), -kHalf - 9.5f);
        HouseStyle style;
        style.floors = 2;
        style.colour = tones[(i + 3) % 6];
        style.roof = i & 1 ? Roof::Hip : Roof::Gable;
        style.salt = 230 + i;
        addHouse(mesh, {at.at(5, 0, kKerb), at.heading + kPi}, 11, 9, style);
    }
    addSkyline(mesh, 120, 900);
}

void addInnerSide(Layout &layout, const Path &middle)
{
    Mesh &mesh = layout.mesh;
    float centre = middle.length() / 2;
    for (int i = 0; i < 26; ++i) { // a boundary that changes from house to house
        float s = centre - 52 + 4.0f * static_cast<float>(i);
        Vec3 a = middle.at(s, -kHalf - 3.4f).position, b = middle.at(s + 4, -kHalf - 3.4f).position;
        auto salt = static_cast<uint32_t>(240 + i);
        int kind = i / 3 % 3;
        if (i % 6 == 5)
            continue; // a gate
        if (kind == 0)
            addWall(mesh, a, b, 1.25f, Surface::Stone, {0.36f, 0.31f, 0.25f}, 240);
        else if (kind == 1)
            addFence(mesh, a, b, 1.35f, {0.45f, 0.43f, 0.39f}, salt);
        else
            addHedge(mesh, a, b, 1.3f, 0.7f, salt);
    }
    for (uint32_t i = 0; i < 9; ++i)
        addTree(mesh, middle.at(centre - 50 + 12.5f * static_cast<float>(i), -kHalf - 6.5f).position,
                5.5f + static_cast<float>(i * 3 % 4) * 0.8f, 270 + i);
}

void addThings(Layout &layout, const Path &middle)
{
    Mesh &mesh = layout.mesh;
    float z = kKerb, centre = middle.length() / 2;
    addFountain(mesh, {0, 17.5f, z}, 3.2f);
    addStatue(mesh, {{-9.5f, 9.8f, z}, -1.3f});
    for (uint32_t i = 0; i < 4; ++i) {
        auto n = static_cast<float>(i);
        addTree(mesh, {i < 2 ? -14.5f : 14.5f, i % 2 ? 21.0f : 16.5f, z}, 6.5f + 0.5f * n, 290 + i);
        addParasol(mesh, {-15.5f + 3.6f * n, 29.5f, z}, i % 2 ? Vec3{0.5f, 0.08f, 0.06f} : Vec3{0.62f, 0.58f, 0.48f},
                   300 + i);
        addParasol(mesh, {8.0f + 3.2f * n, 11.2f - 0.5f * n, z},
                   i % 2 ? Vec3{0.10f, 0.22f, 0.14f} : Vec3{0.6f, 0.56f, 0.5f}, 310 + i);
    }
    for (float x : {-6.5f, 6.5f}) {
        addBench(mesh, {{x, 20.5f, z}, x < 0 ? 0 : kPi}), addBench(mesh, {{x, 15, z}, x < 0 ? 0 : kPi});
        addPlanter(mesh, {{x * 0.75f, 25.5f, z}, 0}, 3.2f, 320 + static_cast<uint32_t>(x + 10));
        addBin(mesh, {x * 1.1f, 12.7f, z}, {0.06f, 0.08f, 0.07f});
    }
    addAdvertColumn(mesh, {5.2f, 8.6f, z}, 330);
    addKiosk(mesh, {{-18.8f, 8.8f, z}, -0.8f}, {0.08f, 0.22f, 0.20f});
    // Low walls and a railing part the square from the street.
    for (float s : {-17.0f, -11.0f, 3.5f, 12.0f}) {
        Vec3 a = middle.at(centre + s, kHalf + 3.4f).position, b = middle.at(centre + s + 4.6f, kHalf + 3.4f).position;
        Vec3 up{0, 0, z};
        if (s == -11.0f || s == 12.0f)
            addRailing(mesh, a + up, b + up, 1.15f, {0.04f, 0.05f, 0.05f});
        else
            addWall(mesh, a + up, b + up, 0.85f, Surface::Stone, {0.40f, 0.37f, 0.32f}, 331);
    }
    for (float s : {-34.0f, -20.0f, -6.5f, 9.0f, 23.0f, 37.0f}) {
        Pose at = middle.at(centre + s, kHalf + 0.6f);
        addLamp(mesh, {{at.position.x, at.position.y, z}, at.heading - kPi / 2}, 6.2f, 1.3f);
    }
    for (float s : {-28.0f, -13.0f, 2.0f, 25.0f, 36.0f}) {
        Pose at = middle.at(centre + s, -kHalf - 0.6f);
        addLamp(mesh, {{at.position.x, at.position.y, z}, at.heading + kPi / 2}, 5.6f, 0.8f);
    }
    auto sign = [&](float s, float side, float turnBy, Sign kind, float height = 2.3f, float scale = 1) {
        Pose at = middle.at(centre + s, side);
        addSign(mesh, {{at.position.x, at.position.y, z}, at.heading + turnBy}, kind, height, scale);
    };
    sign(-7.4f, -kHalf - 0.5f, kPi, Sign::Crossing);
    sign(1.4f, kHalf + 0.5f, 0, Sign::Crossing);
    sign(-16, -kHalf - 0.5f, kPi, Sign::Limit);
    sign(13, kHalf + 0.5f, 0, Sign::Limit);
    sign(8, -kHalf - 0.6f, kPi, Sign::Parking);
    sign(-24, kHalf + 0.6f, 0, Sign::Yield);
    sign(9, -kHalf - 2.4f, kPi * 0.92f, Sign::Directions, 2.7f, 0.75f);
    sign(-9.5f, kHalf + 2.2f, 0.1f, Sign::Directions, 2.7f, 0.8f);
    sign(-1.0f, kHalf + 0.7f, 0.6f, Sign::NoEntry);
}

void addSquareMovers(Layout &layout, const Path &middle)
{
    layout.lanes.push_back({middle.beside(-0.4f), 8, 8, 0.09f, {}, false, {}, 0});
    layout.lanes.push_back({middle.beside(2.3f).reversed(), 8, 8, 0.09f, {}, false, {}, 0});
    float centre = middle.length() / 2, z = kKerb;
    for (float s = centre - 29; s < centre + 34; s += 6)
        if (std::fabs(s - centre + 3) > 7)
            layout.bays.push_back({middle.at(s, -2.85f), 0.62f});
    auto raised = [&](const Path &path) {
        std::vector<Vec3> points = path.points();
        for (Vec3 &p : points)
            p.z = z;
        return Path(points);
    };
    layout.footways.push_back({raised(middle.beside(-kHalf - 1.6f)), 0.8f, 20, {}});
    layout.footways.push_back({raised(middle.beside(kHalf + 1.6f)), 0.8f, 20, {}});
    Vec3 near = middle.at(centre - 3, kHalf + 1.5f).position, over = middle.at(centre - 3, -kHalf - 1.6f).position;
    for (Vec3 *p : {&near, &over})
        p->z = z;
    Vec3 inner = raised(middle.beside(-kHalf - 1.6f)).at(centre - 40).position;
    layout.footways.push_back(
        {Path({inner, over + Vec3{-2.5f, -0.3f, 0}, over, near, {-4.5f, 12, z}, {-5, 30, z}}, 1.5f), 0.8f, 9, {}});
    layout.footways.push_back(
        {Path({{20, 30, z}, {5, 24, z}, {4.8f, 12, z}, near, over, over + Vec3{12, -1, 0}}, 1.5f), 0.8f, 9, {}});
    layout.footways.push_back(
        {Path({{-21, 12, z}, {-8, 13, z}, {0, 12.2f, z}, {8, 13.5f, z}, {21, 12, z}}, 3), 1.3f, 14, {}});
    layout.footways.push_back({Path({{-21, 26.5f, z}, {21, 26.5f, z}}), 1.6f, 14, {}});
    layout.footways.push_back(
        {Path({{-21, 30, z}, {-9, 25, z}, {-6.8f, 17.5f, z}, {-2.5f, 9, z}, near}, 2), 0.8f, 8, {}});
    layout.gatherings = {{{4.8f, 13.5f, z}, 1.2f, 3},
                         {{-4.6f, 18, z}, 1.0f, 2},
                         {{-11, 7.6f, z}, 1.2f, 3},
                         {{1.5f, 23.5f, z}, 1.6f, 4},
                         {{-16.6f, 7.2f, z}, 1.0f, 2},
                         {{9.5f, 8.6f, z}, 1.2f, 3},
                         {{near.x + 1.5f, near.y + 0.5f, z}, 0.8f, 2},
                         {{over.x - 1.5f, over.y, z}, 0.7f, 2}};
}

} // namespace

Layout makeSquare()
{
    Layout layout;
    GroundMaterials ground = addGroundMaterials(layout.mesh);
    layout.mesh.quad({-400, -400, -0.05f}, {400, -400, -0.05f}, {400, 400, -0.05f}, {-400, 400, -0.05f}, ground.grass);
    Path middle = street();
    addGround(layout, ground, middle);
    addHouses(layout, middle);
    addInnerSide(layout, middle);
    addThings(layout, middle);
    addSquareMovers(layout, middle);
    layout.views = {
        {{-18.5f, 2.2f, 7.5f}, {3.5f, 7.5f, 0.0f}, 74, 0, {1.0f, 1.0f, 1.02f}, 0.95f, 0.012f, 0.55f, 0.28f},
        {{-18.0f, 2.5f, 8.5f}, {0.2f, -5.8f, 1.2f}, 82, 4, {1.04f, 1.01f, 0.91f}, 1.12f, 0.017f, 0.65f, 0.2f},
        {{19, -10.5f, 5.4f}, {-4, 7.5f, 0.6f}, 64, 0, {1.05f, 1.0f, 0.93f}, 1.05f, 0.014f, 0.6f, 0.2f}};
    return layout;
}

} // namespace vantage::demo
