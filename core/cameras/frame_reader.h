#pragma once

#include "core/base/message.h"
#include "core/cameras/frame_source.h"

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace vantage {

/// Reads a source on a thread of its own, a few frames ahead of whoever takes them. A live source never waits: where its
/// frames come faster than they are taken, the oldest are dropped.
class FrameReader
{
public:
    /// @param most frames to read of a source that isn't live; 0: all there are
    FrameReader(std::unique_ptr<FrameSource> source, int64_t most);
    /// Doesn't wait for a camera that is silent, which nothing can interrupt: its thread is left to end by itself, with
    /// the source's own timeout.
    ~FrameReader();
    FrameReader(const FrameReader &) = delete;
    FrameReader &operator=(const FrameReader &) = delete;

    /// Waits for a frame. @return nothing at the end, after an error and after stop()
    std::optional<SourceFrame> next();
    /// No more frames are wanted; may be called on any thread.
    void stop();

    int64_t dropped() const;
    double seconds() const; ///< spent reading so far
    /// Once next() gave nothing: what went wrong, or null.
    std::exception_ptr error() const;
    /// After the end or stop(): what is worth knowing of the frames, and why the end may not be the end. Mostly empty.
    std::vector<Message> remarks() const;

private:
    struct State;
    std::shared_ptr<State> m_state; // shared with a thread that was left behind
    std::thread m_thread;
};

} // namespace vantage
