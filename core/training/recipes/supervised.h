#pragma once

#include "core/training/levels_method.h"
#include "core/training/method.h"

namespace vantage {

/// L_sem alone (Eq. 1) on whatever labelled frames come in as the source: No Adaptation, its control and Fine-Tuning
/// differ in data, start and rates only.
class SupervisedMethod : public Method
{
public:
    explicit SupervisedMethod(MethodContext context)
        : Method(std::move(context)), m_optimiser(makeOptimiser())
    {
        keep("optimiser", *m_optimiser);
    }

    LossTerms step(StepInput &input) override
    {
        enterTraining();
        const double rate = scheduleRate(*m_optimiser, input.step);
        m_optimiser->zero_grad();
        const auto loss = supervisedLoss(runNet(input.source.images), input.source.labels);
        (loss * recipe().semWeight).backward();
        updateNet(*m_optimiser, input.step);
        return {{"sem", loss.item<double>()}, {"learning rate", rate}};
    }

private:
    std::unique_ptr<torch::optim::Optimizer> m_optimiser;
};

/// What learns from labels alone, as the recipe's network has it: the head over a frozen backbone from tables of pixels, any
/// other network from frames.
inline std::unique_ptr<Method> makeSupervised(MethodContext context)
{
    if (context.net->options().family == NetworkFamily::Levels)
        return std::make_unique<LevelsMethod>(std::move(context));
    return std::make_unique<SupervisedMethod>(std::move(context));
}

} // namespace vantage
