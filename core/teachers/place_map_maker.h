#pragma once

#include "core/base/go_on.h"
#include "core/base/message.h"
#include "core/data/dataset.h"
#include "core/evaluation/confusion.h"
#include "core/nn/place_map.h"
#include "core/nn/precision.h"

#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// Labels of some of a camera's places, known from elsewhere.
struct KnownPlaces
{
    cv::Mat labels;   ///< CV_8UC1 of the network's size, `ignore` or another value that is no class where nothing is known
    int ignore = 255;
    double trust = 0; ///< 0..1: what they count against the network's own votes
    cv::Mat background; ///< CV_8UC3 RGB of the network's size: what the camera sees there when nothing passes
    int tolerance = 18; ///< grey levels within which a frame shows it
};

/// How often a prediction says what is known of the places while the frame shows the background: added to `counts`, the known
/// labels in the place of ground truth. @param frame RGB of any size @param prediction CV_8UC1 of any size
void addAgreement(ConfusionMatrix &counts, const KnownPlaces &known, const cv::Mat &frame, const cv::Mat &prediction);

struct PlaceMapOptions
{
    cv::Size size;      ///< that the network works at
    int tolerance = 18; ///< grey levels
    int frames = 16;    ///< that vote, evenly spaced
};

struct MadePlaceMap
{
    std::optional<PlaceMap> map;
    Message remark; ///< what it rests on, or why there is none
};

/// What the network says of each place while frames show the background, on the mean, and the labels known from elsewhere on top.
/// No label of `camera` is looked at. @param shares P(background | class), doubt mixed in
/// @return without a map and remark where `goOn` ended it; without a map where the camera moves. @throws InputError on unreadable frames
MadePlaceMap makePlaceMap(Network net, const Dataset &camera, const std::vector<double> &shares, const std::optional<KnownPlaces> &known,
                          torch::Device device, const Precision &precision, const PlaceMapOptions &options, const GoOn &goOn, const HowFar &howFar = {});

/// Keeps what is known in a folder of its own, as pictures that can be looked at. @throws InputError
void saveKnownPlaces(const std::filesystem::path &folder, const KnownPlaces &known);
/// Nothing where the folder is not there. @throws InputError where it is damaged
std::optional<KnownPlaces> loadKnownPlaces(const std::filesystem::path &folder);

} // namespace vantage
