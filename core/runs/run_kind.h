#pragma once

#include <string>

namespace vantage {

/// What a training is for.
enum class RunKind {
    Baseline,   ///< NA: source labels alone; adaptations start from it
    Control,    ///< as many further steps as the adaptation, on the source alone
    Adapted,    ///< learns the target without its labels
    FineTuning, ///< FT: learns from the target's labels; the upper bound
};
inline constexpr RunKind allRunKinds[] = {RunKind::Baseline, RunKind::Control, RunKind::Adapted, RunKind::FineTuning};

/// As the database and JSON say it: "baseline", "control", "adapted", "fine-tuning"
std::string toText(RunKind kind);
/// @throws std::invalid_argument for any other text
RunKind runKindFromText(const std::string &text);
/// The stage's title: "No Adaptation", "Equal-compute control", "Adaptation (label-book)", "Fine-Tuning"
std::string stageTitle(RunKind kind, const std::string &recipe);

} // namespace vantage
