#include "core/data/orientation.h"

#include <opencv2/core.hpp>

namespace vantage {

cv::Mat turned(const cv::Mat &stored, int orientation)
{
    cv::Mat result;
    switch (orientation) {
    case 2:
        cv::flip(stored, result, 1);
        return result;
    case 3:
        cv::rotate(stored, result, cv::ROTATE_180);
        return result;
    case 4:
        cv::flip(stored, result, 0);
        return result;
    case 5:
        cv::transpose(stored, result);
        return result;
    case 6:
        cv::rotate(stored, result, cv::ROTATE_90_CLOCKWISE);
        return result;
    case 7: {
        cv::Mat transposed;
        cv::transpose(stored, transposed);
        cv::rotate(transposed, result, cv::ROTATE_180);
        return result;
    }
    case 8:
        cv::rotate(stored, result, cv::ROTATE_90_COUNTERCLOCKWISE);
        return result;
    default:
        return stored;
    }
}

cv::Size turnedSize(cv::Size stored, int orientation)
{
    return orientation >= 5 && orientation <= 8 ? cv::Size(stored.height, stored.width) : stored;
}

} // namespace vantage
