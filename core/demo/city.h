#pragma once

#include "core/data/dataset.h"

#include <functional>
#include <memory>

namespace vantage {

/// Which camera of which scene, and which episode: a seed is one time of day, one weather and one traffic.
struct CityOptions
{
    int scene = 1;   ///< 1 a crossroad, 2 a parking lot, 3 a curved street with a square
    char view = 'A'; ///< 'A' or 'B': two cameras that see the same things from different places
    cv::Size size{320, 240};
    uint64_t seed = 1;
};

/// A synthetic camera with exact labels in CARLA's 13 classes. Frames are one second apart. Equal options and index
/// give equal bytes, in whatever order frames are asked for; views A and B of a seed show the same world at the same
/// time. Building one takes about ten frames' time
/// and keeps 220 bytes a pixel.
class City
{
public:
    /// @throws InputError where an option is out of range (sides are 16 to 2048 pixels)
    explicit City(const CityOptions &options);
    ~City();
    City(const City &) = delete;
    City &operator=(const City &) = delete;

    /// Image (RGB) and labels of one second. Thread-safe. @param index from 0 to 1,000,000. @throws InputError
    Frame render(int index) const;

private:
    struct World;
    std::unique_ptr<World> m_world;
};

/// Writes frames 0 to `frames` - 1 as images/000000.png and labels/000000.png with classes.json, and the options as
/// city.json. What is there already of the same options is kept, so that an interrupted call can be repeated.
/// @param progress called with frames done and in all, if given; returning false stops.
/// @throws InputError where the folder holds something else or frames of other options, or can't be written.
void writeCity(const CityOptions &options, int frames, const std::filesystem::path &dir,
               const std::function<bool(int, int)> &progress = {});

} // namespace vantage
