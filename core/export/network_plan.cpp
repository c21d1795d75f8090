#include "core/export/network_plan.h"

#include "core/base/hash.h"
#include "core/export/feature_plan.h"
#include "core/geometry/sight.h"
#include "core/nn/levels_net.h"
#include "core/nn/tensors.h"

#include <algorithm>
#include <stdexcept>

namespace vantage {
namespace {

using torch::nn::BatchNorm2dImpl;
using torch::nn::Conv2dImpl;

class Planner
{
public:
    explicit Planner(Network net)
        : m_net(std::move(net)), m_modules(m_net->named_modules("", false))
    {
    }

    NetworkPlan plan(cv::Size picture);
    /// After plan(): what a fixed camera's map makes of the scores.
    NetworkPlan withMap(NetworkPlan plan, const PlaceMap &map, cv::Size picture);

private:
    int wideStep(PlanStep::Kind kind, const std::string &name, std::vector<int> inputs);
    int withConstant(PlanStep::Kind kind, const std::string &name, int input, const torch::Tensor &constant);
    /// Mixes channels place by place. @param weight out x in
    int mix(int input, const std::string &name, const torch::Tensor &weight, const torch::Tensor &bias, bool relu);
    int turned(int input, const std::string &name, double factor, double plus, bool relu);
    int grown(int input, const std::string &name, int window);
    int maybeShadow(int halves, const torch::Tensor &background, double tolerance);
    /// Numbers of the steps that give PlacesShown::clear and ::passing, a channel each.
    std::pair<int, int> clearAndPassing(int halves, int shown, const torch::Tensor &background, const PlaceMap &map);
    bool has(const std::string &module) const { return m_modules.contains(module); }
    int add(PlanStep step)
    {
        m_plan.steps.push_back(std::move(step));
        return static_cast<int>(m_plan.steps.size()) - 1;
    }
    int channels(int step) const { return m_plan.steps[static_cast<size_t>(step)].channels; }
    /// @param norm empty: none to fold
    int convolution(int input, const std::string &conv, const std::string &norm, bool relu);
    int addConvolution(int input, const std::string &name, const Conv2dImpl &layer, const torch::Tensor &weight, const torch::Tensor &bias, bool relu);
    int sum(int first, int second, const std::string &name, bool relu);
    /// The backbone's four levels.
    std::array<int, 4> backbone(int input);
    void pyramidHead(int input, int features);
    void levelsHead(int input, const std::array<int, 4> &levels, cv::Size picture);
    int block(int input, const std::string &name);
    int resized(int input, int like, const std::string &name);

