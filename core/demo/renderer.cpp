#include "core/demo/renderer.h"

#include "core/demo/noise.h"

#include <opencv2/core.hpp>

namespace vantage::demo {
namespace {

constexpr float kOffsets[5][2] = {{0, 0}, {-0.125f, -0.375f}, {0.375f, -0.125f}, {0.125f, 0.375f}, {-0.375f, 0.125f}};

/// The darkness that vehicles and people cast on the ground by standing in the sky's light; found by place.
class ContactShade
{
public:
    explicit ContactShade(const Traffic::Moment &moment)
    {
        for (const Traffic::Vehicle &v : moment.vehicles)
            add({v.pose.position, v.pose.forward(), v.pose.left(), v.look.length / 2 - 0.25f, v.look.width / 2 - 0.15f,
                 0.85f, 0.75f});
        for (const Traffic::Person &p : moment.people)
            add({p.pose.position, p.pose.forward(), p.pose.left(), 0.1f, 0.12f, 0.5f, 0.3f});
    }

    /// Share of the ambient light that is left.
    float at(Vec3 p) const
    {
        int x = cellOf(p.x), y = cellOf(p.y);
        if (x < 0 || y < 0 || x >= kCells || y >= kCells)
            return 1;
        float left = 1;
        for (uint16_t i : m_cells[static_cast<size_t>(y * kCells + x)]) {
            const Footprint &f = m_footprints[i];
            Vec3 gap = p - f.centre;
            float dx = std::max(0.0f, std::fabs(dot(gap, f.along)) - f.halfLength);
            float dy = std::max(0.0f, std::fabs(dot(gap, f.across)) - f.halfWidth);
            float away = std::sqrt(dx * dx + dy * dy) + std::max(0.0f, gap.z) * 0.8f;
            left *= 1 - f.strength * std::exp(-away * away / (f.blur * f.blur));
        }
        return left;
    }

private:
    struct Footprint
    {
        Vec3 centre, along, across;
        float halfLength, halfWidth, strength, blur;
    };
    static constexpr int kCells = 100;
    static int cellOf(float v) { return static_cast<int>(std::floor(v / 2)) + kCells / 2; }

    void add(const Footprint &f)
    {
        float reach = f.halfLength + 2 * f.blur;
        auto number = static_cast<uint16_t>(m_footprints.size());
        m_footprints.push_back(f);
        for (int y = std::max(0, cellOf(f.centre.y - reach)); y <= std::min(kCells - 1, cellOf(f.centre.y + reach));
             ++y)
            for (int x = std::max(0, cellOf(f.centre.x - reach)); x <= std::min(kCells - 1, cellOf(f.centre.x + reach));
                 ++x)
                m_cells[static_cast<size_t>(y * kCells + x)].push_back(number);
    }

    std::vector<Footprint> m_footprints;
    std::vector<std::vector<uint16_t>> m_cells = std::vector<std::vector<uint16_t>>(kCells * kCells);
};

} // namespace

Renderer::Renderer(const RayScene &fixed, const View &view, const Weather &weather, cv::Size size)
    : m_fixed(fixed)
    , m_weather(weather)
    , m_size(size)
    , m_camera(view, size)
    , m_eye(view.eye)
    , m_pixelAngle(2 * m_camera.halfWidth() / static_cast<float>(size.width))
    , m_samples(static_cast<size_t>(size.area()) * kSamples)
{
    cv::parallel_for_({0, size.height}, [&](const cv::Range &rows) {
        for (int y = rows.start; y < rows.end; ++y)
            traceFixed(y);
    });
}

Vec3 Renderer::direction(int x, int y, int sample) const
{
    float u = (static_cast<float>(x) + 0.5f + kOffsets[sample][0]) / static_cast<float>(m_size.width) * 2 - 1;
    float v = (static_cast<float>(y) + 0.5f + kOffsets[sample][1]) / static_cast<float>(m_size.height) * 2 - 1;
    return m_camera.direction(u, v);
}

void Renderer::traceFixed(int row)
{
    Shader shader(m_weather, m_fixed, nullptr);
    for (int x = 0; x < m_size.width; ++x) {
        for (int k = 0; k < kSamples; ++k) {
            auto index = static_cast<size_t>(row * m_size.width + x) * kSamples + static_cast<size_t>(k);
            Sample &sample = m_samples[index];
            Vec3 d = direction(x, row, k);
            Hit hit = m_fixed.trace(m_eye, d);
            sample.distance = hit.distance;
            if (!hit)
                continue;
            sample.normal = dot(hit.normal, d) > 0 ? -hit.normal : hit.normal;
            sample.label = hit.material->label;
            float footprint = m_pixelAngle * hit.distance / std::sqrt(std::max(0.05f, std::fabs(dot(hit.normal, d))));
            sample.light =
                shader.light(m_eye, d, hit, footprint, {7, k, kSamples, static_cast<uint32_t>(row * m_size.width + x)});
        }
    }
}

Renderer::Picture Renderer::render(const RayScene &moving, const Traffic::Moment &moment) const
{
    Picture out{cv::Mat(m_size, CV_32FC3), cv::Mat(m_size, CV_8UC1)};
    ContactShade contact(moment);
    Shader shader(m_weather, m_fixed, &moving);
    cv::parallel_for_({0, m_size.height}, [&](const cv::Range &rows) {
        for (int y = rows.start; y < rows.end; ++y) {
            for (int x = 0; x < m_size.width; ++x) {
                // Clouds, haze and soft shade are as good as equal within a pixel: once is enough.
                Vec3 centre = direction(x, y, 0), sum, sky, haze = skyGradient(m_weather, {centre.x, centre.y, 0});
                float cloud = -1, shade = 1;
                bool skySeen = false;
                for (int k = 0; k < kSamples; ++k) {
                    auto index = static_cast<size_t>(y * m_size.width + x) * kSamples + static_cast<size_t>(k);
                    const Sample &sample = m_samples[index];
                    Vec3 d = direction(x, y, k);
                    Hit mover = moving.trace(m_eye, d, sample.distance);
                    if (k == 0)
                        out.labels.at<uchar>(y, x) = static_cast<uchar>(mover ? mover.material->label : sample.label);
                    if (!mover && std::isinf(sample.distance)) {
                        if (!skySeen)
                            sky = skyRadiance(m_weather, centre, moment.time);
                        skySeen = true;
                        sum += sky;
                        continue;
                    }
                    float distance = mover ? mover.distance : sample.distance;
                    Vec3 point = m_eye + d * distance;
                    if (cloud < 0) {
                        cloud = cloudTransmission(m_weather, point, moment.time);
                        shade = mover ? 1 : contact.at(point);
                    }
                    Light light = sample.light;
                    if (mover)
                        light = shader.light(m_eye, d, mover, m_pixelAngle * distance,
                                             {2, k, kSamples, static_cast<uint32_t>(y * m_size.width + x)});
                    else if (light.sun.x > 0
                             && shader.inShadow(moving, point, sample.normal, static_cast<uint32_t>(index)))
                        light.sun = {};
                    Vec3 clear = light.sun * cloud + light.ambient * (mover ? 1 : shade);
                    sum += mix(haze, clear, std::exp(-m_weather.haze * distance));
                }
                out.light.at<cv::Vec3f>(y, x) = {sum.x / kSamples, sum.y / kSamples, sum.z / kSamples};
            }
        }
    });
    return out;
}

} // namespace vantage::demo
