#include "core/report/charts_of_run.h"

#include <algorithm>

namespace vantage {
namespace {

struct Score
{
    const char *title, *note;
    std::optional<double> EpochRecord::*value;
};

constexpr Score scores[] = {
    {"Agreement with all snapshots", "with their average; higher is better", &EpochRecord::ensembleAgreement},
    {"InfoMax", "nats; higher is better", &EpochRecord::infoMax},
    {"Soft neighbourhood density", "nats; higher is better", &EpochRecord::snd},
    {"Agreement under mirroring", "higher is better", &EpochRecord::flipAgreement},
    {"Mean entropy", "nats; lower is more certain, right or wrong", &EpochRecord::entropy},
    {"Change of the class mix", "distance of the predicted class shares to NA's", &EpochRecord::histogramDistance},
};

} // namespace

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

    for (const Score &score : scores) {
        Curve curve{score.title, {}, {}};
        for (const EpochRecord &epoch : epochs) {
            if (epoch.*score.value)
                add(curve, epoch.epoch, *(epoch.*score.value));
        }
        if (!curve.x.empty())
            charts.push_back({score.title, "epoch", {curve}, false, true, score.note});
    }
    return charts;
}

} // namespace vantage
