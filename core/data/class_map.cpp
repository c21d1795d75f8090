#include "core/data/class_map.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>

namespace vantage {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t largestFile = size_t(1) << 20;

/// A list of label values, in order. @param taken those that have a meaning already
std::vector<int> parseValues(const Json &list, const Message &where, std::set<int> &taken, const std::filesystem::path &origin)
{
    const Message remedy = say("Write \"values\": [7, 24], whole numbers from 0 to 255, each in one class only");
    if (!list.is_array() || list.empty())
        throw InputError(origin, say("%1 has \"values\" that are no list of numbers", where), remedy);
    std::vector<int> values;
    for (const Json &entry : list) {
        if (!entry.is_number_integer() || entry < 0 || entry > 255)
            throw InputError(origin, say("%1 has a value that is no whole number from 0 to 255", where), remedy);
        values.push_back(entry.get<int>());
        if (!taken.insert(values.back()).second)
            throw InputError(origin, say("%1 has the value %2, which has another meaning already", where, values.back()), remedy);
    }
    return values;
}

/// A list of colours. @param said the key in the file
std::vector<Rgb> parseColours(const Json &list, const Message &where, const std::string &said, const std::filesystem::path &origin)
{
    std::vector<Rgb> colours;
    const auto refuse = [&] {
        throw InputError(origin, where.empty() ? say("has \"%1\" that are no list of colours", said) : say("%1 has \"%2\" that are no list of colours", where, said),
                         say("Write \"%1\": [\"#804080\", \"#806080\"]", said));
    };
    if (!list.is_array())
        refuse();
    for (const Json &entry : list) {
        const auto colour = entry.is_string() ? colourFromText(entry.get<std::string>()) : std::nullopt;
        if (!colour)
            refuse();
        colours.push_back(*colour);
    }
    return colours;
}

Json colourList(const std::vector<Rgb> &colours)
{
    Json list = Json::array();
    for (const Rgb &colour : colours)
        list.push_back(colourText(colour));
    return list;
}

/// Nothing where they are the class's own number.
std::vector<int> settled(std::vector<int> values, int number)
{
    std::sort(values.begin(), values.end());
    return values == std::vector{number} ? std::vector<int>() : values;
}

std::vector<int> valuesOf(const ClassMap &map, int number)
{
    const auto &values = map.classes[static_cast<size_t>(number)].values;
    return values.empty() ? std::vector{number} : values;
}

/// The values and colours of another class.
void takeOver(ClassInfo &info, const ClassMap &map, int removed)
{
    for (const int value : valuesOf(map, removed))
        info.values.push_back(value);
    for (const Rgb &colour : paintedAs(map.classes[static_cast<size_t>(removed)]))
        if (colour != info.colour && std::find(info.colours.begin(), info.colours.end(), colour) == info.colours.end())
            info.colours.push_back(colour);
}

ClassInfo parseClass(const Json &entry, size_t index, const std::filesystem::path &origin)
{
    const Message number = say("class %1", index);
    const Message remedy = say("Write it like {\"name\": \"roads\", \"colour\": \"#804080\"}");
    if (!entry.is_object())
        throw InputError(origin, say("%1 is no object", number), remedy);
    ClassInfo info;
    const auto name = entry.find("name");
    if (name == entry.end() || !name->is_string() || name->get_ref<const std::string &>().empty())
        throw InputError(origin, say("%1 has no \"name\"", number), remedy);
    info.name = name->get<std::string>();
    const Message where = say("class %1 (%2)", index, info.name);
    const auto colour = entry.find("colour");
    if (colour == entry.end())
        throw InputError(origin, say("%1 has no \"colour\"", where), remedy);
    const auto parsed = colour->is_string() ? colourFromText(colour->get<std::string>()) : std::nullopt;
    if (!parsed)
        throw InputError(origin, say("%1 has a \"colour\" that is not #rrggbb", where), remedy);
    info.colour = *parsed;
    if (const auto more = entry.find("colours"); more != entry.end())
        info.colours = parseColours(*more, where, "colours", origin);
    if (const auto as = entry.find("as"); as != entry.end()) {
        if (!as->is_string())
            throw InputError(origin, say("%1 has an \"as\" that is no name of a class", where), say("Write \"as\": \"vehicles\""));
        info.as = as->get<std::string>();
    }
    return info;
}

} // namespace

std::string colourText(const Rgb &colour)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (uint8_t part : {colour.red, colour.green, colour.blue}) {
        text += digits[part >> 4];
        text += digits[part & 15];
    }
    return text;
}

std::optional<Rgb> colourFromText(const std::string &text)
{
    if (text.size() != 7 || text[0] != '#')
        return std::nullopt;
    for (size_t i = 1; i < 7; ++i) {
        if (!std::isxdigit(static_cast<unsigned char>(text[i])))
            return std::nullopt;
    }
    const unsigned long value = std::stoul(text.substr(1), nullptr, 16);
    return Rgb{static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8), static_cast<uint8_t>(value)};
}

