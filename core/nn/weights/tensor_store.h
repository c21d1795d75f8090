#pragma once

#include "core/nn/weights/pickle.h"
#include "core/nn/weights/state_dict.h"

#include <functional>

namespace vantage {

/// Turns the unpickled `root` of a file of `fileSize` bytes into tensors: unwraps it, finds the records of tensors and
/// asks `readStorage` for the raw data of each storage once (a one-dimensional tensor of `elements` elements).
/// @throws InputError where there is no named tensor, or where overlapping tensors would take far more memory than the
/// file.
StateDict collectTensors(const std::filesystem::path &file, uint64_t fileSize, const PickleValue &root,
                         const std::function<torch::Tensor(const StorageRecord &)> &readStorage);

} // namespace vantage
