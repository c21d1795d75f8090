#include "core/nn/levels_net.h"

#include "core/nn/tensors.h"

#include <algorithm>
#include <cmath>

namespace vantage {
namespace {

constexpr int colourCell = 4; // pixels a side, the finest level's grid

/// Of length 1 at every place, computed in float32.
torch::Tensor unitLength(const torch::Tensor &level)
{
    const auto wide = level.to(torch::kFloat32);
    return (wide / wide.norm(2, std::vector<int64_t>{1}, true).clamp_min(1e-6)).to(level.scalar_type());
}

/// Lightness, red against green and both against blue, each 0 at mid grey or grey: two numbers for colour and one for light, so
/// that a change of light leaves two alone.
torch::Tensor opponentKernel()
{
    constexpr float opponent[3][3] = {{2 / 3.0F, 2 / 3.0F, 2 / 3.0F}, {2, -2, 0}, {1, 1, -2}};
    auto kernel = torch::empty({3, 3, colourCell, colourCell});
    for (int o = 0; o < 3; ++o)
        for (int c = 0; c < 3; ++c)
            kernel[o][c].fill_(opponent[o][c] * imagenetStd[c] / (colourCell * colourCell));
    return kernel;
}

torch::Tensor opponentShift()
{
    const double m[3] = {imagenetMean[0], imagenetMean[1], imagenetMean[2]};
    return torch::tensor({static_cast<float>(2 * (m[0] + m[1] + m[2]) / 3 - 1), static_cast<float>(2 * (m[0] - m[1])),
                          static_cast<float>(m[0] + m[1] - 2 * m[2])});
}

struct Corner
{
    torch::Tensor first, second; ///< the two grid lines
    torch::Tensor share;         ///< of the second
};

Corner cornerOf(const torch::Tensor &at, int64_t finest, int64_t own)
{
    const auto place = ((at.to(torch::kFloat32) + 0.5) * (static_cast<double>(own) / static_cast<double>(finest)) - 0.5).clamp(0, static_cast<double>(own - 1));
    const auto first = place.floor();
    return {first.to(torch::kInt64), (first + 1).clamp_max(static_cast<double>(own - 1)).to(torch::kInt64), (place - first).unsqueeze(1)};
}

} // namespace

int64_t Levels::channels() const
{
    int64_t sum = 0;
    for (const auto &map : maps)
        sum += map.size(1);
    return sum;
}

int64_t Levels::bytes() const
{
    int64_t sum = 0;
    for (const auto &map : maps)
        sum += static_cast<int64_t>(map.nbytes());
    return sum;
}

torch::Tensor pixelsOf(const Levels &levels, const torch::Tensor &places)
{
    const int64_t height = levels.height(), width = levels.width();
    const auto y = torch::div(places, width, "floor"), x = places.remainder(width);
    std::vector<torch::Tensor> parts;
    for (const auto &map : levels.maps) {
        const int64_t own = map.size(3);
        const auto rows = map[0].permute({1, 2, 0}).reshape({-1, map.size(1)}); // a place a row; no copy where channels are last
        if (map.size(2) == height && own == width) {
            parts.push_back(rows.index_select(0, places));
            continue;
        }
        const Corner v = cornerOf(y, height, map.size(2)), u = cornerOf(x, width, own);
        const auto at = [&](const torch::Tensor &line, const torch::Tensor &column) {
            return rows.index_select(0, line * own + column).to(torch::kFloat32);
        };
        const auto above = at(v.first, u.first).lerp(at(v.first, u.second), u.share.expand({-1, map.size(1)}));
        const auto below = at(v.second, u.first).lerp(at(v.second, u.second), u.share.expand({-1, map.size(1)}));
        parts.push_back(above.lerp(below, v.share.expand({-1, map.size(1)})).to(map.scalar_type()));
    }
    return torch::cat(parts, 1);
}

bool equalTensors(const std::vector<torch::Tensor> &a, const std::vector<torch::Tensor> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const torch::Tensor &one, const torch::Tensor &other) {
        return one.is_same(other) || (one.device() == other.device() && one.sizes() == other.sizes() && torch::equal(one, other));
    });
}

