#include "core/nn/place_map.h"

#include "core/geometry/sight.h"
#include "core/nn/tensors.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace vantage {

void requirePlaceMap(const PlaceMap &map, int classes)
{
    const auto shaped = [](const torch::Tensor &t, std::vector<int64_t> sizes) {
        return t.defined() && t.scalar_type() == torch::kFloat32 && t.sizes() == torch::IntArrayRef(sizes) && torch::isfinite(t).all().item<bool>();
    };
    if (!map.background.defined() || map.background.dim() != 3)
        throw std::invalid_argument("a place map has a background of three channels");
    const int64_t height = map.background.size(1), width = map.background.size(2);
    if (height < 8 || width < 8 || !shaped(map.background, {3, height, width}))
        throw std::invalid_argument("the background of a place map has three channels and at least 8 x 8 places");
    if (!shaped(map.labels, {classes, height, width}) || (map.labels < 0).any().item<bool>())
        throw std::invalid_argument("the labels of a place map are a probability of each class at each place");
    if (!shaped(map.trust, {1, height, width}) || (map.trust < 0).any().item<bool>() || (map.trust > 1).any().item<bool>())
        throw std::invalid_argument("the trust of a place map is a number from 0 to 1 at each place");
    if (!shaped(map.shares, {classes}) || (map.shares <= 0).any().item<bool>() || (map.shares >= 1).any().item<bool>())
        throw std::invalid_argument("the shares of a place map are between 0 and 1, one a class");
    if (!(map.tolerance > toleranceEdge && map.tolerance <= 255 && map.usual > 0 && map.usual <= 1))
        throw std::invalid_argument("the tolerance or the usual background of a place map is out of range");
}

int64_t gapWindow(int64_t columns)
{
    return 2 * std::max<int64_t>(1, std::llround(halfGap * static_cast<double>(columns))) + 1;
}

namespace {

/// How far what differs from the background may be its shadow: of its colour, only darker. network_plan.cpp writes the same in steps.
torch::Tensor maybeShadow(const torch::Tensor &halves, const torch::Tensor &background, double tolerance)
{
    const auto brightness = (halves * background).sum(1, true) / background.square().sum(1, true).clamp_min(1);
    const auto beside = torch::relu((halves - background * brightness).abs() - (shadowKind * tolerance - toleranceEdge)).sum(1, true);
    return torch::relu(1 - beside / (2 * toleranceEdge)) * torch::relu(1 - torch::relu(darkestShadow - brightness) / darkEdge)
           * torch::relu(1 - torch::relu(brightness - 1) / lightEdge);
}

torch::Tensor gapsClosed(const torch::Tensor &things)
{
    const int64_t window = gapWindow(things.size(3));
    const auto grown = [&](const torch::Tensor &x) { return torch::max_pool2d(x, window, 1, window / 2); };
    return -grown(-grown(things));
}

} // namespace

PlacesShown placesShown(const torch::Tensor &pictures, const torch::Tensor &background, double tolerance, bool things)
{
    const auto halves = torch::avg_pool2d(pictures, 2);
    const auto over = torch::relu((halves - background).abs() - (tolerance - toleranceEdge)).sum(1, true);
    const auto shown = torch::relu(1 - over / (2 * toleranceEdge));
    if (!things)
        return {shown, shown, 1 - shown};
    const auto passing = (1 - shown) * (1 - maybeShadow(halves, background, tolerance));
    return {shown, shown * (1 - gapsClosed(passing)), passing};
}

MappedNet::MappedNet(Network net, const PlaceMap &map)
    : SegmentationNet(net->options()), m_tolerance(map.tolerance), m_usual(map.usual), m_things(map.things)
{
    requirePlaceMap(map, options().classes);
    m_net = register_module("net", std::move(net));
    m_background = register_buffer("background", map.background);
    m_labels = register_buffer("labels", map.labels);
    m_trust = register_buffer("trust", map.trust);
    m_shares = register_buffer("shares", map.shares);
    train(m_net->is_training());
}

PlaceMap MappedNet::map() const
{
    return {m_background, m_labels, m_trust, m_shares, m_tolerance, m_usual, m_things};
}

SegmentationNet::Output MappedNet::outputs(const torch::Tensor &x)
{
    return {mapped(m_net->outputs(x).scores, x), {}};
}

torch::Tensor MappedNet::mapped(const torch::Tensor &scores, const torch::Tensor &x) const
{
    const int64_t height = x.size(2), width = x.size(3), rows = height / 2, columns = width / 2;
    const auto here = [&](const torch::Tensor &part) { return resizedTo(part.unsqueeze(0), rows, columns); };
    const auto column = [&](const torch::Tensor &values) { return values.view({1, -1, 1, 1}); };
    const auto mean = torch::tensor({imagenetMean[0], imagenetMean[1], imagenetMean[2]}, torch::kFloat32).to(x.device());
    const auto std = torch::tensor({imagenetStd[0], imagenetStd[1], imagenetStd[2]}, torch::kFloat32).to(x.device());

    const auto grey = (x.to(torch::kFloat32) * column(std) + column(mean)) * 255;
    const PlacesShown shown = placesShown(grey, here(m_background), m_tolerance, m_things);
    const auto speaks = ((shown.background.mean({2, 3}, true) / m_usual - silentBelow) / (fullFrom - silentBelow)).clamp(0, 1);

    const auto said = torch::avg_pool2d(scores.to(torch::kFloat32), 2).softmax(1);
    const auto part = shown.clear * here(m_trust);
    const auto shares = column(m_shares);
    auto known = (said + part * (here(m_labels) - said)) * (1 - shown.clear * (1 - shares) - shown.passing * shares); // what is doubtful weighs nothing
    known = known / known.sum(1, true);
    return resizedTo((said + speaks * (known - said) + leastProbability).log(), height, width);
}

} // namespace vantage
