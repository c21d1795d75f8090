#include "core/nn/pspnet.h"

#include "core/nn/conv_norm.h"
#include "core/nn/pyramid_conv.h"
#include "core/nn/tensors.h"

#include <torch/nn/functional/pooling.h>
#include <torch/nn/init.h>

namespace vantage {
namespace {

class PyramidBranchImpl : public torch::nn::Module
{
public:
    PyramidBranchImpl(int in, int out, int bins)
        : m_bins(bins)
    {
        m_conv = register_module("conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 1).bias(false)));
        m_norm = register_module("bn", torch::nn::BatchNorm2d(out));
    }

    /// N x out x bins x bins
    torch::Tensor forward(const torch::Tensor &x)
    {
        return convNorm(*m_conv, *m_norm, torch::adaptive_avg_pool2d(x, {m_bins, m_bins})).relu_();
    }

private:
    int m_bins;
    torch::nn::Conv2d m_conv{nullptr};
    torch::nn::BatchNorm2d m_norm{nullptr};
};
TORCH_MODULE(PyramidBranch);

} // namespace

PspNetImpl::PspNetImpl(const NetworkOptions &options)
    : SegmentationNet(options)
{
    m_backbone = register_module("backbone", ResNet(options.backbone));
    const int features = m_backbone->channels4();
    const int branch = features / static_cast<int>(options.bins.size());
    const int head = features / 4;

    m_pyramid = register_module("pyramid", torch::nn::ModuleList());
    for (int bins : options.bins)
        m_pyramid->push_back(PyramidBranch(features, branch, bins));
    const int concatenated = features + branch * static_cast<int>(options.bins.size());
    m_bottleneck = register_module("bottleneck", plainConv(concatenated, head, 3, false));
    m_bottleneckNorm = register_module("bottleneck_bn", torch::nn::BatchNorm2d(head));
    m_dropout = register_module("dropout", torch::nn::Dropout2d(options.dropout));
    m_classifier = register_module("classifier", plainConv(head, options.classes, 1, true));
    if (options.auxiliary) {
        const int features3 = m_backbone->channels3();
        m_auxConv = register_module("aux_conv", plainConv(features3, features3 / 4, 3, false));
        m_auxNorm = register_module("aux_bn", torch::nn::BatchNorm2d(features3 / 4));
        m_auxClassifier = register_module("aux_classifier", plainConv(features3 / 4, options.classes, 1, true));
    }
    for (const auto &item : named_modules("", false))
        if (auto *conv = item.value()->as<torch::nn::Conv2dImpl>(); conv && item.key().rfind("backbone", 0) != 0)
            torch::nn::init::kaiming_normal_(conv->weight);
}

SegmentationNet::Output PspNetImpl::outputs(const torch::Tensor &x)
{
    requirePictures(x);
    const auto features = m_backbone->features(x);

    auto y = linearNorm(m_bottleneck->weight, {}, *m_bottleneckNorm, [&](const torch::Tensor &weight, const torch::Tensor &bias) {
        return bottleneck(features.layer4, weight, bias);
    });
    y = y.relu_();
    y = m_classifier->forward(m_dropout->forward(y)).to(torch::kFloat32);

    Output result;
    result.scores = resizedTo(y, x.size(2), x.size(3));
    if (this->options().auxiliary && is_training()) {
        y = convNorm(*m_auxConv, *m_auxNorm, features.layer3).relu_();
        result.auxiliary = resizedTo(m_auxClassifier->forward(y).to(torch::kFloat32), x.size(2), x.size(3));
    }
    return result;
}

torch::Tensor PspNetImpl::bottleneck(const torch::Tensor &features, const torch::Tensor &weight, const torch::Tensor &bias)
{
    const int64_t channels = features.size(1);
    std::vector<torch::Tensor> pyramid;
    for (const auto &branch : *m_pyramid)
        pyramid.push_back(branch->as<PyramidBranchImpl>()->forward(features));
    const auto local = torch::conv2d(features, weight.narrow(1, 0, channels), bias, 1, 1);
    const auto context = pyramidConv(pyramid, weight.narrow(1, channels, weight.size(1) - channels), features.size(2), features.size(3));
    return local + context.to(local.scalar_type());
}

} // namespace vantage
