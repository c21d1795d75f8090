#include "core/demo/buildings.h"
#include "core/demo/furniture.h"
#include "core/demo/layout.h"
#include "core/demo/plants.h"

namespace vantage::demo {
namespace {

constexpr float kMain = 7, kCross = 5; ///< half widths of the two roads
constexpr float kFar = 95, kCorner = 4.5f;

std::vector<Vec3> quadrant(float sx, float sy)
{
    std::vector<Vec3> outline;
    for (int i = 0; i <= 6; ++i) {
        float angle = kPi / 2 * static_cast<float>(i) / 6;
        outline.push_back(
            {sx * (kCross + kCorner * (1 - std::cos(angle))), sy * (kMain + kCorner * (1 - std::sin(angle))), 0});
    }
    outline.insert(outline.end(), {{sx * kFar, sy * kMain, 0}, {sx * kFar, sy * kFar, 0}, {sx * kCross, sy * kFar, 0}});
    if (sx * sy < 0)
        std::reverse(outline.begin(), outline.end());
    return outline;
}

void addRoads(Layout &layout, const GroundMaterials &ground)
{
    Mesh &mesh = layout.mesh;
    mesh.quad({-kFar, -kFar, 0}, {kFar, -kFar, 0}, {kFar, kFar, 0}, {-kFar, kFar, 0}, ground.asphalt);
    for (float sx : {-1.0f, 1.0f})
        for (float sy : {-1.0f, 1.0f})
            addSlab(mesh, quadrant(sx, sy), ground.paving, ground.kerb);
    float z = kPaintLift;
    for (float side : {-1.0f, 1.0f}) {
        Path main({{side * 15.5f, 0, 0}, {side * kFar, 0, 0}}), cross({{0, side * 17.5f, 0}, {0, side * kFar, 0}});
        for (float offset : {-0.15f, 0.15f})
            addLine(mesh, main, 0, main.length(), offset, 0.12f, 0, 0, z, ground.paint);
        addLine(mesh, cross, 0, cross.length(), 0, 0.14f, 3, 3, z, ground.paint);
        for (float offset : {-3.5f, 3.5f})
            addLine(mesh, main, 0, main.length(), offset, 0.15f, 3, 4, z, ground.paint);
        for (float offset : {-6.7f, 6.7f})
            addLine(mesh, main, 0, main.length(), offset, 0.12f, 0, 0, z, ground.paint);
        addZebra(mesh, {{side * 12.5f, 0, 0}, 0}, 2 * kMain, 3.2f, ground.paint);
        addZebra(mesh, {{0, side * 14.5f, 0}, kPi / 2}, 2 * kCross, 3.2f, ground.paint);
        // Stop lines on the side that drives towards the middle.
        addBand(mesh, main, 0, 0.45f, side > 0 ? 0.2f : -6.6f + 6.8f, 6.6f, z, ground.paint);
        addBand(mesh, cross, 0, 0.45f, 0.2f, 4.7f, z, ground.paint);
        for (float lane : {1.75f, 5.25f})
            for (float away : {22.0f, 36.0f})
                addArrow(mesh, {{side * away, side * lane, 0}, side > 0 ? kPi : 0}, ground.paint);
        addArrow(mesh, {{-side * 2.5f, side * 24, 0}, side > 0 ? -kPi / 2 : kPi / 2}, ground.paint);
    }
    addManhole(mesh, {-2.5f, 4.2f, 0});
    addManhole(mesh, {3.1f, -9.5f, 0});
    addManhole(mesh, {-17, -3, 0});
}

void addCorners(Layout &layout, const GroundMaterials &ground)
{
    Mesh &mesh = layout.mesh;
    float z = kKerb;
    // North-east: shops in brick.
    HouseStyle shops{Surface::Brick,
                     {0.30f, 0.125f, 0.085f},
                     {0.7f, 0.69f, 0.65f},
                     4,
                     3.3f,
                     2.7f,
                     1.2f,
                     1.7f,
                     0.9f,
                     true,
                     Roof::Flat,
                     {},
                     11};
    addHouse(mesh, {{10.5f, 12.5f, z}, 0}, 24, 16, shops);
    // North-west: a small park behind a railing and a low wall.
    mesh.quad({-60, 12, z + 0.012f}, {-10.5f, 12, z + 0.012f}, {-10.5f, 60, z + 0.012f}, {-60, 60, z + 0.012f},
              ground.grass);
    addWall(mesh, {-46, 12, z}, {-15, 12, z}, 0.95f, Surface::Stone, {0.34f, 0.30f, 0.25f}, 31);
    addRailing(mesh, {-10.5f, 16, z}, {-10.5f, 50, z}, 1.5f, {0.03f, 0.06f, 0.045f});
    addFence(mesh, {-46, 26, z}, {-18, 26, z}, 1.7f, {0.24f, 0.16f, 0.09f}, 33);
    for (uint32_t i = 0; i < 7; ++i)
        addTree(mesh, {-15.0f - 5.5f * static_cast<float>(i), 16.0f + 5 * static_cast<float>(i % 3), z},
                8.5f + static_cast<float>(i * 7 % 4), 40 + i);
    for (uint32_t i = 0; i < 9; ++i)
        addTree(mesh, {-14.0f - 4.6f * static_cast<float>(i % 5), 31.0f + 6 * static_cast<float>(i % 3), z},
                9 + static_cast<float>(i * 5 % 4), 180 + i);
    addBush(mesh, {-12.5f, 19, z}, 1.1f, 50);
    addBush(mesh, {-19, 13.6f, z}, 0.9f, 51);
    addStatue(mesh, {{-13.0f, 14.0f, z}, -0.8f});
    // South-east: a garden with a wall to the main road and boards to the side street.
    mesh.quad({10.5f, -60, z + 0.012f}, {60, -60, z + 0.012f}, {60, -12, z + 0.012f}, {10.5f, -12, z + 0.012f},
              ground.grass);
    addWall(mesh, {14, -12, z}, {44, -12, z}, 1.5f, Surface::Brick, {0.28f, 0.13f, 0.09f}, 61);
    addFence(mesh, {10.4f, -48, z}, {10.4f, -16, z}, 1.6f, {0.42f, 0.40f, 0.36f}, 62);
    HouseStyle villa{Surface::Plaster,
                     {0.60f, 0.52f, 0.36f},
                     {0.72f, 0.72f, 0.7f},
                     2,
                     3.0f,
                     3.0f,
                     1.3f,
                     1.5f,
                     0.9f,
                     false,
                     Roof::Hip,
                     {0.29f, 0.11f, 0.07f},
                     12};
    addHouse(mesh, {{18, -34, z}, 0}, 16, 13, villa);
    addTree(mesh, {15, -15.5f, z}, 7.5f, 63);
    addTree(mesh, {24, -16, z}, 9, 64);
    addTree(mesh, {34, -17, z}, 8, 65);
    addPoplar(mesh, {13, -24, z}, 10, 66);
    // South-west: offices behind a forecourt.
    HouseStyle office{Surface::Concrete,
                      {0.42f, 0.42f, 0.40f},
                      {0.10f, 0.11f, 0.12f},
                      6,
                      3.4f,
                      2.4f,
                      1.9f,
                      2.0f,
                      0.8f,
                      true,
                      Roof::Flat,
                      {},
                      14};
    addHouse(mesh, {{-38, -36, z}, 0}, 24, 18, office);
    addTree(mesh, {-11.5f, -15, z}, 7, 67);
    addTree(mesh, {-20, -14.5f, z}, 7.5f, 68);
    addTree(mesh, {-29, -14.5f, z}, 7, 69);
    addPlanter(mesh, {{-15.5f, -13, z}, 0}, 3, 70);
    addBusShelter(mesh, {{-24, -11.5f, z}, kPi / 2});
    addAdvertColumn(mesh, {-10.0f, -11.0f, z}, 71);
    addAdvertColumn(mesh, {8.4f, 11.9f, z}, 72);
    addRailing(mesh, {-20, -7.5f, z}, {-12, -7.5f, z}, 1.1f, {0.30f, 0.31f, 0.32f});
    addRailing(mesh, {12, 7.6f, z}, {20, 7.6f, z}, 1.1f, {0.30f, 0.31f, 0.32f});
    addBench(mesh, {{-12, 10.6f, z}, -kPi / 2});
    addBench(mesh, {{-18, -12.5f, z}, kPi / 2});
    addBin(mesh, {-9.5f, 10.8f, z}, {0.05f, 0.16f, 0.08f});
    addBin(mesh, {10.4f, -10.8f, z}, {0.05f, 0.16f, 0.08f});
    addContainer(mesh, {{21, 11.4f, z}, kPi / 2}, {0.06f, 0.16f, 0.10f});
    addKiosk(mesh, {{9.0f, -15.5f, z}, kPi}, {0.12f, 0.2f, 0.24f});
}

void addRows(Layout &layout)
{
    Mesh &mesh = layout.mesh;
    const Vec3 tones[4] = {{0.52f, 0.45f, 0.34f}, {0.46f, 0.30f, 0.22f}, {0.55f, 0.54f, 0.50f}, {0.40f, 0.42f, 0.44f}};
    for (uint32_t i = 0; i < 4; ++i) {
        auto n = static_cast<float>(i);
        HouseStyle style;
        style.floors = 3 + static_cast<int>(i % 3);
        style.salt = 80 + i;
        style.roof = i & 1 ? Roof::Flat : Roof::Gable;
        style.colour = tones[i];
        addHouse(mesh, {{36 + 15 * n, 12.5f, kKerb}, 0}, 14.5f, 13, style);
        style.colour = tones[(i + 1) % 4];
        addHouse(mesh, {{-54 - 14 * n, -28, kKerb}, 0}, 13.5f, 14, style);
        style.colour = tones[(i + 2) % 4];
        addHouse(mesh, {{24.5f, 30 + 15 * n, kKerb}, kPi / 2}, 14.5f, 13, style);
        addHouse(mesh, {{-11, -40 - 15 * n, kKerb}, -kPi / 2}, 14.5f, 13, style);
        style.colour = tones[(i + 3) % 4];
        addHouse(mesh, {{-52 - 14 * n, 14, kKerb}, 0}, 13.5f, 12, style);
        addHouse(mesh, {{46 + 14 * n, -26, kKerb}, 0}, 13.5f, 12, style);
    }
    addSkyline(mesh, 120, 500);
}

void addPosts(Layout &layout)
{
    Mesh &mesh = layout.mesh;
    float z = kKerb;
    auto light = [&](Vec3 at, float heading, float overhang, int signal) {
        for (const Pose &head : addTrafficLight(mesh, {at, heading}, overhang))
            layout.lamps.push_back({head, signal});
    };
    light({-15.0f, -7.8f, z}, kPi, -4.5f, 0); // for those who drive east
    light({15.0f, 7.8f, z}, 0, -4.5f, 0);     // west
    light({5.9f, -17.2f, z}, -kPi / 2, 0, 1); // north
    light({-5.9f, 17.2f, z}, kPi / 2, 0, 1);  // south
    light({14.6f, -7.9f, z}, kPi, 0, 0);
    light({-14.6f, 7.9f, z}, 0, 0, 0);
    for (float x : {-34.0f, -8.3f, 26.0f})
        addLamp(mesh, {{x, 8.2f, z}, -kPi / 2}, 7.5f, 1.8f);
    for (float x : {-26.0f, 19.5f, 36.0f})
        addLamp(mesh, {{x, -8.2f, z}, kPi / 2}, 7.5f, 1.8f);
    addSign(mesh, {{-10.0f, 8.4f, z}, 0.3f}, Sign::Limit);
    addSign(mesh, {{9.2f, 9.0f, z}, kPi}, Sign::NoEntry);
    addSign(mesh, {{17.5f, -8.2f, z}, kPi}, Sign::Crossing);
    addSign(mesh, {{-17.5f, 8.2f, z}, 0}, Sign::Crossing);
    addSign(mesh, {{-19.5f, -8.6f, z}, kPi}, Sign::Stop);
    addSign(mesh, {{20, -9.2f, z}, kPi - 0.15f}, Sign::Directions, 2.9f, 1.0f);
    addSign(mesh, {{-17.5f, -9.8f, z}, 0.25f}, Sign::Directions, 2.9f, 1.0f);
    addSign(mesh, {{7.0f, 19, z}, -kPi / 2}, Sign::Limit);
    addSign(mesh, {{-7.0f, -12.4f, z}, kPi / 2}, Sign::Yield);
}

void addCrossroadMovers(Layout &layout)
{
    auto lane = [&](std::vector<Vec3> corners, float stop, int signal, float perMinute, float large) {
        layout.lanes.push_back({Path(corners, 7), 11, 1.35f * perMinute, large, {{stop, signal}}, false, {}, 0});
    };
    lane({{-90, -1.75f, 0}, {90, -1.75f, 0}}, 72, 0, 8, 0.1f);
    lane({{-90, -5.25f, 0}, {90, -5.25f, 0}}, 72, 0, 5, 0.3f);
    lane({{-90, -5.25f, 0}, {-2.5f, -5.25f, 0}, {-2.5f, -90, 0}}, 72, 0, 3, 0.1f);
    lane({{90, 1.75f, 0}, {-90, 1.75f, 0}}, 72, 0, 8, 0.1f);
    lane({{90, 5.25f, 0}, {-90, 5.25f, 0}}, 72, 0, 5, 0.3f);
    lane({{90, 5.25f, 0}, {2.5f, 5.25f, 0}, {2.5f, 90, 0}}, 72, 0, 3, 0.1f);
    lane({{2.5f, -90, 0}, {2.5f, 90, 0}}, 70, 1, 6, 0.15f);
    lane({{2.5f, -90, 0}, {2.5f, -5.25f, 0}, {90, -5.25f, 0}}, 70, 1, 4, 0.1f);
    lane({{-2.5f, 90, 0}, {-2.5f, -90, 0}}, 70, 1, 6, 0.15f);
    lane({{-2.5f, 90, 0}, {-2.5f, 5.25f, 0}, {-90, 5.25f, 0}}, 70, 1, 4, 0.1f);
    for (float side : {-1.0f, 1.0f}) {
        Path main({{-60, side * 9.4f, kKerb},
                   {-9, side * 9.4f, kKerb},
                   {-6.2f, side * 14.5f, kKerb},
                   {6.2f, side * 14.5f, kKerb},
                   {9, side * 9.4f, kKerb},
                   {60, side * 9.4f, kKerb}},
                  1.5f);
        Path cross({{side * 7.4f, -55, kKerb},
                    {side * 7.4f, -10.5f, kKerb},
                    {side * 12.5f, -8.4f, kKerb},
                    {side * 12.5f, 8.4f, kKerb},
                    {side * 7.4f, 10.5f, kKerb},
                    {side * 7.4f, 55, kKerb}},
                   1.5f);
        layout.footways.push_back({main, 1.1f, 9, {{56.0f, 2}, {main.length() - 56.0f, 2}}});
        layout.footways.push_back({cross, 1.1f, 9, {{50.3f, 3}, {cross.length() - 50.3f, 3}}});
    }
    layout.footways.push_back(
        {Path({{-70, 9.4f, kKerb}, {-11, 9.2f, kKerb}, {-9, 13, kKerb}, {-7.4f, 60, kKerb}}, 3), 1.0f, 7, {}});
    layout.footways.push_back(
        {Path({{70, -9.4f, kKerb}, {11, -9.6f, kKerb}, {8, -13, kKerb}, {7.2f, -60, kKerb}}, 3), 1.0f, 7, {}});
    layout.gatherings = {{{-8.0f, -9.2f, kKerb}, 1.2f, 3}, {{8.3f, 10.4f, kKerb}, 1.2f, 3},
                         {{-24, -10.2f, kKerb}, 1.6f, 4},  {{-11.0f, 9.4f, kKerb}, 1.0f, 2},
                         {{11.2f, -9.5f, kKerb}, 1.0f, 2}, {{7.4f, -14.2f, kKerb}, 1.0f, 2}};
    for (float y : {24.0f, 30.0f, 36.0f, 42.0f})
        layout.bays.push_back({{{4.0f, y, 0}, kPi / 2}, 0.0f});
}

} // namespace

Layout makeCrossroad()
{
    Layout layout;
    GroundMaterials ground = addGroundMaterials(layout.mesh);
    layout.mesh.quad({-400, -400, -0.05f}, {400, -400, -0.05f}, {400, 400, -0.05f}, {-400, 400, -0.05f}, ground.grass);
    addRoads(layout, ground);
    addCorners(layout, ground);
    addRows(layout);
    addPosts(layout);
    addCrossroadMovers(layout);
    layout.views = {
        {{13.5f, -14.5f, 7.5f}, {-3.8f, 5.0f, 0.7f}, 73, 0, {1.03f, 1.0f, 0.96f}, 1.0f, 0.010f, 0.55f, 0.22f},
        {{13.1f, -14.1f, 8.6f}, {-5.3f, -6.2f, 2.5f}, 64, -3, {0.94f, 1.0f, 1.08f}, 0.86f, 0.015f, 0.65f, 0.30f},
        {{-22.5f, 11.2f, 5.6f}, {1.0f, -6.0f, 0.4f}, 62, 0, {0.97f, 1.0f, 1.05f}, 0.86f, 0.016f, 0.65f, 0.32f}};
    return layout;
}

} // namespace vantage::demo
