#pragma once

#include "core/protocol/stage_log.h"
#include "core/protocol/tables.h"

namespace vantage {

/// What a page shows beside the results.
struct ProtocolPage
{
    std::vector<std::pair<std::string, std::string>> facts; ///< preset, seeds, frames, ...
    std::vector<StageLine> stages;
    std::vector<ReportPicture> figures;
    std::vector<std::string> failures;
};

/// Tables 1 and 2 as in the paper, gap closed, choice against oracle and verdict against truth, for a reader of plain text.
std::string protocolMarkdown(const ProtocolResults &results, const ProtocolPage &page);

/// One long tidy table: scope ("pair" or "family"), family, pair, source, target, seed, network, role, run, measure, class, value.
/// Class "mean" is the mean over classes; a value that is not there is empty.
std::string protocolCsv(const ProtocolResults &results);

/// The same as Markdown as one page with everything in it. @param file where it will lie @throws InputError
std::string protocolHtml(const ProtocolResults &results, const ProtocolPage &page, const std::filesystem::path &file);

/// tables.md, tables.csv and index.html. @throws InputError
void writeTables(const std::filesystem::path &folder, const ProtocolResults &results, const ProtocolPage &page);

} // namespace vantage
