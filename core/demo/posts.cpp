#include "core/demo/furniture.h"

namespace vantage::demo {
namespace {

int pole(Mesh &mesh, Vec3 colour = {0.24f, 0.25f, 0.25f}) { return mesh.add({Label::Pole, Surface::Metal, colour, 0}); }

int face(Mesh &mesh, Vec3 colour) { return mesh.add({Label::TrafficSign, Surface::Plain, colour, 0}); }

constexpr Vec3 kRed{0.50f, 0.03f, 0.03f}, kWhite{0.78f, 0.78f, 0.76f}, kBlue{0.02f, 0.10f, 0.42f};
constexpr Vec3 kBlack{0.02f, 0.02f, 0.02f}, kBack{0.30f, 0.31f, 0.32f}, kGreen{0.02f, 0.22f, 0.10f};

void addHead(Mesh &mesh, const Pose &pose)
{
    int box = mesh.add({Label::TrafficSign, Surface::Plain, {0.025f, 0.028f, 0.025f}, 0});
    int lens = mesh.add({Label::TrafficSign, Surface::Plain, {0.05f, 0.05f, 0.05f}, 0});
    int board = mesh.add({Label::TrafficSign, Surface::Plain, {0.03f, 0.03f, 0.03f}, 0});
    mesh.box(pose, {-0.04f, -0.36f, -0.68f}, {-0.02f, 0.36f, 0.68f}, board);
    mesh.box(pose, {-0.02f, -0.19f, -0.55f}, {0.18f, 0.19f, 0.55f}, box);
    for (float z : {-0.35f, 0.0f, 0.35f}) {
        mesh.disc(pose.at(0.185f, 0, z), pose.forward(), 0.13f, lens, 12);
        mesh.box({pose.at(0.18f, 0, z + 0.15f), pose.heading}, {0, -0.16f, 0}, {0.2f, 0.16f, 0.02f}, box);
    }
}

void addFace(Mesh &mesh, const Pose &pose, Sign sign, float scale)
{
    auto disc = [&](float out, float radius, Vec3 colour, int sides) {
        mesh.disc(pose.at(out, 0, 0), pose.forward(), radius * scale, face(mesh, colour), sides);
    };
    auto patch = [&](float out, float y0, float z0, float y1, float z1, Vec3 colour) {
        mesh.quad(pose.at(out, y0 * scale, z0 * scale), pose.at(out, y1 * scale, z0 * scale),
                  pose.at(out, y1 * scale, z1 * scale), pose.at(out, y0 * scale, z1 * scale), face(mesh, colour));
    };
    auto triangle = [&](float out, float r, Vec3 colour, float up) {
        mesh.triangle(pose.at(out, -r * scale, -0.55f * r * up * scale),
                      pose.at(out, r * scale, -0.55f * r * up * scale), pose.at(out, 0, 1.15f * r * up * scale),
                      face(mesh, colour));
    };
    switch (sign) {
    case Sign::Stop:
        disc(0.01f, 0.5f, kWhite, 8), disc(0.015f, 0.46f, kRed, 8), patch(0.02f, -0.33f, -0.1f, 0.33f, 0.1f, kWhite);
        break;
    case Sign::Limit:
        disc(0.01f, 0.48f, kRed, 20), disc(0.015f, 0.36f, kWhite, 20);
        patch(0.02f, -0.2f, -0.18f, -0.04f, 0.18f, kBlack), patch(0.02f, 0.04f, -0.18f, 0.2f, 0.18f, kBlack);
        break;
    case Sign::NoEntry:
        disc(0.01f, 0.48f, kRed, 20), patch(0.02f, -0.34f, -0.09f, 0.34f, 0.09f, kWhite);
        break;
    case Sign::Yield:
        triangle(0.01f, 0.55f, kRed, -1), triangle(0.015f, 0.36f, kWhite, -1);
        break;
    case Sign::Parking:
        patch(0.005f, -0.5f, -0.5f, 0.5f, 0.5f, kWhite), patch(0.01f, -0.46f, -0.46f, 0.46f, 0.46f, kBlue);
        patch(0.015f, -0.22f, -0.32f, -0.1f, 0.32f, kWhite), patch(0.015f, -0.18f, 0.2f, 0.2f, 0.32f, kWhite);
        patch(0.015f, -0.18f, -0.05f, 0.2f, 0.07f, kWhite), patch(0.015f, 0.09f, 0, 0.2f, 0.28f, kWhite);
        break;
    case Sign::Crossing:
        patch(0.005f, -0.5f, -0.5f, 0.5f, 0.5f, kWhite), patch(0.01f, -0.47f, -0.47f, 0.47f, 0.47f, kBlue);
        triangle(0.015f, 0.36f, kWhite, 1), patch(0.02f, -0.05f, -0.1f, 0.05f, 0.2f, kBlack);
        break;
    case Sign::Directions:
        patch(0.005f, -1.3f, -0.75f, 1.3f, 0.75f, kWhite), patch(0.01f, -1.26f, -0.71f, 1.26f, 0.71f, kGreen);
        for (float z : {0.25f, -0.15f, -0.5f})
            patch(0.015f, -0.95f, z, 0.35f, z + 0.22f, kWhite);
        patch(0.015f, 0.62f, -0.55f, 0.74f, 0.4f, kWhite), patch(0.015f, 0.5f, 0.3f, 1.0f, 0.42f, kWhite);
        break;
    }
    float back = sign == Sign::Directions ? 1.3f : 0.47f, tall = sign == Sign::Directions ? 0.75f : 0.47f;
    if (sign == Sign::Parking || sign == Sign::Crossing || sign == Sign::Directions)
        patch(-0.005f, -back, -tall, back, tall, kBack);
    else
        mesh.disc(pose.at(-0.005f, 0, 0), pose.forward(), 0.46f * scale, face(mesh, kBack),
                  sign == Sign::Yield ? 3 : 16);
}

} // namespace

void addLamp(Mesh &mesh, const Pose &pose, float height, float reach)
{
    int metal = pole(mesh);
    mesh.bar(pose.at(0, 0, 0), pose.at(0, 0, 1.2f), 0.15f, 0.13f, metal, 10);
    mesh.bar(pose.at(0, 0, 1.2f), pose.at(0, 0, height), 0.10f, 0.07f, metal, 10);
    mesh.bar(pose.at(0, 0, height - 0.05f), pose.at(reach, 0, height + 0.35f), 0.06f, 0.05f, metal, 8);
    mesh.box({pose.at(reach, 0, height + 0.3f), pose.heading}, {-0.25f, -0.15f, 0}, {0.55f, 0.15f, 0.14f}, metal);
}

std::vector<Pose> addTrafficLight(Mesh &mesh, const Pose &pose, float overhang)
{
    int metal = pole(mesh, {0.13f, 0.14f, 0.14f});
    float tall = overhang != 0 ? 5.6f : 3.4f;
    mesh.bar(pose.at(0, 0, 0), pose.at(0, 0, tall), 0.12f, 0.09f, metal, 10);
    std::vector<Pose> heads{{pose.at(0.16f, 0, 2.85f), pose.heading}};
    addHead(mesh, heads.front());
    if (overhang != 0) {
        mesh.bar(pose.at(0, 0, tall - 0.1f), pose.at(0, overhang, tall + 0.15f), 0.08f, 0.06f, metal, 8);
        heads.push_back({pose.at(0.14f, overhang, tall - 0.1f), pose.heading});
        addHead(mesh, heads.back());
    }
    return heads;
}

void addSign(Mesh &mesh, const Pose &pose, Sign sign, float height, float scale)
{
    int metal = pole(mesh, {0.33f, 0.34f, 0.35f});
    if (sign == Sign::Directions) {
        for (float y : {-0.9f, 0.9f})
            mesh.bar(pose.at(-0.08f, y * scale, 0), pose.at(-0.08f, y * scale, height + 0.6f * scale), 0.06f, 0.06f,
                     metal, 8);
    } else {
        mesh.bar(pose.at(-0.06f, 0, 0), pose.at(-0.06f, 0, height + 0.4f * scale), 0.05f, 0.05f, metal, 8);
    }
    addFace(mesh, {pose.at(0, 0, height), pose.heading}, sign, scale);
}

} // namespace vantage::demo
