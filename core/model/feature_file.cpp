#include "core/model/feature_file.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/model/feature_facts.h"
#include "core/nn/onnx_features.h"
#include "core/nn/vision_transformer.h"
#include "core/nn/weights/module_state.h"

#include <cmath>
#include <fstream>

namespace vantage {
namespace {

const Message featureRemedy = say("Choose a DINOv2 .pth (ViT-S/14, B/14 or L/14) or an ONNX network that gives scores");

bool isOnnx(const std::filesystem::path &file)
{
    requireRegularFile(file, featureRemedy);
    return std::ifstream(file, std::ios::binary).get() == 8; // field 1 of an ONNX model: the version of its form
}

int64_t sizeOf(const StateDict &dict, const std::string &name, int64_t dimensions, int64_t axis, const std::filesystem::path &file)
{
    const auto found = dict.tensors.find(name);
    if (found == dict.tensors.end())
        throw InputError(file, say("holds no DINOv2 vision transformer: '%1' is missing", name), featureRemedy);
    if (found->second.dim() != dimensions)
        throw InputError(file, say("holds no DINOv2 vision transformer: '%1' has another shape", name), featureRemedy);
    return found->second.size(axis);
}

VisionTransformerOptions transformerOf(const StateDict &dict, const std::filesystem::path &file)
{
    constexpr int64_t widest = 4096, largestPatch = 64, largestGrid = 256, mostRegisters = 64;
    VisionTransformerOptions options;
    const int64_t width = sizeOf(dict, "cls_token", 3, 2, file), positions = sizeOf(dict, "pos_embed", 3, 1, file);
    const int64_t patch = sizeOf(dict, "patch_embed.proj.weight", 4, 3, file);
    const int64_t registers = dict.tensors.contains("register_tokens") ? sizeOf(dict, "register_tokens", 3, 1, file) : 0;
    const auto grid = static_cast<int64_t>(std::lround(std::sqrt(static_cast<double>(std::max<int64_t>(0, positions - 1)))));
    int depth = 0;
    while (dict.tensors.contains("blocks." + std::to_string(depth) + ".norm1.weight"))
        ++depth;
    if (dict.tensors.contains("blocks.0.mlp.w12.weight"))
        throw InputError(file, say("holds a DINOv2 ViT-g, whose blocks (SwiGLU) aren't known here"), featureRemedy);
    if (dict.tensors.contains("blocks.0.0.norm1.weight"))
        throw InputError(file, say("holds a vision transformer in pieces, as it is trained"), say("Choose the file as published (dinov2_vits14_pretrain.pth)"));
    if (depth > 0 && !dict.tensors.contains("blocks.0.ls1.gamma"))
        throw InputError(file, say("holds a vision transformer without layer scale, so it is no DINOv2"), featureRemedy);
    if (width < transformerHead || width > widest || width % transformerHead != 0 || depth < 1 || patch < 1 || patch > largestPatch || registers > mostRegisters
        || grid < 1 || grid > largestGrid || grid * grid + 1 != positions)
        throw InputError(file, say("holds no DINOv2 vision transformer: tokens of %1 numbers, %2 blocks, %3 positions", width, depth, positions), featureRemedy);
    options.width = static_cast<int>(width);
    options.depth = depth;
    options.patch = static_cast<int>(patch);
    options.registers = static_cast<int>(registers);
    options.grid = static_cast<int>(grid);
    return options;
}

std::string transformerName(const VisionTransformerOptions &o)
{
    const std::string size = o.width == 384 && o.depth == 12 ? "S" : o.width == 768 && o.depth == 12 ? "B" : o.width == 1024 && o.depth == 24 ? "L" : "";
    return "DINOv2 ViT" + (size.empty() ? " of " + std::to_string(o.depth) + " blocks of " + std::to_string(o.width) + "," : "-" + size + "/")
           + (size.empty() ? " patches of " : "") + std::to_string(o.patch) + (o.registers > 0 ? " with " + std::to_string(o.registers) + " registers" : "");
}

std::shared_ptr<FeatureNet> readTransformer(const std::filesystem::path &file)
{
    StateDict dict = readStateDict(file);
    FeatureOptions options;
    options.transformer = transformerOf(dict, file);
    options.origin = transformerName(options.transformer);
    dict.tensors.erase("mask_token"); // for training alone
    for (const auto &[name, tensor] : dict.tensors)
        if (!tensor.is_floating_point() || !tensor.to(torch::kFloat32).isfinite().all().item<bool>())
            throw InputError(file, say("holds values in '%1' that aren't finite numbers", name), say("Copy it again"));
    auto net = std::make_shared<VisionTransformer>(options);
    copyInto(*net, dict, file);
    return net;
}

} // namespace

std::shared_ptr<FeatureNet> openFeatures(const std::filesystem::path &file)
{
    std::shared_ptr<FeatureNet> net;
    if (isOnnx(file))
        net = readOnnxFeatures(file);
    else
        net = readTransformer(file);
    net->eval();
    return net;
}

FeatureFacts featureFacts(const std::filesystem::path &file, cv::Size picture)
{
    const auto net = openFeatures(file);
    FeatureFacts facts{net->options().origin, net->channels(), static_cast<double>(net->options().onnx.bytes) / 4, net->operations(picture)};
    for (const auto &parameter : net->parameters())
        facts.parameters += static_cast<double>(parameter.numel());
    return facts;
}

} // namespace vantage
