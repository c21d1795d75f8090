#include "core/cameras/frame_source.h"

#include "core/cameras/camera_import.h"
#include "core/cameras/video_file.h"
#include "core/cameras/zip_archive.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/data/frame_remarks.h"
#include "core/data/image_io.h"
#include "core/data/orientation.h"
#include "core/data/size_text.h"
#include "core/data/value_range.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <thread>

namespace vantage {
namespace {

constexpr char fileScheme[] = "file://";

/// A few may be missing of what a file's header says; a twentieth isn't.
bool endsEarly(int64_t frames, int64_t announced)
{
    return static_cast<double>(frames + 1) < 0.95 * static_cast<double>(announced);
}

class FolderSource : public FrameSource
{
public:
    explicit FolderSource(const std::filesystem::path &folder)
        : m_data(openDataset(folder, LabelUse::Hidden))
        , m_range(describe(valueRangeOf(m_data)))
    { }

    bool next(SourceFrame &frame) override
    {
        if (m_next >= m_data.frames.size())
            return false;
        ImageHeader header;
        frame = {readFrameImage(m_data, m_next, &header), m_data.frames[m_next].name, 0};
        requireSize(m_data.imageFile(m_next), header.size);
        m_remarks.add(m_data.imageFile(m_next).filename().string(), header);
        ++m_next;
        return true;
    }
    void leaveOut(const std::set<std::string> &names) override
    {
        std::erase_if(m_data.frames, [&](const FrameFiles &frame) { return names.contains(frame.name); });
    }
    int64_t count() const override { return static_cast<int64_t>(m_data.frames.size()); }
    std::filesystem::path folder() const override { return m_data.folder; }
    std::vector<Message> remarks() const override
    {
        std::vector<Message> texts = m_remarks.texts();
        if (!m_range.empty())
            texts.insert(texts.begin(), m_range);
        return texts;
    }

    static void requireSize(const std::filesystem::path &file, cv::Size size)
    {
        if (std::min(size.width, size.height) < smallestFrameSide)
            throw InputError(file, say("is only %1 pixels", sizeText(size)), say("Frames need 16 pixels a side or more"));
    }

private:
    Dataset m_data;
    Message m_range;
    FrameRemarks m_remarks;
    size_t m_next = 0;
};

/// The frames of a zip archive, unpacked for as long as they are read.
class ArchiveSource : public FolderSource
{
public:
    explicit ArchiveSource(std::unique_ptr<TemporaryCamera> unpacked)
        : FolderSource(unpacked->folder())
        , m_unpacked(std::move(unpacked))
    { }
    std::filesystem::path folder() const override { return m_unpacked->imported()->note.from; }

private:
    std::unique_ptr<TemporaryCamera> m_unpacked;
};

/// One picture by itself.
class PictureSource : public FrameSource
{
public:
    explicit PictureSource(const std::filesystem::path &file)
        : m_file(file)
    {
        const ValueRange range = valueRangeOf(file);
        ImageHeader header;
        m_frame = {readImage(file, range.bits, &header), file.stem().string(), 0};
        FolderSource::requireSize(file, header.size);
        FrameRemarks remarks;
        remarks.add(file.filename().string(), header);
        m_texts = remarks.texts();
        if (const Message text = describe(range); !text.empty())
            m_texts.insert(m_texts.begin(), text);
    }

    bool next(SourceFrame &frame) override
    {
        frame = std::move(m_frame);
        m_frame = {};
        return !frame.image.empty();
    }
    void leaveOut(const std::set<std::string> &names) override
    {
        if (names.contains(m_frame.name))
            m_frame = {};
    }
    int64_t count() const override { return m_frame.image.empty() ? 0 : 1; }
    std::filesystem::path folder() const override { return m_file.has_parent_path() ? m_file.parent_path() : "."; }
    std::vector<Message> remarks() const override { return m_texts; }

private:
    std::filesystem::path m_file;
    SourceFrame m_frame;
    std::vector<Message> m_texts;
};

class VideoSource : public FrameSource
{
public:
    VideoSource(const std::string &input, bool address, int every, double timeout)
        : m_input(address ? withoutSecrets(input) : input)
        , m_every(std::max(1, every))
    {
        const int milliseconds = static_cast<int>(std::clamp(timeout, 0.1, 3600.0) * 1000);
        try {
            // Named and with limits: without them an unreachable camera holds the thread for ever.
            m_video.open(address ? input : nameForFfmpeg(input), cv::CAP_FFMPEG,
                         {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, milliseconds, cv::CAP_PROP_READ_TIMEOUT_MSEC, milliseconds});
        } catch (const cv::Exception &) {
            m_video.release();
        }
        if (!m_video.isOpened() && address)
            throw InputError(m_input, say("can't be reached, or sends no video"), say("Check its address and that the camera is on"));
        if (!m_video.isOpened()) {
            const VideoFault fault = faultOfVideo(input);
            throw InputError(input, fault.problem, fault.remedy);
        }
        m_orientation = takeOverTurning(m_video, address ? "" : input);
        m_fps = m_video.get(cv::CAP_PROP_FPS);
        if (!(m_fps > 0 && m_fps < 1000))
            m_fps = 0;
        const double frames = m_video.get(cv::CAP_PROP_FRAME_COUNT);
        if (frames > 0 && frames < 1e9)
            m_announced = static_cast<int64_t>(frames);
        m_count = (m_announced + m_every - 1) / m_every;
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
            char name[32];
            std::snprintf(name, sizeof name, "%08lld", static_cast<long long>(number));
            if (m_leftOut.contains(name))
                continue;
            double seconds = secondsAt(number);
            if (m_wanted && !m_wanted(seconds))
                continue;
            cv::Mat bgr;
            if (!m_video.retrieve(bgr) || bgr.empty())
                return ended();
            if (bgr.cols < smallestFrameSide || bgr.rows < smallestFrameSide)
                throw InputError(m_input, say("has frames smaller than 16 x 16 pixels"));
            cv::cvtColor(turned(bgr, m_orientation), frame.image, bgr.channels() == 1 ? cv::COLOR_GRAY2RGB : cv::COLOR_BGR2RGB);
            frame.name = name;
            frame.seconds = seconds;
            return true;
        }
    }
    void sample(std::function<bool(double &)> wanted) override { m_wanted = std::move(wanted); }
    void leaveOut(const std::set<std::string> &names) override
    {
        m_leftOut = names;
        if (m_count > 0)
            m_count = std::max<int64_t>(0, m_count - static_cast<int64_t>(names.size()));
    }
    int64_t count() const override { return m_count; }
    double fps() const override { return m_fps > 0 ? m_fps / m_every : 0; }
    bool live() const override { return m_live; }
    std::vector<Message> remarks() const override
    {
        if (m_ended && !m_live && endsEarly(m_number, m_announced))
            return {say("the video ends long before the length that it announces: it was cut off, or is damaged from there on")};
        return {};
    }

private:
    using Clock = std::chrono::steady_clock;

