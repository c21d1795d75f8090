#pragma once

#include "core/base/message.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// What may have become of a fixed camera since its training frames.
enum class DriftKind {
    None,
    Moved,   ///< it looks elsewhere: by how much is known
    Covered, ///< something hides a part of what it saw, or lies on the glass
    Blurred, ///< out of focus, or dirty all over
    Dark,    ///< darker than it ever was
    Changed  ///< the scene looks different, or the camera looks so far elsewhere that nothing is recognised
};
/// "moved", "covered", ...
const char *toText(DriftKind kind);
/// Nothing for another text.
std::optional<DriftKind> driftKindFromText(const std::string &text);

struct Drift
{
    DriftKind kind = DriftKind::None;
    double pixels = 0;     ///< how far the picture lies elsewhere, in pixels of the frames, the median over the picture
    double degrees = 0;    ///< turned about the optical axis, clockwise positive
    double zoom = 1;       ///< over 1: what was seen is larger
    double hidden = 0;     ///< 0..1: places with structure that show none of it
    double sharpness = 1;  ///< of fine against coarse structure, as a share of what it was
    double brightness = 0; ///< 0..255
    double recognised = 0; ///< 0..1: places with structure that show what they did
    cv::Matx33d carries = cv::Matx33d::eye(); ///< from pixels of the training frames to those of now; of Moved
    cv::Mat before, now;   ///< CV_8UC3 RGB: what it saw, and what it sees with what passes taken out; of the working size
};

/// What a fixed camera saw in its training frames: backgrounds of a few kinds of light, dark ones first.
struct DriftReference
{
    cv::Size frames;                  ///< size of the frames in pixels
    std::vector<cv::Mat> backgrounds; ///< CV_8UC3 RGB, at most `driftWidth` pixels wide
};

constexpr int driftWidth = 480;

/// At the working size. @param rgb CV_8UC3
cv::Mat driftPicture(const cv::Mat &rgb);

/// Frames of like light are put together, up to three kinds of at least eight frames; each gives its median.
/// @param frames at the working size, of one camera that stands still, in any order; at least one
DriftReference driftReference(const std::vector<cv::Mat> &frames, cv::Size size);

/// Tells what a camera sees now from what it saw in training, whatever the light: corners of the background are followed
/// (Lucas-Kanade) or matched (SIFT, homography by MAGSAC) in pictures whose local mean and contrast are evened out. What passes is no matter,
/// since the median of the window is looked at; 5 frames and more, some seconds apart, are needed for that.
class DriftJudge
{
public:
    explicit DriftJudge(DriftReference reference);
    ~DriftJudge();
    DriftJudge(DriftJudge &&) noexcept;

    /// @param window frames at the working size, one after the other; of another size than the training frames is Changed
    Drift judge(const std::vector<cv::Mat> &window) const;
    const DriftReference &reference() const { return m_reference; }

private:
    struct Known;
    DriftReference m_reference;
    std::vector<Known> m_known;
};

/// "moved by 34 pixels, turned by 1.2 degrees"; empty for None. A sentence's worth without full stop.
Message describe(const Drift &drift);

} // namespace vantage
