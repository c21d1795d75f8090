#include "core/apply/pipeline.h"

#include "core/cameras/bounded_queue.h"
#include "core/cameras/frame_reader.h"

#include <chrono>

namespace vantage {
namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class FrameWriter
{
public:
    explicit FrameWriter(const std::function<void(const LabelledFrame &)> &write)
        : m_write(write)
        , m_thread([this] { run(); })
    { }
    ~FrameWriter() { m_frames.close(); }

    /// @return false where writing has failed
    bool hand(LabelledFrame frame) { return m_frames.push(std::move(frame)); }
    /// Waits until all is written.
    void finish(PipelineResult &result)
    {
        m_frames.finish();
        m_thread.join();
        result.writeSeconds = m_seconds;
        result.writeError = m_error;
    }

private:
    void run()
    {
        try {
            while (const auto frame = m_frames.pop()) {
                const auto start = Clock::now();
                m_write(*frame);
                m_seconds += since(start);
            }
        } catch (...) {
            m_error = std::current_exception();
            m_frames.close();
        }
    }

    const std::function<void(const LabelledFrame &)> &m_write;
    BoundedQueue<LabelledFrame> m_frames{4, [](const LabelledFrame &one) { return bytesOf(one.frame.image) + bytesOf(one.labels); }, waitingBytes};
    double m_seconds = 0;       // the thread's, until it has been joined
    std::exception_ptr m_error; // likewise
    std::jthread m_thread;      // last: it uses all the rest
};

} // namespace

PipelineResult runPipeline(std::unique_ptr<FrameSource> source, int64_t frames, const FrameWork &work,
                           std::stop_token stop)
{
    PipelineResult result;
    FrameReader reader(std::move(source), frames);
    FrameWriter writer(work.write);
    const std::stop_callback wake(stop, [&reader] { reader.stop(); });
    try {
        while (!stop.stop_requested() && (frames <= 0 || result.frames < frames)) {
            std::optional<SourceFrame> frame = reader.next();
            if (!frame)
                break;
            LabelledFrame labelled{std::move(*frame), {}, {}};
            const auto start = Clock::now();
            work.label(labelled);
            result.labelSeconds += since(start);
            if (!writer.hand(labelled))
                break;
            ++result.frames;
            result.dropped = reader.dropped();
            if (work.done)
                work.done(labelled, result);
        }
        result.error = reader.error();
    } catch (...) {
        result.error = std::current_exception();
    }
    result.stopped = stop.stop_requested();
    reader.stop();
    result.remarks = reader.remarks();
    result.dropped = reader.dropped();
    result.readSeconds = reader.seconds();
    writer.finish(result);
    return result;
}

} // namespace vantage
