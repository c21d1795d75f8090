#pragma once

#include <filesystem>
#include <string>

namespace vantage {

struct StateDict;

/// Keys of the metadata that importWeights writes.
inline constexpr const char *metadataDepth = "resnet.depth"; ///< "18", "34", "50" or "101"
inline constexpr const char *metadataStride =
    "resnet.stride"; ///< "1x1" or "3x3": which convolution has the stride of 2
inline constexpr const char *metadataSha256 = "source.sha256";
inline constexpr const char *metadataOrigin = "origin";

/// What a state dict with torchvision's names of a ResNet is.
struct BackboneInfo
{
    int depth = 0;              ///< 18, 34, 50 or 101
    bool strideInFirst = false; ///< "v1": the stride of layer2..4 sits on the 1x1 conv1, not on the 3x3 conv2
    std::string origin;         ///< where it comes from and how the stride was told, for people
    bool hasClassifier = false; ///< fc.weight and fc.bias are there
};

/// Finds out which ResNet `dict` holds, by names and shapes, and where its stride sits, by the metadata or else by the
/// file's SHA-256 (the files of torchvision carry its first 8 digits in their names). Where neither knows, the stride
/// is taken to sit on the 3x3, as in torchvision, and `origin` says so.
/// @param file the file or folder that `dict` was read from.
/// @throws InputError where `dict` is no such ResNet: the tensors that are missing, extra, mis-shaped or not finite are
/// named.
BackboneInfo inspectBackbone(const StateDict &dict, const std::filesystem::path &file);

/// Converts any form that readStateDict reads to safetensors with metadata (depth, stride, origin, SHA-256 of the
/// source).
/// @return what was written.
/// @throws InputError as readStateDict, inspectBackbone and writeSafetensors do.
BackboneInfo importWeights(const std::filesystem::path &in, const std::filesystem::path &out);

} // namespace vantage
