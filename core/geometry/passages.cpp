#include "core/geometry/passages.h"

#include "core/data/ground_classes.h"

#include <algorithm>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

constexpr double foot = 0.2, reach = 0.15; // of a thing's height
constexpr int specksToPixels = 12800;      // a thing smaller than a frame's pixels over this is none
constexpr std::array<float, 4> limits = {0.001F, 0.02F, 0.06F, 0.15F}; // shares of frames, between the levels
constexpr double doubt = 0.25;             // as for motion: people may walk on another camera's roads
constexpr double smoothingShare = 0.01;    // of a camera's places

} // namespace

cv::Mat footprints(const cv::Mat &labels, const cv::Mat &background, int classIndex)
{
    const cv::Mat things = (labels == classIndex) & (background == 0);
    cv::Mat result(labels.size(), CV_8UC1, cv::Scalar(0)), numbers, boxes, centres;
    const int count = cv::connectedComponentsWithStats(things, numbers, boxes, centres);
    const int least = std::max(2, static_cast<int>(labels.total()) / specksToPixels);
    for (int i = 1; i < count; ++i) {
        const int *box = boxes.ptr<int>(i);
        const int left = box[cv::CC_STAT_LEFT], width = box[cv::CC_STAT_WIDTH], height = box[cv::CC_STAT_HEIGHT], bottom = box[cv::CC_STAT_TOP] + height;
        if (box[cv::CC_STAT_AREA] < least || bottom >= labels.rows)
            continue;
        const int low = std::max(1, cvRound(foot * height)), around = std::max(1, cvRound(reach * height));
        const cv::Rect area = cv::Rect(left - 2 * around, bottom - low - around, width + 4 * around, low + 2 * around) & cv::Rect({}, labels.size());
        cv::Mat lowest = numbers(area) == i;
        lowest.rowRange(0, std::max(0, bottom - low - area.y)).setTo(0);
        cv::dilate(lowest, lowest, cv::getStructuringElement(cv::MORPH_ELLIPSE, {4 * around + 1, 2 * around + 1}));
        result(area).setTo(1, lowest);
    }
    return result;
}

PassageCount::PassageCount(std::vector<bool> moves, cv::Size size)
    : m_moves(std::move(moves)), m_sums(m_moves.size())
{
    for (size_t c = 0; c < m_moves.size(); ++c)
        if (m_moves[c])
            m_sums[c] = cv::Mat(size, CV_32FC1, cv::Scalar(0));
}

void PassageCount::add(const cv::Mat &labels, const cv::Mat &background)
{
    ++m_frames;
    for (size_t c = 0; c < m_moves.size(); ++c)
        if (m_moves[c])
            cv::add(m_sums[c], footprints(labels, background, static_cast<int>(c)), m_sums[c], {}, CV_32F);
}

cv::Mat PassageCount::share(size_t classIndex) const
{
    if (classIndex >= m_sums.size() || m_sums[classIndex].empty())
        return {};
    return m_sums[classIndex] / std::max(1, m_frames);
}

PassageTable::PassageTable(const ClassMap &classes)
    : m_ground(groundClasses(classes)), m_counts(m_ground.size(), std::vector<Histogram>(m_ground.size(), Histogram{}))
{
    const std::vector<bool> markings = markingClasses(classes);
    for (size_t c = 0; c < m_ground.size(); ++c)
        m_ground[c] = m_ground[c] && !markings[c];
}

size_t PassageTable::levelOf(float share)
{
    return static_cast<size_t>(std::upper_bound(limits.begin(), limits.end(), share) - limits.begin());
}

void PassageTable::add(const cv::Mat &labels, const PassageCount &passed)
{
    m_smoothing += smoothingShare * static_cast<double>(labels.total());
    for (size_t mover = 0; mover < m_ground.size(); ++mover) {
        const cv::Mat share = passed.share(mover);
        for (int y = 0; y < share.rows; ++y)
            for (int x = 0; x < share.cols; ++x)
                if (const size_t label = labels.ptr<uint8_t>(y)[x]; label < m_ground.size() && m_ground[label])
                    ++m_counts[label][mover][levelOf(share.ptr<float>(y)[x])];
    }
}

PassageTable::Histogram PassageTable::counted(size_t mover, std::optional<size_t> ground) const
{
    Histogram sum{};
    for (size_t c = 0; c < m_ground.size(); ++c)
        for (size_t level = 0; level < levels && (!ground || c == *ground); ++level)
            sum[level] += m_counts[c][mover][level];
    return sum;
}

bool PassageTable::isSilent() const
{
    int seen = 0;
    bool passed = false;
    for (size_t c = 0; c < m_ground.size(); ++c) {
        double places = 0;
        for (const Histogram &histogram : m_counts[c]) {
            places += std::accumulate(histogram.begin(), histogram.end(), 0.0);
            passed = passed || std::any_of(histogram.begin() + 1, histogram.end(), [](double count) { return count > 0; });
        }
        seen += places > 0;
    }
    return seen < 2 || !passed;
}

std::vector<cv::Mat> PassageTable::factors(const PassageCount &passed) const
{
    std::vector<cv::Mat> result(m_ground.size());
    for (size_t mover = 0; mover < m_ground.size(); ++mover) {
        const cv::Mat share = passed.share(mover);
        const Histogram all = counted(mover);
        const double places = std::accumulate(all.begin(), all.end(), 0.0);
        if (share.empty() || places == 0)
            continue;
        for (size_t c = 0; c < m_ground.size(); ++c) {
            if (!m_ground[c])
                continue;
            const Histogram own = counted(mover, c);
            const double ofClass = std::accumulate(own.begin(), own.end(), 0.0);
            std::array<float, levels> factor{};
            for (size_t level = 0; level < levels; ++level) {
                const double usual = all[level] / places;
                const double given = (own[level] + m_smoothing * usual) / (ofClass + m_smoothing);
                factor[level] = usual > 0 ? static_cast<float>((1 - doubt) * given / usual + doubt) : 1;
            }
            if (result[c].empty())
                result[c] = cv::Mat(share.size(), CV_32FC1, cv::Scalar(1));
            for (int y = 0; y < share.rows; ++y)
                for (int x = 0; x < share.cols; ++x)
                    result[c].ptr<float>(y)[x] *= factor[levelOf(share.ptr<float>(y)[x])];
        }
    }
    return result;
}

} // namespace vantage
