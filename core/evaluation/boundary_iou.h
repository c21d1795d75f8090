#pragma once

#include "core/evaluation/measures.h"

namespace vantage {

/// Boundary IoU of Cheng et al. (CVPR 2021, "Boundary IoU: Improving Object-Centric Image Segmentation Evaluation"), a class's pixels taken
/// as one object: of truth and of prediction only what lies within d of the object's own outline counts, d = 2 % of the frame's diagonal;
/// the frame's border is an outline too. Intersections and unions are summed over the frames, the mean goes over classes that the
/// truth has. Where the truth is `ignore` the prediction is set to it as well, so that both have the same outline there.
class BoundaryIou : public FrameTally
{
public:
    explicit BoundaryIou(int classes);
    void add(const cv::Mat &truth, const cv::Mat &prediction, int ignore) override;
    std::optional<double> value() const override;

    /// Of one class; none where the truth has none of it.
    std::optional<double> ofClass(int index) const;

private:
    struct Counts
    {
        uint64_t truth = 0, both = 0, either = 0;
    };
    std::vector<Counts> m_counts;
};

} // namespace vantage
