#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>

namespace vantage {

/// What a place of a fixed camera's frame shows.
enum class Sight : uint8_t {
    Passing = 0,    ///< something that is not there else
    Doubtful = 128, ///< a shadow, maybe, or the inside of something that passes, which looks like what is behind it
    Background = 255,
};

/// The rules of what may be a shadow and what is a gap, which the map inside a model file shares (PlaceMap).
inline constexpr double darkestShadow = 0.5; ///< of the background's brightness
inline constexpr double shadowKind = 0.4;    ///< of the tolerance: how far its colour may lie beside the background's
inline constexpr double halfGap = 0.0125;    ///< of the width

/// Sees what passes as whole things: a grey car on a grey road differs from it along its outline and its windows only, and its shadow differs
/// without being there. Gaps of up to a fortieth of the width are closed and what is enclosed is filled, where it is no more than a tenth
/// of the frame; a colour of the background's kind (within two fifths of the tolerance) of half to all its brightness may be shadow.
/// @param frame CV_8UC3 @param median of the same size, what the camera sees when nothing passes @param tolerance grey levels, see backgroundMask()
/// @return CV_8UC1 of Sight
cv::Mat sight(const cv::Mat &frame, const cv::Mat &median, int tolerance);

} // namespace vantage
