#include "core/compare/run_measures.h"

#include <algorithm>
#include <functional>

namespace vantage {
namespace {

using Value = std::function<std::optional<double>(const EpochRecord &)>;

struct Entry
{
    RunMeasure measure;
    Value value;
};

Value ofCounts(std::optional<ConfusionMatrix> EpochRecord::*counts, double Metrics::*value)
{
    return [=](const EpochRecord &epoch) { return epoch.*counts ? std::optional(metricsOf(*(epoch.*counts)).*value) : std::nullopt; };
}

Value stored(std::optional<double> EpochRecord::*value)
{
    return [=](const EpochRecord &epoch) { return epoch.*value; };
}

const std::vector<Entry> &entries()
{
    static const std::vector<Entry> all{
        {{"target-mean-iou", "Target mIoU", "with the target's labels", Better::Higher, true}, ofCounts(&EpochRecord::target, &Metrics::meanIou)},
        {{"target-class-accuracy", "Target class accuracy", "with the target's labels", Better::Higher, true}, ofCounts(&EpochRecord::target, &Metrics::meanClassAccuracy)},
        {{"target-pixel-accuracy", "Target pixel accuracy", "with the target's labels", Better::Higher, true}, ofCounts(&EpochRecord::target, &Metrics::pixelAccuracy)},
        {{"mapped-mean-iou", "Target mIoU with map", "with the map of the camera's places", Better::Higher, true}, ofCounts(&EpochRecord::mapped, &Metrics::meanIou)},
        {{"source-mean-iou", "Source mIoU", "on the source's validation frames", Better::Higher, false}, ofCounts(&EpochRecord::source, &Metrics::meanIou)},
        {{"source-class-accuracy", "Source class accuracy", "on the source's validation frames", Better::Higher, false}, ofCounts(&EpochRecord::source, &Metrics::meanClassAccuracy)},
        {{"ensemble-agreement", "Agreement with all snapshots", "no labels needed", Better::Higher, false}, stored(&EpochRecord::ensembleAgreement)},
        {{"flip-agreement", "Agreement under mirroring", "no labels needed", Better::Higher, false}, stored(&EpochRecord::flipAgreement)},
        {{"known-agreement", "Agreement where both cameras see the same", "with labels that the source's camera brought", Better::Higher, false}, stored(&EpochRecord::knownAgreement)},
        {{"info-max", "InfoMax", "in nats; no labels needed", Better::Higher, false}, stored(&EpochRecord::infoMax)},
        {{"snd", "Soft neighbourhood density", "in nats; no labels needed", Better::Higher, false}, stored(&EpochRecord::snd)},
        {{"entropy", "Mean entropy", "in nats; lower is surer, right or wrong", Better::Lower, false}, stored(&EpochRecord::entropy)},
        {{"histogram-distance", "Change of the class mix", "distance of the predicted class shares to NA's", Better::Neither, false}, stored(&EpochRecord::histogramDistance)},
    };
    return all;
}

const Entry *find(const std::string &id)
{
    const auto found = std::find_if(entries().begin(), entries().end(), [&](const Entry &entry) { return entry.measure.id == id; });
    return found == entries().end() ? nullptr : &*found;
}

} // namespace

std::span<const RunMeasure> runMeasures()
{
    static const std::vector<RunMeasure> all = [] {
        std::vector<RunMeasure> list;
        for (const Entry &entry : entries())
            list.push_back(entry.measure);
        return list;
    }();
    return all;
}

const RunMeasure *findRunMeasure(const std::string &id)
{
    const Entry *entry = find(id);
    return entry ? &entry->measure : nullptr;
}

std::optional<double> valueOf(const EpochRecord &epoch, const std::string &id)
{
    const Entry *entry = find(id);
    return entry ? entry->value(epoch) : std::nullopt;
}

} // namespace vantage
