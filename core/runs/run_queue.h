#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

enum class QueueState { Waiting, Running, Finished, Stopped, Failed };
/// "waiting", "running", "finished", "stopped", "failed"
std::string toText(QueueState state);

/// An adaptation that is to be carried out when its turn comes.
struct QueueEntry
{
    int64_t id = 0;      ///< never given twice
    std::string request; ///< JSON, as adaptationFromJson() reads it
    QueueState state = QueueState::Waiting;
    Message reason;                    ///< why it stopped or failed
    std::string added, started, ended; ///< UTC; empty until then
};

/// The project's queue, kept in runs.db, so that it survives a restart and is seen by every window and program. One object serves one
/// thread. Errors as of RunStore.
class RunQueue
{
public:
    /// Opens or creates folder/runs.db.
    explicit RunQueue(const std::filesystem::path &folder);
    ~RunQueue();
    RunQueue(const RunQueue &) = delete;
    RunQueue &operator=(const RunQueue &) = delete;

    /// In the order in which they are carried out, those that are done first.
    std::vector<QueueEntry> entries() const;
    int64_t add(const std::string &request); ///< at the end @return its number
    /// @param place among those that wait, 0 is next @throws InputError where it does not wait
    void move(int64_t id, size_t place);
    void remove(int64_t id); ///< @throws InputError where it is being carried out or is not there
    /// A paused queue gives no next one; what is being carried out goes on.
    void setPaused(bool paused);
    bool isPaused() const;
    /// Marks the first that waits as running; none where nothing waits or the queue is paused.
    std::optional<QueueEntry> takeNext();
    /// How it ended. Waiting: its turn comes again, first of all.
    void settle(int64_t id, QueueState state, const Message &reason = {});
    /// To be called by who holds the queue's lock (lockQueue), so that nobody works on it: what says running was cut off and waits again.
    void recover();
    void removeDone(); ///< finished, stopped and failed ones

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace vantage
