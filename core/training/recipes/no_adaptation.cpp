#include "core/training/recipes/supervised.h"

namespace vantage {

/// NA of the paper (section 5): F on the source's labels; SGD, momentum 0.9, rate 0.007 with (1 - i/n)^0.9, batch 8, 10 epochs.
RecipeKind recipe_no_adaptation()
{
    return {.name = "no-adaptation",
            .summary = "Learn the source camera from its labels; the baseline that everything else is compared with",
            .defaults = [](Recipe &) {},
            .make = makeSupervised};
}

} // namespace vantage
