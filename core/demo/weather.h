#pragma once

#include "core/demo/vec.h"

#include <cstdint>

namespace vantage::demo {

/// One time of day and one kind of weather. Radiances are in units of the camera's automatic exposure.
struct Weather
{
    Vec3 toSun{0, 0, 1};
    Vec3 sun;          ///< what a white surface that faces the sun reflects
    Vec3 zenith;       ///< radiance of the sky
    Vec3 horizon;
    float cover = 0.3f;   ///< 0 clear, 1 overcast
    float cloudSize = 260; ///< metres
    Vec3 wind;            ///< m/s
    float haze = 0.0015f; ///< extinction per metre
    float cloudSalt = 0;
    bool lights = false;  ///< vehicles drive with their lights on
};

/// @param seed the episode's
Weather makeWeather(uint64_t seed);

/// Radiance of the clear part of the sky, for ambient light and reflections; smooth, without the sun's disc.
Vec3 skyGradient(const Weather &weather, Vec3 direction);
/// The same with clouds, as the camera sees it at `time` seconds.
Vec3 skyRadiance(const Weather &weather, Vec3 direction, float time);
/// Share of sunlight that the clouds let through to a point on the ground.
float cloudTransmission(const Weather &weather, Vec3 point, float time);

} // namespace vantage::demo
