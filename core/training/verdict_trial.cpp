#include "core/training/verdict_trial.h"

#include "core/base/random.h"
#include "core/data/augment.h"
#include "core/evaluation/edge_alignment.h"
#include "core/model/predictor.h"

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
    Predictor both[2] = {{std::move(na), size, device, precision}, {std::move(adapted), size, device, precision}};
    const AugmentOptions view = virtualCamera();
    std::vector<TrialCamera> trial;
    for (int k = 0; k < options.cameras; ++k) {
        Tally tallies[2] = {Tally(classes), Tally(classes)};
        for (const Frame &frame : frames) {
            if (goOn && !goOn())
                return std::nullopt;
            cv::RNG random = makeRandom({options.seed, trialStream, static_cast<uint64_t>(k)}); // the same camera for each frame
            const Frame seen = augmented(frame, size, view, heldOut.classes.ignore, {}, random);
            for (int which = 0; which < 2; ++which) {
                const auto scores = both[which].scores({seen.image})[0];
                tallies[which].confusion.add(seen.labels, Predictor::labels(scores, size), heldOut.classes.ignore);
                tallies[which].edges.add(seen.image, bestClasses(both[which].probabilities(scores)));
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
