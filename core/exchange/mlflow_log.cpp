#include "core/exchange/mlflow_log.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_text.h"
#include "core/exchange/run_times.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

/// Names of metrics and params may hold letters, digits, _ - . / and spaces.
std::string safeName(std::string name)
{
    for (char &c : name)
        if (!std::isalnum(static_cast<unsigned char>(c)) && std::string("_-. ").find(c) == std::string::npos)
            c = '_';
    return name;
}

/// A scalar of YAML in double quotes: JSON's are.
std::string quoted(const std::string &text)
{
    return jsonText(nlohmann::json(text));
}

std::string milliseconds(double seconds)
{
    return std::to_string(static_cast<int64_t>(std::llround(seconds * 1000)));
}

std::string point(double seconds, double value, int64_t step)
{
    char number[40] = "nan";
    if (std::isfinite(value))
        std::snprintf(number, sizeof number, "%.17g", value);
    return milliseconds(seconds) + " " + number + " " + std::to_string(step) + "\n";
}

} // namespace

std::filesystem::path writeMlflowLog(const RunReader &runs, int64_t run, const std::string &project, const std::filesystem::path &folder)
{
    const RunRecord record = runs.run(run);
    const auto epochs = runs.epochs(run);
    const RunTimes times(record, epochs);
    // 18 decimal digits and 32 hexadecimal ones, as MLflow makes them.
    const std::string experiment = std::to_string(100000000000000000ULL + std::stoull(sha256Hex(project).substr(0, 14), nullptr, 16) % 800000000000000000ULL);
    const std::string id = sha256Hex(project + " " + std::to_string(run) + " " + record.started).substr(0, 32);
    const auto place = folder / experiment / id;
    std::error_code code;
    std::filesystem::remove_all(place, code);
    for (const char *part : {"params", "metrics", "tags", "artifacts"})
        createFolder(place / part);

    const std::string uri = "file://" + std::filesystem::absolute(folder / experiment).string();
    writeAtomically(folder / experiment / "meta.yaml", "artifact_location: " + quoted(uri) + "\ncreation_time: " + milliseconds(times.start())
                                                           + "\nexperiment_id: '" + experiment + "'\nlast_update_time: " + milliseconds(times.start())
                                                           + "\nlifecycle_stage: active\nname: " + quoted(project) + "\n");
    const int status = record.state == RunState::Running ? 1 : record.state == RunState::Finished ? 3 : record.state == RunState::Failed ? 4 : 5; // as RunStatus has them
    const std::string name = record.marks.name.empty() ? "run " + std::to_string(run) + ", " + record.recipe : record.marks.name;
    writeAtomically(place / "meta.yaml",
                    "artifact_uri: " + quoted(uri + "/" + id + "/artifacts") + "\nend_time: " + (record.ended.empty() ? "null" : milliseconds(times.end()))
                        + "\nentry_point_name: ''\nexperiment_id: '" + experiment + "'\nlifecycle_stage: active\nrun_id: " + id + "\nrun_name: " + quoted(name) + "\nrun_uuid: " + id
                        + "\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: " + milliseconds(times.start()) + "\nstatus: " + std::to_string(status)
                        + "\ntags: []\nuser_id: ''\n");

    std::map<std::string, std::string> params{{"kind", toText(record.kind)}, {"seed", std::to_string(record.seed)}, {"target", record.target}};
    for (size_t i = 0; i < record.sources.size(); ++i)
        params["source" + (i == 0 ? std::string() : std::to_string(i + 1))] = record.sources[i];
    const auto recipe = nlohmann::json::parse(record.recipeJson, nullptr, false);
    if (recipe.is_object())
        for (const auto &[key, value] : recipe.items())
            params[key] = value.is_string() ? value.get<std::string>() : jsonText(value);
    for (const auto &[key, value] : params)
        if (!value.empty())
            writeAtomically(place / "params" / safeName(key), value);

    std::map<std::string, std::string> metrics;
    for (const StepRecord &step : runs.steps(run))
        for (const auto &[term, value] : step.values)
            metrics[safeName((isLoss(term) ? "loss." : "train.") + term)] += point(times.ofStep(step.step), value, step.step);
    for (const EpochRecord &epoch : epochs)
        for (const auto &[measure, value] : namedMeasures(epoch, "."))
            metrics[safeName(measure)] += point(times.start() + epoch.seconds, value, epoch.step);
    for (const auto &[key, lines] : metrics)
        writeAtomically(place / "metrics" / key, lines);

    std::map<std::string, std::string> tags{{"mlflow.runName", name}, {"mlflow.source.type", "LOCAL"}, {"vantage.program", record.programVersion}};
    if (!record.marks.note.empty())
        tags["mlflow.note.content"] = record.marks.note;
    if (const auto choice = runs.choice(run)) {
        tags["vantage.verdict"] = toText(choice->verdict);
        tags["vantage.epoch"] = std::to_string(choice->chosen);
    }
    for (const std::string &tag : record.marks.tags)
        tags["vantage.tag." + safeName(tag)] = tag;
    for (const auto &[key, value] : tags)
        writeAtomically(place / "tags" / key, value);
    return place;
}

} // namespace vantage
