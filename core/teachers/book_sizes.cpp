#include "core/teachers/book_sizes.h"

namespace vantage {

std::vector<double> sizesOfBook(double larger)
{
    return larger > 1 ? std::vector<double>{1, 0.5, larger} : std::vector<double>{1, 0.5};
}

double looksOfBook(double larger)
{
    double looks = 0;
    for (const double scale : sizesOfBook(larger))
        looks += 2 * scale * scale;
    return looks;
}

} // namespace vantage
