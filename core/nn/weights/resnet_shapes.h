#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vantage {

/// Names and shapes of torchvision's ResNet of this depth (18, 34, 50 or 101) without the classifier `fc` and without
/// the counters `num_batches_tracked`, which old files lack.
std::map<std::string, std::vector<int64_t>> resnetShapes(int depth);

} // namespace vantage
