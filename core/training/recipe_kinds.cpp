#include "core/training/recipe_kinds.h"

#include "core/training/recipe_list.h"

#include <stdexcept>

namespace vantage {
namespace {

RecipeSummary summaryOf(const RecipeKind &kind)
{
    return {kind.name, kind.summary, kind.startsFromBaseline, kind.usesTarget, kind.needsTargetLabels};
}

} // namespace

const RecipeKind &recipeKind(const std::string &name)
{
    std::string names;
    for (const RecipeKind &kind : recipeKinds()) {
        if (kind.name == name)
            return kind;
        names += (names.empty() ? "" : ", ") + kind.name;
    }
    throw std::invalid_argument("there is no recipe '" + name + "'; there are " + names);
}

std::vector<RecipeSummary> recipeSummaries()
{
    std::vector<RecipeSummary> result;
    for (const RecipeKind &kind : recipeKinds())
        result.push_back(summaryOf(kind));
    return result;
}

RecipeSummary recipeSummary(const std::string &name)
{
    return summaryOf(recipeKind(name));
}

bool isRecipe(const std::string &name)
{
    for (const RecipeKind &kind : recipeKinds())
        if (kind.name == name)
            return true;
    return false;
}

Recipe defaultRecipe(const std::string &name)
{
    Recipe recipe;
    recipe.name = name;
    recipeKind(name).defaults(recipe);
    return recipe;
}

} // namespace vantage
