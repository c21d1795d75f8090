#pragma once

#include "core/demo/vec.h"

#include <cstdint>

namespace vantage::demo {

/// Mixes the bits of up to three numbers; the base of every texture, so that a place looks the same in all frames.
inline uint32_t hashBits(uint32_t a, uint32_t b = 0, uint32_t c = 0)
{
    uint32_t h = a * 0x9e3779b1u ^ (b * 0x85ebca77u + 0x165667b1u) ^ (c * 0xc2b2ae3du + 0x27d4eb2fu);
    h = (h ^ (h >> 15)) * 0x2c1b3c6du;
    h = (h ^ (h >> 12)) * 0x297a2d39u;
    return h ^ (h >> 15);
}

/// 0 to 1 out of up to three numbers.
inline float hash01(uint32_t a, uint32_t b = 0, uint32_t c = 0)
{
    return static_cast<float>(hashBits(a, b, c) >> 8) * (1.0f / 16777216.0f);
}

/// The same for the cells of a grid, negative ones too.
inline float cell01(int x, int y, uint32_t salt = 0)
{
    return hash01(static_cast<uint32_t>(x), static_cast<uint32_t>(y), salt);
}

/// Smooth value noise, 0 to 1, with features of about one unit.
float noise(float x, float y, uint32_t salt = 0);

/// A sum of octaves of noise, each half as strong and twice as fine; 0 to 1.
float fractal(float x, float y, int octaves, uint32_t salt = 0);

} // namespace vantage::demo
