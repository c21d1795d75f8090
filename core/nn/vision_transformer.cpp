#include "core/nn/vision_transformer.h"

#include "core/nn/tensors.h"

#include <torch/nn/functional/upsampling.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace vantage {
namespace {

/// A module for no more than the first half of its parameters' names.
std::shared_ptr<torch::nn::Module> folder()
{
    struct Folder : torch::nn::Module
    {
    };
    return std::make_shared<Folder>();
}

torch::nn::LayerNorm layerNorm(int width)
{
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}).eps(transformerEpsilon));
}

} // namespace

TransformerBlockImpl::TransformerBlockImpl(int width)
{
    norm1 = register_module("norm1", layerNorm(width));
    m_attention = register_module("attn", folder());
    qkv = m_attention->register_module("qkv", torch::nn::Linear(width, 3 * width));
    projection = m_attention->register_module("proj", torch::nn::Linear(width, width));
    m_scale1 = register_module("ls1", folder());
    scale1 = m_scale1->register_parameter("gamma", torch::ones({width}));
    norm2 = register_module("norm2", layerNorm(width));
    m_mlp = register_module("mlp", folder());
    widen = m_mlp->register_module("fc1", torch::nn::Linear(width, 4 * width));
    narrow = m_mlp->register_module("fc2", torch::nn::Linear(4 * width, width));
    m_scale2 = register_module("ls2", folder());
    scale2 = m_scale2->register_parameter("gamma", torch::ones({width}));
}

torch::Tensor TransformerBlockImpl::attention(const torch::Tensor &qkv)
{
    const int64_t tokens = qkv.size(0), width = qkv.size(1) / 3;
    const auto heads = qkv.view({tokens, 3, width / transformerHead, transformerHead}).permute({1, 2, 0, 3}); // 3 x heads x tokens x 64
    const auto query = heads[0] * (1 / std::sqrt(double(transformerHead)));
    const auto share = torch::matmul(query, heads[1].transpose(1, 2)).softmax(-1);
    return torch::matmul(share, heads[2]).transpose(0, 1).reshape({tokens, width});
}

torch::Tensor TransformerBlockImpl::forward(const torch::Tensor &x)
{
    const auto between = x + projection(attention(qkv(norm1(x)))).to(torch::kFloat32) * scale1;
    return between + narrow(torch::gelu(widen(norm2(between)))).to(torch::kFloat32) * scale2;
}

VisionTransformer::VisionTransformer(const FeatureOptions &options)
    : FeatureNet(options)
{
    const VisionTransformerOptions &o = options.transformer;
    if (o.width < transformerHead || o.width % transformerHead != 0 || o.depth < 1 || o.patch < 1 || o.registers < 0 || o.grid < 1)
        throw std::invalid_argument("no vision transformer has a width of " + std::to_string(o.width) + " and " + std::to_string(o.depth) + " blocks");
    classToken = register_parameter("cls_token", torch::zeros({1, 1, o.width}));
    positionTable = register_parameter("pos_embed", torch::randn({1, 1 + o.grid * o.grid, o.width}) * 0.02);
    if (o.registers > 0)
        registerTokens = register_parameter("register_tokens", torch::zeros({1, o.registers, o.width}));
    m_patchEmbedding = register_module("patch_embed", folder());
    patches = m_patchEmbedding->register_module("proj", torch::nn::Conv2d(torch::nn::Conv2dOptions(3, o.width, o.patch).stride(o.patch)));
    blocks = register_module("blocks", torch::nn::ModuleList());
    for (int i = 0; i < o.depth; ++i)
        blocks->push_back(TransformerBlock(o.width));
    norm = register_module("norm", layerNorm(o.width));
}

cv::Size VisionTransformer::grid(cv::Size picture) const
{
    const auto patchesOf = [&](int side) { return std::max(1, (side + options().transformer.patch / 2) / options().transformer.patch); };
    return {patchesOf(picture.width), patchesOf(picture.height)};
}

torch::Tensor VisionTransformer::positions(cv::Size grid) const
{
    const VisionTransformerOptions &o = options().transformer;
    const auto learned = positionTable.narrow(1, 1, int64_t(o.grid) * o.grid).to(torch::kFloat32);
    const auto asTable = [&](const torch::Tensor &map) { return map.flatten(2)[0].t(); };
    const auto map = learned.reshape({1, o.grid, o.grid, o.width}).permute({0, 3, 1, 2});
    if (grid == cv::Size(o.grid, o.grid))
        return asTable(map);
    namespace F = torch::nn::functional;
    const std::vector<int64_t> size{grid.height, grid.width};
    if (o.registers > 0)
        return asTable(F::interpolate(map, F::InterpolateFuncOptions().size(size).mode(torch::kBicubic).align_corners(false).antialias(true)));
    const auto scale = [&](int side) { return (side + 0.1) / o.grid; };
    return asTable(torch::upsample_bicubic2d(map, size, false, scale(grid.height), scale(grid.width)));
}

torch::Tensor VisionTransformer::features(const torch::Tensor &x)
{
    torch::NoGradGuard noGrad;
    const VisionTransformerOptions &o = options().transformer;
    const cv::Size size = grid({static_cast<int>(x.size(3)), static_cast<int>(x.size(2))});
    const auto maps = patches(resizedTo(x, size.height * o.patch, size.width * o.patch)).to(torch::kFloat32);
    const auto places = positions(size);
    std::vector<torch::Tensor> first{classToken[0] + positionTable[0].narrow(0, 0, 1)};
    if (o.registers > 0)
        first.push_back(registerTokens[0]);
    std::vector<torch::Tensor> results;
    for (int64_t n = 0; n < x.size(0); ++n) { // a picture at a time: attention takes tokens x tokens
        auto parts = first;
        parts.push_back(maps[n].flatten(1).t() + places);
        auto tokens = torch::cat(parts);
        for (const auto &block : *blocks)
            tokens = block->as<TransformerBlock>()->forward(tokens);
        const auto last = norm(tokens.narrow(0, 1 + o.registers, places.size(0)));
        results.push_back(last.t().reshape({o.width, size.height, size.width}));
    }
    return torch::stack(results);
}

double VisionTransformer::operations(cv::Size picture)
{
    const VisionTransformerOptions &o = options().transformer;
    const cv::Size size = grid(picture);
    const double tokens = double(size.width) * size.height + 1 + o.registers, width = o.width;
    return 2 * tokens * (o.depth * (12 * width * width + 2 * tokens * width) + 3.0 * o.patch * o.patch * width);
}

} // namespace vantage
