#pragma once

#include "core/base/files.h"
#include "core/runs/run_store.h"

namespace vantage::samples {

/// Of two classes, with this mean IoU: a class is right altogether, of the other this much.
inline ConfusionMatrix withMeanIou(double value)
{
    // Class 0: 1000 pixels, x of them right; the others are called ignored class 2, so that class 1 stays at IoU 1.
    const double first = 2 * value - 1; // IoU of class 0
    const auto right = static_cast<uint64_t>(1000 * first + 0.5);
    return ConfusionMatrix::fromCounts(3, {right, 0, 1000 - right, 0, 1000, 0, 0, 0, 0});
}

struct NewRun
{
    RunKind kind = RunKind::Adapted;
    std::vector<std::string> sources{"A"};
    std::string target = {};
    std::optional<int64_t> base = {};
    std::optional<double> na = {}, kept = {};
    std::optional<Verdict> verdict = {};
    double agreement = 0;
    RunState state = RunState::Finished;
};

/// Two epochs and a file in the place of a model.
inline int64_t addRun(RunStore &store, const NewRun &what)
{
    RunRecord record;
    record.kind = what.kind;
    record.recipe = "label-book";
    record.recipeJson = "{}";
    record.sources = what.sources;
    record.target = what.target;
    record.baseRun = what.base;
    record.classNames = {"a", "b", "c"};
    record.seed = store.runs().size(); // so that no two are the same training
    const int64_t run = store.createRun(record);
    for (int i = 0; i < 2; ++i) {
        EpochRecord epoch;
        epoch.epoch = i;
        epoch.step = i;
        if (const auto &value = i == 0 ? what.na : what.kept)
            epoch.target = withMeanIou(*value);
        epoch.values.set(MeasuredOn::Target, measure_id::ensembleAgreement, i * what.agreement);
        store.writeEpoch(run, epoch);
    }
    if (what.verdict)
        store.writeChoice(run, {1, {}, *what.verdict, "because"});
    writeAtomically(store.runFolder(run) / "model.safetensors", "model of " + std::to_string(run));
    store.endRun(run, what.state, {}, 1);
    return run;
}

} // namespace vantage::samples
