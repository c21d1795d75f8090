#pragma once

#include "core/base/message.h"
#include "core/data/dataset.h"

#include <string>

namespace vantage {

/// Under this share of all labelled pixels a class is hardly learnt.
constexpr double rareShare = 0.0002;

/// "classes that may be too rare to learn: pole (0.012 %)"; empty where there are none. Those without a pixel are told elsewhere.
Message describeRareClasses(const DatasetReport &report);

} // namespace vantage
