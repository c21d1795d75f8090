#include "core/cameras/video_file.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <opencv2/core/utility.hpp>
#include <opencv2/videoio.hpp>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace vantage {
namespace {

const Message copyAgain = say("Copy it again from where it was recorded");

uint64_t numberAt(std::string_view bytes, size_t at, size_t count = 4)
{
    uint64_t value = 0;
    for (size_t i = 0; i < count; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// A box of the file itself.
struct TopBox
{
    std::string kind;
    uint64_t at = 0, head = 8, length = 0; ///< bytes; length with the head
};

/// The MP4 family is a chain of boxes. @return what follows the place, or nothing where there is no box
std::optional<TopBox> topBox(std::istream &in, uint64_t at, uint64_t size)
{
    std::string head(16, '\0');
    in.clear();
    in.seekg(static_cast<std::streamoff>(at));
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (at + 8 > size || in.gcount() < 8)
        return std::nullopt;
    TopBox box{head.substr(4, 4), at, 8, numberAt(head, 0)};
    if (box.length == 1) {
        box.length = numberAt(head, 8, 8);
        box.head = 16;
    } else if (box.length == 0) {
        box.length = size - at; // to the end
    }
    return box.length < box.head ? std::nullopt : std::optional(box);
}

bool beginsAsMp4(const std::string &head)
{
    static const std::set<std::string> kinds{"ftyp", "mdat", "wide", "free", "skip", "moov"};
    return head.size() >= 8 && kinds.contains(head.substr(4, 4));
}

/// The index ('moov'), without which no frame can be found, may be missing.
VideoFault faultOfMp4(std::istream &in, uint64_t size)
{
    for (std::optional<TopBox> box = topBox(in, 0, size); box; box = topBox(in, box->at + box->length, size)) {
        const bool isCut = box->length > size - box->at;
        if (box->kind == "moov")
            return isCut ? VideoFault{say("is cut off within its index"), copyAgain} : VideoFault{};
        if (isCut)
            return {say("is cut off before its index ('moov'), without which no frame can be found"), copyAgain};
    }
    return {say("has no index ('moov'), without which no frame can be found: its recording was not finished, or the file is cut off"),
            say("Copy it again, or have it repaired by the maker's program for the recorder")};
}

/// The content of 'moov'; empty where the file has none, or is none of the MP4 family.
std::string indexOfMp4(const std::filesystem::path &file)
{
    constexpr uint64_t largest = 64 << 20;
    std::error_code code;
    const uintmax_t size = std::filesystem::file_size(file, code);
    std::ifstream in(file, std::ios::binary);
    std::string head(8, '\0');
    in.read(head.data(), 8);
    if (code || !in || !beginsAsMp4(head))
        return {};
    std::optional<TopBox> box = topBox(in, 0, size);
    while (box && box->kind != "moov" && box->length <= size - box->at)
        box = topBox(in, box->at + box->length, size);
    if (!box || box->kind != "moov" || box->length > std::min(size - box->at, largest))
        return {};
    std::string index(box->length - box->head, '\0');
    in.clear();
    in.seekg(static_cast<std::streamoff>(box->at + box->head));
    in.read(index.data(), static_cast<std::streamsize>(index.size()));
    return in ? index : std::string();
}

/// The boxes of a part of an MP4 file, in their order: kind and content.
std::vector<std::pair<std::string_view, std::string_view>> boxesOf(std::string_view part)
{
    std::vector<std::pair<std::string_view, std::string_view>> boxes;
    while (part.size() >= 8) {
        const uint64_t length = numberAt(part, 0);
        if (length < 8 || length > part.size())
            break;
        boxes.emplace_back(part.substr(4, 4), part.substr(8, length - 8));
        part.remove_prefix(length);
    }
    return boxes;
}

std::string_view boxOf(std::string_view part, std::string_view kind)
{
    for (const auto &[name, content] : boxesOf(part))
        if (name == kind)
            return content;
    return {};
}

/// The part of a header's matrix that turns: where a step to the right and a step down lead.
struct Turn
{
    double rightX = 1, rightY = 0, downX = 0, downY = 1;
};

/// @param place of the matrix in a box of version 0; one of version 1 has 12 bytes more before it
Turn turnAt(std::string_view box, size_t place)
{
    if (box.size() > 0 && box[0] == 1)
        place += 12;
    if (box.size() < place + 20)
        return {};
    const auto fixed = [&](size_t i) { return static_cast<int32_t>(numberAt(box, place + 4 * i)) / 65536.0; };
    return {fixed(0), fixed(1), fixed(3), fixed(4)};
}

/// As EXIF numbers it.
int orientationOf(const Turn &turn)
{
    if (std::abs(turn.rightX) >= std::abs(turn.rightY)) {
        if (turn.rightX >= 0)
            return turn.downY >= 0 ? 1 : 4;
        return turn.downY >= 0 ? 2 : 3;
    }
    if (turn.rightY >= 0)
        return turn.downX >= 0 ? 5 : 6;
    return turn.downX >= 0 ? 8 : 7;
}

/// Of the first video track. @return nothing where the file is none of the MP4 family
std::optional<int> orientationOfMp4(const std::filesystem::path &file)
{
    const std::string index = indexOfMp4(file);
    for (const auto &[kind, track] : boxesOf(index)) {
        const std::string_view handler = boxOf(boxOf(track, "mdia"), "hdlr");
        if (kind != "trak" || handler.size() < 12 || handler.substr(8, 4) != "vide")
            continue;
        const Turn own = turnAt(boxOf(track, "tkhd"), 40), all = turnAt(boxOf(index, "mvhd"), 36);
        // First the track's, then that of the whole film.
        return orientationOf({own.rightX * all.rightX + own.rightY * all.downX, own.rightX * all.rightY + own.rightY * all.downY,
                              own.downX * all.rightX + own.downY * all.downX, own.downX * all.rightY + own.downY * all.downY});
    }
    return std::nullopt;
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
        return {say("can't be read"), say("Check that you may read it")};
    if (size == 0)
        return {say("is an empty file"), copyAgain};
    std::string head(12, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    VideoFault fault;
    if (beginsAsMp4(head))
        fault = faultOfMp4(in, size);
    else if (head.starts_with("RIFF") && head.substr(8, 3) == "AVI")
        fault = {say("is a damaged AVI video: it can't be opened as a video"), copyAgain};
    else if (head.starts_with("\x1a\x45\xdf\xa3"))
        fault = {say("is a damaged Matroska or WebM video: it can't be opened as a video"), copyAgain};
    return fault.problem.empty() ? VideoFault{say("can't be opened as a video"), say("Choose a video or a folder of pictures")} : fault;
}

int takeOverTurning(cv::VideoCapture &video, const std::filesystem::path &file)
{
    const double reported = video.get(cv::CAP_PROP_ORIENTATION_META);
    video.set(cv::CAP_PROP_ORIENTATION_AUTO, 0);
    if (const std::optional<int> orientation = file.empty() ? std::nullopt : orientationOfMp4(file))
        return *orientation;
    if (!std::isfinite(reported))
        return 1;
    int clockwise = (static_cast<int>(std::lround(reported / 90)) * 90 % 360 + 360) % 360;
    // 4.6 alone passes FFmpeg's angle on as it is, anticlockwise.
    if (cv::getVersionMajor() == 4 && cv::getVersionMinor() == 6)
        clockwise = (360 - clockwise) % 360;
    return clockwise == 90 ? 6 : clockwise == 180 ? 3 : clockwise == 270 ? 8 : 1;
}

} // namespace vantage
