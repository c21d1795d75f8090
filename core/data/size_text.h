#pragma once

#include "core/data/image_header.h"

#include <opencv2/core/types.hpp>
#include <string>

namespace vantage {

/// A size in pixels as messages and the command line write it: "320x240", width first.
inline std::string sizeText(const cv::Size &size)
{
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

/// Of labels and their frame, as part of a sentence.
inline std::string differingSizes(const cv::Size &labels, const ImageHeader &frame)
{
    const std::string problem = "is " + sizeText(labels) + " but its frame is " + sizeText(frame.size);
    return frame.orientation > 1 ? problem + ", turned as the frame's EXIF asks for" : problem;
}

} // namespace vantage
