#include "core/apply/result_writer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/image_io.h"
#include "core/report/number_text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
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
    std::error_code code;
    std::filesystem::rename(part, file, code);
    if (code)
        throw InputError(file, "can't be written: " + code.message());
}

} // namespace

cv::Mat overlaid(const cv::Mat &rgb, const cv::Mat &labels, const ClassMap &classes, double opacity)
{
    cv::Mat mixed;
    cv::addWeighted(colourise(labels, classes), opacity, rgb, 1 - opacity, 0, mixed);
    return mixed;
}

ResultWriter::ResultWriter(const ApplyOptions &options, const ClassMap &classes, double fps)
    : m_options(options), m_classes(classes), m_fps(fps)
{
    createFolder(options.out);
    for (const auto &[wanted, name] : {std::pair{options.labels, "labels"}, std::pair{options.colour, "colour"}, std::pair{options.overlay, "overlay"}})
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
            throw InputError(m_tableFile, std::string("can't be written: ") + std::strerror(errno));
        std::string head = "frame,seconds";
        for (const ClassInfo &info : classes.classes)
            head.append(1, ',').append(quoted(info.name));
        std::fprintf(m_table.get(), "%s\n", head.c_str());
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
            if (m_video->open(m_videoPart.string(), kind.backend, kind.code, m_fps, m_videoSize))
                return;
        } catch (const cv::Exception &) { // the next kind
        }
    }
    throw InputError(m_videoFile, "can't be written: OpenCV has no encoder for it here", "Ask for overlay pictures in its place");
}

void ResultWriter::addVideo(const cv::Mat &rgb)
{
    if (!m_video)
        openVideo(rgb.size());
    cv::Mat bgr, sized = rgb;
    if (rgb.size() != m_videoSize) {
        if (rgb.cols - m_videoSize.width <= 1 && rgb.cols >= m_videoSize.width && rgb.rows - m_videoSize.height <= 1 && rgb.rows >= m_videoSize.height)
            sized = rgb(cv::Rect({}, m_videoSize));
        else
            cv::resize(rgb, sized, m_videoSize, 0, 0, cv::INTER_AREA);
    }
    cv::cvtColor(sized, bgr, cv::COLOR_RGB2BGR);
    m_video->write(bgr);
}

void ResultWriter::write(const SourceFrame &frame, const cv::Mat &labels, const std::vector<double> &shares)
{
    if (m_options.labels)
        writeLabels(m_options.out / "labels" / (frame.name + ".png"), labels);
    if (m_options.colour)
        writeImage(m_options.out / "colour" / (frame.name + ".png"), colourise(labels, m_classes));
    if (m_options.overlay || m_options.video) {
        const cv::Mat mixed = overlaid(frame.image, labels, m_classes, m_options.opacity);
        if (m_options.overlay)
            writeImage(m_options.out / "overlay" / (frame.name + ".jpg"), mixed);
        if (m_options.video)
            addVideo(mixed);
    }
    if (m_table) {
        std::string line = quoted(frame.name).append(1, ',').append(fixedText(frame.seconds, 3));
        for (const double share : shares)
            line.append(1, ',').append(fixedText(share, 6));
        std::fprintf(m_table.get(), "%s\n", line.c_str());
        if (std::ferror(m_table.get()))
            throw InputError(m_tableFile, std::string("can't be written: ") + std::strerror(errno), "Free some disk space and start again");
    }
}

void ResultWriter::finish()
{
    if (m_video) {
        m_video->release();
        std::error_code ignored;
        if (std::filesystem::file_size(m_videoPart, ignored) == 0)
            throw InputError(m_videoFile, "couldn't be written", "Check the free space");
        moveInPlace(m_videoPart, m_videoFile);
        m_files.push_back(m_videoFile);
    }
    if (m_table) {
        if (std::fclose(m_table.release()) != 0)
            throw InputError(m_tableFile, std::string("can't be written: ") + std::strerror(errno), "Free some disk space and start again");
        moveInPlace(m_tablePart, m_tableFile);
        m_files.push_back(m_tableFile);
    }
}

} // namespace vantage
