#pragma once

#include "core/model/model_description.h"
#include "core/onnx/onnx_file.h"

#include <filesystem>
#include <map>
#include <string>

namespace vantage {

enum class ModelFileKind { Safetensors, TorchScript, Onnx };
/// Told by the first bytes, not by the name. @throws InputError where it is none of them
ModelFileKind modelFileKind(const std::filesystem::path &file);

/// The parts of a TorchScript file whose path inside it begins with `folder` ("extra/", "code/"), by the path after it.
/// @throws InputError where the file is cut off or damaged (checksums are checked)
std::map<std::string, std::string> scriptParts(const std::filesystem::path &file, const std::string &folder);

/// What a read ONNX file says of itself, in our words or in Intel Model API's. @throws InputError
ModelDescription descriptionOfOnnx(const onnx::ModelProto &model, const std::filesystem::path &file);

} // namespace vantage
