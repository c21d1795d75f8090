#include "core/model/generator_file.h"

#include "core/base/error.h"
#include "core/base/json_text.h"
#include "core/nn/weights/module_state.h"

#include <nlohmann/json.hpp>

namespace vantage {
namespace {

constexpr const char *generatorFormatKey = "vantage.format";
constexpr const char *generatorFormat = "generator 1";
constexpr const char *cellFormat = "generator 2"; // with "cell"
constexpr const char *networkKey = "vantage.generator";

GeneratorInfo infoOf(const StateDict &state, const std::filesystem::path &file)
{
    const auto format = state.metadata.find(generatorFormatKey), network = state.metadata.find(networkKey);
    if (format == state.metadata.end() || (format->second != generatorFormat && format->second != cellFormat) || network == state.metadata.end())
        throw InputError(file, say("is no generator that Vantage wrote"), say("Choose a generator.safetensors out of a run's folder"));
    try {
        const auto json = nlohmann::json::parse(network->second);
        GeneratorInfo info;
        info.network.inputChannels = json.at("classes");
        info.network.filters = json.at("filters");
        info.network.blocks = json.at("blocks");
        info.softmax = json.at("softmax");
        info.cell = json.value("cell", 1);
        if (info.network.inputChannels < 1 || info.network.inputChannels > 255 || info.network.filters < 1
            || info.network.filters > 1024 || info.network.blocks < 0 || info.network.blocks > 64 || info.cell < 1 || info.cell > 64)
            throw std::invalid_argument("a size is out of range");
        return info;
    } catch (const std::exception &error) {
        throw InputError(file, say("holds a damaged description of its network: %1", std::string(error.what())));
    }
}

/// How many numbers the kernels of such a network have.
int64_t weightsOf(const GeneratorOptions &network)
{
    const int64_t f = network.filters, inner = 4 * f;
    return 49 * f * (network.inputChannels + 3) + 2 * 9 * (2 * f * f + 2 * f * inner) + 2 * 9 * inner * inner * network.blocks;
}

} // namespace

torch::Tensor rebuiltSize(const torch::Tensor &images, const GeneratorInfo &info)
{
    if (info.cell == 1)
        return images;
    return torch::adaptive_avg_pool2d(images, {(images.size(2) + info.cell - 1) / info.cell, (images.size(3) + info.cell - 1) / info.cell});
}

torch::Tensor generatorInput(const torch::Tensor &scores, const GeneratorInfo &info)
{
    const auto sized = rebuiltSize(scores, info);
    return info.softmax ? sized.softmax(1) : sized;
}

StateDict generatorState(const Generator &generator, const GeneratorInfo &info)
{
    StateDict state = stateOf(*generator);
    nlohmann::json network{{"classes", info.network.inputChannels}, {"filters", info.network.filters}, {"blocks", info.network.blocks}, {"softmax", info.softmax}};
    if (info.cell > 1)
        network["cell"] = info.cell;
    state.metadata = {{generatorFormatKey, info.cell > 1 ? cellFormat : generatorFormat}, {networkKey, jsonText(network)}};
    return state;
}

LoadedGenerator loadGenerator(const std::filesystem::path &file)
{
    const StateDict state = readStateDict(file);
    LoadedGenerator loaded;
    loaded.info = infoOf(state, file);
    int64_t held = 0;
    for (const auto &[name, tensor] : state.tensors)
        held += tensor.numel();
    if (weightsOf(loaded.info.network) > held) // checked before it is made: memory follows the file, not what it says of itself
        throw InputError(file, say("holds fewer weights than its description asks for"), say("Copy it again"));
    loaded.net = Generator(loaded.info.network);
    copyInto(*loaded.net, state, file);
    loaded.net->eval();
    return loaded;
}

} // namespace vantage
