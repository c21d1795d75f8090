#pragma once

#include <filesystem>
#include <string>

namespace torch::jit {
struct Module;
}
namespace onnx {
class ModelProto;
}

namespace vantage {

/// SHA-256 over everything that is computed but the values of the weights (NAME_weight, NAME_bias): the text of the network
/// and its constants, such as mean and std. @param module as it was loaded from the file, or written to it
std::string programSha256(const std::filesystem::path &torchScriptFile, const torch::jit::Module &module);
std::string programSha256(const onnx::ModelProto &model);
/// See weightsSha256 of network_plan.h.
std::string weightsSha256(const torch::jit::Module &module);
std::string weightsSha256(const onnx::ModelProto &model, const std::filesystem::path &file);

} // namespace vantage
