#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace vantage {

struct SourceFrame
{
    cv::Mat image;      ///< CV_8UC3, RGB
    std::string name;   ///< a stem for files, unique in the source
    double seconds = 0; ///< since the beginning: by the file's time stamps, of a stream by the clock; 0 in folders
};

/// Bytes of pixels that may wait between two threads. A frame that is larger waits alone.
constexpr size_t waitingBytes = size_t(256) << 20;

inline size_t bytesOf(const cv::Mat &picture)
{
    return picture.total() * picture.elemSize();
}

/// Frames one after the other, out of a folder, a video file or a stream.
class FrameSource
{
public:
    virtual ~FrameSource() = default;
    /// @return false at the end. @throws InputError where a frame is damaged or there is none at all
    virtual bool next(SourceFrame &frame) = 0;
    /// Frames of these names don't come, and are not decoded where that can be spared. To be called before the first one; not of a live one.
    virtual void leaveOut(const std::set<std::string> & /*names*/) {}
    /// Of a video or stream: a frame comes only where `wanted` takes its seconds, which it may correct; the others are not brought into
    /// their colours. To be called before the first one; pictures of a folder have no time and come all.
    virtual void sample(std::function<bool(double &seconds)> /*wanted*/) {}
    virtual int64_t count() const { return 0; } ///< that it announces; 0: not known
    virtual double fps() const { return 0; }    ///< 0: not known
    virtual bool live() const { return false; } ///< comes at its own speed, without an end that is known
    virtual std::filesystem::path folder() const { return {}; } ///< where the frames lie, of pictures; of an archive the file
    /// What is worth knowing of the frames so far, a sentence each, without full stop.
    virtual std::vector<Message> remarks() const { return {}; }
};

/// Whether the input is to be fetched over a network: it has a scheme (rtsp://, http://, but not file://) and is no file of that name.
bool isAddress(const std::string &input);
/// The address without name, password and what stands after a question mark, for whoever shows or keeps it.
std::string withoutSecrets(const std::string &address);

/// Nothing but regular files is ever opened: a pipe or a device may never send anything.
/// @param input a folder, a zip archive of one, a picture, a video file or an address with ://; what is there under that name is taken for a file. Of an
/// address, what announces its length is a video like a file's, the rest is live
/// @param every take each n-th frame (of a video or stream) @param timeout seconds to wait for a stream
/// @return null where it was asked to stop before a stream was open or an archive unpacked @throws InputError where it can't be opened
std::unique_ptr<FrameSource> openFrames(const std::string &input, int every, double timeout, std::stop_token stop = {});

} // namespace vantage
