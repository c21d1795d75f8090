#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/data/class_presets.h"
#include "core/data/labels/camera_layout.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace vantage::cli {
namespace {

struct ClassesArguments
{
    std::string name, folder, format;
    std::vector<std::string> as;
    bool json = false;
};

/// A list of the program's by its name, or the one that a folder or a file has.
ClassMap mapOf(const std::string &name)
{
    std::error_code code;
    const auto &presets = classPresets();
    if (std::any_of(presets.begin(), presets.end(), [&](const ClassPreset &preset) { return preset.name == name; }))
        return presetClasses(name);
    if (std::filesystem::is_directory(name, code))
        return layoutOf(name, true).classes;
    if (std::filesystem::exists(name, code))
        return loadClassMap(name);
    return presetClasses(name); // says which there are
}

void print(const ClassMap &map)
{
    for (int i = 0; i < map.size(); ++i) {
        const ClassInfo &info = map.classes[static_cast<size_t>(i)];
        std::string colours = colourText(info.colour);
        for (const Rgb &colour : info.colours)
            colours.append(" ").append(colourText(colour));
        std::printf("%3d  %-20s %-12s %s%s\n", i, info.name.c_str(), valuesText(map, i).c_str(), colours.c_str(), info.as.empty() ? "" : (" as " + info.as).c_str());
    }
    std::string ignored = std::to_string(map.ignore);
    for (const int value : map.ignored)
        ignored.append(", ").append(std::to_string(value));
    for (const Rgb &colour : map.ignoredColours)
        ignored.append(", ").append(colourText(colour));
    std::printf("ignored: %s\n", ignored.c_str());
}

/// "car=vehicles": what counts as what where another list is measured with.
void applyPartners(ClassMap &map, const std::vector<std::string> &pairs)
{
    for (const std::string &pair : pairs) {
        const size_t at = pair.find('=');
        const std::string name = pair.substr(0, at);
        const auto found = std::find_if(map.classes.begin(), map.classes.end(), [&](const ClassInfo &info) { return info.name == name; });
        if (at == std::string::npos || found == map.classes.end())
            throw std::invalid_argument("--as is written like car=vehicles, with a class of the list before it; '" + pair + "' is not");
        found->as = pair.substr(at + 1);
    }
}

} // namespace

void addClasses(CLI::App &app, Action &action)
{
    auto *command = app.add_subcommand("classes", "Class lists: those that come with Vantage, and the one of a camera's folder");
    command->require_subcommand(1);
    auto options = std::make_shared<ClassesArguments>();

    auto *list = command->add_subcommand("list", "The lists that come with Vantage");
    list->add_flag("--json", options->json, "Print JSON");
    list->callback([options, &action] {
        action = [options]() -> int {
            nlohmann::ordered_json json = nlohmann::ordered_json::array();
            for (const ClassPreset &preset : classPresets())
                if (options->json)
                    json.push_back({{"name", preset.name}, {"title", preset.title}, {"classes", preset.classes.size()}});
                else
                    std::printf("%-16s %3d classes  %s\n", preset.name.c_str(), preset.classes.size(), preset.title.c_str());
            if (options->json)
                std::printf("%s\n", jsonText(json, 2).c_str());
            return Done;
        };
    });

    auto *formats = command->add_subcommand("formats", "The ways in which labels can be read");
    formats->add_flag("--json", options->json, "Print JSON");
    formats->callback([options, &action] {
        action = [options]() -> int {
            nlohmann::ordered_json json = nlohmann::ordered_json::array();
            for (const LabelFormat &format : labelFormats())
                if (options->json)
                    json.push_back({{"format", format.id}, {"title", format.title}});
                else
                    std::printf("%-22s %s\n", format.id.c_str(), format.title.c_str());
            if (options->json)
                std::printf("%s\n", jsonText(json, 2).c_str());
            return Done;
        };
    });

    auto *show = command->add_subcommand("show", "A list: number, name, values and colours of each class");
    show->add_option("list", options->name, "The name of a list, a camera's folder or a classes.json")->required();
    show->add_flag("--json", options->json, "Print it as classes.json has it");
    show->callback([options, &action] {
        action = [options]() -> int {
            const ClassMap map = mapOf(options->name);
            if (options->json)
                std::printf("%s", classMapToJson(map).c_str());
            else
                print(map);
            return Done;
        };
    });

    auto *apply = command->add_subcommand("apply", "Write a list into a camera's folder, as its classes.json");
    apply->add_option("folder", options->folder, "The camera's folder")->required();
    apply->add_option("list", options->name, "The name of a list, another camera's folder or a classes.json; none: those that it has")->default_val("");
    apply->add_option("--labels-as", options->format, "How its labels are to be read from now on; 'auto': as is found out");
    apply->add_option("--as", options->as, "A class of the list counts as one of another list in measuring: car=vehicles; again for each further one")->allow_extra_args(false);
    apply->callback([options, &action] {
        action = [options]() -> int {
            std::error_code code;
            if (!std::filesystem::is_directory(options->folder, code))
                throw InputError(options->folder, say("is no folder"), say("Give the folder of a camera"));
            if (!options->format.empty())
                setFolderFormat(options->folder, options->format == "auto" ? std::string() : options->format);
            if (!options->name.empty() || !options->as.empty()) {
                ClassMap map = mapOf(options->name.empty() ? options->folder : options->name);
                applyPartners(map, options->as);
                setFolderClasses(options->folder, map);
            }
            const CameraLayout layout = layoutOf(options->folder, true);
            std::printf("%s: %d classes, labels are read as %s\n", options->folder.c_str(), layout.classes.size(), layout.title.c_str());
            return Done;
        };
    });
}

} // namespace vantage::cli
