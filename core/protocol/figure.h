#pragma once

#include "core/protocol/results.h"
#include "core/training/recipe.h"

#include <functional>
#include <stop_token>

namespace vantage {

/// The paper's figure 4, one a recipe: a row a pair (its first seed), with a frame of the source, a held-out frame of the target
/// and what NA, the adapted network, FT and the ground truth say of it. Written as figure-<recipe>.png.
/// @param recipeOf says how a pair's frames were held out; of the adapted networks, by name
/// @param onPair told the pair that is drawn; @return no figures where it was stopped
/// @throws InputError
std::vector<ReportPicture> writeFigures(const std::filesystem::path &folder, const ProtocolResults &results,
                                        const std::function<Recipe(const std::string &)> &recipeOf, std::stop_token stop = {},
                                        const std::function<void(const std::string &)> &onPair = {});

} // namespace vantage
