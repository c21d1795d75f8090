#include "core/demo/sensor.h"

#include "core/demo/noise.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace vantage::demo {
namespace {

/// One over the gain that puts the middle of the picture on middle grey.
float exposureOf(const cv::Mat &light)
{
    double sum = 0;
    for (int y = 0; y < light.rows; ++y) {
        const auto *row = light.ptr<cv::Vec3f>(y);
        for (int x = 0; x < light.cols; ++x)
            sum += std::log(1e-3f + luminance({row[x][0], row[x][1], row[x][2]}));
    }
    auto mean = static_cast<float>(std::exp(sum / static_cast<double>(light.total())));
    return 0.19f / std::clamp(mean, 0.01f, 10.0f);
}

/// Linear up to middle grey, a soft shoulder above; then sRGB.
float toneCurve(float v)
{
    v = std::max(0.0f, v);
    float c = clamp01(v * (0.05f + 1.9f * v) / (0.13f + v * (0.55f + 1.25f * v) ) * 0.92f);
    return c <= 0.0031308f ? 12.92f * c : 1.055f * std::pow(c, 1 / 2.4f) - 0.055f;
}

/// About normal with deviation 1.
float gaussian(uint32_t a, uint32_t b)
{
    uint32_t h = hashBits(a, b, 17), k = hashBits(a, b, 23);
    float sum = static_cast<float>((h & 0xffff) + (h >> 16) + (k & 0xffff) + (k >> 16)) / 65536.0f;
    return (sum - 2) * 1.732f;
}

} // namespace

cv::Mat develop(const cv::Mat &light, const View &view, uint32_t noise)
{
    cv::Mat soft;
    double scale = light.cols / 320.0;
    cv::GaussianBlur(light, soft, {}, std::max(0.3, view.softness * std::min(scale, 1.6)));
    // Bright places bleed a little, as in every small lens.
    cv::Mat glow;
    cv::GaussianBlur(light, glow, {}, 5 * scale);
    soft = 0.97 * soft + 0.03 * glow;
    float gain = exposureOf(soft);
    std::vector<float> curve(4097); // of gain-corrected light 0 to 4
    for (size_t i = 0; i < curve.size(); ++i)
        curve[i] = toneCurve(static_cast<float>(i) / 1024);
    cv::Mat out(light.size(), CV_8UC3);
    cv::parallel_for_({0, light.rows}, [&](const cv::Range &rows) {
        for (int y = rows.start; y < rows.end; ++y) {
            const auto *from = soft.ptr<cv::Vec3f>(y);
            auto *to = out.ptr<cv::Vec3b>(y);
            for (int x = 0; x < light.cols; ++x) {
                float dx = (static_cast<float>(x) + 0.5f) / static_cast<float>(light.cols) * 2 - 1;
                float dy = (static_cast<float>(y) + 0.5f) / static_cast<float>(light.rows) * 2 - 1;
                float shade = gain * (1 - view.vignette * (dx * dx + dy * dy) / 2);
                Vec3 c = Vec3{from[x][0], from[x][1], from[x][2]} * view.balance * shade;
                float grey = luminance(c);
                c = mix({grey, grey, grey}, c, view.saturation);
                auto pixel = static_cast<uint32_t>(y * light.cols + x);
                float shared = gaussian(pixel, noise);
                float channels[3] = {c.x, c.y, c.z};
                for (int k = 0; k < 3; ++k) {
                    float at = std::clamp(channels[k], 0.0f, 3.999f) * 1024;
                    auto i = static_cast<size_t>(at);
                    float v = mix(curve[i], curve[i + 1], at - static_cast<float>(i));
                    float own = gaussian(pixel, noise + 1000003u * static_cast<uint32_t>(k + 1));
                    // Noise is strongest in the shadows after the tone curve.
                    v += view.grain * (1.35f - 0.8f * v) * (0.75f * shared + 0.55f * own);
                    to[x][k] = cv::saturate_cast<uchar>(v * 255);
                }
            }
        }
    });
    return out;
}

} // namespace vantage::demo
