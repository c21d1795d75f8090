#pragma once

#include "core/report/report_data.h"
#include "core/report/result_columns.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vantage {

/// Text for HTML and SVG, also inside quoted attributes. Control characters and bytes that are no UTF-8 become U+FFFD.
std::string escaped(std::string_view text);

/// A small square in the class's colour.
std::string swatch(const Rgb &colour);

// The page's parts, each a piece of HTML, empty where there is nothing to show.

std::string verdictPart(const ReportData &data);
std::string evidencePart(const ReportData &data, const std::filesystem::path &page);
std::string cardsPart(const ReportData &data);
std::string picturesPart(const ReportData &data, const std::filesystem::path &page);
std::string classTablePart(const ReportData &data);
std::string confusionPart(const ReportData &data);
std::string chartsPart(const std::vector<Chart> &charts, const std::string &idPrefix,
                       const std::optional<SnapshotChoice> &choice);
std::string pairsPart(const std::vector<std::pair<std::string, std::string>> &pairs);
std::string nextStepsPart(const ReportData &data);

} // namespace vantage
