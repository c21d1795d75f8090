#include "core/demo/furniture.h"

#include "core/demo/noise.h"
#include "core/demo/plants.h"

namespace vantage::demo {
namespace {

constexpr Vec3 kTimber{0.24f, 0.13f, 0.06f};

int other(Mesh &mesh, Surface surface, Vec3 colour, uint32_t salt = 0)
{
    return mesh.add({Label::Other, surface, colour, salt});
}

} // namespace

void addFence(Mesh &mesh, Vec3 from, Vec3 to, float height, Vec3 colour, uint32_t salt)
{
    Pose pose{from, std::atan2(to.y - from.y, to.x - from.x)};
    float span = length(to - from);
    int tones[3];
    for (uint32_t i = 0; i < 3; ++i)
        tones[i] = mesh.add({Label::Fence, Surface::Wood, colour * (0.8f + 0.2f * static_cast<float>(i)), salt + i});
    constexpr float board = 0.14f, gap = 0.035f;
    uint32_t number = 0;
    for (float u = 0; u + board < span; u += board + gap, ++number) {
        float top = height - 0.05f * hash01(salt, number);
        mesh.box(pose, {u, 0.02f, 0.06f}, {u + board, 0.045f, top}, tones[hashBits(salt, number, 3) % 3]);
    }
    for (float z : {0.3f, height - 0.35f})
        mesh.box(pose, {0, -0.03f, z}, {span, 0.02f, z + 0.1f}, tones[0]);
    for (float u = 0; u <= span; u += 2.2f)
        mesh.box(pose, {u, -0.1f, 0}, {u + 0.1f, 0.0f, height + 0.05f}, tones[0]);
}

void addRailing(Mesh &mesh, Vec3 from, Vec3 to, float height, Vec3 colour)
{
    Pose pose{from, std::atan2(to.y - from.y, to.x - from.x)};
    float span = length(to - from);
    int metal = mesh.add({Label::Fence, Surface::Plain, colour, 0});
    for (float u = 0; u < span; u += 0.13f)
        mesh.box(pose, {u, -0.015f, 0.1f}, {u + 0.045f, 0.015f, height - 0.05f}, metal);
    for (float z : {0.1f, height * 0.55f, height - 0.06f})
        mesh.box(pose, {0, -0.03f, z}, {span, 0.03f, z + 0.07f}, metal);
    for (float u = 0; u <= span + 0.01f; u += 2)
        mesh.box(pose, {u - 0.05f, -0.05f, 0}, {u + 0.05f, 0.05f, height + 0.06f}, metal);
}

void addWall(Mesh &mesh, Vec3 from, Vec3 to, float height, Surface surface, Vec3 colour, uint32_t salt)
{
    Pose pose{from, std::atan2(to.y - from.y, to.x - from.x)};
    float span = length(to - from);
    int body = mesh.add({Label::Wall, surface, colour, salt});
    int cap = mesh.add({Label::Wall, Surface::Concrete, {0.36f, 0.35f, 0.32f}, salt});
    mesh.box(pose, {0, -0.15f, 0}, {span, 0.15f, height}, body, false);
    mesh.box(pose, {-0.05f, -0.2f, height}, {span + 0.05f, 0.2f, height + 0.09f}, cap);
    for (float u = 0; u <= span; u += 4.5f)
        mesh.box(pose, {u - 0.2f, -0.2f, 0}, {u + 0.2f, 0.2f, height + 0.16f}, body);
}

void addBench(Mesh &mesh, const Pose &pose)
{
    int wood = other(mesh, Surface::Wood, kTimber), iron = other(mesh, Surface::Plain, {0.03f, 0.03f, 0.03f});
    for (int i = 0; i < 4; ++i) {
        float x = -0.05f + 0.12f * static_cast<float>(i), z = 0.5f + 0.13f * static_cast<float>(i);
        mesh.box(pose, {x, -0.95f, 0.43f}, {x + 0.1f, 0.95f, 0.47f}, wood);
        if (i < 3)
            mesh.box(pose, {-0.13f - 0.02f * static_cast<float>(i), -0.95f, z}, {-0.09f, 0.95f, z + 0.1f}, wood);
    }
    for (float y : {-0.8f, 0.75f}) {
        mesh.box(pose, {-0.15f, y, 0}, {-0.09f, y + 0.06f, 0.9f}, iron);
        mesh.box(pose, {0.3f, y, 0}, {0.36f, y + 0.06f, 0.43f}, iron);
    }
}

void addBin(Mesh &mesh, Vec3 foot, Vec3 colour)
{
    int body = other(mesh, Surface::Plain, colour), dark = other(mesh, Surface::Plain, {0.02f, 0.02f, 0.02f});
    mesh.bar(foot, foot + Vec3{0, 0, 0.85f}, 0.27f, 0.31f, body, 10);
    mesh.bar(foot + Vec3{0, 0, 0.85f}, foot + Vec3{0, 0, 0.97f}, 0.33f, 0.24f, dark, 10);
}

void addContainer(Mesh &mesh, const Pose &pose, Vec3 colour)
{
    int body = other(mesh, Surface::Plain, colour), lid = other(mesh, Surface::Plain, colour * 0.6f);
    int dark = other(mesh, Surface::Plain, {0.02f, 0.02f, 0.02f});
    mesh.box(pose, {-0.5f, -0.7f, 0.15f}, {0.5f, 0.7f, 1.15f}, body);
    mesh.box(pose, {-0.56f, -0.76f, 1.15f}, {0.56f, 0.76f, 1.28f}, lid);
    mesh.box(pose, {-0.3f, -0.6f, 0}, {0.3f, 0.6f, 0.15f}, dark);
}

void addBusShelter(Mesh &mesh, const Pose &pose)
{
    int frame = other(mesh, Surface::Metal, {0.10f, 0.11f, 0.12f}),
        glass = other(mesh, Surface::Glass, {0.10f, 0.13f, 0.13f});
    int roof = other(mesh, Surface::Plain, {0.20f, 0.21f, 0.22f}),
        poster = other(mesh, Surface::Plain, {0.55f, 0.20f, 0.10f});
    for (float y : {-2.0f, 0.0f, 1.93f})
        mesh.box(pose, {-0.7f, y, 0}, {-0.63f, y + 0.07f, 2.4f}, frame);
    mesh.box(pose, {-0.69f, -2, 0.3f}, {-0.66f, 2, 2.1f}, glass);
    mesh.box(pose, {-0.7f, -2.0f, 0.3f}, {0.5f, -1.96f, 2.1f}, poster);
    mesh.box(pose, {-0.8f, -2.2f, 2.4f}, {0.8f, 2.2f, 2.52f}, roof);
    mesh.box(pose, {-0.6f, -1.5f, 0.42f}, {-0.2f, 1.5f, 0.48f}, other(mesh, Surface::Wood, kTimber));
}

void addKiosk(Mesh &mesh, const Pose &pose, Vec3 colour)
{
    int body = other(mesh, Surface::Wood, colour), dark = other(mesh, Surface::Glass, {0.03f, 0.03f, 0.03f});
    int roof = other(mesh, Surface::Plain, {0.12f, 0.13f, 0.12f}),
        goods = other(mesh, Surface::Plain, {0.5f, 0.42f, 0.25f});
    mesh.box(pose, {-1.1f, -1.4f, 0}, {1.1f, 1.4f, 2.4f}, body);
    mesh.box(pose, {-1.4f, -1.7f, 2.4f}, {1.5f, 1.7f, 2.6f}, roof);
    mesh.box(pose, {1.1f, -1.1f, 1.0f}, {1.12f, 1.1f, 2.0f}, dark);
    mesh.box(pose, {1.1f, -1.2f, 0.9f}, {1.45f, 1.2f, 1.0f}, goods);
}

void addAdvertColumn(Mesh &mesh, Vec3 foot, uint32_t salt)
{
    int body = other(mesh, Surface::Concrete, {0.35f, 0.35f, 0.33f}),
        cap = other(mesh, Surface::Plain, {0.05f, 0.12f, 0.09f});
    mesh.bar(foot, foot + Vec3{0, 0, 2.9f}, 0.62f, 0.62f, body, 16);
    mesh.bar(foot + Vec3{0, 0, 2.9f}, foot + Vec3{0, 0, 3.4f}, 0.78f, 0.12f, cap, 16);
    for (uint32_t i = 0; i < 7; ++i) {
        float angle = 2 * kPi * static_cast<float>(i) / 7, low = 0.5f + 0.7f * hash01(salt, i, 1);
        Vec3 tint{0.05f + 0.6f * hash01(salt, i, 2), 0.05f + 0.5f * hash01(salt, i, 3),
                  0.05f + 0.5f * hash01(salt, i, 4)};
        Pose side{foot, angle};
        mesh.box(side, {0.55f, -0.24f, low}, {0.635f, 0.24f, low + 1.2f}, other(mesh, Surface::Plain, tint));
    }
}

void addFountain(Mesh &mesh, Vec3 foot, float radius)
{
    int stone = other(mesh, Surface::Stone, {0.38f, 0.36f, 0.32f}),
        water = other(mesh, Surface::Water, {0.05f, 0.10f, 0.11f});
    int spray = other(mesh, Surface::Plain, {0.75f, 0.8f, 0.82f});
    for (int i = 0; i < 24; ++i) { // the rim
        float a = 2 * kPi * static_cast<float>(i) / 24, b = 2 * kPi * static_cast<float>(i + 1) / 24;
        auto at = [&](float angle, float r, float z) {
            return foot + Vec3{std::cos(angle) * r, std::sin(angle) * r, z};
        };
        mesh.quad(at(a, radius, 0), at(b, radius, 0), at(b, radius, 0.6f), at(a, radius, 0.6f), stone);
        mesh.quad(at(a, radius, 0.6f), at(b, radius, 0.6f), at(b, radius - 0.4f, 0.6f), at(a, radius - 0.4f, 0.6f),
                  stone);
        mesh.quad(at(a, radius - 0.4f, 0), at(b, radius - 0.4f, 0), at(b, radius - 0.4f, 0.6f),
                  at(a, radius - 0.4f, 0.6f), stone);
    }
    mesh.disc(foot + Vec3{0, 0, 0.42f}, {0, 0, 1}, radius - 0.3f, water, 24);
    mesh.bar(foot, foot + Vec3{0, 0, 1.7f}, 0.4f, 0.25f, stone, 12);
    mesh.bar(foot + Vec3{0, 0, 1.5f}, foot + Vec3{0, 0, 1.8f}, 0.3f, radius * 0.42f, stone, 16);
    mesh.bar(foot + Vec3{0, 0, 1.8f}, foot + Vec3{0, 0, 2.7f}, 0.18f, 0.12f, stone, 10);
    mesh.blob(foot + Vec3{0, 0, 2.8f}, {0.28f, 0.28f, 0.3f}, stone, 6);
    for (int i = 0; i < 10; ++i) {
        float angle = 2 * kPi * static_cast<float>(i) / 10, r = radius * 0.42f;
        Vec3 from = foot + Vec3{std::cos(angle) * r, std::sin(angle) * r, 1.8f};
        mesh.bar(from, foot + Vec3{std::cos(angle) * r * 1.35f, std::sin(angle) * r * 1.35f, 0.45f}, 0.02f, 0.05f,
                 spray, 5);
    }
}

void addStatue(Mesh &mesh, const Pose &pose)
{
    int stone = other(mesh, Surface::Stone, {0.33f, 0.31f, 0.28f}),
        bronze = other(mesh, Surface::Metal, {0.08f, 0.13f, 0.10f});
    mesh.box(pose, {-1.2f, -1.2f, 0}, {1.2f, 1.2f, 0.35f}, stone);
    mesh.box(pose, {-0.7f, -0.7f, 0.35f}, {0.7f, 0.7f, 2.1f}, stone);
    mesh.box(pose, {-0.85f, -0.85f, 2.1f}, {0.85f, 0.85f, 2.3f}, stone);
    mesh.bar(pose.at(0, 0.15f, 2.3f), pose.at(0, 0.1f, 3.3f), 0.17f, 0.2f, bronze);
    mesh.bar(pose.at(0.2f, -0.15f, 2.3f), pose.at(0, -0.1f, 3.3f), 0.17f, 0.2f, bronze);
    mesh.bar(pose.at(0, 0, 3.2f), pose.at(0, 0, 4.1f), 0.34f, 0.38f, bronze);
    mesh.blob(pose.at(0, 0, 4.4f), {0.19f, 0.19f, 0.24f}, bronze);
    mesh.bar(pose.at(0, -0.35f, 4.0f), pose.at(0.8f, -0.5f, 4.3f), 0.12f, 0.08f, bronze);
    mesh.bar(pose.at(0, 0.38f, 4.0f), pose.at(0.1f, 0.5f, 3.2f), 0.12f, 0.08f, bronze);
}

void addParasol(Mesh &mesh, Vec3 foot, Vec3 colour, uint32_t salt)
{
    int cloth = other(mesh, Surface::Plain, colour), pole = other(mesh, Surface::Wood, kTimber);
    int table = other(mesh, Surface::Plain, {0.5f, 0.48f, 0.44f});
    mesh.bar(foot, foot + Vec3{0, 0, 2.6f}, 0.04f, 0.04f, pole, 6);
    mesh.bar(foot + Vec3{0, 0, 2.15f}, foot + Vec3{0, 0, 2.75f}, 1.5f, 0.05f, cloth, 8);
    mesh.bar(foot + Vec3{0, 0, 0.72f}, foot + Vec3{0, 0, 0.76f}, 0.45f, 0.45f, table, 12);
    for (uint32_t i = 0; i < 4; ++i) {
        float angle = kPi / 2 * (static_cast<float>(i) + 0.6f * hash01(salt, i));
        Pose chair{foot + Vec3{std::cos(angle) * 0.95f, std::sin(angle) * 0.95f, 0}, angle};
        mesh.box(chair, {-0.2f, -0.2f, 0.42f}, {0.2f, 0.2f, 0.46f}, pole);
        mesh.box(chair, {0.17f, -0.2f, 0.46f}, {0.2f, 0.2f, 0.85f}, pole);
        for (float y : {-0.18f, 0.15f})
            for (float x : {-0.18f, 0.15f})
                mesh.box(chair, {x, y, 0}, {x + 0.03f, y + 0.03f, 0.42f}, pole);
    }
}

void addPlanter(Mesh &mesh, const Pose &pose, float length, uint32_t salt)
{
    int stone = other(mesh, Surface::Concrete, {0.32f, 0.31f, 0.29f}, salt);
    mesh.box(pose, {-length / 2, -0.4f, 0}, {length / 2, 0.4f, 0.55f}, stone);
    for (float u = -length / 2 + 0.4f; u < length / 2 - 0.2f; u += 0.6f)
        addBush(mesh, pose.at(u, 0, 0.45f), 0.42f, salt + static_cast<uint32_t>(10 + u * 5));
}

void addManhole(Mesh &mesh, Vec3 at)
{
    int rim = mesh.add({Label::Road, Surface::Plain, {0.05f, 0.05f, 0.05f}, 0});
    int lid = mesh.add({Label::Road, Surface::Plain, {0.085f, 0.08f, 0.075f}, 0});
    mesh.disc(at + Vec3{0, 0, 0.004f}, {0, 0, 1}, 0.42f, rim);
    mesh.disc(at + Vec3{0, 0, 0.006f}, {0, 0, 1}, 0.33f, lid);
}

} // namespace vantage::demo
