#include "core/training/losses.h"
#include "core/training/method.h"
#include "core/training/pseudo_labels.h"

#include <algorithm>

namespace vantage {
namespace {

/// A teacher labels the target's frames, the student learns them as the camera sees them, with classes of source frames
/// pasted in (ClassMix, Olsson et al. 2021; DACS, Tranheden et al. 2021). The teacher labels whole frames as the camera sees
/// them, so that it can use what only a fixed camera gives: what a place was over all the other frames. By default it is the
/// baseline and labels once. A student that labels anew (pseudoEvery; the averaged weights, BatchNorm statistics copied
/// along) has learnt already what moves: that evidence would count again each time, until whatever stands still is a road.
class SelfTrainingMethod : public Method
{
public:
    explicit SelfTrainingMethod(MethodContext c)
        : Method(std::move(c)), m_optimiser(makeOptimiser())
    {
        keep("optimiser", *m_optimiser);
    }

    std::optional<Dataset> targetOfEpoch(int epoch, bool resumed, const GoOn &goOn) override
    {
        PseudoLabelOptions options;
        options.seed = recipe().seed;
        options.scale = recipe().pseudoScale;
        options.backgroundTolerance = recipe().backgroundTolerance;
        options.frames = static_cast<size_t>(recipe().pseudoFrames);
        options.size = {recipe().width, recipe().height};
        const auto folder = context().folder / "pseudo-labels";
        const int labelled = recipe().pseudoEvery > 0 ? epoch - epoch % recipe().pseudoEvery : 0; // the epoch whose labels are due
        if ((resumed || labelled < epoch) && hasPseudoLabels(folder, labelled))
            return pseudoLabelled(*context().target, folder, options);
        return makePseudoLabels(context().source, *context().target, evaluated(), context().device, context().precision, folder, epoch, options, goOn,
                                context().howFar(say("making pseudo-labels")));
    }

    LossTerms step(StepInput &input) override
    {
        enterTraining();
        const Recipe &r = recipe();
        const double rate = scheduleRate(*m_optimiser, input.step);
        m_optimiser->zero_grad();
        mixClasses(input);

        const int64_t sources = input.source.images.size(0);
        const auto output = runNet(torch::cat({input.source.images, input.target.images}));
        const auto part = [&](const torch::Tensor &x, int64_t from, int64_t to) { return x.defined() ? x.slice(0, from, to) : x; };
        const int64_t all = output.scores.size(0);
        const auto semantic = supervisedLoss({part(output.scores, 0, sources), part(output.auxiliary, 0, sources)}, input.source.labels);
        const auto pseudo = semanticLossOverAll(part(output.scores, sources, all), input.target.labels, context().ignore);
        (r.semWeight * semantic + r.pseudoWeight * pseudo).backward();
        updateNet(*m_optimiser, input.step);
        const double labelled = (input.target.labels != context().ignore).to(torch::kFloat32).mean().item<double>();
        return {{"sem", semantic.item<double>()}, {"pseudo", pseudo.item<double>()}, {"labelled share", labelled}, {"learning rate", rate}};
    }

private:
    /// ClassMix: with the recipe's probability, half of the classes in a source frame cover a target frame.
    void mixClasses(StepInput &input)
    {
        const int64_t sources = input.source.images.size(0);
        for (int64_t i = 0; i < input.target.images.size(0); ++i) {
            if (input.random.uniform(0.0, 1.0) >= recipe().mixProbability)
                continue;
            const auto labels = input.source.labels[i % sources];
            std::vector<int64_t> present;
            for (int64_t c = 0; c < context().classes; ++c)
                if ((labels == c).any().item<bool>())
                    present.push_back(c);
            for (size_t k = present.size(); k > 1; --k)
                std::swap(present[k - 1], present[static_cast<size_t>(input.random.uniform(0, static_cast<int>(k)))]);
            present.resize((present.size() + 1) / 2);
            auto mask = torch::zeros_like(labels, torch::kBool);
            for (int64_t c : present)
                mask = mask.logical_or(labels == c);
            input.target.images[i] = torch::where(mask.unsqueeze(0), input.source.images[i % sources], input.target.images[i]);
            input.target.labels[i] = torch::where(mask, labels, input.target.labels[i]);
        }
    }

    std::unique_ptr<torch::optim::Optimizer> m_optimiser;
};

} // namespace

RecipeKind recipe_self_training()
{
    return {.name = "self-training",
            .summary = "A teacher labels the new camera's frames, using that the camera stands still; the network learns them",
            .startsFromBaseline = true,
            .usesTarget = true,
            // Labels made of the whole frame are too coarse for a zoomed one: they would teach that small things are not there.
            .targetAsSeen = true,
            .defaults = [](Recipe &recipe) {
                recipe.optimiser = "adam";
                recipe.learningRate = 5e-5;
                recipe.weightDecay = 0;
                recipe.batchNorm = "frozen";
                recipe.averageDecay = 0.99;
                recipe.batch = 2;
                recipe.targetBatch = 2;
            },
            .make = [](MethodContext context) { return std::make_unique<SelfTrainingMethod>(std::move(context)); }};
}

} // namespace vantage
