#pragma once

#include "core/nn/levels_net.h"
#include "core/nn/onnx_features.h"
#include "core/nn/vision_transformer.h"
#include "core/nn/weights/module_state.h"
#include "tests/core/export_samples.h"

#include <onnx/onnx_pb.h>

#include <fstream>

namespace vantage::samples {

/// A vision transformer of two blocks from chance, none of whose parameters is left at what it begins with.
inline std::shared_ptr<VisionTransformer> smallTransformer(int registers = 0)
{
    torch::manual_seed(5);
    torch::NoGradGuard noGrad;
    FeatureOptions options;
    options.origin = "a small transformer";
    options.transformer = {64, 2, 14, registers, 5};
    auto net = std::make_shared<VisionTransformer>(options);
    for (auto &parameter : net->parameters())
        if (parameter.dim() != 2 && parameter.dim() != 4)
            parameter.add_(torch::randn_like(parameter) * 0.2);
    net->eval();
    return net;
}

/// What a small ONNX network is like.
struct OnnxSample
{
    int64_t opset = 13;
    int side = 0;          ///< of the pictures that it takes, both; 0: any
    bool frames = false;   ///< takes uint8 N x H x W x 3
    bool labels = false;   ///< gives the class of each place
    std::string mean, scale, turned; ///< Intel Model API's words
};

/// Four scores a place, each a known mix of the colours, from the mean of 8 x 8 pixels: Conv, stride 8. The first is 2 r, the second
/// g - b, the third b, the fourth 0.5.
inline onnx::ModelProto smallOnnx(const OnnxSample &sample = {})
{
    onnx::ModelProto model;
    model.set_ir_version(8);
    model.add_opset_import()->set_version(sample.opset);
    const std::pair<const char *, std::string> words[] = {{"model_info mean_values", sample.mean}, {"model_info scale_values", sample.scale}, {"model_info reverse_input_channels", sample.turned}};
    for (const auto &[key, value] : words)
        if (!value.empty()) {
            auto *entry = model.add_metadata_props();
            entry->set_key(key);
            entry->set_value(value);
        }
    auto *graph = model.mutable_graph();
    graph->set_name("small");
    const auto declare = [](onnx::ValueInfoProto *value, const char *name, int type, const std::vector<int64_t> &sides) {
        value->set_name(name);
        auto *tensor = value->mutable_type()->mutable_tensor_type();
        tensor->set_elem_type(type);
        for (const int64_t side : sides) {
            auto *dimension = tensor->mutable_shape()->add_dim();
            if (side > 0)
                dimension->set_dim_value(side);
        }
    };
    if (sample.frames)
        declare(graph->add_input(), "image", onnx::TensorProto::UINT8, {1, sample.side, sample.side, 3});
    else
        declare(graph->add_input(), "image", onnx::TensorProto::FLOAT, {1, 3, sample.side, sample.side});
    const auto node = [&](const char *operation, const char *output, std::vector<std::string> inputs) {
        auto *made = graph->add_node();
        made->set_op_type(operation);
        made->set_name(output);
        for (const std::string &input : inputs)
            made->add_input(input);
        made->add_output(output);
        return made;
    };
    const auto numbers = [](onnx::NodeProto *made, const char *name, std::vector<int64_t> values) {
        auto *attribute = made->add_attribute();
        attribute->set_name(name);
        attribute->set_type(onnx::AttributeProto::INTS);
        for (const int64_t value : values)
            attribute->add_ints(value);
    };
    std::string x = "image";
    if (sample.frames) {
        auto *made = node("Cast", "float", {x});
        auto *to = made->add_attribute();
        to->set_name("to");
        to->set_type(onnx::AttributeProto::INT);
        to->set_i(onnx::TensorProto::FLOAT);
        numbers(node("Transpose", "planes", {"float"}), "perm", {0, 3, 1, 2});
        x = "planes";
    }
    constexpr int cell = 8;
    const float mix[4][3] = {{2, 0, 0}, {0, 1, -1}, {0, 0, 1}, {0, 0, 0}};
    auto *kernel = graph->add_initializer();
    kernel->set_name("mix_weight"); // a name as our own weights have
    kernel->set_data_type(onnx::TensorProto::FLOAT);
    for (const int64_t side : {4, 3, cell, cell})
        kernel->add_dims(side);
    for (const auto &row : mix)
        for (const float part : row)
            for (int i = 0; i < cell * cell; ++i)
                kernel->add_float_data(part / (cell * cell));
    auto *bias = graph->add_initializer();
    bias->set_name("mix_bias");
    bias->set_data_type(onnx::TensorProto::FLOAT);
    bias->add_dims(4);
    for (const float value : {0.0F, 0.0F, 0.0F, 0.5F})
        bias->add_float_data(value);
    auto *conv = node("Conv", "scores", {x, "mix_weight", "mix_bias"});
    numbers(conv, "kernel_shape", {cell, cell});
    numbers(conv, "strides", {cell, cell});
    if (sample.labels) {
        auto *made = node("ArgMax", "labels", {"scores"});
        auto *axis = made->add_attribute();
        axis->set_name("axis");
        axis->set_type(onnx::AttributeProto::INT);
        axis->set_i(1);
        declare(graph->add_output(), "labels", onnx::TensorProto::INT64, {1, 1, 0, 0});
    } else {
        declare(graph->add_output(), "scores", onnx::TensorProto::FLOAT, {1, 4, 0, 0});
    }
    return model;
}

inline fs::path writtenOnnx(const fs::path &file, const onnx::ModelProto &model)
{
    std::ofstream(file, std::ios::binary) << model.SerializeAsString();
    return file;
}

/// Frozen levels of a ResNet-18 with further networks beside it.
inline Model sampleModelBeside(cv::Size size, const std::vector<std::shared_ptr<FeatureNet>> &features)
{
    Model model = sampleModel(18, size, 16, false, NetworkFamily::Levels);
    for (const auto &feature : features)
        model.info.network.features.push_back(feature->options());
    const auto net = std::make_shared<LevelsNet>(model.info.network);
    torch::NoGradGuard noGrad;
    StateDict state = stateOf(*model.net);
    for (size_t i = 0; i < features.size(); ++i)
        for (const auto &[name, tensor] : stateOf(*features[i]).tensors)
            state.tensors["features" + std::to_string(i) + "." + name] = tensor;
    state.tensors["hidden.weight"] = stateOf(*net).tensors.at("hidden.weight");
    copyInto(*net, state, "sample");
    net->eval();
    model.net = net;
    return model;
}

} // namespace vantage::samples
