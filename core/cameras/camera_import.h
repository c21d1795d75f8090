#pragma once

#include "core/base/message.h"
#include "core/cameras/import_note.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace vantage {

struct ImportOptions
{
    std::optional<double> fps;          ///< frames a second of a video; unset: as it was sampled before, else 1; 0: all
    bool keepAlike = false;             ///< near-duplicates of a video, too
    uint64_t largestArchive = uint64_t(32) << 30; ///< bytes that an archive may unpack to
};

struct ImportProgress
{
    Message text;      ///< "sampling gate.mp4: 120 frames"
    double share = 0;  ///< 0..1; 0 where it is not known
};

struct ImportedCamera
{
    std::filesystem::path folder; ///< a camera's folder like any other, with imported.json
    ImportNote note;
    bool reused = false;          ///< it was there already, and the file has not changed since
    Message said;                 ///< what was done, for people, without full stop
};

/// Whether a camera's place is a file that is to be imported, and no folder.
bool isCameraFile(const std::filesystem::path &place);

/// Makes a camera's folder of a video (sampled) or a zip archive of frames and labels (unpacked): `under`/<name of the file>, made where it
/// is not there. What was made before of the same bytes in the same way is taken again. Made anew, labels/ and classes.json that
/// somebody put beside sampled frames stay. Another file of the same name gets a folder with -2 and so on.
/// The folder appears only once it is complete; where it is stopped or fails, what was there before is still there.
/// @return nothing where it was stopped @throws InputError where the file can't be used
std::optional<ImportedCamera> importCamera(const std::filesystem::path &file, const std::filesystem::path &under, const ImportOptions &options,
                                           std::stop_token stop = {}, const std::function<void(const ImportProgress &)> &progress = {});

/// A camera's folder that is removed with the object, for whoever needs the frames of a file only once.
class TemporaryCamera
{
public:
    /// The place itself where it is a folder. Else imports it beneath the system's folder for temporary files; ok() is false where that was stopped.
    TemporaryCamera(const std::filesystem::path &place, const ImportOptions &options, std::stop_token stop = {},
                    const std::function<void(const ImportProgress &)> &progress = {});
    ~TemporaryCamera();
    TemporaryCamera(const TemporaryCamera &) = delete;
    TemporaryCamera &operator=(const TemporaryCamera &) = delete;

    bool ok() const { return !m_folder.empty(); }
    const std::filesystem::path &folder() const { return m_folder; }
    const std::optional<ImportedCamera> &imported() const { return m_imported; }

private:
    std::filesystem::path m_folder, m_temporary;
    std::optional<ImportedCamera> m_imported;
};

} // namespace vantage
