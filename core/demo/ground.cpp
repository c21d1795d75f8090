#include "core/demo/layout.h"

namespace vantage::demo {

GroundMaterials addGroundMaterials(Mesh &mesh)
{
    GroundMaterials out{};
    out.asphalt = mesh.add({Label::Road, Surface::Asphalt, {0.105f, 0.105f, 0.11f}, 1});
    out.paving = mesh.add({Label::Sidewalk, Surface::Paving, {0.29f, 0.275f, 0.25f}, 2});
    out.cobbles = mesh.add({Label::Sidewalk, Surface::Cobbles, {0.25f, 0.225f, 0.20f}, 3});
    out.kerb = mesh.add({Label::Sidewalk, Surface::Concrete, {0.34f, 0.335f, 0.32f}, 4});
    out.grass = mesh.add({Label::Vegetation, Surface::Grass, {0.085f, 0.125f, 0.035f}, 5});
    out.paint = mesh.add({Label::RoadLine, Surface::RoadPaint, {0.62f, 0.62f, 0.59f}, 6});
    out.soil = mesh.add({Label::Vegetation, Surface::Grass, {0.10f, 0.085f, 0.05f}, 7});
    return out;
}

void addFootway(Mesh &mesh, const Path &path, float from, float to, float right, float left, int top, int kerb)
{
    constexpr float stone = 0.16f;
    addBand(mesh, path, from, to, right + stone, left - stone, kKerb, top);
    addBand(mesh, path, from, to, right, right + stone, kKerb + 0.002f, kerb);
    addBand(mesh, path, from, to, left - stone, left, kKerb + 0.002f, kerb);
    int pieces = std::max(1, static_cast<int>((to - from) / 1.5f));
    for (int i = 0; i < pieces; ++i)
        for (float side : {right, left}) {
            float s0 = from + (to - from) * static_cast<float>(i) / static_cast<float>(pieces);
            float s1 = from + (to - from) * static_cast<float>(i + 1) / static_cast<float>(pieces);
            Vec3 a = path.at(s0, side).position, b = path.at(s1, side).position;
            Vec3 up{0, 0, kKerb + 0.002f};
            mesh.quad(a, b, b + up, a + up, kerb);
        }
    for (float s : {from, to}) {
        Vec3 a = path.at(s, right).position, b = path.at(s, left).position;
        mesh.quad(a, b, b + Vec3{0, 0, kKerb}, a + Vec3{0, 0, kKerb}, kerb);
    }
}

void addSlab(Mesh &mesh, const std::vector<Vec3> &outline, int top, int kerb)
{
    mesh.polygon(outline, kKerb, top);
    mesh.skirt(outline, 0, kKerb, kerb);
    std::vector<Vec3> closed = outline;
    closed.push_back(outline.front());
    Path edge(closed);
    addBand(mesh, edge, 0, edge.length(), 0, 0.16f, kKerb + 0.002f, kerb);
}

void addZebra(Mesh &mesh, const Pose &along, float width, float depth, int paint)
{
    for (float y = -width / 2 + 0.35f; y + 0.5f < width / 2; y += 1.0f)
        mesh.quad(along.at(-depth / 2, y, kPaintLift), along.at(depth / 2, y, kPaintLift),
                  along.at(depth / 2, y + 0.5f, kPaintLift), along.at(-depth / 2, y + 0.5f, kPaintLift), paint);
}

void addArrow(Mesh &mesh, const Pose &pose, int paint)
{
    float z = kPaintLift;
    mesh.quad(pose.at(-1.8f, -0.1f, z), pose.at(0.6f, -0.1f, z), pose.at(0.6f, 0.1f, z), pose.at(-1.8f, 0.1f, z),
              paint);
    mesh.triangle(pose.at(0.6f, -0.4f, z), pose.at(1.9f, 0, z), pose.at(0.6f, 0.4f, z), paint);
}

} // namespace vantage::demo
