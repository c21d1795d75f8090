#include "core/workflow/data_lists.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/workflow/class_agreement.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace vantage {
namespace {

std::filesystem::path listFile(const Project &project, const std::string &print)
{
    return project.folder / "data" / (print.substr(0, 20) + ".json");
}

std::optional<DataList> readList(const Project &project, const std::string &print)
{
    const auto file = listFile(project, print);
    std::error_code code;
    if (print.empty() || !std::filesystem::exists(file, code))
        return std::nullopt;
    try {
        const auto json = nlohmann::json::parse(readFile(file));
        DataList list;
        list.print = print;
        list.classes = classMapFromJson(jsonText(json.at("classes")), file);
        for (const auto &entry : json.at("frames"))
            list.frames.push_back({entry.at(0), entry.at(1), entry.at(2), entry.at(3), entry.at(4)});
        return list;
    } catch (const std::exception &) { // damaged: then only the fingerprints can be compared
        return std::nullopt;
    }
}

/// Whether the two say different things of a file; a hash that is not known says nothing.
bool differs(const FramePrint &a, const FramePrint &b)
{
    const auto other = [](const std::string &x, const std::string &y) { return !x.empty() && !y.empty() && x != y; };
    return a.imageBytes != b.imageBytes || a.labelBytes != b.labelBytes || other(a.image, b.image) || other(a.labels, b.labels);
}

std::string counted(const std::vector<std::string> &names, const std::string &what)
{
    constexpr size_t listed = 5;
    std::string text = std::to_string(names.size()) + (names.size() == 1 ? " frame " : " frames ") + what + " (";
    for (size_t i = 0; i < std::min(listed, names.size()); ++i)
        text += (i > 0 ? ", " : "") + names[i];
    return text + (names.size() > listed ? " and " + std::to_string(names.size() - listed) + " others)" : ")");
}

} // namespace

void writeRunData(const Project &project, int64_t run, const RunData &data)
{
    const nlohmann::ordered_json json{{"source", data.source}, {"target", data.target}, {"targetLabels", data.targetLabels}, {"backbone", data.backbone}};
    writeAtomically(project.runFolder(run) / "data.json", jsonText(json, 2) + "\n");
}

RunData readRunData(const Project &project, int64_t run)
{
    RunData data;
    try {
        const auto json = nlohmann::json::parse(readFile(project.runFolder(run) / "data.json"));
        data.source = json.value("source", "");
        data.target = json.value("target", "");
        data.targetLabels = json.value("targetLabels", "");
        data.backbone = json.value("backbone", "");
    } catch (const std::exception &) { // a run of an older version has none
    }
    return data;
}

DataList listOf(const Dataset &data)
{
    DataList list;
    list.classes = data.classes;
    list.print = fingerprint(data, &list.frames);
    return list;
}

void keepList(const Project &project, const DataList &list)
{
    const auto file = listFile(project, list.print);
    std::error_code code;
    if (list.print.empty() || std::filesystem::exists(file, code))
        return;
    auto frames = nlohmann::json::array();
    for (const FramePrint &frame : list.frames)
        frames.push_back({frame.name, frame.imageBytes, frame.labelBytes, frame.image, frame.labels});
    const nlohmann::json json{{"classes", nlohmann::json::parse(classMapToJson(list.classes))}, {"frames", std::move(frames)}};
    createFolder(file.parent_path());
    writeAtomically(file, jsonText(json) + "\n");
}

std::string dataDifference(const Project &project, const std::string &before, const DataList &now)
{
    const auto then = readList(project, before);
    if (!then)
        return "has other frames, labels or classes";
    std::map<std::string, const FramePrint *> known;
    for (const FramePrint &frame : then->frames)
        known[frame.name] = &frame;
    std::vector<std::string> added, changed, gone;
    for (const FramePrint &frame : now.frames) {
        const auto found = known.find(frame.name);
        if (found == known.end()) {
            added.push_back(frame.name);
            continue;
        }
        if (differs(*found->second, frame))
            changed.push_back(frame.name);
        known.erase(found);
    }
    for (const FramePrint &frame : then->frames)
        if (known.contains(frame.name))
            gone.push_back(frame.name);
    std::string text;
    const auto add = [&](const std::string &part) { text += (text.empty() ? "" : "; ") + part; };
    if (!added.empty())
        add("has " + counted(added, "more"));
    if (!gone.empty())
        add("has " + counted(gone, "less"));
    if (!changed.empty())
        add("has " + counted(changed, "with other pixels or labels"));
    if (const std::string classes = classDifference(now.classes, then->classes); !classes.empty())
        add("has other classes: it " + classes);
    return text.empty() ? "has other frames, labels or classes" : text;
}

} // namespace vantage
