#pragma once

#include <filesystem>
#include <functional>
#include <opencv2/core/mat.hpp>
#include <vector>

namespace vantage {

/// Tells whether a frame shows anything that the last kept one does not.
class AlikeFrames
{
public:
    /// Whether each of 64 x 48 parts of the frame is as bright as it was in the frame that was last taken for another one, within 5 grey levels
    /// once a change of the whole picture's light (clouds, exposure) of up to 5 is taken out. Noise is averaged away; somebody who walks by is not.
    bool alike(const cv::Mat &rgb);

private:
    cv::Mat m_last; ///< CV_32FC1 of 64 x 48
};

/// Files that are the same byte for byte, as groups of their numbers in the list, in its order. Only files of equal length are read.
/// @param goesOn asked before each that is read; false ends it @return what was found so far
std::vector<std::vector<size_t>> equalFiles(const std::vector<std::filesystem::path> &files, const std::function<bool()> &goesOn = {});

} // namespace vantage
