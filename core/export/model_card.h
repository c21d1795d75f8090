#pragma once

#include "core/export/export.h"
#include "core/model/model_description.h"

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace vantage {

/// What stands beside an exported file for whoever gets it.
struct ModelCard
{
    std::string file;   ///< its name
    ModelDescription info;
    ExportReport report;
    ExportContext context;
    std::vector<cv::Mat> predictions; ///< of context.frames, CV_8UC1
};

/// Frame, prediction and, where they are, labels: a row a frame. CV_8UC3 RGB; empty without frames.
cv::Mat cardPicture(const ModelCard &card);
/// The pictures beside a card, or inside its page; either may be empty.
struct CardPictures
{
    std::string frames;       ///< cardPicture()
    std::string disagreement; ///< context.disagreement
};
/// @param pictures names of their files
std::string cardMarkdown(const ModelCard &card, const CardPictures &pictures);
/// One page with the pictures inside. @param pictures their bytes, JPEG
std::string cardHtml(const ModelCard &card, const CardPictures &pictures);

} // namespace vantage
