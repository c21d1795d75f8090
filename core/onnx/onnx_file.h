#pragma once

#include <filesystem>
#include <map>
#include <onnx/onnx_pb.h>
#include <string>

namespace vantage {

/// With the values that lie in files beside it (readExternalData). @throws InputError where it can't be read as ONNX
onnx::ModelProto readOnnx(const std::filesystem::path &file);
/// The same of a file's bytes, whose values are all inside. @param file for the errors
onnx::ModelProto parseOnnx(const std::string &bytes, const std::filesystem::path &file);
std::map<std::string, std::string> metadataOf(const onnx::ModelProto &model);

/// What a network takes: the one input that is no constant of the graph. Null where there is none.
const onnx::ValueInfoProto *pictureInput(const onnx::ModelProto &model);

} // namespace vantage
