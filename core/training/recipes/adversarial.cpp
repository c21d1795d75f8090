#include "core/nn/tensors.h"
#include "core/training/adversarial_levels.h"
#include "core/training/losses.h"
#include "core/training/rebuilding.h"

namespace vantage {
namespace {

/// The paper's method (section 3, figure 2). Source and target frames go through F in one batch; nothing runs through F or
/// G twice: D's update takes the pictures that G made for F's, detached.
class AdversarialMethod : public Method
{
public:
    explicit AdversarialMethod(MethodContext c)
        : Method(std::move(c)), m_rebuilding(recipe(), {{context().classes, recipe().generatorFilters, recipe().generatorBlocks}, recipe().generatorInput == "softmax"},
                                             context().device, context().precision)
    {
        m_netOptimiser = makeOptimiser();
        if (recipe().shareBound > 0)
            m_baseline = restingCopy();
        keep("G", m_rebuilding.generator().ptr());
        keep("D", m_rebuilding.discriminator().ptr());
        keep("optimiser F", *m_netOptimiser);
        keep("optimiser G", m_rebuilding.generatorOptimiser());
        keep("optimiser D", m_rebuilding.discriminatorOptimiser());
    }

    LossTerms step(StepInput &input) override
    {
        enterTraining();
        const Recipe &r = recipe();
        const bool warmup = input.step < r.generatorWarmup, fromLabels = warmup && r.warmupInput == "labels";
        const double rate = scheduleRate(*m_netOptimiser, input.step);
        const int64_t sources = input.source.images.size(0);
        const auto images = fromLabels ? input.source.images : torch::cat({input.source.images, input.target.images});

        m_netOptimiser->zero_grad();
        const SegmentationNet::Output output = runNet(images);
        const SegmentationNet::Output ofSource{output.scores.slice(0, 0, sources), output.auxiliary.defined() ? output.auxiliary.slice(0, 0, sources) : torch::Tensor()};
        const auto semantic = supervisedLoss(ofSource, input.source.labels);
        const auto into = fromLabels ? softLabels(input.source.labels, context().classes, context().ignore)
                                     : generatorInput(warmup ? output.scores.detach() : reachedByGenerator(output.scores, sources, r.reconstructionGradient), m_rebuilding.info());
        const Rebuilding::Pictures pictures = m_rebuilding.rebuild(into, images);
        auto total = pictures.loss + r.semWeight * semantic;
        torch::Tensor share;
        if (m_baseline && !warmup) {
            share = shareLoss(output.scores.slice(0, sources).softmax(1), baselineShares(input.target.images), r.shareBound);
            total = total + r.shareWeight * share;
        }
        total.backward();
        updateNet(*m_netOptimiser, input.step);
        const double judging = m_rebuilding.update(images, pictures);

        LossTerms terms{{"sem", semantic.item<double>()}, {"rec", pictures.reconstruction.item<double>()}, {"gan", pictures.fooling.item<double>()}};
        if (m_baseline)
            terms.emplace_back("shares", share.defined() ? share.item<double>() : 0);
        terms.emplace_back("D", judging);
        terms.emplace_back("learning rate", rate);
        return terms;
    }

    torch::Tensor reconstruct(const torch::Tensor &scores) override { return m_rebuilding.picture(generatorInput(scores, m_rebuilding.info())); }
    std::optional<StateDict> generator() const override { return generatorState(m_rebuilding.generator(), m_rebuilding.info()); }

private:
    torch::Tensor baselineShares(const torch::Tensor &images)
    {
        torch::NoGradGuard noGrad;
        AutocastScope autocast(context().precision, context().device);
        return m_baseline->forward(withLayout(networkInput(images), context().precision)).softmax(1).mean({2, 3});
    }

    Rebuilding m_rebuilding;
    Network m_baseline; ///< the network that the run starts from, where the classes' shares are bound to what it says
    std::unique_ptr<torch::optim::Optimizer> m_netOptimiser;
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
            .make = [](MethodContext context) -> std::unique_ptr<Method> {
                if (context.net->options().family == NetworkFamily::Levels)
                    return std::make_unique<AdversarialLevels>(std::move(context));
                return std::make_unique<AdversarialMethod>(std::move(context));
            }};
}

} // namespace vantage
