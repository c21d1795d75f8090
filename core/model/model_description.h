#pragma once

#include "core/data/class_map.h"

#include <array>
#include <filesystem>
#include <opencv2/core/types.hpp>
#include <string>
#include <utility>
#include <vector>

namespace vantage {

/// Of the provenance: whether the map of a camera's places is inside ("none" where it is not).
inline constexpr const char *mapFact = "map of the camera's places";

/// What a model file says of itself, whatever its kind.
struct ModelDescription
{
    std::string kind;      ///< "TorchScript", "ONNX", "safetensors"
    std::string precision; ///< of the weights: "float32", "float16"
    ClassMap classes;

    std::string input = "rgb";  ///< "normalised", "rgb" or "frame": see ExportInput
    std::string output = "scores"; ///< "scores" or "labels"
    bool dynamic = false;       ///< takes any size
    cv::Size size;              ///< that it takes (fixed), or that the network was trained at (dynamic)
    cv::Size trained;           ///< that the network was trained at
    std::array<double, 3> mean{}, std{1, 1, 1}; ///< of what the network takes, on the scale 0..255, in the order of its channels
    bool bgr = false;           ///< channels of the input are blue, green, red
    std::string license;
    std::string created;        ///< UTC

    std::vector<std::pair<std::string, std::string>> provenance; ///< name, text
    std::vector<std::pair<std::string, std::string>> metrics;    ///< name, text
    std::string choice;         ///< how the snapshot was chosen
    std::string weightsSha256;  ///< empty where the file has none
    std::string programSha256;  ///< of the network's description in the file
};

struct ModelInfo;
/// What a model.safetensors says of itself.
ModelDescription descriptionOf(const ModelInfo &model);

/// The description inside a model file, without loading its network where that can be helped.
/// @throws InputError where there is none that can be used
ModelDescription readDescription(const std::filesystem::path &file);

} // namespace vantage
