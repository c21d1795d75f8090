#include "core/export/feature_plan.h"

#include "core/base/error.h"
#include "core/nn/onnx_features.h"
#include "core/nn/tensors.h"
#include "core/nn/vision_transformer.h"

#include <algorithm>
#include <cmath>
#include <onnx/onnx_pb.h>
#include <stdexcept>

namespace vantage {
namespace {

using FeatureStep = PlanStep::Kind;

class FeaturePlanner
{
public:
    FeaturePlanner(NetworkPlan &plan, std::string name)
        : m_plan(plan), m_name(std::move(name))
    {
    }

    int transformer(VisionTransformer &net, cv::Size picture);
    int foreign(OnnxFeatures &net, cv::Size picture);

private:
    int add(FeatureStep kind, const std::string &name, std::vector<int> inputs, int channels)
    {
        PlanStep step;
        step.kind = kind;
        step.name = m_name + "_" + name;
        step.inputs = std::move(inputs);
        step.channels = channels;
        step.wide = true;
        m_plan.steps.push_back(std::move(step));
        return static_cast<int>(m_plan.steps.size()) - 1;
    }
    PlanStep &last() { return m_plan.steps.back(); }
    void weight(const std::string &name, const torch::Tensor &tensor) { m_plan.weights.emplace_back(m_name + "_" + name, tensor.to(torch::kFloat32).contiguous()); }

    /// The picture at another size.
    int sized(cv::Size from, cv::Size to)
    {
        if (from == to)
            return 0;
        const int step = add(FeatureStep::ResizeTo, "picture", {0}, 3);
        last().size = to;
        return step;
    }
    /// Channels mixed place by place. @param weight out x in, float64
    int linear(const std::string &name, int input, const torch::Tensor &weights, const torch::Tensor &bias)
    {
        weight(name + "_weight", weights.unsqueeze(2).unsqueeze(3));
        weight(name + "_bias", bias);
        return add(FeatureStep::Convolution, name, {input}, static_cast<int>(weights.size(0)));
    }

