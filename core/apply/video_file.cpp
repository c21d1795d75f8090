#include "core/apply/video_file.h"

#include <cmath>
#include <cstdint>
#include <fstream>
#include <opencv2/core/utility.hpp>
#include <opencv2/videoio.hpp>

namespace vantage {
namespace {

constexpr char copyAgain[] = "Copy it again from where it was recorded";

uint64_t bigEndian(std::istream &in, int bytes)
{
    uint64_t value = 0;
    for (int i = 0; i < bytes; ++i)
        value = value << 8 | static_cast<unsigned char>(in.get());
    return value;
}

/// Of the MP4 family: a chain of boxes, one of which ('moov') is the index without which no frame can be found.
VideoFault faultOfMp4(std::istream &in, uint64_t size)
{
    for (uint64_t at = 0; at + 8 <= size;) {
        in.clear();
        in.seekg(static_cast<std::streamoff>(at));
        uint64_t length = bigEndian(in, 4);
        std::string kind(4, '\0');
        in.read(kind.data(), 4);
        if (length == 1)
            length = bigEndian(in, 8);
        else if (length == 0)
            length = size - at;
        if (!in || length < 8)
            break;
        if (kind == "moov")
            return length > size - at ? VideoFault{"is cut off within its index", copyAgain} : VideoFault{};
        if (length > size - at)
            return {"is cut off before its index ('moov'), without which no frame can be found", copyAgain};
        at += length;
    }
    return {"has no index ('moov'), without which no frame can be found: its recording was not finished, or the file is cut off",
            "Copy it again, or have it repaired by the maker's program for the recorder"};
}

} // namespace

std::string nameForFfmpeg(const std::filesystem::path &file)
{
    std::error_code code;
    const std::filesystem::path absolute = std::filesystem::absolute(file, code);
    return (code ? file : absolute).string();
}

VideoFault faultOfVideo(const std::filesystem::path &file)
{
    std::error_code code;
    const uintmax_t size = std::filesystem::file_size(file, code);
    std::ifstream in(file, std::ios::binary);
    if (code || !in)
        return {"can't be read", "Check that you may read it"};
    if (size == 0)
        return {"is an empty file", copyAgain};
    std::string head(12, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    const std::string kind = head.substr(4, 4);
    VideoFault fault;
    if (kind == "ftyp" || kind == "mdat" || kind == "wide" || kind == "free" || kind == "moov")
        fault = faultOfMp4(in, size);
    else if (head.starts_with("RIFF") && head.substr(8, 3) == "AVI")
        fault = {"is a damaged AVI video: it can't be opened as a video", copyAgain};
    else if (head.starts_with("\x1a\x45\xdf\xa3"))
        fault = {"is a damaged Matroska or WebM video: it can't be opened as a video", copyAgain};
    return fault.problem.empty() ? VideoFault{"can't be opened as a video", "Choose a video or a folder of pictures"} : fault;
}

int takeOverTurning(cv::VideoCapture &video)
{
    const double reported = video.get(cv::CAP_PROP_ORIENTATION_META);
    video.set(cv::CAP_PROP_ORIENTATION_AUTO, 0);
    if (!std::isfinite(reported))
        return 0;
    int clockwise = (static_cast<int>(std::lround(reported / 90)) * 90 % 360 + 360) % 360;
    // Up to 4.6 the angle of the header's matrix is passed on as FFmpeg counts it, anticlockwise; from 4.7 on clockwise.
    if (cv::getVersionMajor() == 4 && cv::getVersionMinor() <= 6)
        clockwise = (360 - clockwise) % 360;
    return clockwise;
}

cv::Mat turnedClockwise(const cv::Mat &frame, int clockwise)
{
    if (clockwise == 0)
        return frame;
    cv::Mat turned;
    cv::rotate(frame, turned, clockwise == 90 ? cv::ROTATE_90_CLOCKWISE : clockwise == 180 ? cv::ROTATE_180 : cv::ROTATE_90_COUNTERCLOCKWISE);
    return turned;
}

} // namespace vantage
