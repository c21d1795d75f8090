#pragma once

#include "core/base/go_on.h"
#include "core/data/dataset.h"
#include "core/evaluation/confusion.h"
#include "core/evaluation/label_free.h"
#include "core/model/seen_frames.h"
#include "core/nn/precision.h"
#include "core/nn/segmentation_net.h"

#include <functional>
#include <utility>
#include <vector>

namespace vantage {

/// Runs a network over frames: each is resized to the network's size, its scores are resized to the frame's own size
/// (bilinear) and the best class is taken there.
class Predictor
{
public:
    /// @param net stays the caller's; it is put into evaluation mode while predicting and back afterwards
    /// @param seen if given: keeps what a frozen backbone sees of the frames, for the next predictor; must outlive this one
    Predictor(Network net, cv::Size size, torch::Device device, const Precision &precision, SeenFrames *seen = nullptr);

    /// N x classes x H x W scores (H, W of the network's size) of CV_8UC3 RGB frames of any size.
    torch::Tensor scores(const std::vector<cv::Mat> &images);
    /// Of one frame, classes x H x W each: what the network says alone, and with the map of its camera's places where it has one.
    std::pair<torch::Tensor, torch::Tensor> bothScores(const cv::Mat &image);
    /// Class indices (CV_8UC1) of the frame's own size out of one frame's scores (classes x H x W).
    /// @param confidence if given: gets the classes' probabilities, CV_32FC1
    static cv::Mat labels(const torch::Tensor &scores, cv::Size size, cv::Mat *confidence = nullptr);

    /// The softmax of one frame's scores at a quarter of the network's size.
    Probabilities probabilities(const torch::Tensor &scores) const;

    /// What one pass over a data set gives. @throws InputError on unreadable frames
    struct Result
    {
        ConfusionMatrix confusion{1};        ///< where the set has labels; else all 0
        SnapshotProbabilities probabilities; ///< at a quarter of the network's size, where asked for
        std::optional<double> edgeAlignment; ///< of these with the frames, where they were asked for
        double flipAgreement = 0;            ///< share of pixels that keep their class in the mirrored frame, where asked for
    };
    struct Wanted
    {
        bool probabilities = false;
        bool flipAgreement = false;
    };
    /// @param goOn if given: asked before each few frames; false ends the pass early
    /// @param onFrame if given: gets each frame's index, the frame and its prediction
    Result run(const Dataset &data, const Wanted &wanted, const GoOn &goOn = {},
               const std::function<void(size_t, const Frame &, const cv::Mat &)> &onFrame = {});

private:
    /// The network, or the one under its map, where its backbone is frozen and looks are kept; else nullptr.
    LevelsNet *m_frozen = nullptr;
    SeenFrames *m_seen;
    Network m_net;
    cv::Size m_size;
    torch::Device m_device;
    Precision m_precision;
};

} // namespace vantage
