#include "core/nn/weights/pickle.h"

#include "core/base/error.h"
#include "core/nn/weights/printable.h"

#include <bit>

namespace vantage {
namespace {

// A ResNet-101 needs some ten thousand values; what asks for more than this is no state dict.
constexpr size_t maximumValues = 1'000'000;

enum Instruction : unsigned char {
    Mark = '(',
    Stop = '.',
    Pop = '0',
    BinFloat = 'G',
    BinInt = 'J',
    BinInt1 = 'K',
    BinInt2 = 'M',
    None = 'N',
    BinPersistentId = 'Q',
    Reduce = 'R',
    BinString = 'T',
    ShortBinString = 'U',
    BinUnicode = 'X',
    Append = 'a',
    Build = 'b',
    Global = 'c',
    EmptyDict = '}',
    Appends = 'e',
    BinGet = 'h',
    LongBinGet = 'j',
    EmptyList = ']',
    BinPut = 'q',
    LongBinPut = 'r',
    SetItem = 's',
    Tuple = 't',
    EmptyTuple = ')',
    SetItems = 'u',
    Protocol = 0x80,
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    NewTrue = 0x88,
    NewFalse = 0x89,
    Long1 = 0x8a,
    ShortBinUnicode = 0x8c,
    StackGlobal = 0x93,
    Memoize = 0x94,
    Frame = 0x95,
};

int64_t littleEndianSigned(std::string_view bytes)
{
    uint64_t value = 0;
    for (size_t i = 0; i < 8; ++i) {
        const bool negative = !bytes.empty() && (static_cast<unsigned char>(bytes.back()) & 0x80) != 0;
        const auto byte = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : (negative ? 0xff : 0);
        value |= static_cast<uint64_t>(byte) << (8 * i);
    }
    return static_cast<int64_t>(value);
}

} // namespace

Unpickler::Unpickler(std::filesystem::path file, std::string_view bytes)
    : m_file(std::move(file))
    , m_bytes(bytes)
{ }

const PickleValue &Unpickler::load()
{
    m_stack.clear();
    m_marks.clear();
    m_memo.clear();
    m_nextMemo = 0;
    for (;;) {
        const auto instruction = static_cast<unsigned char>(take(1).front());
        if (instruction == Stop)
            return *pop();
        step(instruction);
    }
}

void Unpickler::step(unsigned char instruction)
{
    switch (instruction) {
    case Protocol:
        if (const uint64_t version = takeUnsigned(1); version < 2 || version > 5)
            refuse(say("is a pickle of protocol %1, which torch.save doesn't write", version));
        return;
    case Frame:
        takeUnsigned(8); // a hint for buffering, nothing else
        return;
    case Mark:
        if (m_marks.size() >= maximumValues)
            refuse(say("holds a pickle nested too deep"));
        m_marks.push_back(m_stack.size());
        return;
    case Pop: pop(); return;
    case None: return pushNew(std::monostate());
    case NewTrue: return pushNew(true);
    case NewFalse: return pushNew(false);
    case BinInt: return pushNew(littleEndianSigned(take(4)));
    case BinInt1: return pushNew(static_cast<int64_t>(takeUnsigned(1)));
    case BinInt2: return pushNew(static_cast<int64_t>(takeUnsigned(2)));
    case Long1: {
        const std::string_view bytes = take(takeUnsigned(1));
        return bytes.size() > 8 ? pushNew(PickleBytes{std::string(bytes)}) : pushNew(littleEndianSigned(bytes));
    }
    case BinFloat: {
        uint64_t bits = 0;
        for (char byte : take(8))
            bits = bits << 8 | static_cast<unsigned char>(byte);
        return pushNew(std::bit_cast<double>(bits));
    }
    case BinUnicode:
    case BinString: return pushNew(std::string(take(takeUnsigned(4))));
    case ShortBinUnicode:
    case ShortBinString: return pushNew(std::string(take(takeUnsigned(1))));
    case EmptyTuple: return pushNew(PickleSequence{true, {}});
    case Tuple1: return pushTuple(1);
    case Tuple2: return pushTuple(2);
    case Tuple3: return pushTuple(3);
    case Tuple: return pushNew(PickleSequence{true, popToMark()});
    case EmptyList: return pushNew(PickleSequence{});
    case Append: return append({pop()});
    case Appends: return append(popToMark());
    case EmptyDict: return pushNew(PickleDict{});
    case SetItem: {
        const PickleValue *value = pop();
        return setItems({pop(), value});
    }
    case SetItems: return setItems(popToMark());
    case BinPut: return memorise(takeUnsigned(1));
    case LongBinPut: return memorise(takeUnsigned(4));
    case Memoize: return memorise(m_nextMemo);
    case BinGet: return recall(takeUnsigned(1));
    case LongBinGet: return recall(takeUnsigned(4));
    case Global: {
        const std::string module(takeLine());
        return pushGlobal(module + "." + std::string(takeLine()));
    }
    case StackGlobal: {
        const auto *name = pop()->as<std::string>();
        const auto *module = pop()->as<std::string>();
        if (name == nullptr || module == nullptr)
            refuse(say("names a function by something that isn't text"));
        return pushGlobal(*module + "." + *name);
    }
    case Reduce: return reduce();
    case BinPersistentId: return pushPersistent();
    case Build: // torch.save hangs `_metadata` (versions of layers) on the OrderedDict; nothing in it is needed
        pop();
        if (topContainer().as<PickleDict>() == nullptr)
            refuse(say("sets the state of something that isn't a dict, which torch.save never does for a state dict"));
        return;
    default:
        refuse(say("holds the pickle instruction %1, which torch.save doesn't write for a state dict", int{instruction}));
    }
}

void Unpickler::refuse(const Message &problem) const
{
    throw InputError(m_file, problem,
                     say("If you trust it, load it in Python and save its state_dict() with torch.save or safetensors"));
}

std::string_view Unpickler::take(size_t count)
{
    if (count > m_bytes.size() - m_position)
        throw InputError(m_file, say("ends in the middle of its pickle: it is truncated or damaged"), say("Fetch it again"));
    const std::string_view bytes = m_bytes.substr(m_position, count);
    m_position += count;
    return bytes;
}

std::string_view Unpickler::takeLine()
{
    const size_t end = m_bytes.find('\n', m_position);
    if (end == std::string_view::npos)
        throw InputError(m_file, say("ends in the middle of its pickle: it is truncated or damaged"), say("Fetch it again"));
    const std::string_view line = m_bytes.substr(m_position, end - m_position);
    m_position = end + 1;
    return line;
}

uint64_t Unpickler::takeUnsigned(size_t count)
{
    uint64_t value = 0;
    const std::string_view bytes = take(count);
    for (size_t i = 0; i < count; ++i)
        value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

const PickleValue *Unpickler::keep(PickleValue value)
{
    if (m_values.size() >= maximumValues)
        refuse(say("pickles more than %1 values; the state dict of a network has some thousands", maximumValues));
    return &m_values.emplace_back(std::move(value));
}

void Unpickler::push(const PickleValue *value)
{
    if (m_stack.size() >= maximumValues)
        refuse(say("holds a pickle nested too deep"));
    m_stack.push_back(value);
}

template<typename T>
void Unpickler::pushNew(T value)
{
    push(keep(PickleValue{std::move(value)}));
}

template void Unpickler::pushNew(PickleGlobal);
template void Unpickler::pushNew(StorageRecord);
template void Unpickler::pushNew(TensorRecord);
template void Unpickler::pushNew(PickleDict);

const PickleValue *Unpickler::pop()
{
    if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back()))
        refuse(say("holds a broken pickle: a value is missing"));
    const PickleValue *value = m_stack.back();
    m_stack.pop_back();
    return value;
}

