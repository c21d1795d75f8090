#pragma once

#include "core/demo/path.h"

#include <vector>

namespace vantage::demo {

struct View
{
    Vec3 eye;
    Vec3 target;
    float fieldOfView = 70; ///< horizontal, degrees
    float roll = 0;         ///< degrees; positive turns the camera clockwise, its picture the other way
    Vec3 balance{1, 1, 1};  ///< the camera's own colour cast, a factor a channel
    float saturation = 1;
    float grain = 0.012f;   ///< deviation of the sensor's noise at mid grey, of full scale
    float softness = 0.55f; ///< blur of the lens, pixels at a width of 320
    float vignette = 0.25f; ///< loss in the corners
};

/// Signals: 0 and 1 are the two roads of a crossing, 2 and 3 those who walk along them.
struct Gate
{
    float s = 0;    ///< metres along the path
    int signal = 0; ///< to be green
};

/// Where vehicles drive. A lane with `bay` > 0 ends in a parking bay; after a while the vehicle backs out by `leave`.
struct Lane
{
    Path path;
    float speed = 10;        ///< m/s
    float perMinute = 6;     ///< vehicles
    float largeShare = 0.1f; ///< of vans and buses
    std::vector<Gate> gates;
    bool parks = false;
    Path leave; ///< backwards up to `backing`, forwards from there
    float backing = 0;
};

struct Footway
{
    Path path;
    float halfWidth = 1;
    float perMinute = 8; ///< people, both ways
    std::vector<Gate> gates;
};

struct Bay
{
    Pose pose;
    float chance = 0.7f; ///< that a vehicle is parked there
};

/// People who stand and talk or wait.
struct Gathering
{
    Vec3 centre;
    float radius = 1.5f;
    int people = 3;
};

struct SignalLamp
{
    Pose pose;
    int signal = 0;
};

/// One scene: what never moves, and where things may move.
struct Layout
{
    Mesh mesh;
    std::vector<View> views; ///< A, B and so on
    std::vector<Lane> lanes;
    std::vector<Footway> footways;
    std::vector<Bay> bays;
    std::vector<Gathering> gatherings;
    std::vector<SignalLamp> lamps;
};

Layout makeCrossroad();
Layout makeParkingLot();
Layout makeSquare();
/// @param scene 1, 2 or 3 @throws InputError where there is no such scene
Layout makeLayout(int scene);
/// The view of a letter. @throws InputError where there is none
const View &viewOf(const Layout &layout, char letter);

constexpr float kKerb = 0.15f;       ///< height of footways above the road, metres
constexpr float kPaintLift = 0.006f; ///< of markings above the asphalt

/// The materials that the ground of all scenes is made of.
struct GroundMaterials
{
    int asphalt, paving, cobbles, kerb, grass, paint, soil;
};
GroundMaterials addGroundMaterials(Mesh &mesh);
/// A raised footway between two offsets of a path, with kerbs on both sides.
void addFootway(Mesh &mesh, const Path &path, float from, float to, float right, float left, int top, int kerb);
/// A raised area with a kerb round it.
void addSlab(Mesh &mesh, const std::vector<Vec3> &outline, int top, int kerb);
/// Zebra stripes over a road: `along` looks down the road, the crossing is `width` wide across it.
void addZebra(Mesh &mesh, const Pose &along, float width, float depth, int paint);
/// An arrow on the road at a pose.
void addArrow(Mesh &mesh, const Pose &pose, int paint);

} // namespace vantage::demo
