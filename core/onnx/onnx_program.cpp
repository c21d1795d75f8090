#include "core/onnx/onnx_program.h"

#include "core/base/error.h"
#include "core/onnx/onnx_resize.h"

#include <algorithm>
#include <map>
#include <onnx/onnx_pb.h>
#include <optional>
#include <set>
#include <torch/utils.h>

namespace vantage {
namespace {

using onnx::TensorProto;
using torch::Tensor;

torch::ScalarType typeOf(int onnxType, const std::filesystem::path &file)
{
    switch (onnxType) {
    case TensorProto::FLOAT: return torch::kFloat32;
    case TensorProto::FLOAT16: return torch::kFloat16;
    case TensorProto::DOUBLE: return torch::kFloat64;
    case TensorProto::INT64: return torch::kInt64;
    case TensorProto::INT32: return torch::kInt32;
    case TensorProto::UINT8: return torch::kUInt8;
    case TensorProto::INT8: return torch::kInt8;
    case TensorProto::BOOL: return torch::kBool;
    default: throw InputError(file, say("holds tensors of a type that isn't known here (%1)", onnxType));
    }
}

/// A node as it is run: attributes looked up by name, inputs by position.
class Call
{
public:
    Call(const onnx::NodeProto &node, std::vector<Tensor> inputs, int64_t opset, const std::filesystem::path &file)
        : m_node(node)
        , m_inputs(std::move(inputs))
        , m_opset(opset)
        , m_file(file)
    { }

    const onnx::NodeProto &node() const { return m_node; }
    int64_t opset() const { return m_opset; } ///< of ONNX, that the file was written for

    const Tensor &in(size_t i) const
    {
        if (!has(i))
            refuse(say("lacks an input"));
        return m_inputs[i];
    }
    bool has(size_t i) const { return i < m_inputs.size() && m_inputs[i].defined(); }
    size_t count() const { return m_inputs.size(); }
    const std::vector<Tensor> &all() const { return m_inputs; }

    int64_t integer(const char *name, int64_t otherwise) const
    {
        const auto *attribute = find(name);
        return attribute ? attribute->i() : otherwise;
    }
    double real(const char *name, double otherwise) const
    {
        const auto *attribute = find(name);
        return attribute ? static_cast<double>(attribute->f()) : otherwise;
    }
    std::string word(const char *name, const std::string &otherwise) const
    {
        const auto *attribute = find(name);
        return attribute ? attribute->s() : otherwise;
    }
    std::vector<int64_t> integers(const char *name, std::vector<int64_t> otherwise) const
    {
        const auto *attribute = find(name);
        return attribute ? std::vector<int64_t>(attribute->ints().begin(), attribute->ints().end()) : otherwise;
    }
    Tensor constant() const
    {
        const auto *attribute = find("value");
        if (!attribute || !attribute->has_t())
            refuse(say("has no value"));
        return onnxTensor(&attribute->t(), m_file);
    }
    std::vector<int64_t> values(size_t i) const
    {
        const Tensor flat = in(i).to(torch::kInt64).contiguous();
        return {flat.data_ptr<int64_t>(), flat.data_ptr<int64_t>() + flat.numel()};
    }
    torch::ScalarType type(const char *name) const { return typeOf(static_cast<int>(integer(name, 0)), m_file); }
    [[noreturn]] void refuse(const Message &problem) const
    {
        throw InputError(m_file, say("has an operator %1 (%2) that %3", m_node.op_type(), m_node.name(), problem));
    }

private:
    const onnx::AttributeProto *find(const char *name) const
    {
        for (const auto &attribute : m_node.attribute())
            if (attribute.name() == name)
                return &attribute;
        return nullptr;
    }

