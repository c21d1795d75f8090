#pragma once

#include "core/demo/vec.h"

#include <cstdint>

namespace vantage::demo {

/// CARLA's 13 classes in the order of carlaClasses().
enum class Label : uint8_t {
    None, Building, Fence, Other, Pedestrian, Pole, RoadLine, Road, Sidewalk, Vegetation, Vehicle, Wall, TrafficSign,
};
constexpr int kLabels = 13;

enum class Surface : uint8_t {
    Plain, Asphalt, Paving, Cobbles, Brick, Plaster, Concrete, Stone, Grass, Leaves, Bark, RoadPaint, RoofTiles,
    Glass, CarPaint, Metal, Wood, Water, Light,
};

struct Material
{
    Label label = Label::None;
    Surface surface = Surface::Plain;
    Vec3 colour{0.5f, 0.5f, 0.5f}; ///< linear
    uint32_t variant = 0;          ///< tells the textures of two houses apart
};

/// What a texture says about one point.
struct SurfaceSample
{
    Vec3 albedo;
    Vec3 emission;
    float mirror = 0;       ///< share reflected at right angles; 0 for matt surfaces
    float shininess = 0;    ///< exponent of the sun's highlight, 0 for none
    float translucency = 0; ///< share of light that comes through from behind (leaves)
};

/// @param footprint width of a pixel on the surface in metres: what is finer fades into its mean, as a lens does it.
SurfaceSample sampleSurface(const Material &material, Vec3 point, Vec3 normal, float footprint);

} // namespace vantage::demo
