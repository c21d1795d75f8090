#include "core/data/class_presets.h"

#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace vantage {

const std::map<std::string, std::string> &classTexts(); // written at configure time

const std::vector<ClassPreset> &classPresets()
{
    static const std::vector<ClassPreset> presets = [] {
        std::vector<ClassPreset> all;
        for (const auto &[name, text] : classTexts())
            all.push_back({name, nlohmann::json::parse(text).at("title"), classMapFromJson(text, name + ".json")});
        return all;
    }();
    return presets;
}

const ClassMap &presetClasses(const std::string &name)
{
    std::string names;
    for (const ClassPreset &preset : classPresets()) {
        if (preset.name == name)
            return preset.classes;
        names += (names.empty() ? "" : ", ") + preset.name;
    }
    throw std::invalid_argument("there is no class list '" + name + "'; there are " + names);
}

} // namespace vantage
