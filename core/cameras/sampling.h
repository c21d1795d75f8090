#pragma once

#include "core/base/message.h"
#include "core/cameras/frame_source.h"
#include "core/data/alike_frames.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace vantage {

struct SampleOptions
{
    double fps = 1;           ///< frames a second to take, by their time stamps; 0: all
    bool keepAlike = false;   ///< also frames that show what the one before them shows
    int64_t frames = 0;       ///< stop after so many kept; 0: all
    bool operator==(const SampleOptions &) const = default;
};

struct SampleProgress
{
    int64_t kept = 0, alike = 0;
    double seconds = 0; ///< of the video, so far
    double share = 0;   ///< 0..1; 0 where the length is not known
};

struct SampleResult
{
    int64_t kept = 0;    ///< frames handed out
    int64_t alike = 0;   ///< passed over, for they show what the one kept before them shows
    double seconds = 0;  ///< the time stamp of the last frame that was looked at
    cv::Size size;       ///< of the first frame; empty where there was none
    bool stopped = false;
    std::vector<Message> remarks; ///< of the source
};

/// Reads a source to its end and hands out one frame of every 1 / fps seconds by the time stamps, each with the time since the first
/// one as its name ("00-01-12_480": hours, minutes, seconds, milliseconds), unique and in order. Frames are read ahead by a few on a
/// thread of their own; no list of them is made.
/// @throws InputError where the source can't be read, and what `keep` throws
SampleResult sampleFrames(std::unique_ptr<FrameSource> source, const SampleOptions &options, const std::function<void(const SourceFrame &)> &keep,
                          std::stop_token stop = {}, const std::function<void(const SampleProgress &)> &progress = {});

/// Takes frames by their time: the first one, then the first of each further interval since it. Where time stamps jump back, as in
/// pieces put together, time goes on from where it was; in a gap nothing is taken twice.
class SampleTimes
{
public:
    explicit SampleTimes(double fps) : m_interval(fps > 0 ? 1 / fps : 0) { }
    /// @param seconds in: by the file; out: since the first frame, never backwards
    bool take(double &seconds);

private:
    double m_interval, m_last = 0, m_offset = 0, m_due = 0;
    bool m_first = true;
};

/// "01-02-03_480" of 3723.48 seconds.
std::string timeName(double seconds);

} // namespace vantage
