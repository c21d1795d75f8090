#pragma once

#include "core/base/message.h"
#include "core/data/labels/label_reader.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <string>

namespace vantage {

std::string toString(LabelEncoding encoding);

/// What a label picture is in by itself: see plainLabels(). @throws InputError where it is no such picture
LabelValues decodeLabelPicture(const std::filesystem::path &file);

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
Message describeForeignValues(const cv::Mat &labels, const ClassMap &classes);
Message describeForeignValues(const std::array<uint64_t, 256> &counts, const ClassMap &classes);

/// What to do about them: CARLA, for one, numbers its tags differently from version to version, and a tag above 12 tells which it is.
Message remedyForForeignValues(LabelEncoding encoding, const ClassMap &classes, const std::array<uint64_t, 256> &counts);
inline const Message remedyForForeignLabels = say("Give them to a class or to what is ignored in classes.json, or correct the labels");

/// Whether all that there is are the values 0 and 255, where 255 is ignored and 0 a class: so look masks of one thing, of which nothing
/// could be learnt.
bool lookLikeMasks(const std::array<uint64_t, 256> &counts, const ClassMap &classes);
inline const Message masksProblem = say("hold nothing but the values 0 and 255, as masks of one thing do, and 255 is ignored: nothing could be learnt");
inline const Message masksRemedy = say("Say in classes.json what 255 means: give a class \"values\": [255], and \"ignore\" another value");

/// What label pictures are to be in.
inline const Message labelEncodings = say("Labels are 8-bit grey or palette PNG whose values are class numbers, CARLA's PNG with the class in the red channel, "
                                          "or PNG painted in the colours of classes.json");

} // namespace vantage
