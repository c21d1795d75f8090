#include "app/gui/latest_work.h"

#include "app/gui/thread_priority.h"

namespace vantage::gui {

LatestWork::LatestWork(QObject *parent)
    : QObject(parent)
{ }

LatestWork::~LatestWork()
{
    {
        std::lock_guard lock(m_mutex);
        m_ending = true;
        m_waiting.clear();
    }
    m_running.request_stop();
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void LatestWork::start(Work work, Failure failed)
{
    cancel();
    Piece piece{m_number, std::move(work), std::move(failed), std::stop_source()};
    m_running = piece.stop;
    m_busy = true;
    {
        std::lock_guard lock(m_mutex);
        m_waiting.clear();
        m_waiting.push_back(std::move(piece));
    }
    if (!m_thread.joinable())
        m_thread = std::jthread([this](std::stop_token end) { loop(std::move(end)); });
    m_changed.notify_one();
}

void LatestWork::cancel()
{
    m_running.request_stop();
    ++m_number;
    m_busy = false;
    std::lock_guard lock(m_mutex);
    m_waiting.clear();
}

void LatestWork::post(quint64 number, std::function<void()> show)
{
    {
        std::lock_guard lock(m_mutex);
        if (m_ending)
            return;
        m_letters.push_back({number, std::move(show)});
        if (m_letters.size() > 1)
            return; // the window has been woken already
    }
    QMetaObject::invokeMethod(this, &LatestWork::deliver, Qt::QueuedConnection);
}

void LatestWork::deliver()
{
    std::vector<Letter> letters;
    {
        std::lock_guard lock(m_mutex);
        letters.swap(m_letters);
    }
    for (Letter &letter : letters)
        if (letter.number == m_number)
            letter.show();
}

void LatestWork::loop(std::stop_token end)
{
    giveWayToTheWindow();
    while (true) {
        std::vector<Piece> pieces;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, end, [this] { return !m_waiting.empty(); }))
                return;
            pieces.swap(m_waiting);
        }
        Piece &piece = pieces.front();
        std::exception_ptr error;
        try {
            piece.work(Voice(this, piece.number, piece.stop.get_token()));
        } catch (...) {
            error = std::current_exception();
        }
        post(piece.number, [this, error, failed = std::move(piece.failed)] {
            m_busy = false;
            if (error && failed)
                failed(error);
            Q_EMIT idle();
        });
    }
}

} // namespace vantage::gui
