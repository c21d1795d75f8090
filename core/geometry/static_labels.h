#pragma once

#include "core/geometry/fixed_camera.h"
#include "core/geometry/passages.h"

#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>

#include <vector>

namespace vantage {

/// The commonest label of each pixel among classes that stay where they are.
/// @param labels CV_8UC1 pictures of one size, at least one @param moves one flag a class
/// @param ignore given to pixels where only moving things or no class were seen
/// @return CV_8UC1
cv::Mat staticLabels(const std::vector<cv::Mat> &labels, const std::vector<bool> &moves, int ignore);

/// Which classes move: those that show the camera's background less than half as often as its pixels do on the whole.
/// @param backgroundShares P(background | class), 0..1 @param overall P(background), 0..1
std::vector<bool> movingClasses(const std::vector<double> &backgroundShares, double overall);

/// What a labelled fixed camera knows of its scene.
struct StaticScene
{
    cv::Mat background;                   ///< CV_8UC3 RGB, the median
    cv::Mat labels;                       ///< CV_8UC1, the class map's ignore where only moving things were seen
    BackgroundCount count{0};             ///< how often each class shows the background, pixel by pixel
    BackgroundCount inSight{0};           ///< the same where what passes is seen as whole things and what is doubtful is left out, see sight()
    std::vector<bool> moves;              ///< a flag a class, measured by that
    PassageCount passed;                  ///< how often those pass where, at half the size
    Stillness stillness;
    std::string name;                     ///< the camera's folder
    cv::Size frameSize;                   ///< of its first frame, before it was resized
};

/// Looks at up to 60 evenly spaced frames, each read once. @param labelled frames with labels
/// @param size of the pictures made; frames of another size are resized @param tolerance of the background in grey
/// levels
/// @throws InputError on unreadable frames
StaticScene staticScene(const Dataset &labelled, cv::Size size, int tolerance = 18);
/// The same of each camera of a data set.
std::vector<StaticScene> staticScenes(const Dataset &labelled, cv::Size size, int tolerance = 18);

/// P(background | class), 0..1 a class, counted over all cameras that stand still; nothing where none does.
std::optional<std::vector<double>> sharesOfStill(const std::vector<StaticScene> &scenes);
/// The same of StaticScene::inSight.
std::optional<std::vector<double>> sharesInSight(const std::vector<StaticScene> &scenes);

} // namespace vantage
