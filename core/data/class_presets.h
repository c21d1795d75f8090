#pragma once

#include "core/data/class_map.h"

#include <string>
#include <vector>

namespace vantage {

/// A class list that many cameras and data sets share; it lies in resources/classes and travels inside the library.
struct ClassPreset
{
    std::string name;  ///< "cityscapes", as the command line takes it
    std::string title; ///< in words
    ClassMap classes;
};

/// All of them, by their names.
const std::vector<ClassPreset> &classPresets();
/// @throws std::invalid_argument where there is none of that name (the message lists those that there are)
const ClassMap &presetClasses(const std::string &name);

} // namespace vantage
