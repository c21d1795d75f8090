#include "core/demo/noise.h"

namespace vantage::demo {

float noise(float x, float y, uint32_t salt)
{
    float fx = std::floor(x), fy = std::floor(y);
    int ix = static_cast<int>(fx), iy = static_cast<int>(fy);
    float tx = x - fx, ty = y - fy;
    tx = tx * tx * (3 - 2 * tx);
    ty = ty * ty * (3 - 2 * ty);
    float low = mix(cell01(ix, iy, salt), cell01(ix + 1, iy, salt), tx);
    float high = mix(cell01(ix, iy + 1, salt), cell01(ix + 1, iy + 1, salt), tx);
    return mix(low, high, ty);
}

float fractal(float x, float y, int octaves, uint32_t salt)
{
    float sum = 0, weight = 0.5f, total = 0;
    for (int i = 0; i < octaves; ++i) {
        sum += weight * noise(x, y, salt + static_cast<uint32_t>(i));
        total += weight;
        weight *= 0.5f;
        // Turned by about 37 degrees an octave, which hides the grid.
        float turned = 1.6f * x - 1.2f * y + 5.3f;
        y = 1.2f * x + 1.6f * y + 9.1f;
        x = turned;
    }
    return sum / total;
}

} // namespace vantage::demo
