#pragma once

#include "core/evaluation/confusion.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace vantage {

/// What a figure was measured on.
enum class MeasuredOn {
    Source, ///< validation frames of the source; of FT and what is measured where there is no target: its own camera's
    Target, ///< held-out frames of the target
    Mapped, ///< those, with the map of the camera's places (PlaceMap)
};
inline constexpr MeasuredOn allMeasuredOn[] = {MeasuredOn::Source, MeasuredOn::Target, MeasuredOn::Mapped};
/// As the database and JSON say it: "source", "target", "mapped"
std::string toText(MeasuredOn on);
/// @throws std::invalid_argument for any other text
MeasuredOn measuredOnFromText(const std::string &text);

/// Sums over frames what a confusion matrix can't tell, for instance where in the frame pixels are wrong.
class FrameTally
{
public:
    virtual ~FrameTally() = default;
    /// Of one frame: CV_8UC1 of one size; pixels whose truth is `ignore` are left out.
    virtual void add(const cv::Mat &truth, const cv::Mat &prediction, int ignore) = 0;
    /// None where there was nothing to measure on.
    virtual std::optional<double> value() const = 0;
};

/// One figure of a network. A new one is an entry of the table in measures.cpp, its function, and a translation of its title and note;
/// training, database, window, report and command line take it from the table.
struct Measure
{
    enum class Scale { Share, Nats, Ratio };
    enum class Better { Higher, Lower, Neither };
    enum class Needs { Labels, Target, AllSnapshots, CarriedLabels };

    const char *id; ///< in the database, JSON and filters; never changed
    const char *title;
    const char *note; ///< what it says, for someone who has never heard of it
    Scale scale = Scale::Share;
    Better better = Better::Higher;
    Needs needs = Needs::Labels;
    double (*ofConfusion)(const ConfusionMatrix &) = nullptr;            ///< where a confusion matrix is all it takes
    std::unique_ptr<FrameTally> (*overFrames)(int classes) = nullptr; ///< where it takes the frames
};

/// In the order in which they are shown.
std::span<const Measure> allMeasures();
/// nullptr where there is none: a newer program may have written it.
const Measure *findMeasure(std::string_view id);

/// Identities of those that code asks for by name.
namespace measure_id {
inline constexpr std::string_view meanIou = "mean-iou", classAccuracy = "class-accuracy", pixelAccuracy = "pixel-accuracy", entropy = "entropy", infoMax = "info-max",
                                  snd = "snd", flipAgreement = "flip-agreement", ensembleAgreement = "ensemble-agreement", histogramDistance = "histogram-distance",
                                  knownAgreement = "known-agreement", edgeAlignment = "edge-alignment";
}

/// Figures by where they were measured and what they are.
class MeasureValues
{
public:
    using Key = std::pair<MeasuredOn, std::string>;

    void set(MeasuredOn on, std::string_view id, std::optional<double> value); ///< none takes it out
    std::optional<double> get(MeasuredOn on, std::string_view id) const;
    const std::map<Key, double> &all() const { return m_values; }
    bool operator==(const MeasureValues &) const = default;

private:
    std::map<Key, double> m_values;
};

/// Every measure that takes frames, at once.
class FrameTallies
{
public:
    explicit FrameTallies(int classes);
    /// A frame without truth adds nothing.
    void add(const cv::Mat &truth, const cv::Mat &prediction, int ignore);
    void into(MeasureValues &values, MeasuredOn on) const;

private:
    std::vector<std::pair<std::string, std::shared_ptr<FrameTally>>> m_tallies;
};

} // namespace vantage
