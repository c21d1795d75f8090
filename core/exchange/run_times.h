#pragma once

#include "core/runs/run_reader.h"

#include <span>

namespace vantage {

/// When a run's steps were done, as far as the database says: seconds since 1970, from its start and the training time at each epoch's end;
/// in between, evenly. Pauses are left out.
class RunTimes
{
public:
    /// @param epochs of the run
    RunTimes(const RunRecord &run, std::span<const EpochRecord> epochs);
    double start() const { return m_start; }
    double end() const { return m_end; }
    double ofStep(int64_t step) const;

private:
    double m_start = 0, m_end = 0;
    std::vector<std::pair<int64_t, double>> m_known; ///< step, seconds; ascending
};

/// Whether a term of a step is a loss; else a learning rate, a share or the like.
bool isLoss(const std::string &term);

/// Every measure of the epoch, as "target" + separator + "mean-iou".
std::vector<std::pair<std::string, double>> namedMeasures(const EpochRecord &epoch, const char *separator);

} // namespace vantage
