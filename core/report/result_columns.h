#pragma once

#include "core/report/report_data.h"

#include <string>
#include <vector>

namespace vantage {

/// What the console table and the HTML page agree on: which networks there are and what each is compared with.
struct ResultColumn
{
    const ModelResult *result = nullptr;
    std::string name;
    Metrics metrics; ///< on the target
    /// Columns to show differences to: NA for every other, the control too for adapted ones. Indices into the columns.
    std::vector<size_t> against;
};

/// The results with target measures, NA first. The pointers are into `results`.
std::vector<ResultColumn> resultColumns(const std::vector<ModelResult> &results);

/// The first column of that role, or nothing.
const ResultColumn *firstOf(const std::vector<ResultColumn> &columns, Role role);

/// @throws std::invalid_argument where a result has other classes than the map
void checkClasses(const std::vector<ModelResult> &results, const ClassMap &classes);

} // namespace vantage
