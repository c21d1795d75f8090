#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "core/nn/weights/backbone.h"

#include <cstdio>

namespace vantage::cli {
namespace {

struct WeightsArguments
{
    std::string in, out;
};

} // namespace

void addWeights(CLI::App &app, Action &action)
{
    auto *weights = app.add_subcommand("weights", "Pretrained backbones");
    weights->require_subcommand(1);
    auto *command = weights->add_subcommand("import", "Convert a ResNet's ImageNet weights to a checked safetensors file");
    auto options = std::make_shared<WeightsArguments>();
    command->add_option("input", options->in, "A PyTorch .pth, a safetensors file, or a folder of TensorFlow.js shards with its model.json")->required();
    command->add_option("output", options->out, "The .safetensors file to write")->required();
    command->callback([options, &action] {
        action = [options] {
            const BackboneInfo info = importWeights(options->in, options->out);
            std::printf("ResNet-%d, %s, stride on the %s: %s\n", info.depth, info.hasClassifier ? "with classifier" : "without classifier",
                        info.strideInFirst ? "1x1 (v1)" : "3x3", info.origin.c_str());
            return Done;
        };
    });
}

} // namespace vantage::cli
