#include "core/training/method.h"

#include "core/nn/conv_norm.h"
#include "core/nn/tensors.h"
#include "core/training/losses.h"

#include <torch/nn/utils/clip_grad.h>
#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/sgd.h>
#include <torch/serialize.h>

#include <algorithm>
#include <cmath>

namespace vantage {
namespace {

void copyState(torch::nn::Module &to, const torch::nn::Module &from, double share)
{
    torch::NoGradGuard noGrad;
    auto toParameters = to.parameters();
    const auto fromParameters = from.parameters();
    for (size_t i = 0; i < toParameters.size(); ++i)
        toParameters[i].lerp_(fromParameters[i], share);
    // Buffers are copied, not averaged: statistics that lag behind the weights make a poor network.
    auto toBuffers = to.buffers();
    const auto fromBuffers = from.buffers();
    for (size_t i = 0; i < toBuffers.size(); ++i)
        toBuffers[i].copy_(fromBuffers[i]);
}

} // namespace

Method::Method(MethodContext context)
    : m_context(std::move(context))
{
    keep("F", m_context.net);
    if (recipe().averageDecay > 0) {
        m_average = restingCopy();
        keep("average", m_average);
    }
}

Network Method::restingCopy() const
{
    Network copy = makeNetwork(m_context.net->options());
    copy->to(m_context.device);
    applyLayout(*copy, m_context.precision);
    copyState(*copy, *m_context.net, 1.0);
    copy->eval();
    for (auto &parameter : copy->parameters())
        parameter.set_requires_grad(false);
    return copy;
}

bool Method::prepare(const GoOn &)
{
    return true;
}

std::optional<Dataset> Method::targetOfEpoch(int, bool, const GoOn &)
{
    return m_context.target;
}

torch::Tensor Method::reconstruct(const torch::Tensor &)
{
    return {};
}

std::optional<KnownPlaces> Method::knownPlaces() const
{
    return std::nullopt;
}

std::optional<StateDict> Method::generator() const
{
    return std::nullopt;
}

void Method::keep(std::string name, std::shared_ptr<torch::nn::Module> module)
{
    m_modules.emplace_back(std::move(name), std::move(module));
}

void Method::keep(std::string name, torch::optim::Optimizer &optimiser)
{
    m_optimisers.emplace_back(std::move(name), &optimiser);
}

bool Method::isFinite() const
{
    const auto finite = [](const torch::Tensor &tensor) { return torch::isfinite(tensor).all().item<bool>(); };
    return std::all_of(m_modules.begin(), m_modules.end(), [&](const auto &named) {
        const auto parameters = named.second->parameters(), buffers = named.second->buffers();
        return std::all_of(parameters.begin(), parameters.end(), finite) && std::all_of(buffers.begin(), buffers.end(), finite);
    });
}

void Method::save(torch::serialize::OutputArchive &archive) const
{
    for (const auto &[name, module] : m_modules) {
        torch::serialize::OutputArchive part(archive.compilation_unit());
        module->save(part);
        archive.write(name, part);
    }
    for (const auto &[name, optimiser] : m_optimisers) {
        torch::serialize::OutputArchive part(archive.compilation_unit());
        optimiser->save(part);
        archive.write(name, part);
    }
}

void Method::load(torch::serialize::InputArchive &archive)
{
    for (const auto &[name, module] : m_modules) {
        torch::serialize::InputArchive part;
        archive.read(name, part);
        module->load(part);
        // Loading copies the values, but a tensor may come back in another layout; convolutions then sum in another order.
        applyLayout(*module, m_context.precision);
    }
    for (const auto &[name, optimiser] : m_optimisers) {
        torch::serialize::InputArchive part;
        archive.read(name, part);
        optimiser->load(part);
    }
}

std::unique_ptr<torch::optim::Optimizer> Method::makeOptimiser()
{
    const Recipe &r = recipe();
    const auto groups = [&](const auto &options) {
        std::vector<torch::optim::OptimizerParamGroup> result;
        result.emplace_back(net()->backboneParameters(), std::make_unique<std::decay_t<decltype(options)>>(options));
        result.emplace_back(net()->headParameters(), std::make_unique<std::decay_t<decltype(options)>>(options));
        return result;
    };
    if (r.optimiser == "sgd") {
        const auto options = torch::optim::SGDOptions(r.learningRate).momentum(r.momentum).weight_decay(r.weightDecay);
        return std::make_unique<torch::optim::SGD>(groups(options), options);
    }
    if (r.optimiser == "adamw") {
        const auto options = torch::optim::AdamWOptions(r.learningRate).weight_decay(r.weightDecay);
        return std::make_unique<torch::optim::AdamW>(groups(options), options);
    }
    const auto options = torch::optim::AdamOptions(r.learningRate).weight_decay(r.weightDecay);
    return std::make_unique<torch::optim::Adam>(groups(options), options);
}

double Method::scheduleRate(torch::optim::Optimizer &optimiser, int64_t step) const
{
    const Recipe &r = recipe();
    const double done = static_cast<double>(step) / static_cast<double>(r.totalSteps());
    double rate = r.learningRate * std::pow(1.0 - done, r.polyPower);
    if (step < r.warmupSteps)
        rate *= static_cast<double>(step + 1) / r.warmupSteps;
    optimiser.param_groups()[0].options().set_lr(rate);
    optimiser.param_groups()[1].options().set_lr(rate * r.headRateFactor);
    return rate;
}

void Method::updateNet(torch::optim::Optimizer &optimiser, int64_t step)
{
    if (recipe().gradientClip > 0)
        torch::nn::utils::clip_grad_norm_(net()->parameters(), recipe().gradientClip);
    optimiser.step();
    if (m_average) {
        // Early on the average follows quickly, so that it does not drag the start along.
        const double decay = std::min(recipe().averageDecay, (1.0 + static_cast<double>(step)) / (10.0 + static_cast<double>(step)));
        copyState(*m_average, *net(), 1.0 - decay);
    }
}

void Method::enterTraining()
{
    net()->train();
    setNormTraining(*net(), recipe().batchNorm == "train");
}

SegmentationNet::Output Method::runNet(const torch::Tensor &images)
{
    AutocastScope autocast(m_context.precision, m_context.device);
    return net()->outputs(withLayout(networkInput(images), m_context.precision));
}

torch::Tensor Method::supervisedLoss(const SegmentationNet::Output &output, const torch::Tensor &labels) const
{
    auto loss = semanticLoss(output.scores, labels, m_context.ignore);
    if (output.auxiliary.defined())
        loss = loss + recipe().auxWeight * semanticLoss(output.auxiliary, labels, m_context.ignore);
    return loss;
}

} // namespace vantage
