#pragma once

#include "core/base/message.h"
#include "core/cameras/frame_source.h"

#include <exception>
#include <functional>
#include <stop_token>
#include <vector>

namespace vantage {

struct LabelledFrame
{
    SourceFrame frame;
    cv::Mat labels;             ///< CV_8UC1
    std::vector<double> shares; ///< of each class, 0..1
};

struct PipelineResult
{
    bool stopped = false; ///< by the stop token
    int64_t frames = 0;   ///< that were labelled
    int64_t dropped = 0;  ///< of a live source, that came faster than they could be labelled
    double readSeconds = 0, labelSeconds = 0, writeSeconds = 0; ///< busy time of each stage; they overlap
    std::vector<Message> remarks;          ///< of the frames, and why the end may not be the source's; mostly empty
    std::exception_ptr error, writeError;  ///< what ended it: of reading or labelling, and of writing
};

/// What is done with the frames.
struct FrameWork
{
    std::function<void(LabelledFrame &)> label;       ///< fills in all but the frame; on the caller's thread
    std::function<void(const LabelledFrame &)> write; ///< in the order of the frames; on a thread of its own
    /// After each frame, on the caller's thread, with what is known so far.
    std::function<void(const LabelledFrame &, const PipelineResult &)> done;
};

/// Reads, labels and writes at the same time, with a few frames between the three. All frames that were labelled are
/// written by the time it returns, unless writing failed.
/// @param frames to label, at most; 0: all there are
PipelineResult runPipeline(std::unique_ptr<FrameSource> source, int64_t frames, const FrameWork &work,
                           std::stop_token stop);

} // namespace vantage
