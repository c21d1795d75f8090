#include "core/training/adversarial_levels.h"

#include "core/data/image_io.h"
#include "core/nn/tensors.h"
#include "core/training/losses.h"

#include <algorithm>

namespace vantage {
namespace {

constexpr int gridCell = 4;          // pixels a side of what the head decides on
constexpr int64_t leastSide = 40;    // that D takes
constexpr int64_t windowsASide = 2;  // a step sees half the frame's sides: more frames for the same work

/// Places of the finest grid a side that share one place of every level; 0 where some grid does not divide the finest.
int64_t commonCell(const Levels &levels)
{
    int64_t cell = 1;
    for (const auto &map : levels.maps) {
        const int64_t ratio = levels.height() / map.size(2);
        if (ratio * map.size(2) != levels.height() || ratio * map.size(3) != levels.width())
            return 0;
        cell = std::max(cell, ratio);
    }
    return cell;
}

} // namespace

AdversarialLevels::AdversarialLevels(MethodContext c)
    : BookMethod(std::move(c)),
      m_rebuilding(recipe(), {{context().classes, recipe().generatorFilters, recipe().generatorBlocks}, recipe().generatorInput == "softmax", gridCell},
                   context().device, context().precision)
{
    keep("G", m_rebuilding.generator().ptr());
    keep("D", m_rebuilding.discriminator().ptr());
    keep("optimiser G", m_rebuilding.generatorOptimiser());
    keep("optimiser D", m_rebuilding.discriminatorOptimiser());
}

bool AdversarialLevels::addParts(std::vector<Part> &parts, const GoOn &goOn)
{
    return recipe().bookAnchor <= 0 || addBook(parts, recipe().bookAnchor, goOn);
}

bool AdversarialLevels::prepare(const GoOn &goOn)
{
    m_source.clear();
    m_target.clear();
    return BookMethod::prepare(goOn) && see(m_source, context().source, true, goOn) && see(m_target, *context().target, false, goOn);
}

bool AdversarialLevels::see(std::vector<Seen> &seen, const Dataset &data, bool isSource, const GoOn &goOn)
{
    torch::NoGradGuard noGrad;
    const Recipe &r = recipe();
    const cv::Size size(r.width, r.height);
    const auto lookAt = [&](const cv::Mat &image) { return look(levelsNet(), image, context().device, context().precision); };
    const double most = r.pixelMegabytes * double(1 << 20) / static_cast<double>(lookAt(resized({readFrameImage(data, 0), {}}, size).image).bytes());
    const Dataset some = thinned(data, static_cast<size_t>(std::clamp(most, 1.0, double(r.rebuiltFrames))));
    tell(isSource ? say("Looking at %1 frames of the source that G is to rebuild", some.frames.size())
                  : say("Looking at %1 frames of the target that G is to rebuild", some.frames.size()));
    const HowFar howFar = context().howFar(say("looking at frames that G is to rebuild"));
    for (size_t i = 0; i < some.frames.size(); ++i) {
        if (!goOn())
            return false;
        const Frame frame = resized(isSource ? readFrame(some, i) : Frame{readFrameImage(some, i), {}}, size);
        Seen one;
        one.levels = lookAt(frame.image);
        one.image = rebuiltSize(imagesToTensor({frame.image}, context().device), m_rebuilding.info());
        if (isSource)
            one.labels = labelsToTensor({gridLabels(frame.labels, one.levels.height(), one.levels.width())}, context().device);
        else if (r.shareBound > 0)
            one.baseline = scoresOf(one.levels).softmax(1);
        seen.push_back(std::move(one));
        howFar(static_cast<int64_t>(i) + 1, static_cast<int64_t>(some.frames.size()));
    }
    return true;
}

AdversarialLevels::Window AdversarialLevels::drawWindow(const Levels &levels, cv::RNG &random) const
{
    const int64_t height = levels.height(), width = levels.width(), cell = commonCell(levels);
    if (cell == 0)
        return {0, 0, height, width};
    const auto side = [&](int64_t all) { return std::min(all, std::max((leastSide + cell - 1) / cell, all / windowsASide / cell) * cell); };
    const auto from = [&](int64_t all, int64_t part) { return random.uniform(0, static_cast<int>((all - part) / cell) + 1) * cell; };
    Window window{0, 0, side(height), side(width)};
    window.y = from(height, window.height);
    window.x = from(width, window.width);
    return window;
}

torch::Tensor AdversarialLevels::cut(const torch::Tensor &map, const Window &w)
{
    const int64_t y = map.dim() - 2;
    return map.narrow(y, w.y, w.height).narrow(y + 1, w.x, w.width);
}

Levels AdversarialLevels::cut(const Levels &levels, const Window &w)
{
    if (w.height == levels.height() && w.width == levels.width())
        return levels;
    Levels result;
    for (const auto &map : levels.maps) {
        const int64_t ratio = levels.height() / map.size(2);
        result.maps.push_back(cut(map, {w.y / ratio, w.x / ratio, w.height / ratio, w.width / ratio}));
    }
    return result;
}

/// Without dropout: G is to see what F says, not a part of it.
torch::Tensor AdversarialLevels::scoresOf(const Levels &levels)
{
    LevelsNet &net = levelsNet();
    const bool training = net.is_training();
    net.eval();
    torch::Tensor scores;
    {
        AutocastScope autocast(context().precision, context().device);
        scores = net.scores(levels);
    }
    net.train(training);
    return scores;
}

void AdversarialLevels::addGradients(StepInput &input, LossTerms &terms)
{
    const Recipe &r = recipe();
    const bool warmup = input.step < r.generatorWarmup, fromLabels = warmup && r.warmupInput == "labels";
    std::vector<Levels> levels;
    std::vector<torch::Tensor> images, labels, shares;
    for (int i = 0; i < r.batch + r.targetBatch; ++i) {
        const bool isSource = fromLabels || i < r.batch;
        const auto &all = isSource ? m_source : m_target;
        const Seen &one = all[static_cast<size_t>(input.random.uniform(0, static_cast<int>(all.size())))];
        const Window window = drawWindow(one.levels, input.random);
        images.push_back(cut(one.image, window));
        if (fromLabels)
            labels.push_back(cut(one.labels, window));
        else
            levels.push_back(cut(one.levels, window));
        if (!isSource && one.baseline.defined())
            shares.push_back(cut(one.baseline, window).mean({2, 3}));
    }
    const auto real = torch::cat(images);

    torch::Tensor into, share;
    if (fromLabels) {
        into = softLabels(torch::cat(labels), context().classes, context().ignore);
    } else {
        Levels together;
        for (size_t k = 0; k < levels.front().maps.size(); ++k) {
            std::vector<torch::Tensor> maps;
            for (const Levels &one : levels)
                maps.push_back(one.maps[k]);
            together.maps.push_back(torch::cat(maps));
        }
        torch::AutoGradMode gradients(!warmup);
        const auto scores = scoresOf(together);
        const auto reached = reachedByGenerator(scores, r.batch, r.reconstructionGradient);
        into = r.generatorInput == "softmax" ? reached.softmax(1) : reached;
        if (!shares.empty() && !warmup)
            share = shareLoss(scores.slice(0, r.batch).softmax(1), torch::cat(shares), r.shareBound);
    }
    const Rebuilding::Pictures pictures = m_rebuilding.rebuild(into, real);
    auto total = pictures.loss;
    if (share.defined())
        total = total + r.shareWeight * share;
    total.backward();
    const double judging = m_rebuilding.update(real, pictures);
    terms.emplace_back("rec", pictures.reconstruction.item<double>());
    terms.emplace_back("gan", pictures.fooling.item<double>());
    if (r.shareBound > 0)
        terms.emplace_back("shares", share.defined() ? share.item<double>() : 0);
    terms.emplace_back("D", judging);
}

torch::Tensor AdversarialLevels::reconstruct(const torch::Tensor &scores)
{
    return m_rebuilding.picture(generatorInput(scores, m_rebuilding.info()));
}

std::optional<StateDict> AdversarialLevels::generator() const
{
    return generatorState(m_rebuilding.generator(), m_rebuilding.info());
}

} // namespace vantage
