#include "core/model/rebuilder.h"

#include "core/base/error.h"
#include "core/model/generator_file.h"
#include "core/model/model_file.h"
#include "core/model/predictor.h"
#include "core/nn/device.h"
#include "core/nn/tensors.h"
#include "core/nn/threads.h"

namespace vantage {

struct Rebuilder::Impl
{
    Predictor predictor;
    LoadedGenerator generator;
    torch::Device device;
    Precision precision;
};

Rebuilder::Rebuilder(const std::filesystem::path &model, const std::filesystem::path &generator)
{
    const ThreadScope scope(0);
    const torch::Device device = bestDevice();
    const Precision precision = choosePrecision("auto", device);
    Model f = loadModel(model);
    LoadedGenerator g = loadGenerator(generator);
    if (g.info.network.inputChannels != f.info.network.classes)
        throw InputError(generator, say("takes %1 classes, %2 gives %3", g.info.network.inputChannels, model.string(), f.info.network.classes));
    f.net->to(device);
    g.net->to(device);
    applyLayout(*f.net, precision);
    applyLayout(*g.net, precision);
    m_impl = std::make_unique<Impl>(Impl{Predictor(f.net, {f.info.width, f.info.height}, device, precision), std::move(g), device, precision});
}

Rebuilder::~Rebuilder() = default;
Rebuilder::Rebuilder(Rebuilder &&) noexcept = default;
Rebuilder &Rebuilder::operator=(Rebuilder &&) noexcept = default;

cv::Mat Rebuilder::rebuild(const cv::Mat &image)
{
    const ThreadScope scope(0);
    torch::NoGradGuard noGrad;
    const auto scores = m_impl->predictor.scores({image});
    torch::Tensor rebuilt;
    {
        AutocastScope autocast(m_impl->precision, m_impl->device);
        rebuilt = m_impl->generator.net->forward(withLayout(generatorInput(scores, m_impl->generator.info), m_impl->precision));
    }
    return resized({imageToMat(rebuilt[0]), {}}, image.size()).image;
}

} // namespace vantage
