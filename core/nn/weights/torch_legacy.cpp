#include "core/nn/weights/torch_file.h"

#include "core/base/error.h"
#include "core/nn/weights/printable.h"
#include "core/nn/weights/tensor_store.h"

#include <cstring>

namespace vantage {
namespace {

// PyTorch's magic number 0x1950a86a20f9469cfc6c, lowest byte first.
constexpr std::string_view magic("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);

void checkSystem(const std::filesystem::path &path, const PickleValue &value)
{
    const auto *system = value.as<PickleDict>();
    if (system == nullptr)
        throw InputError(path, say("lacks the description of the machine that wrote it: it is damaged"), say("Fetch it again"));
    for (const auto &[key, item] : system->items) {
        const auto *name = key->as<std::string>();
        const auto *isLittle = item->as<bool>();
        if (name != nullptr && *name == "little_endian" && isLittle != nullptr && !*isLittle)
            throw InputError(path, say("was written on a machine with another byte order"),
                             say("Save it again on this kind of machine"));
    }
}

/// Where each storage's data begins in the file, by key.
std::map<std::string, size_t> placeStorages(const std::filesystem::path &path, std::string_view bytes,
                                            const PickleSequence &keys, const Unpickler &unpickler)
{
    std::map<std::string, size_t> places;
    size_t position = unpickler.position();
    for (const PickleValue *item : keys.items) {
        const auto *key = item->as<std::string>();
        const auto found = key == nullptr ? unpickler.storages().end() : unpickler.storages().find(*key);
        if (found == unpickler.storages().end())
            throw InputError(path, say("lists data that none of its tensors refers to: it is damaged"), say("Fetch it again"));
        const StorageRecord &storage = found->second;
        const auto left = static_cast<int64_t>(bytes.size() - position);
        const auto width = static_cast<int64_t>(c10::elementSize(storage.type));
        int64_t elements = 0;
        if (left < static_cast<int64_t>(sizeof elements) || storage.elements > (left - 8) / width)
            throw InputError(path, say("ends in the middle of its data: it is truncated"), say("Fetch it again"));
        std::memcpy(&elements, bytes.data() + position, sizeof elements);
        if (elements != storage.elements)
            throw InputError(path, say("gives the data '%1' two sizes that differ: it is damaged", printable(*key)),
                             say("Fetch it again"));
        position += sizeof elements;
        places[*key] = position;
        position += static_cast<size_t>(elements * width);
    }
    return places;
}

} // namespace

StateDict readTorchLegacy(const std::filesystem::path &path, std::string_view bytes)
{
    Unpickler unpickler(path, bytes);
    const auto *number = unpickler.load().as<PickleBytes>();
    if (number == nullptr || number->bytes != magic)
        throw InputError(path, say("is a pickle, but not one that torch.save has written"),
                         say("Save the state dict with torch.save"));
    const auto *version = unpickler.load().as<int64_t>();
    if (version == nullptr || *version != 1001)
        throw InputError(path, say("is of a version of torch.save that isn't known"), say("Save it again with a newer PyTorch"));
    checkSystem(path, unpickler.load());
    const PickleValue &root = unpickler.load();
    const auto *keys = unpickler.load().as<PickleSequence>();
    if (keys == nullptr)
        throw InputError(path, say("lacks the list of its storages: it is damaged"), say("Fetch it again"));

    const std::map<std::string, size_t> places = placeStorages(path, bytes, *keys, unpickler);
    return collectTensors(path, bytes.size(), root, [&](const StorageRecord &storage) {
        const auto place = places.find(storage.key);
        if (place == places.end())
            throw InputError(path, say("lacks the data '%1': it is damaged", printable(storage.key)), say("Fetch it again"));
        torch::Tensor data = torch::empty({storage.elements}, torch::dtype(storage.type));
        if (data.nbytes() > 0)
            std::memcpy(data.data_ptr(), bytes.data() + place->second, data.nbytes());
        return data;
    });
}

} // namespace vantage
