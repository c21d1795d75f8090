#include "core/export/onnx_writer.h"

#include "core/base/error.h"
#include "core/nn/tensors.h"
#include "core/nn/vision_transformer.h"
#include "core/onnx/onnx_file.h"

#include <cmath>
#include <map>
#include <onnx/version_converter/convert.h>
#include <optional>

namespace vantage {
namespace {

using onnx::TensorProto;
using Names = std::vector<std::string>;

class OnnxWriter
{
public:
    OnnxWriter(const NetworkPlan &plan, const WriterOptions &options)
        : m_plan(plan), m_options(options)
    {
    }
    onnx::ModelProto model();

private:
    struct Attribute
    {
        std::string name;
        std::vector<int64_t> integers; ///< a list where `isList`
        std::string text;
        bool isList = false;
    };
    static Attribute number(const std::string &name, int64_t value) { return {name, {value}, {}, false}; }
    static Attribute numbers(const std::string &name, std::vector<int64_t> values) { return {name, std::move(values), {}, true}; }
    static Attribute words(const std::string &name, std::string value) { return {name, {}, std::move(value), false}; }

    /// @return the name of its one result, which is `name`
    std::string node(const std::string &operation, const std::string &name, const Names &inputs, const std::vector<Attribute> &attributes = {});
    std::string cast(const std::string &name, const std::string &input, TensorProto::DataType type)
    {
        return node("Cast", name, {input}, {number("to", type)});
    }
    /// A constant; the same name stands for the same constant. @param scalar without dimensions
    std::string integers(const std::string &name, const std::vector<int64_t> &values, bool scalar = false);
    std::string floats(const std::string &name, const std::vector<float> &values, const std::vector<int64_t> &sizes);
    void weight(const std::string &name);

    void declare();
    std::string picture();
    std::string resizedPicture(const std::string &picture, const std::string &shape);
    std::string step(int number);
    /// Result of a step's input, in 32 bits where the step computes in them.
    std::string input(const PlanStep &step, size_t i);
    std::string convolution(const PlanStep &step);
    std::string pool(const PlanStep &step);
    std::string unitLength(const PlanStep &step, const std::string &x);
    std::string resizeLike(const PlanStep &step, bool last);
    std::string withConstant(const std::string &operation, const PlanStep &step);
    std::string resizeTo(const PlanStep &step);
    std::string tokens(const PlanStep &step);
    std::string places(const PlanStep &step);
    std::string standardise(const PlanStep &step);
    std::string attention(const PlanStep &step);
    std::string gelu(const PlanStep &step);
    std::string foreign(const PlanStep &step);

    /// Size of a side of a step's result as a scalar int64 of the graph. @param axis 2 or 3
    std::string side(int step, int axis);
    /// pixels x bins, each column the mean over its bin.
    std::string poolMatrix(const std::string &name, const std::string &pixels, int bins);
    std::string areaMatrix(const std::string &name, const std::string &pixels, int outputs);
    std::string linearMatrix(const std::string &name, const std::string &pixels, int outputs);
    /// 0, 1, 2, ... as a column of `pixels` rows.
    std::string column(const std::string &name, const std::string &pixels);
    std::string productOverSides(const std::string &name, const std::string &x, const std::string &overColumns, const std::string &overRows);

    const PlanStep &stepOf(int number) const { return m_plan.steps[static_cast<size_t>(number)]; }
    bool fixedNetwork() const { return !m_options.networkSize().empty(); }

