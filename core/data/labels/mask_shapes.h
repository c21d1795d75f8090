#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace vantage {

/// An annotation can't be read or drawn: what is wrong with it, as part of a sentence.
class AnnotationError : public Told<std::invalid_argument>
{
    using Told::Told;
};

/// Sets the pixels whose middle lies inside the polygon, by the even-odd rule. @param points x and y in turn, in pixels; those that are no
/// numbers make it empty
void fillPolygon(cv::Mat &labels, const std::vector<float> &points, uint8_t value);

/// Runs of COCO's run-length code: background and object in turn, column by column. @throws AnnotationError where the text is none
std::vector<uint32_t> runsOfText(const std::string &text);

/// Sets the pixels of the object. @throws AnnotationError where the runs are not those of a picture of this size
void fillRuns(cv::Mat &labels, const std::vector<uint32_t> &runs, cv::Size size, uint8_t value);

} // namespace vantage
