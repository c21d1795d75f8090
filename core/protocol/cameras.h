#pragma once

#include "core/protocol/pairs.h"

#include <functional>
#include <opencv2/core/types.hpp>
#include <stop_token>

namespace vantage {

/// Of the cameras that are views of the city.
struct CityFrames
{
    int frames = 100;
    cv::Size size{640, 480};
    uint64_t seed = 1; ///< the episode: time of day, weather, traffic
};

/// Renders a view of the city into folder/<name>, or what is missing of it. Both cores are at work within a frame, so cameras
/// come one after the other.
/// @param progress gets frames done and in all
/// @return false where it was stopped. @throws InputError also where the folder holds more or other frames
bool renderCamera(CameraSpec &camera, const CityFrames &city, const std::filesystem::path &folder, std::stop_token stop,
                  const std::function<void(int, int)> &progress);

/// The folders of the cameras that a pair learns from.
std::vector<std::filesystem::path> sourceFolders(const Pair &pair, const ProtocolSpec &spec);

/// Sources must have labels to learn, targets to measure with. @throws InputError naming the first camera that has none
void checkCameras(const ProtocolSpec &spec, bool damagedToo = false);

} // namespace vantage
