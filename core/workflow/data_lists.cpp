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

/// The first few, and how many others there are.
Message someOf(std::vector<std::string> names)
{
    constexpr size_t most = 5;
    const size_t count = names.size();
    names.resize(std::min(most, count));
    return count > most ? say("%1 and %2 others", joined(names), count - most) : joined(names);
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

Message dataDifference(const Project &project, const std::string &before, const DataList &now)
{
    const auto then = readList(project, before);
    if (!then)
        return say("has other frames, labels or classes");
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
    std::vector<Message> parts;
    if (added.size() == 1)
        parts.push_back(say("has 1 frame more (%1)", added.front()));
    else if (!added.empty())
        parts.push_back(say("has %1 frames more (%2)", added.size(), someOf(added)));
    if (gone.size() == 1)
        parts.push_back(say("has 1 frame less (%1)", gone.front()));
    else if (!gone.empty())
        parts.push_back(say("has %1 frames less (%2)", gone.size(), someOf(gone)));
    if (changed.size() == 1)
        parts.push_back(say("has 1 frame with other pixels or labels (%1)", changed.front()));
    else if (!changed.empty())
        parts.push_back(say("has %1 frames with other pixels or labels (%2)", changed.size(), someOf(changed)));
    if (const Message classes = classDifference(now.classes, then->classes); !classes.empty())
        parts.push_back(say("has other classes: it %1", classes));
    return parts.empty() ? say("has other frames, labels or classes") : joined(std::move(parts), "; ");
}

} // namespace vantage
