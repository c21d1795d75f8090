#pragma once

#include "core/export/export_info.h"
#include "core/onnx/onnx_file.h"

#include <filesystem>
#include <map>
#include <string>

namespace torch::jit {
struct Module;
}

namespace vantage {

enum class ModelFileKind { Safetensors, TorchScript, Onnx };
/// Told by the first bytes, not by the name. @throws InputError where it is none of them
ModelFileKind modelFileKind(const std::filesystem::path &file);

/// The parts of a TorchScript file whose path inside it begins with `folder` ("extra/", "code/"), by the path after it.
/// @throws InputError where the file is cut off or damaged (checksums are checked)
std::map<std::string, std::string> scriptParts(const std::filesystem::path &file, const std::string &folder);

/// What a read ONNX file says of itself, in our words or in Intel Model API's. @throws InputError
ExportInfo infoOfOnnx(const onnx::ModelProto &model, const std::filesystem::path &file);

/// SHA-256 over everything that is computed but the values of the weights (NAME_weight, NAME_bias): the text of the network
/// and its constants, such as mean and std. @param module as it was loaded from the file, or written to it
std::string programSha256(const std::filesystem::path &torchScriptFile, const torch::jit::Module &module);
std::string programSha256(const onnx::ModelProto &model);
/// See weightsSha256 of network_plan.h.
std::string weightsSha256(const torch::jit::Module &module);
std::string weightsSha256(const onnx::ModelProto &model, const std::filesystem::path &file);
bool isWeightName(const std::string &name);

} // namespace vantage