    Network m_net;
    torch::OrderedDict<std::string, std::shared_ptr<torch::nn::Module>> m_modules;
    NetworkPlan m_plan;
};

std::string identifier(std::string name)
{
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

int Planner::convolution(int input, const std::string &conv, const std::string &norm, bool relu)
{
    const auto *layer = m_modules[conv]->as<Conv2dImpl>();
    // Folded in double precision: what remains is the rounding of the weights themselves.
    torch::Tensor weight = layer->weight.detach().to(torch::kCPU, torch::kFloat64);
    torch::Tensor bias = layer->bias.defined() ? layer->bias.detach().to(torch::kCPU, torch::kFloat64)
                                               : torch::zeros({weight.size(0)}, torch::kFloat64);
    if (!norm.empty()) {
        const auto *batchNorm = m_modules[norm]->as<BatchNorm2dImpl>();
        const auto wide = [](const torch::Tensor &tensor) { return tensor.detach().to(torch::kCPU, torch::kFloat64); };
        const auto scale = wide(batchNorm->weight) * torch::rsqrt(wide(batchNorm->running_var) + batchNorm->options.eps());
        weight = weight * scale.view({-1, 1, 1, 1});
        bias = bias * scale + wide(batchNorm->bias) - wide(batchNorm->running_mean) * scale;
    }
    return addConvolution(input, identifier(conv), *layer, weight, bias, relu);
}

int Planner::addConvolution(int input, const std::string &name, const Conv2dImpl &layer, const torch::Tensor &weight, const torch::Tensor &bias, bool relu)
{
    PlanStep step;
    step.kind = PlanStep::Kind::Convolution;
    step.name = name;
    step.inputs = {input};
    step.relu = relu;
    step.channels = static_cast<int>(weight.size(0));
    // An unqualified get: the variant is c10's up to libtorch 1.13 and the standard one after it.
    const torch::ExpandingArray<2> padding = get<torch::ExpandingArray<2>>(layer.options.padding());
    for (size_t i = 0; i < 2; ++i) {
        step.stride[i] = (*layer.options.stride())[i];
        step.padding[i] = (*padding)[i];
        step.dilation[i] = (*layer.options.dilation())[i];
    }
    m_plan.weights.emplace_back(step.name + "_weight", weight.to(torch::kFloat32).contiguous());
    m_plan.weights.emplace_back(step.name + "_bias", bias.to(torch::kFloat32).contiguous());
    return add(std::move(step));
}

int Planner::block(int input, const std::string &name)
{
    const bool bottleneck = has(name + ".conv3");
    int y = convolution(input, name + ".conv1", name + ".bn1", true);
    y = convolution(y, name + ".conv2", name + ".bn2", bottleneck);
    if (bottleneck)
        y = convolution(y, name + ".conv3", name + ".bn3", false);
    const int shortcut = has(name + ".downsample.0") ? convolution(input, name + ".downsample.0", name + ".downsample.1", false) : input;
    return sum(y, shortcut, identifier(name) + "_sum", true);
}

int Planner::sum(int first, int second, const std::string &name, bool relu)
{
    PlanStep step;
    step.kind = PlanStep::Kind::Sum;
    step.name = name;
    step.inputs = {first, second};
    step.relu = relu;
    step.channels = channels(first);
    return add(std::move(step));
}

int Planner::resized(int input, int like, const std::string &name)
{
    PlanStep step;
    step.kind = PlanStep::Kind::ResizeLike;
    step.name = name;
    step.inputs = {input, like};
    step.channels = channels(input);
    return add(std::move(step));
}

std::array<int, 4> Planner::backbone(int input)
{
    int y = convolution(input, "backbone.conv1", "backbone.bn1", true);
    PlanStep pool;
    pool.kind = PlanStep::Kind::MaxPool;
    pool.name = "backbone_pool";
    pool.window = 3;
    pool.stride = {2, 2};
    pool.inputs = {y};
    pool.channels = channels(y);
    y = add(std::move(pool));
    std::array<int, 4> levels{};
    for (int layer = 1; layer <= 4; ++layer) {
        for (int i = 0;; ++i) {
            const std::string name = "backbone.layer" + std::to_string(layer) + "." + std::to_string(i);
            if (!has(name))
                break;
            y = block(y, name);
        }
        levels[static_cast<size_t>(layer - 1)] = y;
    }
    return levels;
}

void Planner::pyramidHead(int input, int features)
{
    PlanStep all;
    all.kind = PlanStep::Kind::Concatenate;
    all.name = "pyramid";
    all.inputs = {features};
    all.channels = channels(features);
    const auto &bins = m_net->options().bins;
    for (size_t i = 0; i < bins.size(); ++i) {
        const std::string name = "pyramid." + std::to_string(i);
        PlanStep average;
        average.kind = PlanStep::Kind::Pool;
        average.name = identifier(name) + "_average";
        average.inputs = {features};
        average.bins = bins[i];
        average.channels = channels(features);
        const int averaged = add(std::move(average));
        const int branch = convolution(averaged, name + ".conv", name + ".bn", true);
        all.inputs.push_back(resized(branch, features, identifier(name) + "_resized"));
        all.channels += channels(branch);
    }
    int head = add(std::move(all));
    head = convolution(head, "bottleneck", "bottleneck_bn", true);
    head = convolution(head, "classifier", "", false);
    resized(head, input, "scores");
}

void Planner::levelsHead(int input, const std::array<int, 4> &levels, cv::Size picture)
{
    // As the network computes it: the hidden layer's share of each level on the level's own grid, enlarged to the finest.
    const auto *hidden = m_modules["hidden"]->as<Conv2dImpl>();
    const auto weight = hidden->weight.detach().to(torch::kCPU);
    const int finest = levels[0];
    int64_t from = 0;
    int total = -1;
    const auto &features = dynamic_cast<LevelsNet &>(*m_net).features();
    const size_t colour = levels.size(), all = levels.size() + 1 + features.size();
    for (size_t k = 0; k < all; ++k) {
        int map = k < colour ? levels[k] : 0;
        if (k > colour)
            map = addFeatures(m_plan, "features" + std::to_string(k - colour - 1), *features[k - colour - 1], picture);
        if (k == colour) {
            map = convolution(input, "colour", "", false);
        } else {
            PlanStep unit;
            unit.kind = PlanStep::Kind::Normalise;
            unit.name = "level" + std::to_string(k < colour ? k + 1 : k);
            unit.inputs = {map};
            unit.channels = channels(map);
            map = add(std::move(unit));
        }
        const std::string name = "hidden" + std::to_string(k + 1);
        const auto bias = k == 0 ? hidden->bias.detach().to(torch::kCPU) : torch::zeros({weight.size(0)});
        int part = addConvolution(map, name, *hidden, weight.narrow(1, from, channels(map)), bias, false);
        from += channels(map);
        if (k > 0)
            part = resized(part, finest, name + "_resized");
        total = total < 0 ? part : sum(total, part, name + "_sum", k + 1 == all);
    }
    const int classes = convolution(total, "classifier", "", false);
    resized(classes, input, "scores");
}

NetworkPlan Planner::plan(cv::Size size)
{
    PlanStep picture;
    picture.name = "picture";
    picture.channels = 3;
    const int input = add(std::move(picture));
    const auto levels = backbone(input);
    if (m_net->options().family == NetworkFamily::Levels)
        levelsHead(input, levels, size);
    else
        pyramidHead(input, levels[3]);
    m_plan.classes = m_net->options().classes;
    return std::move(m_plan);
}

int Planner::wideStep(PlanStep::Kind kind, const std::string &name, std::vector<int> inputs)
{
    PlanStep step;
    step.kind = kind;
    step.name = "map_" + name;
    step.channels = channels(inputs.front());
    step.inputs = std::move(inputs);
    step.wide = true;
    return add(std::move(step));
}

int Planner::withConstant(PlanStep::Kind kind, const std::string &name, int input, const torch::Tensor &constant)
{
    m_plan.weights.emplace_back("map_" + name + "_constant", constant.contiguous());
    return wideStep(kind, name, {input});
}

int Planner::mix(int input, const std::string &name, const torch::Tensor &weight, const torch::Tensor &bias, bool relu)
{
    const int step = wideStep(PlanStep::Kind::Convolution, name, {input});
    m_plan.steps.back().relu = relu;
    m_plan.steps.back().channels = static_cast<int>(weight.size(0));
    m_plan.weights.emplace_back("map_" + name + "_weight", weight.unsqueeze(2).unsqueeze(3).contiguous());
    m_plan.weights.emplace_back("map_" + name + "_bias", bias.contiguous());
    return step;
}

/// factor * x + plus, of any channel by itself.
int Planner::turned(int input, const std::string &name, double factor, double plus, bool relu)
{
    const int64_t count = channels(input);
    return mix(input, name, torch::eye(count) * factor, torch::full({count}, plus), relu);
}

int Planner::grown(int input, const std::string &name, int window)
{
    const int step = wideStep(PlanStep::Kind::MaxPool, name, {input});
    m_plan.steps.back().window = window;
    return step;
}

/// @param halves RGB 0..255 @param background 1 x 3 x h x w of the same scale
int Planner::maybeShadow(int halves, const torch::Tensor &background, double tolerance)
{
    using Kind = PlanStep::Kind;
    constexpr double edge = 2 * toleranceEdge;
    int x = withConstant(Kind::TimesConstant, "alike", halves, background / background.square().sum(1, true).clamp_min(1));
    const int brightness = mix(x, "brightness", torch::ones({3, 3}), torch::zeros({3}), false);
    x = withConstant(Kind::TimesConstant, "darkened", brightness, background);
    x = wideStep(Kind::Difference, "beside", {halves, x});
    x = wideStep(Kind::Absolute, "far_beside", {x});
    x = turned(x, "other_colour", 1, -(shadowKind * tolerance - toleranceEdge), true);
    const int colour = mix(x, "same_colour", torch::full({1, 3}, -1 / edge), torch::ones({1}), true);
    const auto first = [](double factor) { return torch::tensor({{factor, 0.0, 0.0}}, torch::kFloat32); };
    x = mix(brightness, "darker", first(-1 / darkEdge), torch::full({1}, darkestShadow / darkEdge), true);
    const int dark = turned(x, "not_darker", -1, 1, true);
    x = mix(brightness, "lighter", first(1 / lightEdge), torch::full({1}, -1 / lightEdge), true);
    const int light = turned(x, "not_lighter", -1, 1, true);
    x = wideStep(Kind::Product, "between", {dark, light});
    return wideStep(Kind::Product, "shadow", {colour, x});
}

std::pair<int, int> Planner::clearAndPassing(int halves, int shown, const torch::Tensor &background, const PlaceMap &map)
{
    using Kind = PlanStep::Kind;
    const int unseen = turned(shown, "unseen", -1, 1, false);
    if (!map.things)
        return {shown, unseen};
    const int real = turned(maybeShadow(halves, background, map.tolerance), "no_shadow", -1, 1, false);
    const int passing = wideStep(Kind::Product, "passing", {unseen, real});
    const int window = static_cast<int>(gapWindow(background.size(3)));
    int x = turned(grown(passing, "grown", window), "around", -1, 0, false);
    x = turned(grown(x, "shrunk", window), "open", 1, 1, false); // 1 less the closed one
    return {wideStep(Kind::Product, "clear", {shown, x}), passing};
}

NetworkPlan Planner::withMap(NetworkPlan plan, const PlaceMap &map, cv::Size picture)
{
    // MappedNet::outputs() in operators that every runtime has: sums over channels, masks for each class and cuts at 0 and 1
    // are convolutions of one place and ReLU, since OpenCV 4.6 neither reduces nor broadcasts over channels.
    using Kind = PlanStep::Kind;
    m_plan = std::move(plan);
    const int64_t classes = m_plan.classes;
    const auto sized = [&](const torch::Tensor &part) { return resizedTo(part.unsqueeze(0), picture.height / 2, picture.width / 2); };
    const auto all = torch::ones({classes, classes}), none = torch::zeros({classes});
    const auto background = sized(map.background);
    auto widths = torch::zeros({3, 3}), means = torch::zeros({3});
    for (int c = 0; c < 3; ++c) {
        widths[c][c] = imagenetStd[c] * 255;
        means[c] = imagenetMean[c] * 255;
    }
    constexpr double edge = 2 * toleranceEdge, range = fullFrom - silentBelow;

    const int scores = static_cast<int>(m_plan.steps.size()) - 1;
    int x = wideStep(Kind::HalfMean, "picture", {0});
    const int halves = mix(x, "grey", widths, means, false);
    x = withConstant(Kind::MinusConstant, "from_background", halves, background);
    x = wideStep(Kind::Absolute, "distance", {x});
    x = turned(x, "over", 1, -(map.tolerance - toleranceEdge), true);
    const int shown = mix(x, "shown", torch::full({1, 3}, -1 / edge), torch::ones({1}), true);
    const auto [clear, passing] = clearAndPassing(halves, shown, background, map);
    x = wideStep(Kind::GlobalMean, "share", {shown});
    x = mix(x, "voice", torch::full({classes, 1}, 1 / (map.usual * range)), torch::full({classes}, -silentBelow / range), true);
    x = turned(x, "silence", -1, 1, true);
    x = turned(x, "speaks_once", -1, 1, false);
    const int speaks = wideStep(Kind::ResizeLike, "speaks", {x, shown});

    x = wideStep(Kind::HalfMean, "scores", {scores});
    const int said = wideStep(Kind::Softmax, "said", {x});
    x = withConstant(Kind::TimesConstant, "trusted", clear, sized(map.trust)); // behind no convolution with no other use: OpenCV 4.6 would fuse the two, and fail
    const int part = mix(x, "part", torch::ones({classes, 1}), none, false);
    x = withConstant(Kind::MinusConstant, "from_labels", said, sized(map.labels));
    x = wideStep(Kind::Product, "turn", {part, x});
    x = wideStep(Kind::Difference, "told", {said, x});
    const int both = wideStep(Kind::Concatenate, "clear_passing", {clear, passing});
    m_plan.steps.back().channels = 2;
    const int motion = mix(both, "motion", torch::stack({map.shares - 1, -map.shares}, 1), torch::ones({classes}), false);
    const int known = wideStep(Kind::Product, "known", {x, motion});
    x = mix(known, "sum", all, none, false);
    x = wideStep(Kind::Quotient, "probability", {known, x});
    x = wideStep(Kind::Difference, "change", {x, said});
    x = wideStep(Kind::Product, "change_spoken", {speaks, x});
    x = wideStep(Kind::Sum, "answer", {said, x});
    x = turned(x, "not_nothing", 1, leastProbability, false);
    x = wideStep(Kind::Logarithm, "answer_scores", {x});
    wideStep(Kind::ResizeLike, "answer_sized", {x, 0});
    return std::move(m_plan);
}

} // namespace

const torch::Tensor &NetworkPlan::weight(const std::string &name) const
{
    const auto found = std::find_if(weights.begin(), weights.end(), [&](const auto &entry) { return entry.first == name; });
    if (found == weights.end())
        throw std::logic_error("the plan has no weight " + name);
    return found->second;
}

NetworkPlan planOf(Network net, cv::Size picture)
{
    torch::NoGradGuard noGrad;
    const auto mapped = std::dynamic_pointer_cast<MappedNet>(net);
    if (!mapped)
        return Planner(std::move(net)).plan(picture);
    if (picture.empty())
        throw std::invalid_argument("a map of a camera's places has one size, so the file can't take pictures of any");
    Planner planner(mapped->plain());
    return planner.withMap(planner.plan(picture), mapped->map(), picture);
}

NetworkPlan halved(const NetworkPlan &plan)
{
    NetworkPlan result = plan;
    const auto isWide = [&](const std::string &weight) {
        return std::any_of(plan.steps.begin(), plan.steps.end(), [&](const PlanStep &step) {
            return step.wide && (weight == step.name + "_weight" || weight == step.name + "_bias" || weight == step.name + "_constant");
        });
    };
    for (auto &[name, tensor] : result.weights) {
        if (isWide(name))
            continue;
        tensor = tensor.to(torch::kFloat16);
        if (!torch::isfinite(tensor.to(torch::kFloat32)).all().item<bool>())
            throw std::invalid_argument("the weights of " + name + " are too large for 16-bit floats; export without half");
    }
    return result;
}

std::string weightsSha256(std::vector<std::pair<std::string, torch::Tensor>> weights)
{
    std::sort(weights.begin(), weights.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    Sha256 hash;
    for (const auto &[name, tensor] : weights) {
        const auto plain = tensor.detach().to(torch::kCPU).contiguous();
        std::string head = name + " " + (plain.scalar_type() == torch::kFloat16 ? "float16" : "float32");
        for (const int64_t side : plain.sizes())
            head.append(1, ' ').append(std::to_string(side));
        hash.add(head + '\n');
        hash.add({static_cast<const char *>(plain.data_ptr()), static_cast<size_t>(plain.numel()) * plain.element_size()});
    }
    return hash.hex();
}

std::pair<int64_t, int64_t> poolRange(int64_t i, int64_t bins, int64_t size)
{
    return {i * size / bins, ((i + 1) * size + bins - 1) / bins};
}

} // namespace vantage
