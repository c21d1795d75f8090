#include "core/demo/path.h"

namespace vantage::demo {

Path::Path(const std::vector<Vec3> &corners, float radius)
{
    for (size_t i = 0; i < corners.size(); ++i) {
        if (radius <= 0 || i == 0 || i + 1 == corners.size()) {
            m_points.push_back(corners[i]);
            continue;
        }
        Vec3 in = corners[i - 1] - corners[i], out = corners[i + 1] - corners[i];
        float cut = std::min(radius, 0.5f * std::min(demo::length(in), demo::length(out)));
        Vec3 a = corners[i] + normalized(in) * cut, b = corners[i] + normalized(out) * cut;
        for (int k = 0; k <= 8; ++k) { // a parabola that touches both sides
            float t = static_cast<float>(k) / 8;
            m_points.push_back(mix(mix(a, corners[i], t), mix(corners[i], b, t), t));
        }
    }
    measure();
}

Path Path::arc(Vec3 centre, float radius, float from, float to)
{
    Path path;
    int steps = std::max(2, static_cast<int>(std::fabs(to - from) * radius / 1.5f));
    for (int i = 0; i <= steps; ++i) {
        float angle = mix(from, to, static_cast<float>(i) / static_cast<float>(steps));
        path.m_points.push_back(centre + Vec3{std::cos(angle) * radius, std::sin(angle) * radius, 0});
    }
    path.measure();
    return path;
}

void Path::measure()
{
    m_lengths.assign(1, 0);
    for (size_t i = 1; i < m_points.size(); ++i)
        m_lengths.push_back(m_lengths.back() + demo::length(m_points[i] - m_points[i - 1]));
}

Pose Path::at(float s, float toLeft) const
{
    s = std::clamp(s, 0.0f, length());
    auto next = std::upper_bound(m_lengths.begin(), m_lengths.end(), s);
    auto i = static_cast<size_t>(
        std::clamp<std::ptrdiff_t>(next - m_lengths.begin(), 1, static_cast<std::ptrdiff_t>(m_points.size()) - 1));
    float span = std::max(m_lengths[i] - m_lengths[i - 1], 1e-6f);
    Vec3 step = m_points[i] - m_points[i - 1];
    Pose pose{mix(m_points[i - 1], m_points[i], (s - m_lengths[i - 1]) / span), std::atan2(step.y, step.x)};
    pose.position += pose.left() * toLeft;
    return pose;
}

Path Path::beside(float toLeft) const
{
    Path path;
    for (size_t i = 0; i < m_points.size(); ++i) {
        Vec3 before = m_points[i == 0 ? 0 : i - 1], after = m_points[std::min(i + 1, m_points.size() - 1)];
        Vec3 along = normalized(after - before);
        path.m_points.push_back(m_points[i] + Vec3{-along.y, along.x, 0} * toLeft);
    }
    path.measure();
    return path;
}

Path Path::reversed() const
{
    Path path;
    path.m_points.assign(m_points.rbegin(), m_points.rend());
    path.measure();
    return path;
}

Path Path::then(const Path &other) const
{
    Path path = *this;
    for (Vec3 p : other.m_points)
        if (path.m_points.empty() || demo::length(p - path.m_points.back()) > 1e-3f)
            path.m_points.push_back(p);
    path.measure();
    return path;
}

void addBand(Mesh &mesh, const Path &path, float from, float to, float right, float left, float z, int material)
{
    // As few pieces as there are bends: long straight quads keep the tree of boxes small.
    std::vector<float> stops{from};
    float s = 0;
    for (size_t i = 1; i < path.points().size(); ++i) {
        s += length(path.points()[i] - path.points()[i - 1]);
        if (s > from + 0.01f && s < to - 0.01f)
            stops.push_back(s);
    }
    stops.push_back(to);
    auto corner = [&](float at, float offset) {
        Pose before = path.at(at - 0.01f), after = path.at(at + 0.01f);
        Vec3 along = normalized(before.forward() + after.forward());
        Vec3 p = path.at(at).position + Vec3{-along.y, along.x, 0} * offset;
        return Vec3{p.x, p.y, z};
    };
    for (size_t i = 1; i < stops.size(); ++i)
        mesh.quad(corner(stops[i - 1], right), corner(stops[i], right), corner(stops[i], left),
                  corner(stops[i - 1], left), material);
}

void addLine(Mesh &mesh, const Path &path, float from, float to, float offset, float width, float dash, float gap,
             float z, int material)
{
    float period = gap > 0 ? dash + gap : to - from;
    for (float s = from; s < to - 0.01f; s += period)
        addBand(mesh, path, s, std::min(gap > 0 ? s + dash : to, to), offset - width / 2, offset + width / 2, z,
                material);
}

} // namespace vantage::demo
