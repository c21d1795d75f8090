#include "core/demo/material.h"

#include "core/demo/noise.h"

namespace vantage::demo {
namespace {

struct Place
{
    float u, v;      ///< metres along the surface
    float footprint; ///< metres
    uint32_t salt;
};

/// 1 where a pattern of the given size can be seen, 0 where it is finer than the pixel.
float visible(const Place &place, float size) { return clamp01(1.4f - 1.2f * place.footprint / size); }

/// Shade of a grid of slabs or bricks: per-piece brightness, with joints.
float pieces(const Place &place, float width, float height, float joint, float bond, float contrast, float jointShade)
{
    float row = std::floor(place.v / height);
    float shifted = place.u + bond * width * (static_cast<int>(row) & 1);
    float column = std::floor(shifted / width);
    float du = shifted - column * width, dv = place.v - row * height;
    float tone = cell01(static_cast<int>(column), static_cast<int>(row), place.salt) - 0.5f;
    float seen = visible(place, std::min(width, height));
    float jointShare = joint / width + joint / height;
    if (seen <= 0)
        return 1 - (1 - jointShade) * jointShare;
    // The joint is widened to the pixel and weakened by as much, so that it never flickers.
    float wide = std::max(joint, place.footprint);
    bool inJoint = du < wide || dv < wide;
    float shade = 1 + contrast * tone;
    if (inJoint)
        shade *= 1 - (1 - jointShade) * joint / wide;
    return mix(1 - (1 - jointShade) * jointShare, shade, seen);
}

float stains(const Place &place, float size, float strength)
{
    return 1 + strength * (fractal(place.u / size, place.v / size, 3, place.salt + 71) - 0.5f);
}

Vec3 asphalt(const Material &material, const Place &place)
{
    float tone = stains(place, 9, 0.5f) * stains(place, 1.3f, 0.35f);
    tone *= 1 + 0.5f * visible(place, 0.06f) * (noise(place.u * 22, place.v * 22, place.salt + 3) - 0.5f);
    // Rectangular repairs, newer and darker or older and paler, with a sealed seam.
    int cx = static_cast<int>(std::floor(place.u / 6.3f)), cy = static_cast<int>(std::floor(place.v / 4.1f));
    if (cell01(cx, cy, place.salt + 11) < 0.23f) {
        float w = 1.2f + 3.6f * cell01(cx, cy, place.salt + 12), h = 0.8f + 2.2f * cell01(cx, cy, place.salt + 13);
        float x = place.u - 6.3f * cx - 0.4f, y = place.v - 4.1f * cy - 0.4f;
        if (x > 0 && y > 0 && x < w && y < h) {
            tone *= 0.72f + 0.42f * cell01(cx, cy, place.salt + 14);
            if (std::min(std::min(x, w - x), std::min(y, h - y)) < 0.06f)
                tone *= 0.7f;
        }
    }
    // Cracks run where a warped noise crosses its middle.
    float warp = 1.7f * noise(place.u * 0.7f, place.v * 0.7f, place.salt + 21);
    float ridge = std::fabs(fractal(place.u * 0.33f + warp, place.v * 0.33f - warp, 3, place.salt + 23) - 0.5f);
    float where = smoothstep(0.5f, 0.62f, noise(place.u / 7, place.v / 7, place.salt + 24));
    tone *= 1 - 0.45f * where * (1 - smoothstep(0.0f, 0.010f + 0.1f * place.footprint, ridge)) * visible(place, 0.25f);
    float oil = smoothstep(0.70f, 0.82f, noise(place.u * 0.8f, place.v * 0.8f, place.salt + 31));
    return material.colour * (tone * (1 - 0.35f * oil));
}

Vec3 grass(const Material &material, const Place &place)
{
    float dry = fractal(place.u / 5, place.v / 5, 3, place.salt + 41);
    float blades = 1 + 0.8f * visible(place, 0.1f) * (noise(place.u * 14, place.v * 14, place.salt + 42) - 0.5f);
    blades *= stains(place, 0.7f, 0.6f);
    return mix(material.colour, Vec3{0.20f, 0.19f, 0.075f}, 0.75f * smoothstep(0.45f, 0.8f, dry)) * blades;
}

Vec3 plaster(const Material &material, const Place &place)
{
    float streaks = noise(place.u * 2.3f, place.v * 0.22f, place.salt + 51);
    float low = smoothstep(1.4f, 0.0f, place.v);
    return material.colour
           * ((1 - 0.10f * smoothstep(0.55f, 0.95f, streaks)) * stains(place, 3, 0.16f)
              * (1 - 0.22f * low * noise(place.u * 1.5f, place.v * 2, place.salt + 52)));
}

Vec3 roadPaint(const Material &material, const Place &place)
{
    float worn = fractal(place.u * 3.1f, place.v * 3.1f, 3, place.salt + 61);
    float wide = noise(place.u / 2.7f, place.v / 2.7f, place.salt + 62);
    return mix(material.colour, Vec3{0.12f, 0.12f, 0.12f}, 0.7f * smoothstep(0.52f, 0.72f, 0.7f * worn + 0.35f * wide));
}

Place placeOn(const Material &material, Vec3 point, Vec3 normal, float footprint)
{
    if (std::fabs(normal.z) > 0.9f)
        return {point.x, point.y, footprint, material.variant * 131};
    Vec3 along = normalized(cross({0, 0, 1}, normal));
    Vec3 up = cross(normal, along);
    return {dot(point, along), dot(point, up), footprint, material.variant * 131};
}

} // namespace

SurfaceSample sampleSurface(const Material &material, Vec3 point, Vec3 normal, float footprint)
{
    Place place = placeOn(material, point, normal, footprint);
    SurfaceSample out;
    out.albedo = material.colour;
    switch (material.surface) {
    case Surface::Plain:
        break;
    case Surface::Asphalt:
        out.albedo = asphalt(material, place);
        break;
    case Surface::Paving:
        out.albedo = material.colour
                     * (pieces(place, 0.6f, 0.4f, 0.02f, 0.5f, 0.28f, 0.55f) * stains(place, 4, 0.35f)
                        * stains(place, 0.5f, 0.25f));
        break;
    case Surface::Cobbles:
        out.albedo =
            material.colour * (pieces(place, 0.24f, 0.16f, 0.025f, 0.5f, 0.5f, 0.45f) * stains(place, 3, 0.4f));
        break;
    case Surface::Brick:
        out.albedo =
            material.colour * stains(place, 2.5f, 0.3f) * pieces(place, 0.25f, 0.083f, 0.012f, 0.5f, 0.45f, 1.35f);
        break;
    case Surface::Plaster:
        out.albedo = plaster(material, place);
        break;
    case Surface::Concrete:
        out.albedo = material.colour * (pieces(place, 2.4f, 1.2f, 0.02f, 0, 0.08f, 0.5f) * stains(place, 1.8f, 0.4f));
        break;
    case Surface::Stone:
        out.albedo =
            material.colour * (pieces(place, 0.55f, 0.28f, 0.025f, 0.4f, 0.5f, 0.5f) * stains(place, 0.8f, 0.4f));
        break;
    case Surface::Grass:
        out.albedo = grass(material, place);
        out.translucency = 0.2f;
        break;
    case Surface::Leaves:
        out.translucency = 0.45f;
        break;
    case Surface::Bark:
        out.albedo = material.colour * (0.6f + 0.8f * noise(place.u * 14, place.v * 2.5f, place.salt));
        break;
    case Surface::RoadPaint:
        out.albedo = roadPaint(material, place);
        break;
    case Surface::RoofTiles:
        out.albedo = material.colour * (pieces(place, 0.3f, 0.35f, 0.04f, 0.5f, 0.4f, 0.5f) * stains(place, 3, 0.4f));
        break;
    case Surface::Glass:
        out.mirror = 0.10f;
        out.shininess = 400;
        break;
    case Surface::CarPaint:
        out.mirror = 0.05f;
        out.shininess = 120;
        break;
    case Surface::Metal:
        out.mirror = 0.08f;
        out.shininess = 40;
        break;
    case Surface::Wood:
        out.albedo = material.colour * (0.75f + 0.5f * noise(place.u * 9, place.v * 1.1f, place.salt));
        break;
    case Surface::Water:
        out.mirror = 0.06f;
        out.albedo = material.colour * stains(place, 0.4f, 0.6f);
        break;
    case Surface::Light:
        out.emission = material.colour;
        out.albedo = {0.3f, 0.3f, 0.3f};
        break;
    }
    return out;
}

} // namespace vantage::demo
