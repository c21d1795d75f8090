#pragma once

#include "core/base/message.h"
#include "core/data/class_map.h"

#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// Which class of one list is which of another, by equal names (capitals, spaces, hyphens and the plural's s do not count) and by what
/// "as" of classes.json says. For measuring only: nothing is trained on labels of another list.
struct ClassMatch
{
    std::vector<int> classOf; ///< for each class of `from` the class of `to`, or -1
    std::vector<std::string> without;  ///< classes of `from` that have no partner
    std::vector<std::string> unknown;  ///< classes of `to` that none is a partner of
    bool same = false; ///< both lists have the same names in the same order

    bool any() const;
    /// What is ignored in measuring, in words; empty where nothing is.
    Message remark() const;
};
ClassMatch matchClasses(const ClassMap &from, const ClassMap &to);

/// A name with small letters and digits only, the plural's s left out.
std::string plainClassName(const std::string &name);

} // namespace vantage
