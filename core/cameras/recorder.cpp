#include "core/cameras/recorder.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/cameras/import_note.h"
#include "core/cameras/stream_follower.h"
#include "core/data/image_io.h"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace vantage {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

void requireRecordable(const fs::path &folder)
{
    std::error_code code;
    if (!fs::exists(folder, code))
        return;
    const auto note = importNoteOf(folder);
    if (note && note->kind == ImportNote::Kind::Stream)
        return;
    if (!fs::is_directory(folder, code) || !fs::is_empty(folder, code))
        throw InputError(folder, say("is no camera that was recorded"), say("Name another folder, or another camera"));
}

class Recording
{
public:
    Recording(const RecordOptions &options, const std::function<void(const RecordProgress &)> &progress)
        : m_options(options), m_progress(progress)
    {
        m_before = importNoteOf(options.folder).value_or(ImportNote{});
    }

    RecordResult run(const std::stop_token &stop)
    {
        const FollowOptions how{m_options.address, m_options.every, m_options.seconds, m_options.timeout, m_options.pause};
        const auto opened = [this] {
            createFolder(m_options.folder / "images");
            note(); // from now on it is a camera that was recorded, whatever ends this
        };
        const auto take = [this](const SourceFrame &frame, int64_t moment) {
            if (!m_options.keepAlike && m_alike.alike(frame.image)) {
                ++m_result.alike;
            } else {
                const auto file = m_options.folder / "images" / (momentName(moment) + ".jpg");
                writeImage(file, frame.image);
                m_latest = file;
                ++m_result.frames;
            }
            tell();
            return m_options.frames <= 0 || m_result.frames < m_options.frames;
        };
        const auto away = [this](const Message &why, int reconnections) {
            m_away = why;
            m_result.reconnections = reconnections;
            tell();
        };
        const FollowResult followed = followStream(how, stop, opened, take, away);
        if (followed.reconnections > 0)
            m_result.remarks.push_back(followed.reconnections == 1 ? say("the camera was lost once and connected to again")
                                                                   : say("the camera was lost %1 times and connected to again", followed.reconnections));
        if (!followed.away.empty() && m_away == followed.away)
            m_result.remarks.push_back(say("at the end the camera was away: %1", followed.away));
        std::error_code code;
        if (fs::is_directory(m_options.folder, code)) // else it was stopped before the camera answered
            note();
        return m_result;
    }

private:
    double seconds() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }

    void tell()
    {
        if (m_progress)
            m_progress({m_result.frames, m_result.alike, m_result.reconnections, seconds(), m_away, m_latest});
    }

    void note() const
    {
        ImportNote note = m_before;
        note.kind = ImportNote::Kind::Stream;
        note.from = withoutSecrets(m_options.address);
        note.fps = m_options.every > 0 ? 1 / m_options.every : 0;
        note.keptAlike = m_options.keepAlike;
        note.frames += m_result.frames;
        note.alike += m_result.alike;
        note.seconds += seconds();
        note.remarks = m_result.remarks;
        writeImportNote(m_options.folder, note);
    }

    const RecordOptions &m_options;
    const std::function<void(const RecordProgress &)> &m_progress;
    Clock::time_point m_start = Clock::now();
    ImportNote m_before;
    AlikeFrames m_alike;
    RecordResult m_result;
    Message m_away;
    fs::path m_latest;
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
        throw InputError(options.address, say("is no address of a stream"), say("Write it like rtsp://camera/stream or http://camera/video"));
    requireRecordable(options.folder);
    return Recording(options, progress).run(stop);
}

} // namespace vantage
