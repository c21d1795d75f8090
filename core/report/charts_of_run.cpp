#include "core/report/charts_of_run.h"

#include <algorithm>

namespace vantage {

std::vector<Chart> lossCharts(std::span<const StepRecord> steps)
{
    std::vector<Chart> charts;
    for (const StepRecord &step : steps) {
        for (const auto &[term, value] : step.values) {
            auto chart = std::find_if(charts.begin(), charts.end(), [&](const Chart &c) { return c.title == term; });
            if (chart == charts.end())
                chart = charts.insert(charts.end(), Chart{term, "step", {Curve{term, {}, {}}}, true, false, {}});
            chart->curves.front().x.push_back(static_cast<double>(step.step));
            chart->curves.front().y.push_back(value);
        }
    }
    return charts;
}

std::vector<Chart> epochCharts(std::span<const EpochRecord> epochs)
{
    Curve source{"source, validation", {}, {}}, target{"target", {}, {}};
    const auto add = [](Curve &curve, int epoch, double value) {
        curve.x.push_back(epoch);
        curve.y.push_back(value);
    };
    for (const EpochRecord &epoch : epochs) {
        if (epoch.target)
            add(target, epoch.epoch, metricsOf(*epoch.target).meanIou);
        if (epoch.source)
            add(source, epoch.epoch, metricsOf(*epoch.source).meanIou);
    }
    std::vector<Chart> charts;
    Chart accuracy{"Mean IoU", "epoch", {}, false, true, {}};
    for (const Curve &curve : {target, source}) {
        if (!curve.x.empty())
            accuracy.curves.push_back(curve);
    }
    if (!accuracy.curves.empty())
        charts.push_back(accuracy);

    for (const Measure &measure : allMeasures()) {
        Curve curve{measure.title, {}, {}};
        for (const EpochRecord &epoch : epochs)
            if (const auto value = measure.needs == Measure::Needs::Labels ? std::nullopt : epoch.labelFree(measure.id))
                add(curve, epoch.epoch, *value);
        if (!curve.x.empty())
            charts.push_back({measure.title, "epoch", {curve}, false, true, measure.note});
    }
    return charts;
}

} // namespace vantage
