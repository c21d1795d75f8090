#pragma once

#include <torch/types.h>

namespace vantage {

/// The first GPU that this libtorch can use, else the CPU.
torch::Device bestDevice();

} // namespace vantage
