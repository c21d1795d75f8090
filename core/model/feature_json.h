#pragma once

#include "core/nn/feature_net.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace vantage {

/// What further networks a model file holds, as a part of its description.
nlohmann::json toJson(const std::vector<FeatureOptions> &features);
/// @throws std::exception where a field is missing, of another kind or out of range
std::vector<FeatureOptions> featuresFromJson(const nlohmann::json &json);

} // namespace vantage
