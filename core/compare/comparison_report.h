#pragma once

#include "core/compare/comparison_tables.h"
#include "core/data/class_map.h"

#include <filesystem>

namespace vantage {

struct ComparisonReport
{
    std::string title;    ///< e.g. the project's name
    std::string subtitle; ///< e.g. source and target
    ClassMap classes;
    std::vector<ComparedRun> runs;
    size_t base = 0;
    std::vector<std::vector<StepRecord>> steps;  ///< a run each, or empty: then without losses
    std::vector<std::vector<EpochShares>> shares; ///< a run each, or empty
};

/// One page with everything in it, no script, light and dark by the reader's setting, fit for print. Sections that nothing can be said
/// of are left out. @throws std::invalid_argument without a run
std::string comparisonHtml(const ComparisonReport &report);

/// The same, written atomically. @throws InputError
void writeComparisonHtml(const std::filesystem::path &page, const ComparisonReport &report);

} // namespace vantage
