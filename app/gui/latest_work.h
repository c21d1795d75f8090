#pragma once

#include <QObject>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace vantage::gui {

/// Work off the window's thread of which only the latest matters: a new piece asks the one that runs to stop, and
/// nothing that an older piece has to say is heard any more. One thread of its own, started with the first piece of
/// work and ended by the destructor.
class LatestWork : public QObject
{
    Q_OBJECT
public:
    /// What a piece of work may do besides working.
    class Voice
    {
    public:
        std::stop_token stop() const { return m_stop; }
        /// Has `show` called on the window's thread, unless the work is out of date by then.
        void say(std::function<void()> show) const { m_owner->post(m_number, std::move(show)); }

    private:
        friend class LatestWork;
        Voice(LatestWork *owner, quint64 number, std::stop_token stop)
            : m_owner(owner)
            , m_number(number)
            , m_stop(std::move(stop))
        { }
        LatestWork *m_owner;
        quint64 m_number;
        std::stop_token m_stop;
    };
    using Work = std::function<void(const Voice &)>;
    using Failure = std::function<void(std::exception_ptr)>;

    explicit LatestWork(QObject *parent = nullptr);
    ~LatestWork() override;

    /// @param failed called on the window's thread with what the work throws
    void start(Work work, Failure failed = {});
    void cancel(); ///< and nothing of it is heard any more
    /// Asks it to end; what it still has to say is heard.
    void requestStop() { m_running.request_stop(); }
    bool busy() const { return m_busy; }

Q_SIGNALS:
    void idle(); ///< the latest piece of work is done, whatever it ended with

private:
    void post(quint64 number, std::function<void()> show);
    void deliver();
    void loop(std::stop_token end);

    struct Piece
    {
        quint64 number = 0;
        Work work;
        Failure failed;
        std::stop_source stop;
    };
    struct Letter
    {
        quint64 number = 0;
        std::function<void()> show;
    };
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<Piece> m_waiting;  ///< none or one, guarded by m_mutex
    std::vector<Letter> m_letters; ///< guarded by m_mutex
    bool m_ending = false;         ///< guarded by m_mutex
    std::stop_source m_running;    ///< of the latest piece; the window's thread only
    quint64 m_number = 0;          ///< of the latest piece; the window's thread only
    bool m_busy = false;
    std::jthread m_thread;
};

} // namespace vantage::gui
