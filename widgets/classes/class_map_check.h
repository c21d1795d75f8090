#pragma once

#include "core/data/class_map.h"

#include <QString>

#include <cstdint>
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

/// A label value whose class is another one than before, not just another name for it.
struct MovedValue
{
    int value = 0;
    QString before, after; ///< names; after is empty where the value has no class any more
    uint64_t pixels = 0;   ///< that have the value; 0 also where nobody has counted them
    bool ignored = false;  ///< it has no class and is ignored from now on
};
/// @param pixels of each label value, as far as they are counted; may be empty
std::vector<MovedValue> movedValues(const ClassMap &before, const ClassMap &after, const std::vector<uint64_t> &pixels);
/// "Value 4: “road-lines” becomes “roads”, 39.1 % of the labelled pixels": a line each, the first ones and how many more.
/// @param all labelled pixels; 0: shares are not known and not said
QString movedText(const std::vector<MovedValue> &moved, uint64_t all);

/// What is wrong with the map for these labels: a value that has pixels, no class, and is not ignored. Training refuses such labels.
std::vector<ClassMapProblem> checkUse(const ClassMap &classes, const std::vector<uint64_t> &pixels);

} // namespace vantage
