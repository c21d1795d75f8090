#pragma once

#include "core/base/message.h"
#include "core/cameras/sampling.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// What a camera's folder was made of, kept in its imported.json.
struct ImportNote
{
    enum class Kind { Video, Archive, Stream };
    Kind kind = Kind::Video;
    std::string from;         ///< the file, absolute, or the address without name and password
    uintmax_t bytes = 0;      ///< of the file then
    std::string print;        ///< SHA-256 of its size, beginning, middle and end
    double fps = 1;           ///< frames a second that were taken; 0: all
    bool keptAlike = false;
    int64_t frames = 0;       ///< that it gave
    int64_t alike = 0;        ///< passed over as near-duplicates
    double seconds = 0;       ///< of the video or recording
    std::vector<Message> remarks; ///< of the source, a sentence each, without full stop
};

/// Nothing where the folder was not imported, or its note can't be read.
std::optional<ImportNote> importNoteOf(const std::filesystem::path &camera);
/// @throws InputError where it can't be written
void writeImportNote(const std::filesystem::path &camera, const ImportNote &note);

/// What is worth knowing of it, a sentence each, without full stop: where the frames come from, how many were passed over, what was wrong.
std::vector<Message> describe(const ImportNote &note);

} // namespace vantage
