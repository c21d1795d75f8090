#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// Points of the ground that someone has clicked in both pictures: source[i] and target[i] are the same place.
struct GroundPoints
{
    std::vector<cv::Point2d> source, target; ///< pixels
};

/// What the operator says of one source's ground.
struct GroundAnswer
{
    bool wrong = false;                 ///< as the search aligned it, it lies wrong: it must not speak
    std::optional<GroundPoints> points; ///< clicked instead

    bool empty() const { return !wrong && !points; }
};

/// Reads {"source": [[x, y], ...], "target": [[x, y], ...]}, four pairs or more.
/// @throws InputError where the file can't be read, is no such JSON, counts differ or are under four
GroundPoints readGroundPoints(const std::filesystem::path &file);
GroundPoints groundPointsFromJson(const std::string &text, const std::filesystem::path &origin);
std::string toJson(const GroundPoints &points);

/// What four or more pairs say of the ground.
struct ClickedGround
{
    cv::Matx33d targetToSource; ///< positive third coordinate at the points, for carryGround()
    double error = 0;           ///< pixels of the source, root mean square over the points; 0 of four
};

/// The homography through the pairs: normalised direct linear transform, then least squares (Hartley and Zisserman
/// 2004, 4.1).
/// @param origin the file that the points came from, for the error
/// @throws InputError where points lie outside the pictures, or so nearly on one line that they fix no plane, or where
/// they contradict each other: the horizon would run between them, the plane be seen from below, or the error be over a
/// twentieth of the width
ClickedGround groundFromPoints(const GroundPoints &points, cv::Size source, cv::Size target,
                               const std::filesystem::path &origin);

/// The points at other sizes of the pictures.
GroundPoints scaled(const GroundPoints &points, cv::Size sourceFrom, cv::Size sourceTo, cv::Size targetFrom, cv::Size targetTo);

} // namespace vantage
