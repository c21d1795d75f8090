#include "core/apply/result_writer.h"

#include "core/apply/earlier_results.h"
#include "core/cameras/video_file.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/report/number_text.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

namespace vantage {
namespace {

std::string quoted(const std::string &text)
{
    if (text.find_first_of(",\"\n\r;") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text)
        result += c == '"' ? "\"\"" : std::string(1, c);
    return result + "\"";
}

void moveInPlace(const std::filesystem::path &part, const std::filesystem::path &file)
{
    std::error_code code, ignored;
    std::filesystem::rename(part, file, code);
    if (!code)
        return;
    std::filesystem::remove(part, ignored);
    throw InputError(file, say("can't be written: %1", code.message()));
}

[[noreturn]] void refuseFull(const std::filesystem::path &file, const std::string &reason)
{
    throw InputError(file, say("can't be written: %1", reason), say("Free some disk space and start again"));
}

/// Grey or RGB. Whole or not at all under its name, but not synced as models are: a wait for the disk after each of
/// thousands of frames, which can be made anew, is too dear.
void writePicture(const std::filesystem::path &file, const cv::Mat &picture)
{
    cv::Mat stored = picture;
    if (picture.channels() == 3)
        cv::cvtColor(picture, stored, cv::COLOR_RGB2BGR);
    std::vector<uchar> bytes;
    try {
        if (!cv::imencode(file.extension().string(), stored, bytes))
            throw InputError(file, say("can't be encoded as a picture"));
    } catch (const cv::Exception &error) {
        throw InputError(file, say("can't be encoded as a picture: %1", error.err));
    }
    std::filesystem::path part = file;
    part += ".part";
    std::ofstream out(part, std::ios::binary);
    out.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        const std::string reason = std::strerror(errno);
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        refuseFull(file, reason);
    }
    moveInPlace(part, file);
}

/// Encoders tell nobody that the disk was full: the file is asked what it holds.
int64_t framesIn(const std::filesystem::path &video, int backend)
{
    try {
        cv::VideoCapture capture(nameForFfmpeg(video), backend);
        return capture.isOpened() ? static_cast<int64_t>(capture.get(cv::CAP_PROP_FRAME_COUNT)) : 0;
    } catch (const cv::Exception &) {
        return 0;
    }
}

} // namespace

cv::Mat overlaid(const cv::Mat &rgb, const cv::Mat &labels, const ClassMap &classes, double opacity)
{
    constexpr int rows = 256; // at a time: painted labels of the whole frame would be another picture in memory
    cv::Mat mixed(rgb.size(), CV_8UC3);
    for (int from = 0; from < rgb.rows; from += rows) {
        const cv::Range strip(from, std::min(rgb.rows, from + rows));
        cv::Mat part = mixed.rowRange(strip);
        cv::addWeighted(colourise(labels.rowRange(strip), classes), opacity, rgb.rowRange(strip), 1 - opacity, 0, part);
    }
    return mixed;
}

ResultWriter::ResultWriter(const ApplyOptions &options, const ClassMap &classes, const FrameSource &source, const std::vector<std::string> &earlierRows)
    : m_options(options)
    , m_classes(classes)
    , m_live(source.live())
    , m_fps(source.live() || !(source.fps() > 0) ? options.fps : source.fps()) // of a stream it is often made up
{
    createFolder(options.out);
    for (const auto &[wanted, name] : {std::pair{options.labels, "labels"}, std::pair{options.colour, "colour"},
                                       std::pair{options.overlay, "overlay"}})
        if (wanted) {
            createFolder(options.out / name);
            m_files.push_back(options.out / name);
        }
    saveClassMap(classes, options.out / "classes.json");
    m_files.push_back(options.out / "classes.json");
    if (options.shares) {
        m_tableFile = options.out / "class-shares.csv";
        m_tablePart = options.out / "class-shares.csv.part";
        m_table.reset(std::fopen(m_tablePart.c_str(), "w"));
        if (!m_table)
            throw InputError(m_tableFile, say("can't be written: %1", std::string(std::strerror(errno))));
        std::string head = "frame,seconds";
        for (const ClassInfo &info : classes.classes)
            head.append(1, ',').append(quoted(info.name));
        std::fprintf(m_table.get(), "%s\n", head.c_str());
        for (const std::string &row : earlierRows)
            std::fprintf(m_table.get(), "%s\n", row.c_str());
    }
}

