#include "core/base/error.h"
#include "core/cameras/camera_import.h"
#include "core/base/files.h"
#include "core/model/description_json.h"
#include "core/model/exported_file.h"
#include "core/model/feature_file.h"
#include "core/model/generator_file.h"
#include "core/model/model_file.h"
#include "core/nn/weights/safetensors.h"
#include "core/teachers/place_map_maker.h"
#include "tests/core/feature_samples.h"
#include "tests/fuzz/fuzz.h"

#include <opencv2/imgcodecs.hpp>
#include <set>
#include <zip.h>

// Networks of somebody else's and archives of frames: what is read is run or unpacked at once.

using namespace vantage;
using namespace vantage::samples;

namespace {

/// A graph that pads, resizes, reshapes and pools by sizes that the file names.
std::string shapelyOnnx()
{
    onnx::ModelProto model = smallOnnx();
    auto *graph = model.mutable_graph();
    const auto constant = [&](const char *name, std::vector<int64_t> values) {
        auto *tensor = graph->add_initializer();
        tensor->set_name(name);
        tensor->set_data_type(onnx::TensorProto::INT64);
        tensor->add_dims(static_cast<int64_t>(values.size()));
        for (const int64_t value : values)
            tensor->add_int64_data(value);
    };
    constant("pads", {0, 0, 1, 1, 0, 0, 1, 1});
    constant("sizes", {1, 4, 12, 16});
    constant("shape", {1, 4, 12, 16});
    constant("wide", {1, 4, 12, 16});
    std::string x = "scores";
    const auto node = [&](const char *operation, const char *output, std::vector<std::string> more) {
        auto *made = graph->add_node();
        made->set_op_type(operation);
        made->add_input(x);
        for (const std::string &input : more)
            made->add_input(input);
        made->add_output(output);
        x = output;
    };
    node("Pad", "padded", {"pads"});
    node("Resize", "resized", {"", "", "sizes"});
    node("Reshape", "reshaped", {"shape"});
    node("Expand", "expanded", {"wide"});
    graph->mutable_output(0)->set_name(x);
    return model.SerializeAsString();
}

std::string makeTransformerFile()
{
    torch::manual_seed(5);
    FeatureOptions options;
    options.transformer = {64, 1, 2, 0, 1};
    StateDict dict = stateOf(VisionTransformer(options));
    for (auto &[name, tensor] : dict.tensors)
        if (tensor.numel() > 512) // so that a change hits what is read, not one of a hundred thousand weights
            tensor = torch::zeros({1}).expand(tensor.sizes()).contiguous();
    const fs::path file = fs::path(fuzzFolder()) / "seed.safetensors";
    writeSafetensors(file, dict);
    return readFile(file).substr(0, 60000); // the header and the first tensors: always cut off
}

const std::string &transformerFile()
{
    static const std::string file = makeTransformerFile(); // once: it is asked for with every input
    return file;
}

void readNetwork(const std::string &bytes)
{
    StateDict dict;
    dict.metadata = {{"vantage.format", "segmenter 1"}, {"vantage.network", bytes}, {"vantage.classes", classMapToJson(carlaClasses())}};
    const fs::path file = fs::path(fuzzFolder()) / "model.safetensors";
    writeSafetensors(file, dict);
    readModelInfo(file);
}

std::string description()
{
    NetworkOptions network;
    network.family = NetworkFamily::Levels;
    network.backbone.depth = 18;
    network.features.resize(2);
    network.features[1].kind = FeatureOptions::Kind::Onnx;
    network.features[1].onnx.bytes = 1000;
    network.features[1].onnx.channels = 4;
    Model model;
    model.info.network = network;
    model.info.network.features.clear();
    model.info.classes = carlaClasses();
    model.info.network.classes = model.info.classes.size();
    model.info.width = 64;
    model.info.height = 48;
    model.net = makeNetwork(model.info.network);
    model.info.network.features = network.features;
    return modelState(model.net, model.info).metadata.at("vantage.network");
}

GeneratorInfo smallGenerator()
{
    GeneratorInfo info;
    info.network.inputChannels = 3;
    info.network.filters = 2;
    info.network.blocks = 1;
    return info;
}

void readGenerator(const std::string &bytes)
{
    static const StateDict made = generatorState(Generator(smallGenerator().network), smallGenerator());
    StateDict dict = made;
    dict.metadata["vantage.generator"] = bytes;
    const fs::path file = fs::path(fuzzFolder()) / "generator.safetensors";
    writeSafetensors(file, dict);
    loadGenerator(file);
}

std::string generatorDescription()
{
    return generatorState(Generator(smallGenerator().network), smallGenerator()).metadata.at("vantage.generator");
}

ModelDescription exportedDescription()
{
    ModelDescription info;
    info.kind = "ONNX";
    info.precision = "float32";
    info.classes = carlaClasses();
    info.size = info.trained = {64, 48};
    info.provenance = {{"run", "4"}};
    info.metrics = {{"mIoU", "0.5"}};
    return info;
}

/// Intel Model API's words, a line each: name=text.
std::string apiLines()
{
    std::string lines;
    for (const auto &[name, text] : modelApiEntries(exportedDescription()))
        lines += name + "=" + text + "\n";
    return lines;
}

void readApiLines(const std::string &bytes)
{
    onnx::ModelProto model = smallOnnx();
    model.clear_metadata_props();
    std::istringstream in(bytes);
    for (std::string line; std::getline(in, line);) {
        auto *entry = model.add_metadata_props();
        const size_t end = line.find('=');
        entry->set_key(line.substr(0, end));
        entry->set_value(end == std::string::npos ? std::string() : line.substr(end + 1));
    }
    descriptionOfOnnx(model, "network.onnx");
}

/// The zip file that TorchScript lies in, of which the texts alone are read.
std::string scriptFile()
{
    const fs::path file = fs::path(fuzzFolder()) / "seed.pt";
    int code = 0;
    zip_t *zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    const std::string description = toJson(exportedDescription());
    zip_file_add(zip, "net/extra/vantage.json", zip_source_buffer(zip, description.data(), description.size(), 0), 0);
    zip_file_add(zip, "net/code/a.py", zip_source_buffer(zip, "pass", 4, 0), 0);
    zip_close(zip);
    return readFile(file);
}

void readScript(const std::string &bytes)
{
    const fs::path file = fuzzFile(bytes, "network.pt");
    if (modelFileKind(file) == ModelFileKind::TorchScript)
        for (const char *folder : {"extra/", "code/"})
            scriptParts(file, folder);
}

KnownPlaces knownPlaces()
{
    KnownPlaces known;
    known.labels = cv::Mat::zeros(12, 16, CV_8UC1);
    known.background = cv::Mat::zeros(12, 16, CV_8UC3);
    known.trust = 0.5;
    return known;
}

std::string placesNote()
{
    const fs::path folder = fs::path(fuzzFolder()) / "places";
    saveKnownPlaces(folder, knownPlaces());
    return readFile(folder / "places.json");
}

void readPlaces(const std::string &bytes)
{
    fuzzFile(bytes, "places/places.json");
    loadKnownPlaces(fs::path(fuzzFolder()) / "places");
}

std::string archive()
{
    const fs::path file = fs::path(fuzzFolder()) / "seed.zip";
    int code = 0;
    zip_t *zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    std::vector<std::string> kept;
    kept.reserve(8);
    for (const char *name : {"gate/images/a.png", "gate/images/b.png", "gate/labels/a.png", "gate/classes.json"}) {
        std::vector<uchar> png;
        cv::imencode(".png", cv::Mat(16, 16, std::string(name).find("labels") == std::string::npos ? CV_8UC3 : CV_8UC1, cv::Scalar::all(1)), png);
        kept.push_back(std::string(name).ends_with("json") ? classMapToJson(carlaClasses()) : std::string(png.begin(), png.end()));
        zip_file_add(zip, name, zip_source_buffer(zip, kept.back().data(), kept.back().size(), 0), 0);
    }
    zip_close(zip);
    return readFile(file);
}

void unpack(const std::string &bytes)
{
    const fs::path file = fuzzFile(bytes, "gate.zip"), under = fs::path(fuzzFolder()) / "cameras";
    fs::remove_all(under);
    std::set<fs::path> before{under};
    for (const auto &entry : fs::directory_iterator(fuzzFolder()))
        before.insert(entry.path());
    ImportOptions options;
    options.largestArchive = 1 << 20;
    importCamera(file, under, options);
    for (const auto &entry : fs::directory_iterator(fuzzFolder())) // nothing got out of its folder
        if (!before.contains(entry.path()))
            throw std::runtime_error("left " + entry.path().filename().string() + " outside the camera's folder");
}

} // namespace

