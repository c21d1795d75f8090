#pragma once

#include "core/base/message.h"

#include <filesystem>
#include <string>

namespace cv {
class VideoCapture;
}

namespace vantage {

/// The name by which FFmpeg is sure to open a file: absolute, since what stands before a colon in a relative one is a protocol to it.
std::string nameForFfmpeg(const std::filesystem::path &file);

/// What may be wrong with a video file that can't be opened: the problem, and what to do.
struct VideoFault
{
    Message problem, remedy;
};
VideoFault faultOfVideo(const std::filesystem::path &file);

/// Switches OpenCV's own turning of frames off, which goes the wrong way in some versions and doesn't happen in others.
/// @param file that is read, for its header is the surest source; empty where it is an address
/// @return how the video's header wants its frames turned, as EXIF numbers turns (core/data/orientation.h)
int takeOverTurning(cv::VideoCapture &video, const std::filesystem::path &file);

} // namespace vantage
