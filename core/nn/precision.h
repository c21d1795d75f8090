#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

#include <string>

namespace vantage {

/// How one network computes on this machine.
struct Precision
{
    bool mixed = false;        ///< bfloat16 under autocast (float32 weights and optimiser)
    bool channelsLast = false; ///< memory layout of 4-D weights and activations
};

/// @param choice "full", "mixed" or "auto" (mixed where the device computes bfloat16 natively). The layout follows from it,
/// by measurement (docs/performance.md): bfloat16 convolutions are fastest with channels last, float32 ones without.
Precision choosePrecision(const std::string &choice, torch::Device device);

/// True where bfloat16 is computed natively: a CUDA device from Ampere on, or a CPU with AVX-512 BF16 instructions.
bool hasNativeBfloat16(torch::Device device);

/// Lays out all 4-D parameters of the module as asked. To be called before an optimiser takes hold of them.
void applyLayout(torch::nn::Module &module, const Precision &precision);
torch::Tensor withLayout(const torch::Tensor &x, const Precision &precision);

/// Autocast to bfloat16 for as long as it lives, where asked.
class AutocastScope
{
public:
    AutocastScope(const Precision &precision, torch::Device device);
    ~AutocastScope();
    AutocastScope(const AutocastScope &) = delete;
    AutocastScope &operator=(const AutocastScope &) = delete;

private:
    bool m_cuda;
    bool m_before = false;
};

} // namespace vantage