std::vector<Rgb> paintedAs(const ClassInfo &info)
{
    std::vector<Rgb> colours{info.colour};
    colours.insert(colours.end(), info.colours.begin(), info.colours.end());
    return colours;
}

std::string valuesText(const ClassMap &classes, int number)
{
    std::string text;
    for (const int value : valuesOf(classes, number))
        text.append(text.empty() ? "" : ", ").append(std::to_string(value));
    return text;
}

int valueOf(const ClassMap &classes, int number)
{
    return valuesOf(classes, number).front();
}

ClassMap carlaClasses()
{
    ClassMap map;
    map.classes = {
        {"none", {0, 0, 0}},          {"buildings", {70, 70, 70}},    {"fences", {190, 153, 153}},
        {"other", {72, 0, 90}},       {"pedestrians", {220, 20, 60}}, {"poles", {153, 153, 153}},
        {"road-lines", {157, 234, 50}}, {"roads", {128, 64, 128}},    {"sidewalks", {244, 35, 232}},
        {"vegetation", {107, 142, 35}}, {"vehicles", {0, 0, 255}},    {"walls", {102, 102, 156}},
        {"traffic signs", {220, 220, 0}},
    };
    return map;
}

std::string classMapToJson(const ClassMap &classes)
{
    Json json;
    json["ignore"] = classes.ignore;
    if (!classes.ignored.empty()) {
        json["ignore"] = {classes.ignore};
        for (const int value : classes.ignored)
            json["ignore"].push_back(value);
    }
    if (!classes.ignoredColours.empty())
        json["ignoreColours"] = colourList(classes.ignoredColours);
    json["classes"] = Json::array();
    for (const ClassInfo &info : classes.classes) {
        Json entry{{"name", info.name}, {"colour", colourText(info.colour)}};
        if (!info.values.empty())
            entry["values"] = info.values;
        if (!info.colours.empty())
            entry["colours"] = colourList(info.colours);
        if (!info.as.empty())
            entry["as"] = info.as;
        json["classes"].push_back(std::move(entry));
    }
    return jsonText(json, 2) + "\n";
}

ClassMap classMapFromJson(const std::string &text, const std::filesystem::path &origin)
{
    const Message remedy = say("Write {\"ignore\": 255, \"classes\": [{\"name\": \"roads\", \"colour\": \"#804080\"}, ...]}");
    Json json;
    try {
        json = Json::parse(text);
    } catch (const nlohmann::json::parse_error &error) {
        throw InputError(origin, say("is no valid JSON (see byte %1)", error.byte), remedy);
    } catch (const nlohmann::json::exception &) { // a number that no number type holds
        throw InputError(origin, say("is no valid JSON"), remedy);
    }
    if (!json.is_object() || !json.contains("classes") || !json["classes"].is_array())
        throw InputError(origin, say("has no list \"classes\""), remedy);

    ClassMap map;
    std::set<int> taken;
    if (const auto ignore = json.find("ignore"); ignore != json.end()) {
        const Json values = ignore->is_array() ? *ignore : Json::array({*ignore});
        if (values.empty())
            throw InputError(origin, say("\"ignore\" is no whole number from 0 to 255"), remedy);
        for (const Json &value : values)
            if (!value.is_number_integer() || value < 0 || value > 255)
                throw InputError(origin, say("\"ignore\" is no whole number from 0 to 255"), remedy);
        map.ignore = values.front().get<int>();
        for (size_t i = 1; i < values.size(); ++i)
            if (values[i] != map.ignore && taken.insert(values[i].get<int>()).second)
                map.ignored.push_back(values[i].get<int>());
        std::sort(map.ignored.begin(), map.ignored.end());
    }
    if (const auto colours = json.find("ignoreColours"); colours != json.end())
        map.ignoredColours = parseColours(*colours, {}, "ignoreColours", origin);
    const Json &classes = json["classes"];
    if (classes.empty() || classes.size() > 255)
        throw InputError(origin, say("lists %1 classes", classes.size()), say("1 to 255 are possible"));
    std::set<std::string> names;
    for (size_t i = 0; i < classes.size(); ++i) {
        map.classes.push_back(parseClass(classes[i], i, origin));
        if (!names.insert(map.classes.back().name).second)
            throw InputError(origin, say("class %1 has the name of an earlier one, \"%2\"", i, map.classes.back().name), say("Give every class a name of its own"));
    }
    if (map.ignore >= map.size())
        taken.insert(map.ignore);
    for (size_t i = 0; i < classes.size(); ++i)
        if (const auto values = classes[i].find("values"); values != classes[i].end())
            map.classes[i].values = parseValues(*values, say("class %1 (%2)", i, map.classes[i].name), taken, origin);
    for (int i = 0; i < map.size(); ++i) {
        ClassInfo &info = map.classes[static_cast<size_t>(i)];
        if (info.values.empty() && i != map.ignore && !taken.insert(i).second)
            throw InputError(origin, say("class %1 (%2) has no \"values\", and its number has another meaning already", i, info.name),
                             say("Give it \"values\" of its own"));
        info.values = settled(std::move(info.values), i);
    }
    return map;
}

