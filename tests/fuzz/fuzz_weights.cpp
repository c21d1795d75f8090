#include <torch/torch.h>

#include "core/base/error.h"
#include "core/nn/weights/safetensors.h"
#include "core/nn/weights/state_dict.h"
#include "core/nn/weights/torch_file.h"
#include "tests/fuzz/fuzz.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <zip.h>

// Weights in the forms in which they are passed around: nothing of them is run, and memory stays near the file's size.

using namespace vantage;
namespace fs = std::filesystem;

namespace {

std::string contentsOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string testFile(const char *name)
{
    return contentsOf(fs::path(VANTAGE_TEST_DATA) / name);
}

/// The bytes of an entry of the sample's zip.
std::string entryOf(const char *file, const char *ending)
{
    int code = 0;
    zip_t *archive = zip_open((fs::path(VANTAGE_TEST_DATA) / file).c_str(), ZIP_RDONLY, &code);
    std::string bytes;
    for (zip_int64_t i = 0; archive && i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
        if (!std::string(stat.name).ends_with(ending))
            continue;
        bytes.resize(stat.size);
        zip_file_t *entry = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        zip_fread(entry, bytes.data(), bytes.size());
        zip_fclose(entry);
    }
    zip_close(archive);
    return bytes;
}

/// The sample with another data.pkl in it: zip checks sums, so that bytes changed within the file would not get far.
void readPickle(const std::string &bytes)
{
    const fs::path file = fuzzFile(testFile("state_dict_zip.pth"), "weights.pth");
    int code = 0;
    zip_t *archive = zip_open(file.c_str(), 0, &code);
    for (zip_int64_t i = 0; archive && i < zip_get_num_entries(archive, 0); ++i)
        if (std::string(zip_get_name(archive, static_cast<zip_uint64_t>(i), 0)).ends_with("data.pkl")) {
            zip_file_replace(archive, static_cast<zip_uint64_t>(i), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
            zip_set_file_compression(archive, static_cast<zip_uint64_t>(i), ZIP_CM_STORE, 0);
        }
    if (zip_close(archive) != 0)
        return;
    readTorchZip(file);
}

std::string safetensorsFile()
{
    const fs::path file = fs::path(fuzzFolder()) / "seed.safetensors";
    StateDict dict;
    dict.tensors["a.weight"] = torch::arange(12, torch::kFloat32).reshape({3, 4});
    dict.tensors["a.count"] = torch::arange(2, torch::kInt64);
    dict.metadata["format"] = "pt";
    writeSafetensors(file, dict);
    return contentsOf(file);
}

/// A model.json with one shard.
void readLayers(const std::string &bytes)
{
    fuzzFile(std::string(64, '\1'), "group1-shard1of1");
    readStateDict(fuzzFile(bytes, "model.json"));
}

constexpr char layers[] = R"({"modelTopology": {"model_config": {"class_name": "Model", "config": {"layers": [{"name": "conv1", "class_name": "Conv2D", "config": {"name": "conv1", "filters": 2}}]}}},
 "weightsManifest": [{"paths": ["group1-shard1of1"], "weights": [{"name": "conv1/kernel", "shape": [1, 1, 4, 3], "dtype": "float32"}, {"name": "conv1/bias", "shape": [4], "dtype": "float32"}]}]})";

} // namespace

std::vector<FuzzTarget> fuzzTargets()
{
    return {
        {"pickle", readPickle, {entryOf("state_dict_zip.pth", "data.pkl")}, 1500},
        {"torch_file", [](const std::string &bytes) { readStateDict(fuzzFile(bytes, "weights.pth")); },
         {testFile("state_dict_zip.pth"), testFile("state_dict_legacy.pth"), testFile("checkpoint_protocol4.pth")}, 3000},
        {"torch_legacy", [](const std::string &bytes) { readTorchLegacy("weights.pth", bytes); }, {testFile("state_dict_legacy.pth")}, 5000},
        {"safetensors", [](const std::string &bytes) { readSafetensors(fuzzFile(bytes, "weights.safetensors")); }, {safetensorsFile()}, 5000},
        {"tfjs",
         [](const std::string &bytes) {
             try {
                 readLayers(bytes);
             } catch (const InputError &) { // the seed is no whole ResNet: it is refused behind the parser
             }
         },
         {layers}, 3000},
    };
}
