#pragma once

#include "core/evaluation/snapshot_choice.h"
#include "core/training/observer.h"

#include <filesystem>
#include <vector>

namespace vantage {

/// The files of a run's snapshots: <run>/snapshots/epoch-003.safetensors (weights), .probabilities and .json (measures).
class SnapshotFolder
{
public:
    explicit SnapshotFolder(std::filesystem::path run);

    std::filesystem::path weights(int epoch) const;
    std::filesystem::path generator(int epoch) const; ///< of recipes that have a G
    std::filesystem::path probabilities(int epoch) const;

    /// What the choice needs to know of an epoch, so that a resumed run chooses as an uninterrupted one.
    void saveScores(const SnapshotScores &scores) const;
    /// Of epochs 0 (or `first`) to `last`. @throws InputError where one is missing or damaged
    std::vector<SnapshotScores> loadScores(int first, int last) const;

    bool isComplete(int epoch) const;
    /// Epochs that are complete and whose network is there, in order.
    std::vector<int> epochs() const;
    /// Makes the epoch's network the run's model.safetensors, and its G the run's generator.safetensors. Epoch 0 has no G: then that of
    /// the last epoch, so that what the recipe rebuilds can be looked at whatever was kept. @throws InputError
    void keep(int epoch) const;
    void removeWeights(const std::vector<int> &except) const; ///< once the choice is made
private:
    std::filesystem::path file(int epoch, const char *extension) const;
    std::filesystem::path m_run, m_folder;
};

/// The epochs whose networks stay after the end: the last `count`, the chosen one and the best (with target labels where there are any,
/// else on the source's validation frames). None where count is 0.
std::vector<int> epochsToKeep(const SnapshotChoice &choice, const std::vector<SnapshotScores> &scores, int count);

struct ChosenSnapshot
{
    SnapshotChoice choice;
    std::vector<SnapshotScores> scores; ///< of all snapshots, with what needs all of them at once
};
/// Fills in what needs all snapshots at once (the ensemble) and chooses. With a start (epoch 0) by chooseSnapshot; without
/// one, and without a target, the best on the run's own validation frames.
ChosenSnapshot chooseOf(const SnapshotFolder &folder, bool hasStart, bool hasTarget, int epochs, uint64_t seed);

} // namespace vantage
