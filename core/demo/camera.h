#pragma once

#include "core/demo/layout.h"

#include <opencv2/core/types.hpp>
#include <optional>
#include <utility>

namespace vantage::demo {

/// The rays of a view through pictures of one shape. Places in the picture: u from -1 (left) to 1, v from -1 (top)
/// to 1.
class Camera
{
public:
    Camera(const View &view, cv::Size size);

    Vec3 eye() const { return m_eye; }
    float halfWidth() const { return m_halfWidth; } ///< of the picture, at distance 1
    Vec3 direction(float u, float v) const { return normalized(m_forward + m_right * u + m_down * v); }
    /// Where a point is in the picture, if it is in it; what may stand in between doesn't matter.
    std::optional<std::pair<float, float>> project(Vec3 point) const;

private:
    Vec3 m_eye, m_forward, m_right, m_down; ///< right and down reach to the picture's edges
    float m_halfWidth = 0;
};

} // namespace vantage::demo