    const onnx::NodeProto &m_node;
    std::vector<Tensor> m_inputs;
    int64_t m_opset;
    const std::filesystem::path &m_file;
};

/// Beginnings and ends of the padding as torch takes it: alike on both sides, or the input padded before.
Tensor padded(const Call &call, Tensor x, std::vector<int64_t> &padding, double value)
{
    const auto pads = call.integers("pads", {0, 0, 0, 0});
    padding = {pads[0], pads[1]};
    if (pads[0] == pads[2] && pads[1] == pads[3])
        return x;
    padding = {0, 0};
    return torch::constant_pad_nd(x, {pads[1], pads[3], pads[0], pads[2]}, value);
}

Tensor conv(const Call &call)
{
    std::vector<int64_t> padding;
    const Tensor x = padded(call, call.in(0), padding, 0);
    return torch::conv2d(x, call.in(1), call.has(2) ? call.in(2) : Tensor(), call.integers("strides", {1, 1}), padding,
                         call.integers("dilations", {1, 1}), call.integer("group", 1));
}

/// A last window that begins in the padding is left out by some runtimes and counted by others.
void requireSameCeil(const Call &call, const std::vector<int64_t> &kernel, const std::vector<int64_t> &strides)
{
    const auto pads = call.integers("pads", {0, 0, 0, 0}), dilations = call.integers("dilations", {1, 1});
    for (size_t side = 0; side < 2; ++side) {
        if (kernel.size() != 2 || strides.size() != 2 || dilations.size() != 2 || strides[side] < 1 || call.in(0).dim() != 4)
            call.refuse(say("isn't over two dimensions"));
        const int64_t length = call.in(0).size(static_cast<int64_t>(side) + 2), before = pads[side], after = pads[side + 2];
        const int64_t last = (length + before + after - dilations[side] * (kernel[side] - 1) - 1 + strides[side] - 1) / strides[side] * strides[side];
        if (last >= length + before)
            call.refuse(say("pools by a rule that runtimes don't agree on (ceil_mode, with a window in the padding)"));
    }
}

Tensor pooled(const Call &call, bool largest)
{
    std::vector<int64_t> padding;
    const auto kernel = call.integers("kernel_shape", {});
    const auto strides = call.integers("strides", {1, 1});
    const bool ceil = call.integer("ceil_mode", 0) != 0;
    if (ceil)
        requireSameCeil(call, kernel, strides);
    const Tensor x = padded(call, call.in(0), padding, largest ? -std::numeric_limits<double>::infinity() : 0);
    if (largest)
        return torch::max_pool2d(x, kernel, strides, padding, call.integers("dilations", {1, 1}), ceil);
    const bool counted = call.integer("count_include_pad", 0) != 0;
    const Tensor average = torch::avg_pool2d(x, kernel, strides, padding, ceil, counted);
    if (counted || x.sizes() == call.in(0).sizes())
        return average;
    // The zeros that were put around it by hand are no part of the mean.
    const Tensor share = torch::avg_pool2d(padded(call, torch::ones_like(call.in(0)), padding, 0), kernel, strides, padding, ceil, true);
    return average / share;
}

/// So that a few numbers of a file can't ask for all memory there is.
void requirePossible(const Call &call, const std::vector<int64_t> &sides)
{
    constexpr int64_t most = int64_t(1) << 30; // values
    int64_t count = 1;
    for (const int64_t side : sides) {
        if (side < 0 || (side > 0 && count > most / side))
            call.refuse(say("makes an impossibly large tensor"));
        count *= side;
    }
}

ResizeRule resizeRule(const Call &call)
{
    ResizeRule rule;
    rule.mode = call.word("mode", rule.mode);
    rule.coordinates = call.word("coordinate_transformation_mode", rule.coordinates);
    rule.nearest = call.word("nearest_mode", rule.nearest);
    if (!rule.isKnown())
        call.refuse(say("resizes by a rule that isn't known here (%1)", rule.text()));
    return rule;
}

/// Of the four sides of a picture, as an input names them; sides that it doesn't name stay as they are.
std::vector<double> ofSides(const Call &call, size_t input, const std::vector<double> &otherwise)
{
    const Tensor named = call.in(input).to(torch::kFloat64).contiguous();
    const auto axes = call.integers("axes", {0, 1, 2, 3});
    if (named.numel() != static_cast<int64_t>(axes.size()))
        call.refuse(say("names no size of a picture"));
    std::vector<double> sides = otherwise;
    for (size_t i = 0; i < axes.size(); ++i) {
        const int64_t axis = axes[i] < 0 ? axes[i] + 4 : axes[i];
        if (axis < 0 || axis > 3)
            call.refuse(say("names no size of a picture"));
        sides[static_cast<size_t>(axis)] = named.data_ptr<double>()[i];
    }
    if (sides[0] != otherwise[0] || sides[1] != otherwise[1])
        call.refuse(say("resizes more than height and width"));
    return sides;
}

Tensor resize(const Call &call)
{
    const Tensor &x = call.in(0);
    if (x.dim() != 4)
        call.refuse(say("isn't over pictures"));
    ResizeSide height, width;
    if (call.has(3) && call.in(3).numel() > 0) {
        const auto sides = ofSides(call, 3, {static_cast<double>(x.size(0)), static_cast<double>(x.size(1)), static_cast<double>(x.size(2)), static_cast<double>(x.size(3))});
        height.length = static_cast<int64_t>(sides[2]);
        width.length = static_cast<int64_t>(sides[3]);
    } else {
        const auto scales = ofSides(call, 2, {1, 1, 1, 1});
        height.scale = static_cast<float>(scales[2]);
        width.scale = static_cast<float>(scales[3]);
        height.length = scaledLength(x.size(2), *height.scale);
        width.length = scaledLength(x.size(3), *width.scale);
    }
    constexpr int64_t longest = 1 << 16;
    if (height.length < 1 || width.length < 1 || height.length > longest || width.length > longest)
        call.refuse(say("resizes to an impossible size"));
    requirePossible(call, {x.size(0), x.size(1), height.length, width.length});
    const ResizeRule rule = resizeRule(call);
    if (rule.coordinates == "align_corners" && !(isRatio(x.size(2), height) && isRatio(x.size(3), width)))
        call.refuse(say("resizes by a rule that runtimes don't agree on (%1, by a scale that leads to no whole size)", rule.text()));
    return resized(x, height, width, rule);
}

Tensor softmax(const Call &call)
{
    const Tensor &x = call.in(0);
    if (call.opset() >= 13)
        return torch::softmax(x, call.integer("axis", -1));
    // Before, it went over all dimensions from the axis on.
    return torch::softmax(x.flatten(call.integer("axis", 1)), -1).reshape(x.sizes());
}

Tensor divide(const Call &call)
{
    if (torch::isFloatingType(call.in(0).scalar_type()))
        return call.in(0) / call.in(1);
    return torch::div(call.in(0), call.in(1), "trunc");
}

Tensor reshape(const Call &call)
{
    auto shape = call.values(1);
    for (size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 0)
            shape[i] = call.in(0).size(static_cast<int64_t>(i));
    return call.in(0).reshape(shape);
}

Tensor slice(const Call &call)
{
    const auto starts = call.values(1), ends = call.values(2);
    std::vector<int64_t> axes, steps;
    for (size_t i = 0; i < starts.size(); ++i)
        axes.push_back(static_cast<int64_t>(i));
    if (call.has(3))
        axes = call.values(3);
    steps.assign(starts.size(), 1);
    if (call.has(4))
        steps = call.values(4);
    if (ends.size() != starts.size() || axes.size() != starts.size() || steps.size() != starts.size())
        call.refuse(say("names beginnings and ends of different numbers"));
    Tensor x = call.in(0);
    for (size_t i = 0; i < starts.size(); ++i)
        x = x.slice(axes[i], starts[i], ends[i], steps[i]);
    return x;
}

/// The axes that the second input or the attribute names, from 0 on, in order. @param rank of what they belong to
std::vector<int64_t> axesOf(const Call &call, int64_t rank)
{
    std::vector<int64_t> axes = call.has(1) ? call.values(1) : call.integers("axes", {});
    for (int64_t &axis : axes) {
        axis = axis < 0 ? axis + rank : axis;
        if (axis < 0 || axis >= rank)
            call.refuse(say("names a dimension that isn't there"));
    }
    std::sort(axes.begin(), axes.end());
    return axes;
}

Tensor unsqueeze(const Call &call)
{
    Tensor x = call.in(0);
    const size_t added = call.has(1) ? call.values(1).size() : call.integers("axes", {}).size();
    for (const int64_t axis : axesOf(call, x.dim() + static_cast<int64_t>(added)))
        x = x.unsqueeze(axis);
    return x;
}

Tensor squeeze(const Call &call)
{
    Tensor x = call.in(0);
    const auto axes = axesOf(call, x.dim());
    if (axes.empty())
        return x.squeeze();
    for (auto axis = axes.rbegin(); axis != axes.rend(); ++axis) {
        if (x.size(*axis) != 1)
            call.refuse(say("drops a dimension that has more than one place"));
        x = x.squeeze(*axis);
    }
    return x;
}

Tensor folded(const Call &call, Tensor (*pair)(const Tensor &, const Tensor &))
{
    Tensor result = call.in(0);
    for (size_t i = 1; i < call.count(); ++i)
        result = pair(result, call.in(i));
    return result;
}

Tensor expand(const Call &call)
{
    const auto sides = call.values(1);
    requirePossible(call, sides);
    return call.in(0) * torch::ones(sides, call.in(0).options());
}

Tensor range(const Call &call)
{
    const auto from = call.in(0).item<int64_t>(), to = call.in(1).item<int64_t>(), step = call.in(2).item<int64_t>();
    constexpr int64_t longest = 1 << 24;
    if (step == 0 || std::abs(static_cast<double>(to) - static_cast<double>(from)) / std::abs(static_cast<double>(step)) > longest)
        call.refuse(say("makes an impossibly large tensor"));
    return torch::arange(from, to, step, torch::kInt64);
}

Tensor transpose(const Call &call)
{
    std::vector<int64_t> order;
    for (int64_t i = call.in(0).dim() - 1; i >= 0; --i)
        order.push_back(i);
    return call.in(0).permute(call.integers("perm", order));
}

Tensor reduceMean(const Call &call)
{
    const auto axes = call.has(1) ? call.values(1) : call.integers("axes", {});
    const bool keep = call.integer("keepdims", 1) != 0;
    return axes.empty() ? call.in(0).mean() : call.in(0).mean(axes, keep);
}

Tensor reduced(const Call &call, bool largest)
{
    const auto axes = axesOf(call, call.in(0).dim());
    const bool keep = call.integer("keepdims", 1) != 0;
    if (axes.empty())
        call.refuse(say("names no dimension"));
    return largest ? torch::amax(call.in(0), axes, keep) : call.in(0).sum(axes, keep);
}

Tensor batchNorm(const Call &call)
{
    return torch::batch_norm(call.in(0), call.in(1), call.in(2), call.in(3), call.in(4), false, 0, call.real("epsilon", 1e-5), false);
}

Tensor clip(const Call &call)
{
    const Tensor &x = call.in(0);
    const double low = call.has(1) ? call.in(1).item<double>() : call.real("min", -std::numeric_limits<double>::infinity());
    const double high = call.has(2) ? call.in(2).item<double>() : call.real("max", std::numeric_limits<double>::infinity());
    return torch::clamp(x, low, high).to(x.scalar_type());
}

Tensor convTranspose(const Call &call)
{
    const auto pads = call.integers("pads", {0, 0, 0, 0});
    if (pads[0] != pads[2] || pads[1] != pads[3])
        call.refuse(say("pads unevenly, which isn't known here"));
    return torch::conv_transpose2d(call.in(0), call.in(1), call.has(2) ? call.in(2) : Tensor(), call.integers("strides", {1, 1}), {pads[0], pads[1]},
                                   call.integers("output_padding", {0, 0}), call.integer("group", 1), call.integers("dilations", {1, 1}));
}

Tensor pad(const Call &call)
{
    const std::string mode = call.word("mode", "constant");
    const int64_t rank = call.in(0).dim();
    const auto pads = call.values(1);
    if (static_cast<int64_t>(pads.size()) != 2 * rank || call.has(3))
        call.refuse(say("pads by a rule that isn't known here"));
    std::vector<int64_t> grown = call.in(0).sizes().vec();
    for (int64_t i = 0; i < rank; ++i) {
        const int64_t before = pads[static_cast<size_t>(i)], after = pads[static_cast<size_t>(i + rank)];
        constexpr int64_t widest = 1 << 20;
        if (std::abs(before) > widest || std::abs(after) > widest)
            call.refuse(say("makes an impossibly large tensor"));
        grown[static_cast<size_t>(i)] += before + after;
    }
    requirePossible(call, grown);
    std::vector<int64_t> both; // the last dimension first, as torch has it
    for (int64_t i = rank - 1; i >= 0; --i)
        for (const int64_t at : {i, i + rank})
            both.push_back(pads[static_cast<size_t>(at)]);
    if (mode == "constant")
        return torch::constant_pad_nd(call.in(0), both, call.has(2) ? call.in(2).item<double>() : 0);
    if (rank != 4 || std::any_of(both.begin() + 4, both.end(), [](int64_t width) { return width != 0; }))
        call.refuse(say("pads by a rule that isn't known here (%1)", mode));
    both.resize(4);
    if (mode == "reflect")
        return torch::reflection_pad2d(call.in(0), both);
    if (mode == "edge")
        return torch::replication_pad2d(call.in(0), both);
    call.refuse(say("pads by a rule that isn't known here (%1)", mode));
}

Tensor gemm(const Call &call)
{
    const Tensor a = call.integer("transA", 0) != 0 ? call.in(0).t() : call.in(0), b = call.integer("transB", 0) != 0 ? call.in(1).t() : call.in(1);
    const Tensor product = torch::matmul(a, b) * call.real("alpha", 1);
    return call.has(2) ? product + call.in(2) * call.real("beta", 1) : product;
}

Tensor hardSigmoid(const Tensor &x, double slope, double shift)
{
    return torch::clamp(x * slope + shift, 0, 1);
}

Tensor prelu(const Call &call)
{
    const Tensor &x = call.in(0);
    return torch::where(x < 0, x * call.in(1), x);
}

Tensor depthToSpace(const Call &call)
{
    const Tensor &x = call.in(0);
    const int64_t block = call.integer("blocksize", 0);
    const std::string mode = call.word("mode", "DCR");
    if (x.dim() != 4 || block < 1 || x.size(1) % (block * block) != 0 || (mode != "DCR" && mode != "CRD"))
        call.refuse(say("is used in a way that isn't known here"));
    if (mode == "CRD")
        return torch::pixel_shuffle(x, block);
    const int64_t depth = x.size(1) / (block * block);
    return x.reshape({x.size(0), block, block, depth, x.size(2), x.size(3)}).permute({0, 3, 4, 1, 5, 2})
        .reshape({x.size(0), depth, x.size(2) * block, x.size(3) * block});
}

Tensor instanceNorm(const Call &call)
{
    return torch::instance_norm(call.in(0), call.in(1), call.in(2), Tensor(), Tensor(), true, 0, call.real("epsilon", 1e-5), false);
}

Tensor globalAverage(const Call &call)
{
    if (call.in(0).dim() != 4)
        call.refuse(say("isn't over pictures"));
    return call.in(0).mean({2, 3}, true);
}

Tensor flattened(const Call &call)
{
    const Tensor &x = call.in(0);
    int64_t rows = 1;
    const int64_t axis = call.integer("axis", 1), from = axis < 0 ? axis + x.dim() : axis;
    if (from < 0 || from > x.dim())
        call.refuse(say("names a dimension that isn't there"));
    for (int64_t i = 0; i < from; ++i)
        rows *= x.size(i);
    return x.reshape({rows, rows > 0 ? x.numel() / rows : 0});
}

/// The one operator here with several results.
std::vector<Tensor> split(const Call &call)
{
    const Tensor &x = call.in(0);
    const int64_t axis = call.integer("axis", 0), parts = call.node().output_size();
    std::vector<int64_t> lengths = call.has(1) ? call.values(1) : call.integers("split", {});
    const int64_t length = x.size(axis), each = (length + parts - 1) / parts;
    for (int64_t i = 0; lengths.size() < static_cast<size_t>(parts); ++i)
        lengths.push_back(std::clamp<int64_t>(length - i * each, 0, each));
    return torch::split_with_sizes(x, lengths, axis);
}

Tensor shapeOf(const Tensor &x)
{
    return torch::tensor(x.sizes().vec(), torch::kInt64);
}

Tensor gather(const Call &call)
{
    const int64_t axis = call.integer("axis", 0);
    const Tensor index = call.in(1).to(torch::kInt64);
    const Tensor taken = call.in(0).index_select(axis, index.reshape({-1}));
    auto shape = call.in(0).sizes().vec();
    const auto place = shape.begin() + (axis < 0 ? axis + call.in(0).dim() : axis);
    const auto sizes = index.sizes().vec();
    shape.insert(shape.erase(place), sizes.begin(), sizes.end());
    return taken.reshape(shape);
}

/// Multiplications and additions of what costs time.
double operationsOf(const Call &call)
{
    const std::string &name = call.node().op_type();
    const auto values = [&](size_t i) { return static_cast<double>(call.in(i).numel()); };
    if (name == "ConvTranspose")
        return 2 * values(0) * values(1) / static_cast<double>(call.in(1).size(0));
    if (name == "Conv") { // a place of the result takes a kernel; strides make fewer places
        const auto strides = call.integers("strides", {1, 1});
        const double places = static_cast<double>(call.in(0).size(2) * call.in(0).size(3)) / static_cast<double>(strides[0] * strides[1]);
        return 2 * places * values(1);
    }
    if ((name == "MatMul" || name == "Gemm") && call.in(0).dim() > 0 && call.in(1).dim() > 1)
        return 2 * values(0) * static_cast<double>(call.in(1).size(-1));
    return 0;
}

using Operator = std::function<Tensor(const Call &)>;

const std::map<std::string, Operator> &operators()
{
    static const std::map<std::string, Operator> table = {
        {"Abs", [](const Call &c) { return c.in(0).abs(); }},
        {"Add", [](const Call &c) { return c.in(0) + c.in(1); }},
        {"And", [](const Call &c) { return torch::logical_and(c.in(0), c.in(1)); }},
        {"ArgMax", [](const Call &c) { return torch::argmax(c.in(0), c.integer("axis", 0), c.integer("keepdims", 1) != 0); }},
        {"AveragePool", [](const Call &c) { return pooled(c, false); }},
        {"BatchNormalization", batchNorm},
        {"Cast", [](const Call &c) { return c.in(0).to(c.type("to")); }},
        {"Ceil", [](const Call &c) { return torch::ceil(c.in(0)); }},
        {"Clip", clip},
        {"Concat", [](const Call &c) { return torch::cat(c.all(), c.integer("axis", 0)); }},
        {"Constant", [](const Call &c) { return c.constant(); }},
        {"Conv", conv},
        {"ConvTranspose", convTranspose},
        {"DepthToSpace", depthToSpace},
        {"Div", divide},
        {"Dropout", [](const Call &c) { return c.in(0); }},
        {"Elu", [](const Call &c) { return torch::elu(c.in(0), c.real("alpha", 1)); }},
        {"Equal", [](const Call &c) { return torch::eq(c.in(0), c.in(1)); }},
        {"Erf", [](const Call &c) { return torch::erf(c.in(0)); }},
        {"Exp", [](const Call &c) { return torch::exp(c.in(0)); }},
        {"Expand", expand},
        {"Flatten", flattened},
        {"Floor", [](const Call &c) { return torch::floor(c.in(0)); }},
        {"Gather", gather},
        {"Gemm", gemm},
        {"GlobalAveragePool", globalAverage},
        {"GlobalMaxPool", [](const Call &c) { return torch::amax(c.in(0), {2, 3}, true); }},
        {"Greater", [](const Call &c) { return torch::gt(c.in(0), c.in(1)); }},
        {"GreaterOrEqual", [](const Call &c) { return torch::ge(c.in(0), c.in(1)); }},
        {"HardSigmoid", [](const Call &c) { return hardSigmoid(c.in(0), c.real("alpha", 0.2), c.real("beta", 0.5)); }},
        {"HardSwish", [](const Call &c) { return c.in(0) * hardSigmoid(c.in(0), 1.0 / 6, 0.5); }},
        {"Identity", [](const Call &c) { return c.in(0); }},
        {"InstanceNormalization", instanceNorm},
        {"LeakyRelu", [](const Call &c) { return torch::leaky_relu(c.in(0), c.real("alpha", 0.01)); }},
        {"Less", [](const Call &c) { return torch::lt(c.in(0), c.in(1)); }},
        {"LessOrEqual", [](const Call &c) { return torch::le(c.in(0), c.in(1)); }},
        {"Log", [](const Call &c) { return torch::log(c.in(0)); }},
        {"LogSoftmax", [](const Call &c) { return softmax(c).log(); }},
        {"MatMul", [](const Call &c) { return torch::matmul(c.in(0), c.in(1)); }},
        {"Max", [](const Call &c) { return folded(c, torch::maximum); }},
        {"MaxPool", [](const Call &c) { return pooled(c, true); }},
        {"Min", [](const Call &c) { return folded(c, torch::minimum); }},
        {"Mish", [](const Call &c) { return c.in(0) * torch::tanh(torch::softplus(c.in(0))); }},
        {"Mul", [](const Call &c) { return c.in(0) * c.in(1); }},
        {"Neg", [](const Call &c) { return -c.in(0); }},
        {"Not", [](const Call &c) { return torch::logical_not(c.in(0)); }},
        {"Or", [](const Call &c) { return torch::logical_or(c.in(0), c.in(1)); }},
        {"PRelu", prelu},
        {"Pad", pad},
        {"Pow", [](const Call &c) { return torch::pow(c.in(0), c.in(1)).to(c.in(0).scalar_type()); }},
        {"Range", range},
        {"Reciprocal", [](const Call &c) { return c.in(0).reciprocal(); }},
        {"ReduceMax", [](const Call &c) { return reduced(c, true); }},
        {"ReduceMean", reduceMean},
        {"ReduceSum", [](const Call &c) { return reduced(c, false); }},
        {"Relu", [](const Call &c) { return torch::relu(c.in(0)); }},
        {"Reshape", reshape},
        {"Resize", resize},
        {"Shape", [](const Call &c) { return shapeOf(c.in(0)); }},
        {"Sigmoid", [](const Call &c) { return torch::sigmoid(c.in(0)); }},
        {"Slice", slice},
        {"Softmax", softmax},
        {"Softplus", [](const Call &c) { return torch::softplus(c.in(0)); }},
        {"Sqrt", [](const Call &c) { return torch::sqrt(c.in(0)); }},
        {"Squeeze", squeeze},
        {"Sub", [](const Call &c) { return c.in(0) - c.in(1); }},
        {"Sum", [](const Call &c) { return folded(c, [](const Tensor &a, const Tensor &b) { return a + b; }); }},
        {"Tanh", [](const Call &c) { return torch::tanh(c.in(0)); }},
        {"Transpose", transpose},
        {"Unsqueeze", unsqueeze},
        {"Where", [](const Call &c) { return torch::where(c.in(0), c.in(1), c.in(2)); }},
    };
    return table;
}

/// What each operator is asked about when it runs; an attribute that isn't here would be passed over in silence.
const std::set<std::string> &attributesOf(const std::string &operation)
{
    static const std::map<std::string, std::set<std::string>> table = {
        {"ArgMax", {"axis", "keepdims", "select_last_index"}},
        {"AveragePool", {"auto_pad", "ceil_mode", "count_include_pad", "kernel_shape", "pads", "strides"}},
        {"BatchNormalization", {"epsilon", "momentum", "spatial", "training_mode"}},
        {"Cast", {"to"}},
        {"Clip", {"min", "max"}},
        {"Concat", {"axis"}},
        {"Constant", {"value"}},
        {"Conv", {"auto_pad", "dilations", "group", "kernel_shape", "pads", "strides"}},
        {"ConvTranspose", {"auto_pad", "dilations", "group", "kernel_shape", "output_padding", "pads", "strides"}},
        {"DepthToSpace", {"blocksize", "mode"}},
        {"Dropout", {"ratio", "seed"}},
        {"Elu", {"alpha"}},
        {"Flatten", {"axis"}},
        {"Gather", {"axis"}},
        {"Gemm", {"alpha", "beta", "transA", "transB"}},
        {"HardSigmoid", {"alpha", "beta"}},
        {"InstanceNormalization", {"epsilon"}},
        {"LeakyRelu", {"alpha"}},
        {"LogSoftmax", {"axis"}},
        {"MaxPool", {"auto_pad", "ceil_mode", "dilations", "kernel_shape", "pads", "storage_order", "strides"}},
        {"Pad", {"mode"}},
        {"ReduceMax", {"axes", "keepdims"}},
        {"ReduceMean", {"axes", "keepdims"}},
        {"ReduceSum", {"axes", "keepdims"}},
        {"Reshape", {"allowzero"}},
        {"Resize", {"mode", "coordinate_transformation_mode", "nearest_mode", "cubic_coeff_a", "exclude_outside",
                    "extrapolation_value", "antialias", "axes"}},
        {"Softmax", {"axis"}},
        {"Split", {"axis", "num_outputs", "split"}},
        {"Squeeze", {"axes"}},
        {"Transpose", {"perm"}},
        {"Unsqueeze", {"axes"}},
    };
    static const std::set<std::string> none;
    const auto found = table.find(operation);
    return found == table.end() ? none : found->second;
}

/// So that what can't be run is told when the file is loaded, and another runtime gets its chance.
void checkOperator(const Call &call, const std::filesystem::path &file)
{
    const std::string &operation = call.node().op_type();
    if (!(operators().contains(operation) || operation == "Split") || !(call.node().domain().empty() || call.node().domain() == "ai.onnx"))
        throw InputError(file, say("needs the operator %1, which isn't known here", operation),
                         say("Export it as TorchScript, or run it with ONNX Runtime"));
    if (call.node().output_size() < 1)
        throw InputError(file, say("has an operator %1 without a result", operation));
    for (const auto &attribute : call.node().attribute())
        if (!attributesOf(operation).contains(attribute.name()))
            call.refuse(say("has an attribute that isn't known here (%1)", attribute.name()));
    for (const auto &[name, only] : {std::pair{"select_last_index", 0}, std::pair{"spatial", 1},
                                     std::pair{"training_mode", 0}, std::pair{"storage_order", 0},
                                     std::pair{"allowzero", 0}, std::pair{"exclude_outside", 0}, std::pair{"antialias", 0}})
        if (call.integer(name, only) != only)
            call.refuse(say("asks for something that isn't known here (%1)", std::string(name)));
    if (const std::string rule = call.word("auto_pad", "NOTSET"); rule != "NOTSET" && rule != "VALID")
        call.refuse(say("pads by a rule that isn't known here"));
    if (call.integers("pads", {0, 0, 0, 0}).size() != 4)
        call.refuse(say("isn't over two dimensions"));
    if (operation == "Resize") {
        if (call.opset() < 11)
            call.refuse(say("is of an opset before 11, which isn't known here"));
        resizeRule(call);
    }
    if (operation == "Cast")
        call.type("to");
    if (operation == "Constant")
        call.constant();
}

} // namespace

Tensor onnxTensor(const void *tensorProto, const std::filesystem::path &file)
{
    const auto &proto = *static_cast<const TensorProto *>(tensorProto);
    const auto type = typeOf(proto.data_type(), file);
    if (proto.has_data_location() && proto.data_location() == TensorProto::EXTERNAL)
        throw InputError(file, say("keeps the values of the tensor %1 in another file", proto.name()));
    const std::vector<int64_t> sizes(proto.dims().begin(), proto.dims().end());
    int64_t count = 1;
    for (const int64_t size : sizes) {
        if (size < 0 || (size > 0 && count > (int64_t(1) << 40) / size))
            throw InputError(file, say("holds a tensor %1 of an impossible shape", proto.name()));
        count *= size;
    }
    if (proto.has_raw_data()) {
        const std::string &raw = proto.raw_data();
        if (raw.size() != static_cast<size_t>(count) * torch::elementSize(type))
            throw InputError(file, say("holds a tensor %1 whose bytes don't fit its shape", proto.name()));
        const Tensor tensor = torch::empty(sizes, type);
        std::copy(raw.begin(), raw.end(), static_cast<char *>(tensor.data_ptr()));
        return tensor;
    }
    const auto from = [&](const auto &values, torch::ScalarType stored) {
        if (values.size() != count)
            throw InputError(file, say("holds a tensor %1 whose values don't fit its shape", proto.name()));
        using Value = std::decay_t<decltype(values.Get(0))>;
        const Tensor tensor = torch::empty(sizes, stored);
        std::copy(values.begin(), values.end(), static_cast<Value *>(tensor.data_ptr()));
        return tensor.to(type);
    };
    if (type == torch::kFloat32)
        return from(proto.float_data(), torch::kFloat32);
    if (type == torch::kFloat64)
        return from(proto.double_data(), torch::kFloat64);
    if (type == torch::kInt64)
        return from(proto.int64_data(), torch::kInt64);
    if (type == torch::kFloat16) { // the bits of each, in a whole number
        if (proto.int32_data_size() != count)
            throw InputError(file, say("holds a tensor %1 whose values don't fit its shape", proto.name()));
        const Tensor tensor = torch::empty(sizes, torch::kFloat16);
        std::transform(proto.int32_data().begin(), proto.int32_data().end(), static_cast<uint16_t *>(tensor.data_ptr()), [](int32_t bits) { return static_cast<uint16_t>(bits); });
        return tensor;
    }
    return from(proto.int32_data(), torch::kInt32);
}

struct OnnxProgram::Impl
{
    std::filesystem::path file;
    onnx::GraphProto graph; ///< without the values of its constants
    std::map<std::string, Tensor> constants;
    std::string input;
    int64_t opset = 1;
    std::vector<std::vector<std::string>> finished; ///< after each node: results that no later node needs
};

OnnxProgram::OnnxProgram(const onnx::ModelProto &model, const std::filesystem::path &file)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->file = file;
    const auto &graph = model.graph();
    if (graph.sparse_initializer_size() > 0)
        throw InputError(file, say("holds sparse tensors, which aren't known here"));
    for (const auto &tensor : graph.initializer())
        m_impl->constants[tensor.name()] = onnxTensor(&tensor, file);
    for (const auto &import : model.opset_import())
        if (import.domain().empty() || import.domain() == "ai.onnx")
            m_impl->opset = import.version();
    for (const auto &node : graph.node()) {
        checkOperator(Call(node, {}, m_impl->opset, file), file);
        *m_impl->graph.add_node() = node;
    }
    for (const auto &input : graph.input())
        if (!m_impl->constants.contains(input.name())) {
            if (!m_impl->input.empty())
                throw InputError(file, say("has more than one input"));
            m_impl->input = input.name();
        }
    if (m_impl->input.empty() || graph.output_size() < 1)
        throw InputError(file, say("has no input or no output"));
    *m_impl->graph.add_output() = graph.output(0);

