#include "core/demo/buildings.h"
#include "core/demo/furniture.h"
#include "core/demo/layout.h"
#include "core/demo/plants.h"

namespace vantage::demo {
namespace {

constexpr float kBay = 2.6f;                             ///< width of a parking bay
constexpr float kRows[4] = {13.5f, 2.6f, -2.6f, -13.4f}; ///< middles of the rows of bays
constexpr float kFirst = -13, kLast = 15.6f;             ///< from where to where the rows go
constexpr int kPerRow = 11;

void addGround(Layout &layout, const GroundMaterials &ground)
{
    Mesh &mesh = layout.mesh;
    mesh.quad({-90, -26, 0}, {90, -26, 0}, {90, -18.5f, 0}, {-90, -18.5f, 0}, ground.asphalt);
    int lot = mesh.add({Label::Road, Surface::Asphalt, {0.13f, 0.128f, 0.125f}, 9});
    mesh.quad({-24, -18.5f, 0}, {24, -18.5f, 0}, {24, 16.5f, 0}, {-24, 16.5f, 0}, lot);
    auto slab = [&](float x0, float y0, float x1, float y1, int top) {
        addSlab(mesh, {{x0, y0, 0}, {x1, y0, 0}, {x1, y1, 0}, {x0, y1, 0}}, top, ground.kerb);
    };
    slab(-90, -18.5f, -22.5f, -15.9f, ground.paving); // the street's north side, open at the entrance
    slab(-13.5f, -18.5f, 90, -15.9f, ground.paving);
    slab(-90, -29.5f, 90, -26, ground.paving);
    slab(24, -15.9f, 31, 60, ground.paving); // along the building
    slab(-24, 16.5f, 24, 18.3f, ground.grass);
    slab(-26.5f, -15.9f, -24, 18.3f, ground.grass);
    for (float x : {-14.8f, 17.4f}) // islands at the ends of the middle rows
        slab(x - 1.4f, -5.2f, x + 1.4f, 5.2f, ground.grass);
    slab(-1.1f, -0.8f, 3.7f, 0.8f, ground.grass);
    // Paint.
    float z = kPaintLift;
    Path street({{-90, -22.25f, 0}, {90, -22.25f, 0}});
    addLine(mesh, street, 0, 180, 0, 0.14f, 3, 3, z, ground.paint);
    addLine(mesh, street, 0, 67, 3.5f, 0.12f, 0, 0, z, ground.paint);
    addLine(mesh, street, 77, 180, 3.5f, 0.12f, 0, 0, z, ground.paint);
    addLine(mesh, street, 0, 180, -3.5f, 0.12f, 0, 0, z, ground.paint);
    for (float y : kRows) {
        for (int i = 0; i <= kPerRow; ++i) {
            float x = kFirst + kBay * static_cast<float>(i);
            Path line({{x, y - 2.5f, 0}, {x, y + 2.5f, 0}});
            addLine(mesh, line, 0, 5, 0, 0.13f, 0, 0, z, ground.paint);
        }
    }
    Path middle({{kFirst, 0, 0}, {kLast, 0, 0}});
    addLine(mesh, middle, 0, middle.length(), 0, 0.13f, 0, 0, z, ground.paint);
    for (float x : {-6.0f, 8.0f}) {
        addArrow(mesh, {{x, -8, 0}, 0}, ground.paint);
        addArrow(mesh, {{x, 8, 0}, kPi}, ground.paint);
    }
    addArrow(mesh, {{-16, -12, 0}, kPi / 2}, ground.paint);
    addArrow(mesh, {{-20, -12, 0}, -kPi / 2}, ground.paint);
    addZebra(mesh, {{20.3f, 0, 0}, kPi / 2}, 6, 3.6f, ground.paint);
    addZebra(mesh, {{-6, -22.25f, 0}, 0}, 7.5f, 3.2f, ground.paint);
    Path stop({{-21.8f, -19.2f, 0}, {-18.3f, -19.2f, 0}});
    addLine(mesh, stop, 0, stop.length(), 0, 0.45f, 0, 0, z, ground.paint);
    addManhole(mesh, {-18, -8, 0});
    addManhole(mesh, {5, 7.5f, 0});
}

void addSurroundings(Layout &layout, const GroundMaterials &ground)
{
    Mesh &mesh = layout.mesh;
    float z = kKerb;
    HouseStyle store{Surface::Brick,
                     {0.36f, 0.22f, 0.14f},
                     {0.15f, 0.16f, 0.17f},
                     3,
                     3.8f,
                     3.4f,
                     2.3f,
                     1.9f,
                     1.0f,
                     true,
                     Roof::Flat,
                     {},
                     21};
    addHouse(mesh, {{31, 26, z}, -kPi / 2}, 36, 22, store);
    mesh.box({{29.2f, 4, z}, 0}, {-0.2f, -6, 3.1f}, {2, 6, 3.4f},
             mesh.add({Label::Building, Surface::Metal, {0.3f, 0.31f, 0.32f}, 0}));
    addFence(mesh, {-24, 17.6f, z}, {24, 17.6f, z}, 1.75f, {0.27f, 0.19f, 0.12f}, 22);
    addWall(mesh, {-25.3f, -15.5f, z}, {-25.3f, 17.5f, z}, 1.7f, Surface::Concrete, {0.40f, 0.385f, 0.36f}, 23);
    addWall(mesh, {-12.5f, -15.6f, z}, {-2.5f, -15.6f, z}, 0.8f, Surface::Brick, {0.30f, 0.15f, 0.10f}, 24);
    addRailing(mesh, {3, -15.7f, z}, {23, -15.7f, z}, 1.15f, {0.05f, 0.08f, 0.07f});
    for (uint32_t i = 0; i < 8; ++i) {
        auto n = static_cast<float>(i);
        addTree(mesh, {-22 + 6.6f * n, 21.0f + static_cast<float>(i % 2), 0}, 8 + static_cast<float>(i * 5 % 4),
                100 + i);
        if (i % 2 == 0)
            addTree(mesh, {-29.0f, -12 + 5.5f * n, 0}, 9 + static_cast<float>(i % 3), 120 + i);
    }
    addTree(mesh, {-14.8f, 2.5f, z}, 5.6f, 130);
    addBush(mesh, {17.4f, 2.2f, z}, 0.8f, 131);
    addBusShelter(mesh, {{17.4f, -2.6f, z}, 0}); // for the trolleys
    addTree(mesh, {1.3f, 0, z}, 5.4f, 132);
    addBush(mesh, {-14.8f, -3, z}, 0.8f, 133);
    for (float x : {-19.0f, -9.0f, 2.0f, 12.0f})
        addBush(mesh, {x, 17.0f, z}, 0.6f, 135 + static_cast<uint32_t>(x + 30));
    // Houses over the street and behind the fence.
    const Vec3 tones[4] = {{0.55f, 0.50f, 0.40f}, {0.42f, 0.20f, 0.14f}, {0.50f, 0.52f, 0.53f}, {0.58f, 0.42f, 0.28f}};
    for (uint32_t i = 0; i < 8; ++i) {
        auto n = static_cast<float>(i);
        HouseStyle style;
        style.colour = tones[i % 4];
        style.wall = i % 4 == 1 ? Surface::Brick : Surface::Plaster;
        style.floors = 2 + static_cast<int>(i * 3 % 3);
        style.salt = 140 + i;
        style.roof = i % 3 == 0 ? Roof::Hip : Roof::Gable;
        addHouse(mesh, {{-72 + 19 * n, -46, z}, 0}, 15, 13, style);
        style.colour = tones[(i + 2) % 4];
        addHouse(mesh, {{-72 + 17 * n, 33, z}, 0}, 13, 11, style);
        if (i < 4)
            addHouse(mesh, {{-42, -14 + 15 * n, z}, kPi / 2}, 13, 12, style);
    }
    mesh.quad({-90, -33, 0.02f}, {90, -33, 0.02f}, {90, -29.5f, 0.02f}, {-90, -29.5f, 0.02f}, ground.grass);
    addHedge(mesh, {-50, -31, 0}, {-14, -31, 0}, 1.2f, 0.8f, 150);
    addWall(mesh, {-10, -31, 0}, {40, -31, 0}, 1.3f, Surface::Stone, {0.36f, 0.32f, 0.27f}, 151);
    addSkyline(mesh, 125, 700);
}

void addThings(Layout &layout)
{
    Mesh &mesh = layout.mesh;
    float z = kKerb;
    addLamp(mesh, {{-14.8f, 0, z}, 0}, 6.5f, 1.6f);
    addLamp(mesh, {{-14.8f, 0, z}, kPi}, 6.5f, 1.6f);
    addLamp(mesh, {{17.4f, 0.6f, z}, kPi}, 6.5f, 1.6f);
    addLamp(mesh, {{3.4f, 0, z}, kPi / 2}, 6.0f, 1.4f);
    addLamp(mesh, {{-10, 17.0f, z}, -kPi / 2}, 6.0f, 1.4f);
    addLamp(mesh, {{14, 17.0f, z}, -kPi / 2}, 6.0f, 1.4f);
    for (float x : {-30.0f, -11.5f, 10.0f, 32.0f})
        addLamp(mesh, {{x, -17.9f, z}, -kPi / 2}, 7, 1.8f);
    for (float x : {-3.4f, 6.0f}) // boards on both sides tell the rows
        addSign(mesh, {{x, 0.1f, z}, x < 0 ? kPi : 0}, Sign::Parking, 2.7f, 1.25f);
    addSign(mesh, {{-23.3f, -16.4f, z}, -0.5f}, Sign::Parking, 2.6f, 1.2f);
    addSign(mesh, {{-14.8f, -4.9f, z}, -2.4f}, Sign::NoEntry);
    addSign(mesh, {{-13, -16.6f, z}, kPi / 2}, Sign::Stop);
    addSign(mesh, {{-9, -17.9f, z}, 0}, Sign::Crossing);
    addSign(mesh, {{-3, -26.6f, z}, kPi}, Sign::Crossing);
    addSign(mesh, {{-14.8f, 4.4f, z}, kPi}, Sign::NoEntry);
    addSign(mesh, {{17.4f, 4.6f, z}, kPi}, Sign::Limit);
    addSign(mesh, {{-24.2f, 3.0f, z}, 0}, Sign::Directions, 2.9f, 1.1f);
    addSign(mesh, {{23.6f, 13.0f, z}, -2.4f}, Sign::Directions, 2.9f, 1.1f);
    addSign(mesh, {{25, -4.5f, z}, kPi}, Sign::Limit);
    for (int i = 0; i < 4; ++i)
        addContainer(mesh, {{-22.9f, 9.5f + 1.6f * static_cast<float>(i), 0}, 0},
                     i % 2 ? Vec3{0.05f, 0.14f, 0.25f} : Vec3{0.07f, 0.18f, 0.08f});
    addKiosk(mesh, {{22.2f, -13.2f, 0}, kPi}, {0.30f, 0.09f, 0.06f});
    addAdvertColumn(mesh, {24.9f, 14.0f, z}, 162);
    addBin(mesh, {24.8f, 2.8f, z}, {0.2f, 0.2f, 0.2f});
    addBin(mesh, {-14.0f, -4.2f, z}, {0.05f, 0.16f, 0.08f});
    addBench(mesh, {{27.5f, -7, z}, kPi});
    addBench(mesh, {{27.5f, 8, z}, kPi});
    addPlanter(mesh, {{25.3f, -10.5f, z}, kPi / 2}, 2.4f, 160);
    addPlanter(mesh, {{25.3f, 7.5f, z}, kPi / 2}, 2.4f, 161);
}

void addParkingMovers(Layout &layout)
{
    layout.lanes.push_back({Path({{-90, -24, 0}, {90, -24, 0}}), 10, 7, 0.2f, {}, false, {}, 0});
    layout.lanes.push_back({Path({{90, -20.4f, 0}, {-90, -20.4f, 0}}), 10, 6, 0.2f, {}, false, {}, 0});
    Path round({{90, -20.4f, 0},
                {-16, -20.4f, 0},
                {-16, -8, 0},
                {20.5f, -8, 0},
                {20.5f, 8, 0},
                {-20, 8, 0},
                {-20, -24, 0},
                {90, -24, 0}},
               4.5f);
    layout.lanes.push_back({round, 5, 5, 0.1f, {}, false, {}, 0});
    const int kept[] = {2, 4, 6, 8, 9}; // bays that stay free for those who come and go
    for (int row = 0; row < 4; ++row) {
        for (int i = 0; i < kPerRow; ++i) {
            float x = kFirst + kBay * (static_cast<float>(i) + 0.5f), y = kRows[row];
            bool island = (row == 1 || row == 2) && x > -2.2f && x < 4.5f;
            if (island)
                continue;
            bool free = (row == 0 || row == 3) && std::find(std::begin(kept), std::end(kept), i) != std::end(kept)
                        && i % 4 != 2;
            float into = y > 8 || (y < 0 && y > -8) ? kPi / 2 : -kPi / 2;
            if (!free) {
                layout.bays.push_back({{{x, y, 0}, into + (i * 7 % 5 == 0 ? kPi : 0)}, 0.68f});
                continue;
            }
            float aisle = row == 0 ? 8.0f : -8.0f, way = row == 0 ? -1.0f : 1.0f; // which way the aisle is driven
            Path in = row == 0
                          ? Path({{90, -20.4f, 0},
                                  {-16, -20.4f, 0},
                                  {-16, -8, 0},
                                  {20.5f, -8, 0},
                                  {20.5f, 8, 0},
                                  {x, aisle, 0},
                                  {x, y, 0}},
                                 4.5f)
                          : Path({{90, -20.4f, 0}, {-16, -20.4f, 0}, {-16, -8, 0}, {x, aisle, 0}, {x, y, 0}}, 4.5f);
            Path back({{x, y, 0}, {x, aisle, 0}, {x - way * 6, aisle, 0}}, 4.5f);
            std::vector<Vec3> rest{{x - way * 6, aisle, 0}};
            if (row != 0)
                rest.insert(rest.end(), {{20.5f, -8, 0}, {20.5f, 8, 0}});
            rest.insert(rest.end(), {{-20, 8, 0}, {-20, -24, 0}, {90, -24, 0}});
            layout.lanes.push_back({in, 5, 0.9f, 0.05f, {}, true, back.then(Path(rest, 4.5f)), back.length()});
        }
    }
    float z = kKerb;
    layout.footways.push_back(
        {Path({{-70, -17.2f, z}, {-24, -17.2f, z}, {-12, -17.2f, z}, {70, -17.2f, z}}), 0.8f, 14, {}});
    layout.footways.push_back({Path({{-70, -27.6f, z}, {70, -27.6f, z}}), 0.9f, 10, {}});
    layout.footways.push_back({Path({{27.5f, -17, z}, {27.5f, 40, z}}), 2.4f, 16, {}});
    layout.footways.push_back({Path({{29, 2, z}, {23, 0, 0}, {-12, -5.9f, 0}, {-18, -17, z}}, 4), 0.7f, 7, {}});
    layout.footways.push_back(
        {Path({{29, 5, z}, {23, 1, 0}, {17, 5.8f, 0}, {-17, 6.0f, 0}, {-17, 11, 0}}, 3), 0.6f, 8, {}});
    layout.footways.push_back({Path({{29, -2, z}, {22, -5.9f, 0}, {-12, -9.9f, 0}, {-23.5f, -17, z}}, 3), 0.5f, 6, {}});
    layout.footways.push_back(
        {Path({{27, -27.5f, z}, {-6, -27.5f, z}, {-6, -17.2f, z}, {26, -17.2f, z}, {28.5f, -4, z}}, 1.5f),
         0.8f,
         6,
         {}});
    layout.footways.push_back({Path({{27, 3, z}, {22, 10.5f, 0}, {14, 9.9f, 0}, {-14, 9.9f, 0}}, 2), 0.4f, 6, {}});
    layout.gatherings = {{{26.2f, 4.5f, z}, 1.3f, 3},   {{26.5f, -2.0f, z}, 1.2f, 2}, {{-18.2f, -16.5f, 0}, 0.9f, 2},
                         {{21.0f, -10.5f, 0}, 1.0f, 2}, {{5.5f, 10.7f, 0}, 0.8f, 2},  {{-9.5f, -10.4f, 0}, 0.8f, 2}};
}

} // namespace

Layout makeParkingLot()
{
    Layout layout;
    GroundMaterials ground = addGroundMaterials(layout.mesh);
    layout.mesh.quad({-400, -400, -0.05f}, {400, -400, -0.05f}, {400, 400, -0.05f}, {-400, 400, -0.05f}, ground.grass);
    addGround(layout, ground);
    addSurroundings(layout, ground);
    addThings(layout);
    addParkingMovers(layout);
    layout.views = {
        {{-21, -14.5f, 7.8f}, {0.5f, 1.8f, 0.0f}, 76, 0, {1.0f, 1.0f, 1.0f}, 1.0f, 0.011f, 0.55f, 0.25f},
        {{-20.6f, -14.9f, 8.9f}, {-0.7f, -13.2f, 1.6f}, 80, 2.5f, {1.07f, 1.0f, 0.90f}, 0.92f, 0.015f, 0.5f, 0.35f},
        {{27.5f, 6.0f, 5.6f}, {-4.0f, 5.0f, 0.0f}, 64, 0, {1.04f, 1.0f, 0.93f}, 0.9f, 0.015f, 0.6f, 0.3f}};
    return layout;
}

} // namespace vantage::demo
