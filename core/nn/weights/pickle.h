#pragma once

#include "core/base/message.h"

#include <c10/core/ScalarType.h>

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace vantage {

struct PickleValue;

/// `storage` as torch.save notes it: the elements [first, first + count) of the raw data named `key`.
struct StorageRecord
{
    std::string key;
    c10::ScalarType type = c10::ScalarType::Float;
    int64_t elements = 0; ///< of the raw data
    int64_t first = 0;
    int64_t count = 0;
};

/// A tensor whose data has not been read yet; known to lie inside its storage and to be no larger than that.
struct TensorRecord
{
    StorageRecord storage;
    int64_t offset = 0; ///< elements, from the first one of `storage`
    std::vector<int64_t> sizes;
    std::vector<int64_t> strides;
};

struct PickleBytes
{
    std::string bytes; ///< also an integer of more than 8 bytes, little-endian
};

struct PickleGlobal
{
    std::string name; ///< one of the few that are allowed
};

struct PickleSequence
{
    bool isTuple = false;
    std::vector<const PickleValue *> items;
};

struct PickleDict
{
    std::vector<std::pair<const PickleValue *, const PickleValue *>> items; ///< in the order written; a later key wins
};

struct PickleValue
{
    std::variant<std::monostate, bool, int64_t, double, std::string, PickleBytes, PickleGlobal, PickleSequence,
                 PickleDict, StorageRecord, TensorRecord>
        data;

    template<typename T>
    const T *as() const
    {
        return std::get_if<T>(&data);
    }
};

/// Reads the pickles that torch.save writes for a state dict without running anything: a pickle is a program, and this
/// machine knows only the instructions that build plain values. The functions that may be named are
/// collections.OrderedDict and torch._utils._rebuild_{tensor,tensor_v2,parameter}, whose effect is written out here,
/// and torch's storage classes. Any other name is refused with an InputError that says it. (Python, Lib/pickletools.py;
/// PyTorch, torch/serialization.py.)
class Unpickler
{
public:
    /// `bytes` has to outlive the reader; `file` is for messages only.
    Unpickler(std::filesystem::path file, std::string_view bytes);

    /// The next pickle's value; it lives as long as the reader.
    const PickleValue &load();
    /// Bytes read so far: where the next pickle, or what follows the last one, begins.
    size_t position() const { return m_position; }
    /// All storages that were mentioned, by key.
    const std::map<std::string, StorageRecord> &storages() const { return m_storages; }

private:
    [[noreturn]] void refuse(const Message &problem) const;
    std::string_view take(size_t count);
    std::string_view takeLine();
    uint64_t takeUnsigned(size_t count);
    void step(unsigned char instruction);

    const PickleValue *keep(PickleValue value);
    void push(const PickleValue *value);
    template<typename T>
    void pushNew(T value);
    const PickleValue *pop();
    std::vector<const PickleValue *> popToMark();
    void pushTuple(size_t count);
    void memorise(uint64_t index);
    void recall(uint64_t index);
    PickleValue &topContainer();
    void append(const std::vector<const PickleValue *> &values);
    void setItems(const std::vector<const PickleValue *> &keysAndValues);

    // What torch's own functions do (pickle_torch.cpp).
    void pushGlobal(std::string name);
    void reduce();
    void pushPersistent();
    PickleDict makeOrderedDict(const PickleSequence &arguments) const;
    TensorRecord makeTensor(const PickleSequence &arguments) const;
    int64_t integer(const PickleSequence &sequence, size_t index) const;
    std::vector<int64_t> integers(const PickleSequence &sequence, size_t index) const;

    std::filesystem::path m_file;
    std::string_view m_bytes;
    size_t m_position = 0;
    std::deque<PickleValue> m_values; // owns all values: pickles may refer to themselves, pointers cycle harmlessly
    std::vector<const PickleValue *> m_stack;
    std::vector<size_t> m_marks;
    std::unordered_map<uint64_t, const PickleValue *> m_memo;
    uint64_t m_nextMemo = 0;
    std::map<std::string, StorageRecord> m_storages;
};

} // namespace vantage
