#include "core/data/alike_frames.h"

#include "core/base/error.h"
#include "core/base/hash.h"

#include <algorithm>
#include <map>
#include <opencv2/imgproc.hpp>
#include <string>

namespace vantage {
namespace {

constexpr double alikeLevels = 5; // grey levels

} // namespace

bool AlikeFrames::alike(const cv::Mat &rgb)
{
    cv::Mat grey, parts;
    cv::resize(rgb, grey, {64, 48}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(grey, grey, cv::COLOR_RGB2GRAY);
    grey.convertTo(parts, CV_32F);
    if (!m_last.empty()) {
        const double light = std::clamp(cv::mean(parts)[0] - cv::mean(m_last)[0], -alikeLevels, alikeLevels);
        if (cv::norm(parts - m_last, cv::Mat(parts.size(), CV_32F, cv::Scalar(light)), cv::NORM_INF) < alikeLevels)
            return true;
    }
    m_last = parts;
    return false;
}

std::vector<std::vector<size_t>> equalFiles(const std::vector<std::filesystem::path> &files, const std::function<bool()> &goesOn)
{
    std::map<uintmax_t, std::vector<size_t>> byLength;
    for (size_t i = 0; i < files.size(); ++i) {
        std::error_code code;
        if (const uintmax_t bytes = std::filesystem::file_size(files[i], code); !code)
            byLength[bytes].push_back(i);
    }
    std::map<std::string, std::vector<size_t>> byContent;
    for (const auto &[bytes, alike] : byLength)
        for (size_t k = 0; alike.size() > 1 && k < alike.size(); ++k) {
            if (goesOn && !goesOn())
                break;
            try {
                byContent[sha256OfFile(files[alike[k]])].push_back(alike[k]);
            } catch (const InputError &) { // whoever reads it says so
            }
        }
    std::vector<std::vector<size_t>> groups;
    for (auto &[hash, same] : byContent)
        if (same.size() > 1)
            groups.push_back(std::move(same));
    std::sort(groups.begin(), groups.end());
    return groups;
}

} // namespace vantage
