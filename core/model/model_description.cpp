#include "core/model/model_description.h"

#include "core/base/error.h"
#include "core/model/description_json.h"
#include "core/model/exported_file.h"
#include "core/model/model_file.h"
#include "core/nn/tensors.h"

namespace vantage {
namespace {

ModelDescription infoOfScript(const std::filesystem::path &file)
{
    const auto extra = scriptParts(file, "extra/");
    if (const auto found = extra.find(infoKey); found != extra.end())
        return descriptionFromJson(found->second, file);
    throw InputError(file, say("has no description that Vantage knows"), say("Choose a file that Vantage exported, or an ONNX file with Intel Model API's metadata"));
}

/// What the first input's shape tells of a foreign file.
void readShapes(ModelDescription &info, const onnx::ModelProto &model, const std::filesystem::path &file)
{
    const onnx::ValueInfoProto *input = pictureInput(model);
    if (!input || input->type().tensor_type().shape().dim_size() != 4)
        throw InputError(file, say("takes no pictures (a tensor of four dimensions was expected)"));
    const auto &type = input->type().tensor_type();
    const auto side = [&](int i) { return static_cast<int>(type.shape().dim(i).dim_value()); };
    const bool lastIsColour = side(1) != 3 && side(3) == 3;
    if (lastIsColour && type.elem_type() != onnx::TensorProto::UINT8)
        throw InputError(file, say("takes pictures in a layout that isn't known here"));
    if (lastIsColour)
        info.input = "frame";
    const cv::Size size(side(lastIsColour ? 2 : 3), side(lastIsColour ? 1 : 2));
    info.dynamic = size.width < 1 || size.height < 1;
    if (info.dynamic && info.size.empty())
        throw InputError(file, say("takes any size and doesn't say which is right (orig_width, orig_height)"));
    if (!info.dynamic)
        info.size = size;
    info.trained = info.size;
}

} // namespace

ModelDescription descriptionOf(const ModelInfo &model)
{
    ModelDescription info;
    info.kind = "safetensors";
    info.precision = "float32";
    info.classes = model.classes;
    info.dynamic = true;
    info.size = info.trained = {model.width, model.height};
    info.provenance.assign(model.provenance.begin(), model.provenance.end());
    for (size_t c = 0; c < 3; ++c) {
        info.mean[c] = imagenetMean[c] * 255;
        info.std[c] = imagenetStd[c] * 255;
    }
    return info;
}

ModelDescription descriptionOfOnnx(const onnx::ModelProto &model, const std::filesystem::path &file)
{
    const auto entries = metadataOf(model);
    if (const auto found = entries.find(infoKey); found != entries.end())
        return descriptionFromJson(found->second, file);
    ModelDescription info = descriptionFromModelApi(entries, file);
    info.kind = "ONNX";
    readShapes(info, model, file);
    return info;
}

ModelDescription readDescription(const std::filesystem::path &file)
{
    switch (modelFileKind(file)) {
    case ModelFileKind::Safetensors:
        return descriptionOf(readModelInfo(file));
    case ModelFileKind::TorchScript:
        return infoOfScript(file);
    case ModelFileKind::Onnx:
        break;
    }
    return descriptionOfOnnx(readOnnx(file), file);
}

} // namespace vantage
