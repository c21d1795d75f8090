#pragma once

#include "core/training/recipe.h"

#include <string>
#include <vector>

namespace vantage {

struct PresetSummary
{
    std::string name;
    std::string summary;
    std::string recipe; ///< that it is made for: what adapts where nobody asks for another
};
std::vector<PresetSummary> presetSummaries();

/// The recipe that a preset is made for. @throws std::invalid_argument on an unknown preset
std::string recipeOfPreset(const std::string &preset);

/// A recipe's own defaults, then what the preset says of all recipes ("all"), of those that start from the baseline
/// ("adaptation") and of this one (its name). @throws std::invalid_argument on an unknown preset or recipe
Recipe presetRecipe(const std::string &preset, const std::string &recipe);

/// One "key=value" of the operator's.
struct Setting
{
    std::string key, value;
};
/// @throws std::invalid_argument where the text has no '='
Setting settingFromText(const std::string &text);

/// Whether a setting of this field is of every run of an adaptation: those of network, frames, pixels and machine are.
bool concernsAllRuns(const RecipeField &field);

/// Applies the operator's settings. Those of network, frames, pixels and machine concern every run of an adaptation; the others
/// only the adaptation and its control, so to a baseline (`toBaseline`) they are not applied.
void applySettings(Recipe &recipe, const std::vector<Setting> &settings, bool toBaseline);

} // namespace vantage
