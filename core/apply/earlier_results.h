#pragma once

#include "core/apply/apply.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace vantage {

/// Two models' labels in one folder can't be told apart, and its table would tell of one alone. So a folder that holds results is
/// refused, or emptied where that was asked for. Only what applyModel() wrote is ever removed, told by a note that it leaves.

/// @param replace whether earlier results may go
/// @throws InputError where the folder holds labels or pictures of them that must stay, or they can't be removed
void clearEarlierResults(const std::filesystem::path &out, bool replace);
/// Whether there are results that may be replaced.
bool holdsEarlierResults(const std::filesystem::path &out);
/// Leaves the note: what was applied to what. @throws InputError where it can't be written
void noteResults(const std::filesystem::path &out, const std::filesystem::path &model, const std::string &input);

/// What an earlier call, also one that was cut off, has left of a work that is gone on with.
struct EarlierResults
{
    std::set<std::string> frames;   ///< of which everything that is wanted now is there
    std::vector<std::string> rows;  ///< of class-shares.csv, without line ends
    std::vector<double> shareSums;  ///< of each class over `frames`
};
/// @param classes names as the table's head has them, one a column
/// @throws InputError where the folder holds results of another model or input, or of nobody knows what
EarlierResults earlierResults(const ApplyOptions &options, const std::vector<std::string> &classes);
/// The table's rows by their frames' names, of each frame the last one.
void sortTable(const std::filesystem::path &table);

} // namespace vantage
