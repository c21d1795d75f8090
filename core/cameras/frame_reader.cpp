#include "core/cameras/frame_reader.h"

#include "core/cameras/bounded_queue.h"

#include <atomic>
#include <chrono>

namespace vantage {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds patience(500); // with a thread that is in the midst of a frame

} // namespace

struct FrameReader::State
{
    std::unique_ptr<FrameSource> source;
    int64_t most = 0;
    BoundedQueue<SourceFrame> frames{4, [](const SourceFrame &frame) { return bytesOf(frame.image); }, waitingBytes};
    std::atomic<bool> enough = false;
    std::atomic<int64_t> dropped = 0;
    std::atomic<double> seconds = 0;

    std::mutex mutex; // guards what follows
    std::condition_variable changed;
    bool ended = false;
    std::exception_ptr error;
    std::vector<Message> remarks;

    void run()
    {
        std::exception_ptr failure;
        Message said;
        try {
            said = read();
        } catch (...) {
            failure = std::current_exception();
        }
        {
            const std::lock_guard lock(mutex);
            remarks = source->remarks();
            if (!enough) { // what a source says of being given up is of no interest
                error = failure;
                if (!said.empty())
                    remarks.push_back(said);
            }
            ended = true;
        }
        frames.finish(); // those that were read before an error are still handed out
        changed.notify_all();
    }

    Message read()
    {
        int64_t count = 0;
        for (; !enough && (source->live() || most <= 0 || count < most); ++count) {
            const auto start = Clock::now();
            SourceFrame frame;
            const bool more = source->next(frame);
            seconds = seconds + std::chrono::duration<double>(Clock::now() - start).count();
            if (!more)
                return source->live() ? say("the stream ended, or sent nothing for too long") : Message();
            if (source->live())
                dropped += static_cast<int64_t>(frames.pushLatest(std::move(frame)));
            else if (!frames.push(std::move(frame)))
                break;
        }
        return {};
    }
};

FrameReader::FrameReader(std::unique_ptr<FrameSource> source, int64_t most)
    : m_state(std::make_shared<State>())
{
    m_state->source = std::move(source);
    m_state->most = most;
    m_thread = std::thread([state = m_state] { state->run(); });
}

FrameReader::~FrameReader()
{
    stop();
    {
        std::unique_lock lock(m_state->mutex);
        const auto ended = [this] { return m_state->ended; };
        if (m_state->source->live() && !m_state->changed.wait_for(lock, patience, ended)) {
            m_thread.detach();
            return;
        }
    }
    m_thread.join();
}

std::optional<SourceFrame> FrameReader::next()
{
    return m_state->frames.pop();
}

void FrameReader::stop()
{
    m_state->enough = true;
    m_state->frames.close();
}

int64_t FrameReader::dropped() const
{
    return m_state->dropped;
}

double FrameReader::seconds() const
{
    return m_state->seconds;
}

std::exception_ptr FrameReader::error() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->error;
}

std::vector<Message> FrameReader::remarks() const
{
    std::unique_lock lock(m_state->mutex);
    if (!m_state->source->live()) // it ends with the frame at hand
        m_state->changed.wait(lock, [this] { return m_state->ended; });
    return m_state->remarks;
}

} // namespace vantage
