#pragma once

#include "core/nn/levels_net.h"
#include "core/nn/precision.h"

#include <opencv2/core/mat.hpp>

#include <map>
#include <string>
#include <vector>

namespace vantage {

/// What a frozen network has seen of pictures that are looked at again and again, as held-out frames are after each epoch: a look
/// is nearly all of a prediction's work, and the head alone changes. Kept in main memory, the first that come, until it is full.
class SeenFrames
{
public:
    /// @param bytes that are kept at most
    explicit SeenFrames(int64_t bytes) : m_room(bytes) {}

    /// To be called before a network's first look(): what another one has seen, or the same one in another precision, is forgotten, unless both see the same.
    void prepareFor(LevelsNet &net, const Precision &precision);
    /// What the network sees of a CV_8UC3 RGB picture of the network's size: the same, bit for bit, each time.
    Levels look(LevelsNet &net, const cv::Mat &picture, torch::Device device, const Precision &precision);

    int64_t looks() const { return m_looks; } ///< that were taken, all in all

private:
    std::vector<torch::Tensor> m_eyes; ///< of the network whose looks are kept
    bool m_mixed = false;
    std::map<std::string, Levels> m_seen; ///< by the picture's content
    int64_t m_room;
    int64_t m_kept = 0;
    int64_t m_looks = 0;
};

} // namespace vantage
