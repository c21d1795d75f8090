#include "core/compare/parameter_table.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace vantage {
namespace {

using Values = std::vector<std::optional<std::string>>;

std::string textOf(const nlohmann::ordered_json &value)
{
    return value.is_string() ? value.get<std::string>() : jsonText(value);
}

std::string classList(const std::vector<std::string> &names)
{
    std::string text = std::to_string(names.size()) + ":";
    for (const std::string &name : names)
        text += " " + name;
    return text;
}

std::optional<std::string> unlessEmpty(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

/// All options in the order in which a recipe first names them.
std::vector<ParameterRow> recipeRows(std::span<const ComparedRun> runs)
{
    std::vector<ParameterRow> rows;
    std::map<std::string, size_t> places;
    for (size_t i = 0; i < runs.size(); ++i) {
        const auto recipe = nlohmann::ordered_json::parse(runs[i].record.recipeJson, nullptr, false);
        if (!recipe.is_object())
            continue; // of a run that some other program wrote
        for (const auto &[key, value] : recipe.items()) {
            if (key == "recipe" || key == "seed") // stand above
                continue;
            const auto [place, isNew] = places.emplace(key, rows.size());
            if (isNew)
                rows.push_back({key, "recipe", Values(runs.size()), {}});
            rows[place->second].values[i] = textOf(value);
        }
    }
    return rows;
}

} // namespace

bool ParameterRow::anyDiffers() const
{
    return std::find(differs.begin(), differs.end(), true) != differs.end();
}

std::vector<ParameterRow> parameterTable(std::span<const ComparedRun> runs, size_t base)
{
    if (base >= runs.size())
        throw std::invalid_argument("a comparison needs a base that is one of its runs");
    std::vector<ParameterRow> rows;
    const auto add = [&](const char *key, const char *group, auto value) {
        ParameterRow row{key, group, {}, {}};
        for (const ComparedRun &run : runs)
            row.values.push_back(value(run.record));
        rows.push_back(std::move(row));
    };
    add("kind", "run", [](const RunRecord &run) { return std::optional(toText(run.kind)); });
    add("recipe", "run", [](const RunRecord &run) { return std::optional(run.recipe); });
    add("seed", "run", [](const RunRecord &run) { return std::optional(std::to_string(run.seed)); });
    add("started from run", "run", [](const RunRecord &run) { return run.baseRun ? std::optional(std::to_string(*run.baseRun)) : std::nullopt; });
    for (ParameterRow &row : recipeRows(runs))
        rows.push_back(std::move(row));
    add("source data", "data", [](const RunRecord &run) { return unlessEmpty(run.sourceFingerprint); });
    add("target data", "data", [](const RunRecord &run) { return unlessEmpty(run.targetFingerprint); });
    add("classes", "data", [](const RunRecord &run) { return std::optional(classList(run.classNames)); });
    add("program version", "program", [](const RunRecord &run) { return unlessEmpty(run.programVersion); });
    for (ParameterRow &row : rows)
        for (size_t i = 0; i < runs.size(); ++i)
            row.differs.push_back(row.values[i] != row.values[base]);
    return rows;
}

} // namespace vantage
