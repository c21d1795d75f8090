#pragma once

#include "core/compare/compared_run.h"

namespace vantage {

/// What a snapshot predicts of the target, without any label: the share of its pixels a class.
struct EpochShares
{
    int epoch = 0;
    std::vector<double> shares; ///< a class each, summing to 1
};

/// Of all snapshots whose predictions are kept in the run's folder (snapshots/epoch-003.probabilities), in order; files that can't be
/// read are passed over. Empty for runs without a target.
std::vector<EpochShares> classSharesOf(const std::filesystem::path &runFolder);
/// As the database noted them; of older runs as above.
std::vector<EpochShares> classSharesOf(const ComparedRun &run, const std::filesystem::path &runFolder);

} // namespace vantage
