#include "core/base/error.h"
#include "core/demo/camera.h"
#include "core/demo/city.h"
#include "core/demo/ray_scene.h"

namespace vantage {
namespace {

const cv::Size kSurveyed{160, 120};
constexpr float kGroundTop = 0.3f; ///< metres; the highest ground is a lawn on a footway

double inDegrees(float radians)
{
    return static_cast<double>(radians) * 180 / static_cast<double>(demo::kPi);
}

double yawOf(const demo::View &view)
{
    demo::Vec3 d = view.target - view.eye;
    return inDegrees(std::atan2(d.y, d.x));
}

/// The places on the ground that the pixels of a view show, with what never moves in their way.
std::vector<demo::Vec3> groundSeen(const demo::RayScene &scene, const demo::View &view)
{
    demo::Camera camera(view, kSurveyed);
    std::vector<demo::Vec3> places;
    for (int y = 0; y < kSurveyed.height; ++y)
        for (int x = 0; x < kSurveyed.width; ++x) {
            demo::Vec3 d =
                camera.direction((static_cast<float>(x) + 0.5f) / static_cast<float>(kSurveyed.width) * 2 - 1,
                                 (static_cast<float>(y) + 0.5f) / static_cast<float>(kSurveyed.height) * 2 - 1);
            demo::Hit hit = scene.trace(camera.eye(), d);
            demo::Vec3 place = camera.eye() + d * hit.distance;
            if (hit && std::fabs(hit.normal.z) > 0.99f && place.z < kGroundTop)
                places.push_back(place);
        }
    return places;
}

double shareSeen(const demo::RayScene &scene, const demo::View &view, const std::vector<demo::Vec3> &places)
{
    demo::Camera camera(view, kSurveyed);
    size_t seen = 0;
    for (demo::Vec3 place : places) {
        demo::Vec3 above = place + demo::Vec3{0, 0, 0.02f}, way = camera.eye() - above;
        float distance = length(way);
        seen += camera.project(place) && !scene.blocked(above, way * (1 / distance), distance);
    }
    return places.empty() ? 0 : static_cast<double>(seen) / static_cast<double>(places.size());
}

} // namespace

std::vector<CityCamera> cityCameras(int scene)
{
    std::vector<CityCamera> cameras;
    for (const demo::View &view : demo::makeLayout(scene).views) {
        float rise = demo::normalized(view.target - view.eye).z;
        cameras.push_back({static_cast<char>('A' + cameras.size()), view.eye.x, view.eye.y, view.eye.z, yawOf(view),
                           inDegrees(std::asin(rise)), view.roll, view.fieldOfView});
    }
    return cameras;
}

std::vector<PairGeometry> pairGeometry(int scene)
{
    demo::Layout layout = demo::makeLayout(scene);
    demo::RayScene fixed(std::move(layout.mesh), false);
    std::vector<std::vector<demo::Vec3>> grounds;
    for (const demo::View &view : layout.views)
        grounds.push_back(groundSeen(fixed, view));
    std::vector<PairGeometry> pairs;
    for (size_t s = 0; s < layout.views.size(); ++s) {
        for (size_t t = 0; t < layout.views.size(); ++t) {
            if (s == t)
                continue;
            const demo::View &source = layout.views[s], &target = layout.views[t];
            pairs.push_back({static_cast<char>('A' + s), static_cast<char>('A' + t),
                             std::remainder(yawOf(target) - yawOf(source), 360.0),
                             static_cast<double>(demo::length(target.eye - source.eye)),
                             shareSeen(fixed, source, grounds[t])});
        }
    }
    return pairs;
}

PairGeometry pairGeometry(int scene, char source, char target)
{
    for (const PairGeometry &pair : pairGeometry(scene))
        if (pair.source == source && pair.target == target)
            return pair;
    throw InputError("synthetic city", say("there is no pair of views %1 and %2", std::string(1, source), std::string(1, target)),
                     say("Choose two different views"));
}

} // namespace vantage
