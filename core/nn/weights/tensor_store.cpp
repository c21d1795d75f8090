#include "core/nn/weights/tensor_store.h"

#include "core/base/error.h"

#include <algorithm>

namespace vantage {
namespace {

const PickleDict *innerDict(const PickleDict &dict)
{
    const PickleDict *inner = nullptr;
    for (const auto &[key, value] : dict.items) {
        const auto *name = key->as<std::string>();
        if (name != nullptr && (*name == "state_dict" || *name == "model") && value->as<PickleDict>() != nullptr)
            inner = value->as<PickleDict>();
    }
    return inner;
}

const PickleDict &unwrap(const std::filesystem::path &file, const PickleValue &root)
{
    const auto *dict = root.as<PickleDict>();
    if (dict == nullptr)
        throw InputError(file, say("holds no dict of named tensors"),
                         say("Save the network's state_dict(), not the network or one tensor"));
    constexpr int deepest = 4; // a dict may hold itself
    for (int depth = 0; depth < deepest; ++depth) {
        const PickleDict *inner = innerDict(*dict);
        if (inner == nullptr)
            break;
        dict = inner;
    }
    return *dict;
}

/// Without the prefix that DataParallel gives to every name.
std::map<std::string, const TensorRecord *> namedTensors(const PickleDict &dict)
{
    static constexpr std::string_view prefix = "module.";
    std::map<std::string, const TensorRecord *> tensors;
    for (const auto &[key, value] : dict.items) {
        const auto *name = key->as<std::string>();
        const auto *tensor = value->as<TensorRecord>();
        if (name != nullptr && tensor != nullptr)
            tensors[*name] = tensor;
    }
    if (!std::all_of(tensors.begin(), tensors.end(), [](const auto &item) { return item.first.starts_with(prefix); }))
        return tensors;
    std::map<std::string, const TensorRecord *> stripped;
    for (const auto &[name, tensor] : tensors)
        stripped[name.substr(prefix.size())] = tensor;
    return stripped;
}

} // namespace

StateDict collectTensors(const std::filesystem::path &file, uint64_t fileSize, const PickleValue &root,
                         const std::function<torch::Tensor(const StorageRecord &)> &readStorage)
{
    const auto records = namedTensors(unwrap(file, root));
    if (records.empty())
        throw InputError(file, say("holds no tensors by name"),
                         say("Save the network's state_dict(), not the network or one tensor"));

    std::map<std::string, torch::Tensor> storages;
    uint64_t total = 0;
    StateDict dict;
    for (const auto &[name, record] : records) {
        const StorageRecord &storage = record->storage;
        auto found = storages.find(storage.key);
        if (found == storages.end())
            found = storages.emplace(storage.key, readStorage(storage)).first;
        const torch::Tensor view =
            found->second.as_strided(record->sizes, record->strides, storage.first + record->offset);
        // Tied weights share their data, but nothing honest shares it a hundred times.
        total += view.numel() * view.element_size();
        if (total / 4 > fileSize)
            throw InputError(file,
                             say("holds tensors that overlap so much that they would fill many times the file's size"));
        dict.tensors[name] = view.clone(torch::MemoryFormat::Contiguous);
    }
    return dict;
}

} // namespace vantage
