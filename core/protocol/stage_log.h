#pragma once

#include "core/runs/run_reader.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// One piece of work of the protocol: a camera rendered or a network trained.
struct StageLine
{
    std::string pair; ///< empty: a camera
    uint64_t seed = 0;
    std::string title; ///< as adapt() calls it, e.g. "Fine-Tuning"; of a camera "Camera A1"
    int64_t run = 0;   ///< in the pair's project
    RunState state = RunState::Running;
    double seconds = 0;            ///< all sittings together
    uint64_t peakBytes = 0;        ///< largest resident memory of the process meanwhile; 0: not known
    std::optional<double> meanIou; ///< on the target; of NA, which knows no target, on the source
    bool operator==(const StageLine &) const = default;
};

/// What the protocol has done so far, kept as protocol.json and, for spreadsheets, stages.csv.
class StageLog
{
public:
    /// Goes on with what the folder holds. @param asked JSON object of what was asked for; goes into protocol.json
    /// @throws InputError where protocol.json is damaged or of a newer version
    StageLog(std::filesystem::path folder, std::string asked);

    /// Puts the line in the place of that of the same pair, seed, title and run, of which it keeps the larger peak; writes.
    /// @throws InputError
    void put(StageLine line);
    const StageLine *find(const StageLine &like) const;
    const std::vector<StageLine> &lines() const { return m_lines; }

private:
    void write() const;

    std::filesystem::path m_folder;
    std::string m_asked;
    std::vector<StageLine> m_lines;
};

std::string stagesCsv(const std::vector<StageLine> &lines);

/// The process's peak of resident memory since the last reset. Does nothing, or 0, where the system does not tell.
void resetPeakMemory();
uint64_t peakMemory();

} // namespace vantage
