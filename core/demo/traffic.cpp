#include "core/demo/traffic.h"

#include "core/base/random.h"
#include "core/demo/noise.h"

namespace vantage::demo {
namespace {

constexpr float kStep = 0.25f; ///< seconds
constexpr int kStepsASecond = 4;
constexpr int kWarmUp = 90;  ///< seconds before frame 0, until the streets are full
constexpr float kCycle = 44; ///< of the signals, seconds

} // namespace

Traffic::Traffic(const Layout &layout, uint64_t seed) : m_layout(layout), m_seed(seed), m_state(started()) {}

SignalState Traffic::signal(int number, float time) const
{
    float shift = kCycle * hash01(static_cast<uint32_t>(m_seed), 77);
    float t = std::fmod(time + shift + 100 * kCycle, kCycle);
    if (number & 1)
        t = std::fmod(t + kCycle / 2, kCycle);
    if (number >= 2) // those on foot start with the cars and stop long before them
        return t < 11 ? SignalState::Green : SignalState::Red;
    return t < 17 ? SignalState::Green : t < 20 ? SignalState::Yellow : SignalState::Red;
}

Pose Traffic::poseOf(const Driver &driver) const
{
    const Lane &lane = m_layout.lanes[static_cast<size_t>(driver.lane)];
    const Path &path = driver.leaving ? lane.leave : lane.path;
    bool backing = driver.leaving && driver.s < lane.backing;
    float axle = 0.3f * driver.look.length;
    float low = std::max(0.0f, driver.s - axle), high = driver.s + axle;
    if (driver.leaving) // never look across the point where the direction changes
        (backing ? high : low) = backing ? std::min(high, lane.backing) : std::max(low, lane.backing);
    Vec3 a = path.at(low).position, b = path.at(high).position;
    Pose pose = path.at(driver.s);
    if (length(b - a) > 0.2f)
        pose.heading = std::atan2(b.y - a.y, b.x - a.x);
    if (backing)
        pose.heading += kPi;
    return pose;
}

Pose Traffic::poseOf(const Walker &walker) const
{
    const Footway &way = m_layout.footways[static_cast<size_t>(walker.footway)];
    float s = walker.backwards ? way.path.length() - walker.s : walker.s;
    Pose pose = way.path.at(s, walker.side);
    if (walker.backwards)
        pose.heading += kPi;
    return pose;
}

Traffic::State Traffic::started() const
{
    State state;
    state.random = makeRandom({m_seed, 0x7261666669ULL});
    for (size_t i = 0; i < m_layout.footways.size(); ++i) { // people are slow: start with some under way
        const Footway &way = m_layout.footways[i];
        auto count = static_cast<int>(way.perMinute * way.path.length() / 1.35f / 60 + 0.5f);
        for (int k = 0; k < count; ++k) {
            Walker walker{static_cast<int>(i),
                          state.born++,
                          state.random.uniform(0.0f, way.path.length()),
                          state.random.uniform(1.05f, 1.65f),
                          way.halfWidth * state.random.uniform(-1.0f, 1.0f),
                          state.random.uniform(0, 2) == 1,
                          false,
                          0};
            state.walkers.push_back(walker);
        }
    }
    for (int i = 0; i < kWarmUp * kStepsASecond; ++i)
        advance(state);
    return state;
}

void Traffic::spawn(State &state) const
{
    for (size_t i = 0; i < m_layout.lanes.size(); ++i) {
        const Lane &lane = m_layout.lanes[i];
        bool comes = state.random.uniform(0.0f, 1.0f) < lane.perMinute / 60 * kStep;
        float pace = state.random.uniform(0.82f, 1.15f);
        if (!comes)
            continue;
        Driver driver{static_cast<int>(i), state.born++, {}, 0, lane.speed * 0.9f, pace, 0, 0, false, false};
        driver.look = vehicleLook(static_cast<uint32_t>(m_seed * 7919) + driver.number, lane.largeShare);
        bool free = true;
        Vec3 start = lane.path.at(0).position;
        for (const Driver &other : state.drivers) {
            free = free && length(poseOf(other).position - start) > 10 + (driver.look.length + other.look.length) / 2;
            free = free && !(lane.parks && other.lane == driver.lane && !other.leaving);
        }
        if (free)
            state.drivers.push_back(driver);
    }
    for (size_t i = 0; i < m_layout.footways.size(); ++i) {
        const Footway &way = m_layout.footways[i];
        bool comes = state.random.uniform(0.0f, 1.0f) < way.perMinute / 60 * kStep;
        float pace = state.random.uniform(1.05f, 1.65f), side = way.halfWidth * state.random.uniform(-1.0f, 1.0f);
        bool backwards = state.random.uniform(0, 2) == 1;
        if (comes)
            state.walkers.push_back({static_cast<int>(i), state.born++, 0, pace, side, backwards, false, 0});
    }
}

void Traffic::drive(Driver &driver, const std::vector<Pose> &poses, size_t self, const State &state,
                    const std::vector<Vec3> &people, float time) const
{
    const Lane &lane = m_layout.lanes[static_cast<size_t>(driver.lane)];
    if (driver.parked > 0) {
        driver.parked -= kStep;
        if (driver.parked <= 0)
            driver.leaving = true, driver.s = 0;
        return;
    }
    const Path &path = driver.leaving ? lane.leave : lane.path;
    bool backing = driver.leaving && driver.s < lane.backing;
    float wanted = backing ? 1.3f : lane.speed * driver.pace;
    // The free way ahead: to the car in front, to people on the road, to a red signal, to the end of a bay.
    float free = 60, nose = driver.look.length / 2;
    Vec3 here = path.at(driver.s).position;
    auto near = [&](Vec3 p) { return dot(p - here, p - here) < 44.0f * 44.0f; };
    std::vector<size_t> cars;
    for (size_t j = 0; j < poses.size(); ++j)
        if (j != self && state.drivers[j].parked <= 0 && near(poses[j].position))
            cars.push_back(j);
    std::vector<Vec3> walkers;
    std::copy_if(people.begin(), people.end(), std::back_inserter(walkers), near);
    for (float ahead = nose + 0.3f; ahead < 34 && free > 50; ahead += 1.4f) {
        if (driver.s + ahead > path.length() || (backing && driver.s + ahead > lane.backing + 1))
            break;
        Pose at = path.at(driver.s + ahead);
        for (size_t j : cars) {
            if (free <= 50)
                break;
            const Driver &other = state.drivers[j];
            Vec3 gap = poses[j].position - at.position;
            if (dot(gap, gap) > 49)
                continue;
            // The other's outline as seen from this spot of the lane.
            float along = std::fabs(dot(gap, poses[j].forward())), across = std::fabs(dot(gap, poses[j].left()));
            if (along > other.look.length / 2 + 0.7f || across > other.look.width / 2 + 0.85f)
                continue;
            if (dot(poses[j].position - here, at.forward()) < 0
                || (driver.waited > 18 && hashBits(driver.number) < hashBits(other.number)))
                continue;
            free = ahead - nose - 1.6f;
        }
        for (Vec3 person : walkers) {
            if (free <= 50)
                break;
            Vec3 gap = person - at.position;
            gap.z = 0;
            if (dot(gap, gap) < 1.9f * 1.9f) // footways are farther from every lane than this
                free = ahead - nose - 2.0f;
        }
    }
    if (!driver.leaving)
        for (const Gate &gate : lane.gates) {
            float way = gate.s - driver.s - nose;
            SignalState shown = signal(gate.signal, time);
            bool stops = shown == SignalState::Red || (shown == SignalState::Yellow && way > driver.speed * 1.2f);
            if (way > -1 && stops)
                free = std::min(free, way - 0.4f);
        }
    if (lane.parks && !driver.leaving)
        free = std::min(free, path.length() - driver.s + 0.25f);
    // Bends are taken slowly.
    Pose soon = path.at(driver.s + 6), now = path.at(driver.s);
    float bend = std::fabs(std::remainder(soon.heading - now.heading, 2 * kPi));
    if (!backing)
        wanted = std::min(wanted, mix(wanted, 3.5f, clamp01(bend)));
    float safe = std::sqrt(std::max(0.0f, 2 * 2.4f * std::max(0.0f, free)));
    float target = std::min(wanted, safe);
    float before = driver.speed;
    driver.speed = std::clamp(target, driver.speed - 6.5f * kStep, driver.speed + 1.9f * kStep);
    if (free < 0.3f)
        driver.speed = std::min(driver.speed, std::max(0.0f, free / kStep));
    driver.speed = std::max(0.0f, driver.speed);
    driver.braking = driver.speed < before - 0.25f || driver.speed < 0.2f;
    driver.waited = driver.speed < 0.15f ? driver.waited + kStep : 0;
    driver.s += driver.speed * kStep;
    if (lane.parks && !driver.leaving && driver.s > path.length() - 0.35f)
        driver.parked = 12 + 60 * hash01(driver.number, 5), driver.speed = 0, driver.braking = false;
}

void Traffic::walk(Walker &walker, const std::vector<Pose> &cars, const State &state, float time) const
{
    const Footway &way = m_layout.footways[static_cast<size_t>(walker.footway)];
    walker.waits = false;
    for (const Gate &gate : way.gates) {
        float at = walker.backwards ? way.path.length() - gate.s : gate.s;
        // Each side of a crossing has its own gate; the one behind a walker is on the far side, never in the way.
        bool first = walker.backwards ? gate.s > way.path.length() / 2 : gate.s < way.path.length() / 2;
        float left = at - walker.s;
        if (first && left > 0 && left < 1.2f + 0.6f * hash01(walker.number, 3)
            && signal(gate.signal, time) != SignalState::Green)
            walker.waits = true;
    }
    Pose pose = poseOf(walker);
    bool gate = walker.waits;
    for (size_t i = 0; i < cars.size() && !walker.waits;
         ++i) { // nobody walks into a car, but all squeeze past in the end
        Vec3 gap = pose.at(0.9f, 0, 0) - cars[i].position;
        const VehicleLook &look = state.drivers[i].look;
        bool moving = state.drivers[i].speed > 0.3f;
        if (walker.blocked > (moving ? 12.0f : 2.5f))
            continue;
        float margin = moving ? 1.2f : 0.35f, reach = moving ? state.drivers[i].speed * 1.1f : 0;
        float along = dot(gap, cars[i].forward()), across = std::fabs(dot(gap, cars[i].left()));
        walker.waits = along > -look.length / 2 - 0.4f && along < look.length / 2 + 0.4f + reach
                       && across < look.width / 2 + margin && dot(pose.forward(), cars[i].position - pose.position) > 0;
    }
    walker.blocked = walker.waits && !gate ? walker.blocked + kStep : std::max(0.0f, walker.blocked - 0.2f * kStep);
    if (!walker.waits)
        walker.s += walker.pace * kStep;
}

void Traffic::advance(State &state) const
{
    float time = static_cast<float>(state.step) * kStep - kWarmUp;
    spawn(state);
    std::vector<Pose> poses;
    std::vector<Vec3> people;
    for (const Driver &driver : state.drivers)
        poses.push_back(poseOf(driver));
    for (Walker &walker : state.walkers) {
        walk(walker, poses, state, time);
        people.push_back(poseOf(walker).position);
    }
    for (size_t i = 0; i < state.drivers.size(); ++i)
        drive(state.drivers[i], poses, i, state, people, time);
    std::erase_if(state.drivers, [&](const Driver &driver) {
        const Lane &lane = m_layout.lanes[static_cast<size_t>(driver.lane)];
        return driver.parked <= 0 && driver.s > (driver.leaving ? lane.leave : lane.path).length() - 0.3f;
    });
    std::erase_if(state.walkers, [&](const Walker &walker) {
        return walker.s >= m_layout.footways[static_cast<size_t>(walker.footway)].path.length();
    });
    ++state.step;
}

Traffic::Moment Traffic::at(int index) const
{
    std::scoped_lock lock(m_mutex);
    int64_t step = (static_cast<int64_t>(index) + kWarmUp) * kStepsASecond;
    if (m_state.step > step)
        m_state = started();
    while (m_state.step < step)
        advance(m_state);
    Moment moment;
    moment.time = static_cast<float>(index);
    for (const Driver &driver : m_state.drivers)
        moment.vehicles.push_back({poseOf(driver), driver.look, driver.braking});
    auto salt = static_cast<uint32_t>(m_seed * 104729);
    for (const Walker &walker : m_state.walkers) {
        float stride = 1.45f;
        float phase = walker.waits ? -1 : std::fmod(walker.s / stride + hash01(walker.number), 1.0f);
        moment.people.push_back({poseOf(walker), salt + walker.number, phase});
    }
    for (size_t g = 0; g < m_layout.gatherings.size(); ++g) {
        const Gathering &group = m_layout.gatherings[g];
        for (int k = 0; k < group.people; ++k) {
            auto key = static_cast<uint32_t>(g * 64) + static_cast<uint32_t>(k);
            // Everyone stays for a while, then somebody else stands there or nobody.
            float stay = 25 + 30 * hash01(salt, key, 1);
            auto turn = static_cast<uint32_t>(std::floor((moment.time + 1000 * hash01(salt, key, 2)) / stay));
            if (hash01(salt + turn, key, 3) < 0.25f)
                continue;
            float angle = 2 * kPi * (static_cast<float>(k) + 0.6f * hash01(salt + turn, key, 4))
                          / static_cast<float>(group.people);
            float away = group.radius * (0.55f + 0.45f * hash01(salt + turn, key, 5));
            Vec3 at = group.centre + Vec3{std::cos(angle) * away, std::sin(angle) * away, 0};
            float looks = angle + kPi + 0.8f * (hash01(salt + turn, key, 6) - 0.5f);
            moment.people.push_back({{at, looks}, hashBits(salt + turn, key, 7), -1});
        }
    }
    return moment;
}

} // namespace vantage::demo
