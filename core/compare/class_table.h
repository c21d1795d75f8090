#pragma once

#include "core/compare/compared_run.h"

namespace vantage {

/// One class (or the mean over them) in every run.
struct ClassRow
{
    std::string name;
    int index = -1; ///< of the class; -1: the mean
    std::vector<std::optional<double>> iou;   ///< on the target at the kept epoch, a run each; nothing: not measured, or no such pixel
    std::vector<std::optional<double>> delta; ///< to the base; nothing for the base
    std::vector<bool> vanished;               ///< the labels have the class, and the run never calls a pixel so
    std::optional<size_t> best, worst;        ///< the row's extremes; nothing where fewer than two runs or all alike
};

struct ClassTable
{
    std::vector<ClassRow> rows; ///< the mean last; empty where no run was measured on target labels
    std::string note;           ///< why runs are missing, if any
};

/// @param base index into `runs` @throws std::invalid_argument where there is none
ClassTable classTable(std::span<const ComparedRun> runs, size_t base = 0);

} // namespace vantage
