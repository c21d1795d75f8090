#pragma once

#include "core/data/class_map.h"
#include "core/nn/place_map.h"
#include "core/nn/weights/state_dict.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace vantage {

/// What a model file says of itself beside the weights.
struct ModelInfo
{
    NetworkOptions network;
    ClassMap classes;
    int width = 0, height = 0;                     ///< of the frames that the network was trained on
    std::map<std::string, std::string> provenance; ///< recipe, fingerprints, seed, metrics, version, ...: free text by name
};

/// The file's content as saveModel writes it: a copy of the weights, so that it can be written while training goes on.
StateDict modelState(const Network &net, const ModelInfo &info, const std::optional<PlaceMap> &map = {});

/// A network as one safetensors file: weights and statistics by name, everything of ModelInfo as text in its metadata.
/// Written atomically. @throws InputError
void saveModel(const std::filesystem::path &file, const Network &net, const ModelInfo &info, const std::optional<PlaceMap> &map = {});

struct Model
{
    Network net; ///< on the CPU, in evaluation mode
    ModelInfo info;
    std::optional<PlaceMap> map; ///< of the one camera that the model is for, where the file holds one
};
/// @throws InputError where the file is damaged or no model of ours, naming the first tensor that does not fit
Model loadModel(const std::filesystem::path &file);
/// The network that answers for the model: with the map of its camera, where it has one.
Network answering(const Model &model);
/// The metadata alone. @throws InputError
ModelInfo readModelInfo(const std::filesystem::path &file);

} // namespace vantage
