#pragma once

#include "core/demo/camera.h"
#include "core/demo/shading.h"
#include "core/demo/traffic.h"

#include <opencv2/core/mat.hpp>

namespace vantage::demo {

/// Looks at one layout with one fixed camera. Since neither the camera nor the sun moves within an episode, what the
/// houses look like (textures, shadows, sky light) is traced once; a frame traces what moves and the shadows it casts.
class Renderer
{
public:
    Renderer(const RayScene &fixed, const View &view, const Weather &weather, cv::Size size);

    struct Picture
    {
        cv::Mat light;  ///< CV_32FC3, linear RGB
        cv::Mat labels; ///< CV_8UC1; decided by the ray through the pixel's centre alone
    };
    /// @param moving the triangles of what moves at that moment
    Picture render(const RayScene &moving, const Traffic::Moment &moment) const;

private:
    static constexpr int kSamples = 5; ///< rays a pixel, the first through its centre

    struct Sample
    {
        Light light;
        float distance = 0; ///< infinite for the sky
        Vec3 normal;
        Label label = Label::None;
    };

    Vec3 direction(int x, int y, int sample) const;
    void traceFixed(int row);

    const RayScene &m_fixed;
    Weather m_weather;
    cv::Size m_size;
    Camera m_camera;
    Vec3 m_eye;
    float m_pixelAngle = 0;
    std::vector<Sample> m_samples;
};

} // namespace vantage::demo
