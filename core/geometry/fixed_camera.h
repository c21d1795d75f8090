#pragma once

#include "core/data/dataset.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace vantage {

/// What a fixed camera sees when nothing passes: the median of each pixel and channel over the frames (of an even
/// number the upper one).
/// @param frames CV_8UC3, all of one size, at least one
cv::Mat medianFrame(const std::vector<cv::Mat> &frames);

/// Smoothed a little, so that a camera's noise does not count. @param frame CV_8UC3
cv::Mat withLessNoise(const cv::Mat &frame);

/// CV_8UC1, 255 where `frame` shows what the median does: no channel differs by more than `tolerance` grey levels,
/// with less noise.
cv::Mat backgroundMask(const cv::Mat &frame, const cv::Mat &median, int tolerance);

/// Whether a camera stands still, and what that is concluded from.
struct Stillness
{
    bool still = true;
    /// Pixels: how far the median's corners lie elsewhere in a frame, the median over corners, of that the second
    /// largest over frames.
    double shift = 0;
    /// 0..1: corners of the median that a frame shows, the median over frames. The median of a moving camera is a blur
    /// of which frames show little.
    double followed = 1;
    double background = 1; ///< 0..1: pixels that show the median within 18 grey levels, the median over frames
    int corners = 0;       ///< of the median; under 30 they tell nothing, and `background` alone decides
    int frames = 0;        ///< compared; under 3 a camera passes for still
};

/// Corners (Shi and Tomasi 1994) of the median, followed into up to 12 frames by pyramidal Lucas-Kanade, forward and
/// back. Rain, noise, clouds and traffic leave most corners where they are; a camera that pans, drives or shakes does
/// not. Still means: shift < 0.75 and followed > 0.4; of pictures without corners: background > 0.4.
/// @param frames CV_8UC3 RGB of one size, in order @param median of them
Stillness stillness(const std::vector<cv::Mat> &frames, const cv::Mat &median);

/// Tells background from what passes in a fixed camera's frames.
class FixedCamera
{
public:
    /// Looks at some of the frames, evenly spaced. @param size that masks have @param tolerance in grey levels
    /// @throws InputError on unreadable frames
    FixedCamera(const Dataset &data, cv::Size size, int tolerance);

    /// CV_8UC1 of the camera's size, 255 on background. @param image a frame of any size
    cv::Mat background(const cv::Mat &image) const;

    /// CV_8UC1 of Sight of the camera's size: what passes as whole things, see sight().
    cv::Mat sight(const cv::Mat &image) const;

    /// CV_8UC3 RGB of the camera's size.
    const cv::Mat &median() const { return m_median; }
    const Stillness &stillness() const { return m_stillness; }

private:
    cv::Mat small(const cv::Mat &image) const;

    cv::Size m_size;
    int m_tolerance;
    cv::Mat m_median;
    Stillness m_stillness;
};

/// P(background | class) for each class, counted in a labelled camera's frames: a road nearly always is background, a vehicle
/// seldom. Pixels of each class, and how many of them show the background.
struct BackgroundCount
{
    explicit BackgroundCount(int classes);
    /// @param labels CV_8UC1; values that are no class are left out @param background CV_8UC1 of the same size
    void add(const cv::Mat &labels, const cv::Mat &background);
    void add(const BackgroundCount &other); ///< of as many classes
    double overall() const; ///< share over all classes, 0..1
    /// 0..1 a class; classes with few pixels are drawn to the share over all classes.
    std::vector<double> shares() const;

    std::vector<double> all, background;
};

} // namespace vantage
