#pragma once

#include <torch/types.h>

#include <filesystem>
#include <map>
#include <string>

namespace vantage {

/// The named tensors of a network, as PyTorch's state_dict() names them, and what a file says about them.
struct StateDict
{
    std::map<std::string, torch::Tensor> tensors; ///< CPU, contiguous
    std::map<std::string, std::string> metadata;  ///< safetensors' `__metadata__`; empty for PyTorch's own formats
};

/// Reads a state dict. The form is told by the content, not by the name:
/// - PyTorch's zip file (torch.save since 1.6) and its older pickle file,
/// - safetensors,
/// - a folder (or its model.json) with Keras' ResNet-50 as TensorFlow.js layers shards, converted to torchvision's
/// names. Nested dicts named `state_dict` or `model` are unwrapped and the prefix `module.` of DataParallel is taken
/// off. No pickled code is ever run: see Unpickler. Memory stays within a few times the file's size.
/// @throws InputError where the file is truncated, foreign, hostile or holds no named tensors.
StateDict readStateDict(const std::filesystem::path &path);

} // namespace vantage