    NetworkPlan &m_plan;
    std::string m_name;
};

torch::Tensor exact(const torch::Tensor &tensor)
{
    return tensor.detach().to(torch::kCPU, torch::kFloat64);
}

int FeaturePlanner::transformer(VisionTransformer &net, cv::Size picture)
{
    const VisionTransformerOptions &o = net.options().transformer;
    const cv::Size grid = net.grid(picture);
    const int front = 1 + o.registers;
    int x = sized(picture, {grid.width * o.patch, grid.height * o.patch});
    weight("patches_weight", net.patches->weight.detach().to(torch::kCPU));
    weight("patches_bias", net.patches->bias.detach().to(torch::kCPU));
    x = add(FeatureStep::Convolution, "patches", {x}, o.width);
    last().stride = {o.patch, o.patch};
    x = add(FeatureStep::Tokens, "flat", {x}, o.width);
    last().front = front;
    // Every token's own part in one constant: of the class, of the registers, of each place.
    std::vector<torch::Tensor> own{exact(net.classToken[0] + net.positionTable[0].narrow(0, 0, 1))};
    if (o.registers > 0)
        own.push_back(exact(net.registerTokens[0]));
    own.push_back(exact(net.positions(grid)));
    weight("tokens_constant", -torch::cat(own).t().reshape({1, o.width, 1, -1}));
    x = add(FeatureStep::MinusConstant, "tokens", {x}, o.width);

    // Scale and shift of a layer norm go into the layer behind it, the layer scale and the queries' 1 / 8 into the layer before it.
    const auto behind = [&](const std::string &name, int input, const torch::nn::LayerNorm &norm, const torch::nn::Linear &layer, const torch::Tensor &rows) {
        const auto weights = exact(layer->weight), factor = rows.unsqueeze(1);
        return linear(name, input, weights * exact(norm->weight).unsqueeze(0) * factor, (torch::mv(weights, exact(norm->bias)) + exact(layer->bias)) * rows);
    };
    const auto scaled = [&](const std::string &name, int input, const torch::nn::Linear &layer, const torch::Tensor &scale) {
        return linear(name, input, exact(layer->weight) * exact(scale).unsqueeze(1), exact(layer->bias) * exact(scale));
    };
    for (size_t i = 0; i < net.blocks->size(); ++i) {
        const auto &block = *net.blocks[i]->as<TransformerBlock>();
        const std::string name = "block" + std::to_string(i);
        auto queries = torch::ones({3 * o.width}, torch::kFloat64);
        queries.narrow(0, 0, o.width).fill_(1 / std::sqrt(double(transformerHead)));
        int y = add(FeatureStep::Standardise, name + "_norm1", {x}, o.width);
        y = behind(name + "_qkv", y, block.norm1, block.qkv, queries);
        y = add(FeatureStep::Attention, name + "_attention", {y}, o.width);
        y = scaled(name + "_projection", y, block.projection, block.scale1);
        x = add(FeatureStep::Sum, name + "_between", {x, y}, o.width);
        y = add(FeatureStep::Standardise, name + "_norm2", {x}, o.width);
        y = behind(name + "_widen", y, block.norm2, block.widen, torch::ones({4 * o.width}, torch::kFloat64));
        y = add(FeatureStep::Gelu, name + "_gelu", {y}, 4 * o.width);
        y = scaled(name + "_narrow", y, block.narrow, block.scale2);
        x = add(FeatureStep::Sum, name + "_sum", {x, y}, o.width);
    }
    x = add(FeatureStep::Standardise, "norm", {x}, o.width);
    x = linear("normed", x, torch::diag(exact(net.norm->weight)), exact(net.norm->bias));
    x = add(FeatureStep::Places, "maps", {x}, o.width);
    last().front = front;
    last().size = grid;
    return x;
}

int FeaturePlanner::foreign(OnnxFeatures &net, cv::Size picture)
{
    const OnnxFeatureOptions &o = net.options().onnx;
    const cv::Size size = net.pictureSize(picture);
    int x = sized(picture, size);
    // From ImageNet's mean and deviation to the network's own, and its order of colours, place by place.
    auto weights = torch::zeros({3, 3}, torch::kFloat64), bias = torch::zeros({3}, torch::kFloat64);
    for (int c = 0; c < 3; ++c) {
        const int from = o.bgr ? 2 - c : c;
        const auto at = static_cast<size_t>(c);
        const double mean = o.frames ? 0 : o.mean[at], std = o.frames ? 1 : o.std[at];
        weights[c][from] = imagenetStd[from] * 255 / std;
        bias[c] = (imagenetMean[from] * 255 - mean) / std;
    }
    x = linear("prepared", x, weights, bias);
    const auto maps = net.maps(torch::zeros({1, 3, picture.height, picture.width}));
    const cv::Size given(static_cast<int>(maps.size(3)), static_cast<int>(maps.size(2)));
    const cv::Size kept(std::min(given.width, (picture.width + 3) / 4), std::min(given.height, (picture.height + 3) / 4));
    x = add(FeatureStep::Foreign, "network", {x}, o.channels);
    last().size = given;
    last().frames = o.frames;
    m_plan.foreign.emplace(last().name, std::make_shared<const onnx::ModelProto>(net.model()));
    if (kept == given)
        return x;
    x = add(FeatureStep::ResizeTo, "maps", {x}, o.channels);
    last().size = kept;
    return x;
}

} // namespace

int addFeatures(NetworkPlan &plan, const std::string &name, FeatureNet &net, cv::Size picture)
{
    if (picture.empty())
        throw AskedError(oneSizeForFeatures);
    FeaturePlanner planner(plan, name);
    if (auto *transformer = dynamic_cast<VisionTransformer *>(&net))
        return planner.transformer(*transformer, picture);
    return planner.foreign(dynamic_cast<OnnxFeatures &>(net), picture);
}

} // namespace vantage
