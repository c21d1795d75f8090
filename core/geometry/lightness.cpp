#include "core/geometry/lightness.h"

#include <opencv2/imgproc.hpp>

namespace vantage {

cv::Mat lightness(const cv::Mat &rgb)
{
    cv::Mat lab, light;
    cv::cvtColor(rgb, lab, cv::COLOR_RGB2Lab);
    cv::extractChannel(lab, light, 0);
    light.convertTo(light, CV_32F);
    return light;
}

cv::Mat blurred(const cv::Mat &values, double deviation)
{
    cv::Mat result;
    cv::GaussianBlur(values, result, {}, deviation);
    return result;
}

} // namespace vantage