std::array<int, 256> classOfValues(const ClassMap &classes)
{
    std::array<int, 256> result;
    result.fill(-1);
    if (classes.ignore >= 0 && classes.ignore < 256)
        result[static_cast<size_t>(classes.ignore)] = classes.ignore;
    for (const int value : classes.ignored)
        result[static_cast<size_t>(value)] = classes.ignore;
    for (int i = 0; i < std::min(classes.size(), 256); ++i)
        for (const int value : valuesOf(classes, i))
            result[static_cast<size_t>(value)] = i;
    return result;
}

bool namesValues(const ClassMap &classes)
{
    return !classes.ignored.empty() || std::any_of(classes.classes.begin(), classes.classes.end(), [](const ClassInfo &info) { return !info.values.empty(); });
}

ClassMap numbered(ClassMap classes)
{
    classes.ignored.clear();
    for (ClassInfo &info : classes.classes)
        info.values.clear();
    return classes;
}

bool readAlike(const ClassMap &a, const ClassMap &b)
{
    return a.size() == b.size() && a.ignore == b.ignore && classOfValues(a) == classOfValues(b);
}

std::vector<uint64_t> pixelsOfClasses(const ClassMap &classes, std::span<const uint64_t> pixels)
{
    std::vector<uint64_t> result(classes.classes.size());
    const auto classOf = classOfValues(classes);
    for (size_t value = 0; value < std::min<size_t>(pixels.size(), classOf.size()); ++value)
        if (const int number = classOf[value]; number >= 0 && number < classes.size())
            result[static_cast<size_t>(number)] += pixels[value];
    return result;
}

ClassMap withoutClass(const ClassMap &classes, int removed, std::optional<int> taker)
{
    ClassMap result{{}, classes.ignore, classes.ignored, classes.ignoredColours};
    if (classes.ignore < classes.size() && classes.ignore > removed) // the ignored value is a class, too
        --result.ignore;
    const bool ignores = taker && *taker == classes.ignore && *taker != removed;
    if (classes.ignore == removed) { // it goes on being what is ignored, without being a class
        result.ignore = 255;
        result.ignored.push_back(removed);
    }
    for (int i = 0; i < classes.size(); ++i) {
        if (i == removed)
            continue;
        ClassInfo info = classes.classes[static_cast<size_t>(i)];
        info.values = valuesOf(classes, i);
        if (taker && *taker == i)
            takeOver(info, classes, removed);
        info.values = settled(std::move(info.values), result.size());
        result.classes.push_back(std::move(info));
    }
    if (ignores && classes.ignore >= classes.size()) {
        for (const int value : valuesOf(classes, removed))
            result.ignored.push_back(value);
        const std::vector<Rgb> colours = paintedAs(classes.classes[static_cast<size_t>(removed)]);
        result.ignoredColours.insert(result.ignoredColours.end(), colours.begin(), colours.end());
    }
    std::sort(result.ignored.begin(), result.ignored.end());
    return result;
}

ClassMap withClass(ClassMap classes, ClassInfo info)
{
    const auto classOf = classOfValues(classes);
    int value = classes.size();
    while (value < 255 && classOf[static_cast<size_t>(value)] >= 0)
        ++value;
    info.values = settled({value}, classes.size());
    classes.classes.push_back(std::move(info));
    return classes;
}

ClassMap withMovedClass(const ClassMap &classes, int from, int to)
{
    ClassMap result = classes;
    const ClassInfo moved = result.classes.at(static_cast<size_t>(from));
    result.classes.erase(result.classes.begin() + from);
    result.classes.insert(result.classes.begin() + to, moved);
    for (size_t i = 0; i < result.classes.size(); ++i)
        result.classes[i].values = classes.classes[i].values;
    return result;
}

int ignoredValue(const ClassMap &classes)
{
    return classes.ignore < classes.size() ? valuesOf(classes, classes.ignore).front() : classes.ignore;
}

ClassMap ignoring(ClassMap classes, int value)
{
    const int number = classOfValues(classes)[static_cast<size_t>(value)];
    if (number >= 0 && number < classes.size())
        classes.ignore = number;
    else if (value >= classes.size())
        classes.ignore = value;
    else if (number < 0)
        classes.ignored.insert(std::upper_bound(classes.ignored.begin(), classes.ignored.end(), value), value);
    return classes;
}

ClassMap loadClassMap(const std::filesystem::path &file)
{
    requireRegularFile(file);
    std::error_code code;
    if (const auto bytes = std::filesystem::file_size(file, code); !code && bytes > largestFile)
        throw InputError(file, say("is larger than a class map can be (1 MiB)"));
    return classMapFromJson(readFile(file), file);
}

void saveClassMap(const ClassMap &classes, const std::filesystem::path &file)
{
    writeAtomically(file, classMapToJson(classes));
}

} // namespace vantage
