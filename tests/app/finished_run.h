#pragma once

#include "core/runs/run_store.h"
#include "tests/core/export_samples.h"

namespace vantage::samples {

/// Puts a finished run of a network from chance into the project. @return its folder
inline fs::path finishedRun(const fs::path &project, const std::string &recipe, RunKind kind = RunKind::Adapted, std::optional<int64_t> base = std::nullopt,
                            const std::string &recipeJson = "")
{
    RunStore store(project);
    const Model model = sampleModel(18, {64, 48});
    RunRecord record;
    record.kind = kind;
    record.recipe = recipe;
    record.baseRun = base;
    record.recipeJson = recipeJson;
    for (const ClassInfo &info : model.info.classes.classes)
        record.classNames.push_back(info.name);
    const int64_t run = store.createRun(record);
    const fs::path folder = store.runFolder(run);
    fs::create_directories(folder);
    savedModel(folder / "model.safetensors", model);
    store.endRun(run, RunState::Finished, {}, 1);
    return folder;
}

} // namespace vantage::samples
