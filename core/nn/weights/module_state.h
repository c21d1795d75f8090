#pragma once

#include "core/nn/weights/state_dict.h"

#include <torch/nn/module.h>

namespace vantage {

/// Copies of a module's parameters and buffers on the CPU, so that they can be written while training goes on.
StateDict stateOf(const torch::nn::Module &module);

/// Copies a state into a module of the same shape. @param file it comes from, for the message
/// @throws InputError naming the first tensor that is missing or of another shape, or how many are left over
void copyInto(torch::nn::Module &module, const StateDict &state, const std::filesystem::path &file);

} // namespace vantage
