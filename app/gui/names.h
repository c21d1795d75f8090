#pragma once

#include "core/evaluation/snapshot_choice.h"
#include "core/protocol/pairs.h"
#include "core/runs/run_store.h"

#include <QString>

namespace vantage {
struct RunMeasure;
}

namespace vantage::gui {

// What core calls by a word, in the language of the window. A word that is not known stays as it is.

/// "baseline (NA)", "control", "adapted", "fine-tuning (FT)"
QString kindName(RunKind kind);
QString stateName(RunState state);
QString verdictName(Verdict verdict);
/// "Self-training" for self-training
QString recipeName(const std::string &recipe);
/// "#3 adapted, Self-training": a run in lists and legends
QString runName(const RunRecord &run);
/// "#3 rainy night": the operator's own name where there is one
QString shownName(const RunRecord &run);
/// "Source cross entropy" for sem: the title of a curve over the steps
/// @param learnsTarget of Fine-Tuning, whose labelled frames are the target's
QString termName(const std::string &term, bool learnsTarget = false);
/// "Mean IoU, target"
QString measureTitle(const RunMeasure &measure);
/// "near", "opposite", "another scene"
QString familyName(PairFamily family);
/// "class numbers", "Cityscapes, label ids": how labels are read
QString formatTitle(const std::string &title);

} // namespace vantage::gui
