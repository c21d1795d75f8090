#include "core/geometry/ground_picture.h"

#include "core/data/image_io.h"

#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace vantage {

cv::Mat labelsOver(const cv::Mat &picture, const cv::Mat &labels, const ClassMap &classes, double opacity)
{
    if (picture.type() != CV_8UC3 || labels.type() != CV_8UC1 || picture.size() != labels.size())
        throw std::invalid_argument(
            "labelsOver: a picture of three and labels of one channel of 8 bits are expected, of one size");
    cv::Mat mixed, result = picture.clone();
    cv::addWeighted(picture, 1 - opacity, colourise(labels, classes), opacity, 0, mixed);
    mixed.copyTo(result, labels < classes.size());
    cv::Mat highest, lowest;
    cv::dilate(labels, highest, cv::Mat());
    cv::erode(labels, lowest, cv::Mat());
    result.copyTo(mixed);
    mixed *= 0.7;
    mixed.copyTo(result, (highest != lowest) & (labels < classes.size()));
    return result;
}

cv::Mat groundPicture(const cv::Mat &source, const cv::Mat &sourceLabels, const cv::Mat &target, const cv::Mat &carried,
                      const ClassMap &classes, const std::vector<bool> &ground)
{
    cv::Mat shown = sourceLabels.clone();
    for (int y = 0; y < shown.rows; ++y)
        for (int x = 0; x < shown.cols; ++x)
            if (const size_t label = shown.at<uchar>(y, x); label >= ground.size() || !ground[label])
                shown.at<uchar>(y, x) = static_cast<uchar>(classes.ignore);
    cv::Mat left = labelsOver(source, shown, classes), result;
    cv::resize(left, left, {source.cols * target.rows / source.rows, target.rows}, 0, 0, cv::INTER_AREA);
    cv::hconcat(left, labelsOver(target, carried, classes), result);
    return result;
}

} // namespace vantage
