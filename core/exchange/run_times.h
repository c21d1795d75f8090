#pragma once

#include "core/runs/run_reader.h"

#include <fstream>

namespace vantage {

/// When a run's steps were done, as far as the database says: seconds since 1970, from its start and the training time at each epoch's end;
/// in between, evenly. Pauses are left out.
class RunTimes
{
public:
    RunTimes(const RunReader &runs, int64_t run);
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

/// A file that is written piece by piece. @throws InputError where it can't be
class FileWriter
{
public:
    explicit FileWriter(const std::filesystem::path &file);
    void write(const std::string &bytes);

private:
    std::filesystem::path m_file;
    std::ofstream m_stream;
};

} // namespace vantage
