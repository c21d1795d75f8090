#include "core/onnx/onnx_file.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/onnx/onnx_external.h"

#include <algorithm>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace vantage {

onnx::ModelProto parseOnnx(const std::string &bytes, const std::filesystem::path &file)
{
    onnx::ModelProto model;
    google::protobuf::io::ArrayInputStream array(bytes.data(), static_cast<int>(std::min<size_t>(bytes.size(), INT_MAX)));
    google::protobuf::io::CodedInputStream stream(&array);
    if (bytes.size() > INT_MAX || !model.ParseFromCodedStream(&stream) || !stream.ConsumedEntireMessage() || !model.has_graph())
        throw InputError(file, say("is damaged: it can't be read as ONNX"), say("Copy or export it again"));
    return model;
}

onnx::ModelProto readOnnx(const std::filesystem::path &file)
{
    onnx::ModelProto model = parseOnnx(readFile(file), file);
    readExternalData(model, file);
    return model;
}

std::map<std::string, std::string> metadataOf(const onnx::ModelProto &model)
{
    std::map<std::string, std::string> entries;
    for (const auto &entry : model.metadata_props())
        entries[entry.key()] = entry.value();
    return entries;
}

const onnx::ValueInfoProto *pictureInput(const onnx::ModelProto &model)
{
    const auto &graph = model.graph();
    const auto isConstant = [&](const std::string &name) {
        return std::any_of(graph.initializer().begin(), graph.initializer().end(), [&](const auto &tensor) { return tensor.name() == name; });
    };
    for (const auto &input : graph.input())
        if (!isConstant(input.name()))
            return &input;
    return nullptr;
}

} // namespace vantage
