#include "core/training/measuring.h"

#include "core/nn/tensors.h"

namespace vantage {
namespace {

/// From here on labels carried over stand for the truth: those of matching do, those of an aligned ground do not.
constexpr double surelyKnown = 0.9;

void addSamples(SampleReport &report, Predictor &predictor, Method &method, const Dataset &data, bool isTarget, int count, const std::function<void()> &oneMore)
{
    torch::NoGradGuard noGrad;
    const Dataset some = thinned(data, static_cast<size_t>(count));
    for (size_t i = 0; i < some.frames.size(); ++i) {
        SampleReport::Sample sample;
        sample.name = some.frames[i].name;
        sample.isTarget = isTarget;
        sample.image = readFrame(some, i).image;
        const auto scores = predictor.scores({sample.image});
        sample.prediction = Predictor::labels(scores[0], sample.image.size());
        if (const auto rebuilt = method.reconstruct(scores); rebuilt.defined())
            sample.reconstruction = resized({imageToMat(rebuilt[0]), {}}, sample.image.size()).image;
        report.samples.push_back(std::move(sample));
        oneMore();
    }
}

} // namespace

Measured measureEpoch(Method &method, const TrainingData &data, cv::Size size, torch::Device device, const Precision &precision,
                      int sampleFrames, SeenFrames &seen, const GoOn &goOn, const std::function<void(const WorkReport &)> &show)
{
    const auto frames = static_cast<int64_t>(data.sourceValidation.frames.size() + (data.targetValidation ? data.targetValidation->frames.size() : 0));
    int64_t done = 0;
    const auto oneMore = [&] {
        if (show)
            show({say("measuring"), ++done, frames});
    };
    Predictor predictor(method.evaluated(), size, device, precision, &seen);
    Measured result;
    const bool hasTarget = data.targetValidation.has_value();
    const auto tallying = [&oneMore](FrameTallies &tallies, const Dataset &set) {
        return [&tallies, &oneMore, ignore = set.classes.ignore](size_t, const Frame &frame, const cv::Mat &predicted) {
            tallies.add(frame.labels, predicted, ignore);
            oneMore();
        };
    };
    MeasureValues &values = result.report.values;
    FrameTallies ofSource(data.sourceValidation.classes.size());
    auto source = predictor.run(data.sourceValidation, {.flipAgreement = !hasTarget}, goOn, tallying(ofSource, data.sourceValidation));
    result.report.source = std::move(source.confusion);
    ofSource.into(values, MeasuredOn::Source);
    if (!hasTarget)
        values.set(MeasuredOn::Source, measure_id::flipAgreement, source.flipAgreement);
    if (hasTarget) {
        auto known = method.knownPlaces();
        if (known && known->trust < surelyKnown)
            known.reset();
        ConfusionMatrix agreement(data.targetValidation->classes.size());
        FrameTallies ofTarget(data.targetValidation->classes.size());
        auto target = predictor.run(*data.targetValidation, {.probabilities = true, .flipAgreement = true}, goOn,
                                    [&, tally = tallying(ofTarget, *data.targetValidation)](size_t i, const Frame &frame, const cv::Mat &predicted) {
                                        tally(i, frame, predicted);
                                        if (known)
                                            addAgreement(agreement, *known, frame.image, predicted);
                                    });
        if (known)
            values.set(MeasuredOn::Target, measure_id::knownAgreement, metricsOf(agreement).meanIou);
        if (data.targetValidation->hasLabels())
            result.report.target = std::move(target.confusion);
        ofTarget.into(values, MeasuredOn::Target);
        values.set(MeasuredOn::Target, measure_id::flipAgreement, target.flipAgreement);
        values.set(MeasuredOn::Target, measure_id::edgeAlignment, target.edgeAlignment);
        result.target = std::move(target.probabilities);
    }
    if (!goOn())
        return result;
    int64_t drawn = 0;
    const auto oneSample = [&] {
        if (show)
            show({say("drawing samples"), ++drawn, int64_t(sampleFrames) * (hasTarget ? 2 : 1)});
    };
    addSamples(result.samples, predictor, method, data.sourceValidation, false, sampleFrames, oneSample);
    if (hasTarget)
        addSamples(result.samples, predictor, method, *data.targetValidation, true, sampleFrames, oneSample);
    return result;
}

} // namespace vantage
