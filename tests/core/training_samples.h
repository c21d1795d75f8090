#pragma once

#include "core/training/recipe_kinds.h"
#include "core/training/trainer.h"
#include "tests/core/data_samples.h"

#include <functional>
#include <set>

namespace vantage::samples {

/// A recipe small enough for a test: ResNet-18, 64 x 48, two epochs of three steps.
inline Recipe tinyRecipe(const std::string &name)
{
    Recipe recipe = defaultRecipe(name);
    recipe.backbone = 18;
    recipe.width = 64;
    recipe.height = 48;
    recipe.epochs = 2;
    recipe.stepsPerEpoch = 3;
    recipe.batch = 2;
    recipe.targetBatch = recipeSummary(name).usesTarget ? 2 : 0;
    recipe.generatorFilters = 4;
    recipe.generatorBlocks = 1;
    recipe.discriminatorFilters = 4;
    recipe.evaluationFrames = 4;
    recipe.averageDecay = 0.9;
    return recipe;
}

inline TrainingJob tinyJob(const std::string &name, const fs::path &source, const fs::path &target, const fs::path &folder)
{
    TrainingJob job;
    job.recipe = tinyRecipe(name);
    job.data = prepareData({source}, target, true, job.recipe);
    job.folder = folder;
    job.sampleFrames = 1;
    return job;
}

/// Keeps what a run reports.
struct Witness : TrainingObserver
{
    void onPlan(const TrainingPlan &plan) override { plans.push_back(plan); }
    void onStep(const StepReport &report) override
    {
        steps.push_back(report);
        if (atStep)
            atStep(report.step);
    }
    void onEpoch(const EpochReport &report) override { epochs.push_back(report); }
    void onSamples(const SampleReport &report) override { samples.push_back(report); }

    std::vector<TrainingPlan> plans;
    std::vector<StepReport> steps;
    std::vector<EpochReport> epochs;
    std::vector<SampleReport> samples;
    std::function<void(int64_t)> atStep;
};

} // namespace vantage::samples
