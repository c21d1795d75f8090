#include "core/training/start_network.h"

#include "core/nn/device.h"

#include "core/base/error.h"
#include "core/model/feature_file.h"
#include "core/model/model_file.h"
#include "core/nn/levels_net.h"
#include "core/nn/weights/backbone.h"
#include "core/nn/weights/module_state.h"
#include "core/nn/weights/state_dict.h"

namespace vantage {
namespace {

void fillBackbone(ResNetImpl &resnet, const StateDict &dict)
{
    torch::NoGradGuard noGrad;
    const auto fill = [&](const std::string &name, torch::Tensor &tensor) {
        // inspectBackbone has checked names and shapes; older files only lack the counters of batches.
        if (const auto found = dict.tensors.find(name); found != dict.tensors.end())
            tensor.copy_(found->second);
    };
    for (auto &item : resnet.named_parameters())
        fill(item.key(), item.value());
    for (auto &item : resnet.named_buffers())
        fill(item.key(), item.value());
}

} // namespace

torch::Device deviceOf(const Recipe &recipe)
{
    const torch::Device best = bestDevice();
    if (recipe.device == "cuda" && !best.is_cuda())
        throw AskedError(say("the recipe asks for CUDA, and there is no CUDA device that this libtorch can use; set device=auto"));
    return recipe.device == "cpu" ? torch::Device(torch::kCPU) : best;
}

BackboneInfo checkBackbone(const Recipe &recipe, const StateDict &dict, const std::filesystem::path &file)
{
    BackboneInfo info = inspectBackbone(dict, file);
    if (info.depth != recipe.backbone)
        throw InputError(file, say("holds a ResNet-%1, the recipe asks for a ResNet-%2", info.depth, recipe.backbone),
                         say("Choose another file or set backbone=%1", info.depth));
    return info;
}

StartNetwork makeStartNetwork(const Recipe &recipe, int classes, const std::filesystem::path &startModel, const std::filesystem::path &backbone,
                              const std::vector<std::filesystem::path> &features)
{
    StartNetwork result;
    if (!startModel.empty()) {
        Model model = loadModel(startModel);
        if (model.info.network.classes != classes)
            throw InputError(startModel, say("has %1 classes, the data has %2", model.info.network.classes, classes));
        result.net = model.net;
        result.origin = say("baseline");
        return result;
    }
    NetworkOptions options;
    options.backbone.depth = recipe.backbone;
    options.backbone.outputStride = recipe.outputStride;
    options.classes = classes;
    options.family = networkFamilyFromText(recipe.network);
    options.hidden = recipe.hiddenUnits;
    options.dropout = recipe.dropout;
    options.auxiliary = recipe.auxiliary;
    std::vector<std::shared_ptr<FeatureNet>> further;
    for (const auto &file : features)
        options.features.push_back(further.emplace_back(openFeatures(file))->options());
    if (backbone.empty()) {
        result.net = makeNetwork(options);
        result.origin = say("chance, no pretrained backbone");
    } else {
        const StateDict dict = readStateDict(backbone);
        const BackboneInfo info = checkBackbone(recipe, dict, backbone);
        options.backbone.strideInFirst = info.strideInFirst;
        result.net = makeNetwork(options);
        fillBackbone(*result.net->backbone(), dict);
        result.origin = say("ImageNet ResNet-%1: %2", info.depth, info.origin);
    }
    for (size_t i = 0; i < further.size(); ++i) {
        copyInto(*dynamic_cast<LevelsNet &>(*result.net).features()[i], stateOf(*further[i]), features[i]);
        result.origin = joined({result.origin, say("beside it %1", further[i]->options().origin)}, "; ");
    }
    return result;
}

} // namespace vantage
