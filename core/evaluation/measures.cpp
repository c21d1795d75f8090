#include "core/evaluation/measures.h"

#include "core/evaluation/boundary_iou.h"

#include <algorithm>
#include <stdexcept>

namespace vantage {
namespace {

using Scale = Measure::Scale;
using Better = Measure::Better;
using Needs = Measure::Needs;

// Titles and notes are translated by the window (core_texts.cpp).
const Measure measureTable[] = {
    {"mean-iou", "Mean IoU", "overlap of prediction and truth, mean over the classes", Scale::Share, Better::Higher, Needs::Labels,
     [](const ConfusionMatrix &confusion) { return metricsOf(confusion).meanIou; }},
    {"class-accuracy", "Mean class accuracy", "share of each class's pixels that are found, mean over the classes", Scale::Share, Better::Higher, Needs::Labels,
     [](const ConfusionMatrix &confusion) { return metricsOf(confusion).meanClassAccuracy; }},
    {"pixel-accuracy", "Pixel accuracy", "share of all pixels that are right", Scale::Share, Better::Higher, Needs::Labels,
     [](const ConfusionMatrix &confusion) { return metricsOf(confusion).pixelAccuracy; }},
    {"frequency-weighted-iou", "Frequency-weighted IoU", "as mean IoU, but each class counts by its pixels", Scale::Share, Better::Higher, Needs::Labels,
     frequencyWeightedIou},
    {"boundary-iou", "Boundary IoU", "overlap in a thin band along the outlines, mean over the classes", Scale::Share, Better::Higher, Needs::Labels, nullptr,
     [](int classes) -> std::unique_ptr<FrameTally> { return std::make_unique<BoundaryIou>(classes); }},
    {"known-agreement", "Agreement where both cameras see the same", "mean IoU with labels that the source's camera brought", Scale::Share, Better::Higher,
     Needs::CarriedLabels},
    {"edge-alignment", "Class borders on edges", "how much more than elsewhere the picture changes where predicted classes meet", Scale::Ratio, Better::Higher, Needs::Target},
    {"ensemble-agreement", "Agreement with all snapshots", "with their average; higher is better", Scale::Share, Better::Higher, Needs::AllSnapshots},
    {"flip-agreement", "Agreement under mirroring", "of a frame's prediction with that of its mirror image", Scale::Share, Better::Higher, Needs::Target},
    {"info-max", "InfoMax", "sure of each pixel, yet using all classes", Scale::Nats, Better::Higher, Needs::Target},
    {"snd", "Soft neighbourhood density", "how closely pixels alike lie together", Scale::Nats, Better::Higher, Needs::Target},
    {"entropy", "Mean entropy", "how unsure the network is, right or wrong", Scale::Nats, Better::Lower, Needs::Target},
    {"histogram-distance", "Change of the class mix", "distance of the predicted class shares to NA's", Scale::Share, Better::Neither, Needs::AllSnapshots},
};

} // namespace

std::string toText(MeasuredOn on)
{
    switch (on) {
    case MeasuredOn::Source: return "source";
    case MeasuredOn::Target: return "target";
    case MeasuredOn::Mapped: return "mapped";
    }
    throw std::invalid_argument("nothing to measure on");
}

MeasuredOn measuredOnFromText(const std::string &text)
{
    for (const MeasuredOn on : allMeasuredOn)
        if (text == toText(on))
            return on;
    throw std::invalid_argument("nothing is measured on \"" + text + "\"");
}

std::span<const Measure> allMeasures()
{
    return measureTable;
}

const Measure *findMeasure(std::string_view id)
{
    const auto found = std::find_if(std::begin(measureTable), std::end(measureTable), [&](const Measure &measure) { return measure.id == id; });
    return found == std::end(measureTable) ? nullptr : found;
}

void MeasureValues::set(MeasuredOn on, std::string_view id, std::optional<double> value)
{
    const Key key(on, id);
    if (value)
        m_values[key] = *value;
    else
        m_values.erase(key);
}

std::optional<double> MeasureValues::get(MeasuredOn on, std::string_view id) const
{
    const auto found = m_values.find(Key(on, id));
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
}

FrameTallies::FrameTallies(int classes)
{
    for (const Measure &measure : measureTable)
        if (measure.overFrames)
            m_tallies.emplace_back(measure.id, measure.overFrames(classes));
}

void FrameTallies::add(const cv::Mat &truth, const cv::Mat &prediction, int ignore)
{
    if (truth.empty())
        return;
    for (const auto &[id, tally] : m_tallies)
        tally->add(truth, prediction, ignore);
}

void FrameTallies::into(MeasureValues &values, MeasuredOn on) const
{
    for (const auto &[id, tally] : m_tallies)
        values.set(on, id, tally->value());
}

} // namespace vantage
