#include "core/evaluation/edge_alignment.h"

#include <algorithm>
#include <cstdlib>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace vantage {
namespace {

double change(const cv::Vec3b &a, const cv::Vec3b &b)
{
    int most = 0;
    for (int channel = 0; channel < 3; ++channel)
        most = std::max(most, std::abs(a[channel] - b[channel]));
    return most;
}

} // namespace

void EdgeAlignment::add(const cv::Mat &rgb, const cv::Mat &classes)
{
    if (rgb.type() != CV_8UC3 || classes.type() != CV_8UC1 || rgb.empty() || classes.empty())
        throw std::invalid_argument("edge alignment: an RGB picture and its labels are wanted");
    const cv::Size size = classes.size();
    cv::Mat picture;
    cv::resize(rgb, picture, size, 0, 0, cv::INTER_AREA);
    const auto compare = [&](int y, int x, int otherY, int otherX) {
        const double here = change(picture.at<cv::Vec3b>(y, x), picture.at<cv::Vec3b>(otherY, otherX));
        m_everywhere += here;
        ++m_neighbours;
        if (classes.at<uint8_t>(y, x) == classes.at<uint8_t>(otherY, otherX))
            return;
        m_onBorders += here;
        ++m_borders;
    };
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            if (x > 0)
                compare(y, x, y, x - 1);
            if (y > 0)
                compare(y, x, y - 1, x);
        }
}

std::optional<double> EdgeAlignment::value() const
{
    if (m_borders == 0 || m_everywhere == 0)
        return std::nullopt;
    return m_onBorders / m_borders / (m_everywhere / m_neighbours);
}

} // namespace vantage
