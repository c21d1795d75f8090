#include "core/base/error.h"
#include "core/nn/weights/pickle.h"
#include "core/nn/weights/printable.h"

#include <algorithm>
#include <optional>

namespace vantage {
namespace {

std::optional<c10::ScalarType> storageType(std::string_view name)
{
    static const std::pair<std::string_view, c10::ScalarType> types[] = {
        {"torch.FloatStorage", c10::ScalarType::Float},       {"torch.HalfStorage", c10::ScalarType::Half},
        {"torch.BFloat16Storage", c10::ScalarType::BFloat16}, {"torch.DoubleStorage", c10::ScalarType::Double},
        {"torch.LongStorage", c10::ScalarType::Long},         {"torch.IntStorage", c10::ScalarType::Int},
        {"torch.ShortStorage", c10::ScalarType::Short},       {"torch.CharStorage", c10::ScalarType::Char},
        {"torch.ByteStorage", c10::ScalarType::Byte},         {"torch.BoolStorage", c10::ScalarType::Bool},
    };
    const auto *found =
        std::find_if(std::begin(types), std::end(types), [&](const auto &type) { return type.first == name; });
    return found == std::end(types) ? std::nullopt : std::optional(found->second);
}

constexpr std::string_view orderedDict = "collections.OrderedDict";
constexpr std::string_view rebuildTensor = "torch._utils._rebuild_tensor";
constexpr std::string_view rebuildTensor2 = "torch._utils._rebuild_tensor_v2";
constexpr std::string_view rebuildParameter = "torch._utils._rebuild_parameter";

/// The tensor's number of elements and the index behind its last one in the storage; nullopt where they overflow.
struct Extent
{
    int64_t elements = 1;
    int64_t end = 0;
};

std::optional<Extent> extentOf(const TensorRecord &tensor)
{
    Extent extent;
    int64_t last = tensor.offset;
    bool isEmpty = false;
    for (size_t i = 0; i < tensor.sizes.size(); ++i) {
        int64_t reach = 0;
        if (tensor.sizes[i] == 0) {
            isEmpty = true;
            continue;
        }
        if (__builtin_mul_overflow(extent.elements, tensor.sizes[i], &extent.elements)
            || __builtin_mul_overflow(tensor.sizes[i] - 1, tensor.strides[i], &reach)
            || __builtin_add_overflow(last, reach, &last))
            return std::nullopt;
    }
    if (isEmpty)
        return Extent{0, tensor.offset};
    if (__builtin_add_overflow(last, 1, &extent.end))
        return std::nullopt;
    return extent;
}

} // namespace

void Unpickler::pushGlobal(std::string name)
{
    if (name != orderedDict && name != rebuildTensor && name != rebuildTensor2 && name != rebuildParameter
        && !storageType(name))
        refuse(say("asks to run %1, which Vantage never does", printable(name)));
    pushNew(PickleGlobal{std::move(name)});
}

void Unpickler::reduce()
{
    const auto *arguments = pop()->as<PickleSequence>();
    const auto *function = pop()->as<PickleGlobal>();
    if (function == nullptr || arguments == nullptr || !arguments->isTuple)
        refuse(say("holds a broken pickle: it calls something that isn't a function"));
    if (function->name == orderedDict)
        return pushNew(makeOrderedDict(*arguments));
    if (function->name == rebuildTensor || function->name == rebuildTensor2)
        return pushNew(makeTensor(*arguments));
    if (function->name == rebuildParameter && !arguments->items.empty()
        && arguments->items[0]->as<TensorRecord>() != nullptr)
        return push(arguments->items[0]);
    refuse(say("calls %1 with arguments that torch.save never writes", printable(function->name)));
}

PickleDict Unpickler::makeOrderedDict(const PickleSequence &arguments) const
{
    PickleDict dict;
    if (arguments.items.empty())
        return dict;
    const auto *pairs = arguments.items[0]->as<PickleSequence>(); // as Python 2 wrote it: a list of [key, value]
    if (pairs == nullptr)
        refuse(say("makes an OrderedDict from something that isn't a list of pairs"));
    for (const PickleValue *item : pairs->items) {
        const auto *pair = item->as<PickleSequence>();
        if (pair == nullptr || pair->items.size() != 2)
            refuse(say("makes an OrderedDict from something that isn't a list of pairs"));
        dict.items.emplace_back(pair->items[0], pair->items[1]);
    }
    return dict;
}

TensorRecord Unpickler::makeTensor(const PickleSequence &arguments) const
{
    const auto *storage = arguments.items.empty() ? nullptr : arguments.items[0]->as<StorageRecord>();
    if (storage == nullptr)
        refuse(say("rebuilds a tensor from something that isn't a storage"));
    TensorRecord tensor{*storage, integer(arguments, 1), integers(arguments, 2), integers(arguments, 3)};
    constexpr size_t maximumRank = 16;
    const auto isNegative = [](int64_t value) { return value < 0; };
    if (tensor.sizes.size() != tensor.strides.size() || tensor.sizes.size() > maximumRank || tensor.offset < 0
        || std::any_of(tensor.sizes.begin(), tensor.sizes.end(), isNegative)
        || std::any_of(tensor.strides.begin(), tensor.strides.end(), isNegative))
        refuse(say("holds a tensor with an impossible shape"));
    // No more elements than the storage has: a stride of 0 could otherwise blow up a few bytes to any size.
    const std::optional<Extent> extent = extentOf(tensor);
    if (!extent || extent->end > storage->count || extent->elements > storage->count)
        refuse(say("holds a tensor that reaches beyond its own data"));
    return tensor;
}

void Unpickler::pushPersistent()
{
    // ('storage', class, key, location, elements[, None or (view key, first, count)])
    const auto *id = pop()->as<PickleSequence>();
    const bool isStorage = id != nullptr && id->items.size() >= 5 && id->items[0]->as<std::string>() != nullptr
                           && *id->items[0]->as<std::string>() == "storage";
    const auto *type = isStorage ? id->items[1]->as<PickleGlobal>() : nullptr;
    const auto *key = isStorage ? id->items[2]->as<std::string>() : nullptr;
    const auto scalar = type == nullptr ? std::nullopt : storageType(type->name);
    if (!scalar || key == nullptr)
        refuse(say("refers to something that isn't a storage"));
    StorageRecord storage{*key, *scalar, integer(*id, 4), 0, integer(*id, 4)};
    const auto *view = id->items.size() > 5 ? id->items[5]->as<PickleSequence>() : nullptr;
    if (view != nullptr) {
        storage.first = integer(*view, 1);
        storage.count = integer(*view, 2);
    }
    if (storage.elements < 0 || storage.first < 0 || storage.count < 0 || storage.first > storage.elements
        || storage.count > storage.elements - storage.first)
        refuse(say("holds a storage of an impossible size"));
    const StorageRecord &known = m_storages.emplace(storage.key, storage).first->second;
    if (known.type != storage.type || known.elements != storage.elements)
        refuse(say("describes the data '%1' in two ways that differ", printable(storage.key)));
    pushNew(std::move(storage));
}

int64_t Unpickler::integer(const PickleSequence &sequence, size_t index) const
{
    const auto *value = index < sequence.items.size() ? sequence.items[index]->as<int64_t>() : nullptr;
    if (value == nullptr)
        refuse(say("holds something else where a size was expected"));
    return *value;
}

std::vector<int64_t> Unpickler::integers(const PickleSequence &sequence, size_t index) const
{
    const auto *values = index < sequence.items.size() ? sequence.items[index]->as<PickleSequence>() : nullptr;
    if (values == nullptr)
        refuse(say("holds something else where a shape was expected"));
    std::vector<int64_t> result;
    for (size_t i = 0; i < values->items.size(); ++i)
        result.push_back(integer(*values, i));
    return result;
}

} // namespace vantage
