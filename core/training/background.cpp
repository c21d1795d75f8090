#include "core/training/background.h"

#include "core/data/image_io.h"

#include <algorithm>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

constexpr size_t looked = 60;       // frames: enough for a median, and a bound on memory
constexpr double priorPixels = 100; // of the share over all classes, added to each class's own

cv::Mat smoothed(const cv::Mat &frame)
{
    cv::Mat result;
    cv::GaussianBlur(frame, result, {3, 3}, 0);
    return result;
}

} // namespace

cv::Mat medianFrame(const std::vector<cv::Mat> &frames)
{
    cv::Mat result(frames.front().size(), CV_8UC3);
    std::vector<uchar> values(frames.size());
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    for (int y = 0; y < result.rows; ++y)
        for (int x = 0; x < result.cols * 3; ++x) {
            for (size_t i = 0; i < frames.size(); ++i)
                values[i] = frames[i].ptr<uchar>(y)[x];
            std::nth_element(values.begin(), middle, values.end());
            result.ptr<uchar>(y)[x] = *middle;
        }
    return result;
}

cv::Mat backgroundMask(const cv::Mat &frame, const cv::Mat &median, int tolerance)
{
    cv::Mat difference, mask;
    cv::absdiff(smoothed(frame), smoothed(median), difference);
    cv::inRange(difference, cv::Scalar::all(0), cv::Scalar::all(tolerance), mask);
    return mask;
}

FixedCamera::FixedCamera(const Dataset &data, cv::Size size, int tolerance)
    : m_size(size), m_tolerance(tolerance)
{
    std::vector<cv::Mat> frames;
    const Dataset some = thinned(data, looked);
    for (size_t i = 0; i < some.frames.size(); ++i)
        frames.push_back(small(readImage(some.imageFile(i))));
    m_median = medianFrame(frames);
}

cv::Mat FixedCamera::background(const cv::Mat &image) const
{
    return backgroundMask(small(image), m_median, m_tolerance);
}

cv::Mat FixedCamera::small(const cv::Mat &image) const
{
    cv::Mat result;
    cv::resize(image, result, m_size, 0, 0, cv::INTER_AREA);
    return result;
}

std::vector<double> backgroundShares(const Dataset &labelled, cv::Size size, int tolerance)
{
    const FixedCamera camera(labelled, size, tolerance);
    const Dataset data = thinned(labelled, looked);
    std::vector<double> background(static_cast<size_t>(data.classes.size()), 0), all(background.size(), 0);
    for (size_t i = 0; i < data.frames.size(); ++i) {
        const Frame frame = readFrame(data, i);
        const cv::Mat mask = camera.background(frame.image), labels = resized(frame, size).labels;
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x) {
                const size_t label = labels.at<uchar>(y, x);
                if (label >= all.size())
                    continue; // ignore
                all[label] += 1;
                background[label] += mask.at<uchar>(y, x) ? 1 : 0;
            }
    }
    const double overall = std::accumulate(background.begin(), background.end(), 1.0) / std::accumulate(all.begin(), all.end(), 2.0);
    for (size_t c = 0; c < all.size(); ++c)
        background[c] = (background[c] + priorPixels * overall) / (all[c] + priorPixels);
    return background;
}

} // namespace vantage