Levels look(LevelsNet &net, const cv::Mat &image, torch::Device device, const Precision &precision)
{
    AutocastScope autocast(precision, device);
    return net.levels(withLayout(networkInput(imagesToTensor({image}, device)), precision));
}

LevelsNet::LevelsNet(const NetworkOptions &options)
    : SegmentationNet(options)
{
    m_backbone = register_module("backbone", ResNet(options.backbone));
    for (int k = 0; k < 4; ++k)
        m_channels.push_back(m_backbone->channels1() << k);
    m_channels.push_back(3);
    for (const FeatureOptions &feature : options.features) {
        m_features.push_back(register_module("features" + std::to_string(m_features.size()), makeFeatureNet(feature)));
        m_channels.push_back(m_features.back()->channels());
    }
    m_colour = register_module("colour", torch::nn::Conv2d(torch::nn::Conv2dOptions(3, 3, colourCell).stride(colourCell)));
    m_hidden = register_module("hidden", plainConv(channels(), options.hidden, 1, true));
    m_dropout = register_module("dropout", torch::nn::Dropout(options.dropout));
    m_classifier = register_module("classifier", plainConv(options.hidden, options.classes, 1, true));
    {
        torch::NoGradGuard noGrad;
        m_colour->weight.copy_(opponentKernel());
        m_colour->bias.copy_(opponentShift());
    }
    for (auto &parameter : m_backbone->parameters())
        parameter.set_requires_grad(false);
    for (auto &parameter : m_colour->parameters())
        parameter.set_requires_grad(false);
    for (const auto &feature : m_features)
        for (auto &parameter : feature->parameters())
            parameter.set_requires_grad(false);
    m_backbone->eval();
}

int LevelsNet::channels() const
{
    int sum = 0;
    for (const int channels : m_channels)
        sum += channels;
    return sum;
}

std::vector<torch::Tensor> LevelsNet::frozenTensors() const
{
    std::vector<torch::Tensor> result;
    for (const auto &items : {named_parameters(), named_buffers()})
        for (const auto &item : items)
            if (item.key().rfind("hidden.", 0) != 0 && item.key().rfind("classifier.", 0) != 0)
                result.push_back(item.value().detach());
    return result;
}

void LevelsNet::train(bool on)
{
    SegmentationNet::train(on);
    m_backbone->train(false);
}

Levels LevelsNet::levels(const torch::Tensor &x)
{
    requirePictures(x);
    torch::NoGradGuard noGrad;
    const auto features = m_backbone->features(x);
    Levels result;
    for (const auto &level : {features.layer1, features.layer2, features.layer3, features.layer4})
        result.maps.push_back(unitLength(level));
    result.maps.push_back(m_colour->forward(x).to(result.maps.front().scalar_type()));
    for (const auto &feature : m_features)
        result.maps.push_back(unitLength(feature->features(x)).to(result.maps.front().scalar_type()));
    return result;
}

torch::Tensor LevelsNet::scores(const Levels &levels)
{
    const int64_t height = levels.height(), width = levels.width();
    torch::Tensor sum;
    int64_t from = 0;
    for (size_t k = 0; k < levels.maps.size(); ++k) {
        const auto &map = levels.maps[k];
        const auto part = torch::conv2d(map, m_hidden->weight.narrow(1, from, map.size(1)), k == 0 ? m_hidden->bias : torch::Tensor());
        const auto fine = resizedTo(part.to(torch::kFloat32), height, width);
        sum = sum.defined() ? sum + fine : fine;
        from += map.size(1);
    }
    return m_classifier->forward(m_dropout->forward(sum.relu())).to(torch::kFloat32);
}

torch::Tensor LevelsNet::pixelScores(const torch::Tensor &pixels)
{
    const auto hidden = torch::linear(pixels, m_hidden->weight.flatten(1).to(pixels.scalar_type()), m_hidden->bias.to(pixels.scalar_type()));
    return torch::linear(m_dropout->forward(hidden.to(torch::kFloat32).relu()), m_classifier->weight.flatten(1), m_classifier->bias).to(torch::kFloat32);
}

SegmentationNet::Output LevelsNet::outputs(const torch::Tensor &x)
{
    return {resizedTo(scores(levels(x)), x.size(2), x.size(3)), {}};
}

} // namespace vantage
