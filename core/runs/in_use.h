#pragma once

#include "core/base/message.h"
#include "core/runs/project.h"
#include "core/runs/run_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// The run whose model a camera works with.
struct ModelInUse
{
    std::string target; ///< the camera's name
    int64_t run = 0;    ///< 0: it has been deleted
    std::string since;  ///< UTC
    std::string why;    ///< the operator's words, or how it was chosen
    std::string sha256; ///< of model.safetensors then
};

/// Why the operator should look at a model in use again.
enum class Stale {
    No,
    Deleted,      ///< its run is gone
    FileChanged,  ///< the run's model is another file now: another epoch was kept
    NewerBetter,  ///< a later run of the same camera is better where that was measured, or its verdict is "better"
    CameraChanged,///< the camera was moved, covered and the like since the run, and nobody has acknowledged it
    NewerBaseline ///< the sources' baseline has been trained anew since, on other frames or settings
};

struct InUseState
{
    ModelInUse model;
    Stale stale = Stale::No;
    int64_t because = 0; ///< the run that says so, where one does
    Message camera{};    ///< what has become of the camera: "moved by 34 pixels"
};

/// Marks the finished run as the one that its target camera uses from now on. @throws InputError where it has no model or no target
void useModel(const Project &project, int64_t run, const std::string &why);
/// @throws InputError where the camera uses none
void useNoModel(const Project &project, const std::string &target);
/// By the cameras' names. @throws InputError
std::vector<InUseState> modelsInUse(const Project &project);

} // namespace vantage
