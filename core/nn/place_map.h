#pragma once

#include "core/nn/segmentation_net.h"

#include <map>
#include <string>

namespace vantage {

/// What is known of the places that one fixed camera sees; it holds for that camera alone. Where a frame shows the
/// camera's background, a part of the answer is the map's, and what is known of moving things weighs the classes.
struct PlaceMap
{
    torch::Tensor background; ///< 3 x h x w, float32, RGB 0..255: what the camera sees when nothing passes; h and w half the network's picture
    torch::Tensor labels;     ///< classes x h x w, float32, sums of 1
    torch::Tensor trust;      ///< 1 x h x w, float32, 0..1: the map's part of the answer where a frame shows the background
    torch::Tensor shares;     ///< classes, float32: P(a pixel shows the background | class), none of them 0 or 1
    double tolerance = 18;    ///< grey levels in any channel
    double usual = 1;         ///< 0..1: how much of this camera's frames shows the background as a rule
    bool things = false;      ///< what passes is seen as whole things; maps of older files see places
};

/// The map is silent in frames that show less than `silentBelow` of the background that is usual, and speaks fully from
/// `fullFrom` on: the light has changed, or the camera was moved.
inline constexpr double silentBelow = 0.6, fullFrom = 0.75;
/// Grey levels; see PlacesShown.
inline constexpr double toleranceEdge = 2;
/// Added to probabilities before their logarithm is taken.
inline constexpr double leastProbability = 1e-6;

/// @throws std::invalid_argument where shapes or values are not those of a map of that many classes
void requirePlaceMap(const PlaceMap &map, int classes);

/// Shares of the background's brightness within which a colour turns from what may be a shadow into what is none.
inline constexpr double darkEdge = 0.05, lightEdge = 0.02;
/// Places a side over which gaps in what passes are closed, of a map of so many columns; odd.
int64_t gapWindow(int64_t columns);

/// What pictures show of the background: each N x 1 x H/2 x W/2, 0..1. All edges are soft, so that no runtime's rounding turns a place over.
struct PlacesShown
{
    torch::Tensor background; ///< within the tolerance of it: fully up to `toleranceEdge` under it, not at all as much above
    torch::Tensor clear;      ///< background that nothing passes around; without `things` all of it
    torch::Tensor passing;    ///< something passes; without `things` all that is not background. The rest is doubtful, as in core/geometry/sight.h:
                              ///< a shadow, maybe, or the gap in a thing
};
/// @param pictures N x 3 x H x W, RGB 0..255 @param background 1 x 3 x H/2 x W/2
PlacesShown placesShown(const torch::Tensor &pictures, const torch::Tensor &background, double tolerance, bool things);

/// A network together with what is known of one fixed camera. Its scores are logarithms of probabilities.
class MappedNet : public SegmentationNet
{
public:
    /// @throws std::invalid_argument as requirePlaceMap()
    MappedNet(Network net, const PlaceMap &map);

    /// @param x as any network takes it; of another size than the map's picture the map is resized, so it must show the same view
    Output outputs(const torch::Tensor &x) override;
    ResNet backbone() override { return m_net->backbone(); }

    /// What the map makes of the plain network's scores for x.
    torch::Tensor mapped(const torch::Tensor &scores, const torch::Tensor &x) const;

    Network plain() const { return m_net; }
    PlaceMap map() const;

private:
    Network m_net;
    torch::Tensor m_background, m_labels, m_trust, m_shares;
    double m_tolerance, m_usual;
    bool m_things;
};

} // namespace vantage
