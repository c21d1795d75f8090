#include "core/workflow/run_recipes.h"

#include "core/training/recipe_kinds.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace vantage {

Recipe recipeOf(const AdaptationOptions &options, const std::string &name, bool isBaseline)
{
    Recipe recipe = presetRecipe(options.preset, name);
    // What is asked for gets all settings; a baseline on the way to it only those that it must share.
    applySettings(recipe, options.settings, isBaseline && name != options.recipe);
    if (isBaseline)
        for (const Setting &setting : options.baselineSettings)
            setField(recipe, setting.key, setting.value);
    for (const Setting &setting : options.settings)
        if (setting.key == "seed")
            throw std::invalid_argument("the seed is of all runs together, not an option of a recipe; use --seed");
    recipe.seed = options.seed;
    if (const auto problems = check(recipe); !problems.empty())
        throw std::invalid_argument(problems.front());
    return recipe;
}

std::string essence(const Recipe &recipe)
{
    auto json = nlohmann::ordered_json::parse(toJson(recipe));
    for (const RecipeField &field : recipeFields()) {
        const bool ofMachine = field.group == "Machine" && field.key != "seed" && field.key != "precision";
        const bool ofAnother = isRecipe(field.group) && field.group != recipe.name;
        if (ofMachine || ofAnother)
            json.erase(field.key);
    }
    return json.dump();
}

} // namespace vantage
