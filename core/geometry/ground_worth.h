#pragma once

#include "core/geometry/evolution.h"

#include <array>
#include <opencv2/core.hpp>
#include <vector>

namespace vantage {

/// Two upright cameras above one ground plane. Lengths in units of a sixth of the source's height above ground, so that
/// they read like metres of a camera on a mast; a picture alone does not know more.
struct GroundCameras
{
    double sourceFocal = 250, sourcePitch = 0.3; ///< pixels of a picture 320 wide; radians downwards
    double targetFocal = 250, targetPitch = 0.3;
    double targetHeight = 6;
    double yaw = 0;      ///< radians, from the source's to the target's heading, anticlockwise seen from above
    double x = 0, y = 0; ///< the target's foot, to the right and ahead of the source's

    static GroundCameras from(const Unknowns &unknowns);
    Unknowns unknowns() const;
    /// From pixels of a target picture to pixels of a source picture over the ground; centres of pixels at whole
    /// numbers. The third coordinate of what it gives is positive before the source. @param source, target sizes of the
    /// pictures
    cv::Matx33d targetToSource(cv::Size source, cv::Size target) const;
    /// Rows of a picture of this focal length, pitch and size above which there is no ground; may lie outside.
    static double horizon(double focal, double pitch, cv::Size size);
};

/// What a guess about the cameras is worth: how well the source's ground, laid into the target, fits what is seen and
/// said there.
///   meaning: log p(label | target pixel) - log p(label) of the target's probabilities, over the target's ground;
///   light:   correlation of Lab lightness on the shared ground, coarse and in two bands;
/// less a penalty for ground above a horizon and for cameras far outside what hangs over streets.
/// Thread-safe: worth() changes nothing.
class GroundWorth
{
public:
    static constexpr int width = 320; ///< pixels that both pictures are brought to

    /// @param sourceBackground, targetBackground CV_8UC3 RGB @param sourceLabels CV_8UC1 of the source's size
    /// @param probabilities a CV_32F picture a class, of any one size, of the target's background @param ground a flag
    /// a class
    GroundWorth(const cv::Mat &sourceBackground, const cv::Mat &sourceLabels, const cv::Mat &targetBackground,
                const std::vector<cv::Mat> &probabilities, const std::vector<bool> &ground);

    /// 0..1: pixels that are labelled, or voted, ground.
    double sourceGround() const { return m_sourceGround; }
    double targetGround() const { return m_targetGround; }

    enum Grid { Fine, Middle, Coarse }; ///< every 4th, 8th, 16th pixel
    enum class Light { Coarse, All };
    double worth(const Unknowns &guess, Grid grid, Light light) const;

    /// Whether two guesses bring the target's ground to the same place of the source: half of the ground that either
    /// shares is shared by both, and lies under `tolerance` pixels apart, in the median.
    bool samePlace(const Unknowns &a, const Unknowns &b, double tolerance = 8) const;

    /// -1..1: how the lightness of both pictures agrees on the shared ground beyond what the labels explain: each
    /// label's mean is taken away, borders of labels are left out, of the rest the correlation in the two bands, the
    /// mean of both. Stains, patches and kerbs of this very place count, not what road and line look like anywhere.
    /// Over 0.5 seen at right places only; but other weather, or a fit some pixels off, makes it low at right places
    /// too (docs/method.md).
    double texture(const Unknowns &guess) const;

private:
    struct SourcePixel
    {
        float light[3];
        int label; // of the ground classes, their number for "nothing"
    };
    struct Cells
    {
        std::vector<float> x, y;
        std::vector<float> gain;     // a row of (ground classes + 1) a cell
        std::vector<float> light[3]; // of the target
    };

    Cells cellsEvery(int step, const std::vector<cv::Mat> &gain, const cv::Mat &ground,
                     const std::array<cv::Mat, 3> &light) const;
    void places(const Unknowns &guess, const Cells &cells, size_t first, size_t count, float *x, float *y) const;

    cv::Size m_source, m_target;
    cv::Mat m_sourceLight, m_targetLight; // CV_32F
    cv::Mat m_sourceNumbers;              // CV_8UC1, the ground classes counted through, 255 elsewhere
    cv::Mat m_targetMask;                 // CV_32F, 0 or 1
    std::vector<SourcePixel> m_pixels;
    std::array<Cells, 3> m_cells;
    size_t m_labels = 0; // ground classes
    double m_sourceGround = 0, m_targetGround = 0;
    double m_sourceTop = 0, m_targetTop = 0; // rows where the ground begins
};

} // namespace vantage
