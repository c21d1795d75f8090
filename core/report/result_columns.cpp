#include "core/report/result_columns.h"

#include <algorithm>
#include <stdexcept>

namespace vantage {

std::string toText(Role role)
{
    switch (role) {
    case Role::NoAdaptation: return "NA";
    case Role::Control: return "control";
    case Role::Adapted: return "adapted";
    case Role::FineTuning: break;
    }
    return "FT";
}

std::vector<ResultColumn> resultColumns(const std::vector<ModelResult> &results)
{
    std::vector<ResultColumn> columns;
    for (const ModelResult &result : results) {
        if (result.target)
            columns.push_back(
                {&result, (result.name.empty() ? toText(result.role) : result.name) + (result.withMap ? withMapSuffix : ""), metricsOf(*result.target), {}});
    }
    std::stable_sort(columns.begin(), columns.end(),
                     [](const ResultColumn &a, const ResultColumn &b) { return a.result->role < b.result->role; });
    const ResultColumn *na = firstOf(columns, Role::NoAdaptation);
    const ResultColumn *control = firstOf(columns, Role::Control);
    for (ResultColumn &column : columns) {
        const Role role = column.result->role;
        if (na && role != Role::NoAdaptation)
            column.against.push_back(static_cast<size_t>(na - columns.data()));
        if (control && role == Role::Adapted && !column.result->withMap)
            column.against.push_back(static_cast<size_t>(control - columns.data()));
    }
    return columns;
}

const ResultColumn *firstOf(const std::vector<ResultColumn> &columns, Role role)
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const ResultColumn &c) { return c.result->role == role; });
    return found == columns.end() ? nullptr : &*found;
}

void checkClasses(const std::vector<ModelResult> &results, const ClassMap &classes)
{
    for (const ModelResult &result : results) {
        for (const auto &confusion : {result.target, result.source}) {
            if (confusion && confusion->classes() != classes.size())
                throw std::invalid_argument("report: " + toText(result.role) + " has "
                                            + std::to_string(confusion->classes()) + " classes, the class map "
                                            + std::to_string(classes.size()));
        }
    }
}

} // namespace vantage