std::vector<const PickleValue *> Unpickler::popToMark()
{
    if (m_marks.empty())
        refuse(say("holds a broken pickle: a mark is missing"));
    const auto first = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<const PickleValue *> values(first, m_stack.end());
    m_stack.erase(first, m_stack.end());
    m_marks.pop_back();
    return values;
}

void Unpickler::pushTuple(size_t count)
{
    PickleSequence tuple{true, std::vector<const PickleValue *>(count)};
    for (size_t i = count; i-- > 0;)
        tuple.items[i] = pop();
    pushNew(std::move(tuple));
}

void Unpickler::memorise(uint64_t index)
{
    const PickleValue *value = pop();
    push(value);
    if (m_memo.size() >= maximumValues)
        refuse(say("holds a pickle with too many memorised values"));
    m_memo[index] = value;
    m_nextMemo = m_memo.size();
}

void Unpickler::recall(uint64_t index)
{
    const auto found = m_memo.find(index);
    if (found == m_memo.end())
        refuse(say("holds a broken pickle: it recalls a value that was never memorised"));
    push(found->second);
}

PickleValue &Unpickler::topContainer()
{
    const PickleValue *value = pop();
    push(value);
    // All values belong to m_values, which isn't const: only what is handed out is.
    return const_cast<PickleValue &>(*value);
}

void Unpickler::append(const std::vector<const PickleValue *> &values)
{
    auto *list = std::get_if<PickleSequence>(&topContainer().data);
    if (list == nullptr || list->isTuple)
        refuse(say("holds a broken pickle: it appends to something that isn't a list"));
    list->items.insert(list->items.end(), values.begin(), values.end());
}

void Unpickler::setItems(const std::vector<const PickleValue *> &keysAndValues)
{
    auto *dict = std::get_if<PickleDict>(&topContainer().data);
    if (dict == nullptr || keysAndValues.size() % 2 != 0)
        refuse(say("holds a broken pickle: it sets items of something that isn't a dict"));
    for (size_t i = 0; i < keysAndValues.size(); i += 2)
        dict->items.emplace_back(keysAndValues[i], keysAndValues[i + 1]);
}

} // namespace vantage
