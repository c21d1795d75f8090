#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

namespace vantage {

/// Hands things from one thread to the next, a few at a time. Closing it wakes everybody who waits.
template<class Thing>
class BoundedQueue
{
public:
    using Weigh = size_t (*)(const Thing &);

    /// @param capacity things at most @param weigh if given: how much a thing weighs @param mostWeight of all together; a thing that is
    /// heavier is taken alone
    explicit BoundedQueue(size_t capacity, Weigh weigh = nullptr, size_t mostWeight = 0)
        : m_capacity(capacity)
        , m_weigh(weigh)
        , m_mostWeight(mostWeight)
    {
    }

    /// Waits for room. @return false where the queue was closed; the thing is lost then
    bool push(Thing thing)
    {
        std::unique_lock lock(m_mutex);
        const size_t weight = weightOf(thing);
        m_changed.wait(lock, [&] { return m_closed || hasRoom(weight); });
        if (m_closed)
            return false;
        m_weight += weight;
        m_things.push_back(std::move(thing));
        lock.unlock();
        m_changed.notify_all();
        return true;
    }

    /// Never waits: where there is no room the oldest thing makes some. @return how many were dropped for it
    size_t pushLatest(Thing thing)
    {
        size_t dropped = 0;
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed)
                return 0;
            const size_t weight = weightOf(thing);
            for (; !hasRoom(weight); ++dropped)
                takeFirst();
            m_weight += weight;
            m_things.push_back(std::move(thing));
        }
        m_changed.notify_all();
        return dropped;
    }

    /// Waits for a thing. @return nothing once the queue is finished or closed
    std::optional<Thing> pop()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_closed || m_finished || !m_things.empty(); });
        if (m_closed || m_things.empty())
            return std::nullopt;
        std::optional<Thing> thing(takeFirst());
        lock.unlock();
        m_changed.notify_all();
        return thing;
    }

    /// Nothing more will come; what is there is still handed out.
    void finish()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_finished = true;
        }
        m_changed.notify_all();
    }
    /// At once: what is there is thrown away.
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
            m_things.clear();
            m_weight = 0;
        }
        m_changed.notify_all();
    }

private:
    size_t weightOf(const Thing &thing) const { return m_weigh ? m_weigh(thing) : 0; }
    bool hasRoom(size_t weight) const
    {
        return m_things.empty() || (m_things.size() < m_capacity && (!m_weigh || m_weight + weight <= m_mostWeight));
    }
    Thing takeFirst()
    {
        Thing thing(std::move(m_things.front()));
        m_things.pop_front();
        m_weight -= weightOf(thing);
        return thing;
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Thing> m_things;
    size_t m_capacity;
    Weigh m_weigh;
    size_t m_mostWeight, m_weight = 0;
    bool m_finished = false, m_closed = false;
};

} // namespace vantage
