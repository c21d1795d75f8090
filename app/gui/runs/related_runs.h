#pragma once

#include "app/gui/project_session.h"

namespace vantage::gui {

// What a run is compared with. Every function gets the runs of the whole project.

/// Finished runs with a model, the latest adaptation first: it is what people come for.
std::vector<const RunSummary *> usableRuns(const std::vector<RunSummary> &runs);
/// The latest finished Fine-Tuning of this target camera with a model, or nullptr. @param target its name; empty: any
const RunSummary *fineTuningOf(const std::vector<RunSummary> &runs, const std::string &target);
/// The latest finished control that started where this adaptation did, or nullptr.
const RunSummary *controlOf(const RunSummary &run, const std::vector<RunSummary> &runs);

/// The runs that started from this one.
std::vector<const RunSummary *> restingOn(int64_t run, const std::vector<RunSummary> &runs);

/// The counts on the target that stand for the run: those of its shown epoch. A baseline knows no target: what it does
/// there is the first thing that a run measures which starts from it. nullptr where nothing was measured.
const ConfusionMatrix *shownOnTarget(const RunSummary &run, const std::vector<RunSummary> &runs);

/// Gain in mIoU on the target over the run's own start, and over the control; nothing where it was not measured.
std::optional<double> gainOverNa(const RunSummary &run);
std::optional<double> gainOverControl(const RunSummary &run, const std::vector<RunSummary> &runs);

} // namespace vantage::gui
