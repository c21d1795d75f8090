#pragma once

#include "core/demo/mesh.h"

namespace vantage::demo {

enum class Roof { Flat, Gable, Hip };

/// How a house looks. Lengths in metres.
struct HouseStyle
{
    Surface wall = Surface::Plaster;
    Vec3 colour{0.5f, 0.45f, 0.38f};
    Vec3 frame{0.75f, 0.75f, 0.72f};
    int floors = 3;
    float floorHeight = 3.1f;
    float bay = 2.9f; ///< from window to window
    float windowWidth = 1.25f;
    float windowHeight = 1.55f;
    float sill = 0.9f;
    bool shops = false; ///< glass fronts, sign boards and awnings on the ground floor
    Roof roof = Roof::Flat;
    Vec3 roofColour{0.30f, 0.13f, 0.09f};
    uint32_t salt = 1;
};

/// A house on a rectangle in the pose's frame: x from 0 to `width`, y from 0 to `depth`, from the pose's height up.
void addHouse(Mesh &mesh, const Pose &pose, float width, float depth, const HouseStyle &style);

/// One wall with windows from a to b; it looks to the right of that direction.
void addFacade(Mesh &mesh, Vec3 a, Vec3 b, const HouseStyle &style);

/// A ring of plain blocks and trees far away that closes the horizon.
void addSkyline(Mesh &mesh, float radius, uint32_t salt);

} // namespace vantage::demo
