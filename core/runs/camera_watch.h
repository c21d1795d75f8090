#pragma once

#include "core/base/message.h"
#include "core/geometry/drift.h"
#include "core/runs/project.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace vantage {

/// What was last seen of a camera that is watched; kept in watch/<camera>.json of the project.
struct WatchState
{
    std::string camera; ///< its name
    DriftKind kind = DriftKind::None;
    Message said;       ///< "moved by 34 pixels"; empty for None
    double pixels = 0, degrees = 0, zoom = 1, hidden = 0, sharpness = 1, brightness = 0, recognised = 1; ///< see Drift
    std::string input;  ///< where it was seen: a folder, a video, an address without name and password
    std::string frame;  ///< the first one that showed it
    std::string since, looked; ///< UTC: of the finding, and of the last look
    std::string acknowledged, note; ///< UTC and the operator's words; empty: not yet
    bool alarms() const { return kind != DriftKind::None && acknowledged.empty(); }
};

/// Of a camera that was never watched: nothing. What can't be read counts as that.
std::optional<WatchState> watchStateOf(const Project &project, const std::string &camera);
/// watch/<camera>-before.png, -now.png (written where something was found)
std::filesystem::path watchPicture(const Project &project, const std::string &camera, bool now);
/// The operator has seen it: it alarms no more until something else, or clearly more, is found. @throws InputError where nothing was found
void acknowledgeDrift(const Project &project, const std::string &camera, const std::string &note);
/// With its pictures, where the camera gets another name.
void renameWatch(const Project &project, const std::string &from, const std::string &to);

struct WatchOptions
{
    std::string camera, input;
    double every = 1;        ///< seconds from frame to frame, of a video or stream
    double timeout = 10;     ///< seconds to wait for a stream
    bool untilDrift = false; ///< ends at the first alarm
    int64_t frames = 0;      ///< stop after so many; 0: all
};

struct WatchResult
{
    WatchState state;    ///< at the end
    int64_t frames = 0;
    int windows = 0;     ///< that were judged
    int alarms = 0;      ///< findings that began, the acknowledged ones aside
    std::vector<Message> remarks;
};

/// Told after each window: the finding as it stands, whether it has just changed, and frames so far.
using WatchCallback = std::function<void(const WatchState &state, bool changed, int64_t frames)>;

/// Looks at a camera's frames of today: seven together are held against the background of its training frames (DriftJudge); what two such
/// windows in a row say counts. State and pictures before and now are written as soon as it changes.
/// @throws InputError where the project has no such camera, its training frames don't stand still, or the input can't be read or has less
/// than five frames
WatchResult watchCamera(const Project &project, const WatchOptions &options, std::stop_token stop = {}, const WatchCallback &told = {});

} // namespace vantage
