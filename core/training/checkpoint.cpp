#include "core/training/checkpoint.h"

#include "core/base/error.h"
#include "core/training/method.h"

#include <sstream>

namespace vantage {

std::string checkpointBytes(const Method &method, const CheckpointState &state)
{
    torch::serialize::OutputArchive archive;
    method.save(archive);
    archive.write("step", c10::IValue(state.step));
    archive.write("seconds", c10::IValue(state.seconds));
    archive.write("recipe", c10::IValue(state.recipe));
    std::ostringstream bytes;
    archive.save_to(bytes);
    return std::move(bytes).str();
}

CheckpointState loadCheckpoint(const std::filesystem::path &file, Method &method, const std::string &recipe)
{
    CheckpointState state;
    try {
        torch::serialize::InputArchive archive;
        archive.load_from(file.string());
        c10::IValue value;
        archive.read("recipe", value);
        state.recipe = value.toStringRef();
        if (state.recipe != recipe)
            throw InputError(file, say("is of another recipe"), say("Start a new run instead of resuming this one"));
        archive.read("step", value);
        state.step = value.toInt();
        archive.read("seconds", value);
        state.seconds = value.toDouble();
        method.load(archive);
    } catch (const InputError &) {
        throw;
    } catch (const std::exception &error) {
        const std::string text = error.what();
        throw InputError(file, say("can't be resumed from: %1", text.substr(0, text.find('\n'))), say("Start a new run"));
    }
    return state;
}

DiskWriter::DiskWriter()
    : m_thread([this](std::stop_token stop) { work(stop); })
{
}

DiskWriter::~DiskWriter()
{
    m_thread.request_stop();
}

void DiskWriter::submit(std::function<void()> job)
{
    std::unique_lock lock(m_mutex);
    waitAndRethrow(lock);
    m_job = std::move(job);
    m_busy = true;
    m_changed.notify_all();
}

void DiskWriter::finish()
{
    std::unique_lock lock(m_mutex);
    waitAndRethrow(lock);
}

void DiskWriter::waitAndRethrow(std::unique_lock<std::mutex> &lock)
{
    m_changed.wait(lock, [this] { return !m_busy; });
    if (m_error)
        std::rethrow_exception(std::exchange(m_error, nullptr));
}

void DiskWriter::work(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, stop, [this] { return m_busy; });
        if (!m_busy)
            return; // asked to stop with nothing left to do
        auto job = std::move(m_job);
        lock.unlock();
        std::exception_ptr error;
        try {
            job();
        } catch (...) {
            error = std::current_exception();
        }
        job = nullptr;
        lock.lock();
        m_error = error;
        m_busy = false;
        m_changed.notify_all();
    }
}

} // namespace vantage
