#pragma once

#include "core/export/export.h"
#include "core/export/export_info.h"

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace vantage {

/// What stands beside an exported file for whoever gets it.
struct ModelCard
{
    std::string file;   ///< its name
    ExportInfo info;
    ExportReport report;
    ExportContext context;
    std::vector<cv::Mat> predictions; ///< of context.frames, CV_8UC1
};

/// Frame, prediction and, where they are, labels: a row a frame. CV_8UC3 RGB; empty without frames.
cv::Mat cardPicture(const ModelCard &card);
/// @param picture its file's name, or empty
std::string cardMarkdown(const ModelCard &card, const std::string &picture);
/// One page with the picture (JPEG bytes, may be empty) inside.
std::string cardHtml(const ModelCard &card, const std::string &jpeg);

} // namespace vantage
