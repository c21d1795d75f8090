#pragma once

#include "core/demo/mesh.h"

#include <limits>
#include <memory>

namespace vantage::demo {

struct Hit
{
    float distance = std::numeric_limits<float>::infinity(); ///< metres; infinite where nothing was hit
    Vec3 normal;                 ///< unit length, as the triangle is wound
    const Material *material = nullptr;

    explicit operator bool() const { return material != nullptr; }
};

/// Triangles in an Embree tree. Questions may be asked from many threads at once.
class RayScene
{
public:
    /// @param moving builds faster and traces a little slower. @throws std::runtime_error where Embree fails
    RayScene(Mesh mesh, bool moving);
    ~RayScene();
    RayScene(const RayScene &) = delete;
    RayScene &operator=(const RayScene &) = delete;

    /// The nearest hit closer than `reach`.
    Hit trace(Vec3 origin, Vec3 direction, float reach = std::numeric_limits<float>::infinity()) const;
    bool blocked(Vec3 origin, Vec3 direction, float reach = std::numeric_limits<float>::infinity()) const;
    size_t triangles() const { return m_mesh.triangles.size(); }

private:
    struct Tree;
    Mesh m_mesh;
    std::unique_ptr<Tree> m_tree;
};

} // namespace vantage::demo
