#include "core/cameras/stream_follower.h"

#include "core/base/error.h"
#include "core/cameras/frame_reader.h"
#include "core/cameras/sampling.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace vantage {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr double longestPause = 30; // seconds

int64_t now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// A stop that comes by request or by the clock, whichever is first.
class Deadline
{
public:
    Deadline(const std::stop_token &stop, double seconds)
        : m_asked(stop, Ask{[this] { m_end.request_stop(); }})
    {
        if (seconds > 0)
            m_clock = std::jthread([this, seconds](const std::stop_token &over) {
                std::mutex mutex;
                std::unique_lock lock(mutex);
                std::condition_variable_any changed;
                if (!changed.wait_for(lock, over, Seconds(seconds), [&] { return over.stop_requested(); }))
                    m_end.request_stop();
            });
    }

    std::stop_token token() const { return m_end.get_token(); }
    bool over() const { return m_end.stop_requested(); }
    /// Returns early where it is over.
    void sleep(double seconds) const
    {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any changed;
        changed.wait_for(lock, token(), Seconds(seconds), [this] { return over(); });
    }

private:
    std::stop_source m_end;
    struct Ask
    {
        std::function<void()> what;
        void operator()() const { what(); }
    };
    std::stop_callback<Ask> m_asked;
    std::jthread m_clock; // joined before the rest goes
};

class Follower
{
public:
    Follower(const FollowOptions &options, const std::stop_token &stop, const std::function<bool(const SourceFrame &, int64_t)> &take,
             const std::function<void(const Message &, int)> &away)
        : m_options(options), m_take(take), m_away(away), m_deadline(stop, options.seconds)
    { }

    FollowResult run(const std::function<void()> &opened)
    {
        std::unique_ptr<FrameSource> source = openFrames(m_options.address, 1, m_options.timeout, m_deadline.token());
        if (source && opened)
            opened();
        double pause = m_options.pause;
        while (source) {
            const bool live = source->live();
            m_result.away = {};
            if (receive(std::move(source)))
                pause = m_options.pause; // it was there
            if (!live || m_enough || m_deadline.over())
                break;
            do {
                m_away(m_result.away, m_result.reconnections);
                m_deadline.sleep(pause);
                pause = std::min(2 * pause, longestPause);
                source = m_deadline.over() ? nullptr : again();
            } while (!source && !m_deadline.over());
        }
        return m_result;
    }

private:
    /// Nothing where the camera is still away.
    std::unique_ptr<FrameSource> again()
    {
        try {
            auto source = openFrames(m_options.address, 1, m_options.timeout, m_deadline.token());
            m_result.reconnections += source ? 1 : 0;
            return source;
        } catch (const InputError &error) {
            m_result.away = error.message();
            return nullptr;
        }
    }

    /// @return whether a frame came
    bool receive(std::unique_ptr<FrameSource> source)
    {
        const int64_t began = now();
        source->sample([times = SampleTimes(m_options.every > 0 ? 1 / m_options.every : 0)](double &seconds) mutable { return times.take(seconds); });
        FrameReader reader(std::move(source), 0);
        const std::stop_callback ended(m_deadline.token(), [&reader] { reader.stop(); });
        bool any = false;
        while (!m_deadline.over() && !m_enough) {
            const auto frame = reader.next();
            if (!frame)
                break;
            if (!any)
                m_away({}, m_result.reconnections);
            any = true;
            m_last = std::max(began + static_cast<int64_t>(frame->seconds * 1000), m_last + 1);
            m_enough = !m_take(*frame, m_last);
        }
        reader.stop();
        if (m_deadline.over() || m_enough)
            return any;
        m_result.away = say("the stream ended, or sent nothing for too long");
        if (const std::exception_ptr error = reader.error()) {
            try {
                std::rethrow_exception(error);
            } catch (const InputError &said) {
                m_result.away = said.message();
            }
        }
        return any;
    }

    const FollowOptions &m_options;
    const std::function<bool(const SourceFrame &, int64_t)> &m_take;
    const std::function<void(const Message &, int)> &m_away;
    Deadline m_deadline;
    FollowResult m_result;
    int64_t m_last = 0;
    bool m_enough = false;
};

} // namespace

FollowResult followStream(const FollowOptions &options, std::stop_token stop, const std::function<void()> &opened,
                          const std::function<bool(const SourceFrame &, int64_t)> &take, const std::function<void(const Message &, int)> &away)
{
    return Follower(options, stop, take, away).run(opened);
}

} // namespace vantage
