#pragma once

#include "core/data/dataset.h"

#include <functional>
#include <memory>

namespace vantage {

/// Which camera of which scene, and which episode: a seed is one time of day, one weather and one traffic.
struct CityOptions
{
    int scene = 1;   ///< 1 a crossroad, 2 a parking lot, 3 a curved street with a square
    char view = 'A'; ///< 'A' and 'B' hang on one mast and look different ways, 'C' looks back from the far side
    cv::Size size{320, 240};
    uint64_t seed = 1;
};

/// A synthetic camera with exact labels in CARLA's 13 classes. Frames are one second apart. Equal options and index
/// give equal bytes, in whatever order frames are asked for; the views of a seed show the same world at the same time.
/// Building one takes about ten frames' time
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

/// Where a view's camera is and how it looks. Metres and degrees.
struct CityCamera
{
    char view = 'A';
    double east = 0, north = 0, up = 0;
    double yaw = 0;         ///< of the optical axis, counter-clockwise from east, -180 to 180
    double pitch = 0;       ///< negative: looks down
    double roll = 0;        ///< positive: turned clockwise
    double fieldOfView = 0; ///< horizontal
};
/// The cameras of a scene, A first. @throws InputError where there is no such scene
std::vector<CityCamera> cityCameras(int scene);

/// How two views of a scene lie to each other.
struct PairGeometry
{
    char source = 'A', target = 'A';
    double yaw = 0;          ///< degrees from the source's axis to the target's, -180 to 180; positive: to the left
    double distance = 0;     ///< metres between the two cameras
    double sharedGround = 0; ///< share of the target's pixels on the ground whose place the source sees, too
};
/// All pairs of different views, in both directions. The ground is what lies flat at the height of roads, footways and
/// lawns; only what stands there for good hides it, and frames are 4:3. @throws InputError where there is no such scene
std::vector<PairGeometry> pairGeometry(int scene);
/// One of them. @throws InputError where there is no such scene or pair
PairGeometry pairGeometry(int scene, char source, char target);

/// Writes frames 0 to `frames` - 1 as images/000000.png and labels/000000.png with classes.json, and as
/// city.json the options, the camera and the scene's pairs. What is there already of the same options is kept, so that
/// an interrupted call can be repeated.
/// @param progress called with frames done and in all, if given; returning false stops.
/// @throws InputError where the folder holds something else or frames of other options, or can't be written.
void writeCity(const CityOptions &options, int frames, const std::filesystem::path &dir,
               const std::function<bool(int, int)> &progress = {});

} // namespace vantage
