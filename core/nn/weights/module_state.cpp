#include "core/nn/weights/module_state.h"

#include "core/base/error.h"

namespace vantage {

StateDict stateOf(const torch::nn::Module &module)
{
    StateDict state;
    const auto copy = [](const torch::Tensor &tensor) {
        return tensor.detach().to(torch::kCPU).clone(torch::MemoryFormat::Contiguous);
    };
    for (const auto &item : module.named_parameters())
        state.tensors[item.key()] = copy(item.value());
    for (const auto &item : module.named_buffers())
        state.tensors[item.key()] = copy(item.value());
    return state;
}

void copyInto(torch::nn::Module &module, const StateDict &state, const std::filesystem::path &file)
{
    torch::NoGradGuard noGrad;
    size_t used = 0;
    const auto take = [&](const std::string &name, torch::Tensor &tensor) {
        const auto found = state.tensors.find(name);
        if (found == state.tensors.end())
            throw InputError(file, say("has no tensor %1, which its network needs", name));
        if (found->second.sizes() != tensor.sizes())
            throw InputError(file, say("holds %1 in another shape than its network has", name));
        tensor.copy_(found->second);
        ++used;
    };
    for (auto &item : module.named_parameters())
        take(item.key(), item.value());
    for (auto &item : module.named_buffers())
        take(item.key(), item.value());
    if (used != state.tensors.size())
        throw InputError(file, say("holds %1 tensors that its network has no place for", state.tensors.size() - used));
}

} // namespace vantage
