#include "core/nn/weights/tfjs.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/nn/weights/printable.h"

#include <cstring>

namespace vantage {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::filesystem::path &file, const Message &problem)
{
    throw InputError(file, problem, say("Fetch the package again"));
}

const json &field(const std::filesystem::path &file, const json &object, const char *key, json::value_t type)
{
    if (!object.is_object() || !object.contains(key) || object[key].type() != type)
        refuse(file, say("is no TensorFlow.js layers model: '%1' is missing or of another kind", std::string(key)));
    return object[key];
}

std::string readShards(const std::filesystem::path &modelJson, const json &paths)
{
    std::string bytes;
    for (const json &path : paths) {
        const std::filesystem::path name = path.is_string() ? path.get<std::string>() : std::string();
        if (name.empty() || name != name.filename() || name == "..")
            refuse(modelJson, say("names a shard outside its folder: '%1'", printable(name.string())));
        const std::filesystem::path shard = modelJson.parent_path() / name;
        std::error_code code;
        if (!std::filesystem::is_regular_file(shard, code))
            refuse(shard, say("is missing, though model.json names it"));
        bytes += readFile(shard);
    }
    return bytes;
}

/// Elements of one tensor; its bytes have to fit into the `left` ones of the shards.
std::vector<int64_t> shapeOf(const std::filesystem::path &file, const json &weight, const std::string &name,
                             uint64_t left, uint64_t &bytes)
{
    std::vector<int64_t> shape;
    bytes = sizeof(float);
    for (const json &length : field(file, weight, "shape", json::value_t::array)) {
        const uint64_t elements = length.is_number_unsigned() ? length.get<uint64_t>() : 0;
        if (elements == 0 || __builtin_mul_overflow(bytes, elements, &bytes) || bytes > left || shape.size() == 16)
            refuse(file, say("gives the tensor '%1' a shape that doesn't fit the shards", printable(name)));
        shape.push_back(static_cast<int64_t>(elements));
    }
    if (bytes > left)
        refuse(file, say("names more tensors than the shards hold"));
    return shape;
}

void readGroup(const std::filesystem::path &file, const json &group, TfjsModel &model, Sha256 &hash)
{
    const std::string bytes = readShards(file, field(file, group, "paths", json::value_t::array));
    hash.add(bytes);
    size_t position = 0;
    for (const json &weight : field(file, group, "weights", json::value_t::array)) {
        const std::string name = field(file, weight, "name", json::value_t::string).get<std::string>();
        if (field(file, weight, "dtype", json::value_t::string) != "float32" || weight.contains("quantization"))
            refuse(file, say("holds the tensor '%1' in another type than plain float32", printable(name)));
        uint64_t size = 0;
        const std::vector<int64_t> shape = shapeOf(file, weight, name, bytes.size() - position, size);
        torch::Tensor tensor = torch::empty(shape, torch::kFloat);
        std::memcpy(tensor.data_ptr(), bytes.data() + position, size);
        position += size;
        model.tensors[name] = tensor;
    }
    if (position != bytes.size())
        refuse(file, say("leaves %1 bytes of its shards unused", bytes.size() - position));
}

} // namespace

TfjsModel readTfjs(const std::filesystem::path &modelJson)
{
    const json root = json::parse(readFile(modelJson), nullptr, false);
    if (root.is_discarded())
        refuse(modelJson, say("is no valid JSON"));
    TfjsModel model;
    Sha256 hash;
    for (const json &group : field(modelJson, root, "weightsManifest", json::value_t::array))
        readGroup(modelJson, group, model, hash);
    model.sha256 = hash.hex();
    const json &topology = field(modelJson, root, "modelTopology", json::value_t::object);
    const json &outer = field(modelJson, topology, "model_config", json::value_t::object);
    const json &inner = field(modelJson, outer, "config", json::value_t::object);
    model.layers = field(modelJson, inner, "layers", json::value_t::array);
    return model;
}

} // namespace vantage
