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

/// Looks into images/ (or the folder itself where it has no images/) and, if asked to, into labels/.
/// @throws InputError where the folder is missing or can't be read.
FolderListing listFolder(const std::filesystem::path &folder, bool withLabels);

/// Whether a comes before b when runs of digits are compared as numbers: frame9 before frame10.
bool naturallyBefore(const std::string &a, const std::string &b);

} // namespace vantage
