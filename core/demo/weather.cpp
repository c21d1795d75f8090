#include "core/demo/weather.h"

#include "core/base/random.h"
#include "core/demo/noise.h"

namespace vantage::demo {
namespace {

float cloudDensity(const Weather &weather, float x, float y, int octaves)
{
    float value = fractal(x + weather.cloudSalt, y - weather.cloudSalt, octaves, 901);
    float edge = 0.78f - 0.55f * weather.cover;
    return smoothstep(edge, edge + 0.22f, value);
}

} // namespace

Weather makeWeather(uint64_t seed)
{
    cv::RNG random = makeRandom({seed, 0x77656174686572ULL});
    Weather w;
    float elevation = random.uniform(16.0f, 60.0f) * kPi / 180, azimuth = random.uniform(0.0f, 2 * kPi);
    w.toSun = {std::cos(elevation) * std::cos(azimuth), std::cos(elevation) * std::sin(azimuth), std::sin(elevation)};
    float kind = random.uniform(0.0f, 1.0f);
    if (kind < 0.35f)
        w.cover = random.uniform(0.05f, 0.25f);
    else if (kind < 0.75f)
        w.cover = random.uniform(0.35f, 0.6f);
    else
        w.cover = random.uniform(0.85f, 1.0f);
    float veil = smoothstep(0.6f, 0.95f, w.cover);
    w.haze =
        random.uniform(0.0004f, 0.0014f) + (random.uniform(0.0f, 1.0f) < 0.2f ? random.uniform(0.001f, 0.0035f) : 0.0f);
    float path = 1 / (w.toSun.z + 0.06f);
    Vec3 through{std::exp(-0.075f * path), std::exp(-0.135f * path), std::exp(-0.26f * path)};
    w.sun = through * (1.55f * (1 - 0.93f * veil));
    float day = 0.55f + 0.45f * w.toSun.z;
    Vec3 blue{0.105f, 0.20f, 0.42f}, pale{0.50f, 0.60f, 0.72f}, warm{0.72f, 0.60f, 0.48f};
    Vec3 grey{0.50f, 0.53f, 0.57f};
    w.zenith = mix(blue, grey * 0.95f, std::max(veil, 0.25f * w.cover)) * day;
    w.horizon = mix(mix(warm, pale, smoothstep(0.2f, 0.65f, w.toSun.z)), grey * 1.05f, veil) * day;
    float windAngle = random.uniform(0.0f, 2 * kPi), speed = random.uniform(2.0f, 9.0f);
    w.wind = {std::cos(windAngle) * speed, std::sin(windAngle) * speed, 0};
    w.cloudSize = random.uniform(420.0f, 900.0f);
    w.cloudSalt = random.uniform(0.0f, 500.0f);
    w.lights = w.cover > 0.8f || w.haze > 0.003f || elevation < 20 * kPi / 180;
    return w;
}

Vec3 skyGradient(const Weather &weather, Vec3 direction)
{
    float up = std::max(0.0f, direction.z);
    Vec3 colour = mix(weather.horizon, weather.zenith, std::sqrt(std::sqrt(up) * std::min(1.0f, up * 1.6f)));
    float near = std::max(0.0f, dot(direction, weather.toSun));
    float glow = 0.25f * std::pow(near, 6.0f) + 0.5f * std::pow(near, 60.0f);
    return colour + weather.sun * (0.35f * glow);
}

Vec3 skyRadiance(const Weather &weather, Vec3 direction, float time)
{
    Vec3 clear = skyGradient(weather, direction);
    if (direction.z < 0.015f)
        return clear;
    float scale = 1000 / (direction.z + 0.16f) / weather.cloudSize; // a vault rather than a plane
    float x = direction.x * scale + weather.wind.x * time / weather.cloudSize;
    float y = direction.y * scale + weather.wind.y * time / weather.cloudSize;
    float density = cloudDensity(weather, x, y, 5);
    // Lit from the sun's side: compare with the density a little towards it.
    float shade = cloudDensity(weather, x + 0.18f * weather.toSun.x, y + 0.18f * weather.toSun.y, 4);
    float veil = smoothstep(0.6f, 0.95f, weather.cover);
    Vec3 lit = weather.sun * 0.55f + weather.zenith * 0.6f + weather.horizon * 0.35f;
    Vec3 cloud = mix(lit, weather.horizon * 0.82f, 0.75f * shade);
    cloud = mix(cloud, weather.horizon * (0.75f + 0.4f * fractal(x * 0.6f, y * 0.6f, 4, 950)), veil);
    return mix(clear, cloud, density * smoothstep(0.015f, 0.12f, direction.z) * 0.92f);
}

float cloudTransmission(const Weather &weather, Vec3 point, float time)
{
    if (weather.cover > 0.8f)
        return 1; // the veil is part of the sun's colour already
    Vec3 at = point + weather.toSun * (1000 / std::max(weather.toSun.z, 0.1f));
    float density = cloudDensity(weather, (at.x + weather.wind.x * time) / weather.cloudSize,
                                 (at.y + weather.wind.y * time) / weather.cloudSize, 3);
    return 1 - 0.75f * density;
}

} // namespace vantage::demo
