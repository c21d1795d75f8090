#pragma once

#include "core/training/method.h"

#include <vector>

namespace vantage {

/// All recipes there are, one for each file of recipes/.
const std::vector<RecipeKind> &recipeKinds();
/// @throws std::invalid_argument listing the names there are
const RecipeKind &recipeKind(const std::string &name);

} // namespace vantage
