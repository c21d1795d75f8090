#include "core/training/recipe_kinds.h"

#include "core/base/error.h"
#include "core/training/recipe_list.h"

namespace vantage {
namespace {

RecipeSummary summaryOf(const RecipeKind &kind)
{
    return {kind.name, kind.summary, kind.startsFromBaseline, kind.usesTarget, kind.needsTargetLabels};
}

} // namespace

const RecipeKind &recipeKind(const std::string &name)
{
    std::vector<std::string> names;
    for (const RecipeKind &kind : recipeKinds()) {
        if (kind.name == name)
            return kind;
        names.push_back(kind.name);
    }
    throw AskedError(say("there is no recipe '%1'; there are %2", name, joined(names)));
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
