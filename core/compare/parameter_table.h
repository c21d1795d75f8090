#pragma once

#include "core/compare/compared_run.h"

namespace vantage {

/// One thing that runs were given, side by side.
struct ParameterRow
{
    std::string key;   ///< of the recipe's option, else "kind", "source data", ...
    std::string group; ///< "run", "recipe", "data", "program"
    std::vector<std::optional<std::string>> values; ///< a run each; nothing: the run has no such option
    std::vector<bool> differs;                      ///< from the base; false for the base itself

    bool anyDiffers() const;
};

/// Everything that was decided before a run began: kind, base run, seed, all options of its recipe (the device among them), the
/// fingerprints of its data, the classes and the program's version. Texts as the recipe's JSON has them.
/// @param base index into `runs` @throws std::invalid_argument where there is none
std::vector<ParameterRow> parameterTable(std::span<const ComparedRun> runs, size_t base = 0);

} // namespace vantage
