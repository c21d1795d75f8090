#include "core/model/model_file.h"

#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/model/feature_json.h"
#include "core/nn/levels_net.h"
#include "core/nn/weights/module_state.h"
#include "core/nn/weights/safetensors.h"

#include <nlohmann/json.hpp>

namespace vantage {
namespace {

using Json = nlohmann::json;

constexpr const char *segmenterFormatKey = "vantage.format";
constexpr const char *segmenterFormat = "segmenter 1";
constexpr const char *provenancePrefix = "provenance.";
constexpr const char *mapKey = "vantage.map";
constexpr const char *mapPrefix = "map.";

std::string networkToJson(const ModelInfo &info)
{
    const auto &n = info.network;
    Json json{{"family", toText(n.family)},
                {"hidden", n.hidden},
                {"backbone", n.backbone.depth},
                {"outputStride", n.backbone.outputStride},
                {"strideInFirst", n.backbone.strideInFirst},
                {"classes", n.classes},
                {"bins", n.bins},
                {"dropout", n.dropout},
                {"auxiliary", n.auxiliary},
                {"width", info.width},
                {"height", info.height}};
    if (!n.features.empty())
        json["features"] = toJson(n.features);
    return jsonText(json);
}

ModelInfo infoOf(const std::map<std::string, std::string> &metadata, const std::filesystem::path &file)
{
    const auto text = [&](const char *key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::string() : found->second;
    };
    if (text(segmenterFormatKey) != segmenterFormat)
        throw InputError(file, say("is no model that Vantage wrote"), say("Choose a model.safetensors out of a run's folder"));
    ModelInfo info;
    try {
        const Json json = Json::parse(text("vantage.network"));
        auto &n = info.network;
        n.family = networkFamilyFromText(json.value("family", toText(NetworkFamily::PspNet))); // older files have the one
        n.hidden = json.value("hidden", n.hidden);
        n.backbone.depth = json.at("backbone");
        n.backbone.outputStride = json.at("outputStride");
        n.backbone.strideInFirst = json.at("strideInFirst");
        n.classes = json.at("classes");
        n.bins = json.at("bins").get<std::vector<int>>();
        n.dropout = json.at("dropout");
        n.auxiliary = json.at("auxiliary");
        if (json.contains("features"))
            n.features = featuresFromJson(json["features"]);
        info.width = json.at("width");
        info.height = json.at("height");
        if (n.classes < 1 || n.classes > 255 || n.bins.empty() || n.bins.size() > 16 || n.hidden < 1 || n.hidden > 65536 || info.width < 16 || info.height < 16
            || info.width > 16384 || info.height > 16384)
            throw std::invalid_argument("a size is out of range");
    } catch (const std::exception &error) {
        throw InputError(file, say("holds a damaged description of its network: %1", std::string(error.what())));
    }
    info.classes = classMapFromJson(text("vantage.classes"), file);
    if (info.classes.size() != info.network.classes)
        throw InputError(file, say("names %1 classes but its network has %2", info.classes.size(), info.network.classes));
    for (const auto &[key, value] : metadata)
        if (key.rfind(provenancePrefix, 0) == 0)
            info.provenance[key.substr(std::string(provenancePrefix).size())] = value;
    return info;
}

using MapPart = std::pair<const char *, torch::Tensor PlaceMap::*>;
constexpr MapPart mapParts[] = {{"background", &PlaceMap::background}, {"labels", &PlaceMap::labels}, {"trust", &PlaceMap::trust}, {"shares", &PlaceMap::shares}};

/// Takes the map's tensors out of the state, which leaves the network's.
std::optional<PlaceMap> takeMap(StateDict &dict, int classes, const std::filesystem::path &file)
{
    const auto found = dict.metadata.find(mapKey);
    if (found == dict.metadata.end())
        return std::nullopt;
    try {
        PlaceMap map;
        const Json json = Json::parse(found->second);
        map.tolerance = json.at("tolerance");
        map.usual = json.at("usual");
        map.things = json.value("things", map.things); // older files see places
        for (const auto &[name, part] : mapParts) {
            auto node = dict.tensors.extract(mapPrefix + std::string(name));
            if (node.empty())
                throw std::invalid_argument(std::string("its ") + name + " is missing");
            map.*part = node.mapped().to(torch::kFloat32);
        }
        requirePlaceMap(map, classes);
        return map;
    } catch (const std::exception &error) {
        throw InputError(file, say("holds a damaged map of its camera: %1", std::string(error.what())));
    }
}

} // namespace

StateDict modelState(const Network &net, const ModelInfo &info, const std::optional<PlaceMap> &map)
{
    StateDict dict = stateOf(*net);
    dict.metadata = {{segmenterFormatKey, segmenterFormat},
                     {"vantage.network", networkToJson(info)},
                     {"vantage.classes", classMapToJson(info.classes)}};
    for (const auto &[key, value] : info.provenance)
        dict.metadata[provenancePrefix + key] = value;
    if (map) {
        dict.metadata[mapKey] = jsonText(Json{{"tolerance", map->tolerance}, {"usual", map->usual}, {"things", map->things}});
        for (const auto &[name, part] : mapParts)
            dict.tensors[mapPrefix + std::string(name)] = ((*map).*part).to(torch::kCPU).contiguous();
    }
    return dict;
}

void saveModel(const std::filesystem::path &file, const Network &net, const ModelInfo &info, const std::optional<PlaceMap> &map)
{
    writeSafetensors(file, modelState(net, info, map));
}

Model loadModel(const std::filesystem::path &file)
{
    StateDict dict = readStateDict(file);
    Model model;
    model.info = infoOf(dict.metadata, file);
    model.map = takeMap(dict, model.info.network.classes, file);
    try {
        model.net = makeNetwork(model.info.network);
    } catch (const std::invalid_argument &error) {
        throw InputError(file, say("describes a network that can't be built: %1", std::string(error.what())));
    }
    copyInto(*model.net, dict, file);
    if (const auto *levels = dynamic_cast<const LevelsNet *>(model.net.get()))
        for (const auto &feature : levels->features())
            feature->ready();
    model.net->eval();
    return model;
}

Network answering(const Model &model)
{
    return model.map ? std::make_shared<MappedNet>(model.net, *model.map) : model.net;
}

ModelInfo readModelInfo(const std::filesystem::path &file)
{
    return infoOf(readSafetensorsMetadata(file), file);
}

} // namespace vantage
