#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vantage {

/// What a camera's folder holds by its names alone; no file is opened.
struct FolderListing
{
    std::vector<std::filesystem::path> images; ///< in natural order of their stems
    std::vector<std::filesystem::path> labels; ///< likewise; empty where they were not asked for
    size_t otherFiles = 0;                     ///< files beside the images that are no pictures by their name
    bool hasLabelFolder = false;               ///< only known where labels were asked for
};

/// @throws InputError where the folder is missing or is none.
void requireFolder(const std::filesystem::path &folder);

/// Looks into images/ (or the folder itself where it has no images/) and, if asked to, into labels/.
/// @throws InputError where the folder is missing or can't be read.
FolderListing listFolder(const std::filesystem::path &folder, bool withLabels);

/// Files in a folder that are pictures by their names, in natural order of their stems; hidden ones aren't. @param others if given: files that are none
/// @throws InputError where it can't be read
std::vector<std::filesystem::path> picturesIn(const std::filesystem::path &folder, size_t *others = nullptr);
/// Folders in a folder, in natural order, hidden ones left out; files of an extension (".json"). Nothing where there is no such folder.
std::vector<std::filesystem::path> foldersIn(const std::filesystem::path &folder);
std::vector<std::filesystem::path> filesIn(const std::filesystem::path &folder, const std::string &extension);
/// Stems of the first few files that the system lists: enough to see what files are called there, and quick in a folder of 100,000.
std::vector<std::string> someStemsIn(const std::filesystem::path &folder);
/// False where there is nothing of that name. @throws InputError where that can't be found out.
bool isFolder(const std::filesystem::path &path);

/// Whether a comes before b when runs of digits are compared as numbers: frame9 before frame10.
bool naturallyBefore(const std::string &a, const std::string &b);

} // namespace vantage
