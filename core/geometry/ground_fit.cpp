#include "core/geometry/ground_fit.h"

#include "core/base/random.h"
#include "core/geometry/evolution.h"
#include "core/geometry/lightness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace vantage {
namespace {

constexpr uint64_t purposeOfFit = 0x666974ULL; // "fit"
constexpr int mostPlaces = 20000;
constexpr int leastPlaces = 2000;       // under which there is nothing to fit by
constexpr double clearlyBetter = 0.005; // of agreement()
constexpr double leastAgreement = 0.25; // wrong places reach 0.19, right ones 0.28 to 0.48 (docs/method.md)
constexpr double farthest = 0.08;       // of the target's width that a place may move by
constexpr size_t watched = 64;          // places whose ways are bounded while it searches

struct Look
{
    double blur, spread; // pixels of a picture 640 wide
    int rounds;
};
constexpr Look looks[] = {{3, 4, 60}, {1.5, 2, 60}, {0, 1, 80}};

/// Lightness less its surroundings, in units of how much it varies around: light and weather fall out, outliers are bounded.
cv::Mat details(const cv::Mat &rgb)
{
    const double scale = rgb.cols / 640.0;
    const cv::Mat light = lightness(rgb);
    cv::Mat variation, detail = blurred(light, 1.2 * scale) - blurred(light, 8 * scale);
    cv::sqrt(blurred(detail.mul(detail), 16 * scale), variation);
    detail /= variation + 2;
    return cv::min(cv::max(detail, -3), 3);
}

double way(const cv::Matx33d &by, cv::Point place)
{
    const cv::Vec3d to = by * cv::Vec3d(place.x, place.y, 1);
    return std::hypot(to[0] / to[2] - place.x, to[1] / to[2] - place.y);
}

/// Places of the target's ground, and how well a homography brings their details to the source's.
class Fit
{
public:
    Fit(const cv::Mat &source, const cv::Mat &sourceGround, const cv::Mat &target, const cv::Mat &targetGround, const cv::Matx33d &start, uint64_t seed)
        : m_sourceDetails(details(source)), m_targetDetails(details(target)), m_sourceGround(sourceGround), m_start(start), m_scale(target.cols / 640.0)
    {
        cv::findNonZero(targetGround, m_places);
        const cv::Rect box = cv::boundingRect(targetGround);
        m_corners = {cv::Point2f(box.tl()), cv::Point2f(static_cast<float>(box.br().x), static_cast<float>(box.y)), cv::Point2f(box.br()),
                     cv::Point2f(static_cast<float>(box.x), static_cast<float>(box.br().y))};
        cv::RNG random = makeRandom({seed, purposeOfFit});
        for (size_t i = 0; i < m_places.size() && i < mostPlaces; ++i)
            std::swap(m_places[i], m_places[i + static_cast<size_t>(random.uniform(0, static_cast<int>(m_places.size() - i)))]);
        m_places.resize(std::min<size_t>(m_places.size(), mostPlaces));
        look(0);
    }

    /// Of agreement where places move too far, 1 for each further way as long as that.
    double penalty(const Unknowns &offsets) const
    {
        const cv::Matx33d by = warp(offsets);
        double farthestWay = 0;
        for (size_t i = 0; i < std::min<size_t>(watched, m_places.size()); ++i)
            farthestWay = std::max(farthestWay, way(by, m_places[i]));
        return std::max(0.0, farthestWay / (farthest * 640 * m_scale) - 1);
    }

    size_t places() const { return m_places.size(); }

    /// From here on details are blurred so far.
    void look(double blur)
    {
        m_sourceNow = blur > 0 ? blurred(m_sourceDetails, blur * m_scale) : m_sourceDetails;
        const cv::Mat target = blur > 0 ? blurred(m_targetDetails, blur * m_scale) : m_targetDetails;
        m_targetNow.clear();
        for (const cv::Point &place : m_places)
            m_targetNow.push_back(target.at<float>(place));
    }

