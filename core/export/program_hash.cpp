#include "core/export/program_hash.h"

#include "core/base/hash.h"
#include "core/export/network_plan.h"
#include "core/model/exported_file.h"
#include "core/onnx/onnx_program.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <torch/csrc/jit/api/module.h>

namespace vantage {
namespace {

bool isWeightName(const std::string &name)
{
    return name.ends_with("_weight") || name.ends_with("_bias") || name.ends_with("_constant");
}

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

NamedTensors weightsOf(const torch::jit::Module &module)
{
    NamedTensors weights;
    for (const auto &item : module.named_parameters())
        if (isWeightName(item.name))
            weights.emplace_back(item.name, item.value);
    return weights;
}

} // namespace

std::string programSha256(const std::filesystem::path &torchScriptFile, const torch::jit::Module &module)
{
    Sha256 hash;
    const auto add = [&](const std::string &name, const std::string &text) {
        hash.add(name + "\n" + std::to_string(text.size()) + "\n");
        hash.add(text);
    };
    for (const auto &[name, text] : scriptParts(torchScriptFile, "code/"))
        if (name.ends_with(".py"))
            add(name, text);
    const NamedTensors weights = weightsOf(module);
    const auto isWeight = [&](const std::string &name) {
        return std::any_of(weights.begin(), weights.end(), [&](const auto &weight) { return weight.first == name; });
    };
    std::map<std::string, std::string> constants; // in an order that is the file's and the memory's alike
    for (const auto &item : module.named_attributes()) {
        if (isWeight(item.name))
            continue;
        std::ostringstream text;
        if (item.value.isTensor())
            text << weightsSha256(NamedTensors{{item.name, item.value.toTensor()}});
        else
            text << item.value;
        constants[item.name] = text.str();
    }
    for (const auto &[name, text] : constants)
        add(name, text);
    return hash.hex();
}

std::string programSha256(const onnx::ModelProto &model)
{
    onnx::ModelProto bare; // in the order of the fields, without the metadata and without the values of the weights
    bare.set_ir_version(model.ir_version());
    *bare.mutable_opset_import() = model.opset_import();
    auto &graph = *bare.mutable_graph();
    *graph.mutable_node() = model.graph().node();
    *graph.mutable_input() = model.graph().input();
    *graph.mutable_output() = model.graph().output();
    for (const auto &tensor : model.graph().initializer()) {
        auto &entry = *graph.add_initializer();
        if (!isWeightName(tensor.name())) {
            entry = tensor;
            continue;
        }
        entry.set_name(tensor.name());
        entry.set_data_type(tensor.data_type());
        *entry.mutable_dims() = tensor.dims();
    }
    return sha256Hex(bare.SerializeAsString());
}

std::string weightsSha256(const torch::jit::Module &module)
{
    return weightsSha256(weightsOf(module));
}

std::string weightsSha256(const onnx::ModelProto &model, const std::filesystem::path &file)
{
    NamedTensors weights;
    for (const auto &tensor : model.graph().initializer())
        if (isWeightName(tensor.name()))
            weights.emplace_back(tensor.name(), onnxTensor(&tensor, file));
    return weightsSha256(std::move(weights));
}

} // namespace vantage
