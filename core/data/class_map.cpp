#include "core/data/class_map.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <cctype>
#include <nlohmann/json.hpp>
#include <set>

namespace vantage {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t largestFile = size_t(1) << 20;

std::string hexColour(const Rgb &colour)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (uint8_t part : {colour.red, colour.green, colour.blue}) {
        text += digits[part >> 4];
        text += digits[part & 15];
    }
    return text;
}

bool parseColour(const std::string &text, Rgb &colour)
{
    if (text.size() != 7 || text[0] != '#')
        return false;
    for (size_t i = 1; i < 7; ++i) {
        if (!std::isxdigit(static_cast<unsigned char>(text[i])))
            return false;
    }
    const unsigned long value = std::stoul(text.substr(1), nullptr, 16);
    colour = {static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8), static_cast<uint8_t>(value)};
    return true;
}

ClassInfo parseClass(const Json &entry, size_t index, const std::filesystem::path &origin)
{
    const std::string where = "class " + std::to_string(index) + " ";
    const std::string remedy = R"(Write it like {"name": "roads", "colour": "#804080"})";
    if (!entry.is_object())
        throw InputError(origin, where + "is no object", remedy);
    ClassInfo info;
    const auto name = entry.find("name");
    if (name == entry.end() || !name->is_string() || name->get_ref<const std::string &>().empty())
        throw InputError(origin, where + "has no \"name\"", remedy);
    info.name = name->get<std::string>();
    const auto colour = entry.find("colour");
    if (colour == entry.end())
        throw InputError(origin, where + "(" + info.name + ") has no \"colour\"", remedy);
    if (!colour->is_string() || !parseColour(colour->get_ref<const std::string &>(), info.colour))
        throw InputError(origin, where + "(" + info.name + ") has a \"colour\" that is not #rrggbb", remedy);
    return info;
}

} // namespace

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
    json["classes"] = Json::array();
    for (const ClassInfo &info : classes.classes)
        json["classes"].push_back({{"name", info.name}, {"colour", hexColour(info.colour)}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ClassMap classMapFromJson(const std::string &text, const std::filesystem::path &origin)
{
    const std::string remedy = R"(Write {"ignore": 255, "classes": [{"name": "roads", "colour": "#804080"}, ...]})";
    Json json;
    try {
        json = Json::parse(text);
    } catch (const nlohmann::json::parse_error &error) {
        throw InputError(origin, "is no valid JSON (see byte " + std::to_string(error.byte) + ")", remedy);
    }
    if (!json.is_object() || !json.contains("classes") || !json["classes"].is_array())
        throw InputError(origin, "has no list \"classes\"", remedy);

    ClassMap map;
    if (const auto ignore = json.find("ignore"); ignore != json.end()) {
        if (!ignore->is_number_integer() || *ignore < 0 || *ignore > 255)
            throw InputError(origin, "\"ignore\" is no whole number from 0 to 255", remedy);
        map.ignore = ignore->get<int>();
    }
    const Json &classes = json["classes"];
    if (classes.empty() || classes.size() > 255)
        throw InputError(origin, "lists " + std::to_string(classes.size()) + " classes", "1 to 255 are possible");
    std::set<std::string> names;
    for (size_t i = 0; i < classes.size(); ++i) {
        map.classes.push_back(parseClass(classes[i], i, origin));
        if (!names.insert(map.classes.back().name).second)
            throw InputError(origin, "class " + std::to_string(i) + " has the name of an earlier one, \""
                                         + map.classes.back().name + "\"", "Give every class a name of its own");
    }
    return map;
}

ClassMap loadClassMap(const std::filesystem::path &file)
{
    std::error_code code;
    const auto bytes = std::filesystem::file_size(file, code);
    if (!code && bytes > largestFile)
        throw InputError(file, "is larger than a class map can be (1 MiB)");
    if (code && code != std::errc::is_a_directory)
        throw InputError(file, "can't be read: " + code.message());
    return classMapFromJson(readFile(file), file);
}

void saveClassMap(const ClassMap &classes, const std::filesystem::path &file)
{
    writeAtomically(file, classMapToJson(classes));
}

} // namespace vantage