    std::set<std::string> needed{graph.output(0).name()};
    m_impl->finished.resize(static_cast<size_t>(graph.node_size()));
    for (int i = graph.node_size() - 1; i >= 0; --i)
        for (const std::string &input : graph.node(i).input())
            if (needed.insert(input).second)
                m_impl->finished[static_cast<size_t>(i)].push_back(input);
}

OnnxProgram::~OnnxProgram() = default;
OnnxProgram::OnnxProgram(OnnxProgram &&) noexcept = default;

Tensor OnnxProgram::run(const Tensor &input)
{
    return run(input, nullptr);
}

double OnnxProgram::operations(const Tensor &input)
{
    double count = 0;
    run(input, &count);
    return count;
}

Tensor OnnxProgram::run(const Tensor &input, double *operations)
{
    torch::NoGradGuard noGrad;
    std::map<std::string, Tensor> results{{m_impl->input, input}};
    const auto value = [&](const std::string &name) {
        if (name.empty())
            return Tensor();
        if (const auto found = results.find(name); found != results.end())
            return found->second;
        if (const auto found = m_impl->constants.find(name); found != m_impl->constants.end())
            return found->second;
        throw InputError(m_impl->file, say("uses %1 before it is made", name));
    };
    for (int i = 0; i < m_impl->graph.node_size(); ++i) {
        const auto &node = m_impl->graph.node(i);
        std::vector<Tensor> inputs;
        bool half = false; // few operators of a CPU know half precision: computed in float32 and rounded after each
        for (const std::string &name : node.input()) {
            inputs.push_back(value(name));
            if (inputs.back().defined() && inputs.back().scalar_type() == torch::kFloat16) {
                half = true;
                inputs.back() = inputs.back().to(torch::kFloat32);
            }
        }
        try {
            const Call call(node, std::move(inputs), m_impl->opset, m_impl->file);
            if (operations)
                *operations += operationsOf(call);
            auto made = node.op_type() == "Split" ? split(call) : std::vector<Tensor>{operators().at(node.op_type())(call)};
            for (size_t k = 0; k < made.size(); ++k) {
                if (half && node.op_type() != "Cast" && made[k].scalar_type() == torch::kFloat32)
                    made[k] = made[k].to(torch::kFloat16);
                results[node.output(static_cast<int>(k))] = made[k];
            }
        } catch (const InputError &) {
            throw;
        } catch (const c10::Error &error) {
            throw InputError(m_impl->file, say("can't be run at %1 (%2): %3", node.op_type(), node.name(), std::string(error.what_without_backtrace())));
        } catch (const std::exception &error) {
            throw InputError(m_impl->file, say("can't be run at %1 (%2): %3", node.op_type(), node.name(), std::string(error.what())));
        }
        for (const std::string &name : m_impl->finished[static_cast<size_t>(i)])
            results.erase(name);
    }
    return value(m_impl->graph.output(0).name());
}

} // namespace vantage
