#pragma once

#include "core/base/message.h"
#include "core/workflow/adaptation.h"

#include <functional>
#include <optional>
#include <string>

namespace vantage {

/// Epochs of the run whose networks are there to be chosen from, in order; 0 is the network that it started from.
std::vector<int> keptEpochs(const Project &project, int64_t run);

/// Ends a run with one of its epochs, so that it can be inspected, exported, reported and compared.
/// A stopped or failed run is finished where it stands, with the epoch that would have been chosen had it been meant to end here, or with
/// `epoch`; nobody takes it for one that was trained to its end, and it can't go on any more. Of a finished run another epoch becomes
/// the model. Where the recipe asks for it the model gets the map of its camera's places, as at the end of a training.
/// @param tell told what the map rests on, or why there is none
/// @throws InputError where no such epoch is kept, the run is being trained, or other runs started from its model
SnapshotChoice finishHere(const Project &project, int64_t run, std::optional<int> epoch = std::nullopt, const std::function<void(const Message &)> &tell = {});

/// Puts right what programs that were killed have left half done: RunStore::recoverInterrupted(), runs that were being finished by hand or
/// got another epoch's network, and files to go on with of runs that have finished. To be called before a project is worked on.
/// @throws InputError
void finishInterrupted(const Project &project, RunStore &store);

/// Writes the choice, and the scores that only all snapshots together have. @param mapped of the chosen epoch
void recordChoice(RunStore &store, int64_t run, const SnapshotChoice &choice, const std::vector<SnapshotScores> &scores,
                  const std::optional<MappedResult> &mapped);

/// A finished run with the baseline that it started from and, where they are there, the latest control from the same baseline and the
/// latest FT: what writeAdaptationReport() shows. @throws InputError where the run has not finished, or its baseline is gone
AdaptationResult resultOfRun(const Project &project, int64_t run);

} // namespace vantage
