#pragma once

#include "core/demo/mesh.h"

namespace vantage::demo {

enum class VehicleKind : uint8_t { Hatchback, Saloon, Estate, Offroader, Van, Lorry, Bus };

/// How a vehicle looks, from its number alone.
struct VehicleLook
{
    VehicleKind kind = VehicleKind::Saloon;
    Vec3 colour{0.3f, 0.3f, 0.3f};
    float length = 4.5f, width = 1.8f, height = 1.45f; ///< metres
};
VehicleLook vehicleLook(uint32_t number, float largeShare);

/// @param pose the middle of the vehicle on the ground
void addVehicle(Mesh &mesh, const Pose &pose, const VehicleLook &look, bool braking, bool lightsOn);

/// A person on the given spot. @param phase of the step, one step pair a unit; negative for one who stands
void addPerson(Mesh &mesh, const Pose &pose, uint32_t number, float phase);

} // namespace vantage::demo
