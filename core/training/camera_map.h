#pragma once

#include "core/base/go_on.h"
#include "core/base/message.h"
#include "core/evaluation/measures.h"
#include "core/training/recipe.h"
#include "core/training/training_data.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vantage {

class SeenFrames;

/// Where a run keeps what it knows of the target's places, for whoever makes another of its networks the model.
inline constexpr const char *placesFolder = "places";

/// Whether the recipe's model gets a map of what its fixed camera sees where.
bool wantsCameraMap(const Recipe &recipe);

/// A network with the map of its camera's places, measured on the target.
struct MappedResult
{
    ConfusionMatrix confusion{1};
    MeasureValues values; ///< on MeasuredOn::Mapped
};

struct CameraMapResult
{
    bool whole = true;                     ///< false: `goOn` ended it, and the file is as it was
    Message remark;                        ///< what the map rests on, or why there is none; empty where none is wanted
    std::optional<MappedResult> mapped; ///< of the network with its map on the target's held-out frames, where their labels may be used
};
/// Puts the map of the camera's places into a model file: the network's own votes, and what places/ in the run's folder knows.
/// @param data as the run was trained on @param seen if given: keeps what a frozen backbone sees of the held-out frames
/// @throws InputError on unreadable frames or a damaged file
CameraMapResult addCameraMap(const std::filesystem::path &model, const Recipe &recipe, const TrainingData &data,
                             const std::filesystem::path &runFolder, const GoOn &goOn, const HowFar &howFar = {}, SeenFrames *seen = nullptr);

} // namespace vantage
