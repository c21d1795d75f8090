#pragma once

#include "core/training/book_method.h"
#include "core/training/rebuilding.h"

namespace vantage {

/// The paper's method over a frozen backbone. What it sees of some frames of both cameras is kept, so a step costs only the head's
/// scores on their grid, from which G rebuilds the frame at that size: analysis by synthesis. The head goes on learning its
/// tables meanwhile, and the target's label book among them where it is wanted as an anchor.
class AdversarialLevels : public BookMethod
{
public:
    explicit AdversarialLevels(MethodContext context);

    bool prepare(const GoOn &goOn) override;
    torch::Tensor reconstruct(const torch::Tensor &scores) override;
    std::optional<StateDict> generator() const override;

protected:
    bool addParts(std::vector<Part> &parts, const GoOn &goOn) override;
    void addGradients(StepInput &input, LossTerms &terms) override;

private:
    /// A frame as the backbone sees it.
    struct Seen
    {
        Levels levels;
        torch::Tensor image;    ///< 1 x 3 x height x width of the levels, -1..1
        torch::Tensor labels;   ///< 1 x height x width; undefined where there are none
        torch::Tensor baseline; ///< softmax of what the run's first network says; undefined where it is not asked for
    };
    /// A part of a frame, on the finest grid.
    struct Window
    {
        int64_t y, x, height, width;
    };
    bool see(std::vector<Seen> &seen, const Dataset &data, bool isSource, const GoOn &goOn);
    Window drawWindow(const Levels &levels, cv::RNG &random) const;
    static Levels cut(const Levels &levels, const Window &window);
    static torch::Tensor cut(const torch::Tensor &map, const Window &window);
    torch::Tensor scoresOf(const Levels &levels);

    Rebuilding m_rebuilding;
    std::vector<Seen> m_source, m_target;
};

} // namespace vantage
