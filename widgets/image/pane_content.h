#pragma once

#include <QString>

#include <opencv2/core/mat.hpp>

namespace vantage {

enum class PaneMode {
    Overlay,    ///< labels in class colours over the picture (labels may be empty: just a picture)
    Errors,     ///< where `labels` differ from `truth`
    Changes,    ///< where `labels` differ from `before`: mended and broken with a `truth`, else in the classes' new colours
    Confidence, ///< `confidence` as a heat map
};

/// What one pane shows. Pixels are shared with the caller, not copied: not to be written to afterwards.
struct PaneContent
{
    QString caption = {}; ///< drawn in the pane's upper left corner
    cv::Mat image = {};   ///< CV_8UC3 RGB, or empty: then the layers are drawn opaque
    cv::Mat labels = {};  ///< CV_8UC1 class indices, or empty; of another size than `image` they are stretched over it
    cv::Mat truth = {};   ///< CV_8UC1 of the labels' size; needed by Errors, used by Changes
    cv::Mat before = {};  ///< CV_8UC1 of the labels' size; needed by Changes only
    cv::Mat confidence = {}; ///< CV_8UC1 of the labels' size, 0..255 for 0..1; for Confidence and minimumConfidence
    PaneMode mode = PaneMode::Overlay;
    QString placeholder = {}; ///< shown where there is nothing to draw, e.g. "No labels for this frame"

    bool isEmpty() const { return image.empty() && labels.empty() && confidence.empty(); }
    /// Of the picture, else of the labels, else of the confidence.
    cv::Size size() const
    {
        return !image.empty() ? image.size() : !labels.empty() ? labels.size() : confidence.size();
    }
};

} // namespace vantage
