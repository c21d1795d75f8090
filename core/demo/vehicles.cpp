#include "core/demo/actors.h"
#include "core/demo/noise.h"

#include <array>

namespace vantage::demo {
namespace {

constexpr Vec3 kColours[] = {{0.62f, 0.62f, 0.62f},  {0.72f, 0.72f, 0.70f}, {0.02f, 0.02f, 0.022f},
                             {0.05f, 0.05f, 0.055f}, {0.22f, 0.23f, 0.24f}, {0.34f, 0.35f, 0.36f},
                             {0.36f, 0.02f, 0.02f},  {0.02f, 0.05f, 0.20f}, {0.03f, 0.12f, 0.30f},
                             {0.02f, 0.09f, 0.05f},  {0.32f, 0.22f, 0.10f}, {0.50f, 0.30f, 0.03f},
                             {0.12f, 0.13f, 0.14f},  {0.45f, 0.45f, 0.42f}, {0.16f, 0.04f, 0.03f}};

struct Paints
{
    int body, glass, dark, tyre, rim, head, tail, plate;
};

Paints paintsOf(Mesh &mesh, const VehicleLook &look, bool braking, bool lightsOn)
{
    auto add = [&](Surface surface, Vec3 colour) { return mesh.add({Label::Vehicle, surface, colour, 0}); };
    return {add(Surface::CarPaint, look.colour),
            add(Surface::Glass, {0.018f, 0.02f, 0.022f}),
            add(Surface::Plain, {0.018f, 0.018f, 0.018f}),
            add(Surface::Plain, {0.022f, 0.022f, 0.022f}),
            add(Surface::Metal, {0.36f, 0.36f, 0.37f}),
            lightsOn ? add(Surface::Light, {2.2f, 2.1f, 1.9f}) : add(Surface::Metal, {0.55f, 0.56f, 0.57f}),
            braking ? add(Surface::Light, {1.5f, 0.05f, 0.03f}) : add(Surface::Plain, {0.26f, 0.012f, 0.012f}),
            add(Surface::Plain, {0.62f, 0.61f, 0.52f})};
}

/// One station of a body along its length: half widths and heights of sill, waist and top.
struct Rib
{
    float x, low, waist, top, halfLow, halfWaist, halfTop;
};

/// The skin over a row of ribs, closed at both ends.
void addHull(Mesh &mesh, const Pose &pose, const std::vector<Rib> &ribs, int paint, int under)
{
    auto ring = [&](const Rib &r) {
        return std::array<Vec3, 6>{pose.at(r.x, -r.halfLow, r.low),    pose.at(r.x, -r.halfWaist, r.waist),
                                   pose.at(r.x, -r.halfTop, r.top),    pose.at(r.x, r.halfTop, r.top),
                                   pose.at(r.x, r.halfWaist, r.waist), pose.at(r.x, r.halfLow, r.low)};
    };
    for (size_t i = 1; i < ribs.size(); ++i) {
        auto a = ring(ribs[i - 1]), b = ring(ribs[i]);
        for (size_t k = 0; k < 5; ++k)
            mesh.quad(a[k], b[k], b[k + 1], a[k + 1], paint);
        mesh.quad(a[5], b[5], b[0], a[0], under);
    }
    for (const Rib *end : {&ribs.front(), &ribs.back()}) {
        auto r = ring(*end);
        mesh.quad(r[0], r[1], r[4], r[5], paint);
        mesh.quad(r[1], r[2], r[3], r[4], paint);
    }
}

void addWheel(Mesh &mesh, const Pose &pose, float x, float y, float radius, float rolled, const Paints &paints)
{
    float out = y > 0 ? 1.0f : -1.0f;
    Vec3 hub = pose.at(x, y, radius), side = pose.left() * out;
    mesh.disc(pose.at(x, y + out * 0.004f, radius + 0.03f), side, radius * 1.17f, paints.dark, 14); // the arch
    mesh.bar(hub - side * 0.2f, hub + side * 0.02f, radius, radius, paints.tyre, 14);
    mesh.disc(hub + side * 0.025f, side, radius * 0.64f, paints.rim, 12);
    for (int i = 0; i < 5; ++i) {
        float angle = 2 * kPi * static_cast<float>(i) / 5 - rolled / radius;
        Vec3 d = pose.forward() * std::cos(angle) + Vec3{0, 0, std::sin(angle)};
        Vec3 across = pose.forward() * -std::sin(angle) + Vec3{0, 0, std::cos(angle)};
        Vec3 from = hub + side * 0.03f + d * (radius * 0.25f), to = hub + side * 0.03f + d * (radius * 0.58f);
        mesh.triangle(from, to + across * (radius * 0.12f), to - across * (radius * 0.12f), paints.dark);
    }
}

/// The cabin of a car: glass all round between the waist and a painted roof, with pillars.
void addCabin(Mesh &mesh, const Pose &pose, const float (&x)[4], float waist, float roof, float half, float halfRoof,
              const Paints &paints)
{
    // x: foot of the windscreen, front and rear of the roof, foot of the rear window; falling.
    auto low = [&](int i, float side) { return pose.at(x[i], side * half, waist); };
    auto high = [&](int i, float side) { return pose.at(x[i], side * halfRoof, roof); };
    mesh.quad(low(0, -1), low(0, 1), high(1, 1), high(1, -1), paints.glass);
    mesh.quad(low(3, 1), low(3, -1), high(2, -1), high(2, 1), paints.glass);
    float crown = roof + 0.05f;
    float middle = (x[1] + x[2]) / 2;
    for (float side : {-1.0f, 1.0f}) {
        mesh.quad(low(0, side), low(3, side), high(2, side), high(1, side), paints.glass);
        mesh.quad(high(1, side), high(2, side), pose.at(x[2] + 0.1f, side * 0.6f * halfRoof, crown),
                  pose.at(x[1] - 0.1f, side * 0.6f * halfRoof, crown), paints.body);
        mesh.bar(low(0, side), high(1, side), 0.05f, 0.04f, paints.body, 5, false);
        mesh.bar(low(3, side), high(2, side), 0.10f, 0.06f, paints.body, 5, false);
        mesh.bar(pose.at(middle - 0.1f, side * half, waist), pose.at(middle - 0.1f, side * halfRoof, roof), 0.04f,
                 0.035f, paints.dark, 5, false);
        mesh.bar(high(1, side), high(2, side), 0.045f, 0.045f, paints.body, 5, false);
        mesh.box({pose.at(x[0] - 0.25f, side * (half + 0.09f), waist + 0.02f), pose.heading}, {-0.08f, -0.1f, 0},
                 {0.08f, 0.1f, 0.15f}, paints.body); // mirrors
    }
    mesh.quad(pose.at(x[1] - 0.1f, -0.6f * halfRoof, crown), pose.at(x[1] - 0.1f, 0.6f * halfRoof, crown),
              pose.at(x[2] + 0.1f, 0.6f * halfRoof, crown), pose.at(x[2] + 0.1f, -0.6f * halfRoof, crown), paints.body);
    mesh.quad(high(1, -1), high(1, 1), pose.at(x[1] - 0.1f, 0.6f * halfRoof, crown),
              pose.at(x[1] - 0.1f, -0.6f * halfRoof, crown), paints.body);
    mesh.quad(high(2, -1), high(2, 1), pose.at(x[2] + 0.1f, 0.6f * halfRoof, crown),
              pose.at(x[2] + 0.1f, -0.6f * halfRoof, crown), paints.body);
}

void addLights(Mesh &mesh, const Pose &pose, const VehicleLook &look, float headZ, float tailZ, const Paints &paints)
{
    float front = look.length / 2, back = -front, w = look.width / 2;
    for (float side : {-1.0f, 1.0f}) {
        float a = side * (w - 0.14f), b = side * (w - 0.5f);
        mesh.quad(pose.at(front + 0.012f, a, headZ), pose.at(front + 0.012f, b, headZ),
                  pose.at(front + 0.0f, b, headZ + 0.15f), pose.at(front - 0.02f, a, headZ + 0.17f), paints.head);
        mesh.quad(pose.at(back - 0.012f, a, tailZ), pose.at(back - 0.012f, side * (w - 0.42f), tailZ),
                  pose.at(back - 0.012f, side * (w - 0.42f), tailZ + 0.17f), pose.at(back - 0.012f, a, tailZ + 0.2f),
                  paints.tail);
    }
    mesh.quad(pose.at(front + 0.012f, -w * 0.5f, 0.38f), pose.at(front + 0.012f, w * 0.5f, 0.38f),
              pose.at(front + 0.012f, w * 0.5f, 0.55f), pose.at(front + 0.012f, -w * 0.5f, 0.55f), paints.dark);
    for (float x : {front + 0.016f, back - 0.014f})
        mesh.quad(pose.at(x, -0.26f, 0.42f), pose.at(x, 0.26f, 0.42f), pose.at(x, 0.26f, 0.53f),
                  pose.at(x, -0.26f, 0.53f), paints.plate);
}

void addCar(Mesh &mesh, const Pose &pose, const VehicleLook &look, const Paints &paints)
{
    float l = look.length / 2, w = look.width / 2, lift = look.kind == VehicleKind::Offroader ? 0.16f : 0;
    float waist = 0.90f + lift, bonnet = 0.80f + lift;
    bool boot = look.kind == VehicleKind::Saloon;
    float tail = boot ? waist - 0.02f : waist;
    std::vector<Rib> ribs{{-l, 0.3f + lift, 0.55f + lift, tail - 0.22f, w - 0.14f, w - 0.09f, w - 0.16f},
                          {-l + 0.12f, 0.24f + lift, 0.55f + lift, tail - 0.02f, w - 0.06f, w - 0.03f, w - 0.12f},
                          {-l * 0.45f, 0.22f + lift, 0.60f + lift, waist, w - 0.03f, w, w - 0.08f},
                          {l * 0.40f, 0.22f + lift, 0.60f + lift, waist, w - 0.03f, w, w - 0.08f},
                          {l - 0.35f, 0.24f + lift, 0.55f + lift, bonnet, w - 0.05f, w - 0.03f, w - 0.16f},
                          {l - 0.08f, 0.26f + lift, 0.50f + lift, bonnet - 0.13f, w - 0.1f, w - 0.09f, w - 0.22f},
                          {l, 0.32f + lift, 0.48f + lift, bonnet - 0.24f, w - 0.16f, w - 0.14f, w - 0.26f}};
    addHull(mesh, pose, ribs, paints.body, paints.dark);
    float rear = boot ? -l * 0.62f : -l + 0.10f;
    float roofRear = boot ? -l * 0.30f : look.kind == VehicleKind::Hatchback ? -l + 0.55f : -l + 0.32f;
    addCabin(mesh, pose, {l * 0.42f, l * 0.08f, roofRear, rear}, waist, look.height - 0.05f, w - 0.1f, w - 0.26f,
             paints);
    mesh.box(pose, {-l + 0.2f, -w - 0.005f, 0.21f + lift}, {l - 0.25f, w + 0.005f, 0.29f + lift}, paints.dark);
    for (float x : {l - 0.82f, -l + 0.80f})
        for (float y : {-w + 0.01f, w - 0.01f})
            addWheel(mesh, pose, x, y, 0.32f + lift * 0.4f, pose.position.x + pose.position.y, paints);
    addLights(mesh, pose, look, bonnet - 0.24f, tail - 0.25f, paints);
}

void addBoxy(Mesh &mesh, const Pose &pose, const VehicleLook &look, const Paints &paints)
{
    float l = look.length / 2, w = look.width / 2, h = look.height;
    bool bus = look.kind == VehicleKind::Bus, lorry = look.kind == VehicleKind::Lorry;
    float nose = bus ? 0.12f : 0.55f, floor = 0.35f;
    std::vector<Rib> ribs;
    if (lorry) {
        int load = mesh.add({Label::Vehicle, Surface::Plain, {0.6f, 0.6f, 0.58f}, 0});
        mesh.box(pose, {-l, -w, 0.85f}, {l - 2.0f, w, h}, load);
        mesh.box(pose, {-l + 0.1f, -w + 0.25f, 0.45f}, {l - 0.5f, w - 0.25f, 0.85f}, paints.dark);
        int band = mesh.add({Label::Vehicle, Surface::Plain, look.colour, 0});
        mesh.box(pose, {-l + 0.6f, -w - 0.01f, 1.5f}, {l - 2.6f, w + 0.01f, 2.1f}, band);
        h = 2.35f;
        ribs = {{l - 1.9f, floor, 1.1f, h, w - 0.06f, w - 0.03f, w - 0.12f}};
        nose = 0.25f;
    } else {
        ribs = {{-l, floor, 1.0f, h - 0.12f, w - 0.05f, w - 0.02f, w - 0.14f},
                {-l + 0.15f, floor, 1.0f, h, w, w, w - 0.1f}};
    }
    ribs.push_back({l - nose - 0.75f, floor, 1.0f, h, w, w, w - 0.1f});
    if (!bus)
        ribs.push_back({l - nose, floor, 0.9f, lorry ? h - 0.1f : 1.15f, w, w - 0.02f, w - 0.12f});
    ribs.push_back({l - 0.02f, floor, 0.75f, bus ? h - 0.1f : lorry ? 1.1f : 0.9f, w - 0.08f, w - 0.08f, w - 0.16f});
    addHull(mesh, pose, ribs, paints.body, paints.dark);
    float glassLow = bus ? 1.15f : 1.2f, glassHigh = bus ? 2.35f : lorry ? 2.05f : 1.85f;
    for (float side : {-1.0f, 1.0f}) {
        float y = side * (w + 0.012f), from = l - nose - 0.85f;
        float to = bus ? -l + 0.4f : lorry ? l - 1.75f : from - 1.15f;
        float step = bus ? 1.3f : from - to;
        for (float x = from; x - step >= to - 0.01f; x -= step)
            mesh.quad(pose.at(x, y, glassLow), pose.at(x - step + 0.08f, y, glassLow),
                      pose.at(x - step + 0.08f, y - side * 0.05f, glassHigh), pose.at(x, y - side * 0.05f, glassHigh),
                      paints.glass);
        for (float x : {bus ? l - 2.6f : l - 0.95f, bus ? -l + 2.6f : -l + 1.0f})
            addWheel(mesh, pose, x, side * (w + 0.005f), bus || lorry ? 0.46f : 0.35f,
                     pose.position.x + pose.position.y, paints);
    }
    float top = bus ? h - 0.35f : lorry ? h - 0.2f : h - 0.12f, foot = bus ? 1.0f : 1.2f;
    float xLow = bus ? l + 0.01f : l - nose + 0.02f, xHigh = bus ? l - 0.04f : l - nose - 0.66f;
    if (lorry)
        xLow = l - 0.02f, xHigh = l - 0.22f;
    mesh.quad(pose.at(xLow, -w + 0.2f, foot), pose.at(xLow, w - 0.2f, foot), pose.at(xHigh, w - 0.25f, top),
              pose.at(xHigh, -w + 0.25f, top), paints.glass);
    mesh.quad(pose.at(-l - 0.012f, w - 0.3f, 1.3f), pose.at(-l - 0.012f, -w + 0.3f, 1.3f),
              pose.at(-l - 0.012f, -w + 0.3f, h - 0.5f), pose.at(-l - 0.012f, w - 0.3f, h - 0.5f),
              lorry ? paints.body : paints.glass);
    addLights(mesh, pose, look, 0.6f, 0.85f, paints);
}

} // namespace

VehicleLook vehicleLook(uint32_t number, float largeShare)
{
    VehicleLook look;
    look.colour = kColours[hashBits(number, 1) % std::size(kColours)];
    float draw = hash01(number, 2);
    if (draw < largeShare * 0.45f)
        look = {VehicleKind::Bus, hash01(number, 3) < 0.5f ? Vec3{0.45f, 0.05f, 0.03f} : Vec3{0.04f, 0.16f, 0.30f},
                10.5f, 2.5f, 3.0f};
    else if (draw < largeShare * 0.7f)
        look = {VehicleKind::Lorry, look.colour, 7.2f, 2.3f, 3.1f};
    else if (draw < largeShare + 0.08f)
        look = {VehicleKind::Van, hash01(number, 3) < 0.5f ? Vec3{0.68f, 0.68f, 0.67f} : look.colour, 5.3f, 1.98f,
                2.2f};
    else if (draw < largeShare + 0.36f)
        look = {VehicleKind::Hatchback, look.colour, 3.95f, 1.74f, 1.47f};
    else if (draw < largeShare + 0.60f)
        look = {VehicleKind::Saloon, look.colour, 4.65f, 1.82f, 1.43f};
    else if (draw < largeShare + 0.78f)
        look = {VehicleKind::Estate, look.colour, 4.6f, 1.82f, 1.48f};
    else
        look = {VehicleKind::Offroader, look.colour, 4.5f, 1.88f, 1.70f};
    return look;
}

void addVehicle(Mesh &mesh, const Pose &pose, const VehicleLook &look, bool braking, bool lightsOn)
{
    Paints paints = paintsOf(mesh, look, braking, lightsOn);
    if (look.kind == VehicleKind::Van || look.kind == VehicleKind::Bus || look.kind == VehicleKind::Lorry)
        addBoxy(mesh, pose, look, paints);
    else
        addCar(mesh, pose, look, paints);
}

} // namespace vantage::demo
