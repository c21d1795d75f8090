#pragma once

#include "core/demo/ray_scene.h"
#include "core/demo/weather.h"

namespace vantage::demo {

/// Light that leaves a point towards the camera, in the part that clouds and movers may shade and the rest.
struct Light
{
    Vec3 sun;     ///< to be weakened by shadows of clouds and movers
    Vec3 ambient; ///< sky, bounced light, reflections, lamps
};

/// Lights points by one sun with shadows, the sky, one bounce and one mirror ray.
class Shader
{
public:
    /// @param moving may be null
    Shader(const Weather &weather, const RayScene &fixed, const RayScene *moving)
        : m_weather(weather), m_fixed(fixed), m_moving(moving)
    {
    }

    /// The directions of the sky rays of one pixel: its samples share one well-spread set.
    struct SkyRays
    {
        int count = 4;  ///< a sample
        int sample = 0; ///< which of the pixel's samples
        int samples = 1;
        uint32_t pixel = 0;
    };
    /// @param footprint of the pixel there, metres
    Light light(Vec3 eye, Vec3 direction, const Hit &hit, float footprint, const SkyRays &rays) const;
    /// The shadow test of `light` alone.
    bool inShadow(const RayScene &scene, Vec3 point, Vec3 normal, uint32_t noise) const;

private:
    Hit trace(Vec3 origin, Vec3 direction, float reach) const;
    Vec3 seenFrom(Vec3 origin, Vec3 direction, float reach) const;

    const Weather &m_weather;
    const RayScene &m_fixed;
    const RayScene *m_moving;
};

} // namespace vantage::demo
