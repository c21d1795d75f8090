#pragma once

#include "core/base/message.h"
#include "core/evaluation/measures.h"

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vantage {

/// What a run is about to do.
struct TrainingPlan
{
    int epochs = 0;
    int64_t steps = 0;        ///< in the whole run
    int64_t firstStep = 0;    ///< over 0 where a stopped run goes on
    std::string machine;      ///< device, threads and precision in words
    int64_t parameters = 0;   ///< of F
};

struct StepReport
{
    int64_t step = 0; ///< steps done, this one included
    int64_t steps = 0;
    std::vector<std::pair<std::string, double>> values; ///< loss terms by name, then "learning rate"
    double stepsPerSecond = 0;
    double secondsLeft = -1; ///< of the whole run, measuring included; under 0: not known yet
};

/// One measuring point; epoch 0 is the network that the run started from.
struct EpochReport
{
    int epoch = 0;
    int64_t step = 0;
    double seconds = 0; ///< training time so far, all sittings together, pauses left out
    ConfusionMatrix source{1};
    std::optional<ConfusionMatrix> target;
    MeasureValues values;            ///< what does not follow from the matrices; all that is measured without labels
    std::vector<double> classShares; ///< predicted on the target, of its pixels; empty where there is no target
    std::vector<size_t> vanished;    ///< classes that NA sees on the target and this network hardly any more
};

/// The same fixed frames after each epoch. Pictures are CV_8UC3 RGB, labels CV_8UC1.
struct SampleReport
{
    struct Sample
    {
        std::string name;
        bool isTarget = false;
        cv::Mat image;
        cv::Mat prediction;
        cv::Mat reconstruction; ///< G's picture, empty where the recipe has no G
    };
    int epoch = 0;
    std::vector<Sample> samples;
};

/// A source's ground as it was laid over the target, for the question whether it lies right.
struct GroundReport
{
    std::string source;    ///< the camera's folder
    cv::Mat picture;       ///< CV_8UC3 RGB: the source with its ground, the target with what was carried over
    bool accepted = false; ///< the run learns from it
    bool clicked = false;  ///< laid by the operator's points
};

/// How far a piece of work beside the steps is.
struct WorkReport
{
    Message what; ///< in words, small: "making pseudo-labels"
    int64_t done = 0, all = 0; ///< frames, mostly
};

/// Watches a run. Called on the trainer's thread, one call at a time; what is handed over may be kept. An exception
/// ends the run as failed.
class TrainingObserver
{
public:
    virtual ~TrainingObserver() = default;
    virtual void onPlan(const TrainingPlan &) {}
    virtual void onStep(const StepReport &) {}
    virtual void onEpoch(const EpochReport &) {}
    virtual void onSamples(const SampleReport &) {}
    virtual void onMessage(const Message &) {}
    virtual void onGround(const GroundReport &) {}
    virtual void onWork(const WorkReport &) {}
};

} // namespace vantage
