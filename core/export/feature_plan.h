#pragma once

#include "core/base/message.h"
#include "core/export/network_plan.h"
#include "core/nn/feature_net.h"

namespace vantage {

inline const Message oneSizeForFeatures = say("a network with further features is exported for one size, or for whole frames (uint8)");

/// Appends the steps of a further network to a plan, which has the picture as step 0. They stay in 32 bits in a halved plan.
/// @param name what the steps' names begin with @param picture size that the network runs at
/// @return the step that gives its maps @throws AskedError (`oneSizeForFeatures`) where the size is empty: its tokens have places
int addFeatures(NetworkPlan &plan, const std::string &name, FeatureNet &net, cv::Size picture);

} // namespace vantage
