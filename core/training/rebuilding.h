#pragma once

#include "core/model/generator_file.h"
#include "core/nn/discriminator.h"
#include "core/nn/precision.h"
#include "core/training/recipe.h"

#include <torch/optim/optimizer.h>

#include <memory>

namespace vantage {

/// G and D of the paper (section 3, figure 2) and how they learn: G rebuilds pictures from what F says of them, D tells them from
/// real ones. Nothing runs through G twice: D's update takes the pictures that G made, detached.
class Rebuilding
{
public:
    /// @param info how G belongs to F
    Rebuilding(const Recipe &recipe, const GeneratorInfo &info, torch::Device device, const Precision &precision);

    struct Pictures
    {
        torch::Tensor rebuilt;        ///< N x 3 x H x W, -1..1
        torch::Tensor reconstruction; ///< Eq. 2
        torch::Tensor fooling;        ///< G's and F's side of Eq. 3
        torch::Tensor loss;           ///< the two, weighted
    };
    /// Clears G's gradient; D takes none until learnToJudge(). @param input what generatorInput() gives
    Pictures rebuild(const torch::Tensor &input, const torch::Tensor &images);
    /// G's update, then D's on the images and what G made of them. @return D's loss
    double update(const torch::Tensor &images, const Pictures &pictures);

    /// What G makes, and nothing else.
    torch::Tensor picture(const torch::Tensor &input);

    const GeneratorInfo &info() const { return m_info; }
    const Generator &generator() const { return m_generator; }
    const Discriminator &discriminator() const { return m_discriminator; }
    torch::optim::Optimizer &generatorOptimiser() { return *m_generatorOptimiser; }
    torch::optim::Optimizer &discriminatorOptimiser() { return *m_discriminatorOptimiser; }

private:
    torch::Tensor judge(const torch::Tensor &images);

    const Recipe &m_recipe;
    GeneratorInfo m_info;
    torch::Device m_device;
    Precision m_precision;
    Generator m_generator;
    Discriminator m_discriminator;
    std::unique_ptr<torch::optim::Optimizer> m_generatorOptimiser, m_discriminatorOptimiser;
};

/// F's scores (N x classes x H x W) as G's gradient may reach them. @param sources how many of them, the first, are the source's
/// @param which Recipe::reconstructionGradient
torch::Tensor reachedByGenerator(const torch::Tensor &scores, int64_t sources, const std::string &which);

} // namespace vantage