ResultWriter::~ResultWriter()
{
    m_video.reset();
    m_table.reset();
    std::error_code ignored;
    for (const auto &part : {m_videoPart, m_tablePart})
        if (!part.empty())
            std::filesystem::remove(part, ignored);
}

void ResultWriter::openVideo(cv::Size size)
{
    struct Kind
    {
        const char *extension;
        int code, backend;
    };
    m_videoSize = {size.width & ~1, size.height & ~1}; // encoders halve the colour's resolution
    m_video = std::make_unique<cv::VideoWriter>();
    for (const Kind &kind : {Kind{".mp4", cv::VideoWriter::fourcc('m', 'p', '4', 'v'), cv::CAP_FFMPEG},
                             Kind{".avi", cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), cv::CAP_OPENCV_MJPEG}}) {
        m_videoFile = m_options.out / (std::string("overlay") + kind.extension);
        m_videoPart = m_options.out / (std::string("overlay.part") + kind.extension);
        try {
            m_videoBackend = kind.backend;
            if (m_video->open(nameForFfmpeg(m_videoPart), kind.backend, kind.code, m_fps, m_videoSize))
                return;
        } catch (const cv::Exception &) { // the next kind
        }
    }
    throw InputError(m_videoFile, say("can't be written: OpenCV has no encoder for it here"), say("Ask for overlay pictures in its place"));
}

void ResultWriter::addVideo(const cv::Mat &rgb, double seconds)
{
    if (!m_video)
        openVideo(rgb.size());
    if (m_live) {
        const int64_t place = std::llround(seconds * m_fps);
        if (m_videoFrames > place)
            return; // faster than the video: its place is taken
        for (; m_videoFrames < place && !m_videoLast.empty(); ++m_videoFrames)
            m_video->write(m_videoLast);
    }
    cv::Mat sized = rgb;
    if (rgb.size() != m_videoSize) {
        const int columns = rgb.cols - m_videoSize.width, rows = rgb.rows - m_videoSize.height;
        if (columns >= 0 && columns <= 1 && rows >= 0 && rows <= 1)
            sized = rgb(cv::Rect({}, m_videoSize));
        else
            cv::resize(rgb, sized, m_videoSize, 0, 0, cv::INTER_AREA);
    }
    cv::cvtColor(sized, m_videoLast, cv::COLOR_RGB2BGR);
    m_video->write(m_videoLast);
    ++m_videoFrames;
}

void ResultWriter::write(const SourceFrame &frame, const cv::Mat &labels, const std::vector<double> &shares)
{
    if (m_options.labels)
        writePicture(m_options.out / "labels" / (frame.name + ".png"), labels);
    if (m_options.colour)
        writePicture(m_options.out / "colour" / (frame.name + ".png"), colourise(labels, m_classes));
    if (m_options.overlay || m_options.video) {
        const cv::Mat mixed = overlaid(frame.image, labels, m_classes, m_options.opacity);
        if (m_options.overlay)
            writePicture(m_options.out / "overlay" / (frame.name + ".jpg"), mixed);
        if (m_options.video)
            addVideo(mixed, frame.seconds);
    }
    if (m_table) {
        std::string line = quoted(frame.name).append(1, ',').append(fixedText(frame.seconds, 3));
        for (const double share : shares)
            line.append(1, ',').append(fixedText(share, 6));
        std::fprintf(m_table.get(), "%s\n", line.c_str());
        if (std::ferror(m_table.get()))
            refuseFull(m_tableFile, std::strerror(errno));
    }
}

void ResultWriter::finishVideo()
{
    m_video->release();
    const int64_t found = framesIn(m_videoPart, m_videoBackend);
    if (found != m_videoFrames)
        throw InputError(m_videoFile, say("couldn't be written to its end: it holds %1 of %2 frames", found, m_videoFrames),
                         say("Free some disk space and start again"));
    moveInPlace(m_videoPart, m_videoFile);
    m_files.push_back(m_videoFile);
}

void ResultWriter::finishTable()
{
    if (std::fclose(m_table.release()) != 0)
        refuseFull(m_tableFile, std::strerror(errno));
    if (m_options.goesOn)
        sortTable(m_tablePart);
    moveInPlace(m_tablePart, m_tableFile);
    m_files.push_back(m_tableFile);
}

void ResultWriter::finish()
{
    if (m_table) // first: a video that can't be finished takes nothing else with it
        finishTable();
    if (m_video)
        finishVideo();
}

} // namespace vantage
