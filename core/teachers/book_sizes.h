#pragma once

#include <vector>

namespace vantage {

/// Sizes, in parts of the network's, at which a teacher looks at a frame: its own, half of it (which sees large and near things as
/// the source shows smaller ones) and, over 1, `larger` (which sees small and far ones).
std::vector<double> sizesOfBook(double larger);
/// What that costs a frame, mirrored looks too, in looks at the network's own size.
double looksOfBook(double larger);

} // namespace vantage
