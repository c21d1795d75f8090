#pragma once

#include "core/report/report_data.h"

#include <filesystem>
#include <string>

namespace vantage {

/// One HTML page with everything in it: style, charts (SVG) and, if asked for, pictures. No script, light and dark by
/// the reader's setting, fit for a phone and for print.
/// @param page where it will lie; linked pictures are addressed from there
/// @throws InputError where a picture can't be read; std::invalid_argument where a result has other classes than the
/// map
std::string htmlReport(const ReportData &data, const std::filesystem::path &page);

/// The same, written atomically. @throws InputError
void writeHtmlReport(const std::filesystem::path &page, const ReportData &data);

} // namespace vantage
