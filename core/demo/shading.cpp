#include "core/demo/shading.h"

#include "core/demo/noise.h"

namespace vantage::demo {
namespace {

constexpr float kLift = 2e-3f; ///< metres off the surface where rays start

/// A direction about `normal`, as likely as its cosine.
Vec3 cosineDirection(Vec3 normal, float a, float b)
{
    Vec3 u = normalized(cross(std::fabs(normal.z) < 0.9f ? Vec3{0, 0, 1} : Vec3{1, 0, 0}, normal)),
         v = cross(normal, u);
    float r = std::sqrt(a), angle = 2 * kPi * b;
    return u * (r * std::cos(angle)) + v * (r * std::sin(angle)) + normal * std::sqrt(std::max(0.0f, 1 - a));
}

} // namespace

Hit Shader::trace(Vec3 origin, Vec3 direction, float reach) const
{
    Hit hit = m_fixed.trace(origin, direction, reach);
    if (m_moving) {
        Hit mover = m_moving->trace(origin, direction, std::min(reach, hit.distance));
        if (mover)
            return mover;
    }
    return hit;
}

bool Shader::inShadow(const RayScene &scene, Vec3 point, Vec3 normal, uint32_t noise) const
{
    Vec3 to = m_weather.toSun;
    float a = hash01(noise, 41) - 0.5f, b = hash01(noise, 42) - 0.5f, c = hash01(noise, 43) - 0.5f;
    return scene.blocked(point + normal * kLift,
                         normalized(to + Vec3{a, b, c} * 0.014f)); // the sun is half a degree wide
}

Vec3 Shader::seenFrom(Vec3 origin, Vec3 direction, float reach) const
{
    Hit hit = trace(origin, direction, reach);
    if (!hit)
        return skyGradient(m_weather, direction.z < 0 ? Vec3{direction.x, direction.y, 0} : direction);
    Vec3 normal = dot(hit.normal, direction) > 0 ? -hit.normal : hit.normal;
    Vec3 point = origin + direction * hit.distance;
    Vec3 average = (m_weather.zenith + m_weather.horizon) * (0.16f + 0.14f * (normal.z + 1));
    float facing = dot(normal, m_weather.toSun);
    if (facing > 0 && m_moving) // these come anew in every frame: half lit is near enough for a bounce
        average += m_weather.sun * (0.5f * facing);
    else if (facing > 0 && !m_fixed.blocked(point + normal * kLift, m_weather.toSun))
        average += m_weather.sun * facing;
    return hit.material->colour * average * (hit.material->surface == Surface::Glass ? 3.0f : 1.0f);
}

Light Shader::light(Vec3 eye, Vec3 direction, const Hit &hit, float footprint, const SkyRays &rays) const
{
    Vec3 normal = dot(hit.normal, direction) > 0 ? -hit.normal : hit.normal;
    Vec3 point = eye + direction * hit.distance;
    SurfaceSample surface = sampleSurface(*hit.material, point, normal, footprint);
    Light out;
    uint32_t noise = hashBits(rays.pixel, static_cast<uint32_t>(rays.sample), 5);
    float facing = dot(normal, m_weather.toSun);
    float through = facing > 0 ? facing * (1 - 0.5f * surface.translucency) : -facing * surface.translucency;
    if (hit.material->surface == Surface::Leaves) // a spray of leaves has no one direction
        through = mix(through, 0.5f, 0.35f);
    if (through > 0 && !inShadow(m_fixed, point, facing > 0 ? normal : -normal, noise)
        && !(m_moving && inShadow(*m_moving, point, normal, noise))) {
        out.sun = surface.albedo * m_weather.sun * through;
        if (surface.shininess > 0) {
            Vec3 half = normalized(m_weather.toSun - direction);
            float peak = std::pow(std::max(0.0f, dot(half, normal)), surface.shininess) * (surface.shininess + 8) / 8;
            out.sun += m_weather.sun * (std::min(peak, 12.0f) * 0.06f);
        }
    }
    Vec3 sky;
    float turn = hash01(rays.pixel, 51), shift = hash01(rays.pixel, 52);
    for (int i = 0; i < rays.count; ++i) { // a golden-section spiral, turned from pixel to pixel
        auto number = static_cast<float>(i * rays.samples + rays.sample);
        float a = (number + shift) / static_cast<float>(rays.count * rays.samples);
        float b = number * 0.61803399f + turn;
        sky += seenFrom(point + normal * kLift, cosineDirection(normal, a, b - std::floor(b)), 30);
    }
    out.ambient = surface.albedo * sky * (1 / static_cast<float>(std::max(1, rays.count))) + surface.emission;
    if (surface.mirror > 0) {
        float away = 1 - std::fabs(dot(normal, direction));
        float share = surface.mirror + (1 - surface.mirror) * away * away * away * away * away * 0.85f;
        Vec3 mirrored = direction - normal * (2 * dot(direction, normal));
        out.ambient += seenFrom(point + normal * kLift, normalized(mirrored), 200) * share;
    }
    return out;
}

} // namespace vantage::demo
