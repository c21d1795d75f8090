#include "core/workflow/adaptation_request.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/run_cameras.h"

#include <nlohmann/json.hpp>

namespace vantage {
namespace {

using Json = nlohmann::ordered_json;

Json settingsToJson(const std::vector<Setting> &settings)
{
    Json json = Json::array();
    for (const Setting &setting : settings)
        json.push_back({{"key", setting.key}, {"value", setting.value}});
    return json;
}

std::vector<Setting> settingsFromJson(const Json &json)
{
    std::vector<Setting> settings;
    for (const Json &entry : json)
        settings.push_back({entry.at("key"), entry.at("value")});
    return settings;
}

} // namespace

std::string toJson(const AdaptationOptions &options)
{
    Json json;
    for (const auto &source : options.sources)
        json["sources"].push_back(std::filesystem::absolute(source).string());
    if (!options.target.empty())
        json["target"] = std::filesystem::absolute(options.target).string();
    json["preset"] = options.preset;
    json["recipe"] = options.recipe;
    // Whoever goes on with the run may stand in another folder.
    json["backbone"] = options.backbone.empty() ? "" : std::filesystem::absolute(options.backbone).string();
    for (const auto &features : options.features)
        json["features"].push_back(std::filesystem::absolute(features).string());
    json["seed"] = options.seed;
    json["control"] = options.control;
    json["fineTuning"] = options.fineTuning;
    json["measureTarget"] = options.measureTarget;
    json["checkpointSteps"] = options.checkpointSteps;
    json["settings"] = settingsToJson(options.settings);
    json["baselineSettings"] = settingsToJson(options.baselineSettings);
    return json.dump(2) + "\n";
}

AdaptationOptions adaptationFromJson(const std::string &text, const std::filesystem::path &origin)
{
    AdaptationOptions options;
    try {
        const Json json = Json::parse(text);
        for (const auto &[key, value] : json.items()) {
            if (key == "sources")
                for (const Json &source : value)
                    options.sources.emplace_back(source.get<std::string>());
            else if (key == "target")
                options.target = value.get<std::string>();
            else if (key == "preset")
                options.preset = value;
            else if (key == "recipe")
                options.recipe = value;
            else if (key == "backbone")
                options.backbone = value.get<std::string>();
            else if (key == "features")
                for (const Json &features : value)
                    options.features.emplace_back(features.get<std::string>());
            else if (key == "seed")
                options.seed = value;
            else if (key == "control")
                options.control = value;
            else if (key == "fineTuning")
                options.fineTuning = value;
            else if (key == "measureTarget")
                options.measureTarget = value;
            else if (key == "checkpointSteps")
                options.checkpointSteps = value;
            else if (key == "settings")
                options.settings = settingsFromJson(value);
            else if (key == "baselineSettings")
                options.baselineSettings = settingsFromJson(value);
            else
                throw AskedError(say("there is no \"%1\"", key));
        }
    } catch (const std::exception &error) { // JSON and values alike
        throw InputError(origin, say("does not say what was asked for: %1", messageOf(error)), say("Start the adaptation anew"));
    }
    return options;
}

std::optional<AdaptationOptions> adaptationOfRun(const Project &project, int64_t run)
{
    const auto file = project.runFolder(run) / "adaptation.json";
    if (!std::filesystem::exists(file))
        return std::nullopt;
    AdaptationOptions options = adaptationFromJson(readFile(file), file);
    options.project = project.folder;
    options.resume = true;
    for (const RunRecord &record : RunReader(project.folder).runs())
        if (record.id == run) {
            const Project pair = withCamerasOf(project, record);
            options.sources = pair.sources;
            options.target = pair.target;
        }
    return options;
}

} // namespace vantage
