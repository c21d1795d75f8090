#include "core/nn/weights/safetensors.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/nn/weights/printable.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

namespace vantage {
namespace {

using nlohmann::json;

struct TypeName
{
    std::string_view name;
    c10::ScalarType type;
};

constexpr TypeName typeNames[] = {
    {"F64", c10::ScalarType::Double},    {"F32", c10::ScalarType::Float}, {"F16", c10::ScalarType::Half},
    {"BF16", c10::ScalarType::BFloat16}, {"I64", c10::ScalarType::Long},  {"I32", c10::ScalarType::Int},
    {"I16", c10::ScalarType::Short},     {"I8", c10::ScalarType::Char},   {"U8", c10::ScalarType::Byte},
    {"BOOL", c10::ScalarType::Bool},
};

std::string quote(const std::string &name)
{
    std::string text(1, '\'');
    text.append(printable(name)).push_back('\'');
    return text;
}

struct Entry
{
    std::string name;
    c10::ScalarType type = c10::ScalarType::Float;
    std::vector<int64_t> shape;
    uint64_t begin = 0;
    uint64_t end = 0;
};

class Reader
{
public:
    explicit Reader(const std::filesystem::path &path)
        : m_path(path)
    {
        requireRegularFile(path);
        m_in.open(path, std::ios::binary);
        std::error_code code;
        m_size = std::filesystem::file_size(path, code);
        if (!m_in || code)
            throw InputError(path, say("can't be read: %1", std::string(std::strerror(errno))));
    }

    /// The texts alone; of the tensors only where they lie is looked at.
    std::map<std::string, std::string> metadata() { return readHeader().metadata; }

    StateDict read()
    {
        Header header = readHeader();
        StateDict dict;
        dict.metadata = std::move(header.metadata);
        for (const Entry &entry : header.entries) {
            torch::Tensor tensor = torch::empty(entry.shape, torch::dtype(entry.type));
            take(m_data + entry.begin, tensor.data_ptr(), entry.end - entry.begin); // in the order of the file
            dict.tensors[entry.name] = tensor;
        }
        return dict;
    }

private:
    struct Header
    {
        std::map<std::string, std::string> metadata;
        std::vector<Entry> entries; ///< one after the other, without holes
    };

    Header readHeader()
    {
        const json header = parseHeader();
        Header result;
        std::vector<Entry> &entries = result.entries;
        for (const auto &[name, value] : header.items()) {
            if (name == "__metadata__")
                result.metadata = parseMetadata(value);
            else
                entries.push_back(parseEntry(name, value));
        }
        std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
        });
        uint64_t covered = 0;
        for (const Entry &entry : entries) {
            if (entry.begin != covered)
                refuse(say("has a hole or an overlap before the tensor %1", quote(entry.name)));
            covered = entry.end;
        }
        if (covered != m_size - m_data)
            refuse(say("has %1 bytes that belong to no tensor", m_size - m_data - covered));
        return result;
    }

    void take(uint64_t place, void *to, uint64_t bytes)
    {
        m_in.seekg(static_cast<std::streamoff>(place));
        m_in.read(static_cast<char *>(to), static_cast<std::streamsize>(bytes));
        if (static_cast<uint64_t>(m_in.gcount()) != bytes)
            throw InputError(m_path, say("can't be read to its end"));
    }

    [[noreturn]] void refuse(const Message &problem) const
    {
        throw InputError(m_path, problem, say("It is truncated, damaged or no safetensors file; fetch it again"));
    }

    json parseHeader()
    {
        uint64_t length = 0;
        constexpr uint64_t longest = 100'000'000; // the format's own limit
        if (m_size < sizeof length)
            refuse(say("is too short for a safetensors file"));
        take(0, &length, sizeof length);
        if (length > longest || length > m_size - sizeof length)
            refuse(say("gives its header a length of %1 bytes, more than there is or may be", length));
        m_data = sizeof length + length;
        std::string text(length, '\0');
        take(sizeof length, text.data(), length);
        json header = json::parse(text, nullptr, false);
        if (!header.is_object())
            refuse(say("has a header that isn't a JSON object"));
        return header;
    }

    std::map<std::string, std::string> parseMetadata(const json &value) const
    {
        std::map<std::string, std::string> metadata;
        if (!value.is_object())
            refuse(say("has a __metadata__ that isn't a map of texts"));
        for (const auto &[key, text] : value.items()) {
            if (!text.is_string())
                refuse(say("has a __metadata__ that isn't a map of texts"));
            metadata[key] = text.get<std::string>();
        }
        return metadata;
    }

