#include "app/gui/runs/run_row.h"

#include "core/compare/run_measures.h"

namespace vantage::gui {
namespace {

using Value = std::optional<double>;

struct OnTarget
{
    Value meanIou, classAccuracy;
};

OnTarget onTarget(const EpochRecord *epoch)
{
    return epoch ? OnTarget{valueOf(*epoch, "target-mean-iou"), valueOf(*epoch, "target-class-accuracy")} : OnTarget{};
}

OnTarget startOf(const RunSummary &run)
{
    return run.epochs.empty() || run.epochs.front().epoch != 0 ? OnTarget{} : onTarget(&run.epochs.front());
}

Value difference(const Value &a, const Value &b)
{
    return a && b ? std::optional(*a - *b) : std::nullopt;
}

/// @param perTarget filled where there are several
OnTarget meanOf(const std::map<std::string, OnTarget> &targets, std::map<std::string, double> &perTarget)
{
    if (targets.empty())
        return {};
    const double share = 1.0 / static_cast<double>(targets.size());
    OnTarget mean{0.0, 0.0};
    for (const auto &[target, on] : targets) {
        *mean.meanIou += share * *on.meanIou;
        mean.classAccuracy = on.classAccuracy && mean.classAccuracy ? Value(*mean.classAccuracy + share * *on.classAccuracy) : std::nullopt;
        if (targets.size() > 1)
            perTarget[target] = *on.meanIou;
    }
    return mean;
}

} // namespace

std::vector<RunRow> rowsOf(const std::vector<RunSummary> &runs)
{
    std::map<int64_t, std::map<std::string, OnTarget>> starts;       // what a baseline does on a target is the first that its runs measure there
    std::map<std::pair<int64_t, std::string>, Value> controls; // by the baseline that they started from, and the target
    std::map<std::string, OnTarget> fineTuned;
    for (const RunSummary &run : runs) {
        const bool finished = run.record.state == RunState::Finished;
        if (run.record.baseRun)
            if (const OnTarget start = startOf(run); start.meanIou)
                starts[*run.record.baseRun][run.record.target] = start;
        if (run.record.baseRun && run.record.kind == RunKind::Control && finished)
            controls[{*run.record.baseRun, run.record.target}] = onTarget(run.shownEpoch()).meanIou;
        if (run.record.kind == RunKind::FineTuning && finished)
            if (const OnTarget kept = onTarget(run.shownEpoch()); kept.meanIou)
                fineTuned[run.record.targetFingerprint] = kept;
    }
    std::vector<RunRow> rows;
    rows.reserve(runs.size());
    for (const RunSummary &run : runs) {
        RunRow &row = rows.emplace_back();
        row.run = &run;
        const bool isBaseline = run.record.kind == RunKind::Baseline;
        OnTarget own = onTarget(run.shownEpoch());
        if (isBaseline && !own.meanIou)
            own = meanOf(starts[run.record.id], row.perTarget);
        row.own = own.meanIou;
        row.ownAccuracy = own.classAccuracy;
        if (const OnTarget start = startOf(run); !isBaseline) {
            row.na = start.meanIou;
            row.naAccuracy = start.classAccuracy;
            row.gain = difference(row.own, row.na);
        }
        if (const auto best = fineTuned.find(run.record.targetFingerprint); best != fineTuned.end() && !isBaseline) {
            row.fineTuned = best->second.meanIou;
            row.fineTunedAccuracy = best->second.classAccuracy;
        }
        if (run.record.kind != RunKind::Adapted)
            continue;
        if (run.record.baseRun)
            if (const auto control = controls.find({*run.record.baseRun, run.record.target}); control != controls.end())
                row.controlGain = difference(row.own, control->second);
        if (const Value gap = difference(row.fineTuned, row.na); gap && *gap > 0 && row.gain)
            row.gapClosed = *row.gain / *gap;
    }
    return rows;
}

} // namespace vantage::gui
