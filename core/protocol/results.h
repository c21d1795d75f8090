#pragma once

#include "core/data/dataset.h"
#include "core/protocol/pairs.h"
#include "core/report/report_data.h"

namespace vantage {

/// One network of a pair and what it does on the target's held-out frames.
struct NetworkResult
{
    Role role = Role::NoAdaptation;
    std::string name;    ///< in the tables: "NA", "control", the recipe's name, "FT"
    std::string recipe;  ///< of an adapted one
    std::string control; ///< of an adapted one: the name of its equal-compute control
    bool withMap = false;///< with the map of the target's places; counted apart
    int64_t run = 0;     ///< in the pair's project
    double seconds = 0;  ///< training time
    std::filesystem::path model;
    std::optional<ConfusionMatrix> target; ///< of the snapshot that was chosen without labels
    // Of an adapted one:
    std::optional<SnapshotChoice> choice;
    std::optional<double> oracleMeanIou;  ///< of the snapshot that labels would have chosen, NA among them
    std::optional<double> adaptedMeanIou; ///< of the best snapshot after epoch 0, whatever was chosen
};

struct PairResult
{
    Pair pair;
    uint64_t seed = 1;
    std::vector<std::filesystem::path> sources; ///< the cameras' folders
    std::filesystem::path target;
    FramesLeftOut leftOut;                ///< of them
    std::vector<NetworkResult> networks;  ///< NA, control(s), recipes, FT
};

struct ProtocolResults
{
    ClassMap classes;
    std::vector<PairResult> pairs; ///< only what has finished, a pair and a seed each
};

/// The network of that name, or nothing.
const NetworkResult *networkNamed(const PairResult &result, const std::string &name);
/// The first network of that role, or nothing.
const NetworkResult *networkOf(const PairResult &result, Role role, bool withMap = false);

} // namespace vantage
