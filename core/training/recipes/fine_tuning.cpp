#include "core/training/recipes/supervised.h"

namespace vantage {

/// FT of the paper (section 5): F trained on the target's own labels as NA is on the source's; the upper bound that an
/// adaptation is measured against, only for where target labels exist.
RecipeKind recipe_fine_tuning()
{
    return {.name = "fine-tuning",
            .summary = "Learn the target camera from its own labels: an upper bound, only where such labels exist",
            .needsTargetLabels = true,
            .defaults = [](Recipe &) {},
            .make = makeSupervised};
}

} // namespace vantage
