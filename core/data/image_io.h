#pragma once

#include "core/data/class_map.h"

#include <filesystem>
#include <opencv2/core/mat.hpp>

namespace vantage {

/// A camera frame, CV_8UC3 in RGB order. Grey, 16-bit and alpha pictures are brought to that (16-bit by its high byte;
/// alpha is dropped). Pixels stay where they are stored: a turn that EXIF asks for is not applied, labels lie on the
/// pixels as stored. PNG, JPEG, BMP, TIFF and WebP are known by their bytes, whatever the name.
/// @throws InputError where the file is no picture, is cut off or is larger than 64 megapixels.
cv::Mat readImage(const std::filesystem::path &file);

/// Writes CV_8UC3 RGB as PNG or JPEG by the file's extension, atomically. @throws InputError
void writeImage(const std::filesystem::path &file, const cv::Mat &rgb);

/// Writes CV_8UC1 class indices as an 8-bit grey PNG, atomically. @throws InputError
void writeLabels(const std::filesystem::path &file, const cv::Mat &labels);

/// Class indices (CV_8UC1) painted in the map's colours (CV_8UC3 RGB); ignored pixels in black.
cv::Mat colourise(const cv::Mat &labels, const ClassMap &classes);

} // namespace vantage