    const NetworkPlan &m_plan;
    const WriterOptions &m_options;
    onnx::GraphProto *m_graph = nullptr;
    std::map<std::string, bool> m_constants;
    Names m_results;               // of each step
    std::vector<cv::Size> m_sizes; // likewise, where the network's size is fixed
};

std::string OnnxWriter::node(const std::string &operation, const std::string &name, const Names &inputs, const std::vector<Attribute> &attributes)
{
    auto *made = m_graph->add_node();
    made->set_op_type(operation);
    made->set_name(name);
    for (const std::string &input : inputs)
        made->add_input(input);
    made->add_output(name);
    for (const Attribute &attribute : attributes) {
        auto *entry = made->add_attribute();
        entry->set_name(attribute.name);
        if (!attribute.text.empty()) {
            entry->set_type(onnx::AttributeProto::STRING);
            entry->set_s(attribute.text);
        } else if (attribute.isList) {
            entry->set_type(onnx::AttributeProto::INTS);
            for (const int64_t value : attribute.integers)
                entry->add_ints(value);
        } else {
            entry->set_type(onnx::AttributeProto::INT);
            entry->set_i(attribute.integers.front());
        }
    }
    return name;
}

template<class Value>
void fill(TensorProto &tensor, const std::string &name, TensorProto::DataType type, const std::vector<int64_t> &sizes, const Value *values, size_t bytes)
{
    tensor.set_name(name);
    tensor.set_data_type(type);
    for (const int64_t size : sizes)
        tensor.add_dims(size);
    tensor.set_raw_data(values, bytes); // little-endian, as the machines are that this is built for
}

std::string OnnxWriter::integers(const std::string &name, const std::vector<int64_t> &values, bool scalar)
{
    if (!std::exchange(m_constants[name], true))
        fill(*m_graph->add_initializer(), name, TensorProto::INT64,
             scalar ? std::vector<int64_t>{} : std::vector<int64_t>{static_cast<int64_t>(values.size())}, values.data(), values.size() * sizeof(int64_t));
    return name;
}

std::string OnnxWriter::floats(const std::string &name, const std::vector<float> &values, const std::vector<int64_t> &sizes)
{
    if (!std::exchange(m_constants[name], true))
        fill(*m_graph->add_initializer(), name, TensorProto::FLOAT, sizes, values.data(), values.size() * sizeof(float));
    return name;
}

void OnnxWriter::weight(const std::string &name)
{
    const torch::Tensor &tensor = m_plan.weight(name);
    fill(*m_graph->add_initializer(), name, tensor.scalar_type() == torch::kFloat16 ? TensorProto::FLOAT16 : TensorProto::FLOAT, tensor.sizes().vec(),
         static_cast<const char *>(tensor.data_ptr()), static_cast<size_t>(tensor.numel()) * tensor.element_size());
}

void OnnxWriter::declare()
{
    const auto dimension = [&](onnx::TensorShapeProto *shape, const char *name, int value) {
        auto *entry = shape->add_dim();
        if (value > 0)
            entry->set_dim_value(value);
        else
            entry->set_dim_param(name);
    };
    const int batch = m_options.dynamic ? 0 : 1;
    const int height = m_options.dynamic ? 0 : m_options.size.height, width = m_options.dynamic ? 0 : m_options.size.width;
    const bool frame = m_options.input == ExportInput::Frame;

    auto *input = m_graph->add_input();
    input->set_name("frame");
    auto *in = input->mutable_type()->mutable_tensor_type();
    in->set_elem_type(frame ? TensorProto::UINT8 : TensorProto::FLOAT);
    dimension(in->mutable_shape(), "batch", batch);
    if (!frame)
        dimension(in->mutable_shape(), "", 3);
    dimension(in->mutable_shape(), "height", height);
    dimension(in->mutable_shape(), "width", width);
    if (frame)
        dimension(in->mutable_shape(), "", 3);

    auto *output = m_graph->add_output();
    output->set_name(m_options.labels ? "labels" : "scores");
    auto *out = output->mutable_type()->mutable_tensor_type();
    out->set_elem_type(m_options.labels ? TensorProto::UINT8 : TensorProto::FLOAT);
    dimension(out->mutable_shape(), "batch", batch);
    if (!m_options.labels)
        dimension(out->mutable_shape(), "", m_plan.classes);
    dimension(out->mutable_shape(), "height", height);
    dimension(out->mutable_shape(), "width", width);
}

std::string OnnxWriter::column(const std::string &name, const std::string &pixels)
{
    node("Range", name + "_range", {integers("zero", {0}, true), pixels, integers("one", {1}, true)});
    return node("Unsqueeze", name, {name + "_range", integers("axis_1", {1})});
}

std::string OnnxWriter::poolMatrix(const std::string &name, const std::string &pixels, int bins)
{
    std::vector<int64_t> lower, upper;
    for (int64_t i = 0; i < bins; ++i) {
        lower.push_back(i);
        upper.push_back(i + 1);
    }
    const std::string count = std::to_string(bins);
    integers("bins_" + count, {bins}, true);
    node("Mul", name + "_first_n", {integers("lower_" + count, lower), pixels});
    node("Div", name + "_first", {name + "_first_n", "bins_" + count}); // rounds down
    node("Mul", name + "_end_n", {integers("upper_" + count, upper), pixels});
    node("Add", name + "_end_up", {name + "_end_n", integers("bins_less_one_" + count, {bins - 1}, true)});
    node("Div", name + "_end", {name + "_end_up", "bins_" + count}); // rounds up
    column(name + "_pixel", pixels);
    node("GreaterOrEqual", name + "_after", {name + "_pixel", name + "_first"});
    node("Less", name + "_before", {name + "_pixel", name + "_end"});
    node("And", name + "_inside", {name + "_after", name + "_before"});
    cast(name + "_mask", name + "_inside", TensorProto::FLOAT);
    node("Sub", name + "_length_n", {name + "_end", name + "_first"});
    cast(name + "_length", name + "_length_n", TensorProto::FLOAT);
    return node("Div", name, {name + "_mask", name + "_length"});
}

std::string OnnxWriter::areaMatrix(const std::string &name, const std::string &pixels, int outputs)
{
    // In whole numbers of 1 / outputs of a pixel, so nothing is rounded.
    std::vector<int64_t> lower;
    for (int64_t i = 0; i < outputs; ++i)
        lower.push_back(i);
    integers(name + "_outputs", {outputs}, true);
    node("Mul", name + "_left", {integers(name + "_lower", lower), pixels});
    node("Add", name + "_right", {name + "_left", pixels});
    column(name + "_pixel_n", pixels);
    node("Mul", name + "_pixel", {name + "_pixel_n", name + "_outputs"});
    node("Add", name + "_pixel_end", {name + "_pixel", name + "_outputs"});
    node("Min", name + "_to", {name + "_right", name + "_pixel_end"});
    node("Max", name + "_from", {name + "_left", name + "_pixel"});
    node("Sub", name + "_shared_n", {name + "_to", name + "_from"});
    cast(name + "_shared_f", name + "_shared_n", TensorProto::FLOAT);
    node("Relu", name + "_shared", {name + "_shared_f"});
    cast(name + "_pixels", pixels, TensorProto::FLOAT);
    return node("Div", name, {name + "_shared", name + "_pixels"});
}

std::string OnnxWriter::linearMatrix(const std::string &name, const std::string &pixels, int outputs)
{
    std::vector<float> centres;
    for (int i = 0; i < outputs; ++i)
        centres.push_back((static_cast<float>(i) + 0.5F) / static_cast<float>(outputs));
    cast(name + "_pixels", pixels, TensorProto::FLOAT);
    node("Mul", name + "_scaled", {floats(name + "_centres", centres, {outputs}), name + "_pixels"});
    node("Sub", name + "_centre", {name + "_scaled", floats("half", {0.5F}, {})});
    node("Relu", name + "_not_before", {name + "_centre"});
    node("Sub", name + "_last", {name + "_pixels", floats("one_f", {1.0F}, {})});
    node("Min", name + "_at", {name + "_not_before", name + "_last"});
    column(name + "_pixel_n", pixels);
    cast(name + "_pixel", name + "_pixel_n", TensorProto::FLOAT);
    node("Sub", name + "_offset", {name + "_at", name + "_pixel"});
    node("Abs", name + "_distance", {name + "_offset"});
    node("Sub", name + "_near", {"one_f", name + "_distance"});
    return node("Relu", name, {name + "_near"});
}

std::string OnnxWriter::productOverSides(const std::string &name, const std::string &x, const std::string &overColumns, const std::string &overRows)
{
    // Matrices on the right alone: a runtime makes one large product of each.
    const Attribute swapSides = numbers("perm", {0, 1, 3, 2});
    node("MatMul", name + "_columns", {x, overColumns});
    node("Transpose", name + "_turned", {name + "_columns"}, {swapSides});
    node("MatMul", name + "_rows", {name + "_turned", overRows});
    return node("Transpose", name, {name + "_rows"}, {swapSides});
}

std::string OnnxWriter::resizedPicture(const std::string &picture, const std::string &shape)
{
    const int height = m_options.trained.height, width = m_options.trained.width;
    node("Gather", "frame_rows", {shape, integers("index_1", {1}, true)});
    node("Gather", "frame_columns", {shape, integers("index_2", {2}, true)});
    areaMatrix("area_rows", "frame_rows", height);
    areaMatrix("area_columns", "frame_columns", width);
    linearMatrix("linear_rows", "frame_rows", height);
    linearMatrix("linear_columns", "frame_columns", width);
    node("GreaterOrEqual", "rows_shrink", {"frame_rows", integers("network_rows", {height}, true)});
    node("GreaterOrEqual", "columns_shrink", {"frame_columns", integers("network_columns", {width}, true)});
    node("And", "shrinks", {"rows_shrink", "columns_shrink"});
    node("Where", "over_rows", {"shrinks", "area_rows", "linear_rows"});
    node("Where", "over_columns", {"shrinks", "area_columns", "linear_columns"});
    productOverSides("picture_resized", picture, "over_columns", "over_rows");
    node("Add", "picture_up", {"picture_resized", floats("half", {0.5F}, {})});
    return node("Floor", "picture_rounded", {"picture_up"});
}

std::string OnnxWriter::picture()
{
    std::string x = "frame";
    if (m_options.input == ExportInput::Frame) {
        cast("frame_float", x, TensorProto::FLOAT);
        x = node("Transpose", "frame_planes", {"frame_float"}, {numbers("perm", {0, 3, 1, 2})});
        if (m_options.resizes())
            x = resizedPicture(x, node("Shape", "frame_shape", {"frame"}));
    }
    if (m_options.input != ExportInput::Normalised) {
        std::vector<float> mean, std;
        for (int c = 0; c < 3; ++c) {
            mean.push_back(static_cast<float>(imagenetMean[c] * 255));
            std.push_back(static_cast<float>(imagenetStd[c] * 255));
        }
        node("Sub", "picture_centred", {x, floats("picture_mean", mean, {1, 3, 1, 1})});
        x = node("Div", "picture_normalised", {"picture_centred", floats("picture_std", std, {1, 3, 1, 1})});
    }
    return m_options.half ? cast("picture_half", x, TensorProto::FLOAT16) : x;
}

std::string OnnxWriter::convolution(const PlanStep &step)
{
    weight(step.name + "_weight");
    weight(step.name + "_bias");
    const auto &kernel = m_plan.weight(step.name + "_weight");
    const auto [top, left] = step.padding;
    return node("Conv", step.name, {input(step, 0), step.name + "_weight", step.name + "_bias"},
                {numbers("kernel_shape", {kernel.size(2), kernel.size(3)}), numbers("strides", {step.stride[0], step.stride[1]}),
                 numbers("pads", {top, left, top, left}), numbers("dilations", {step.dilation[0], step.dilation[1]}), number("group", 1)});
}

std::string OnnxWriter::side(int step, int axis)
{
    const std::string shape = stepOf(step).name + "_shape", name = shape + "_" + std::to_string(axis);
    if (!std::exchange(m_constants[shape], true))
        node("Shape", shape, {m_results[static_cast<size_t>(step)]});
    if (!std::exchange(m_constants[name], true))
        node("Gather", name, {shape, integers("index_" + std::to_string(axis), {axis}, true)});
    return name;
}

std::string OnnxWriter::pool(const PlanStep &step)
{
    const int from = step.inputs[0];
    std::string x = m_results[static_cast<size_t>(from)];
    if (m_options.half) { // a mean over a thousand values is no matter for 16 bits
        const std::string wide = stepOf(from).name + "_wide";
        if (!std::exchange(m_constants[wide], true))
            cast(wide, x, TensorProto::FLOAT);
        x = wide;
    }
    if (step.bins == 1) {
        x = node("GlobalAveragePool", step.name, {x});
    } else if (fixedNetwork()) {
        const cv::Size size = m_sizes[static_cast<size_t>(from)];
        const int64_t pixels = static_cast<int64_t>(size.width) * size.height, bins = step.bins, cells = bins * bins;
        std::vector<float> matrix(static_cast<size_t>(pixels * cells), 0.0F);
        for (int64_t by = 0; by < bins; ++by)
            for (int64_t bx = 0; bx < bins; ++bx) {
                const auto [top, bottom] = poolRange(by, bins, size.height);
                const auto [left, right] = poolRange(bx, bins, size.width);
                const float share = 1.0F / static_cast<float>((bottom - top) * (right - left));
                for (int64_t row = top; row < bottom; ++row)
                    for (int64_t col = left; col < right; ++col)
                        matrix[static_cast<size_t>((row * size.width + col) * cells + by * bins + bx)] = share;
            }
        const int64_t batch = m_options.dynamic ? 0 : 1; // 0: as it is
        node("Reshape", step.name + "_flat", {x, integers("flat_shape_" + std::to_string(pixels), {batch, step.channels, pixels})});
        node("MatMul", step.name + "_cells", {step.name + "_flat", floats(step.name + "_matrix", matrix, {pixels, cells})});
        x = node("Reshape", step.name, {step.name + "_cells", integers(step.name + "_shape_to", {batch, step.channels, bins, bins})});
    } else {
        const std::string rows = side(from, 2), columns = side(from, 3);
        poolMatrix(step.name + "_over_rows", rows, step.bins);
        poolMatrix(step.name + "_over_columns", columns, step.bins);
        x = productOverSides(step.name, x, step.name + "_over_columns", step.name + "_over_rows");
    }
    return m_options.half ? cast(step.name + "_half", x, TensorProto::FLOAT16) : x;
}

std::string OnnxWriter::unitLength(const PlanStep &step, const std::string &x)
{
    // The sum of squares and its way back to all channels as 1 x 1 convolutions: every runtime has these, while reductions over
    // channels, LpNormalization and broadcast divisions are not in OpenCV 4.6. The bias keeps a place where no unit fires at 0.
    const auto channels = static_cast<size_t>(step.channels);
    const std::vector<Attribute> one{numbers("kernel_shape", {1, 1}), numbers("strides", {1, 1}), numbers("pads", {0, 0, 0, 0}),
                                     numbers("dilations", {1, 1}), number("group", 1)};
    node("Mul", step.name + "_squares", {x, x});
    node("Conv", step.name + "_sum",
         {step.name + "_squares", floats(step.name + "_gather", std::vector<float>(channels, 1.0F), {1, step.channels, 1, 1}),
          floats("tiny", {1e-12F}, {1})},
         one);
    node("Sqrt", step.name + "_length", {step.name + "_sum"});
    node("Conv", step.name + "_lengths",
         {step.name + "_length", floats(step.name + "_spread", std::vector<float>(channels, 1.0F), {step.channels, 1, 1, 1}),
          floats(step.name + "_nothing", std::vector<float>(channels, 0.0F), {step.channels})},
         one);
    return node("Div", step.name, {x, step.name + "_lengths"});
}

std::string OnnxWriter::resizeLike(const PlanStep &step, bool last)
{
    std::string x = m_results[static_cast<size_t>(step.inputs[0])];
    if (m_options.half && !step.wide)
        x = cast(step.name + "_wide", x, TensorProto::FLOAT);
    std::string sizes;
    const bool toFrame = last && m_options.input == ExportInput::Frame;
    if (m_options.dynamic) {
        node("Shape", step.name + "_from", {x});
        node("Gather", step.name + "_kept", {step.name + "_from", integers("first_sides", {0, 1})});
        if (toFrame) { // N x H x W x 3
            if (!m_options.resizes())
                node("Shape", "frame_shape", {"frame"});
            node("Gather", step.name + "_sides", {"frame_shape", integers("middle_sides", {1, 2})});
        } else {
            node("Shape", step.name + "_like", {m_results[static_cast<size_t>(step.inputs[1])]});
            node("Gather", step.name + "_sides", {step.name + "_like", integers("last_sides", {2, 3})});
        }
        sizes = node("Concat", step.name + "_sizes", {step.name + "_kept", step.name + "_sides"}, {number("axis", 0)});
    } else {
        const cv::Size to = toFrame ? m_options.size : m_sizes[static_cast<size_t>(step.inputs[1])];
        sizes = integers(step.name + "_sizes", {1, step.channels, to.height, to.width});
    }
    const std::string name = last && !m_options.labels ? "scores" : step.name + "_result";
    x = node("Resize", name, {x, "", "", sizes}, {words("mode", "linear"), words("coordinate_transformation_mode", "half_pixel")});
    return m_options.half && !last && !step.wide ? cast(step.name + "_half", x, TensorProto::FLOAT16) : x;
}

std::string OnnxWriter::withConstant(const std::string &operation, const PlanStep &step)
{
    weight(step.name + "_constant");
    return node(operation, step.name, {input(step, 0), step.name + "_constant"});
}

std::string OnnxWriter::input(const PlanStep &step, size_t i)
{
    const std::string &result = m_results[static_cast<size_t>(step.inputs[i])];
    const PlanStep &from = stepOf(step.inputs[i]);
    if (!m_options.half || !step.wide || from.wide)
        return result;
    const std::string wide = from.name + "_in_32_bits";
    return std::exchange(m_constants[wide], true) ? wide : cast(wide, result, TensorProto::FLOAT);
}

std::string OnnxWriter::resizeTo(const PlanStep &step)
{
    const std::string x = input(step, 0);
    std::string sizes;
    if (m_options.dynamic) { // of pictures, if not of their size
        node("Shape", step.name + "_from", {x});
        node("Gather", step.name + "_kept", {step.name + "_from", integers("first_sides", {0, 1})});
        sizes = node("Concat", step.name + "_sizes", {step.name + "_kept", integers(step.name + "_sides", {step.size.height, step.size.width})}, {number("axis", 0)});
    } else {
        sizes = integers(step.name + "_sizes", {1, step.channels, step.size.height, step.size.width});
    }
    return node("Resize", step.name, {x, "", "", sizes}, {words("mode", "linear"), words("coordinate_transformation_mode", "half_pixel")});
}

std::string OnnxWriter::tokens(const PlanStep &step)
{
    node("Reshape", step.name + "_row", {input(step, 0), integers(step.name + "_row_shape", {0, step.channels, 1, -1})});
    return node("Pad", step.name, {step.name + "_row", integers(step.name + "_pads", {0, 0, 0, step.front, 0, 0, 0, 0})}, {words("mode", "constant")});
}

std::string OnnxWriter::places(const PlanStep &step)
{
    node("Slice", step.name + "_row", {input(step, 0), integers(step.name + "_from", {step.front}), integers("far_end", {INT64_MAX}), integers("axis_3", {3})});
    return node("Reshape", step.name, {step.name + "_row", integers(step.name + "_shape_to", {0, step.channels, step.size.height, step.size.width})});
}

std::string OnnxWriter::standardise(const PlanStep &step)
{
    const std::string x = input(step, 0);
    const std::vector<Attribute> overChannels{numbers("axes", {1}), number("keepdims", 1)};
    node("ReduceMean", step.name + "_mean", {x}, overChannels);
    node("Sub", step.name + "_centred", {x, step.name + "_mean"});
    node("Mul", step.name + "_squares", {step.name + "_centred", step.name + "_centred"});
    node("ReduceMean", step.name + "_variance", {step.name + "_squares"}, overChannels);
    node("Add", step.name + "_positive", {step.name + "_variance", floats("epsilon", {static_cast<float>(transformerEpsilon)}, {})});
    node("Sqrt", step.name + "_deviation", {step.name + "_positive"});
    return node("Div", step.name, {step.name + "_centred", step.name + "_deviation"});
}

std::string OnnxWriter::attention(const PlanStep &step)
{
    const int64_t heads = step.channels / transformerHead;
    const std::string all = node("Reshape", step.name + "_heads", {input(step, 0), integers(step.name + "_heads_shape", {0, 3 * heads, transformerHead, -1})});
    const auto part = [&](const char *what, int64_t first) {
        return node("Slice", step.name + "_" + what, {all, integers("heads_" + std::to_string(first * heads), {first * heads}),
                                                      integers("heads_" + std::to_string((first + 1) * heads), {(first + 1) * heads}), integers("axis_1", {1})});
    };
    const std::string queries = part("queries", 0), keys = part("keys", 1), values = part("values", 2);
    node("Transpose", step.name + "_keys_turned", {keys}, {numbers("perm", {0, 1, 3, 2})});
    node("MatMul", step.name + "_fit", {step.name + "_keys_turned", queries}); // keys x queries
    node("Softmax", step.name + "_shares", {step.name + "_fit"}, {number("axis", 2)});
    node("MatMul", step.name + "_taken", {values, step.name + "_shares"});
    return node("Reshape", step.name, {step.name + "_taken", integers(step.name + "_shape_to", {0, step.channels, 1, -1})});
}

std::string OnnxWriter::gelu(const PlanStep &step)
{
    const std::string x = input(step, 0);
    node("Mul", step.name + "_scaled", {x, floats("root_half", {static_cast<float>(std::sqrt(0.5))}, {})});
    node("Erf", step.name + "_erf", {step.name + "_scaled"});
    node("Add", step.name + "_share_twice", {step.name + "_erf", floats("one_f", {1.0F}, {})});
    node("Mul", step.name + "_twice", {x, step.name + "_share_twice"});
    return node("Mul", step.name, {step.name + "_twice", floats("half", {0.5F}, {})});
}

/// The nodes of the other network, each name of it with this step's before it; its values count as a part of the program.
std::string OnnxWriter::foreign(const PlanStep &step)
{
    onnx::ModelProto model = *m_plan.foreign.at(step.name);
    int64_t opset = 0;
    for (const auto &import : model.opset_import())
        if (import.domain().empty() || import.domain() == "ai.onnx")
            opset = import.version();
    if (opset != onnxOpset) {
        try {
            model = onnx::version_conversion::ConvertVersion(model, onnxOpset);
        } catch (const std::exception &error) {
            throw AskedError(say("the ONNX network that it looks through is of opset %1 and can't be brought to %2: %3", opset, onnxOpset, std::string(error.what())));
        }
    }
    std::string x = input(step, 0);
    if (step.frames) {
        node("Add", step.name + "_up", {x, floats("half", {0.5F}, {})});
        node("Floor", step.name + "_whole", {step.name + "_up"});
        node("Clip", step.name + "_within", {step.name + "_whole", floats("zero_f", {0.0F}, {}), floats("most_f", {255.0F}, {})});
        node("Transpose", step.name + "_frame", {step.name + "_within"}, {numbers("perm", {0, 2, 3, 1})});
        x = cast(step.name + "_bytes", step.name + "_frame", TensorProto::UINT8);
    }
    const onnx::ValueInfoProto *taken = pictureInput(model);
    const auto renamed = [&](const std::string &name) {
        return name.empty() ? name : taken && name == taken->name() ? x : step.name + "/" + name + "/"; // no ending of our weights
    };
    for (const auto &tensor : model.graph().initializer()) {
        auto *copy = m_graph->add_initializer();
        *copy = tensor;
        copy->set_name(renamed(tensor.name()));
    }
    for (const auto &theirs : model.graph().node()) {
        auto *copy = m_graph->add_node();
        *copy = theirs;
        copy->set_name(step.name + "/" + theirs.name());
        for (std::string &name : *copy->mutable_input())
            name = renamed(name);
        for (std::string &name : *copy->mutable_output())
            name = renamed(name);
    }
    return renamed(model.graph().output(0).name());
}

std::string OnnxWriter::step(int number)
{
    const PlanStep &step = stepOf(number);
    const auto input = [&](size_t i) { return this->input(step, i); };
    const auto inputSize = [&](size_t i) { return m_sizes[static_cast<size_t>(step.inputs[i])]; };
    const auto shrunk = [](int size, int64_t kernel, int64_t stride, int64_t padding, int64_t dilation) {
        return static_cast<int>((size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1);
    };
    std::string x;
    cv::Size size = number > 0 && fixedNetwork() ? inputSize(0) : m_options.networkSize();
    switch (step.kind) {
    case PlanStep::Kind::Picture:
        x = picture();
        break;
    case PlanStep::Kind::Convolution: {
        x = convolution(step);
        const auto &kernel = m_plan.weight(step.name + "_weight");
        size = {shrunk(size.width, kernel.size(3), step.stride[1], step.padding[1], step.dilation[1]),
                shrunk(size.height, kernel.size(2), step.stride[0], step.padding[0], step.dilation[0])};
        break;
    }
    case PlanStep::Kind::Sum:
        x = node("Add", step.name, {input(0), input(1)});
        break;
    case PlanStep::Kind::Normalise: // over thousands of channels, so never in 16 bits
        x = m_options.half ? cast(step.name + "_wide", input(0), TensorProto::FLOAT) : input(0);
        x = unitLength(step, x);
        if (m_options.half)
            x = cast(step.name + "_half", x, TensorProto::FLOAT16);
        break;
    case PlanStep::Kind::MaxPool: {
        const int64_t window = step.window, edge = window / 2;
        x = node("MaxPool", step.name, {input(0)}, {numbers("kernel_shape", {window, window}), numbers("strides", {step.stride[0], step.stride[1]}), numbers("pads", {edge, edge, edge, edge})});
        size = {shrunk(size.width, window, step.stride[1], edge, 1), shrunk(size.height, window, step.stride[0], edge, 1)};
        break;
    }
    case PlanStep::Kind::Pool:
        x = pool(step);
        size = {step.bins, step.bins};
        break;
    case PlanStep::Kind::Concatenate: {
        Names all;
        for (size_t i = 0; i < step.inputs.size(); ++i)
            all.push_back(input(i));
        x = node("Concat", step.name, all, {Attribute{"axis", {1}, {}, false}});
        break;
    }
    case PlanStep::Kind::ResizeLike:
        x = resizeLike(step, static_cast<size_t>(number) + 1 == m_plan.steps.size());
        size = fixedNetwork() ? inputSize(1) : size;
        break;
    case PlanStep::Kind::HalfMean:
        x = node("AveragePool", step.name, {input(0)}, {numbers("kernel_shape", {2, 2}), numbers("strides", {2, 2})});
        size = {size.width / 2, size.height / 2};
        break;
    case PlanStep::Kind::GlobalMean:
        x = node("GlobalAveragePool", step.name, {input(0)});
        size = {1, 1};
        break;
    case PlanStep::Kind::Absolute:
        x = node("Abs", step.name, {input(0)});
        break;
    case PlanStep::Kind::Softmax:
        x = node("Softmax", step.name, {input(0)}, {Attribute{"axis", {1}, {}, false}});
        break;
    case PlanStep::Kind::Logarithm:
        x = node("Log", step.name, {input(0)});
        break;
    case PlanStep::Kind::MinusConstant:
        x = withConstant("Sub", step);
        break;
    case PlanStep::Kind::TimesConstant:
        x = withConstant("Mul", step);
        break;
    case PlanStep::Kind::Difference:
        x = node("Sub", step.name, {input(0), input(1)});
        break;
    case PlanStep::Kind::Product:
        x = node("Mul", step.name, {input(0), input(1)});
        break;
    case PlanStep::Kind::Quotient:
        x = node("Div", step.name, {input(0), input(1)});
        break;
    case PlanStep::Kind::ResizeTo:
        x = resizeTo(step);
        size = step.size;
        break;
    case PlanStep::Kind::Tokens:
        x = tokens(step);
        size = {size.width * size.height + step.front, 1};
        break;
    case PlanStep::Kind::Places:
        x = places(step);
        size = step.size;
        break;
    case PlanStep::Kind::Standardise:
        x = standardise(step);
        break;
    case PlanStep::Kind::Attention:
        x = attention(step);
        break;
    case PlanStep::Kind::Gelu:
        x = gelu(step);
        break;
    case PlanStep::Kind::Foreign:
        x = foreign(step);
        size = step.size;
        break;
    }
    if (step.relu)
        x = node("Relu", step.name + "_relu", {x});
    m_sizes.push_back(size);
    return x;
}

onnx::ModelProto OnnxWriter::model()
{
    onnx::ModelProto result;
    result.set_ir_version(8); // of opset 17
    result.set_producer_name("Vantage");
    result.set_producer_version(VANTAGE_VERSION);
    auto *opset = result.add_opset_import();
    opset->set_domain("");
    opset->set_version(onnxOpset);
    m_graph = result.mutable_graph();
    m_graph->set_name("segmenter");
    declare();
    for (int i = 0; i < static_cast<int>(m_plan.steps.size()); ++i)
        m_results.push_back(step(i));
    if (m_options.labels) {
        node("ArgMax", "best", {m_results.back()}, {number("axis", 1), number("keepdims", 0)});
        cast("labels", "best", TensorProto::UINT8);
    }
    return result;
}

} // namespace

onnx::ModelProto onnxModel(const NetworkPlan &plan, const WriterOptions &options)
{
    return OnnxWriter(plan, options).model();
}

} // namespace vantage
