#include "core/training/levels_method.h"

#include "core/teachers/book_sizes.h"
#include "core/training/shared_looks.h"

#include <stdexcept>

namespace vantage {
LevelsMethod::LevelsMethod(MethodContext c)
    : Method(std::move(c)), m_optimiser(makeOptimiser())
{
    keep("optimiser", *m_optimiser);
}

LevelsNet &LevelsMethod::levelsNet() const
{
    auto *net = dynamic_cast<LevelsNet *>(context().net.get());
    if (!net)
        throw std::logic_error("a recipe of pixels was given another network");
    return *net;
}

void LevelsMethod::tell(const Message &message) const
{
    if (context().tell)
        context().tell(message);
}

PixelDraw LevelsMethod::draw(int frames) const
{
    return boundedDraw({recipe().pixelsPerClass, recipe().pixelsPerFrame}, context().classes, frames, levelsNet().channels(),
                       recipe().pixelMegabytes * double(1 << 20));
}

std::shared_ptr<const PixelPool> LevelsMethod::sourcePool(const GoOn &goOn)
{
    const Recipe &r = recipe();
    const AugmentOptions &a = r.augmentation;
    std::string key;
    for (const CameraRange &camera : cameraRanges(context().source))
        key += context().source.imageFile(camera.first).string() + " ";
    for (const double value : {double(context().source.frames.size()), double(r.seed), double(r.width), double(r.height), double(r.sourceViews),
                               double(r.pixelsPerClass), double(r.pixelsPerFrame), double(r.pixelMegabytes), double(r.outputStride), double(r.backbone),
                               double(context().precision.mixed), double(a.flip), a.colour, a.hue, a.blur, a.virtualCamera, a.zoomMin, a.zoomMax,
                               a.roll, a.perspective, a.rareClassAim, double(context().classes)})
        key.append(1, ' ').append(std::to_string(value)); // not " " + ...: GCC 12 warns of what can't be
    if (auto known = context().looks->source.find(key))
        return known;
    tell(say("Looking at %1 views of the source", r.sourceViews));
    auto pool = labelledPixels(levelsNet(), context().source, context().sourceViews, 0, r.sourceViews, draw(r.sourceViews), r.seed, context().device,
                               context().precision, goOn, context().howFar(say("looking at views of the source")));
    if (!pool)
        return nullptr;
    auto shared = std::make_shared<const PixelPool>(std::move(*pool));
    context().looks->source.keep(key, shared);
    return shared;
}

bool LevelsMethod::addParts(std::vector<Part> &parts, const GoOn &goOn)
{
    const Recipe &r = recipe();
    if (r.name != "control")
        return true;
    const int more = static_cast<int>(r.bookFrames * looksOfBook(r.pseudoScale) + 0.5);
    tell(say("Looking at %1 further views of the source", more));
    const auto pool = labelledPixels(levelsNet(), context().source, context().sourceViews, r.sourceViews, more, draw(more), r.seed, context().device,
                                     context().precision, goOn, context().howFar(say("looking at further views of the source")));
    if (!pool)
        return false;
    parts.front().share = double(r.sourceViews) / (r.sourceViews + more);
    parts.push_back({"sem, further views", double(more) / (r.sourceViews + more), std::make_shared<const PixelPool>(*pool)});
    return true;
}

bool LevelsMethod::prepare(const GoOn &goOn)
{
    m_parts.clear();
    auto source = sourcePool(goOn);
    if (!source)
        return false;
    m_parts.push_back({"sem", 1, source});
    if (!addParts(m_parts, goOn))
        return false;
    int64_t pixels = 0;
    for (const Part &part : m_parts)
        pixels += part.pool->size();
    tell(say("Learning from %1 pixels, %2 MB", pixels, pixels * levelsNet().channels() * 2 >> 20));
    return true;
}

torch::Tensor LevelsMethod::withoutSomeLevels(const torch::Tensor &features) const
{
    const double probability = recipe().levelDropout;
    if (probability <= 0)
        return features;
    auto result = features.clone();
    int64_t from = 0;
    for (const int channels : levelsNet().levelChannels()) {
        const auto kept = (torch::rand({features.size(0), 1}, features.device()) >= probability).to(features.scalar_type()) / (1 - probability);
        result.narrow(1, from, channels).mul_(kept);
        from += channels;
    }
    return result;
}

void LevelsMethod::addGradients(StepInput &, LossTerms &) {}

torch::Tensor LevelsMethod::pixelLoss(LossTerms &terms)
{
    std::vector<torch::Tensor> features, targets;
    std::vector<int64_t> counts;
    for (const Part &part : m_parts) {
        const auto count = std::max<int64_t>(1, static_cast<int64_t>(recipe().pixelBatch * part.share + 0.5));
        const auto rows = torch::randint(part.pool->size(), {count}, torch::kInt64).to(part.pool->features.device());
        features.push_back(part.pool->features.index_select(0, rows));
        targets.push_back(part.pool->targets.index_select(0, rows));
        counts.push_back(count);
    }
    auto x = withoutSomeLevels(torch::cat(features));
    if (!context().precision.mixed)
        x = x.to(torch::kFloat32);
    const auto losses = -(torch::cat(targets) * levelsNet().pixelScores(x).log_softmax(1)).sum(1);
    int64_t from = 0;
    for (size_t i = 0; i < m_parts.size(); from += counts[i++])
        terms.emplace_back(m_parts[i].name, losses.narrow(0, from, counts[i]).mean().item<double>());
    return losses.mean() * recipe().semWeight;
}

LossTerms LevelsMethod::step(StepInput &input)
{
    enterTraining();
    const double rate = scheduleRate(*m_optimiser, input.step);
    m_optimiser->zero_grad();
    LossTerms terms;
    pixelLoss(terms).backward();
    addGradients(input, terms);
    updateNet(*m_optimiser, input.step);
    terms.emplace_back("learning rate", rate);
    return terms;
}

} // namespace vantage
