#pragma once

#include "core/workflow/adaptation.h"

namespace vantage {

/// The recipe that one run of an adaptation has. @param isBaseline the run starts anew, not from a baseline
/// @throws std::invalid_argument
Recipe recipeOf(const AdaptationOptions &options, const std::string &name, bool isBaseline);

/// The recipe as JSON without what changes nothing in the result: the machine's part and other recipes' options.
std::string essence(const Recipe &recipe);

} // namespace vantage
