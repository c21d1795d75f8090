#include "core/demo/ray_scene.h"

#if __has_include(<embree4/rtcore.h>)
#include <embree4/rtcore.h>
#else
#include <embree3/rtcore.h>
#endif
#include <stdexcept>
#include <tbb/task_arena.h>

namespace vantage::demo {

struct RayScene::Tree
{
    RTCDevice device = nullptr;
    RTCScene scene = nullptr;

    ~Tree()
    {
        if (scene)
            rtcReleaseScene(scene);
        if (device)
            rtcReleaseDevice(device);
    }
};

namespace {

/// rtcIntersect1 or rtcOccluded1: Embree 3 wants a context with each question.
template<class Question, class Ray> void ask(Question *question, RTCScene scene, Ray &ray)
{
#if RTC_VERSION_MAJOR >= 4
    question(scene, &ray, nullptr);
#else
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    question(scene, &context, &ray);
#endif
}

} // namespace

RayScene::RayScene(Mesh mesh, bool moving) : m_mesh(std::move(mesh)), m_tree(std::make_unique<Tree>())
{
    m_tree->device = rtcNewDevice(nullptr);
    if (!m_tree->device)
        throw std::runtime_error("Embree can't be started");
    m_tree->scene = rtcNewScene(m_tree->device);
    if (moving)
        rtcSetSceneBuildQuality(m_tree->scene, RTC_BUILD_QUALITY_LOW);
    if (!m_mesh.triangles.empty()) {
        RTCGeometry geometry = rtcNewGeometry(m_tree->device, RTC_GEOMETRY_TYPE_TRIANGLE);
        m_mesh.points.push_back({}); // Embree reads 16 bytes at the last point, too
        rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3, m_mesh.points.data(), 0,
                                   sizeof(Vec3), m_mesh.points.size() - 1);
        rtcSetSharedGeometryBuffer(geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3, m_mesh.triangles.data(), 0,
                                   sizeof(Mesh::Triangle), m_mesh.triangles.size());
        rtcCommitGeometry(geometry);
        rtcAttachGeometry(m_tree->scene, geometry);
        rtcReleaseGeometry(geometry);
    }
    // On one thread, so that the tree, and with it which of two surfaces in one place is hit, is always the same.
    // (Embree's own "threads=1" would hold all of TBB in the process to one thread.)
    tbb::task_arena(1).execute([&] { rtcCommitScene(m_tree->scene); });
    if (rtcGetDeviceError(m_tree->device) != RTC_ERROR_NONE)
        throw std::runtime_error("Embree can't build the scene: out of memory?");
}

RayScene::~RayScene() = default;

Hit RayScene::trace(Vec3 origin, Vec3 direction, float reach) const
{
    RTCRayHit ray{};
    ray.ray = {origin.x, origin.y, origin.z, 1e-3f, direction.x, direction.y, direction.z, 0, reach, ~0u, 0, 0};
    ray.hit.geomID = RTC_INVALID_GEOMETRY_ID;
    ray.hit.instID[0] = RTC_INVALID_GEOMETRY_ID;
    ask(rtcIntersect1, m_tree->scene, ray);
    if (ray.hit.geomID == RTC_INVALID_GEOMETRY_ID)
        return {};
    return {ray.ray.tfar, normalized({ray.hit.Ng_x, ray.hit.Ng_y, ray.hit.Ng_z}),
            &m_mesh.materials[m_mesh.materialOf[ray.hit.primID]]};
}

bool RayScene::blocked(Vec3 origin, Vec3 direction, float reach) const
{
    RTCRay ray{origin.x, origin.y, origin.z, 1e-3f, direction.x, direction.y, direction.z, 0, reach, ~0u, 0, 0};
    ask(rtcOccluded1, m_tree->scene, ray);
    return ray.tfar < 0;
}

} // namespace vantage::demo