    Entry parseEntry(const std::string &name, const json &value) const
    {
        const std::string quoted = quote(name);
        const auto field = [&](const char *key) -> const json & {
            if (!value.is_object() || !value.contains(key))
                refuse(say("doesn't give the %1 of the tensor %2", std::string(key), quoted));
            return value[key];
        };
        const json &type = field("dtype");
        const auto *known = std::find_if(std::begin(typeNames), std::end(typeNames), [&](const TypeName &item) {
            return type.is_string() && item.name == type.get<std::string>();
        });
        if (known == std::end(typeNames))
            refuse(say("holds the tensor %1 of the type %2, which isn't known", quoted, printable(type.dump(-1, ' ', true, json::error_handler_t::replace))));

        Entry entry{name, known->type, {}, 0, 0};
        uint64_t size = c10::elementSize(known->type);
        bool isEmpty = false;
        constexpr size_t maximumRank = 16;
        const json &shape = field("shape");
        if (!shape.is_array() || shape.size() > maximumRank)
            refuse(say("gives the tensor %1 an impossible shape", quoted));
        for (const json &length : shape) {
            const uint64_t elements = length.is_number_unsigned() ? length.get<uint64_t>() : UINT64_MAX;
            isEmpty = isEmpty || elements == 0;
            if (elements != 0
                && (elements > INT64_MAX || __builtin_mul_overflow(size, elements, &size) || size > INT64_MAX))
                refuse(say("gives the tensor %1 an impossible shape", quoted));
            entry.shape.push_back(static_cast<int64_t>(elements));
        }
        const json &offsets = field("data_offsets");
        if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned()
            || !offsets[1].is_number_unsigned())
            refuse(say("gives the tensor %1 no place in the file", quoted));
        entry.begin = offsets[0].get<uint64_t>();
        entry.end = offsets[1].get<uint64_t>();
        if (entry.begin > entry.end || entry.end > m_size - m_data)
            refuse(say("places the tensor %1 beyond its own end", quoted));
        if (entry.end - entry.begin != (isEmpty ? 0 : size))
            refuse(say("gives the tensor %1 a place that doesn't fit its shape", quoted));
        return entry;
    }

    std::filesystem::path m_path;
    std::ifstream m_in;
    uint64_t m_size = 0;
    uint64_t m_data = 0; // where the tensors begin
};

std::string_view nameOf(c10::ScalarType type)
{
    const auto *known = std::find_if(std::begin(typeNames), std::end(typeNames),
                                     [&](const TypeName &item) { return item.type == type; });
    return known == std::end(typeNames) ? std::string_view() : known->name;
}

} // namespace

StateDict readSafetensors(const std::filesystem::path &path)
{
    return Reader(path).read();
}

std::map<std::string, std::string> readSafetensorsMetadata(const std::filesystem::path &path)
{
    return Reader(path).metadata();
}

void writeSafetensors(const std::filesystem::path &path, const StateDict &dict)
{
    std::vector<std::pair<std::string, torch::Tensor>> tensors;
    for (const auto &[name, tensor] : dict.tensors)
        tensors.emplace_back(name, tensor.detach().cpu().contiguous());
    std::stable_sort(tensors.begin(), tensors.end(),
                     [](const auto &a, const auto &b) { return a.second.element_size() > b.second.element_size(); });

    json header = json::object();
    if (!dict.metadata.empty())
        header["__metadata__"] = dict.metadata;
    uint64_t offset = 0;
    for (const auto &[name, tensor] : tensors) {
        const std::string_view type = nameOf(tensor.scalar_type());
        if (type.empty())
            throw InputError(path,
                             say("can't hold the tensor '%1' of the type %2", name, std::string(c10::toString(tensor.scalar_type()))));
        header[name] = {
            {"dtype", type}, {"shape", tensor.sizes().vec()}, {"data_offsets", {offset, offset + tensor.nbytes()}}};
        offset += tensor.nbytes();
    }
    std::string text = jsonText(header);
    text.resize((text.size() + 7) / 8 * 8, ' ');

    writeAtomically(path, [&](const std::filesystem::path &temporary) {
        errno = 0;
        std::ofstream out(temporary, std::ios::binary);
        const uint64_t length = text.size();
        out.write(reinterpret_cast<const char *>(&length), sizeof length);
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        for (const auto &[name, tensor] : tensors)
            out.write(static_cast<const char *>(tensor.data_ptr()), static_cast<std::streamsize>(tensor.nbytes()));
        out.close();
        if (!out) {
            const int code = errno;
            throw InputError(path, say("can't be written: %1", std::string(std::strerror(code))), remedyForWriting(code));
        }
    });
}

} // namespace vantage
