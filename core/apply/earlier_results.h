#pragma once

#include <filesystem>
#include <string>

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

} // namespace vantage
