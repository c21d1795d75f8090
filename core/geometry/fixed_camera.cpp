#include "core/geometry/fixed_camera.h"

#include "core/data/image_io.h"
#include "core/geometry/sight.h"

#include <algorithm>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace vantage {
namespace {

constexpr size_t looked = 60;       // frames: enough for a median, and a bound on memory
constexpr double priorPixels = 100; // of the share over all classes, added to each class's own

// Stillness: cameras that stand still have shifts up to 0.1 and follow 0.75 and more; a shake of 1.5 pixels 2.0,
// panning and driving follow under 0.27 (docs/method.md).
constexpr int backgroundTolerance = 18; // grey levels
constexpr int fewestCorners = 30;
constexpr double largestShift = 0.75; // pixels
constexpr double leastFollowed = 0.4, leastBackground = 0.4;

/// The median byte by byte, found bit by bit from the highest: a value is at most the median when no more than half of
/// the bytes lie below it. Eight passes without a branch, over whole rows, are some thirty times as fast as partial
/// sorting.
template<class Count>
cv::Mat medianBytes(const std::vector<cv::Mat> &frames)
{
    cv::Mat result(frames.front().size(), CV_8UC3);
    const auto length = static_cast<size_t>(result.cols) * 3;
    const auto middle = static_cast<Count>(frames.size() / 2);
    cv::parallel_for_({0, result.rows}, [&](const cv::Range &rows) {
        std::vector<uint8_t> tried(length);
        std::vector<Count> below(length);
        for (int y = rows.start; y < rows.end; ++y) {
            uint8_t *median = result.ptr<uint8_t>(y);
            std::fill_n(median, length, uint8_t(0));
            for (int bit = 128; bit > 0; bit /= 2) {
                for (size_t x = 0; x < length; ++x)
                    tried[x] = static_cast<uint8_t>(median[x] | bit);
                std::fill(below.begin(), below.end(), Count(0));
                for (const cv::Mat &frame : frames) {
                    const uint8_t *value = frame.ptr<uint8_t>(y);
                    for (size_t x = 0; x < length; ++x)
                        below[x] = static_cast<Count>(below[x] + (value[x] < tried[x] ? 1 : 0));
                }
                for (size_t x = 0; x < length; ++x)
                    median[x] = below[x] <= middle ? tried[x] : median[x];
            }
        }
    });
    return result;
}

template<class Value>
Value middleOf(std::vector<Value> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Grey with less of a camera's noise, and each place's own mean and contrast, so that clouds and evenings don't count.
/// CV_8UC1.
cv::Mat evenGrey(const cv::Mat &rgb)
{
    cv::Mat grey, mean, squares;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    grey.convertTo(grey, CV_32F);
    cv::GaussianBlur(grey, grey, {5, 5}, 0);
    cv::blur(grey, mean, {31, 31});
    cv::blur(grey.mul(grey), squares, {31, 31});
    cv::Mat deviation = cv::max(squares - mean.mul(mean), 0);
    cv::sqrt(deviation, deviation);
    const cv::Mat even = (grey - mean) / (deviation + 4.0); // a flat place stays flat
    cv::Mat result;
    even.convertTo(result, CV_8U, 48, 128);
    return result;
}

} // namespace

cv::Mat medianFrame(const std::vector<cv::Mat> &frames)
{
    return frames.size() < 256 ? medianBytes<uint8_t>(frames) : medianBytes<uint32_t>(frames);
}

cv::Mat withLessNoise(const cv::Mat &frame)
{
    cv::Mat result;
    cv::GaussianBlur(frame, result, {3, 3}, 0);
    return result;
}

cv::Mat backgroundMask(const cv::Mat &frame, const cv::Mat &median, int tolerance)
{
    cv::Mat difference, mask;
    cv::absdiff(withLessNoise(frame), withLessNoise(median), difference);
    cv::inRange(difference, cv::Scalar::all(0), cv::Scalar::all(tolerance), mask);
    return mask;
}

Stillness stillness(const std::vector<cv::Mat> &frames, const cv::Mat &median)
{
    Stillness result;
    std::vector<size_t> others; // evenly spaced
    const size_t compared = std::min(frames.size(), size_t(12));
    for (size_t k = 0; k < compared; ++k)
        others.push_back(k * (frames.size() - 1) / std::max<size_t>(compared - 1, 1));
    result.frames = static_cast<int>(others.size());
    if (others.size() < 3)
        return result;

    const cv::Mat from = evenGrey(median);
    std::vector<cv::Point2f> corners;
    cv::goodFeaturesToTrack(from, corners, 400, 0.01, std::max(4.0, 0.01 * from.cols));
    result.corners = static_cast<int>(corners.size());
    const bool telling = result.corners >= fewestCorners;

    std::vector<double> shifts, followed, background;
    for (size_t i : others) {
        cv::Mat mask = backgroundMask(frames[i], median, backgroundTolerance);
        background.push_back(double(cv::countNonZero(mask)) / double(mask.total()));
        if (!telling)
            continue;
        const cv::Mat to = evenGrey(frames[i]);
        std::vector<cv::Point2f> there, back;
        std::vector<uchar> found, foundBack;
        cv::calcOpticalFlowPyrLK(from, to, corners, there, found, cv::noArray());
        cv::calcOpticalFlowPyrLK(to, from, there, back, foundBack, cv::noArray());
        std::vector<double> lengths;
        for (size_t c = 0; c < corners.size(); ++c)
            if (found[c] && foundBack[c] && cv::norm(back[c] - corners[c]) < 0.5)
                lengths.push_back(cv::norm(there[c] - corners[c]));
        followed.push_back(double(lengths.size()) / double(corners.size()));
        if (!lengths.empty())
            shifts.push_back(middleOf(std::move(lengths)));
    }
    result.background = middleOf(background);
    if (!telling) {
        result.still = result.background > leastBackground;
        return result;
    }
    result.followed = middleOf(followed);
    std::sort(shifts.begin(), shifts.end());
    if (!shifts.empty())
        result.shift = shifts[shifts.size() >= 3 ? shifts.size() - 2 : shifts.size() - 1];
    result.still = result.shift < largestShift && result.followed > leastFollowed;
    return result;
}

FixedCamera::FixedCamera(const Dataset &data, cv::Size size, int tolerance)
    : m_size(size)
    , m_tolerance(tolerance)
{
    std::vector<cv::Mat> frames;
    const Dataset some = thinned(data, looked);
    for (size_t i = 0; i < some.frames.size(); ++i)
        frames.push_back(small(readFrameImage(some, i)));
    m_median = medianFrame(frames);
    m_stillness = vantage::stillness(frames, m_median);
}

cv::Mat FixedCamera::background(const cv::Mat &image) const
{
    return backgroundMask(small(image), m_median, m_tolerance);
}

cv::Mat FixedCamera::sight(const cv::Mat &image) const
{
    return vantage::sight(small(image), m_median, m_tolerance);
}

cv::Mat FixedCamera::small(const cv::Mat &image) const
{
    cv::Mat result;
    cv::resize(image, result, m_size, 0, 0, cv::INTER_AREA);
    return result;
}

BackgroundCount::BackgroundCount(int classes)
    : all(static_cast<size_t>(classes), 0)
    , background(all)
{ }

void BackgroundCount::add(const cv::Mat &labels, const cv::Mat &mask)
{
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x) {
            const size_t label = labels.at<uchar>(y, x);
            if (label >= all.size())
                continue; // ignore
            all[label] += 1;
            background[label] += mask.at<uchar>(y, x) ? 1 : 0;
        }
}

void BackgroundCount::add(const BackgroundCount &other)
{
    for (size_t c = 0; c < all.size(); ++c) {
        all[c] += other.all[c];
        background[c] += other.background[c];
    }
}

double BackgroundCount::overall() const
{
    return std::accumulate(background.begin(), background.end(), 1.0) / std::accumulate(all.begin(), all.end(), 2.0);
}

std::vector<double> BackgroundCount::shares() const
{
    std::vector<double> result;
    for (size_t c = 0; c < all.size(); ++c)
        result.push_back((background[c] + priorPixels * overall()) / (all[c] + priorPixels));
    return result;
}

} // namespace vantage
