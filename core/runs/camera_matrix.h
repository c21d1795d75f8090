#pragma once

#include "core/runs/project.h"
#include "core/runs/run_reader.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vantage {

/// Which of a project's cameras serve which: a row for each set of sources that runs learnt from, a column for each target.
struct MatrixCell
{
    int64_t best = 0;          ///< the run to be used: the best by what is measured on the target, else by verdict and agreement; 0: none has finished
    std::vector<int64_t> runs; ///< adaptations of the pair, the best first, then by the same order; what has not finished last, the latest first
    bool measured = false;     ///< figures below are from the target's labels; else there are none
    std::optional<double> na, control, adapted, fineTuned; ///< mean IoU on held-out target frames, without the camera's map
    std::optional<double> mapped;    ///< of `adapted` with the map, where the model has one
    std::optional<double> gain;      ///< adapted - control, else adapted - NA
    std::optional<double> agreement; ///< with all snapshots, without labels
    std::optional<Verdict> verdict;  ///< of `best`
    std::optional<RunState> latest;  ///< of the pair's latest run
    int64_t latestRun = 0;
    std::string ended; ///< of `best`, UTC
};

/// A run of a pair, with what it is ranked by: figures of the epoch that was chosen, else of its last.
struct ServingRun
{
    RunRecord run;
    bool modelThere = false;
    std::optional<Verdict> verdict;
    std::optional<double> na, kept, mapped; ///< mean IoU on held-out target frames: before its first step, at that epoch, and that with the camera's map
    std::optional<double> agreement;        ///< at that epoch, with all snapshots, without labels
};

struct CameraMatrix
{
    std::map<int64_t, ServingRun> runs;            ///< adaptations and controls, by number
    std::vector<std::vector<std::string>> sources; ///< rows, by names
    std::vector<std::string> targets;              ///< columns
    std::vector<std::vector<MatrixCell>> cells;    ///< row by row

    const ServingRun *run(int64_t id) const; ///< nullptr where there is none of that number
    /// Targets without any finished adaptation.
    std::vector<std::string> unserved() const;
    /// Finished adaptations of this target whatever they learnt from, the best first.
    std::vector<int64_t> ranked(const std::string &target) const;
};

CameraMatrix cameraMatrix(const Project &project, const RunReader &runs);

} // namespace vantage
