#include "core/training/recipes/supervised.h"

namespace vantage {

/// The equal-compute control: from NA, as many further steps and frames as an adaptation, all of them from the source. What an
/// adaptation gains over NA counts only as far as it exceeds what this one gains.
RecipeKind recipe_control()
{
    return {.name = "control",
            .summary = "From the baseline, as many further steps as an adaptation but on the source alone: the fair comparison",
            .startsFromBaseline = true,
            .defaults = [](Recipe &recipe) {
                recipe.optimiser = "adam";
                recipe.learningRate = 5e-5;
                recipe.weightDecay = 0;
                recipe.batchNorm = "frozen";
                recipe.averageDecay = 0.99;
                recipe.batch = 2;
                recipe.targetBatch = 2;
            },
            .make = makeSupervised};
}

} // namespace vantage
