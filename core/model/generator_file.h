#pragma once

#include "core/nn/generator.h"
#include "core/nn/weights/state_dict.h"

#include <filesystem>

namespace vantage {

/// How G belongs to the F of the run that it comes from.
struct GeneratorInfo
{
    GeneratorOptions network;
    bool softmax = false; ///< it takes the softmax of F's scores, not the scores themselves
    int cell = 1;         ///< pixels of F's frame a side to one of G's, which is their mean
};

/// What G takes of F's scores (N x classes x H x W, of the frame's size).
torch::Tensor generatorInput(const torch::Tensor &scores, const GeneratorInfo &info);
/// The pictures that G is to make of frames (N x 3 x H x W).
torch::Tensor rebuiltSize(const torch::Tensor &images, const GeneratorInfo &info);

/// The content of generator.safetensors: weights by name, everything of GeneratorInfo as text in its metadata.
StateDict generatorState(const Generator &generator, const GeneratorInfo &info);

struct LoadedGenerator
{
    Generator net{nullptr}; ///< on the CPU, in evaluation mode
    GeneratorInfo info;
};
/// @throws InputError where the file is damaged or no generator of ours
LoadedGenerator loadGenerator(const std::filesystem::path &file);

} // namespace vantage