    double secondsAt(int64_t number)
    {
        if (m_live)
            return std::chrono::duration<double>(Clock::now() - m_start).count();
        if (const double stamp = m_video.get(cv::CAP_PROP_POS_MSEC); stamp > 0)
            return stamp / 1000;
        return static_cast<double>(number) / (m_fps > 0 ? m_fps : 25); // the first one, or a file without time stamps
    }
    bool ended()
    {
        m_ended = true;
        if (m_number == 0)
            throw InputError(m_input, say("has no frame that can be decoded"));
        return false;
    }

    std::string m_input;
    bool m_live = false;
    int m_orientation = 1; ///< that the header asks for
    int m_every;
    cv::VideoCapture m_video;
    double m_fps = 0;
    int64_t m_count = 0, m_announced = 0, m_number = 0;
    bool m_ended = false;
    std::function<bool(double &)> m_wanted;
    std::set<std::string> m_leftOut;
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

/// Of an address file://...: the path in it, whose bytes may be written as %20 and the like.
std::string pathOf(const std::string &address)
{
    std::string path = address.substr(std::strlen(fileScheme));
    if (path.starts_with("localhost/"))
        path.erase(0, std::strlen("localhost"));
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        return path;
    std::string plain;
    for (size_t i = 0; i < path.size(); ++i) {
        unsigned int value = 0;
        const char *end = path.data() + std::min(i + 3, path.size());
        if (path[i] == '%' && i + 2 < path.size() && std::from_chars(path.data() + i + 1, end, value, 16).ptr == end) {
            plain += static_cast<char>(value);
            i += 2;
        } else {
            plain += path[i];
        }
    }
    return plain;
}

/// By its name, or by bytes that no video begins with.
bool isPicture(const std::filesystem::path &file)
{
    if (hasImageName(file))
        return true;
    std::string head(12, '\0');
    std::ifstream(file, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
    return head.starts_with("\x89PNG") || head.starts_with(std::string_view("II*\0", 4)) || head.starts_with(std::string_view("MM\0*", 4))
           || (head.starts_with("RIFF") && head.substr(8) == "WEBP");
}

} // namespace

bool isAddress(const std::string &input)
{
    using std::filesystem::file_type;
    std::error_code code;
    const file_type type = std::filesystem::status(input, code).type();
    return input.find("://") != std::string::npos && !input.starts_with(fileScheme) && (type == file_type::not_found || type == file_type::none);
}

std::string withoutSecrets(const std::string &address)
{
    std::string plain = address.substr(0, address.find('?'));
    const size_t host = plain.find("://");
    if (host == std::string::npos)
        return plain;
    const size_t end = std::min(plain.find('/', host + 3), plain.size());
    if (const size_t at = plain.rfind('@', end); at != std::string::npos && at > host)
        plain.erase(host + 3, at - host - 2);
    return plain;
}

std::unique_ptr<FrameSource> openFrames(const std::string &input, int every, double timeout, std::stop_token stop)
{
    using std::filesystem::file_type;
    const std::string path = input.starts_with(fileScheme) ? pathOf(input) : input;
    std::error_code code;
    const file_type type = std::filesystem::status(path, code).type();
    if (type == file_type::directory)
        return std::make_unique<FolderSource>(path);
    if (isAddress(path))
        return openAddress(input, every, timeout, std::move(stop));
    if (type == file_type::not_found)
        throw InputError(path, say("is not there"), say("Choose a folder of pictures, a video or the address of a stream"));
    requireRegularFile(path, say("Choose a folder of pictures, a video or the address of a stream"));
    if (isPicture(path))
        return std::make_unique<PictureSource>(path);
    if (isZip(path)) {
        auto unpacked = std::make_unique<TemporaryCamera>(path, ImportOptions(), stop);
        return unpacked->ok() ? std::make_unique<ArchiveSource>(std::move(unpacked)) : nullptr;
    }
    return std::make_unique<VideoSource>(path, false, every, timeout);
}

} // namespace vantage
