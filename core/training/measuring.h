#pragma once

#include "core/model/predictor.h"
#include "core/training/method.h"
#include "core/training/observer.h"
#include "core/training/training_data.h"

namespace vantage {

struct Measured
{
    EpochReport report;
    SnapshotProbabilities target; ///< empty where there is no target
    SampleReport samples;
};

/// Measures the method's network after an epoch on the validation frames of both cameras; the only place of a run that sees
/// target labels. @param sampleFrames of each camera, shown after each epoch
/// @param seen keeps what a frozen backbone sees of these frames
/// @param show told how far it is
/// @param goOn false ends the measuring early; what is returned then is no measure
Measured measureEpoch(Method &method, const TrainingData &data, cv::Size size, torch::Device device, const Precision &precision,
                      int sampleFrames, SeenFrames &seen, const GoOn &goOn, const std::function<void(const WorkReport &)> &show = {});

} // namespace vantage
