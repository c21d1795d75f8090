#include "core/demo/city.h"

#include "core/base/error.h"
#include "core/data/size_text.h"
#include "core/demo/noise.h"
#include "core/demo/renderer.h"
#include "core/demo/sensor.h"

namespace vantage {
namespace {

void check(const CityOptions &options)
{
    if (std::min(options.size.width, options.size.height) < 16
        || std::max(options.size.width, options.size.height) > 2048)
        throw InputError("synthetic city", say("frames can't be %1", sizeText(options.size)),
                         say("Choose sides from 16 to 2048 pixels"));
}

/// Vehicles that stay parked for the whole episode become part of the fixed scene.
demo::Mesh fixedMesh(demo::Layout &layout, uint64_t seed)
{
    demo::Mesh mesh = std::move(layout.mesh);
    auto salt = static_cast<uint32_t>(seed * 6151 + 17);
    for (size_t i = 0; i < layout.bays.size(); ++i) {
        const demo::Bay &bay = layout.bays[i];
        auto n = static_cast<uint32_t>(i);
        if (demo::hash01(salt, n, 1) >= bay.chance)
            continue;
        demo::Pose pose{
            bay.pose.at(0.5f * (demo::hash01(salt, n, 2) - 0.5f), 0.3f * (demo::hash01(salt, n, 3) - 0.5f), 0),
            bay.pose.heading + 0.06f * (demo::hash01(salt, n, 4) - 0.5f)};
        demo::addVehicle(mesh, pose, demo::vehicleLook(demo::hashBits(salt, n, 5), 0), false, false);
    }
    return mesh;
}

} // namespace

struct City::World
{
    explicit World(const CityOptions &options)
        : seed(options.seed)
        , layout(demo::makeLayout(options.scene))
        , view(demo::viewOf(layout, options.view))
        , weather(demo::makeWeather(options.seed * 3 + static_cast<uint64_t>(options.scene)))
        , fixed(fixedMesh(layout, options.seed), false)
        , traffic(layout, options.seed)
        , renderer(fixed, view, weather, options.size)
    { }

    /// Vehicles, people and the signals' lamps of one moment; people are set down on what is under them.
    demo::Mesh movers(demo::Traffic::Moment &moment) const
    {
        demo::Mesh mesh;
        for (const demo::Traffic::Vehicle &v : moment.vehicles)
            demo::addVehicle(mesh, v.pose, v.look, v.braking, weather.lights);
        for (demo::Traffic::Person &p : moment.people) {
            demo::Hit ground = fixed.trace(p.pose.position + demo::Vec3{0, 0, 0.4f}, {0, 0, -1}, 2);
            if (ground)
                p.pose.position.z += 0.4f - ground.distance;
            demo::addPerson(mesh, p.pose, p.number, p.phase);
        }
        const demo::Vec3 colours[3] = {{2.4f, 0.10f, 0.06f}, {2.2f, 1.2f, 0.08f}, {0.12f, 2.0f, 0.9f}};
        for (const demo::SignalLamp &lamp : layout.lamps) {
            auto state = static_cast<int>(traffic.signal(lamp.signal, moment.time));
            int glow = mesh.add({demo::Label::TrafficSign, demo::Surface::Light, colours[state], 0});
            mesh.disc(lamp.pose.at(0.192f, 0, 0.35f - 0.35f * static_cast<float>(state)), lamp.pose.forward(), 0.13f,
                      glow, 12);
        }
        return mesh;
    }

    uint64_t seed;
    demo::Layout layout;
    demo::View view;
    demo::Weather weather;
    demo::RayScene fixed;
    demo::Traffic traffic;
    demo::Renderer renderer;
};

City::City(const CityOptions &options)
{
    check(options);
    m_world = std::make_unique<World>(options);
}

City::~City() = default;

Frame City::render(int index) const
{
    if (index < 0 || index > 1'000'000)
        throw InputError("synthetic city", say("there is no frame %1", index), say("Choose 0 to 1000000"));
    demo::Traffic::Moment moment = m_world->traffic.at(index);
    demo::RayScene moving(m_world->movers(moment), true);
    demo::Renderer::Picture picture = m_world->renderer.render(moving, moment);
    auto noise = demo::hashBits(static_cast<uint32_t>(m_world->seed), static_cast<uint32_t>(index), 3);
    return {demo::develop(picture.light, m_world->view, noise), picture.labels};
}

} // namespace vantage
