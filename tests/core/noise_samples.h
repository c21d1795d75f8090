#pragma once

#include "tests/core/data_samples.h"

#include <cstdint>
#include <opencv2/imgproc.hpp>

namespace vantage::samples {

/// Colours with edges and texture.
inline cv::Mat busyPicture(cv::Size size, uint64_t number)
{
    cv::RNG random(number + 1);
    cv::Mat small(7, 9, CV_8UC3), rgb, noise(size, CV_8UC3);
    random.fill(small, cv::RNG::UNIFORM, 0, 230);
    cv::resize(small, rgb, size, 0, 0, cv::INTER_CUBIC);
    random.fill(noise, cv::RNG::UNIFORM, 0, 25);
    return rgb + noise;
}

} // namespace vantage::samples
