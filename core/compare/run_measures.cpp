#include "core/compare/run_measures.h"

#include <algorithm>

namespace vantage {
namespace {

const char *cameraName(MeasuredOn on)
{
    switch (on) {
    case MeasuredOn::Target: return "target";
    case MeasuredOn::Mapped: return "target with map";
    case MeasuredOn::Source: break;
    }
    return "source";
}

std::vector<RunMeasure> makeMeasures()
{
    std::vector<RunMeasure> list;
    for (const MeasuredOn on : {MeasuredOn::Target, MeasuredOn::Mapped, MeasuredOn::Source})
        for (const Measure &measure : allMeasures())
            if (measure.needs == Measure::Needs::Labels)
                list.push_back({toText(on) + "-" + measure.id, &measure, on, std::string(measure.title) + ", " + cameraName(on), measure.better, on != MeasuredOn::Source});
    for (const Measure &measure : allMeasures())
        if (measure.needs != Measure::Needs::Labels)
            list.push_back({measure.id, &measure, std::nullopt, measure.title, measure.better, false});
    return list;
}

} // namespace

std::optional<double> RunMeasure::value(const EpochRecord &epoch) const
{
    return on ? epoch.value(*on, of->id) : epoch.labelFree(of->id);
}

std::span<const RunMeasure> runMeasures()
{
    static const std::vector<RunMeasure> all = makeMeasures();
    return all;
}

const RunMeasure *findRunMeasure(const std::string &id)
{
    const auto all = runMeasures();
    const auto found = std::find_if(all.begin(), all.end(), [&](const RunMeasure &measure) { return measure.id == id; });
    return found == all.end() ? nullptr : &*found;
}

std::optional<double> valueOf(const EpochRecord &epoch, const std::string &id)
{
    const RunMeasure *measure = findRunMeasure(id);
    return measure ? measure->value(epoch) : std::nullopt;
}

} // namespace vantage
