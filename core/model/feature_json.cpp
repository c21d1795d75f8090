#include "core/model/feature_json.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace vantage {
namespace {

using Json = nlohmann::json;

constexpr const char *transformerKind = "vision-transformer";
constexpr const char *onnxKind = "onnx";

/// So that a damaged description can't ask for all memory there is.
int within(int value, int least, int most)
{
    if (value < least || value > most)
        throw std::invalid_argument("a size of its features is out of range");
    return value;
}

} // namespace

Json toJson(const std::vector<FeatureOptions> &features)
{
    Json list = Json::array();
    for (const FeatureOptions &feature : features) {
        Json json{{"origin", feature.origin}};
        if (feature.kind == FeatureOptions::Kind::VisionTransformer) {
            const VisionTransformerOptions &o = feature.transformer;
            json.update({{"kind", transformerKind}, {"width", o.width}, {"depth", o.depth}, {"patch", o.patch}, {"registers", o.registers}, {"grid", o.grid}});
        } else {
            const OnnxFeatureOptions &o = feature.onnx;
            json.update({{"kind", onnxKind}, {"bytes", o.bytes}, {"channels", o.channels}, {"width", o.width}, {"height", o.height}, {"mean", o.mean},
                         {"std", o.std}, {"bgr", o.bgr}, {"frames", o.frames}});
        }
        list.push_back(std::move(json));
    }
    return list;
}

std::vector<FeatureOptions> featuresFromJson(const Json &json)
{
    std::vector<FeatureOptions> features;
    if (json.size() > 16)
        throw std::invalid_argument("it names more further networks than there can be");
    for (const Json &entry : json) {
        FeatureOptions feature;
        feature.origin = entry.at("origin");
        const std::string kind = entry.at("kind");
        if (kind == transformerKind) {
            VisionTransformerOptions &o = feature.transformer;
            o.width = within(entry.at("width"), 64, 4096);
            o.depth = within(entry.at("depth"), 1, 64);
            o.patch = within(entry.at("patch"), 1, 64);
            o.registers = within(entry.at("registers"), 0, 64);
            o.grid = within(entry.at("grid"), 1, 256);
        } else if (kind == onnxKind) {
            OnnxFeatureOptions &o = feature.onnx;
            feature.kind = FeatureOptions::Kind::Onnx;
            o.bytes = entry.at("bytes");
            if (o.bytes < 1 || o.bytes > (int64_t(1) << 31))
                throw std::invalid_argument("a size of its features is out of range");
            o.channels = within(entry.at("channels"), 1, 4096);
            o.width = within(entry.at("width"), 0, 16384);
            o.height = within(entry.at("height"), 0, 16384);
            if ((o.width == 0) != (o.height == 0))
                throw std::invalid_argument("a size of its features is out of range");
            o.mean = entry.at("mean");
            o.std = entry.at("std");
            o.bgr = entry.at("bgr");
            o.frames = entry.at("frames");
            for (const double value : o.std)
                if (!(value > 0))
                    throw std::invalid_argument("a divisor of its features is none");
        } else {
            throw std::invalid_argument("there are no features '" + kind + "'");
        }
        features.push_back(std::move(feature));
    }
    return features;
}

} // namespace vantage
