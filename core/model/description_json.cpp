#include "core/model/description_json.h"

#include "core/base/error.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iomanip>
#include <locale>
#include <nlohmann/json.hpp>
#include <sstream>

namespace vantage {
namespace {

using Json = nlohmann::ordered_json;
using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr const char *exportFormat = "vantage export 1";
constexpr const char *apiPrefix = "model_info ";

Json pairsToJson(const Pairs &pairs)
{
    Json json = Json::object();
    for (const auto &[name, text] : pairs)
        json[name] = text;
    return json;
}

Pairs pairsFromJson(const Json &json)
{
    Pairs pairs;
    for (const auto &[name, text] : json.items())
        pairs.emplace_back(name, text.get<std::string>());
    return pairs;
}

std::string numbers(const std::array<double, 3> &values)
{
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << std::setprecision(9) << values[0] << " " << values[1] << " " << values[2];
    return out.str();
}

std::array<double, 3> threeNumbers(const std::string &text, const std::string &name, const std::filesystem::path &file)
{
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    std::vector<double> values;
    for (double value = 0; in >> value;)
        values.push_back(value);
    if (values.size() == 1)
        values.assign(3, values[0]);
    if (values.size() != 3 || !in.eof())
        throw InputError(file, say("says \"%1\" for %2, where three numbers were expected", text, name));
    return {values[0], values[1], values[2]};
}

bool truth(const std::string &text)
{
    return text == "True" || text == "true" || text == "1" || text == "YES";
}

/// Far apart from one another for the first few: steps of the golden angle around the colour wheel.
Rgb madeColour(size_t index)
{
    const double hue = std::fmod(static_cast<double>(index) * 0.381966, 1.0) * 6;
    const auto channel = [&](double shift) {
        const double x = std::fmod(hue + shift, 6.0);
        const double value = std::clamp(std::min(x, 4 - x), 0.0, 1.0);
        return static_cast<uint8_t>(40 + 200 * value);
    };
    return {channel(2), channel(0), channel(4)};
}

} // namespace

std::string toJson(const ModelDescription &info)
{
    Json json;
    json["format"] = exportFormat;
    json["kind"] = info.kind;
    json["precision"] = info.precision;
    json["created"] = info.created;
    Json input{{"name", "frame"}, {"form", info.input}};
    if (info.input == "frame") {
        input["layout"] = "NHWC";
        input["type"] = "uint8";
        input["range"] = {0, 255};
    } else {
        input["layout"] = "NCHW";
        input["type"] = "float32";
        if (info.input == "rgb")
            input["range"] = {0, 255};
    }
    input["channels"] = info.bgr ? "BGR" : "RGB";
    input["size"] = info.dynamic ? "any" : "fixed";
    input["width"] = info.size.width;
    input["height"] = info.size.height;
    json["input"] = input;
    json["output"] = {{"name", info.output}, {"layout", info.output == "labels" ? "NHW" : "NCHW"},
                      {"type", info.output == "labels" ? "uint8" : "float32"}};
    json["preprocessing"] = {{"done", info.input == "frame" ? "inside: resize and normalise" : info.input == "rgb" ? "inside: normalise" : "outside"},
                             {"mean", info.mean},
                             {"std", info.std},
                             {"scale", "0..255"},
                             {"resize", "to the size below, each side by itself; area when smaller, bilinear when larger"},
                             {"trainedWidth", info.trained.width},
                             {"trainedHeight", info.trained.height}};
    json["classes"] = Json::parse(classMapToJson(info.classes));
    json["license"] = info.license;
    json["provenance"] = pairsToJson(info.provenance);
    json["metrics"] = pairsToJson(info.metrics);
    json["choice"] = info.choice;
    json["weightsSha256"] = info.weightsSha256;
    json["programSha256"] = info.programSha256;
    return jsonText(json, 1);
}

ModelDescription descriptionFromJson(const std::string &text, const std::filesystem::path &file)
{
    ModelDescription info;
    try {
        const Json json = Json::parse(text);
        if (json.at("format") != exportFormat)
            throw InputError(file, say("holds a damaged description: it is of another version of the program"));
        info.kind = json.at("kind");
        info.precision = json.at("precision");
        info.created = json.at("created");
        info.input = json.at("input").at("form");
        info.dynamic = json.at("input").at("size") == "any";
        info.size = {json.at("input").at("width").get<int>(), json.at("input").at("height").get<int>()};
        info.bgr = json.at("input").at("channels") == "BGR";
        info.output = json.at("output").at("name");
        info.mean = json.at("preprocessing").at("mean");
        info.std = json.at("preprocessing").at("std");
        info.trained = {json.at("preprocessing").at("trainedWidth").get<int>(), json.at("preprocessing").at("trainedHeight").get<int>()};
        info.classes = classMapFromJson(jsonText(json.at("classes")), file);
        info.license = json.at("license");
        info.provenance = pairsFromJson(json.at("provenance"));
        info.metrics = pairsFromJson(json.at("metrics"));
        info.choice = json.at("choice");
        info.weightsSha256 = json.at("weightsSha256");
        info.programSha256 = json.at("programSha256");
    } catch (const InputError &) {
        throw;
    } catch (const std::exception &error) {
        throw InputError(file, say("holds a damaged description: %1", std::string(error.what())));
    }
    const auto bad = [](const cv::Size &size) { return size.width < 1 || size.height < 1 || size.width > 16384 || size.height > 16384; };
    const auto zero = [](double value) { return !(value > 0); };
    if (bad(info.size) || bad(info.trained) || std::any_of(info.std.begin(), info.std.end(), zero))
        throw InputError(file, say("holds a damaged description: a size or a divisor is out of range"));
    return info;
}

std::map<std::string, std::string> modelApiEntries(const ModelDescription &info)
{
    std::string labels;
    for (const ClassInfo &entry : info.classes.classes) {
        std::string name = entry.name; // the list is split at spaces
        std::replace(name.begin(), name.end(), ' ', '_');
        labels += (labels.empty() ? "" : " ") + name;
    }
    const bool inside = info.input != "normalised";
    std::map<std::string, std::string> entries{
        {"model_type", "Segmentation"},
        {"labels", labels},
        {"reverse_input_channels", "True"}, // their frames are BGR, the network takes RGB
        {"mean_values", inside ? "0 0 0" : numbers(info.mean)},
        {"scale_values", inside ? "1 1 1" : numbers(info.std)},
        {"resize_type", "standard"},
        {"pad_value", "0"},
        {"return_soft_prediction", info.output == "labels" ? "False" : "True"},
        {"embedded_processing", info.input == "frame" ? "True" : "False"},
        {"orig_width", std::to_string(info.trained.width)},
        {"orig_height", std::to_string(info.trained.height)},
    };
    std::map<std::string, std::string> prefixed;
    for (const auto &[name, value] : entries)
        prefixed[apiPrefix + name] = value;
    return prefixed;
}

ModelDescription descriptionFromModelApi(const std::map<std::string, std::string> &entries, const std::filesystem::path &file)
{
    const auto text = [&](const std::string &name) {
        for (const std::string &key : {apiPrefix + name, name})
            if (const auto found = entries.find(key); found != entries.end())
                return found->second;
        return std::string();
    };
    ModelDescription info;
    std::istringstream labels(text("labels"));
    for (std::string label; labels >> label;) {
        if (info.classes.classes.size() == 255)
            throw InputError(file, say("names more than 255 classes"));
        info.classes.classes.push_back({label, madeColour(info.classes.classes.size())});
    }
    if (info.classes.classes.empty())
        throw InputError(file, say("doesn't say what its classes are called"),
                         say("Its metadata has to have Vantage's or Intel Model API's entries (\"model_info labels\", ...)"));
    info.input = "normalised";
    if (const std::string mean = text("mean_values"); !mean.empty())
        info.mean = threeNumbers(mean, "mean_values", file);
    if (const std::string scale = text("scale_values"); !scale.empty())
        info.std = threeNumbers(scale, "scale_values", file);
    for (double &value : info.std)
        if (!(value > 0))
            throw InputError(file, say("says \"%1\" for scale_values, which can't be divided by", text("scale_values")));
    const auto side = [&](const char *name) { return std::clamp(std::atoi(text(name).c_str()), 0, 16384); };
    info.size = {side("orig_width"), side("orig_height")};
    info.bgr = !truth(text("reverse_input_channels"));
    return info;
}

std::string labelLines(const ClassMap &classes)
{
    std::string lines;
    for (const ClassInfo &info : classes.classes)
        lines += info.name + "\n";
    return lines;
}

} // namespace vantage
