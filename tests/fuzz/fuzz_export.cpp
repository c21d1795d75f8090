#include <torch/torch.h>

#include <onnx/onnx_pb.h>

#include "core/base/error.h"
#include "core/export/export_json.h"
#include "core/export/exported_file.h"
#include "core/export/onnx_program.h"
#include "core/model/model_file.h"
#include "tests/core/export_samples.h"
#include "tests/fuzz/fuzz.h"

#include <fstream>
#include <iterator>

// Model files of ours and of others. What a file says is looked at; nothing of it is computed but constants.

using namespace vantage;

namespace {

std::string wholeFile(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A small network of the operators that every exporter writes.
std::string smallOnnx()
{
    onnx::ModelProto model;
    model.set_ir_version(8);
    model.add_opset_import()->set_version(17);
    auto *graph = model.mutable_graph();
    graph->set_name("g");
    const auto port = [](onnx::ValueInfoProto *value, const char *name, std::vector<int64_t> shape) {
        value->set_name(name);
        auto *type = value->mutable_type()->mutable_tensor_type();
        type->set_elem_type(onnx::TensorProto::FLOAT);
        for (const int64_t side : shape)
            type->mutable_shape()->add_dim()->set_dim_value(side);
    };
    port(graph->add_input(), "x", {1, 3, 16, 16});
    port(graph->add_output(), "y", {1, 2, 16, 16});
    const auto constant = [&](const char *name, std::vector<int64_t> shape, std::vector<float> values) {
        auto *tensor = graph->add_initializer();
        tensor->set_name(name);
        tensor->set_data_type(onnx::TensorProto::FLOAT);
        for (const int64_t side : shape)
            tensor->add_dims(side);
        tensor->set_raw_data(std::string(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(float)));
    };
    constant("w", {2, 3, 1, 1}, {1, 2, 3, 4, 5, 6});
    constant("scales", {4}, {1, 1, 2, 2});
    const auto node = [&](const char *type, std::vector<const char *> in, const char *out) {
        auto *made = graph->add_node();
        made->set_op_type(type);
        for (const char *name : in)
            made->add_input(name);
        made->add_output(out);
        return made;
    };
    auto *strides = node("Conv", {"x", "w"}, "a")->add_attribute();
    strides->set_name("strides");
    strides->set_type(onnx::AttributeProto::INTS);
    strides->add_ints(2);
    strides->add_ints(2);
    node("Relu", {"a"}, "b");
    auto *mode = node("Resize", {"b", "", "scales"}, "y")->add_attribute();
    mode->set_name("mode");
    mode->set_type(onnx::AttributeProto::STRING);
    mode->set_s("linear");
    auto *names = model.add_metadata_props();
    names->set_key("model_info labels");
    names->set_value("road sky");
    return model.SerializeAsString();
}

void readModel(const std::string &bytes)
{
    const std::string file = fuzzFile(bytes, "model.onnx");
    const onnx::ModelProto model = readOnnx(file);
    metadataOf(model);
    OnnxProgram program(model, file);
    try {
        infoOfOnnx(model, file);
    } catch (const InputError &) { // without classes there is nothing to say
    }
}

std::string modelInfo()
{
    const auto file = std::filesystem::path(fuzzFolder()) / "seed-model.safetensors";
    samples::savedModel(file, samples::sampleModel(18, {64, 48}, 16, false, NetworkFamily::Levels));
    const std::string bytes = wholeFile(file);
    uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | static_cast<unsigned char>(bytes[static_cast<size_t>(i)]);
    return bytes.substr(8, length);
}

/// The head alone is changed; the weights behind it are as many zeros as the sample has.
void readHead(const std::string &bytes)
{
    std::string file;
    for (int i = 0; i < 8; ++i)
        file += static_cast<char>(bytes.size() >> (8 * i));
    readModelInfo(fuzzFile(file + bytes, "model.safetensors"));
}

} // namespace

std::vector<FuzzTarget> fuzzTargets()
{
    ExportInfo info;
    info.classes = carlaClasses();
    return {
        {"onnx", readModel, {smallOnnx()}, 1500},
        {"model_head", [](const std::string &bytes) {
             try {
                 readHead(bytes);
             } catch (const InputError &) { // the seed is cut off behind its head
             }
         }, {modelInfo()}, 500},
        {"export_json", [](const std::string &bytes) { infoFromJson(bytes, "model.json"); }, {toJson(info)}, 3000},
        {"torchscript_parts", [](const std::string &bytes) {
             try {
                 scriptParts(fuzzFile(bytes, "model.pt"), "extra/");
             } catch (const InputError &) {
             }
         }, {wholeFile(std::filesystem::path(VANTAGE_TEST_DATA) / "state_dict_zip.pth")}, 1500},
    };
}
