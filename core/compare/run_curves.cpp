#include "core/compare/run_curves.h"

#include "core/compare/run_measures.h"

#include <algorithm>
#include <functional>

namespace vantage {
namespace {

double placeOf(const EpochRecord &epoch, CurveAxis axis)
{
    switch (axis) {
    case CurveAxis::Epoch: return epoch.epoch;
    case CurveAxis::Step: return static_cast<double>(epoch.step);
    case CurveAxis::Time: break;
    }
    return epoch.seconds / 60;
}

RunCurve overEpochs(const ComparedRun &run, CurveAxis axis, const std::function<std::optional<double>(const EpochRecord &)> &value)
{
    RunCurve curve;
    const EpochRecord *kept = run.choice ? run.kept() : nullptr;
    for (const EpochRecord &epoch : run.epochs)
        if (const auto y = value(epoch)) {
            curve.x.push_back(placeOf(epoch, axis));
            curve.y.push_back(*y);
            if (&epoch == kept && epoch.epoch == run.choice->chosen)
                curve.kept = curve.x.back();
        }
    return curve;
}

} // namespace

RunCurve measureCurve(const ComparedRun &run, const std::string &measure, CurveAxis axis)
{
    return overEpochs(run, axis, [&](const EpochRecord &epoch) { return valueOf(epoch, measure); });
}

RunCurve classCurve(const ComparedRun &run, int classIndex, CurveAxis axis)
{
    return overEpochs(run, axis, [&](const EpochRecord &epoch) -> std::optional<double> {
        if (!epoch.target || classIndex < 0 || classIndex >= epoch.target->classes())
            return std::nullopt;
        return metricsOf(*epoch.target).iou[static_cast<size_t>(classIndex)];
    });
}

RunCurve shareCurve(const ComparedRun &run, std::span<const EpochShares> shares, int classIndex, CurveAxis axis)
{
    return overEpochs(run, axis, [&](const EpochRecord &epoch) -> std::optional<double> {
        const auto found = std::find_if(shares.begin(), shares.end(), [&](const EpochShares &one) { return one.epoch == epoch.epoch; });
        if (found == shares.end() || classIndex < 0 || static_cast<size_t>(classIndex) >= found->shares.size())
            return std::nullopt;
        return found->shares[static_cast<size_t>(classIndex)];
    });
}

RunCurve termCurve(const ComparedRun &run, std::span<const StepRecord> steps, const std::string &term, CurveAxis axis)
{
    RunCurve curve;
    if (axis != CurveAxis::Step && run.epochs.size() < 2)
        return curve; // how long a step takes is not known yet
    size_t segment = 1;
    for (const StepRecord &step : steps)
        for (const auto &[name, value] : step.values) {
            if (name != term)
                continue;
            const auto at = static_cast<double>(step.step);
            if (axis == CurveAxis::Step) {
                curve.x.push_back(at);
            } else {
                while (segment + 1 < run.epochs.size() && step.step > run.epochs[segment].step)
                    ++segment;
                const EpochRecord &before = run.epochs[segment - 1], &after = run.epochs[segment];
                const auto from = static_cast<double>(before.step), to = static_cast<double>(after.step);
                if (to <= from)
                    return {};
                curve.x.push_back(placeOf(before, axis) + (at - from) / (to - from) * (placeOf(after, axis) - placeOf(before, axis)));
            }
            curve.y.push_back(value);
        }
    return curve;
}

} // namespace vantage
