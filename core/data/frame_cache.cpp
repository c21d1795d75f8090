#include "core/data/frame_cache.h"

#include <algorithm>
#include <cmath>

namespace vantage {
namespace {

size_t bytesOf(const Frame &frame)
{
    return frame.image.total() * frame.image.elemSize() + frame.labels.total();
}

cv::Size fitted(const cv::Size &size, const cv::Size &largest)
{
    const double factor = std::min({1.0, double(largest.width) / size.width, double(largest.height) / size.height});
    return {std::max(1, static_cast<int>(std::lround(size.width * factor))),
            std::max(1, static_cast<int>(std::lround(size.height * factor)))};
}

} // namespace

FrameCache::FrameCache(Dataset data, cv::Size largest, size_t capacity)
    : m_data(std::move(data))
    , m_largest(largest)
    , m_capacity(capacity)
{
}

Frame FrameCache::frame(size_t index)
{
    if (const auto found = m_frames.find(index); found != m_frames.end())
        return found->second;
    Frame frame = readFrame(m_data, index);
    if (const cv::Size size = fitted(frame.image.size(), m_largest); size != frame.image.size())
        frame = resized(frame, size);
    if (const size_t bytes = bytesOf(frame); m_bytes + bytes <= m_capacity) {
        m_bytes += bytes;
        m_frames.emplace(index, frame);
    }
    return frame;
}

} // namespace vantage
