#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

namespace vantage {

/// How well the borders between predicted classes lie on the frames' own edges: things end where the picture changes. The
/// change between neighbouring pixels (the largest of the three channels) along all borders, over its mean in all of the frames: 1 is
/// no better than borders drawn blindly, higher is better. It asks no network how sure it is, so it compares networks that
/// were trained on hard and on soft labels alike (docs/method.md has what it is worth).
class EdgeAlignment
{
public:
    /// @param rgb CV_8UC3, is looked at in the size of the labels @param labels CV_8UC1
    /// @throws std::invalid_argument where they are of other types
    void add(const cv::Mat &rgb, const cv::Mat &labels);
    /// None where no frame has a border between classes, or all frames are of one colour.
    std::optional<double> value() const;

private:
    double m_onBorders = 0, m_everywhere = 0; ///< sums of changes
    double m_borders = 0, m_neighbours = 0;   ///< how many
};

} // namespace vantage
