#pragma once

#include <torch/types.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace vantage {

/// A Keras model as TensorFlow.js stores it: model.json and shards of raw float32 tensors beside it.
struct TfjsModel
{
    std::map<std::string, torch::Tensor> tensors; ///< by Keras' names, e.g. `conv1/kernel`, in Keras' layouts
    nlohmann::json layers;                        ///< the array of layers with their configurations
    std::string sha256;                           ///< of all shards, one after another
};

/// @param modelJson the file model.json; its shards lie in the same folder.
/// @throws InputError where a shard is missing, of the wrong size or outside the folder, or a tensor isn't float32.
TfjsModel readTfjs(const std::filesystem::path &modelJson);

} // namespace vantage
