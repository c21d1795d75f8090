#pragma once

#include "core/training/recipe.h"

#include <string>
#include <vector>

namespace vantage {

/// What a list of recipes shows.
struct RecipeSummary
{
    std::string name;
    std::string summary;
    bool startsFromBaseline = false;
    bool usesTarget = false;
    bool needsTargetLabels = false;
};
std::vector<RecipeSummary> recipeSummaries();
/// @throws std::invalid_argument listing the names there are
RecipeSummary recipeSummary(const std::string &name);

/// True where there is a recipe of this name.
bool isRecipe(const std::string &name);

/// The recipe with its own defaults. @throws std::invalid_argument listing the names there are
Recipe defaultRecipe(const std::string &name);

} // namespace vantage
