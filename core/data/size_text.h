#pragma once

#include <opencv2/core/types.hpp>
#include <string>

namespace vantage {

/// A size in pixels as messages and the command line write it: "320x240", width first.
inline std::string sizeText(const cv::Size &size)
{
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

} // namespace vantage
