#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
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
    std::vector<int> values{}; ///< of label pictures that mean this class, in order; empty: its own number
    std::vector<Rgb> colours{}; ///< of painted label pictures that mean this class, too, beside `colour`
    std::string as{};           ///< the class of another list that this one counts as where both meet; empty: the one of equal name
    bool operator==(const ClassInfo &) const = default;
};

/// What the values of a label picture mean: value i is classes[i], unless the classes name their values themselves.
struct ClassMap
{
    std::vector<ClassInfo> classes; ///< 1 to 255 of them
    int ignore = 255;               ///< the label value that stands for "not labelled"; enters no loss and no measure
    std::vector<int> ignored{};     ///< further values of label pictures that do, in order
    std::vector<Rgb> ignoredColours{}; ///< of painted label pictures that do

    int size() const { return static_cast<int>(classes.size()); }
    bool operator==(const ClassMap &) const = default;
};

/// "#804080", and back; nothing where the text is no colour.
std::string colourText(const Rgb &colour);
std::optional<Rgb> colourFromText(const std::string &text);

/// All colours that stand for the class in painted label pictures.
std::vector<Rgb> paintedAs(const ClassInfo &info);
/// The value that stands for a class where values are made, not read.
int valueOf(const ClassMap &classes, int number);

/// The class of each value of a label picture: its number, `ignore`, or -1 where the value is no class.
std::array<int, 256> classOfValues(const ClassMap &classes);
/// "7, 24": the values that mean class `number`.
std::string valuesText(const ClassMap &classes, int number);
/// Whether some class has other values than its own number, or more than one is ignored.
bool namesValues(const ClassMap &classes);
/// The same classes for label pictures that are written with their numbers, as predictions are.
ClassMap numbered(ClassMap classes);
/// Whether both read a label picture alike, whatever the classes are called.
bool readAlike(const ClassMap &a, const ClassMap &b);
/// Pixels of each class, out of those of each value. @param pixels of values from 0 on, as far as they are counted
std::vector<uint64_t> pixelsOfClasses(const ClassMap &classes, std::span<const uint64_t> pixels);
/// Without one of its classes: what has its values becomes class `taker` (its number before), or is ignored where that is `ignore`.
/// Nothing: its values are no class any more. All other values mean what they meant.
ClassMap withoutClass(const ClassMap &classes, int removed, std::optional<int> taker);
/// With a further class at the end, whose value is the first from its number on that has no meaning yet.
ClassMap withClass(ClassMap classes, ClassInfo info);
/// With a class at another place among the values: it gets the values that are there, and so do those in between.
ClassMap withMovedClass(const ClassMap &classes, int from, int to);
/// The value of label pictures that is ignored, or is so from now on.
int ignoredValue(const ClassMap &classes);
ClassMap ignoring(ClassMap classes, int value);

/// The 13 classes of CARLA (0.8) in its order, as the paper names them (section 4), in CARLA's colours.
ClassMap carlaClasses();

/// Reads classes.json: {"ignore": 255, "classes": [{"name": "roads", "colour": "#804080"}, ...]}. A class may have "values": [7, 24], those of
/// label pictures that mean it; "ignore" may be a list, whose first value is the one that is written. For painted label pictures a class may
/// have further "colours": ["#806080"], and "ignoreColours" lists those that mean nothing. "as": "vehicles" names the class of another list
/// that this one counts as (class_matching.h).
/// @throws InputError naming the entry that is wrong.
ClassMap loadClassMap(const std::filesystem::path &file);
void saveClassMap(const ClassMap &classes, const std::filesystem::path &file);

/// The same as JSON text, for the files that carry a class map inside them.
std::string classMapToJson(const ClassMap &classes);
/// @param origin the file that the text came from, for the error. @throws InputError
ClassMap classMapFromJson(const std::string &text, const std::filesystem::path &origin);

} // namespace vantage
