#pragma once

#include "core/data/class_map.h"

#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <string_view>
#include <vector>

namespace vantage {

/// A PNG as it is stored, which picture libraries hide: palette indices stay indices and nothing is scaled.
struct RawPng
{
    cv::Mat values;       ///< CV_8U or CV_16U, 1 to 4 channels in file order: grey or R, G, B; then alpha
    bool palette = false; ///< the values are palette indices
    std::vector<Rgb> colours{}; ///< of the palette
    int orientation = 1;  ///< how they are to be turned, by the EXIF inside (orientation.h)
};

/// 1, 2 and 4-bit values come as bytes with their own values (0..15). @throws InputError where the file is no PNG, is
/// damaged or cut off, or is larger than largestImage().
RawPng readRawPng(const std::filesystem::path &file);
/// The same of bytes. @param origin where they come from, for the error
RawPng decodeRawPng(std::string_view bytes, const std::filesystem::path &origin);

} // namespace vantage
