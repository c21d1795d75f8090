#include "core/runs/ground_answers.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

std::filesystem::path answersFile(const Project &project)
{
    return project.folder / "ground.json";
}

bool nothingSaid(const std::vector<GroundAnswer> &answers)
{
    return std::all_of(answers.begin(), answers.end(), [](const GroundAnswer &answer) { return answer.empty(); });
}

nlohmann::ordered_json jsonOf(const GroundAnswer &answer)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (answer.wrong)
        json["wrong"] = true;
    if (answer.points)
        json["points"] = nlohmann::ordered_json::parse(toJson(*answer.points));
    return json;
}

} // namespace

std::string textOf(const std::vector<GroundAnswer> &answers)
{
    if (nothingSaid(answers))
        return {};
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const GroundAnswer &answer : answers)
        json.push_back(jsonOf(answer));
    return jsonText(json);
}

std::vector<GroundAnswer> readGroundAnswers(const Project &project)
{
    std::vector<GroundAnswer> answers(project.sources.size());
    const auto file = answersFile(project);
    std::error_code code;
    if (!std::filesystem::exists(file, code))
        return answers;
    try {
        const auto json = nlohmann::json::parse(readFile(file));
        const auto &kept = json.at("sources");
        std::vector<std::filesystem::path> left = project.sources;
        std::vector<nlohmann::json> homeless;
        const auto give = [&](std::vector<std::filesystem::path>::iterator source, const nlohmann::json &entry) {
            GroundAnswer &answer = answers[static_cast<size_t>(source - left.begin())];
            answer.wrong = entry.value("wrong", false);
            if (entry.contains("points"))
                answer.points = groundPointsFromJson(jsonText(entry.at("points")), file);
            source->clear();
        };
        size_t ofTarget = 0;
        for (const auto &entry : kept) {
            if (std::filesystem::path(entry.value("target", project.target.string())) != project.target)
                continue;
            ++ofTarget;
            const auto source = std::find(left.begin(), left.end(), std::filesystem::path(entry.at("source").get<std::string>()));
            if (source != left.end())
                give(source, entry);
            else
                homeless.push_back(entry);
        }
        if (ofTarget == project.sources.size()) // the same cameras: some folders have been moved
            for (const auto &entry : homeless)
                give(std::find_if(left.begin(), left.end(), [](const auto &folder) { return !folder.empty(); }), entry);
    } catch (const nlohmann::json::exception &error) {
        throw InputError(file, say("is damaged: %1", std::string(error.what())), say("Remove it: the ground of the cameras is then asked about again"));
    }
    return answers;
}

void writeGroundAnswers(const Project &project, const std::vector<GroundAnswer> &answers)
{
    const auto file = answersFile(project);
    // What was said of other pairs stays.
    nlohmann::ordered_json others = nlohmann::ordered_json::array();
    std::error_code missing;
    if (std::filesystem::exists(file, missing)) {
        const auto before = nlohmann::ordered_json::parse(readFile(file), nullptr, false);
        if (before.is_object() && before.contains("sources"))
            for (const auto &entry : before["sources"]) {
                const std::filesystem::path source = valueOr(entry, "source", std::string()), target = valueOr(entry, "target", project.target.string());
                const auto isOurs = [&](const KnownCamera &camera) { return camera.folder == source || camera.folder == target; };
                const bool known = std::count_if(project.cameras.begin(), project.cameras.end(), isOurs) == 2;
                const bool ofPair = target == project.target && std::find(project.sources.begin(), project.sources.end(), source) != project.sources.end();
                if (known && !ofPair)
                    others.push_back(entry);
            }
    }
    if (nothingSaid(answers) && others.empty()) {
        std::error_code code;
        std::filesystem::remove(file, code);
        if (code)
            throw InputError(file, say("can't be removed: %1", code.message()));
        return;
    }
    nlohmann::ordered_json json{{"sources", std::move(others)}};
    for (size_t i = 0; i < project.sources.size(); ++i) {
        auto entry = i < answers.size() ? jsonOf(answers[i]) : nlohmann::ordered_json::object();
        entry["source"] = project.sources[i].string();
        entry["target"] = project.target.string();
        json["sources"].push_back(std::move(entry));
    }
    writeAtomically(file, jsonText(json, 2) + "\n");
}

std::filesystem::path groundPictureFile(const std::filesystem::path &run, const std::string &source)
{
    return run / ("ground-" + source + ".png");
}

} // namespace vantage
