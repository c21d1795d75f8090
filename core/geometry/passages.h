#pragma once

#include "core/data/class_map.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <optional>
#include <vector>

namespace vantage {

/// The ground under the things of one class that move: the lowest fifth of each, and a little around it (0.15 of its height up and down, twice
/// that to the sides). Things that the picture's lower edge cuts have their feet outside.
/// @param labels CV_8UC1 @param background CV_8UC1 of the same size, other than 0 where nothing moves
/// @return CV_8UC1 of that size, 1 or 0
cv::Mat footprints(const cv::Mat &labels, const cv::Mat &background, int classIndex);

/// How often things of each moving class pass over each place of a fixed camera.
class PassageCount
{
public:
    PassageCount() = default;
    /// @param moves a flag a class @param size of the pictures that are added
    PassageCount(std::vector<bool> moves, cv::Size size);
    /// As footprints() takes them.
    void add(const cv::Mat &labels, const cv::Mat &background);

    /// CV_32FC1, the share of the frames; empty of a class that doesn't move.
    cv::Mat share(size_t classIndex) const;
    int frames() const { return m_frames; }

private:
    std::vector<bool> m_moves;
    std::vector<cv::Mat> m_sums;
    int m_frames = 0;
};

/// What passes tells classes of the ground apart: who walks over a pavement drives on a road. Counted on labelled cameras, applied to
/// one whose ground is not known. Markings are left out: they lie on what they mark.
class PassageTable
{
public:
    explicit PassageTable(const ClassMap &classes);

    /// @param labels CV_8UC1, of what stands still @param passed of the same camera and size
    void add(const cv::Mat &labels, const PassageCount &passed);

    /// True where there is nothing to tell apart: fewer than two classes of ground have been seen, or nothing passed.
    bool isSilent() const;
    /// P(what passed | class) over P(what passed | ground) at each place, a quarter of doubt mixed into the former: a picture (CV_32FC1)
    /// of each class of the ground, none of the others. The moving classes count as independent.
    std::vector<cv::Mat> factors(const PassageCount &passed) const;

private:
    static constexpr size_t levels = 5; // how often: from never to often
    using Histogram = std::array<double, levels>;
    static size_t levelOf(float share);
    /// Places of the ground by how often the class passed; all of them where `ground` is none.
    Histogram counted(size_t mover, std::optional<size_t> ground = {}) const;

    std::vector<bool> m_ground;                   ///< without markings
    std::vector<std::vector<Histogram>> m_counts; ///< places, by class of the ground and moving class
    double m_smoothing = 0;                       ///< places that say of each class what the ground as a whole says
};

} // namespace vantage
