#pragma once

#include "core/apply/apply.h"
#include "core/cameras/frame_source.h"

#include <cstdio>
#include <memory>
#include <opencv2/core/types.hpp>

namespace cv {
class VideoWriter;
}

namespace vantage {

/// Writes what ApplyOptions asks for, frame by frame. To be used by one thread.
class ResultWriter
{
public:
    /// Makes the folders. @param source only asked for its speed: frames of a live one lie in the video at the time at
    /// which they came, repeated or left out. @throws InputError
    /// @param earlierRows of a table that is gone on with
    ResultWriter(const ApplyOptions &options, const ClassMap &classes, const FrameSource &source, const std::vector<std::string> &earlierRows = {});
    /// Removes a video and a table that were not finished.
    ~ResultWriter();
    ResultWriter(const ResultWriter &) = delete;
    ResultWriter &operator=(const ResultWriter &) = delete;

    /// @param shares of each class in this frame @throws InputError where the disk is full
    void write(const SourceFrame &frame, const cv::Mat &labels, const std::vector<double> &shares);
    /// Puts video and table in their places. @throws InputError, also where the video was not written to its end
    void finish();

    const std::vector<std::filesystem::path> &files() const { return m_files; }

private:
    void openVideo(cv::Size size);
    void addVideo(const cv::Mat &rgb, double seconds);
    void finishVideo();
    void finishTable();

    ApplyOptions m_options;
    ClassMap m_classes;
    bool m_live;
    double m_fps;
    std::unique_ptr<cv::VideoWriter> m_video;
    int m_videoBackend = 0;
    int64_t m_videoFrames = 0;
    cv::Mat m_videoLast; // as it was encoded; of a live source it fills the time until the next one
    std::filesystem::path m_videoFile, m_videoPart, m_tableFile, m_tablePart;
    cv::Size m_videoSize;
    std::unique_ptr<std::FILE, int (*)(std::FILE *)> m_table{nullptr, std::fclose};
    std::vector<std::filesystem::path> m_files;
};

} // namespace vantage
