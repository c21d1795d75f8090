#include "core/demo/camera.h"

namespace vantage::demo {

Camera::Camera(const View &view, cv::Size size)
    : m_eye(view.eye)
    , m_forward(normalized(view.target - view.eye))
    , m_halfWidth(std::tan(view.fieldOfView * kPi / 360))
{
    Vec3 level = normalized(cross(m_forward, {0, 0, 1})), sunk = cross(m_forward, level);
    float c = std::cos(view.roll * kPi / 180), s = std::sin(view.roll * kPi / 180);
    m_right = (level * c + sunk * s) * m_halfWidth;
    m_down = (sunk * c - level * s) * (m_halfWidth * static_cast<float>(size.height) / static_cast<float>(size.width));
}

std::optional<std::pair<float, float>> Camera::project(Vec3 point) const
{
    Vec3 d = point - m_eye;
    float depth = dot(d, m_forward);
    if (depth <= 0)
        return std::nullopt;
    float u = dot(d, m_right) / (depth * dot(m_right, m_right)), v = dot(d, m_down) / (depth * dot(m_down, m_down));
    if (std::fabs(u) > 1 || std::fabs(v) > 1)
        return std::nullopt;
    return std::pair{u, v};
}

} // namespace vantage::demo
