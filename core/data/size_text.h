#pragma once

#include "core/base/message.h"
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
inline Message differingSizes(const cv::Size &labels, const ImageHeader &frame)
{
    return frame.orientation > 1 ? say("is %1 but its frame is %2, turned as the frame's EXIF asks for", sizeText(labels), sizeText(frame.size))
                                 : say("is %1 but its frame is %2", sizeText(labels), sizeText(frame.size));
}

} // namespace vantage
