#include "core/demo/actors.h"
#include "core/demo/noise.h"

namespace vantage::demo {
namespace {

constexpr Vec3 kSkins[] = {{0.50f, 0.30f, 0.21f}, {0.42f, 0.24f, 0.15f}, {0.25f, 0.13f, 0.08f}, {0.11f, 0.06f, 0.04f}};
constexpr Vec3 kHairs[] = {{0.02f, 0.015f, 0.01f}, {0.08f, 0.045f, 0.02f}, {0.30f, 0.20f, 0.09f}, {0.3f, 0.3f, 0.3f}};
constexpr Vec3 kTops[] = {{0.03f, 0.03f, 0.04f}, {0.5f, 0.5f, 0.48f},   {0.35f, 0.04f, 0.04f}, {0.04f, 0.08f, 0.28f},
                          {0.08f, 0.16f, 0.07f}, {0.42f, 0.30f, 0.08f}, {0.16f, 0.16f, 0.17f}, {0.30f, 0.12f, 0.20f},
                          {0.45f, 0.20f, 0.06f}, {0.10f, 0.25f, 0.30f}, {0.22f, 0.16f, 0.10f}, {0.06f, 0.05f, 0.09f}};
constexpr Vec3 kTrousers[] = {{0.03f, 0.04f, 0.09f}, {0.02f, 0.02f, 0.022f}, {0.10f, 0.10f, 0.11f},
                              {0.25f, 0.20f, 0.13f}, {0.06f, 0.09f, 0.16f},  {0.13f, 0.10f, 0.07f}};

/// A leg or an arm of two parts. The joint bends by `bend` after the swing, both radians, forwards is positive.
Vec3 addLimb(Mesh &mesh, const Pose &pose, Vec3 root, float upper, float lower, float swing, float bend, float thick,
             int upperMaterial, int lowerMaterial)
{
    Vec3 joint = root + Vec3{std::sin(swing) * upper, 0, -std::cos(swing) * upper};
    Vec3 end = joint + Vec3{std::sin(swing + bend) * lower, 0, -std::cos(swing + bend) * lower};
    mesh.bar(pose.at(root), pose.at(joint), thick, thick * 0.78f, upperMaterial, 7);
    mesh.bar(pose.at(joint), pose.at(end), thick * 0.78f, thick * 0.55f, lowerMaterial, 7);
    return end;
}

} // namespace

void addPerson(Mesh &mesh, const Pose &pose, uint32_t number, float phase)
{
    auto add = [&](Vec3 colour) { return mesh.add({Label::Pedestrian, Surface::Plain, colour, 0}); };
    Vec3 topColour = kTops[hashBits(number, 1) % std::size(kTops)];
    int skin = add(kSkins[hashBits(number, 2) % std::size(kSkins)]),
        hair = add(kHairs[hashBits(number, 3) % std::size(kHairs)]);
    int top = add(topColour), trousers = add(kTrousers[hashBits(number, 4) % std::size(kTrousers)]);
    int shoe = add({0.03f, 0.025f, 0.022f});
    bool child = hash01(number, 5) < 0.08f, shortSleeves = hash01(number, 6) < 0.4f, skirt = hash01(number, 7) < 0.2f;
    float size = child ? 0.68f : 0.92f + 0.14f * hash01(number, 8), girth = (0.92f + 0.25f * hash01(number, 9)) * size;
    bool walks = phase >= 0;
    float swing = walks ? std::sin(2 * kPi * phase) : 0.05f;
    float hip = (0.90f - (walks ? 0.035f * std::fabs(swing) : 0)) * size;
    for (float side : {-1.0f, 1.0f}) {
        float leg = 0.50f * swing * side;
        float lag = walks ? std::max(0.0f, std::sin(2 * kPi * phase * 1.0f + (side > 0 ? 0.9f : 0.9f + kPi))) : 0;
        Vec3 foot = addLimb(mesh, pose, {0, side * 0.095f * girth, hip}, 0.44f * size, 0.43f * size, leg,
                            -0.75f * lag * lag, 0.085f * girth, trousers, skirt ? skin : trousers);
        mesh.box({pose.at(foot), pose.heading}, {-0.08f * size, -0.045f * size, -0.03f},
                 {0.18f * size, 0.045f * size, 0.05f}, shoe);
        float arm = -0.45f * swing * side + (walks ? 0 : 0.15f * (hash01(number, 10) - 0.3f));
        float bend = walks ? 0.35f : hash01(number, side > 0 ? 11 : 12) < 0.35f ? 1.6f : 0.15f;
        Vec3 hand = addLimb(mesh, pose, {0, side * 0.225f * girth, hip + 0.52f * size}, 0.28f * size, 0.27f * size, arm,
                            bend, 0.055f * girth, top, shortSleeves ? skin : top);
        mesh.blob(pose.at(hand), Vec3{0.045f, 0.045f, 0.06f} * size, skin, 3);
    }
    if (skirt)
        mesh.bar(pose.at(0, 0, hip - 0.35f * size), pose.at(0, 0, hip + 0.08f), 0.26f * girth, 0.15f * girth, trousers,
                 9);
    // The trunk is wider than deep: an oval made of two bars and blobs.
    mesh.blob(pose.at(0, 0, hip + 0.03f * size), Vec3{0.14f, 0.14f, 0.13f} * girth, skirt ? trousers : top, 5);
    for (float side : {-1.0f, 1.0f}) {
        mesh.bar(pose.at(0, side * 0.06f * girth, hip), pose.at(0.01f, side * 0.10f * girth, hip + 0.5f * size),
                 0.115f * girth, 0.115f * girth, top, 8);
        mesh.blob(pose.at(0.0f, side * 0.15f * girth, hip + 0.52f * size), Vec3{0.10f, 0.09f, 0.08f} * girth, top, 4);
    }
    mesh.bar(pose.at(0, 0, hip + 0.52f * size), pose.at(0.015f, 0, hip + 0.66f * size), 0.06f * size, 0.055f * size,
             skin, 7);
    mesh.blob(pose.at(0.025f, 0, hip + 0.74f * size), Vec3{0.098f, 0.082f, 0.125f} * size, skin, 6);
    mesh.blob(pose.at(-0.012f, 0, hip + 0.78f * size), Vec3{0.105f, 0.092f, 0.11f} * size, hair, 6);
    if (hash01(number, 13) < 0.3f) { // a rucksack or a bag
        int bag = add(kTops[hashBits(number, 14) % std::size(kTops)] * 0.7f);
        mesh.box({pose.at(-0.14f * girth, 0, hip + 0.12f), pose.heading}, {-0.15f, -0.15f, 0}, {0, 0.15f, 0.4f * size},
                 bag);
    }
}

} // namespace vantage::demo
