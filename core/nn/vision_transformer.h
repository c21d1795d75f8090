#pragma once

#include "core/nn/feature_net.h"

#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/nn/pimpl.h>

namespace vantage {

/// A block of a vision transformer (Dosovitskiy et al. 2021), what it adds weighed channel by channel (Touvron et al. 2021).
/// The sum that runs through the blocks stays in float32, also where the rest computes in bfloat16.
class TransformerBlockImpl : public torch::nn::Module
{
public:
    explicit TransformerBlockImpl(int width);

    /// @param x tokens x width, float32
    torch::Tensor forward(const torch::Tensor &x);
    /// Softmax over the tokens, scaled by 1 / sqrt(64), of each head. @param qkv tokens x 3 width @return tokens x width
    static torch::Tensor attention(const torch::Tensor &qkv);

    torch::nn::LayerNorm norm1{nullptr}, norm2{nullptr};
    torch::nn::Linear qkv{nullptr}, projection{nullptr}, widen{nullptr}, narrow{nullptr};
    torch::Tensor scale1, scale2; ///< a number a channel

private:
    std::shared_ptr<torch::nn::Module> m_attention, m_mlp, m_scale1, m_scale2; // for the names of the published files
};
TORCH_MODULE(TransformerBlock);

inline constexpr int transformerHead = 64; ///< numbers a head of DINOv2's transformers

/// DINOv2's features of a picture: the normalised tokens of its patches after the last block. The picture is brought to the nearest
/// size of whole patches. Parameters have the names of the published files.
class VisionTransformer : public FeatureNet
{
public:
    /// @throws std::invalid_argument on a width that heads of 64 don't divide, or sizes below 1
    explicit VisionTransformer(const FeatureOptions &options);

    torch::Tensor features(const torch::Tensor &x) override;
    int channels() const override { return options().transformer.width; }
    double operations(cv::Size picture) override;

    /// Tokens a side of a picture of that size.
    cv::Size grid(cv::Size picture) const;
    /// Positions of the tokens of such a grid, row by row, bicubic between the learned ones: height * width x width of a token. As in
    /// the published code, which scales by (n + 0.1) / 37 where there are no registers, and smooths where there are.
    torch::Tensor positions(cv::Size grid) const;

    torch::nn::Conv2d patches{nullptr};
    torch::nn::ModuleList blocks{nullptr};
    torch::nn::LayerNorm norm{nullptr};
    torch::Tensor classToken, positionTable, registerTokens; ///< 1 x n x width; the last undefined without registers

private:
    std::shared_ptr<torch::nn::Module> m_patchEmbedding;
};

/// Of the layer normalisations.
inline constexpr double transformerEpsilon = 1e-6;

} // namespace vantage
