#include "core/export/onnx_program.h"

#include "core/base/error.h"

#include <onnx/onnx_pb.h>
#include <map>
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
    default: throw InputError(file, "holds tensors of a type that isn't known here (" + std::to_string(onnxType) + ")");
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
            refuse("lacks an input");
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
            refuse("has no value");
        return onnxTensor(&attribute->t(), m_file);
    }
    std::vector<int64_t> values(size_t i) const
    {
        const Tensor flat = in(i).to(torch::kInt64).contiguous();
        return {flat.data_ptr<int64_t>(), flat.data_ptr<int64_t>() + flat.numel()};
    }
    torch::ScalarType type(const char *name) const { return typeOf(static_cast<int>(integer(name, 0)), m_file); }
    [[noreturn]] void refuse(const std::string &problem) const
    {
        throw InputError(m_file, "has an operator " + m_node.op_type() + " (" + m_node.name() + ") that " + problem);
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

Tensor pooled(const Call &call, bool largest)
{
    std::vector<int64_t> padding;
    const auto kernel = call.integers("kernel_shape", {});
    const auto strides = call.integers("strides", {1, 1});
    const bool ceil = call.integer("ceil_mode", 0) != 0;
    const Tensor x = padded(call, call.in(0), padding, largest ? -std::numeric_limits<double>::infinity() : 0);
    if (largest)
        return torch::max_pool2d(x, kernel, strides, padding, call.integers("dilations", {1, 1}), ceil);
    return torch::avg_pool2d(x, kernel, strides, padding, ceil, call.integer("count_include_pad", 0) != 0);
}

enum class ResizeRule { Linear, LinearAligned, Nearest };

ResizeRule resizeRule(const Call &call)
{
    const std::string mode = call.word("mode", "nearest");
    const std::string coordinates = call.word("coordinate_transformation_mode", "half_pixel");
    if (mode == "linear" && (coordinates == "half_pixel" || coordinates == "pytorch_half_pixel"))
        return ResizeRule::Linear;
    if (mode == "linear" && coordinates == "align_corners")
        return ResizeRule::LinearAligned;
    if (mode == "nearest" && coordinates == "asymmetric" && call.word("nearest_mode", "round_prefer_floor") == "floor")
        return ResizeRule::Nearest;
    call.refuse("resizes by a rule that isn't known here (" + mode + ", " + coordinates + ")");
}

Tensor resize(const Call &call)
{
    const Tensor &x = call.in(0);
    if (x.dim() != 4)
        call.refuse("isn't over pictures");
    std::vector<int64_t> size;
    if (call.has(3)) {
        const auto sizes = call.values(3);
        if (sizes.size() != 4)
            call.refuse("names no size of a picture");
        size = {sizes[2], sizes[3]};
    } else {
        const Tensor scales = call.in(2).to(torch::kFloat64).contiguous();
        if (scales.numel() != 4)
            call.refuse("names no scale of a picture");
        const double *scale = scales.data_ptr<double>();
        size = {static_cast<int64_t>(std::floor(static_cast<double>(x.size(2)) * scale[2])),
                static_cast<int64_t>(std::floor(static_cast<double>(x.size(3)) * scale[3]))};
    }
    const ResizeRule rule = resizeRule(call);
    return rule == ResizeRule::Nearest ? torch::upsample_nearest2d(x, size)
                                       : torch::upsample_bilinear2d(x, size, rule == ResizeRule::LinearAligned);
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
    Tensor x = call.in(0);
    for (size_t i = 0; i < starts.size(); ++i)
        x = x.slice(axes[i], starts[i], ends[i], steps[i]);
    return x;
}

Tensor unsqueeze(const Call &call)
{
    Tensor x = call.in(0);
    for (const int64_t axis : call.has(1) ? call.values(1) : call.integers("axes", {}))
        x = x.unsqueeze(axis);
    return x;
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

Tensor batchNorm(const Call &call)
{
    return torch::batch_norm(call.in(0), call.in(1), call.in(2), call.in(3), call.in(4), false, 0, call.real("epsilon", 1e-5), false);
}

Tensor clip(const Call &call)
{
    Tensor x = call.in(0);
    const double low = call.has(1) ? call.in(1).item<double>() : call.real("min", -std::numeric_limits<double>::infinity());
    const double high = call.has(2) ? call.in(2).item<double>() : call.real("max", std::numeric_limits<double>::infinity());
    return torch::clamp(x, low, high);
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
        {"Div", divide},
        {"Dropout", [](const Call &c) { return c.in(0); }},
        {"Floor", [](const Call &c) { return torch::floor(c.in(0)); }},
        {"Gather", gather},
        {"GlobalAveragePool", [](const Call &c) { return c.in(0).mean({2, 3}, true); }},
        {"GreaterOrEqual", [](const Call &c) { return torch::ge(c.in(0), c.in(1)); }},
        {"Identity", [](const Call &c) { return c.in(0); }},
        {"Less", [](const Call &c) { return torch::lt(c.in(0), c.in(1)); }},
        {"Log", [](const Call &c) { return torch::log(c.in(0)); }},
        {"MatMul", [](const Call &c) { return torch::matmul(c.in(0), c.in(1)); }},
        {"Max", [](const Call &c) { return torch::maximum(c.in(0), c.in(1)); }},
        {"MaxPool", [](const Call &c) { return pooled(c, true); }},
        {"Min", [](const Call &c) { return torch::minimum(c.in(0), c.in(1)); }},
        {"Mul", [](const Call &c) { return c.in(0) * c.in(1); }},
        {"Range", [](const Call &c) { return torch::arange(c.in(0).item<int64_t>(), c.in(1).item<int64_t>(), c.in(2).item<int64_t>(), torch::kInt64); }},
        {"ReduceMean", reduceMean},
        {"Relu", [](const Call &c) { return torch::relu(c.in(0)); }},
        {"Reshape", reshape},
        {"Resize", resize},
        {"Shape", [](const Call &c) { return shapeOf(c.in(0)); }},
        {"Sigmoid", [](const Call &c) { return torch::sigmoid(c.in(0)); }},
        {"Slice", slice},
        {"Softmax", softmax},
        {"Sqrt", [](const Call &c) { return torch::sqrt(c.in(0)); }},
        {"Sub", [](const Call &c) { return c.in(0) - c.in(1); }},
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
        {"Dropout", {"ratio", "seed"}},
        {"Gather", {"axis"}},
        {"MaxPool", {"auto_pad", "ceil_mode", "dilations", "kernel_shape", "pads", "storage_order", "strides"}},
        {"ReduceMean", {"axes", "keepdims"}},
        {"Reshape", {"allowzero"}},
        {"Resize", {"mode", "coordinate_transformation_mode", "nearest_mode", "cubic_coeff_a", "exclude_outside",
                    "extrapolation_value"}},
        {"Softmax", {"axis"}},
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
    if (!operators().contains(operation) || !(call.node().domain().empty() || call.node().domain() == "ai.onnx"))
        throw InputError(file, "needs the operator " + operation + ", which isn't known here",
                         "Export it as TorchScript, or run it with ONNX Runtime");
    if (call.node().output_size() < 1)
        throw InputError(file, "has an operator " + operation + " without a result");
    for (const auto &attribute : call.node().attribute())
        if (!attributesOf(operation).contains(attribute.name()))
            call.refuse("has an attribute that isn't known here (" + attribute.name() + ")");
    for (const auto &[name, only] : {std::pair{"select_last_index", 0}, std::pair{"spatial", 1},
                                     std::pair{"training_mode", 0}, std::pair{"storage_order", 0},
                                     std::pair{"allowzero", 0}, std::pair{"exclude_outside", 0}})
        if (call.integer(name, only) != only)
            call.refuse(std::string("asks for something that isn't known here (") + name + ")");
    if (const std::string rule = call.word("auto_pad", "NOTSET"); rule != "NOTSET" && rule != "VALID")
        call.refuse("pads by a rule that isn't known here");
    if (call.integers("pads", {0, 0, 0, 0}).size() != 4)
        call.refuse("isn't over two dimensions");
    if (operation == "Resize") {
        if (call.opset() < 11)
            call.refuse("is of an opset before 11, which isn't known here");
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
    const std::vector<int64_t> sizes(proto.dims().begin(), proto.dims().end());
    int64_t count = 1;
    for (const int64_t size : sizes) {
        if (size < 0 || (size > 0 && count > (int64_t(1) << 40) / size))
            throw InputError(file, "holds a tensor " + proto.name() + " of an impossible shape");
        count *= size;
    }
    if (proto.has_raw_data()) {
        const std::string &raw = proto.raw_data();
        if (raw.size() != static_cast<size_t>(count) * torch::elementSize(type))
            throw InputError(file, "holds a tensor " + proto.name() + " whose bytes don't fit its shape");
        const Tensor tensor = torch::empty(sizes, type);
        std::copy(raw.begin(), raw.end(), static_cast<char *>(tensor.data_ptr()));
        return tensor;
    }
    const auto from = [&](const auto &values, torch::ScalarType stored) {
        if (values.size() != count)
            throw InputError(file, "holds a tensor " + proto.name() + " whose values don't fit its shape");
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
    if (type == torch::kFloat16)
        throw InputError(file, "holds 16-bit floats in a form that isn't known here");
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
                throw InputError(file, "has more than one input");
            m_impl->input = input.name();
        }
    if (m_impl->input.empty() || graph.output_size() < 1)
        throw InputError(file, "has no input or no output");
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
    torch::NoGradGuard noGrad;
    std::map<std::string, Tensor> results{{m_impl->input, input}};
    const auto value = [&](const std::string &name) {
        if (name.empty())
            return Tensor();
        if (const auto found = results.find(name); found != results.end())
            return found->second;
        if (const auto found = m_impl->constants.find(name); found != m_impl->constants.end())
            return found->second;
        throw InputError(m_impl->file, "uses " + name + " before it is made");
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
            Tensor result = operators().at(node.op_type())(Call(node, std::move(inputs), m_impl->opset, m_impl->file));
            if (half && node.op_type() != "Cast" && result.scalar_type() == torch::kFloat32)
                result = result.to(torch::kFloat16);
            results[node.output(0)] = result;
        } catch (const c10::Error &error) {
            throw InputError(m_impl->file, "can't be run at " + node.op_type() + " (" + node.name() + "): " + error.what_without_backtrace());
        }
        for (const std::string &name : m_impl->finished[static_cast<size_t>(i)])
            results.erase(name);
    }
    return value(m_impl->graph.output(0).name());
}

} // namespace vantage