    /// @param offsets of the four corners, pixels
    cv::Matx33d warp(const Unknowns &offsets) const
    {
        std::array<cv::Point2f, 4> to = m_corners;
        for (size_t i = 0; i < to.size(); ++i)
            to[i] += cv::Point2f(static_cast<float>(offsets[2 * i]), static_cast<float>(offsets[2 * i + 1]));
        return cv::Matx33d(cv::getPerspectiveTransform(m_corners.data(), to.data()).ptr<double>());
    }

    /// -1..1: correlation of the details, less where less of the ground is shared, so that nothing is won by looking away.
    double agreement(const Unknowns &offsets) const
    {
        const cv::Matx33f h = m_start * warp(offsets);
        double n = 0, s = 0, t = 0, ss = 0, tt = 0, st = 0;
        for (size_t i = 0; i < m_places.size(); ++i) {
            const auto x = static_cast<float>(m_places[i].x), y = static_cast<float>(m_places[i].y);
            const float depth = h(2, 0) * x + h(2, 1) * y + h(2, 2);
            if (depth <= 0)
                continue;
            const float column = (h(0, 0) * x + h(0, 1) * y + h(0, 2)) / depth + 0.5F, row = (h(1, 0) * x + h(1, 1) * y + h(1, 2)) / depth + 0.5F;
            if (!(column >= 0 && row >= 0 && column < static_cast<float>(m_sourceNow.cols) && row < static_cast<float>(m_sourceNow.rows)))
                continue;
            const cv::Point at(static_cast<int>(column), static_cast<int>(row));
            if (m_sourceGround.at<uchar>(at) == 0)
                continue;
            const double u = m_sourceNow.at<float>(at), v = m_targetNow[i];
            n += 1, s += u, t += v, ss += u * u, tt += v * v, st += u * v;
        }
        if (n < leastPlaces)
            return -1;
        const double first = ss - s * s / n, second = tt - t * t / n;
        return (st - s * t / n) / std::sqrt(std::max(first, 1e-3 * n) * std::max(second, 1e-3 * n)) * std::sqrt(n / static_cast<double>(m_places.size()));
    }

    /// How far places move, pixels, in order.
    std::vector<double> ways(const Unknowns &offsets) const
    {
        const cv::Matx33d by = warp(offsets);
        std::vector<double> result;
        for (const cv::Point &place : m_places)
            result.push_back(way(by, place));
        std::sort(result.begin(), result.end());
        return result;
    }

private:
    cv::Mat m_sourceDetails, m_targetDetails, m_sourceGround, m_sourceNow;
    std::vector<float> m_targetNow; // of each place
    std::vector<cv::Point> m_places;
    std::array<cv::Point2f, 4> m_corners;
    cv::Matx33d m_start;
    double m_scale; // pixels of the target for one of a picture 640 wide
};

} // namespace

GroundFit fitGround(const cv::Mat &source, const cv::Mat &sourceGround, const cv::Mat &target, const cv::Mat &targetGround, const cv::Matx33d &targetToSource, uint64_t seed)
{
    GroundFit result;
    result.targetToSource = targetToSource;
    Fit fit(source, sourceGround, target, targetGround, targetToSource, seed);
    if (fit.places() < leastPlaces)
        return result;
    result.before = result.after = fit.agreement({});
    cv::RNG random = makeRandom({seed, purposeOfFit, 1});
    Unknowns offsets{}, spread{};
    for (const Look &look : looks) {
        fit.look(look.blur);
        spread.fill(look.spread * target.cols / 640.0);
        offsets = evolve([&](const Unknowns &guess) { return fit.agreement(guess) - fit.penalty(guess); }, offsets, spread, {look.rounds, 16}, random).at;
    }
    const std::vector<double> ways = fit.ways(offsets);
    result.after = fit.agreement(offsets);
    result.moved = ways[ways.size() / 2];
    result.taken = result.after > result.before + clearlyBetter && result.after > leastAgreement && ways[ways.size() * 19 / 20] < farthest * target.cols;
    if (result.taken)
        result.targetToSource = targetToSource * fit.warp(offsets);
    return result;
}

} // namespace vantage
