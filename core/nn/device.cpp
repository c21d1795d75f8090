#include "core/nn/device.h"

#include <torch/cuda.h>

namespace vantage {

torch::Device bestDevice()
{
    return torch::cuda::is_available() ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
}

} // namespace vantage
