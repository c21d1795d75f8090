#include "widgets/image/image_bridge.h"

#include <opencv2/imgproc.hpp>

#include <stdexcept>

namespace vantage {

QImage toQImage(const cv::Mat &picture)
{
    if (picture.empty())
        return {};
    if (picture.type() != CV_8UC3 && picture.type() != CV_8UC1)
        throw std::invalid_argument("a picture must be 8-bit RGB or grey");
    QImage image(picture.cols, picture.rows, QImage::Format_RGB32);
    // RGB32 is blue, green, red, 255 in memory on the little-endian machines that the program is built for.
    cv::Mat target(image.height(), image.width(), CV_8UC4, image.bits(), static_cast<size_t>(image.bytesPerLine()));
    cv::cvtColor(picture, target, picture.channels() == 3 ? cv::COLOR_RGB2BGRA : cv::COLOR_GRAY2BGRA);
    return image;
}

cv::Mat toMat(const QImage &image)
{
    if (image.isNull())
        return {};
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    return cv::Mat(rgb.height(), rgb.width(), CV_8UC3, const_cast<uchar *>(rgb.constBits()),
                   static_cast<size_t>(rgb.bytesPerLine()))
        .clone();
}

} // namespace vantage
