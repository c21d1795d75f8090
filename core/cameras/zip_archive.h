#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

namespace vantage {

/// By its first bytes.
bool isZip(const std::filesystem::path &file);

/// Unpacks all files of a zip archive, with their folders, into a folder that is there. What all of it lies in (camera/...) is left away;
/// what systems put in by themselves (__MACOSX, .DS_Store, Thumbs.db) too. Nothing is written outside the folder, no links are made.
/// @param limit bytes that it may unpack to @param progress files done and in all; false ends it
/// @return false where it was ended @throws InputError where the archive is damaged, encrypted, leads out of the folder, names two files alike,
/// unpacks to more than the limit or than the disk has room for
bool unpackZip(const std::filesystem::path &file, const std::filesystem::path &folder, uint64_t limit,
               const std::function<bool(size_t, size_t)> &progress);

} // namespace vantage
