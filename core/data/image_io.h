#pragma once

#include "core/data/class_map.h"
#include "core/data/image_header.h"

#include <filesystem>
#include <opencv2/core/mat.hpp>

namespace vantage {

/// A camera frame, CV_8UC3 in RGB order. Grey, 16-bit and alpha pictures are brought to that (16-bit by the upper eight of the bits
/// that are used; alpha is dropped). It stands as every viewer shows it: a turn that EXIF asks for is applied. PNG, JPEG, BMP, TIFF and
/// WebP are known by their bytes, whatever the name; of several pages or pictures the first is read.
/// @param bits of a 16-bit value that the camera uses, 8 to 16 (see ValueRange) @param header if given: what the file says of itself
/// @throws InputError where the file is no picture, is cut off, is larger than largestImage() or holds a value of more bits.
cv::Mat readImage(const std::filesystem::path &file, int bits = 16, ImageHeader *header = nullptr);

/// Of a 16-bit picture, alpha aside; 0 of one of fewer bits. @throws InputError
int largestValue(const std::filesystem::path &file);

/// CV_8UC3 RGB as PNG or JPEG by the file's extension. @throws InputError
std::string encodedImage(const std::filesystem::path &file, const cv::Mat &rgb);
/// Writes that, atomically. @throws InputError
void writeImage(const std::filesystem::path &file, const cv::Mat &rgb);

/// Writes CV_8UC1 class indices as an 8-bit grey PNG, atomically. @throws InputError
void writeLabels(const std::filesystem::path &file, const cv::Mat &labels);

/// Class indices (CV_8UC1) painted in the map's colours (CV_8UC3 RGB); ignored pixels in black.
cv::Mat colourise(const cv::Mat &labels, const ClassMap &classes);

} // namespace vantage
