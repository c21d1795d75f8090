#pragma once

#include <filesystem>
#include <opencv2/core/mat.hpp>
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
    std::string problem, remedy;
};
VideoFault faultOfVideo(const std::filesystem::path &file);

/// Switches OpenCV's own turning of frames off, which goes the wrong way in some versions.
/// @return degrees clockwise by which the video's header wants its frames turned: 0, 90, 180 or 270
int takeOverTurning(cv::VideoCapture &video);

/// @param clockwise degrees, as takeOverTurning() gives them
cv::Mat turnedClockwise(const cv::Mat &frame, int clockwise);

} // namespace vantage
