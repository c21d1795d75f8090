#pragma once

#include <opencv2/core/mat.hpp>

namespace vantage {

/// Turns pixels as they are stored so that they stand as every viewer shows them.
/// @param orientation as EXIF numbers them: 1 none, 2 mirrored, 3 by 180 degrees, 4 upside down in a mirror, 5 transposed, 6 by 90
/// degrees clockwise, 7 transposed over the other diagonal, 8 by 90 degrees anticlockwise
cv::Mat turned(const cv::Mat &stored, int orientation);

/// What becomes of the size.
cv::Size turnedSize(cv::Size stored, int orientation);

} // namespace vantage
