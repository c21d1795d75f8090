#include "app/gui/runs/related_runs.h"

namespace vantage::gui {

std::vector<const RunSummary *> usableRuns(const std::vector<RunSummary> &runs)
{
    std::vector<const RunSummary *> found;
    for (const RunKind kind : {RunKind::Adapted, RunKind::Control, RunKind::FineTuning, RunKind::Baseline})
        for (auto run = runs.rbegin(); run != runs.rend(); ++run)
            if (run->record.kind == kind && run->record.state == RunState::Finished && run->modelThere)
                found.push_back(&*run);
    return found;
}

const RunSummary *fineTuningOf(const std::vector<RunSummary> &runs, const std::string &target)
{
    const RunSummary *found = nullptr;
    for (const RunSummary &run : runs)
        if (run.record.kind == RunKind::FineTuning && run.record.state == RunState::Finished && run.modelThere
            && (target.empty() || run.record.target.empty() || run.record.target == target))
            found = &run;
    return found;
}

const RunSummary *controlOf(const RunSummary &run, const std::vector<RunSummary> &runs)
{
    const RunSummary *found = nullptr;
    for (const RunSummary &other : runs)
        if (run.record.kind == RunKind::Adapted && other.record.kind == RunKind::Control && other.record.state == RunState::Finished
            && other.record.baseRun == run.record.baseRun && other.record.target == run.record.target)
            found = &other;
    return found;
}

std::vector<const RunSummary *> restingOn(int64_t run, const std::vector<RunSummary> &runs)
{
    std::vector<const RunSummary *> found;
    for (const RunSummary &other : runs)
        if (other.record.baseRun == run)
            found.push_back(&other);
    return found;
}

const ConfusionMatrix *shownOnTarget(const RunSummary &run, const std::vector<RunSummary> &runs)
{
    if (const EpochRecord *shown = run.shownEpoch(); shown && shown->target)
        return &*shown->target;
    if (run.record.kind != RunKind::Baseline)
        return nullptr;
    const ConfusionMatrix *found = nullptr;
    for (const RunSummary &other : runs)
        if (other.record.baseRun == run.record.id && !other.epochs.empty() && other.epochs.front().epoch == 0
            && other.epochs.front().target)
            found = &*other.epochs.front().target;
    return found;
}

std::optional<double> gainOverNa(const RunSummary &run)
{
    const EpochRecord *shown = run.shownEpoch();
    if (!shown || !shown->target || !run.epochs.front().target)
        return {};
    return metricsOf(*shown->target).meanIou - metricsOf(*run.epochs.front().target).meanIou;
}

std::optional<double> gainOverControl(const RunSummary &run, const std::vector<RunSummary> &runs)
{
    const EpochRecord *shown = run.shownEpoch();
    const RunSummary *control = controlOf(run, runs);
    const EpochRecord *other = control ? control->shownEpoch() : nullptr;
    if (!shown || !shown->target || !other || !other->target)
        return {};
    return metricsOf(*shown->target).meanIou - metricsOf(*other->target).meanIou;
}

} // namespace vantage::gui
