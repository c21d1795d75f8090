#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace vantage {

struct RecordOptions
{
    std::string address;          ///< rtsp://, http://, ...
    std::filesystem::path folder; ///< of the camera: new, empty, or one that was recorded before, which grows
    double every = 1;             ///< seconds from one frame to the next; 0: all
    double seconds = 0;           ///< for how long; 0: until it is stopped
    int64_t frames = 0;           ///< stop after so many; 0: no limit
    double timeout = 10;          ///< seconds to wait for the camera to answer or to send the next frame
    double pause = 1;             ///< seconds before the first new attempt once it is lost; doubled up to 30 while it stays away
    bool keepAlike = false;       ///< also frames that show what the one before them shows
};

struct RecordProgress
{
    int64_t frames = 0, alike = 0;
    int reconnections = 0;
    double seconds = 0; ///< since the first connection
    Message away;       ///< why the camera sends nothing now; empty while it does
    std::filesystem::path latest; ///< the frame that was last written; empty: none yet
};

struct RecordResult
{
    int64_t frames = 0, alike = 0; ///< of this recording
    int reconnections = 0;
    std::vector<Message> remarks; ///< a sentence each, without full stop
};

/// Records a live stream into a camera's folder: images/<UTC>.jpg ("2026-05-04_12-30-05_250"), and imported.json. It ends by the time or number
/// asked for, by the stop token, or where a clip of known length is over. A camera that falls silent is waited for and connected
/// to again; neither silence nor an opening that hangs keeps it from ending in time.
/// @throws InputError where the camera can't be reached at the beginning, the folder is somebody's own, or can't be written
RecordResult recordStream(const RecordOptions &options, std::stop_token stop = {}, const std::function<void(const RecordProgress &)> &progress = {});

/// "2026-05-04_12-30-05_250" of milliseconds since 1970.
std::string momentName(int64_t milliseconds);

} // namespace vantage
