#include "app/cli/command.h"
#include "app/cli/exit_codes.h"
#include "core/model/feature_facts.h"
#include "core/nn/weights/backbone.h"

#include <cstdio>

namespace vantage::cli {
namespace {

struct WeightsArguments
{
    std::string in, out;
    std::string size = "640x480";
};

} // namespace

void addWeights(CLI::App &app, Action &action)
{
    auto *weights = app.add_subcommand("weights", "Pretrained backbones and further features");
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

    auto *show = weights->add_subcommand("features", "Say what a file gives as further features (adapt --features), and what it costs");
    auto shown = std::make_shared<WeightsArguments>();
    show->add_option("file", shown->in, "A DINOv2 .pth, or an ONNX network that gives scores")->required()->check(CLI::ExistingFile);
    show->add_option("--size", shown->size, "WIDTHxHEIGHT of the pictures")->capture_default_str();
    show->callback([shown, &action] {
        action = [shown] {
            const FeatureFacts facts = featureFacts(shown->in, sizeFromText(shown->size));
            std::printf("%s: %d numbers a pixel, %.1f million weights, %.1f GFLOP a picture of %s\n", facts.origin.c_str(), facts.channels, facts.parameters / 1e6,
                        facts.operations / 1e9, shown->size.c_str());
            return Done;
        };
    });
}

} // namespace vantage::cli
