#pragma once

#include "core/base/message.h"
#include "core/cameras/frame_source.h"

#include <functional>
#include <stop_token>
#include <string>

namespace vantage {

struct FollowOptions
{
    std::string address;
    double every = 1;    ///< seconds from one frame to the next; 0: all
    double seconds = 0;  ///< for how long; 0: until it is stopped
    double timeout = 10; ///< seconds to wait for the camera to answer or to send the next frame
    double pause = 1;    ///< seconds before the first new attempt once it is lost; doubled up to 30 while it stays away
};

struct FollowResult
{
    int reconnections = 0;
    Message away;     ///< why the camera sent nothing at the end; empty where it did
};

/// Takes the frames of a live stream for as long as is wanted: until the time or the stop token ends it, `take` has enough, or a clip of known
/// length is over. A camera that falls silent is waited for and connected to again; neither silence nor an opening that hangs delays the end.
/// @param opened called once the camera has answered first @param take gets each frame and its moment, milliseconds since 1970, each later than the one
/// before; false: enough @param away called with the reason where the camera has been lost, empty once it is there again
/// @throws InputError where the camera can't be reached at the beginning, and what the functions throw
FollowResult followStream(const FollowOptions &options, std::stop_token stop, const std::function<void()> &opened,
                          const std::function<bool(const SourceFrame &frame, int64_t moment)> &take, const std::function<void(const Message &away, int reconnections)> &away);

} // namespace vantage
