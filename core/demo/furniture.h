#pragma once

#include "core/demo/mesh.h"

namespace vantage::demo {

/// Street lamp with an arm of `reach` metres along the pose's +x.
void addLamp(Mesh &mesh, const Pose &pose, float height, float reach);
/// A traffic light on a post; the heads look along +x. Lamps that shine are the caller's.
/// @param overhang length of an arm to the pose's left (negative: right) that carries a second head, 0 for none
/// @return where the lamp boxes are
std::vector<Pose> addTrafficLight(Mesh &mesh, const Pose &pose, float overhang);

enum class Sign { Stop, Limit, Parking, Yield, Crossing, Directions, NoEntry };
/// A sign on a post, its face looks along +x.
void addSign(Mesh &mesh, const Pose &pose, Sign sign, float height = 2.3f, float scale = 1);

/// Boards with narrow gaps between two points.
void addFence(Mesh &mesh, Vec3 from, Vec3 to, float height, Vec3 colour, uint32_t salt);
/// A metal railing: posts, two rails and close bars.
void addRailing(Mesh &mesh, Vec3 from, Vec3 to, float height, Vec3 colour);
/// A free-standing wall with a coping.
void addWall(Mesh &mesh, Vec3 from, Vec3 to, float height, Surface surface, Vec3 colour, uint32_t salt);

void addBench(Mesh &mesh, const Pose &pose);
void addBin(Mesh &mesh, Vec3 foot, Vec3 colour);
/// A big wheeled rubbish container.
void addContainer(Mesh &mesh, const Pose &pose, Vec3 colour);
void addBusShelter(Mesh &mesh, const Pose &pose);
void addKiosk(Mesh &mesh, const Pose &pose, Vec3 colour);
void addAdvertColumn(Mesh &mesh, Vec3 foot, uint32_t salt);
void addFountain(Mesh &mesh, Vec3 foot, float radius);
void addStatue(Mesh &mesh, const Pose &pose);
void addParasol(Mesh &mesh, Vec3 foot, Vec3 colour, uint32_t salt);
void addPlanter(Mesh &mesh, const Pose &pose, float length, uint32_t salt);
void addManhole(Mesh &mesh, Vec3 at);

} // namespace vantage::demo
