#include "core/geometry/label_claims.h"

#include <opencv2/core.hpp>

namespace vantage {

cv::Mat reconciled(const std::vector<cv::Mat> &claims, cv::Size size, int ignore)
{
    cv::Mat all(size, CV_8UC1, cv::Scalar(ignore)), contradicted(size, CV_8UC1, cv::Scalar(0));
    for (const cv::Mat &claim : claims) {
        const cv::Mat spoken = all != ignore, speaks = claim != ignore;
        contradicted |= spoken & speaks & (all != claim);
        claim.copyTo(all, speaks & ~spoken);
    }
    all.setTo(ignore, contradicted);
    return all;
}

} // namespace vantage
