#include "core/runs/ground_answers.h"

#include "core/base/error.h"
#include "core/base/files.h"

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
    return json.dump();
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
                answer.points = groundPointsFromJson(entry.at("points").dump(), file);
            source->clear();
        };
        for (const auto &entry : kept) {
            const auto source = std::find(left.begin(), left.end(), std::filesystem::path(entry.at("source").get<std::string>()));
            if (source != left.end())
                give(source, entry);
            else
                homeless.push_back(entry);
        }
        if (kept.size() == project.sources.size()) // the same cameras: some folders have been moved
            for (const auto &entry : homeless)
                give(std::find_if(left.begin(), left.end(), [](const auto &folder) { return !folder.empty(); }), entry);
    } catch (const nlohmann::json::exception &error) {
        throw InputError(file, std::string("is damaged: ") + error.what(), "Remove it: the ground of the cameras is then asked about again");
    }
    return answers;
}

void writeGroundAnswers(const Project &project, const std::vector<GroundAnswer> &answers)
{
    const auto file = answersFile(project);
    if (nothingSaid(answers)) {
        std::error_code code;
        std::filesystem::remove(file, code);
        if (code)
            throw InputError(file, "can't be removed: " + code.message());
        return;
    }
    nlohmann::ordered_json json;
    for (size_t i = 0; i < project.sources.size(); ++i) {
        auto entry = i < answers.size() ? jsonOf(answers[i]) : nlohmann::ordered_json::object();
        entry["source"] = project.sources[i].string();
        json["sources"].push_back(std::move(entry));
    }
    writeAtomically(file, json.dump(2) + "\n");
}

std::filesystem::path groundPictureFile(const std::filesystem::path &run, const std::string &source)
{
    return run / ("ground-" + source + ".png");
}

} // namespace vantage
