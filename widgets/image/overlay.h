#pragma once

#include "core/data/class_map.h"

#include <QColor>
#include <QImage>
#include <QSet>

#include <opencv2/core/mat.hpp>

namespace vantage {

/// How labels lie over a picture; one for all panes of a comparison.
struct OverlayStyle
{
    double opacity = 0.55; ///< 0..1 of the filled classes, the error map and the heat map
    bool visible = true;   ///< false shows the bare pictures
    bool outline = false;  ///< borders between classes, drawn at full opacity; with opacity 0 there is nothing else
    double minimumConfidence = 0; ///< 0..1; pixels of a lower confidence stay bare (panes that have a confidence)
    QSet<int> hidden = {};        ///< classes that stay bare

    bool operator==(const OverlayStyle &) const = default;
};

// The layers that are drawn over a picture, Format_ARGB32_Premultiplied at the size of the labels, transparent where
// there is nothing to show. Full opacity: OverlayStyle::opacity comes in when they are painted.

/// Classes in the map's colours. Ignored and hidden ones are left out.
/// @param confidence CV_8UC1 of the labels' size (0..255 for 0..1), or empty
QImage labelLayer(const cv::Mat &labels, const cv::Mat &confidence, const ClassMap &classes, const OverlayStyle &style);

/// The pixels that have another class than their right or lower neighbour.
QImage outlineLayer(const cv::Mat &labels, const ClassMap &classes, const OverlayStyle &style);

/// Wrong pixels strong, right ones pale, in colours that red-green blindness tells apart. Pixels whose truth is ignored
/// or hidden are left out.
QImage errorLayer(const cv::Mat &labels, const cv::Mat &truth, const ClassMap &classes, const OverlayStyle &style);

/// Where two predictions differ. With a truth: what was wrong before and is right, what was right and is wrong, and, pale, what is wrong in both;
/// without one (empty) the pixels that changed, in the colours of their new classes.
QImage changeLayer(const cv::Mat &before, const cv::Mat &after, const cv::Mat &truth, const ClassMap &classes, const OverlayStyle &style);

/// A heat map of 0..255 from dark blue (unsure) to yellow (sure); lightness grows with the value.
QImage confidenceLayer(const cv::Mat &confidence);

// What the two maps' colours mean, for a key.
QColor errorColour(bool wrong);
enum class Change { Mended, Broken, StillWrong };
QColor changeColour(Change change);
QColor confidenceColour(double confidence); ///< of 0..1

} // namespace vantage
