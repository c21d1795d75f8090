#pragma once

#include "core/base/message.h"
#include "core/nn/segmentation_net.h"
#include "core/nn/weights/backbone.h"
#include "core/training/recipe.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vantage {

struct StartNetwork
{
    Network net;
    Message origin; ///< in words
};

/// The device that the recipe asks for. @throws std::invalid_argument where it asks for CUDA and there is none
torch::Device deviceOf(const Recipe &recipe);

/// What the pretrained weights of `file` are. @throws InputError where they are of another depth than the recipe's network, or none at all
BackboneInfo checkBackbone(const Recipe &recipe, const StateDict &dict, const std::filesystem::path &file);

/// F as a run begins: of a model file (the baseline) where one is given, else new on a pretrained backbone, else from chance.
/// New weights are drawn from torch's generator, so seed it before.
/// @param features files of further networks that look beside the backbone (openFeatures); none where F starts from a model file
/// @throws InputError where the backbone has another depth than the recipe or a file is damaged
StartNetwork makeStartNetwork(const Recipe &recipe, int classes, const std::filesystem::path &startModel, const std::filesystem::path &backbone,
                              const std::vector<std::filesystem::path> &features);

} // namespace vantage
