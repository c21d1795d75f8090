#pragma once

#include "core/base/message.h"
#include "core/runs/project.h"
#include "core/runs/run_store.h"
#include "core/training/trainer.h"
#include "core/workflow/class_agreement.h"
#include "core/workflow/presets.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace vantage {

/// What the operator asks for: the main job from the cameras' folders to an adapted model.
struct AdaptationOptions
{
    std::filesystem::path project; ///< made where it is not there
    std::vector<std::filesystem::path> sources; ///< the labelled cameras; may be empty where the project knows them
    std::filesystem::path target; ///< likewise
    std::filesystem::path backbone; ///< pretrained weights; empty: from chance
    std::vector<std::filesystem::path> features; ///< further networks that look beside the backbone of frozen levels (openFeatures)
    /// JSON files of points clicked on the ground (readGroundPoints), one a source in their order, empty ones for none; kept with the
    /// project. None at all: what the project knows.
    std::vector<std::filesystem::path> groundPoints;
    bool groundIsWrong = false; ///< where the search aligns a source's ground it must not be believed; kept with the project
    std::string recipe = "label-book";
    std::string preset = "quick";
    std::vector<Setting> settings;
    std::vector<Setting> baselineSettings; ///< for NA alone
    uint64_t seed = 1;
    bool control = false;     ///< also train the equal-compute control
    bool fineTuning = false;  ///< also train the upper bound, where target labels exist
    bool measureTarget = true;///< use target labels, where they are there, for measuring
    int checkpointSteps = 0;  ///< a checkpoint also after so many steps inside an epoch; 0: at each epoch's end
    /// Go on with what was stopped, and take what has finished. Where there is a stopped run and what is asked for differs from it, that is
    /// refused; where there is none, it is said and a new one begins.
    bool resume = false;
    bool orAnew = false;      ///< with `resume`: where nothing fits, begin anew without a word
    /// True: frames that can't be used are left out, here and whenever the project is trained in; false: those that the project left out
    /// are taken back; nothing: as the project says.
    std::optional<bool> leaveOutDamaged;
    ClassChoice classes = ClassChoice::Ask; ///< where the source's classes.json has changed since the project took it
    /// Other projects' folders: a finished baseline or FT with the same key is taken over from there instead of trained.
    std::vector<std::filesystem::path> relatives;
};

/// One run of an adaptation, finished.
struct FinishedRun
{
    int64_t run = 0;
    Recipe recipe;
    SnapshotChoice choice;
    std::filesystem::path model;
    bool reused = false; ///< it was there already
};

struct AdaptationResult
{
    TrainingResult::End end = TrainingResult::End::Finished;
    Message reason;                   ///< of a stop or a failure
    std::exception_ptr error;         ///< of a failure
    Project project;
    FinishedRun baseline;
    std::optional<FinishedRun> control, adapted, fineTuning;
    std::optional<ConfusionMatrix> baselineTarget; ///< of the baseline on the target, where no run from it measured that
};

/// The run that the recipe asked for: the adaptation, else FT, else the control, else the baseline.
const FinishedRun &mainRun(const AdaptationResult &result);

/// A run of an adaptation.
struct RunStage
{
    RunKind kind = RunKind::Baseline;
    std::string title; ///< stageTitle(): "No Adaptation"
    int64_t run = 0;
};
/// Tells which run begins. Called before its first step.
using StageCallback = std::function<void(const RunStage &stage)>;

/// Trains what is asked for, one run after the other: baseline (or re-uses it), control, adaptation, fine-tuning.
/// @throws InputError on bad input and std::invalid_argument on bad settings before anything is trained, and before anything is made:
/// where the project is not there yet, it still is not
AdaptationResult adapt(const AdaptationOptions &options, std::stop_token stop, TrainingObserver &observer,
                       const StageCallback &onStage = {}, PauseGate *gate = nullptr);

} // namespace vantage
