#include "core/nn/pyramid_conv.h"

#include "core/nn/precision.h"

#include <torch/nn/functional/upsampling.h>
#include <torch/types.h>

namespace vantage {
namespace {

/// (9 * side * side) x (height * width): what each tap of a zero-padded 3 x 3 kernel sees of each upsampled bin.
torch::Tensor spread(int64_t side, int64_t height, int64_t width, const torch::TensorOptions &options)
{
    namespace F = torch::nn::functional;
    torch::NoGradGuard noGrad;
    auto maps = torch::eye(side * side, options).view({1, side * side, side, side});
    if (side != height || side != width)
        maps = F::interpolate(maps, F::InterpolateFuncOptions().size(std::vector<int64_t>{height, width}).mode(torch::kBilinear).align_corners(false));
    const auto padded = torch::constant_pad_nd(maps, {1, 1, 1, 1});
    std::vector<torch::Tensor> taps;
    for (int64_t y = 0; y < 3; ++y)
        for (int64_t x = 0; x < 3; ++x)
            taps.push_back(padded.slice(2, y, y + height).slice(3, x, x + width).reshape({side * side, height * width}));
    return torch::cat(taps);
}

} // namespace

torch::Tensor pyramidConv(const std::vector<torch::Tensor> &bins, const torch::Tensor &weight, int64_t height, int64_t width)
{
    const int64_t out = weight.size(0), frames = bins.front().size(0);
    std::vector<torch::Tensor> tapped, spreads;
    int64_t channel = 0;
    for (const auto &bin : bins) {
        const int64_t channels = bin.size(1), side = bin.size(2);
        const auto kernel = weight.narrow(1, channel, channels).permute({2, 3, 0, 1}).reshape({9 * out, channels, 1, 1});
        // N x (9 out) x b x b -> N x out x (9 b b)
        const auto taps = torch::conv2d(bin, kernel);
        tapped.push_back(taps.to(c10::promoteTypes(taps.scalar_type(), torch::kFloat32)).reshape({frames, 9, out, side * side})
                             .permute({0, 2, 1, 3}).reshape({frames, out, 9 * side * side}));
        spreads.push_back(spread(side, height, width, tapped.back().options().requires_grad(false)));
        channel += channels;
    }
    // Autocast would round the interpolation's weights to bfloat16 for the sake of a product that is small.
    const AutocastScope exact({}, weight.device());
    return torch::cat(tapped, 2).reshape({frames * out, -1}).mm(torch::cat(spreads)).view({frames, out, height, width});
}

} // namespace vantage
