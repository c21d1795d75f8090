#include "core/runs/run_queue.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/runs/run_database.h"
#include "core/runs/run_store.h"

#include <algorithm>

namespace vantage {
namespace {

constexpr QueueState queueStates[] = {QueueState::Waiting, QueueState::Running, QueueState::Finished, QueueState::Stopped, QueueState::Failed};

QueueState queueStateFromText(const std::string &text)
{
    for (const QueueState state : queueStates)
        if (text == toText(state))
            return state;
    return QueueState::Failed;
}

void setText(SQLite::Database &database, const char *sql, int64_t id, const std::string &text)
{
    SQLite::Statement update(database, sql);
    update.bind(1, text);
    update.bind(2, id);
    update.exec();
}

} // namespace

std::string toText(QueueState state)
{
    switch (state) {
    case QueueState::Waiting: return "waiting";
    case QueueState::Running: return "running";
    case QueueState::Finished: return "finished";
    case QueueState::Stopped: return "stopped";
    case QueueState::Failed: break;
    }
    return "failed";
}

struct RunQueue::Impl
{
    std::filesystem::path file;
    SQLite::Database database;

    std::vector<QueueEntry> entries() const
    {
        SQLite::Statement query(database, "SELECT id, request, state, reason, added, started, ended FROM queue ORDER BY state IN ('running', 'waiting'), state = 'waiting', position, id");
        std::vector<QueueEntry> all;
        while (query.executeStep()) {
            QueueEntry &entry = all.emplace_back();
            entry.id = query.getColumn(0).getInt64();
            entry.request = query.getColumn(1).getString();
            entry.state = queueStateFromText(query.getColumn(2).getString());
            entry.reason = messageFromStored(query.getColumn(3).getString());
            entry.added = query.getColumn(4).getString();
            entry.started = query.getColumn(5).getString();
            entry.ended = query.getColumn(6).getString();
        }
        return all;
    }

    QueueEntry get(int64_t id) const
    {
        const auto all = entries();
        const auto found = std::find_if(all.begin(), all.end(), [&](const QueueEntry &entry) { return entry.id == id; });
        if (found == all.end())
            throw InputError(file, say("has no entry %1 in its queue", id));
        return *found;
    }

    void setState(int64_t id, QueueState state) { setText(database, "UPDATE queue SET state = ? WHERE id = ?", id, toText(state)); }

    void setPosition(int64_t id, int64_t position)
    {
        SQLite::Statement update(database, "UPDATE queue SET position = ? WHERE id = ?");
        update.bind(1, position);
        update.bind(2, id);
        update.exec();
    }

    template<typename Function>
    auto write(Function change)
    {
        return inTransaction(database, file, std::move(change));
    }
};

RunQueue::RunQueue(const std::filesystem::path &folder)
{
    createFolder(folder);
    const auto file = folder / "runs.db";
    m_impl.reset(new Impl{file, guarded(file, [&] { return openRunDatabase(file, RunStore::usualPatience); })});
}

RunQueue::~RunQueue() = default;

std::vector<QueueEntry> RunQueue::entries() const
{
    return guarded(m_impl->file, [&] { return m_impl->entries(); });
}

int64_t RunQueue::add(const std::string &request)
{
    return m_impl->write([&] {
        SQLite::Statement insert(m_impl->database, "INSERT INTO queue (position, request, state, added) VALUES ((SELECT coalesce(max(position), 0) + 1 FROM queue), ?, 'waiting', ?)");
        insert.bind(1, request);
        insert.bind(2, utcNow());
        insert.exec();
        return m_impl->database.getLastInsertRowid();
    });
}

void RunQueue::move(int64_t id, size_t place)
{
    m_impl->write([&] {
        if (m_impl->get(id).state != QueueState::Waiting)
            throw InputError(m_impl->file, say("entry %1 of the queue does not wait any more", id));
        std::vector<int64_t> waiting;
        for (const QueueEntry &entry : m_impl->entries())
            if (entry.state == QueueState::Waiting && entry.id != id)
                waiting.push_back(entry.id);
        waiting.insert(waiting.begin() + static_cast<std::ptrdiff_t>(std::min(place, waiting.size())), id);
        for (size_t i = 0; i < waiting.size(); ++i)
            m_impl->setPosition(waiting[i], static_cast<int64_t>(i) + 1);
    });
}

void RunQueue::remove(int64_t id)
{
    m_impl->write([&] {
        if (m_impl->get(id).state == QueueState::Running)
            throw InputError(m_impl->file, say("entry %1 of the queue is being carried out", id), say("Stop it first"));
        SQLite::Statement remove(m_impl->database, "DELETE FROM queue WHERE id = ?");
        remove.bind(1, id);
        remove.exec();
    });
}

void RunQueue::setPaused(bool paused)
{
    m_impl->write([&] {
        m_impl->database.exec("DELETE FROM queue_pause");
        if (paused)
            m_impl->database.exec("INSERT INTO queue_pause VALUES (1)");
    });
}

bool RunQueue::isPaused() const
{
    return guarded(m_impl->file, [&] { return m_impl->database.execAndGet("SELECT count(*) FROM queue_pause").getInt() > 0; });
}

std::optional<QueueEntry> RunQueue::takeNext()
{
    return m_impl->write([&]() -> std::optional<QueueEntry> {
        if (isPaused())
            return std::nullopt;
        for (QueueEntry &entry : m_impl->entries())
            if (entry.state == QueueState::Waiting) {
                m_impl->setState(entry.id, QueueState::Running);
                setText(m_impl->database, "UPDATE queue SET started = ? WHERE id = ?", entry.id, utcNow());
                return m_impl->get(entry.id);
            }
        return std::nullopt;
    });
}

void RunQueue::settle(int64_t id, QueueState state, const Message &reason)
{
    m_impl->write([&] {
        m_impl->get(id);
        m_impl->setState(id, state);
        setText(m_impl->database, "UPDATE queue SET reason = ? WHERE id = ?", id, toStored(reason));
        setText(m_impl->database, "UPDATE queue SET ended = ? WHERE id = ?", id, state == QueueState::Waiting ? "" : utcNow());
        if (state == QueueState::Waiting)
            m_impl->setPosition(id, m_impl->database.execAndGet("SELECT min(position) - 1 FROM queue").getInt64());
    });
}

void RunQueue::recover()
{
    for (const QueueEntry &entry : entries())
        if (entry.state == QueueState::Running)
            settle(entry.id, QueueState::Waiting, interruptedReason());
}

void RunQueue::removeDone()
{
    m_impl->write([&] { m_impl->database.exec("DELETE FROM queue WHERE state NOT IN ('waiting', 'running')"); });
}

} // namespace vantage
