#pragma once

#include "core/base/message.h"
#include "core/protocol/cameras.h"
#include "core/protocol/results.h"
#include "core/protocol/stage_log.h"
#include "core/workflow/adaptation.h"

namespace vantage {

struct ProtocolOptions
{
    std::filesystem::path folder; ///< gets cameras/, projects/<pair>/, protocol.json, the tables and the figures
    ProtocolSpec spec;            ///< the pairs that are run
    std::vector<std::string> recipes{AdaptationOptions{}.recipe};
    std::vector<uint64_t> seeds{1}; ///< of the trainings
    CityFrames city;
    /// Preset, settings, backbone and checkpointSteps are of all runs; the rest is the protocol's to set.
    AdaptationOptions adaptation;
};

/// Where in the protocol a network is.
struct StagePlace
{
    size_t number = 1, count = 1; ///< of the pair, from 1
    std::string pair;
    uint64_t seed = 1;
    RunKind kind = RunKind::Baseline;
    std::string title;
    int64_t run = 0;
};

/// Watches a protocol, and the trainings in it. Called on the thread that runs it.
class ProtocolObserver : public TrainingObserver
{
public:
    virtual void onCamera(const std::string &, int /*done*/, int /*all*/) {}
    virtual void onStageBegin(const StagePlace &) {}
    /// @param reused it was there already
    virtual void onStageEnd(const StagePlace &, const StageLine &, bool /*reused*/) {}
    virtual void onResults(const ProtocolResults & /*soFar*/) {} ///< after each pair and seed, its tables are written
    virtual void onFailure(const Message &) {} ///< of a training; the protocol goes on with the next
    virtual void onFigure(const std::string & /*pair*/) {}
};

struct ProtocolOutcome
{
    TrainingResult::End end = TrainingResult::End::Finished; ///< Failed where a pair failed; the others have their results
    Message reason;
    std::exception_ptr error; ///< of the first failure
    ProtocolResults results;  ///< of the pairs and seeds that have finished
    std::vector<Message> failures;
};

/// Renders the cameras, then, for each pair and seed, trains NA, the equal-compute control, the recipes and FT, each in the project
/// of its pair. A baseline or FT that another pair's project has already is taken over from there, for a baseline does not depend
/// on the target nor FT on the source. Called again with the same options it goes on where it was cut off: what has finished is read from the
/// projects' databases. Tables are written after each pair, the figures in the end.
/// @throws InputError on bad input and std::invalid_argument on bad settings before anything is trained
ProtocolOutcome runProtocol(const ProtocolOptions &options, std::stop_token stop, ProtocolObserver &observer);

/// What an adaptation of this pair gave: reads the pair's project. Networks that `result` has already (of another recipe) are not added twice.
void addNetworks(PairResult &result, const AdaptationResult &adaptation);

} // namespace vantage
