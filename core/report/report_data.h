#pragma once

#include "core/data/class_map.h"
#include "core/evaluation/confusion.h"
#include "core/evaluation/proof.h"
#include "core/evaluation/snapshot_choice.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vantage {

enum class Role {
    NoAdaptation, ///< NA: the source's labels only
    Control,      ///< NA with the adaptation's own number of extra steps on the source alone
    Adapted,
    FineTuning, ///< FT: the target's own labels; the upper bound
};
/// "NA", "control", "adapted", "FT"
std::string toText(Role role);

/// One network's measures. Differences are shown against the first result with role NoAdaptation, those of an adapted
/// network against the first Control too.
inline constexpr const char *withMapSuffix = " + map"; ///< of a network's name

struct ModelResult
{
    Role role = Role::NoAdaptation;
    std::string name;                      ///< shown instead of the role where not empty, e.g. "adapted (EMA teacher)"
    bool withMap = false;                  ///< measured with the map of the target's places (PlaceMap)
    std::optional<ConfusionMatrix> target; ///< on the target camera, where its labels exist
    std::optional<ConfusionMatrix> source; ///< on the source's validation frames
    uint64_t seed = 0;
    int64_t run = 0;    ///< number in the project, 0 = none
    double seconds = 0; ///< training time
};

/// One line of a chart. Points that are no finite numbers are left out.
struct Curve
{
    std::string name;
    std::vector<double> x, y; ///< of the same length
};

/// One chart with one pair of axes.
struct Chart
{
    std::string title, xLabel;
    std::vector<Curve> curves; ///< at most 6
    bool smooth = false;       ///< draw a running mean over the pale raw values
    bool markEpochs = false;   ///< x is an epoch: mark the chosen and the oracle one
    std::string note;          ///< below the title, e.g. "nats, higher is better"
};

struct ReportPicture
{
    std::filesystem::path file; ///< PNG or JPEG
    std::string caption;
};

struct NextStep
{
    std::string text;
    std::string command; ///< to be typed in a terminal; may be empty
};

/// Everything a report shows. Whatever is empty leaves its section out.
struct ReportData
{
    std::string title;    ///< e.g. the project's name
    std::string subtitle; ///< e.g. "camera A1 to camera B1, recipe adversarial"
    ClassMap classes;
    std::vector<ModelResult> results;
    std::optional<SnapshotChoice> choice;
    std::vector<TrialCamera> trial;              ///< what the verdict's evidence was worth where the truth is known
    std::optional<ReportPicture> disagreement; ///< places where NA and the adapted network say different things
    std::vector<Chart> lossCharts; ///< see charts_of_run.h
    std::vector<Chart> epochCharts;
    std::vector<ReportPicture> pictures;
    bool embedPictures = true; ///< inside the page (it can be mailed) or linked relatively to it
    std::vector<std::pair<std::string, std::string>> recipe;     ///< option, value
    std::vector<std::pair<std::string, std::string>> provenance; ///< fingerprints, seed, version, date, seconds
    std::vector<NextStep> nextSteps;
};

} // namespace vantage
