#pragma once

#include <filesystem>
#include <opencv2/core/types.hpp>
#include <string>

namespace vantage {

/// What a file of further features is, for who prices or shows it without torch.
struct FeatureFacts
{
    std::string origin;    ///< for people
    int channels = 0;      ///< numbers that it adds to a pixel
    double parameters = 0; ///< also of an ONNX file: its bytes in numbers of four
    double operations = 0; ///< multiplications and additions for one picture
};

/// Reads the whole file. @param picture size of the pictures that it looks at @throws InputError as openFeatures()
FeatureFacts featureFacts(const std::filesystem::path &file, cv::Size picture);

} // namespace vantage
