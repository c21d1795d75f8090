#include "core/training/losses.h"
#include "core/training/method.h"

#include "core/nn/discriminator.h"
#include "core/model/generator_file.h"

namespace vantage {
namespace {

/// The paper's method (section 3, figure 2). Source and target frames go through F in one batch; nothing runs through F or
/// G twice: D's update takes the pictures that G made for F's, detached.
class AdversarialMethod : public Method
{
public:
    explicit AdversarialMethod(MethodContext c)
        : Method(std::move(c)),
          m_info{{context().classes, recipe().generatorFilters, recipe().generatorBlocks}, recipe().generatorInput == "softmax"},
          m_generator(m_info.network),
          m_discriminator(recipe().discriminatorFilters)
    {
        m_precision = context().precision; // the layout that is fastest for F is so for G, and D does not mind (docs/performance.md)
        m_generator->to(context().device);
        m_discriminator->to(context().device);
        applyLayout(*m_generator, m_precision);
        applyLayout(*m_discriminator, m_precision);
        m_netOptimiser = makeOptimiser();
        m_generatorOptimiser = makeGanOptimiser(*m_generator, recipe().generatorRate);
        m_discriminatorOptimiser = makeGanOptimiser(*m_discriminator, recipe().discriminatorRate);
        keep("G", m_generator.ptr());
        keep("D", m_discriminator.ptr());
        keep("optimiser F", *m_netOptimiser);
        keep("optimiser G", *m_generatorOptimiser);
        keep("optimiser D", *m_discriminatorOptimiser);
    }

    LossTerms step(StepInput &input) override
    {
        enterTraining();
        const Recipe &r = recipe();
        const bool warmup = input.step < r.generatorWarmup;
        const double rate = scheduleRate(*m_netOptimiser, input.step);
        const int64_t sources = input.source.images.size(0);
        const auto images = torch::cat({input.source.images, input.target.images});

        m_netOptimiser->zero_grad();
        m_generatorOptimiser->zero_grad();
        setTrainable(*m_discriminator, false);

        SegmentationNet::Output output;
        {
            torch::AutoGradMode gradients(!warmup);
            output = runNet(images);
        }
        SegmentationNet::Output ofSource{output.scores.slice(0, 0, sources),
                                    output.auxiliary.defined() ? output.auxiliary.slice(0, 0, sources) : torch::Tensor()};
        const auto semantic = supervisedLoss(ofSource, input.source.labels);
        const auto rebuilt = rebuild(forGenerator(output.scores, sources));
        const auto reconstruction = reconstructionLoss(rebuilt, images);
        const auto fooling = adversarialLoss(judge(rebuilt), true, r.ganLoss);
        auto total = r.recWeight * reconstruction + r.ganWeight * fooling;
        if (!warmup)
            total = total + r.semWeight * semantic;
        total.backward();
        if (!warmup)
            updateNet(*m_netOptimiser, input.step);
        m_generatorOptimiser->step();

        setTrainable(*m_discriminator, true);
        m_discriminatorOptimiser->zero_grad();
        const auto verdicts = judge(torch::cat({images, rebuilt.detach()}));
        const auto halves = verdicts.chunk(2);
        const auto judging = 0.5 * (adversarialLoss(halves[0], true, r.ganLoss) + adversarialLoss(halves[1], false, r.ganLoss));
        judging.backward();
        m_discriminatorOptimiser->step();

        return {{"sem", semantic.item<double>()},   {"rec", reconstruction.item<double>()}, {"gan", fooling.item<double>()},
                {"D", judging.item<double>()}, {"learning rate", rate}};
    }

    torch::Tensor reconstruct(const torch::Tensor &scores) override { return rebuild(generatorInput(scores)); }
    std::optional<StateDict> generator() const override { return generatorState(m_generator, m_info); }

private:
    static void setTrainable(torch::nn::Module &module, bool trainable)
    {
        for (auto &parameter : module.parameters())
            parameter.set_requires_grad(trainable);
    }

    torch::Tensor generatorInput(const torch::Tensor &scores) const
    {
        return m_info.softmax ? scores.softmax(1) : scores;
    }

    torch::Tensor forGenerator(const torch::Tensor &scores, int64_t sources) const
    {
        if (recipe().reconstructionGradient == "both")
            return generatorInput(scores);
        if (recipe().reconstructionGradient == "none")
            return generatorInput(scores.detach());
        return generatorInput(torch::cat({scores.slice(0, 0, sources).detach(), scores.slice(0, sources)}));
    }

    torch::Tensor rebuild(const torch::Tensor &input)
    {
        AutocastScope autocast(m_precision, context().device);
        return m_generator->forward(withLayout(input, m_precision));
    }

    torch::Tensor judge(const torch::Tensor &images)
    {
        AutocastScope autocast(m_precision, context().device);
        return m_discriminator->forward(withLayout(images, m_precision));
    }

    GeneratorInfo m_info;
    Precision m_precision;
    Generator m_generator;
    Discriminator m_discriminator;
    std::unique_ptr<torch::optim::Optimizer> m_netOptimiser, m_generatorOptimiser, m_discriminatorOptimiser;
};

} // namespace

RecipeKind recipe_adversarial()
{
    return {.name = "adversarial",
            .summary = "The paper's method: rebuild the frames of both cameras from F's scores and fool a patch discriminator",
            .startsFromBaseline = true,
            .usesTarget = true,
            .defaults = [](Recipe &recipe) {
                recipe.optimiser = "adam";
                recipe.learningRate = 5e-5;
                recipe.weightDecay = 0;
                recipe.polyPower = 0.9;
                recipe.batchNorm = "frozen";
                recipe.averageDecay = 0.99;
                recipe.batch = 2;
                recipe.targetBatch = 2;
            },
            .make = [](MethodContext context) { return std::make_unique<AdversarialMethod>(std::move(context)); }};
}

} // namespace vantage
