#include "core/apply/frame_source.h"

#include "core/base/error.h"
#include "core/data/dataset.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <thread>

namespace vantage {
namespace {

class FolderSource : public FrameSource
{
public:
    explicit FolderSource(const std::filesystem::path &folder)
        : m_data(openDataset(folder, LabelUse::Hidden))
    { }

    bool next(SourceFrame &frame) override
    {
        if (m_next >= m_data.frames.size())
            return false;
        frame = {readFrame(m_data, m_next).image, m_data.frames[m_next].name, 0};
        ++m_next;
        return true;
    }
    int64_t count() const override { return static_cast<int64_t>(m_data.frames.size()); }
    std::filesystem::path folder() const override { return m_data.folder; }

private:
    Dataset m_data;
    size_t m_next = 0;
};

class VideoSource : public FrameSource
{
public:
    VideoSource(const std::string &input, bool address, int every, double timeout)
        : m_input(input)
        , m_every(std::max(1, every))
    {
        const int milliseconds = static_cast<int>(std::clamp(timeout, 0.1, 3600.0) * 1000);
        try {
            // Named and with limits: without them an unreachable camera holds the thread for ever.
            m_video.open(input, cv::CAP_FFMPEG,
                         {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, milliseconds, cv::CAP_PROP_READ_TIMEOUT_MSEC, milliseconds});
        } catch (const cv::Exception &) {
            m_video.release();
        }
        if (!m_video.isOpened())
            throw InputError(input, address ? "can't be reached, or sends no video" : "can't be opened as a video",
                             address ? "Check its address and that the camera is on"
                                     : "Choose a video or a folder of pictures");
        m_fps = m_video.get(cv::CAP_PROP_FPS);
        if (!(m_fps > 0 && m_fps < 1000))
            m_fps = 0;
        const double frames = m_video.get(cv::CAP_PROP_FRAME_COUNT);
        if (frames > 0 && frames < 1e9)
            m_count = (static_cast<int64_t>(frames) + m_every - 1) / m_every;
        m_live = address && m_count == 0;
    }

    bool next(SourceFrame &frame) override
    {
        for (;;) {
            if (!m_video.grab())
                return ended();
            const int64_t number = m_number++;
            if (number == 0)
                m_start = Clock::now();
            if (number % m_every != 0)
                continue;
            cv::Mat bgr;
            if (!m_video.retrieve(bgr) || bgr.empty())
                return ended();
            if (bgr.cols < smallestFrameSide || bgr.rows < smallestFrameSide)
                throw InputError(m_input, "has frames smaller than 16 x 16 pixels");
            cv::cvtColor(bgr, frame.image, bgr.channels() == 1 ? cv::COLOR_GRAY2RGB : cv::COLOR_BGR2RGB);
            char name[32];
            std::snprintf(name, sizeof name, "%08lld", static_cast<long long>(number));
            frame.name = name;
            frame.seconds = secondsAt(number);
            return true;
        }
    }
    int64_t count() const override { return m_count; }
    double fps() const override { return m_fps > 0 ? m_fps / m_every : 0; }
    bool live() const override { return m_live; }

private:
    using Clock = std::chrono::steady_clock;

    double secondsAt(int64_t number)
    {
        if (m_live)
            return std::chrono::duration<double>(Clock::now() - m_start).count();
        if (const double stamp = m_video.get(cv::CAP_PROP_POS_MSEC); stamp > 0)
            return stamp / 1000;
        return m_fps > 0 ? static_cast<double>(number) / m_fps : 0; // the first one, or a file without time stamps
    }
    bool ended() const
    {
        if (m_number == 0)
            throw InputError(m_input, "has no frame that can be decoded");
        return false;
    }

    std::string m_input;
    bool m_live = false;
    int m_every;
    cv::VideoCapture m_video;
    double m_fps = 0;
    int64_t m_count = 0, m_number = 0;
    Clock::time_point m_start; // of a stream: when its first frame came
};

/// What a thread opens that may be left behind.
struct Opening
{
    std::mutex mutex;
    std::condition_variable_any changed;
    bool done = false;
    std::unique_ptr<FrameSource> source;
    std::exception_ptr error;
};

/// Nothing can interrupt the opening of a silent camera: asked to stop, its thread is left to end by itself.
std::unique_ptr<FrameSource> openAddress(const std::string &address, int every, double timeout, std::stop_token stop)
{
    const auto opening = std::make_shared<Opening>();
    std::thread([opening, address, every, timeout] {
        std::unique_ptr<FrameSource> source;
        std::exception_ptr error;
        try {
            source = std::make_unique<VideoSource>(address, true, every, timeout);
        } catch (...) {
            error = std::current_exception();
        }
        const std::lock_guard lock(opening->mutex);
        opening->source = std::move(source);
        opening->error = error;
        opening->done = true;
        opening->changed.notify_all();
    }).detach();
    std::unique_lock lock(opening->mutex);
    opening->changed.wait(lock, std::move(stop), [&] { return opening->done; });
    if (opening->error)
        std::rethrow_exception(opening->error);
    return std::move(opening->source);
}

} // namespace

std::unique_ptr<FrameSource> openFrames(const std::string &input, int every, double timeout, std::stop_token stop)
{
    if (input.rfind("file://", 0) == 0)
        return std::make_unique<VideoSource>(input, false, every, timeout);
    if (input.find("://") != std::string::npos)
        return openAddress(input, every, timeout, std::move(stop));
    std::error_code ignored;
    if (std::filesystem::is_directory(input, ignored))
        return std::make_unique<FolderSource>(input);
    if (!std::filesystem::exists(input, ignored))
        throw InputError(input, "is not there", "Choose a folder of pictures, a video or the address of a stream");
    return std::make_unique<VideoSource>(input, false, every, timeout);
}

} // namespace vantage
