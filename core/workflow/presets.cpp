#include "core/workflow/presets.h"

#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/training/recipe_kinds.h"

#include <nlohmann/json.hpp>

#include <map>

namespace vantage {

const std::map<std::string, std::string> &presetTexts(); // written at configure time

std::vector<PresetSummary> presetSummaries()
{
    std::vector<PresetSummary> result;
    for (const auto &[name, text] : presetTexts()) {
        const auto json = nlohmann::json::parse(text);
        result.push_back({name, json.at("summary"), json.at("recipe")});
    }
    return result;
}

Recipe presetRecipe(const std::string &preset, const std::string &recipe)
{
    const auto found = presetTexts().find(preset);
    if (found == presetTexts().end()) {
        std::vector<std::string> names;
        for (const auto &[name, text] : presetTexts())
            names.push_back(name);
        throw AskedError(say("there is no preset '%1'; there are %2", preset, joined(names)));
    }
    const auto json = nlohmann::json::parse(found->second);
    Recipe result = defaultRecipe(recipe);
    const auto apply = [&](const std::string &part) {
        if (json.contains(part))
            result = recipeFromJson(jsonText(json.at(part)), result, preset + ".json");
    };
    apply("all");
    if (recipeSummary(recipe).startsFromBaseline)
        apply("adaptation");
    apply(recipe);
    return result;
}

std::string recipeOfPreset(const std::string &preset)
{
    for (const PresetSummary &summary : presetSummaries())
        if (summary.name == preset)
            return summary.recipe;
    presetRecipe(preset, "no-adaptation"); // says which there are
    return {};
}

Setting settingFromText(const std::string &text)
{
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        throw AskedError(say("'%1' is no setting; write key=value", text));
    return {text.substr(0, equals), text.substr(equals + 1)};
}

bool concernsAllRuns(const RecipeField &field)
{
    return field.group == "Network" || field.group == "Frames" || field.group == "Pixels" || field.group == "Camera map" || field.group == "Machine";
}

void applySettings(Recipe &recipe, const std::vector<Setting> &settings, bool toBaseline)
{
    for (const Setting &setting : settings) {
        Recipe changed = recipe;
        setField(changed, setting.key, setting.value); // also names an unknown key
        for (const RecipeField &field : recipeFields())
            if (field.key == setting.key && (!toBaseline || concernsAllRuns(field)))
                recipe = changed;
    }
}

} // namespace vantage
