#pragma once

#include "core/nn/feature_net.h"
#include "core/nn/precision.h"
#include "core/nn/segmentation_net.h"

#include <opencv2/core/mat.hpp>

#include <torch/nn/modules/dropout.h>

#include <vector>

namespace vantage {

/// What a frozen backbone sees in pictures: its four levels, finest first, each divided by its length at every place, the
/// picture's own colour, and what further networks see, of length 1 too. A level keeps its own grid; whoever asks for a place in between gets it bilinearly (corners not aligned).
struct Levels
{
    std::vector<torch::Tensor> maps; ///< N x channels x height x width; the first has the finest grid, a quarter of the picture

    int64_t height() const { return maps.front().size(2); }
    int64_t width() const { return maps.front().size(3); }
    int64_t channels() const;
    int64_t bytes() const;
};

/// The levels at places of the finest grid of one picture (N = 1), as the rows of a table.
/// @param places int64, y * width + x each @return places x channels, of the levels' type
torch::Tensor pixelsOf(const Levels &levels, const torch::Tensor &places);

/// As many, and each of the same size and values.
bool equalTensors(const std::vector<torch::Tensor> &a, const std::vector<torch::Tensor> &b);

class LevelsNet;
/// Levels of one CV_8UC3 RGB picture (N = 1), computed as the precision says.
Levels look(LevelsNet &net, const cv::Mat &image, torch::Device device, const Precision &precision);

/// F with a fine eye: "hypercolumns" (Hariharan et al. 2015) of a backbone that stays as ImageNet made it, under a per-pixel
/// head of two 1 x 1 convolutions. Training the backbone on one static scene destroys what it knows (docs/method.md), and
/// since it never changes, what it sees of a frame is computed once and the head learns from a table of pixels.
/// The first convolution is computed on each level's own grid and its result enlarged, which is the same (both are linear)
/// and a quarter of the work.
/// Further frozen networks may look beside the backbone (NetworkOptions::features): what they see are more levels.
class LevelsNet : public SegmentationNet
{
public:
    explicit LevelsNet(const NetworkOptions &options);

    Output outputs(const torch::Tensor &x) override;
    ResNet backbone() override { return m_backbone; }
    const std::vector<std::shared_ptr<FeatureNet>> &features() const { return m_features; }
    /// The backbone stays in evaluation mode.
    void train(bool on = true) override;

    /// No gradient reaches the picture or the backbone. @param x as in outputs()
    Levels levels(const torch::Tensor &x);
    /// N x classes x height x width of the finest grid, float32.
    torch::Tensor scores(const Levels &levels);
    /// @param pixels n x channels() as pixelsOf() gives them @return n x classes, float32
    torch::Tensor pixelScores(const torch::Tensor &pixels);

    /// What no training changes: weights and statistics of everything but the head. Two networks in which these are equal see the same.
    std::vector<torch::Tensor> frozenTensors() const;
    /// Channels of all of them.
    int channels() const;
    /// Of each level, finest first, then colour, then the further networks.
    const std::vector<int> &levelChannels() const { return m_channels; }

private:
    std::vector<int> m_channels;
    ResNet m_backbone{nullptr};
    torch::nn::Conv2d m_colour{nullptr}; // fixed: lightness and two opponent colours of 4 x 4 pixels
    std::vector<std::shared_ptr<FeatureNet>> m_features;
    torch::nn::Conv2d m_hidden{nullptr}, m_classifier{nullptr};
    torch::nn::Dropout m_dropout{nullptr};
};

} // namespace vantage
