#include "core/onnx/onnx_external.h"

#include "core/base/error.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <onnx/onnx_pb.h>
#include <optional>
#include <string>

namespace vantage {
namespace {

namespace fs = std::filesystem;
using onnx::TensorProto;

/// What a tensor says of where its values lie.
struct Place
{
    std::string location;
    uint64_t offset = 0;
    std::optional<uint64_t> length; ///< bytes
};

/// Bits of a value of the type; 0: not known.
int bitsOf(int type)
{
    switch (type) {
    case TensorProto::UINT8:
    case TensorProto::INT8:
    case TensorProto::BOOL:
        return 8;
    case TensorProto::FLOAT16:
    case TensorProto::BFLOAT16:
    case TensorProto::UINT16:
    case TensorProto::INT16:
        return 16;
    case TensorProto::FLOAT:
    case TensorProto::INT32:
    case TensorProto::UINT32:
        return 32;
    case TensorProto::DOUBLE:
    case TensorProto::INT64:
    case TensorProto::UINT64:
        return 64;
    default:
        return 0;
    }
}

class ExternalData
{
public:
    explicit ExternalData(const fs::path &file)
        : m_file(file)
    { }

    void takeIn(onnx::GraphProto &graph)
    {
        for (TensorProto &tensor : *graph.mutable_initializer())
            takeIn(tensor);
        for (auto &sparse : *graph.mutable_sparse_initializer()) {
            takeIn(*sparse.mutable_values());
            takeIn(*sparse.mutable_indices());
        }
        for (auto &node : *graph.mutable_node())
            for (auto &attribute : *node.mutable_attribute())
                takeIn(attribute);
    }

private:
    void takeIn(onnx::AttributeProto &attribute)
    {
        if (attribute.has_t())
            takeIn(*attribute.mutable_t());
        for (TensorProto &tensor : *attribute.mutable_tensors())
            takeIn(tensor);
        if (attribute.has_g())
            takeIn(*attribute.mutable_g());
        for (auto &graph : *attribute.mutable_graphs())
            takeIn(graph);
    }

    void takeIn(TensorProto &tensor)
    {
        if (!tensor.has_data_location() || tensor.data_location() != TensorProto::EXTERNAL)
            return;
        const Place place = placeOf(tensor);
        *tensor.mutable_raw_data() = read(place, bytesOf(tensor, place), tensor.name());
        tensor.clear_external_data();
        tensor.clear_data_location();
    }

    [[noreturn]] void refuse(const Message &problem) const
    {
        throw InputError(m_file, problem, say("Copy or export it again"));
    }

    Place placeOf(const TensorProto &tensor) const
    {
        Place place;
        const auto number = [&](const std::string &text) {
            uint64_t value = 0;
            const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
            if (code != std::errc() || end != text.data() + text.size())
                refuse(say("says of the tensor %1 that its values lie at '%2', which is no place in a file", tensor.name(), text));
            return value;
        };
        for (const auto &entry : tensor.external_data()) {
            if (entry.key() == "location")
                place.location = entry.value();
            else if (entry.key() == "offset")
                place.offset = number(entry.value());
            else if (entry.key() == "length")
                place.length = number(entry.value());
        }
        if (place.location.empty())
            refuse(say("doesn't say in which file the values of the tensor %1 lie", tensor.name()));
        return place;
    }

    uint64_t bytesOf(const TensorProto &tensor, const Place &place) const
    {
        constexpr uint64_t largest = uint64_t(1) << 40; // values; whether the file has so many is seen before they are read
        const int bits = bitsOf(tensor.data_type());
        if (bits == 0)
            refuse(say("keeps a tensor %1 in another file, of a type that isn't known here (%2)", tensor.name(), tensor.data_type()));
        uint64_t count = 1;
        for (const int64_t side : tensor.dims()) {
            if (side < 0 || (side > 0 && count > largest / static_cast<uint64_t>(side)))
                refuse(say("holds a tensor %1 of an impossible shape", tensor.name()));
            count *= static_cast<uint64_t>(side);
        }
        const uint64_t bytes = count * static_cast<uint64_t>(bits) / 8;
        if (place.length && *place.length != bytes)
            refuse(say("says that the tensor %1 takes %2 bytes of '%3', but its shape takes %4", tensor.name(), *place.length, place.location, bytes));
        return bytes;
    }

    /// The file beside the model. A link may lead to where the model itself really lies, as in caches of downloads.
    fs::path found(const std::string &location) const
    {
        const fs::path relative(location);
        const bool leadsOut = relative.is_absolute() || std::any_of(relative.begin(), relative.end(), [](const fs::path &part) { return part == ".."; });
        if (leadsOut || location.find('\0') != std::string::npos)
            refuse(say("wants values from '%1', which lies outside its own folder", location));
        const fs::path folder = m_file.parent_path().empty() ? fs::path(".") : m_file.parent_path();
        const fs::path file = folder / relative;
        std::error_code code;
        const fs::file_status status = fs::status(file, code);
        if (status.type() == fs::file_type::not_found)
            throw InputError(file, say("is missing: values of %1 lie in it", m_file.filename().string()), say("Copy it beside the model file"));
        if (!fs::is_regular_file(status))
            throw InputError(file, code && status.type() == fs::file_type::none ? say("can't be read: %1", code.message()) : say("is no regular file"),
                             say("Copy the file with the values of %1 there", m_file.filename().string()));
        const fs::path real = fs::canonical(file, code);
        const auto within = [&](const fs::path &place) {
            std::error_code unknown;
            const fs::path root = fs::canonical(place, unknown);
            return !unknown && std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
        };
        if (code || !(within(folder) || within(fs::canonical(m_file, code).parent_path())))
            refuse(say("wants values from '%1', a link that leads out of its folder", location));
        return file;
    }

    std::string read(const Place &place, uint64_t bytes, const std::string &tensor)
    {
        auto [opened, isNew] = m_opened.try_emplace(place.location);
        if (isNew) {
            opened->second.path = found(place.location);
            opened->second.stream.open(opened->second.path, std::ios::binary | std::ios::ate);
            if (!opened->second.stream)
                throw InputError(opened->second.path, say("can't be read"), say("Check that you may read it"));
            opened->second.size = static_cast<uint64_t>(opened->second.stream.tellg());
        }
        auto &[path, size, stream] = opened->second;
        if (place.offset > size || bytes > size - place.offset)
            throw InputError(path, say("is cut off: it has %1 bytes, and the tensor %2 of %3 ends at byte %4", size, tensor, m_file.filename().string(), place.offset + bytes),
                             say("Copy it again"));
        std::string values(bytes, '\0');
        stream.seekg(static_cast<std::streamoff>(place.offset));
        if (!stream.read(values.data(), static_cast<std::streamsize>(bytes)))
            throw InputError(path, say("can't be read"), say("Copy it again"));
        return values;
    }

    struct Opened
    {
        fs::path path;
        uint64_t size = 0;
        std::ifstream stream;
    };
    const fs::path &m_file;
    std::map<std::string, Opened> m_opened; ///< by location
};

} // namespace

void readExternalData(onnx::ModelProto &model, const fs::path &file)
{
    ExternalData(file).takeIn(*model.mutable_graph());
}

} // namespace vantage
