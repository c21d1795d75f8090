#pragma once

#include "core/data/class_map.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <string>

namespace vantage {

/// How a label picture encodes classes. Further encodings (colour, Cityscapes ids, ...) join here.
enum class LabelEncoding {
    Index, ///< grey or palette PNG, pixel value or palette index = class; also 16-bit with no value above 255
    Carla, ///< 24/32-bit PNG, class in the red channel, green and blue 0
};
std::string toString(LabelEncoding encoding);

/// Class numbers, CV_8UC1, turned as the file's EXIF asks for where it has some. Every one is below classes.size() or equals classes.ignore.
/// @throws InputError where the file can't be read or holds other values; the message lists them with pixel counts.
cv::Mat readLabels(const std::filesystem::path &file, const ClassMap &classes);

/// The same without the check of values (for a summary that lists what is wrong). @throws InputError if unreadable.
/// @param encoding where given, receives what the file is in
cv::Mat readLabelValues(const std::filesystem::path &file, LabelEncoding *encoding = nullptr);

/// The values of a label picture as class numbers and `ignore`; what is no class becomes `ignore`, too.
cv::Mat inClasses(const cv::Mat &values, const ClassMap &classes);

/// How many pixels of a CV_8UC1 picture have each value.
std::array<uint64_t, 256> countValues(const cv::Mat &labels);

/// Which values are neither a class nor `ignore`, with their pixel counts, as part of a sentence; empty where all are.
std::string describeForeignValues(const cv::Mat &labels, const ClassMap &classes);
std::string describeForeignValues(const std::array<uint64_t, 256> &counts, const ClassMap &classes);

/// What to do about them: CARLA, for one, numbers its tags differently from version to version.
std::string remedyForForeignValues(LabelEncoding encoding, const ClassMap &classes);

} // namespace vantage
