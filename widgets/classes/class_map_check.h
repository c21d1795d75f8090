#pragma once

#include "core/data/class_map.h"

#include <QString>

#include <vector>

namespace vantage {

struct ClassMapProblem
{
    std::vector<int> classes; ///< the ones concerned; empty = the map as a whole
    QString text;             ///< translated, a sentence
    bool fatal = true;        ///< false: worth knowing, but the map can be used (two classes of one colour)
};

/// Empty or equal names, equal colours, no class or more than 255, an ignore value that is a class or not in 0..255.
std::vector<ClassMapProblem> checkClassMap(const ClassMap &classes);

} // namespace vantage
