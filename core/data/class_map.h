#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vantage {

struct Rgb
{
    uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Rgb &) const = default;
};

struct ClassInfo
{
    std::string name;
    Rgb colour;
    bool operator==(const ClassInfo &) const = default;
};

/// What the values of a label picture mean: value i is classes[i].
struct ClassMap
{
    std::vector<ClassInfo> classes; ///< 1 to 255 of them
    int ignore = 255;               ///< the label value that stands for "not labelled"; enters no loss and no measure

    int size() const { return static_cast<int>(classes.size()); }
    bool operator==(const ClassMap &) const = default;
};

/// The 13 classes of CARLA (0.8) in its order, as the paper names them (section 4), in CARLA's colours.
ClassMap carlaClasses();

/// Reads classes.json: {"ignore": 255, "classes": [{"name": "roads", "colour": "#804080"}, ...]}.
/// @throws InputError naming the entry that is wrong.
ClassMap loadClassMap(const std::filesystem::path &file);
void saveClassMap(const ClassMap &classes, const std::filesystem::path &file);

/// The same as JSON text, for the files that carry a class map inside them.
std::string classMapToJson(const ClassMap &classes);
/// @param origin the file that the text came from, for the error. @throws InputError
ClassMap classMapFromJson(const std::string &text, const std::filesystem::path &origin);

} // namespace vantage
