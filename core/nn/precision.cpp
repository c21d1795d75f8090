#include "core/nn/precision.h"

#include <ATen/autocast_mode.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/version.h>

#include <fstream>

// libtorch 2.4 gave these functions a device argument and deprecated the ones without.
#define VANTAGE_AUTOCAST_BY_DEVICE (TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4))

namespace vantage {
namespace {

bool autocastEnabled([[maybe_unused]] bool cuda)
{
#if VANTAGE_AUTOCAST_BY_DEVICE
    return at::autocast::is_autocast_enabled(cuda ? at::kCUDA : at::kCPU);
#else
    return cuda ? at::autocast::is_enabled() : at::autocast::is_cpu_enabled();
#endif
}

void setAutocast(bool cuda, bool enabled)
{
#if VANTAGE_AUTOCAST_BY_DEVICE
    const auto device = cuda ? at::kCUDA : at::kCPU;
    at::autocast::set_autocast_dtype(device, at::kBFloat16);
    at::autocast::set_autocast_enabled(device, enabled);
#else
    if (cuda) {
        at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
        at::autocast::set_enabled(enabled);
    } else {
        at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
        at::autocast::set_cpu_enabled(enabled);
    }
#endif
}

bool cpuHasBfloat16()
{
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx512bf16") != 0;
#else
    return false;
#endif
}

} // namespace

Precision choosePrecision(const std::string &choice, torch::Device device)
{
    const bool mixed = choice == "mixed" || (choice == "auto" && hasNativeBfloat16(device));
    return {mixed, mixed};
}

bool hasNativeBfloat16(torch::Device device)
{
    // Cards before Ampere take bfloat16 too, but in software.
    return device.is_cuda() ? at::detail::getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8() : cpuHasBfloat16();
}

void applyLayout(torch::nn::Module &module, const Precision &precision)
{
    if (!precision.channelsLast)
        return;
    torch::NoGradGuard noGrad;
    for (auto &parameter : module.parameters())
        if (parameter.dim() == 4)
            parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
}

torch::Tensor withLayout(const torch::Tensor &x, const Precision &precision)
{
    return x.contiguous(precision.channelsLast ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous);
}

AutocastScope::AutocastScope(const Precision &precision, torch::Device device)
    : m_cuda(device.is_cuda()), m_before(autocastEnabled(m_cuda))
{
    setAutocast(m_cuda, precision.mixed);
}

AutocastScope::~AutocastScope()
{
    setAutocast(m_cuda, m_before);
    if (!m_before)
        at::autocast::clear_cache();
}

} // namespace vantage
