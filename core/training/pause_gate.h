#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace vantage {

/// Lets another thread hold a run between two steps. A stop request ends the waiting.
class PauseGate
{
public:
    void pause()
    {
        std::lock_guard lock(m_mutex);
        m_paused = true;
    }
    void resume()
    {
        {
            std::lock_guard lock(m_mutex);
            m_paused = false;
        }
        m_changed.notify_all();
    }
    bool paused() const
    {
        std::lock_guard lock(m_mutex);
        return m_paused;
    }
    /// True while a run stands here and waits.
    bool holding() const
    {
        std::lock_guard lock(m_mutex);
        return m_holding;
    }
    /// Returns when not paused or when a stop is requested.
    void wait(std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        m_holding = m_paused;
        m_changed.wait(lock, stop, [this] { return !m_paused; });
        m_holding = false;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_paused = false;
    bool m_holding = false;
};

} // namespace vantage
