#pragma once

#include "core/demo/actors.h"
#include "core/demo/layout.h"

#include <mutex>
#include <opencv2/core.hpp>

namespace vantage::demo {

enum class SignalState { Red, Yellow, Green };

/// What moves, second by second, out of the seed alone. Both views of a scene ask the same traffic.
class Traffic
{
public:
    Traffic(const Layout &layout, uint64_t seed);

    struct Vehicle
    {
        Pose pose;
        VehicleLook look;
        bool braking = false;
    };
    struct Person
    {
        Pose pose;
        uint32_t number = 0;
        float phase = -1; ///< of the step; negative: stands
    };
    struct Moment
    {
        std::vector<Vehicle> vehicles;
        std::vector<Person> people;
        float time = 0; ///< seconds since frame 0
    };

    /// Frame `index` is second `index`. Thread-safe. Later frames are cheapest in order, but any order gives the same.
    Moment at(int index) const;
    SignalState signal(int number, float time) const;

private:
    struct Driver
    {
        int lane = 0;
        uint32_t number = 0;
        VehicleLook look;
        float s = 0, speed = 0, pace = 1, waited = 0, parked = 0;
        bool leaving = false, braking = false;
    };
    struct Walker
    {
        int footway = 0;
        uint32_t number = 0;
        float s = 0, pace = 1.3f, side = 0;
        bool backwards = false, waits = false;
        float blocked = 0; ///< seconds before a car
    };
    struct State
    {
        int64_t step = 0; ///< kStep seconds each, counted from before frame 0
        cv::RNG random;
        uint32_t born = 0;
        std::vector<Driver> drivers;
        std::vector<Walker> walkers;
    };

    Pose poseOf(const Driver &driver) const;
    Pose poseOf(const Walker &walker) const;
    State started() const;
    void advance(State &state) const;
    void spawn(State &state) const;
    void drive(Driver &driver, const std::vector<Pose> &poses, size_t self, const State &state,
               const std::vector<Vec3> &people, float time) const;
    void walk(Walker &walker, const std::vector<Pose> &cars, const State &state, float time) const;

    const Layout &m_layout;
    uint64_t m_seed;
    mutable std::mutex m_mutex;
    mutable State m_state; ///< where the last question left off
};

} // namespace vantage::demo
