#include "core/geometry/sight.h"

#include "core/geometry/fixed_camera.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace vantage {
namespace {

constexpr double largestThing = 0.1; // of the frame; around more it is no thing that is enclosed, but a scene

/// CV_8UC1, 255 where a colour is the background's own, only darker. @param passing where to look
cv::Mat shadows(const cv::Mat &frame, const cv::Mat &median, const cv::Mat &passing, double tolerance)
{
    cv::Mat result(frame.size(), CV_8UC1, cv::Scalar(0));
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            if (passing.at<uchar>(y, x) == 0)
                continue;
            const cv::Vec3f seen = frame.at<cv::Vec3b>(y, x), usual = median.at<cv::Vec3b>(y, x);
            const float brightness = seen.dot(usual) / std::max(1.F, usual.dot(usual));
            const cv::Vec3f beside = seen - usual * brightness;
            if (brightness >= darkestShadow && brightness <= 1 && cv::norm(beside, cv::NORM_INF) < shadowKind * tolerance)
                result.at<uchar>(y, x) = 255;
        }
    return result;
}

/// Fills what is enclosed.
void fill(cv::Mat &things)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(things, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    for (size_t i = 0; i < outlines.size(); ++i)
        if (cv::contourArea(outlines[i]) < largestThing * static_cast<double>(things.total()))
            cv::drawContours(things, outlines, static_cast<int>(i), cv::Scalar(255), cv::FILLED);
}

} // namespace

cv::Mat sight(const cv::Mat &frame, const cv::Mat &median, int tolerance)
{
    const cv::Mat background = backgroundMask(frame, median, tolerance);
    cv::Mat things = 255 - background;
    const cv::Mat shadow = shadows(withLessNoise(frame), withLessNoise(median), things, tolerance);
    things.setTo(0, shadow);
    const int gap = std::max(1, cvRound(halfGap * frame.cols));
    cv::morphologyEx(things, things, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * gap + 1, 2 * gap + 1}));
    fill(things);
    cv::Mat result(frame.size(), CV_8UC1, cv::Scalar(static_cast<int>(Sight::Background)));
    result.setTo(static_cast<int>(Sight::Passing), things);
    result.setTo(static_cast<int>(Sight::Doubtful), (things & background) | (shadow & (255 - things)));
    return result;
}

} // namespace vantage