std::vector<FuzzTarget> fuzzTargets()
{
    torch::set_num_threads(1);
    const auto features = [](const char *name) { return [name](const std::string &bytes) { openFeatures(fuzzFile(bytes, name)); }; };
    return {
        {"onnx_features", features("network.onnx"), {smallOnnx().SerializeAsString(), shapelyOnnx(), smallOnnx({17, 32, true, false, "1 2 3", "4 5 6", "True"}).SerializeAsString()}, 600},
        {"transformer", [open = features("vit.safetensors")](const std::string &bytes) {
             try {
                 open(bytes);
             } catch (const InputError &) {
                 if (bytes == transformerFile())
                     return; // which is cut off
                 throw;
             }
         }, {transformerFile()}, 300},
        {"model_description", readNetwork, {description()}, 1000},
        {"generator_description", readGenerator, {generatorDescription()}, 300},
        {"export_description", [](const std::string &bytes) { descriptionFromJson(bytes, "network.onnx"); }, {toJson(exportedDescription())}, 2000},
        {"model_api", readApiLines, {apiLines()}, 2000},
        {"script_parts", readScript, {scriptFile()}, 2000},
        {"known_places", readPlaces, {placesNote()}, 2000},
        {"archive", unpack, {archive()}, 1000},
    };
}
