#pragma once

#include "core/data/dataset.h"

#include <unordered_map>

namespace vantage {

/// Frames of a data set, decoded once as far as the memory allowed goes. The first frames asked for stay; the others
/// are decoded anew each time, which in passes of random order saves as much decoding as any replacement would.
/// To be used by one thread.
class FrameCache
{
public:
    /// @param largest frames above it are shrunk to fit, with their proportions
    /// @param capacity bytes of pixels to keep at most
    FrameCache(Dataset data, cv::Size largest, size_t capacity);

    /// The frame, the same whether or not it was kept. Its pixels are shared: not to be written to.
    /// @throws InputError where it can't be decoded
    Frame frame(size_t index);

    const Dataset &data() const { return m_data; }
    size_t bytes() const { return m_bytes; } ///< kept now

private:
    Dataset m_data;
    cv::Size m_largest;
    size_t m_capacity;
    size_t m_bytes = 0;
    std::unordered_map<size_t, Frame> m_frames;
};

} // namespace vantage
