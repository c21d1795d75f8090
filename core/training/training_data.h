#pragma once

#include "core/base/message.h"
#include "core/data/dataset.h"
#include "core/training/recipe.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace vantage {

/// The frames of a run. Only sourceTrain and targetTrain reach training steps, and the frames of targetTrain carry no label
/// files: target labels can't leak, because nobody who trains knows where they are.
struct TrainingData
{
    Dataset sourceTrain;
    Dataset sourceValidation;                ///< the last in time, thinned to Recipe::evaluationFrames
    std::optional<Dataset> targetTrain;
    std::optional<Dataset> targetValidation; ///< the last in time, thinned; with labels only where they may be measured with
    std::vector<Message> leftOut; ///< Dataset::leftOut of both
};

/// @throws InputError where a camera has no frame to measure on beside one to train on
void requireEnoughFrames(const Dataset &data);

/// Sources labelled, target without labels. @param target empty: none
/// @param measureTarget take the target's labels, where they are there, for measuring
/// @throws InputError also where the two class lists have nothing in common, or a camera has one frame only
TrainingData prepareData(const std::vector<std::filesystem::path> &sources, const std::filesystem::path &target, bool measureTarget,
                         const Recipe &recipe, const FramesLeftOut &leftOut = {});

/// For Fine-Tuning: the target's own labelled frames in the place of the source's.
/// @param classes of the source, in which the target's are to be learnt; empty: the target's own
TrainingData prepareFineTuning(const std::filesystem::path &target, const Recipe &recipe, const FramesLeftOut &leftOut = {}, const ClassMap &classes = {});

/// The operator's class map in the place of the folders' own.
void useClasses(TrainingData &data, const ClassMap &classes);

} // namespace vantage
