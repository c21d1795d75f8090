#pragma once

#include "core/data/dataset.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace vantage {

/// What a fixed camera sees when nothing passes: the median of each pixel and channel over the frames.
/// @param frames CV_8UC3, all of one size, at least one
cv::Mat medianFrame(const std::vector<cv::Mat> &frames);

/// CV_8UC1, 255 where `frame` shows what the median does: no channel differs by more than `tolerance` grey levels. Both are
/// smoothed a little first, so that a camera's noise does not count.
cv::Mat backgroundMask(const cv::Mat &frame, const cv::Mat &median, int tolerance);

/// Tells background from what passes in a fixed camera's frames.
class FixedCamera
{
public:
    /// Looks at some of the frames, evenly spaced. @param size that masks have @param tolerance in grey levels
    /// @throws InputError on unreadable frames
    FixedCamera(const Dataset &data, cv::Size size, int tolerance);

    /// CV_8UC1 of the camera's size, 255 on background. @param image a frame of any size
    cv::Mat background(const cv::Mat &image) const;

private:
    cv::Mat small(const cv::Mat &image) const;

    cv::Size m_size;
    int m_tolerance;
    cv::Mat m_median;
};

/// P(background | class) for each class, 0..1, counted in a labelled camera's frames: a road nearly always is background, a
/// vehicle seldom. Classes with few pixels are drawn to the share over all classes. @throws InputError on unreadable frames
std::vector<double> backgroundShares(const Dataset &labelled, cv::Size size, int tolerance);

} // namespace vantage
