#include "core/workflow/run_recipes.h"

#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/training/recipe_kinds.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

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
            throw AskedError(say("the seed is of all runs together, not an option of a recipe; use --seed"));
    recipe.seed = options.seed;
    if (const auto problems = check(recipe); !problems.empty())
        throw AskedError(problems.front());
    return recipe;
}

void resolveSize(Recipe &recipe, cv::Size source, cv::Size target)
{
    if (recipe.width > 0 || source.empty() || target.empty())
        return;
    constexpr double most = 640 * 480;
    constexpr int least = 48, grid = 8;
    const cv::Size smaller = source.area() <= target.area() ? source : target;
    const double scale = std::min(1.0, std::sqrt(most / smaller.area()));
    const auto side = [&](int pixels) { return std::max(least, static_cast<int>(pixels * scale + 0.5) / grid * grid); };
    recipe.width = side(smaller.width);
    recipe.height = side(smaller.height);
}

void requireUsable(const Recipe &recipe, const std::filesystem::path &camera)
{
    if (const auto problems = check(recipe); !problems.empty())
        throw InputError(camera, say("can't be worked on as asked: %1", problems.front()));
}

std::string essence(const Recipe &recipe)
{
    auto json = nlohmann::ordered_json::parse(toJson(recipe));
    // Who labels the target; and over frozen levels the control, which looks at as many further views as the book would.
    const bool labels = usesBook(recipe) || recipe.name == "self-training" || (recipe.name == "control" && recipe.network == "levels");
    for (const RecipeField &field : recipeFields()) {
        const bool ofMachine = field.group == "Machine" && field.key != "seed" && field.key != "precision";
        const bool ofAnother = isRecipe(field.group) && field.group != recipe.name;
        const bool ofNoCamera = field.group == "Camera map" && (recipe.name == "no-adaptation" || recipe.name == "control");
        if (ofMachine || ofAnother || ofNoCamera || (field.group == "Labels" && !labels))
            json.erase(field.key);
    }
    return jsonText(json);
}

} // namespace vantage
