#include "core/nn/weights/resnet_shapes.h"

#include <array>

namespace vantage {
namespace {

using Shapes = std::map<std::string, std::vector<int64_t>>;

void addConvolution(Shapes &shapes, const std::string &conv, const std::string &norm, int64_t in, int64_t out,
                    int64_t kernel)
{
    shapes[conv + ".weight"] = {out, in, kernel, kernel};
    for (const char *name : {".weight", ".bias", ".running_mean", ".running_var"})
        shapes[norm + name] = {out};
}

} // namespace

Shapes resnetShapes(int depth)
{
    const std::array<int, 4> blocks = depth == 18 ? std::array{2, 2, 2, 2} : std::array{3, 4, depth == 101 ? 23 : 6, 3};
    const bool isBottleneck = depth >= 50;
    Shapes shapes;
    addConvolution(shapes, "conv1", "bn1", 3, 64, 7);
    int64_t in = 64;
    for (int stage = 0; stage < 4; ++stage) {
        const int64_t width = int64_t(64) << stage;
        const int64_t out = isBottleneck ? 4 * width : width;
        for (int i = 0; i < blocks[static_cast<size_t>(stage)]; ++i) {
            const std::string block = "layer" + std::to_string(stage + 1) + "." + std::to_string(i) + ".";
            addConvolution(shapes, block + "conv1", block + "bn1", in, width, isBottleneck ? 1 : 3);
            addConvolution(shapes, block + "conv2", block + "bn2", width, width, 3);
            if (isBottleneck)
                addConvolution(shapes, block + "conv3", block + "bn3", width, out, 1);
            if (in != out || (i == 0 && stage > 0))
                addConvolution(shapes, block + "downsample.0", block + "downsample.1", in, out, 1);
            in = out;
        }
    }
    return shapes;
}

} // namespace vantage
