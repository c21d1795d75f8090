#pragma once

#include "core/demo/mesh.h"

namespace vantage::demo {

/// A line through the city, walked by its length. Lanes, kerbs and footways are all such lines.
class Path
{
public:
    Path() = default;
    /// Corners are rounded with (up to) the given radius; 0 keeps them sharp.
    explicit Path(const std::vector<Vec3> &corners, float radius = 0);
    /// Part of a circle, from angle to angle in radians; runs clockwise where `to` is smaller.
    static Path arc(Vec3 centre, float radius, float from, float to);

    float length() const { return m_lengths.empty() ? 0 : m_lengths.back(); }
    /// Position and direction after `s` metres (clamped to the ends), moved `toLeft` metres sideways.
    Pose at(float s, float toLeft = 0) const;
    /// The same line, `toLeft` metres beside.
    Path beside(float toLeft) const;
    Path reversed() const;
    /// This path and then another; the gap is closed by a straight line.
    Path then(const Path &other) const;
    const std::vector<Vec3> &points() const { return m_points; }

private:
    void measure();

    std::vector<Vec3> m_points;
    std::vector<float> m_lengths; ///< from the start to each point
};

/// A band on the ground between two offsets of a path (left is positive), from s to s.
void addBand(Mesh &mesh, const Path &path, float from, float to, float right, float left, float z, int material);
/// Dashes of a band, or one line where `gap` is 0.
void addLine(Mesh &mesh, const Path &path, float from, float to, float offset, float width, float dash, float gap,
             float z, int material);

} // namespace vantage::demo
