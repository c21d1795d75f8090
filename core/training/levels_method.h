#pragma once

#include "core/base/message.h"
#include "core/training/method.h"
#include "core/training/pixel_pool.h"

namespace vantage {

/// Learns the head of a LevelsNet from tables of pixels: those of the source, and what a recipe adds to them. The cross entropy
/// takes soft targets. A run that starts from the baseline without a target (the control) gets as many further views of the
/// source as the label book would have looked at.
class LevelsMethod : public Method
{
public:
    explicit LevelsMethod(MethodContext context);

    bool takesFrames() const override { return false; }
    bool prepare(const GoOn &goOn) override;
    LossTerms step(StepInput &input) override;

protected:
    /// A table and its share of each step's pixels.
    struct Part
    {
        std::string name; ///< of its loss term
        double share = 1;
        std::shared_ptr<const PixelPool> pool;
    };
    LevelsNet &levelsNet() const;
    PixelDraw draw(int frames) const;
    /// What the source gives; the recipe may change shares and add parts. @return false where `goOn` ended it
    virtual bool addParts(std::vector<Part> &parts, const GoOn &goOn);
    /// Adds to the head's gradient what a step learns beside the tables, and its loss terms.
    virtual void addGradients(StepInput &input, LossTerms &terms);
    void tell(const Message &message) const;

private:
    std::shared_ptr<const PixelPool> sourcePool(const GoOn &goOn);
    torch::Tensor pixelLoss(LossTerms &terms);
    torch::Tensor withoutSomeLevels(const torch::Tensor &features) const;

    std::unique_ptr<torch::optim::Optimizer> m_optimiser;
    std::vector<Part> m_parts;
};

} // namespace vantage
