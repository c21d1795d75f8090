#include "core/workflow/unwritten_rows.h"

#include "core/base/files.h"
#include "core/base/json_text.h"

#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace vantage {
namespace {

using RowJson = nlohmann::json;

struct NamedMatrix
{
    const char *name;
    std::optional<ConfusionMatrix> EpochRecord::*matrix;
};
constexpr std::array matrices = {NamedMatrix{"source", &EpochRecord::source}, NamedMatrix{"target", &EpochRecord::target}, NamedMatrix{"mapped", &EpochRecord::mapped}};

RowJson toJson(const EpochRecord &epoch)
{
    RowJson json{{"epoch", epoch.epoch}, {"step", epoch.step}, {"seconds", epoch.seconds}};
    for (const auto &[name, matrix] : matrices)
        if (epoch.*matrix)
            json[name] = {{"classes", (epoch.*matrix)->classes()}, {"counts", (epoch.*matrix)->counts()}};
    json["measures"] = RowJson::array();
    for (const auto &[key, value] : epoch.values.all())
        if (std::isfinite(value))
            json["measures"].push_back({toText(key.first), key.second, value});
    if (!epoch.classShares.empty())
        json["classShares"] = epoch.classShares;
    return json;
}

EpochRecord epochFromJson(const RowJson &json)
{
    EpochRecord epoch;
    epoch.epoch = json.at("epoch");
    epoch.step = json.at("step");
    epoch.seconds = json.at("seconds");
    for (const auto &[name, matrix] : matrices)
        if (json.contains(name))
            epoch.*matrix = ConfusionMatrix::fromCounts(json.at(name).at("classes"), json.at(name).at("counts").get<std::vector<uint64_t>>());
    for (const RowJson &entry : json.value("measures", RowJson::array()))
        epoch.values.set(measuredOnFromText(entry.at(0)), entry.at(1).get<std::string>(), entry.at(2).get<double>());
    epoch.classShares = json.value("classShares", std::vector<double>{});
    return epoch;
}

} // namespace

void saveUnwritten(const std::filesystem::path &file, const UnwrittenRows &rows)
{
    RowJson json{{"steps", RowJson::array()}, {"epochs", RowJson::array()}};
    for (const StepRecord &step : rows.steps) {
        RowJson terms = RowJson::array();
        for (const auto &[name, value] : step.values)
            terms.push_back({name, std::isfinite(value) ? RowJson(value) : RowJson()});
        json["steps"].push_back({step.step, std::move(terms)});
    }
    for (const EpochRecord &epoch : rows.epochs)
        json["epochs"].push_back(toJson(epoch));
    writeAtomically(file, jsonText(json) + "\n");
}

UnwrittenRows loadUnwritten(const std::filesystem::path &file)
{
    UnwrittenRows rows;
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code))
        return rows;
    try {
        const RowJson json = RowJson::parse(readFile(file));
        for (const RowJson &entry : json.at("steps")) {
            StepRecord step;
            step.step = entry.at(0);
            for (const RowJson &term : entry.at(1))
                step.values.emplace_back(term.at(0).get<std::string>(), term.at(1).is_null() ? std::numeric_limits<double>::quiet_NaN() : term.at(1).get<double>());
            rows.steps.push_back(std::move(step));
        }
        for (const RowJson &entry : json.at("epochs"))
            rows.epochs.push_back(epochFromJson(entry));
    } catch (const std::exception &) { // a curve with a gap is no reason to end the work
        return {};
    }
    return rows;
}

} // namespace vantage
