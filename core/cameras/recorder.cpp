#include "core/cameras/recorder.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/cameras/frame_reader.h"
#include "core/cameras/import_note.h"
#include "core/data/frame_remarks.h"
#include "core/data/image_io.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <mutex>
#include <thread>

namespace vantage {
namespace {

namespace fs = std::filesystem;
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

void requireRecordable(const fs::path &folder)
{
    std::error_code code;
    if (!fs::exists(folder, code))
        return;
    const auto note = importNoteOf(folder);
    if (note && note->kind == ImportNote::Kind::Stream)
        return;
    if (!fs::is_directory(folder, code) || !fs::is_empty(folder, code))
        throw InputError(folder, "is no camera that was recorded", "Name another folder, or another camera");
}

class Recording
{
public:
    Recording(const RecordOptions &options, const std::stop_token &stop, const std::function<void(const RecordProgress &)> &progress)
        : m_options(options), m_progress(progress), m_deadline(stop, options.seconds), m_start(now())
    {
        if (const auto before = importNoteOf(options.folder))
            m_note = *before;
        m_before = m_note;
        m_note.kind = ImportNote::Kind::Stream;
        m_note.from = withoutSecrets(options.address);
        m_note.fps = options.every > 0 ? 1 / options.every : 0;
        m_note.keptAlike = options.keepAlike;
    }

    RecordResult run()
    {
        double pause = m_options.pause;
        for (bool first = true; !over(); first = false) {
            try {
                if (!first) {
                    m_deadline.sleep(pause);
                    pause = std::min(2 * pause, longestPause);
                    if (over())
                        break;
                }
                auto source = openFrames(m_options.address, 1, m_options.timeout, m_deadline.token());
                if (!source)
                    break;
                const bool live = source->live();
                if (first)
                    createFolder(m_options.folder / "images");
                else
                    ++m_result.reconnections;
                const int64_t frames = m_result.frames + m_result.alike;
                receive(std::move(source));
                if (m_result.frames + m_result.alike > frames)
                    pause = m_options.pause; // it was there again
                if (!live)
                    break;
            } catch (const InputError &error) {
                if (first || m_writeFailed)
                    throw;
                m_away = error.what();
            }
            tell();
        }
        finish();
        return m_result;
    }

private:
    bool over() const { return m_deadline.over() || (m_options.frames > 0 && m_result.frames >= m_options.frames); }

    void tell()
    {
        if (m_progress)
            m_progress({m_result.frames, m_result.alike, m_result.reconnections, static_cast<double>(now() - m_start) / 1000, m_away});
    }

    void receive(std::unique_ptr<FrameSource> source)
    {
        const int64_t began = now();
        source->sample([times = SampleTimes(m_note.fps)](double &seconds) mutable { return times.take(seconds); });
        FrameReader reader(std::move(source), 0);
        const std::stop_callback ended(m_deadline.token(), [&reader] { reader.stop(); });
        while (!over()) {
            const auto frame = reader.next();
            if (!frame)
                break;
            m_away.clear();
            keep(*frame, began);
            tell();
        }
        reader.stop();
        if (over())
            return;
        if (const std::exception_ptr error = reader.error())
            std::rethrow_exception(error);
        m_away = "the stream ended, or sent nothing for too long";
    }

    void keep(const SourceFrame &frame, int64_t began)
    {
        if (!m_options.keepAlike && m_alike.alike(frame.image)) {
            ++m_result.alike;
            return;
        }
        int64_t moment = began + static_cast<int64_t>(frame.seconds * 1000);
        moment = m_last = std::max(moment, m_last + 1);
        try {
            writeImage(m_options.folder / "images" / (momentName(moment) + ".jpg"), frame.image);
        } catch (...) {
            m_writeFailed = true;
            finish();
            throw;
        }
        ++m_result.frames;
    }

    void finish()
    {
        if (m_result.reconnections > 0)
            m_result.remarks.push_back("the camera was lost " + (m_result.reconnections == 1 ? std::string("once") : std::to_string(m_result.reconnections) + " times") + " and connected to again");
        if (!m_away.empty())
            m_result.remarks.push_back("at the end the camera was away: " + m_away);
        std::error_code code;
        if (!fs::is_directory(m_options.folder, code))
            return; // it was stopped before the camera answered
        m_note.frames = m_before.frames + m_result.frames;
        m_note.alike = m_before.alike + m_result.alike;
        m_note.seconds = m_before.seconds + static_cast<double>(now() - m_start) / 1000;
        m_note.remarks = m_result.remarks;
        writeImportNote(m_options.folder, m_note);
    }

    const RecordOptions &m_options;
    const std::function<void(const RecordProgress &)> &m_progress;
    Deadline m_deadline;
    int64_t m_start, m_last = 0; // milliseconds since 1970
    ImportNote m_note, m_before;
    AlikeFrames m_alike;
    RecordResult m_result;
    std::string m_away;
    bool m_writeFailed = false;
};

} // namespace

std::string momentName(int64_t milliseconds)
{
    const auto seconds = static_cast<std::time_t>(milliseconds / 1000);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char date[48], text[64];
    std::strftime(date, sizeof date, "%Y-%m-%d_%H-%M-%S", &parts);
    std::snprintf(text, sizeof text, "%s_%03d", date, static_cast<int>(milliseconds % 1000));
    return text;
}

RecordResult recordStream(const RecordOptions &options, std::stop_token stop, const std::function<void(const RecordProgress &)> &progress)
{
    if (options.address.find("://") == std::string::npos)
        throw InputError(options.address, "is no address of a stream", "Write it like rtsp://camera/stream or http://camera/video");
    requireRecordable(options.folder);
    return Recording(options, stop, progress).run();
}

} // namespace vantage
