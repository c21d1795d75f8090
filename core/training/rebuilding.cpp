#include "core/training/rebuilding.h"

#include "core/training/losses.h"

#include <torch/optim/adam.h>

namespace vantage {
namespace {

/// Adam as CycleGAN has it: betas 0.5 and 0.999.
std::unique_ptr<torch::optim::Optimizer> ganOptimiser(torch::nn::Module &module, double rate)
{
    return std::make_unique<torch::optim::Adam>(module.parameters(), torch::optim::AdamOptions(rate).betas(std::make_tuple(0.5, 0.999)));
}

void setTrainable(torch::nn::Module &module, bool trainable)
{
    for (auto &parameter : module.parameters())
        parameter.set_requires_grad(trainable);
}

} // namespace

Rebuilding::Rebuilding(const Recipe &recipe, const GeneratorInfo &info, torch::Device device, const Precision &precision)
    : m_recipe(recipe), m_info(info), m_device(device),
      m_precision(precision), // the layout that is fastest for F is so for G, and D does not mind (docs/performance.md)
      m_generator(info.network), m_discriminator(recipe.discriminatorFilters)
{
    m_generator->to(device);
    m_discriminator->to(device);
    applyLayout(*m_generator, precision);
    applyLayout(*m_discriminator, precision);
    m_generatorOptimiser = ganOptimiser(*m_generator, recipe.generatorRate);
    m_discriminatorOptimiser = ganOptimiser(*m_discriminator, recipe.discriminatorRate);
}

Rebuilding::Pictures Rebuilding::rebuild(const torch::Tensor &input, const torch::Tensor &images)
{
    m_generatorOptimiser->zero_grad();
    setTrainable(*m_discriminator, false);
    Pictures result;
    result.rebuilt = picture(input);
    result.reconstruction = reconstructionLoss(result.rebuilt, images);
    result.fooling = adversarialLoss(judge(result.rebuilt), true, m_recipe.ganLoss);
    result.loss = m_recipe.recWeight * result.reconstruction + m_recipe.ganWeight * result.fooling;
    return result;
}

double Rebuilding::update(const torch::Tensor &images, const Pictures &pictures)
{
    m_generatorOptimiser->step();
    setTrainable(*m_discriminator, true);
    m_discriminatorOptimiser->zero_grad();
    const auto halves = judge(torch::cat({images, pictures.rebuilt.detach()})).chunk(2);
    const auto judging = 0.5 * (adversarialLoss(halves[0], true, m_recipe.ganLoss) + adversarialLoss(halves[1], false, m_recipe.ganLoss));
    judging.backward();
    m_discriminatorOptimiser->step();
    return judging.item<double>();
}

torch::Tensor Rebuilding::picture(const torch::Tensor &input)
{
    AutocastScope autocast(m_precision, m_device);
    return m_generator->forward(withLayout(input, m_precision));
}

torch::Tensor reachedByGenerator(const torch::Tensor &scores, int64_t sources, const std::string &which)
{
    if (which == "both")
        return scores;
    if (which == "none")
        return scores.detach();
    return torch::cat({scores.slice(0, 0, sources).detach(), scores.slice(0, sources)});
}

torch::Tensor Rebuilding::judge(const torch::Tensor &images)
{
    AutocastScope autocast(m_precision, m_device);
    return m_discriminator->forward(withLayout(images, m_precision));
}

} // namespace vantage
