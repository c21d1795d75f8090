#include "core/nn/segmentation_net.h"

#include "core/nn/levels_net.h"
#include "core/nn/pspnet.h"

#include <stdexcept>

namespace vantage {

std::string toText(NetworkFamily family)
{
    return family == NetworkFamily::Levels ? "levels" : "pspnet";
}

NetworkFamily networkFamilyFromText(const std::string &text)
{
    for (const auto family : {NetworkFamily::PspNet, NetworkFamily::Levels})
        if (text == toText(family))
            return family;
    throw std::invalid_argument("there is no network '" + text + "'; there are pspnet, levels");
}

std::vector<torch::Tensor> SegmentationNet::headParameters() const
{
    std::vector<torch::Tensor> result;
    for (const auto &item : named_parameters())
        if (item.key().rfind("backbone.", 0) != 0 && item.value().requires_grad())
            result.push_back(item.value());
    return result;
}

std::vector<torch::Tensor> SegmentationNet::backboneParameters() const
{
    std::vector<torch::Tensor> result;
    for (const auto &item : named_parameters())
        if (item.key().rfind("backbone.", 0) == 0 && item.value().requires_grad())
            result.push_back(item.value());
    return result;
}

void SegmentationNet::requirePictures(const torch::Tensor &x)
{
    if (x.dim() != 4 || x.size(1) != 3 || x.size(2) < 16 || x.size(3) < 16)
        throw std::invalid_argument("a network takes N x 3 x H x W pictures of at least 16 x 16 pixels");
}

torch::nn::Conv2d SegmentationNet::plainConv(int in, int out, int kernel, bool bias)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2).bias(bias));
}

Network makeNetwork(const NetworkOptions &options)
{
    switch (options.family) {
    case NetworkFamily::Levels: return std::make_shared<LevelsNet>(options);
    case NetworkFamily::PspNet: break;
    }
    if (!options.features.empty())
        throw std::invalid_argument("only a network of frozen levels takes further features; set network=levels");
    return std::make_shared<PspNetImpl>(options);
}

} // namespace vantage
