#pragma once

#include "core/base/message.h"
#include "core/evaluation/snapshot_choice.h"
#include "core/geometry/ground_points.h"
#include "core/training/camera_map.h"
#include "core/training/observer.h"
#include "core/training/pause_gate.h"
#include "core/training/recipe.h"
#include "core/training/training_data.h"

#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace vantage {

struct SharedLooks;

/// Bytes of held-out frames that are kept as a frozen backbone sees them, of all runs of an adaptation: 28 looks at 640 x 480, for eight
/// frames of each camera, the target's mirrored too.
inline constexpr int64_t heldOutBytes = int64_t(5) << 28;
/// For the runs of one adaptation, which look at the same frames.
std::shared_ptr<SharedLooks> makeSharedLooks();

struct TrainingJob
{
    Recipe recipe;
    TrainingData data;
    std::filesystem::path folder;      ///< the run's own: checkpoint, snapshots and, in the end, model.safetensors
    std::filesystem::path startModel;  ///< the baseline's model, for recipes that start from it
    std::shared_ptr<SharedLooks> looks; ///< shared with the other runs of an adaptation; none: the run has its own
    std::vector<GroundAnswer> ground;  ///< what the operator said of each source's ground; empty: nothing
    std::filesystem::path backbone;    ///< pretrained weights for a network that starts anew; empty: from chance
    std::vector<std::filesystem::path> features; ///< of a network that starts anew: further networks that look beside the backbone
    std::map<std::string, std::string> provenance; ///< goes into the model file
    int sampleFrames = 3;              ///< of each camera, shown after each epoch
    int checkpointSteps = 0;           ///< a checkpoint also after so many steps inside an epoch; 0: at each epoch's end
};

/// How a run ended: in exactly one of these ways.
struct TrainingResult
{
    enum class End { Finished, Stopped, Failed };
    End end = End::Failed;
    Message reason;                       ///< of a stop or a failure, in words
    std::exception_ptr error;             ///< of a failure
    int64_t step = 0;                     ///< steps done and kept
    double seconds = 0;                   ///< training time, all sittings together
    std::optional<SnapshotChoice> choice; ///< of a finished run
    std::vector<SnapshotScores> scores;   ///< of a finished run: its snapshots, as the choice saw them
    std::optional<MappedResult> mapped; ///< of a finished run: its model with the camera's map on the target, where the model has one and labels exist
    std::filesystem::path model;          ///< of a finished run; generator.safetensors lies beside it where the recipe has a G
};

/// Carries out a training run on the calling thread. A run that was stopped, or whose process was killed, goes on from the
/// checkpoint in its folder when it is run again with the same job, and on a CPU with the same number of threads ends with
/// the same weights, bit for bit, as one that was never interrupted.
/// @param gate if given: holds the run between two steps; pauses do not count as training time
TrainingResult train(const TrainingJob &job, std::stop_token stop, TrainingObserver &observer, PauseGate *gate = nullptr);

/// What train() would fail of before its first step: a device that is not there, weights that are not of the recipe's network, or
/// files of features that can't be used.
/// @throws std::invalid_argument for the device, InputError for the files
void checkMachine(const Recipe &recipe, const std::filesystem::path &backbone, const std::vector<std::filesystem::path> &features);

/// Which settings make a run smaller, with their values: "Set a smaller batch (8), ..."
Message smallerSettings(const Recipe &recipe);

/// True where `folder` holds a checkpoint to go on from.
bool canResume(const std::filesystem::path &folder);

/// Removes checkpoint and snapshots' weights (but for those of `keptEpochs`) of a run that is recorded as finished. Not before that: a run that was killed
/// between its last step and its record must be able to finish again.
void removeResumeFiles(const std::filesystem::path &folder, const std::vector<int> &keptEpochs = {});

} // namespace vantage
