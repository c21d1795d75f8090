#include "core/cameras/sampling.h"

#include "core/cameras/frame_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

namespace vantage {
namespace {

constexpr double alikeLevels = 5; // grey levels

} // namespace

bool SampleTimes::take(double &seconds)
{
    if (m_first) {
        m_offset = -seconds;
        m_first = false;
    }
    seconds += m_offset;
    constexpr double slack = 1e-3; // time stamps are whole milliseconds or coarser
    if (seconds < m_last - slack) {
        m_offset += m_last - seconds;
        seconds = m_last;
    }
    m_last = std::max(m_last, seconds);
    if (seconds < m_due - slack)
        return false;
    if (m_interval > 0) // on the grid that the first frame begins, however long a gap was
        m_due = std::max(m_due, (std::floor((seconds + slack) / m_interval) + 1) * m_interval);
    return true;
}

bool AlikeFrames::alike(const cv::Mat &rgb)
{
    cv::Mat grey, parts;
    cv::resize(rgb, grey, {64, 48}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(grey, grey, cv::COLOR_RGB2GRAY);
    grey.convertTo(parts, CV_32F);
    if (!m_last.empty()) {
        const double light = std::clamp(cv::mean(parts)[0] - cv::mean(m_last)[0], -alikeLevels, alikeLevels);
        if (cv::norm(parts - m_last, cv::Mat(parts.size(), CV_32F, cv::Scalar(light)), cv::NORM_INF) < alikeLevels)
            return true;
    }
    m_last = parts;
    return false;
}

std::string timeName(double seconds)
{
    const long long all = std::llround(std::max(0.0, seconds) * 1000);
    char text[48];
    std::snprintf(text, sizeof text, "%02lld-%02lld-%02lld_%03lld", all / 3'600'000, all / 60'000 % 60, all / 1000 % 60, all % 1000);
    return text;
}

SampleResult sampleFrames(std::unique_ptr<FrameSource> source, const SampleOptions &options, const std::function<void(const SourceFrame &)> &keep,
                          std::stop_token stop, const std::function<void(const SampleProgress &)> &progress)
{
    SampleResult result;
    const double length = source->count() > 0 && source->fps() > 0 ? static_cast<double>(source->count()) / source->fps() : 0;
    source->sample([times = SampleTimes(options.fps)](double &seconds) mutable { return times.take(seconds); });
    FrameReader reader(std::move(source), 0);
    const std::stop_callback ended(stop, [&reader] { reader.stop(); });
    AlikeFrames alike;
    std::string last;
    int64_t again = 0;
    while (std::optional<SourceFrame> frame = reader.next()) {
        if (stop.stop_requested())
            break;
        result.seconds = frame->seconds;
        if (result.size.empty())
            result.size = frame->image.size();
        if (!options.keepAlike && alike.alike(frame->image)) {
            ++result.alike;
        } else {
            const std::string name = timeName(frame->seconds);
            again = name == last ? again + 1 : 0; // faster than a thousand a second, or without time stamps
            last = name;
            frame->name = again > 0 ? name + "-" + std::to_string(again + 1) : name;
            keep(*frame);
            ++result.kept;
        }
        if (progress)
            progress({result.kept, result.alike, result.seconds, length > 0 ? std::min(1.0, result.seconds / length) : 0});
        if (options.frames > 0 && result.kept >= options.frames) {
            reader.stop();
            return result;
        }
    }
    result.stopped = stop.stop_requested();
    if (result.stopped)
        return result;
    if (const std::exception_ptr error = reader.error())
        std::rethrow_exception(error);
    result.remarks = reader.remarks();
    return result;
}

} // namespace vantage
