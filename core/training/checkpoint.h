#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace vantage {

class Method;

/// Where a run stands: everything that is not weights or optimiser.
struct CheckpointState
{
    int64_t step = 0;     ///< steps done; random draws and the place in the epoch follow from it and the seed
    double seconds = 0;   ///< training time so far
    std::string recipe;   ///< the recipe's JSON, so that another one is not resumed by mistake
};

/// All of a method and its state as bytes, to be written when the disk has time.
std::string checkpointBytes(const Method &method, const CheckpointState &state);

/// Fills the method. @throws InputError where the file is damaged or of another recipe or network
CheckpointState loadCheckpoint(const std::filesystem::path &file, Method &method, const std::string &recipe);

/// Writes files on a thread of its own, in the order they come, one at a time: training goes on meanwhile.
class DiskWriter
{
public:
    DiskWriter();
    ~DiskWriter(); ///< finishes what is being written; an error then is lost, so call finish() first

    /// Waits where an earlier job is still being written. @throws what an earlier job threw
    void submit(std::function<void()> job);
    /// Waits for the last job. @throws what it threw
    void finish();

private:
    void work(std::stop_token stop);
    void waitAndRethrow(std::unique_lock<std::mutex> &lock);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::function<void()> m_job;
    bool m_busy = false;
    std::exception_ptr m_error;
    std::jthread m_thread;
};

} // namespace vantage
