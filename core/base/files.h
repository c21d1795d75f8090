#pragma once

#include "core/base/message.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace vantage {

/// Writes `path` so that after a power cut it holds either the old or the new bytes, never a mix: `write` fills a
/// temporary file beside it, which is synced to disk and renamed. The temporary file is removed on failure.
/// @throws InputError where the folder can't be written or the disk is full.
void writeAtomically(const std::filesystem::path &path, const std::function<void(const std::filesystem::path &temporary)> &write);
void writeAtomically(const std::filesystem::path &path, std::string_view bytes);

/// What to do where a file can't be written, by the number of the error.
Message remedyForWriting(int error);

/// Sees that the path is a file of its own, or a link to one. Pipes, sockets and devices are never opened: they may keep whoever opens
/// them waiting for ever, or have no end. @param remedy what to do otherwise @throws InputError
void requireRegularFile(const std::filesystem::path &path, const Message &remedy = {});

/// The whole file. @throws InputError where it can't be read or is no regular file.
std::string readFile(const std::filesystem::path &path);

/// Creates the folder and its parents. @throws InputError where that can't be done.
void createFolder(const std::filesystem::path &folder);

/// The file or folder once more, as hard links where the file system has them, else as copies. What is there already is replaced.
/// @throws InputError
void linkTree(const std::filesystem::path &from, const std::filesystem::path &to);

} // namespace vantage
