#include "core/onnx/onnx_resize.h"

#include <algorithm>
#include <cmath>
#include <torch/utils.h>

namespace vantage {
namespace {

using torch::Tensor;

/// Of the middles of all places of the result, in places of the original; may lie outside it. A ratio of lengths is computed with as
/// such, which is exact: 1/3 can't be written. With another scale the rule is what ONNX Runtime makes of it, in single precision.
std::vector<double> placesOf(int64_t length, const ResizeSide &side, const std::string &coordinates)
{
    const auto from = static_cast<double>(length), to = static_cast<double>(side.length);
    const float scale = isRatio(length, side) ? 0.0F : *side.scale;
    std::vector<double> places;
    for (int64_t i = 0; i < side.length; ++i) {
        const auto x = static_cast<double>(i);
        const auto single = static_cast<float>(i);
        if (coordinates == "align_corners")
            places.push_back(side.length > 1 ? x * (from - 1) / (to - 1) : 0);
        else if (coordinates == "asymmetric")
            places.push_back(scale > 0 ? static_cast<double>(single / scale) : x * from / to);
        else if (coordinates == "pytorch_half_pixel" && side.length == 1)
            places.push_back(0);
        else
            places.push_back(scale > 0 ? static_cast<double>((single + 0.5F) / scale - 0.5F) : (2 * x + 1) * from / (2 * to) - 0.5);
    }
    return places;
}

double rounded(double place, const std::string &nearest)
{
    if (nearest == "floor")
        return std::floor(place);
    if (nearest == "ceil")
        return std::ceil(place);
    return nearest == "round_prefer_ceil" ? std::floor(place + 0.5) : std::ceil(place - 0.5);
}

Tensor taken(const Tensor &x, int64_t dimension, const std::vector<int64_t> &places)
{
    return x.index_select(dimension, torch::tensor(places, torch::kInt64));
}

Tensor nearest(const Tensor &x, int64_t dimension, const ResizeSide &side, const ResizeRule &rule)
{
    const int64_t length = x.size(dimension);
    std::vector<int64_t> places;
    for (const double place : placesOf(length, side, rule.coordinates))
        places.push_back(std::clamp<int64_t>(static_cast<int64_t>(rounded(place, rule.nearest)), 0, length - 1));
    return taken(x, dimension, places);
}

Tensor linear(const Tensor &x, int64_t dimension, const ResizeSide &side, const ResizeRule &rule)
{
    const int64_t length = x.size(dimension);
    std::vector<int64_t> before, after;
    std::vector<float> weights;
    for (const double place : placesOf(length, side, rule.coordinates)) {
        const double inside = std::clamp(place, 0.0, static_cast<double>(length - 1));
        before.push_back(static_cast<int64_t>(inside));
        after.push_back(std::min(before.back() + 1, length - 1));
        weights.push_back(static_cast<float>(inside - std::floor(inside)));
    }
    std::vector<int64_t> shape(static_cast<size_t>(x.dim()), 1);
    shape[static_cast<size_t>(dimension)] = side.length;
    const Tensor weight = torch::tensor(weights).reshape(shape).to(x.scalar_type());
    return torch::lerp(taken(x, dimension, before), taken(x, dimension, after), weight);
}

bool oneOf(const std::string &text, std::initializer_list<const char *> known)
{
    return std::find(known.begin(), known.end(), text) != known.end();
}

} // namespace

bool isRatio(int64_t length, const ResizeSide &side)
{
    return !side.scale || static_cast<float>(side.length) / static_cast<float>(length) == *side.scale;
}

std::string ResizeRule::text() const
{
    return mode + ", " + coordinates + (mode == "nearest" ? ", " + nearest : "");
}

bool ResizeRule::isKnown() const
{
    if (!oneOf(coordinates, {"half_pixel", "pytorch_half_pixel", "asymmetric", "align_corners"}))
        return false;
    return mode == "linear" || (mode == "nearest" && oneOf(nearest, {"floor", "ceil", "round_prefer_floor", "round_prefer_ceil"}));
}

Tensor resized(const Tensor &x, const ResizeSide &height, const ResizeSide &width, const ResizeRule &rule)
{
    if (rule.mode == "nearest")
        return nearest(nearest(x, 2, height, rule), 3, width, rule);
    const std::vector<int64_t> size{height.length, width.length};
    const bool corners = rule.coordinates == "align_corners";
    const bool exact = isRatio(x.size(2), height) && isRatio(x.size(3), width);
    if (corners || (exact && rule.coordinates == "half_pixel"))
        return torch::upsample_bilinear2d(x, size, corners);
    return linear(linear(x, 2, height, rule), 3, width, rule);
}

int64_t scaledLength(int64_t length, float scale)
{
    return static_cast<int64_t>(std::floor(static_cast<float>(length) * scale));
}

} // namespace vantage
