#include "core/training/verdict_trial.h"

#include "core/base/random.h"
#include "core/data/augment.h"
#include "core/evaluation/edge_alignment.h"
#include "core/model/predictor.h"
#include "core/nn/levels_net.h"
#include "core/nn/tensors.h"

#include <algorithm>
#include <array>
#include <torch/utils.h>

namespace vantage {
namespace {

constexpr uint64_t trialStream = 0x7219a1;

/// One network's figures on a virtual camera.
struct Tally
{
    ConfusionMatrix confusion;
    EdgeAlignment edges;

    explicit Tally(int classes)
        : confusion(classes)
    {
    }
};

bool seeTheSame(const LevelsNet *a, const LevelsNet *b)
{
    return a && b && a->levelChannels() == b->levelChannels() && equalTensors(a->frozenTensors(), b->frozenTensors());
}

/// The scores of both networks for one picture. Where their backbones are frozen they see the same, which is looked at once.
class BothNetworks
{
public:
    BothNetworks(const Network &na, const Network &adapted, cv::Size size, torch::Device device, const Precision &precision)
        : predictors{{na, size, device, precision}, {adapted, size, device, precision}}, m_levels{dynamic_cast<LevelsNet *>(na.get()), dynamic_cast<LevelsNet *>(adapted.get())},
          m_device(device), m_precision(precision)
    {
        if (!seeTheSame(m_levels[0], m_levels[1]))
            m_levels[0] = m_levels[1] = nullptr;
    }

    std::array<torch::Tensor, 2> scores(const cv::Mat &image)
    {
        if (!m_levels[0])
            return {predictors[0].scores({image})[0], predictors[1].scores({image})[0]};
        torch::NoGradGuard noGrad;
        m_levels[0]->eval();
        const Levels levels = look(*m_levels[0], image, m_device, m_precision);
        std::array<torch::Tensor, 2> both;
        for (size_t which = 0; which < 2; ++which) {
            m_levels[which]->eval();
            AutocastScope autocast(m_precision, m_device);
            both[which] = resizedTo(m_levels[which]->scores(levels), image.rows, image.cols)[0];
        }
        return both;
    }

    Predictor predictors[2];

private:
    LevelsNet *m_levels[2]; // the predictors' networks, where they see the same
    torch::Device m_device;
    Precision m_precision;
};

AugmentOptions virtualCamera()
{
    AugmentOptions options;
    options.blur = 0;
    options.zoomMin = 1; // a view that shows nothing but the scene
    options.perspective = 0.25;
    options.roll = 10;
    options.rareClassAim = 0; // else frames of one camera would be aimed apart
    return options;
}

} // namespace

std::optional<std::vector<TrialCamera>> tryVerdict(Network na, Network adapted, const Dataset &heldOut, cv::Size size, torch::Device device,
                                                   const Precision &precision, const VerdictTrialOptions &options, const GoOn &goOn, const HowFar &howFar)
{
    const int classes = na->options().classes;
    const Dataset some = thinned(heldOut, static_cast<size_t>(options.frames));
    std::vector<Frame> frames;
    for (size_t i = 0; i < some.frames.size(); ++i)
        frames.push_back(resized(readFrame(some, i), size));
    BothNetworks both(na, adapted, size, device, precision);
    const AugmentOptions view = virtualCamera();
    std::vector<TrialCamera> trial;
    for (int k = 0; k < options.cameras; ++k) {
        Tally tallies[2] = {Tally(classes), Tally(classes)};
        for (const Frame &frame : frames) {
            if (goOn && !goOn())
                return std::nullopt;
            cv::RNG random = makeRandom({options.seed, trialStream, static_cast<uint64_t>(k)}); // the same camera for each frame
            const Frame seen = augmented(frame, size, view, heldOut.classes.ignore, {}, random);
            const auto scores = both.scores(seen.image);
            for (size_t which = 0; which < 2; ++which) {
                tallies[which].confusion.add(seen.labels, Predictor::labels(scores[which], size), heldOut.classes.ignore);
                tallies[which].edges.add(seen.image, bestClasses(both.predictors[which].probabilities(scores[which])));
            }
        }
        trial.push_back({metricsOf(tallies[0].confusion).meanIou, metricsOf(tallies[1].confusion).meanIou, tallies[0].edges.value().value_or(0),
                         tallies[1].edges.value().value_or(0)});
        if (howFar)
            howFar(k + 1, options.cameras);
    }
    return trial;
}

} // namespace vantage
